import type { StoreReference } from '../protocol/requests.ts';
import { StoreError } from '../secrets/store.ts';
import type { SecretStore } from '../secrets/store.ts';
import type { Settings } from '../settings/settings.ts';
import type { SandboxHolder } from './sandbox.ts';
import type { Services } from './services.ts';

export interface OpenedStore {
  readonly store: SecretStore;
  readonly reference: StoreReference;
}

/**
 * Opens what was referred to, or what the settings and the environment say. Sends nothing to the network.
 * @throws StoreError when it cannot be settled, or the sandbox is meant and does not run.
 */
export async function openStore(
  reference: StoreReference | undefined,
  settings: Settings,
  { services, sandbox }: { readonly services: Services; readonly sandbox: SandboxHolder },
): Promise<OpenedStore> {
  if (reference?.kind === 'sandbox') {
    const running = sandbox.running();
    if (running === undefined) throw new StoreError('offline', 'The sandbox is not running. Start it, then try again.');
    const store = await services.openStore({ sandbox: running.environment, region: reference.region });
    return { store, reference };
  }
  const profile = reference === undefined ? emptyToNone(settings.awsProfile) : reference.profile;
  const region = reference === undefined ? emptyToNone(settings.awsRegion) : reference.region;
  const store = await services.openStore({
    ...(profile === undefined ? {} : { profile }),
    ...(region === undefined ? {} : { region }),
  });
  return { store, reference: referenceOf(store) };
}

/** What opens the same store again. */
export const referenceOf = ({ location }: SecretStore): StoreReference =>
  location.profile === undefined
    ? { kind: 'environment', region: location.region }
    : { kind: 'profile', profile: location.profile, region: location.region };

const emptyToNone = (text: string): string | undefined => (text === '' ? undefined : text);
