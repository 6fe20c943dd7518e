import type { SecretReference, SecretSummary } from '../../../../server/src/protocol/requests.ts';
import { storeLabel } from '../../storeLabel.ts';
import type { Translate } from '../../storeLabel.ts';

export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** Epoch milliseconds in the user's words. */
export interface DateWords {
  readonly dateOf: (time: number) => string;
  /** Secrets Manager keeps no more than the day of the last access. */
  readonly dayOf: (time: number) => string;
}

/** What a secret costs a month, in US dollars: https://aws.amazon.com/secrets-manager/pricing/ */
const monthlyCost = 0.4;

/** Everything worth knowing of a secret, but its value. */
export function factsOf(
  reference: SecretReference,
  secret: SecretSummary,
  { dateOf, dayOf }: DateWords,
  t: Translate,
): readonly Fact[] {
  const date = (time: number | undefined, none: string): string => (time === undefined ? none : dateOf(time));
  const sandbox = reference.store.kind === 'sandbox';
  return [
    { name: t('Description'), value: secret.description ?? t('none') },
    { name: t('ARN'), value: secret.arn },
    { name: t('Account and region'), value: `${storeLabel(reference.store, t)} · ${secret.arn.split(':')[4] ?? ''}` },
    { name: t('Encryption key'), value: secret.kmsKeyId ?? t('aws/secretsmanager (default)') },
    { name: t('Created'), value: date(secret.createdAt, t('unknown')) },
    { name: t('Last changed'), value: date(secret.changedAt, t('never')) },
    {
      name: t('Last accessed'),
      value: secret.accessedAt === undefined ? t('never, or today') : dayOf(secret.accessedAt),
    },
    { name: t('Rotation'), value: rotationOf(secret, date, t) },
    ...(secret.deletedAt === undefined
      ? []
      : [{ name: t('Scheduled for deletion'), value: date(secret.deletedAt, '') }]),
    ...(secret.owningService === undefined ? [] : [{ name: t('Managed by'), value: secret.owningService }]),
    ...(secret.primaryRegion === undefined ? [] : [{ name: t('Primary region'), value: secret.primaryRegion }]),
    { name: t('Tags'), value: secret.tags.map(({ key, value }) => `${key} = ${value}`).join(', ') || t('none') },
    { name: t('Versions'), value: versionsOf(secret, t) },
    { name: t('Monthly cost'), value: sandbox ? t('nothing, it is the sandbox') : `$${monthlyCost.toFixed(2)}` },
  ];
}

function rotationOf(
  secret: SecretSummary,
  date: (time: number | undefined, none: string) => string,
  t: Translate,
): string {
  if (!secret.rotationEnabled) return t('off');
  return t('on, last {0}, next {1}', date(secret.rotatedAt, t('never')), date(secret.nextRotationAt, t('unknown')));
}

const versionsOf = (secret: SecretSummary, t: Translate): string =>
  Object.entries(secret.versions)
    .map(([id, stages]) => `${stages.join(', ') || t('no label')} (${id.slice(0, 8)}…)`)
    .join('; ') || t('none');

/** The secret's page in the AWS console; absent for a store that is not AWS. */
export function consoleUrlOf({ store }: SecretReference, secret: SecretSummary): string | undefined {
  if (store.kind === 'sandbox') return undefined;
  const domain = consoleDomains[secret.arn.split(':')[1] ?? 'aws'];
  if (domain === undefined) return undefined;
  return `https://${store.region}.${domain}/secretsmanager/secret?name=${encodeURIComponent(secret.name)}&region=${store.region}`;
}

/** By partition: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
const consoleDomains: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};
