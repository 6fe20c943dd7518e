import type { SecretsManager } from '@aws-sdk/client-secrets-manager';

/** One client a region, made when it is first asked for. */
export interface Clients {
  readonly of: (region: string) => SecretsManager;
  destroy(): void;
}

export function clientsFor(make: (region: string) => SecretsManager): Clients {
  const made = new Map<string, SecretsManager>();
  return {
    of(region) {
      const client = made.get(region) ?? make(region);
      made.set(region, client);
      return client;
    },
    destroy() {
      for (const client of made.values()) client.destroy();
    },
  };
}
