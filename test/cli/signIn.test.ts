import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startAwsServices } from '../support/awsServices.ts';
import type { AwsServices } from '../support/awsServices.ts';
import { mainFile, runCli } from '../support/cli.ts';
import { temporaryHome } from '../support/home.ts';
import type { Home } from '../support/home.ts';

const password = 'xK9#' + 'mQ2vL7pW4z';
const leaky = `const dbPassword = '${password}';\nconsole.log(dbPassword.length);\n`;
const keys = 'aws_access_key_id = AKIDBASE\naws_secret_access_key = not-a-secret\n';
const role = 'role_arn = arn:aws:iam::123456789012:role/dev\n';
const code = '913' + '204';

/** What is told before anything is sent: exit code 2, nothing on the wire, no byte changed. */
const troubles: Readonly<Record<string, readonly [string, Readonly<Record<string, string>>, RegExp]>> = {
  'no profile of that name': ['', { AWS_PROFILE: 'gone' }, /no profile gone \(from AWS_PROFILE\)/],
  'no region': [`[default]\n${keys}`, {}, /No AWS region is set/],
  'no credentials': ['', { AWS_REGION: 'eu-west-3' }, /no AWS credentials, so nothing was sent/],
  'nobody signed in': [
    '[default]\nregion = eu-west-3\nsso_start_url = https://x.awsapps.com/start\nsso_region = us-east-1\nsso_account_id = 1\nsso_role_name = x\n',
    {},
    /aws sso login --profile default/,
  ],
  'a code, and no terminal to ask on': [
    `[default]\nregion = eu-west-3\n${role}source_profile = b\nmfa_serial = me\n[profile b]\n${keys}`,
    {},
    /needs a code of a multi-factor device, and here nobody can be asked/,
  ],
};

describe('signing in on the command line', () => {
  let home: Home;
  let aws: AwsServices;
  let project: string;
  const file = () => join(project, 'db.mjs');
  const migrate = ['migrate', '--apply', '--yes'];

  beforeEach(async () => {
    home = temporaryHome();
    aws = await startAwsServices();
    project = join(home.folder, 'shop');
    mkdirSync(project);
    writeFileSync(file(), leaky);
  });
  afterEach(async () => {
    home.remove();
    await aws.stop();
  });

  const environment = (env: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
    HOME: home.folder,
    XDG_STATE_HOME: join(home.folder, 'state'),
    AWS_CONFIG_FILE: join(home.folder, '.aws/config'),
    AWS_ENDPOINT_URL: aws.url,
    ...env,
  });

  for (const [title, [config, env, says]] of Object.entries(troubles)) {
    it(`tells before anything is sent: ${title}`, async () => {
      home.write({ '.aws/config': config });
      const { status, stdout, stderr } = await runCli([...migrate, '--format', 'json'], {
        cwd: project,
        env: environment(env),
      });
      assert.equal(status, 2, stderr);
      assert.match(stderr, says);
      assert.equal((JSON.parse(stdout) as { secrets: unknown[] }).secrets.length, 0);
      assert.deepEqual(aws.asked, []);
      assert.equal(readFileSync(file(), 'utf8'), leaky);
    });
  }

  it('says which region and where it is from', async () => {
    home.write({ '.aws/config': `[default]\nregion = us-east-1\n${keys}` });
    const { stderr } = await runCli([...migrate, '--region', 'eu-west-3'], { cwd: project, env: environment() });
    assert.match(stderr, /region eu-west-3 \(--region\), profile default/);
  });

  it('takes no notice of AWS files and settings in the project', async () => {
    home.write({
      '.aws/config': `[default]\nregion = eu-west-3\n${keys}`,
      'shop/.aws/config': '[default]\nregion = us-west-1\nendpoint_url = http://127.0.0.1:9\n',
      'shop/.env.local': 'AWS_ENDPOINT_URL=http://127.0.0.1:9\nAWS_PROFILE=evil\n',
    });
    const { stderr } = await runCli([...migrate, 'db.mjs'], { cwd: project, env: environment() });
    assert.match(stderr, new RegExp(`Storing in ${aws.url}, region eu-west-3 \\(profile default\\)`));
    assert.ok(aws.asked.includes('CreateSecret by AKIDBASE'));
  });

  it('asks for the code on the terminal, shows nothing of it, and keeps stdout for the report', async function () {
    if (!existsSync('/usr/bin/script')) this.skip();
    home.write({
      '.aws/config': `[default]\nregion = eu-west-3\n${role}source_profile = b\nmfa_serial = mfa/me\n[profile b]\n${keys}`,
    });
    const report = join(home.folder, 'report.json');
    const command = `${process.execPath} ${mainFile} ${migrate.join(' ')} --format json > ${report}`;
    const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
    const child = spawn('/usr/bin/script', ['-qec', command, '/dev/null'], {
      cwd: project,
      env: { ...Object.fromEntries(kept), ...environment() },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    let shown = '';
    child.stdout.on('data', (chunk: Buffer) => {
      const before = shown;
      shown += chunk.toString();
      if (!before.includes('Code of the device') && shown.includes('Code of the device'))
        child.stdin.write(`${code}\r`);
    });
    const status = await new Promise((resolve) => child.on('close', resolve));
    assert.equal(status, 0, shown);
    assert.match(shown, /Code of the device mfa\/me for the profile default: •{6}/);
    assert.ok(!shown.includes(code));
    assert.equal(aws.asked[0], `AssumeRole by AKIDBASE role/dev mfa/me ${code}`);
    assert.equal((JSON.parse(readFileSync(report, 'utf8')) as { secrets: unknown[] }).secrets.length, 1);
  }).timeout(30_000);
});
