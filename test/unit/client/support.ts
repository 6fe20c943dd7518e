import type { SecretSummary, StoreReference } from '../../../server/src/protocol/requests.ts';
import type { Translate } from '../../../client/src/storeLabel.ts';

export const store: StoreReference = { kind: 'profile', profile: 'dev', region: 'eu-west-1' };
export const sandbox: StoreReference = { kind: 'sandbox', region: 'us-east-1' };

export const secretNamed = (name: string, more: Partial<SecretSummary> = {}): SecretSummary => ({
  arn: `arn:aws:secretsmanager:eu-west-1:123456789012:secret:${name}-AbCdEf`,
  name,
  tags: [],
  rotationEnabled: false,
  versions: {},
  ...more,
});

/** Fills `{0}` in as the editor does, and translates nothing. */
export const t: Translate = (message, ...parameters) =>
  message.replace(/\{(\d)\}/g, (_, index: string) => String(parameters[Number(index)]));
