import { readFileSync } from 'node:fs';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { HttpProxyAgent } from 'http-proxy-agent';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { StoreError } from '../store.ts';
import type { AwsSettings } from './settings.ts';

/** Milliseconds. Long enough for a slow proxy, short enough that three attempts end within a minute. */
const connectionTimeout = 5_000;
const requestTimeout = 15_000;

export interface Transport {
  readonly requestHandler: {
    readonly connectionTimeout: number;
    readonly requestTimeout: number;
    readonly throwOnRequestTimeout: true;
    readonly httpAgent: HttpAgent;
    readonly httpsAgent: HttpsAgent;
  };
  readonly proxied: boolean;
}

/**
 * How requests to `url` travel: directly or through the proxy that the environment names, trusting the given bundle
 * of authorities. The SDK knows neither variable.
 * @throws StoreError when the bundle cannot be read.
 */
export function transportTo(url: URL, settings: Pick<AwsSettings, 'caBundle' | 'proxyFor'>): Transport {
  const proxy = settings.proxyFor(url);
  const options = { keepAlive: true, ...authorities(settings.caBundle) };
  return {
    requestHandler: {
      connectionTimeout,
      requestTimeout,
      throwOnRequestTimeout: true,
      httpAgent: proxy === undefined ? new HttpAgent({ keepAlive: true }) : new HttpProxyAgent(proxy, options),
      // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- the SDK asks for an agent, not for Node's class
      httpsAgent: proxy === undefined ? new HttpsAgent(options) : new HttpsProxyAgent(proxy, options),
    },
    proxied: proxy !== undefined,
  };
}

function authorities(bundle: string | undefined): { readonly ca?: string } {
  if (bundle === undefined) return {};
  try {
    return { ca: readFileSync(bundle, 'utf8') };
  } catch {
    throw new StoreError(
      'invalid-request',
      `The file of certificate authorities ${bundle} cannot be read. Nothing was sent. Look at AWS_CA_BUNDLE and at ` +
        'ca_bundle in the AWS config file.',
    );
  }
}
