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

/**
 * How a client of the SDK reaches `endpoint`, or AWS's own `host` for the choice of the proxy. What the environment and
 * the shared files say of endpoints is settled already, and must not be looked up again by the SDK.
 * @throws StoreError when the file of certificate authorities cannot be read.
 */
export function clientConfig(settings: AwsSettings, region: string, endpoint: string | undefined, host: string) {
  const isAws = endpoint === undefined;
  return {
    region,
    requestHandler: requestHandlerTo(new URL(endpoint ?? host), settings),
    ignoreConfiguredEndpointUrls: true,
    useFipsEndpoint: isAws && settings.useFips,
    useDualstackEndpoint: isAws && settings.useDualstack,
    ...(isAws ? {} : { endpoint }),
  };
}

/**
 * Directly or through the proxy that the environment names, trusting the given bundle of authorities. The SDK knows
 * neither variable.
 */
function requestHandlerTo(url: URL, settings: Pick<AwsSettings, 'caBundle' | 'proxyFor'>) {
  const proxy = settings.proxyFor(url);
  const options = { keepAlive: true, ...authorities(settings.caBundle) };
  return {
    connectionTimeout,
    requestTimeout,
    throwOnRequestTimeout: true as const,
    httpAgent: proxy === undefined ? new HttpAgent({ keepAlive: true }) : new HttpProxyAgent(proxy, options),
    httpsAgent: proxy === undefined ? new HttpsAgent(options) : tunnelThrough(proxy, options),
  };
}

/** The library takes the options for the way to the proxy alone; the server behind it is to be trusted as well. */
function tunnelThrough(proxy: string, options: Readonly<{ keepAlive: boolean; ca?: string }>): HttpsProxyAgent<string> {
  const agent = new HttpsProxyAgent(proxy, options);
  Object.assign(agent.options, options);
  return agent;
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
