import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createServices } from '../../server/src/composition.ts';
import * as requests from '../../server/src/protocol/requests.ts';
import type { ApplyResult, Failed, ListResult, ListStoresResult } from '../../server/src/protocol/requests.ts';
import { seal } from '../../server/src/protocol/sealed.ts';
import { askForMfaCode, locateStore, storesChanged } from '../../server/src/protocol/stores.ts';
import type { MfaQuestion, StorePlace } from '../../server/src/protocol/stores.ts';
import { openEditor } from '../lsp/support/editor.ts';
import type { Editor, EditorOptions } from '../lsp/support/editor.ts';
import { canaries, leakyModule, moduleUri } from '../lsp/support/samples.ts';
import { secretsError, startAwsServices, stsError } from '../support/awsServices.ts';
import type { AwsServices } from '../support/awsServices.ts';
import { ssoLogin, temporaryHome } from '../support/home.ts';
import type { Home } from '../support/home.ts';

const keysOf = (id: string): string => `aws_access_key_id = ${id}\naws_secret_access_key = not-a-secret\n`;
const mfa = `[profile mfa]
region = eu-west-3
role_arn = arn:aws:iam::123456789012:role/admin
source_profile = base
mfa_serial = arn:aws:iam::123456789012:mfa/me
[profile base]
${keysOf('AKIDBASE')}`;
const sso = `[profile sso]
region = eu-west-3
sso_session = corp
sso_account_id = 123456789012
sso_role_name = Developer
[sso-session corp]
sso_region = us-east-1
sso_start_url = https://corp.awsapps.com/start
`;
const code = '913' + '204';

/** The language server with everything it has from outside, in front of what stands for AWS on loopback. */
describe('signing in through the language server', () => {
  let home: Home;
  let aws: AwsServices;
  let editor: Editor;

  beforeEach(async () => {
    home = temporaryHome();
    aws = await startAwsServices();
  });
  afterEach(async () => {
    try {
      await editor.end();
    } finally {
      home.remove();
      await aws.stop();
    }
  });

  async function start(config: string, more: EditorOptions & { readonly env?: object } = {}): Promise<void> {
    home.write({ '.aws/config': config });
    const { env, ...options } = more;
    const own = { HOME: home.folder, AWS_ENDPOINT_URL: aws.url, XDG_STATE_HOME: home.folder, ...env };
    const { openStore, locateStore: locate, listProfiles, watchStores, journal } = createServices(own);
    editor = await openEditor({
      canaries: [...canaries, code],
      initializationOptions: { asks: true, sandboxData: join(home.folder, 'sandbox') },
      services: { openStore, locateStore: locate, listProfiles, watchStores, journal },
      ...options,
    });
  }

  const list = (profile: string): Promise<ListResult> =>
    editor.request(requests.listSecrets.method, { store: { kind: 'profile', profile, region: 'eu-west-3' } });

  describe('the code of a device', () => {
    it('is asked for once, sealed, with the serial', async () => {
      await start(mfa);
      const asked: Omit<MfaQuestion, 'publicKey'>[] = [];
      editor.answer(askForMfaCode.method, (params) => {
        const { serial, profile, publicKey } = params as MfaQuestion;
        asked.push({ serial, profile });
        return { sealed: seal(publicKey, code) };
      });
      const answers = [...(await Promise.all([list('mfa'), list('mfa')])), await list('mfa')];
      assert.deepEqual(
        answers.map(({ kind }) => kind),
        ['page', 'page', 'page'],
      );
      assert.deepEqual(asked, [{ serial: 'arn:aws:iam::123456789012:mfa/me', profile: 'mfa' }]);
      assert.equal(aws.asked[0], `AssumeRole by AKIDBASE role/admin mfa/me ${code}`);
    });

    it('may not be given: nothing is sent, and the next time it is asked for again', async () => {
      await start(mfa);
      let times = 0;
      editor.answer(askForMfaCode.method, () => {
        times += 1;
        return {};
      });
      for (const turn of [1, 2]) {
        const answer = await list('mfa');
        assert.ok(answer.kind === 'failed' && answer.code === 'cancelled');
        assert.equal(times, turn);
      }
      assert.deepEqual(aws.asked, []);
    });

    it('may be wrong: it is said, and asked for again', async () => {
      await start(mfa);
      editor.answer(askForMfaCode.method, (params) => ({ sealed: seal((params as MfaQuestion).publicKey, code) }));
      aws.refuse(/^AssumeRole/, stsError('AccessDenied', 'MultiFactorAuthentication failed with invalid MFA'));
      const refused = await list('mfa');
      assert.ok(refused.kind === 'failed' && /was not accepted/.test(refused.message));
      aws.relent();
      assert.equal((await list('mfa')).kind, 'page');
    });

    it('is not asked for where the editor cannot: it is told, and nothing is sent', async () => {
      await start(mfa, { initializationOptions: {} });
      const answer = await list('mfa');
      assert.ok(answer.kind === 'failed' && /nobody can be asked/.test(answer.message));
      assert.deepEqual(aws.asked, []);
    });
  });

  it('what a login and a profile become is noticed, and read again', async () => {
    await start(sso);
    const what = (): readonly string[] =>
      editor.received.flatMap(({ method, params }) =>
        method === storesChanged.method ? [(params as { what: string }).what] : [],
      );
    const failed = await list('sso');
    assert.ok(failed.kind === 'failed');
    assert.deepEqual([failed.code, failed.signIn], ['sign-in-expired', { tool: 'sso', profile: 'sso' }]);
    assert.equal(aws.asked.length, 0);
    const { profiles } = await editor.request<ListStoresResult>(requests.listStores.method);
    assert.deepEqual(profiles, [{ name: 'sso', region: 'eu-west-3' }]);
    // The first look has to have happened; how often it looks is nobody's business.
    await new Promise((resolve) => {
      setTimeout(resolve, 300);
    });
    home.write(ssoLogin('corp'));
    await editor.until(() => (what().includes('logins') ? true : undefined), 'word of the login');
    assert.equal((await list('sso')).kind, 'page');
    home.write({ '.aws/config': `${sso}[profile later]\n${keysOf('AKIDLATER')}` });
    await editor.until(() => (what().includes('profiles') ? true : undefined), 'word of the profile');
    assert.equal((await list('later')).kind, 'page');
    assert.equal(aws.asked.at(-1), 'ListSecrets by AKIDLATER');
  }).timeout(20_000);

  it('a session that ends in the middle: signed in again, the same secret is stored with the same token', async () => {
    await start(`[default]\nregion = eu-west-3\n${keysOf('AKIDOLD')}`);
    editor.open(leakyModule, moduleUri, 'javascript');
    const finding = { uri: moduleUri, documentVersion: 1, start: 20 };
    const apply = (): Promise<ApplyResult> =>
      editor.request(requests.applyMigration.method, { finding, secretName: 'shop/dev/db' });
    aws.refuse(/^CreateSecret by AKIDOLD/, secretsError('ExpiredTokenException', 'The security token is expired'));
    const failed = await apply();
    assert.ok(failed.kind === 'failed' && failed.code === 'sign-in-expired', JSON.stringify(failed));
    home.write({ '.aws/config': `[default]\nregion = eu-west-3\n${keysOf('AKIDNEW')}` });
    const stored = await apply();
    assert.equal(stored.kind, 'stored');
    assert.equal(aws.tokens.length, 2);
    assert.equal(new Set(aws.tokens).size, 1);
    assert.ok(aws.asked.includes('CreateSecret by AKIDNEW'));
  });

  describe('where a store is', () => {
    const check = async (store: object, expected: object, env?: object): Promise<void> => {
      await start(`[profile dev]\nregion = eu-west-3\nendpoint_url = http://127.0.0.1:4566\n`, {
        env: { AWS_ENDPOINT_URL: '', ...env },
      });
      const place = await editor.request<StorePlace | Failed>(locateStore.method, store);
      assert.deepEqual('kind' in place ? { code: place.code } : place, expected);
      assert.deepEqual(aws.asked, []);
    };
    const endpoint = 'http://127.0.0.1:4566';

    it('the profile says the region', () =>
      check(
        { kind: 'profile', profile: 'dev', region: 'eu-west-3' },
        { region: 'eu-west-3', regionSource: 'profile dev', endpoint },
      ));
    it('the user chose another', () =>
      check(
        { kind: 'profile', profile: 'dev', region: 'us-east-1' },
        { region: 'us-east-1', regionSource: 'chosen', endpoint },
      ));
    it('the environment says it', () =>
      check(
        { kind: 'environment', region: 'sa-east-1' },
        { region: 'sa-east-1', regionSource: 'AWS_DEFAULT_REGION' },
        { AWS_DEFAULT_REGION: 'sa-east-1' },
      ));
    it('there is no such profile', () =>
      check({ kind: 'profile', profile: 'gone', region: 'eu-west-3' }, { code: 'profile-not-found' }));
  });

  describe('nothing in the folder that is open', () => {
    const evil = 'http://127.0.0.1:9';
    const hostile = {
      endpoint: evil,
      awsEndpoint: evil,
      endpointUrl: evil,
      AWS_ENDPOINT_URL: evil,
      awsConfigFile: 'WORKSPACE/.aws/config',
      configFile: 'WORKSPACE/.aws/config',
      credentialProcess: 'touch WORKSPACE/ran',
      credential_process: 'touch WORKSPACE/ran',
      env: { AWS_ENDPOINT_URL: evil, AWS_CONFIG_FILE: 'WORKSPACE/.aws/config' },
      caBundle: 'WORKSPACE/ca.pem',
    };
    const files = {
      'workspace/.aws/config': `[default]\nregion = us-west-1\nendpoint_url = ${evil}\ncredential_process = touch ran\n`,
      'workspace/.aws/credentials': `[default]\n${keysOf('AKIDEVIL')}`,
      'workspace/.env': `AWS_ENDPOINT_URL=${evil}\nAWS_PROFILE=evil\n`,
      'workspace/.vscode/settings.json': JSON.stringify({ 'unhardcode.awsProfile': 'evil' }),
    };

    async function check(options: (settings: object) => EditorOptions): Promise<void> {
      home.write(files);
      const workspace = join(home.folder, 'workspace');
      const settings = JSON.parse(JSON.stringify(hostile).replaceAll('WORKSPACE', workspace)) as object;
      const before = process.cwd();
      process.chdir(workspace);
      try {
        await start(`[default]\nregion = eu-west-3\n${keysOf('AKIDOWN')}`, {
          folders: [`file://${workspace}`],
          ...options(settings),
        });
        const { current } = await editor.request<ListStoresResult>(requests.listStores.method);
        assert.deepEqual(current, { kind: 'profile', profile: 'default', region: 'eu-west-3' });
        assert.equal((await list('default')).kind, 'page');
        assert.deepEqual(aws.asked, ['ListSecrets by AKIDOWN']);
      } finally {
        process.chdir(before);
      }
      assert.throws(() => rmSync(join(workspace, 'ran')), /ENOENT/);
    }

    it('chooses an endpoint, a process or a file by workspace/configuration', () =>
      check((settings) => ({ settings })));
    it('or by initializationOptions', () =>
      check((settings) => ({ initializationOptions: { asks: true, sandboxData: '/nowhere', unhardcode: settings } })));

    it('runs as a credential process of the same name', async () => {
      home.write({ 'workspace/helper': '#!/bin/sh\ntouch ran\n' });
      const before = process.cwd();
      process.chdir(join(home.folder, 'workspace'));
      try {
        await start('[profile dev]\nregion = eu-west-3\ncredential_process = sh ./helper\n');
        const answer = await list('dev');
        assert.ok(answer.kind === 'failed' && /credential_process of the profile dev/.test(answer.message));
      } finally {
        process.chdir(before);
      }
      assert.throws(() => rmSync(join(home.folder, 'workspace/ran')), /ENOENT/);
    });
  });
});
