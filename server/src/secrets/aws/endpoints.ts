import { StoreError } from '../store.ts';
import type { Section } from './iniFile.ts';
import type { Env } from './options.ts';
import { nonEmpty } from './profiles.ts';
import type { SharedFiles } from './profiles.ts';

/** Services as the shared files name them, and as the environment does. */
const envSuffix = { secrets_manager: 'SECRETS_MANAGER', sts: 'STS', sso: 'SSO', signin: 'SIGNIN' } as const;
export type Service = keyof typeof envSuffix;

/**
 * Where requests to a service go instead of to AWS. The order of
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html, also for a profile named in code, which
 * the SDK does not follow.
 * @throws StoreError when it is no plain http or https address.
 */
export function configuredEndpoint(
  service: Service,
  env: Env,
  section: Section,
  { services }: Pick<SharedFiles, 'services'>,
): string | undefined {
  const ignored = env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS ?? section['ignore_configured_endpoint_urls'];
  if (ignored?.toLowerCase() === 'true') return undefined;
  const ofServices = section['services'] === undefined ? undefined : services.get(section['services']);
  return checkedUrl(
    nonEmpty(env[`AWS_ENDPOINT_URL_${envSuffix[service]}`]) ??
      nonEmpty(env.AWS_ENDPOINT_URL) ??
      nonEmpty(ofServices?.[`${service}.endpoint_url`]) ??
      nonEmpty(section['endpoint_url']),
  );
}

/** With a user name and a password it would show them wherever the store is named. */
export function checkedUrl(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed !== undefined && /^https?:$/.test(parsed.protocol) && parsed.username + parsed.password === '') return url;
  throw new StoreError(
    'invalid-request',
    'The configured endpoint is no plain http or https address. Nothing was sent. Look at AWS_ENDPOINT_URL, ' +
      'AWS_ENDPOINT_URL_SECRETS_MANAGER and endpoint_url in the AWS config file.',
  );
}

/** AWS's own host, for the choice of the proxy. https://docs.aws.amazon.com/general/latest/gr/rande.html */
export const awsHost = (prefix: string, region: string): string => `https://${prefix}.${region}.${domainOf(region)}`;

const domainOf = (region: string): string =>
  partitions.find(([start]) => region.startsWith(start))?.[1] ?? 'amazonaws.com';

/** Region prefix to domain, from the SDK's partition table. */
const partitions: readonly (readonly [string, string])[] = [
  ['cn-', 'amazonaws.com.cn'],
  ['eusc-', 'amazonaws.eu'],
  ['us-isob-', 'sc2s.sgov.gov'],
  ['us-isof-', 'csp.hci.ic.gov'],
  ['us-iso-', 'c2s.ic.gov'],
  ['eu-isoe-', 'cloud.adc-e.uk'],
];
