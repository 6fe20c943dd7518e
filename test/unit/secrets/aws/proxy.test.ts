import assert from 'node:assert/strict';
import { proxyFor } from '../../../../server/src/secrets/aws/proxy.ts';

const url = 'https://secretsmanager.eu-west-3.amazonaws.com';
const proxy = 'http://proxy.corp:3128';

const cases: Readonly<Record<string, readonly [string, Readonly<Record<string, string>>, string | undefined]>> = {
  'no variable': [url, {}, undefined],
  HTTPS_PROXY: [url, { HTTPS_PROXY: proxy }, proxy],
  'the lower case one wins': [url, { HTTPS_PROXY: 'http://other', https_proxy: proxy }, proxy],
  'HTTP_PROXY is for http': [url, { HTTP_PROXY: proxy }, undefined],
  'an http endpoint': ['http://10.0.0.7:4566', { HTTP_PROXY: proxy, HTTPS_PROXY: 'http://other' }, proxy],
  ALL_PROXY: [url, { ALL_PROXY: proxy }, proxy],
  'without a scheme': [url, { HTTPS_PROXY: 'proxy.corp:3128' }, proxy],
  'an empty variable': [url, { HTTPS_PROXY: '' }, undefined],
  'NO_PROXY names the host': [
    url,
    { HTTPS_PROXY: proxy, NO_PROXY: 'localhost, secretsmanager.eu-west-3.amazonaws.com' },
    undefined,
  ],
  'NO_PROXY names the domain': [url, { HTTPS_PROXY: proxy, NO_PROXY: '.amazonaws.com' }, undefined],
  'NO_PROXY names the domain with a star': [url, { HTTPS_PROXY: proxy, NO_PROXY: '*.amazonaws.com' }, undefined],
  'NO_PROXY names the end of another host': [url, { HTTPS_PROXY: proxy, NO_PROXY: 'zonaws.com' }, proxy],
  'NO_PROXY is everything': [url, { HTTPS_PROXY: proxy, NO_PROXY: '*' }, undefined],
  'NO_PROXY with the port': ['http://127.0.0.1:4566', { HTTP_PROXY: proxy, NO_PROXY: '127.0.0.1:4566' }, undefined],
  'NO_PROXY with another port': ['http://127.0.0.1:4566', { HTTP_PROXY: proxy, NO_PROXY: '127.0.0.1:80' }, proxy],
  'NO_PROXY with an IPv6 address': ['http://[::1]:4566', { HTTP_PROXY: proxy, NO_PROXY: '::1' }, undefined],
};

describe('the proxy for a request', () => {
  for (const [title, [target, env, expected]] of Object.entries(cases)) {
    it(title, () => assert.equal(proxyFor(new URL(target), env), expected));
  }
});
