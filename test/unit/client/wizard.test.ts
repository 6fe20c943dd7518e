import assert from 'node:assert/strict';
import { destinationOf } from '../../../client/src/storeLabel.ts';
import { otherNameThan } from '../../../client/src/wizard/otherName.ts';
import type { StoreSummary } from '../../../server/src/protocol/requests.ts';
import { sandbox, store, t } from './support.ts';

describe('the name offered when one is taken', () => {
  const cases: readonly [string, string][] = [
    ['shop/db', 'shop/db-2'],
    ['shop/db-2', 'shop/db-3'],
    ['shop/db-99', 'shop/db-100'],
    ['shop/db-2026', 'shop/db-2026-2'],
    ['7', '7-2'],
  ];
  for (const [taken, offered] of cases) it(`${taken} → ${offered}`, () => assert.equal(otherNameThan(taken), offered));
});

describe('what the prompt says of the place', () => {
  const summary: StoreSummary = {
    store,
    accountId: '123456789012',
    identityArn: 'arn:aws:iam::123456789012:user/dev',
    region: 'eu-west-1',
    regionSource: 'profile dev',
  };
  const cases: readonly [string, StoreSummary, string][] = [
    ['AWS', summary, 'AWS account 123456789012, eu-west-1 (profile dev)'],
    [
      'another endpoint',
      { ...summary, endpoint: 'http://localhost:4566' },
      'Not AWS but http://localhost:4566: account 123456789012, eu-west-1 (profile dev)',
    ],
    [
      'the sandbox',
      { ...summary, store: sandbox, region: 'us-east-1', endpoint: 'http://127.0.0.1:1' },
      'Sandbox on this machine (account 123456789012, us-east-1): nothing is sent to AWS',
    ],
  ];
  for (const [place, given, words] of cases) it(place, () => assert.equal(destinationOf(given, t), words));
});
