import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { startTestSandbox } from '../../support/sandbox.ts';
import type { TestSandbox } from '../../support/sandbox.ts';
import { clientOf } from './client.ts';
import { runSandboxProcess } from './sandboxProcess.ts';

const program = fileURLToPath(new URL('./rotate.mjs', import.meta.url));
const functionArn = 'arn:aws:lambda:us-east-1:000000000000:function:rotate';
const steps = ['createSecret', 'setSecret', 'testSecret', 'finishSecret'];
const token = (letter: string): string => `${letter.repeat(8)}-0000-4000-8000-000000000000`;
const minute = 60 * 1000;
const day = 24 * 60 * minute;

/** Rotation by a real program, which speaks to the sandbox through the SDK. */
describe('sandbox: rotation', function () {
  this.timeout(60_000);
  let folder: string;
  let now: number;
  let reports: string[];
  /** What the program finds in its environment. */
  let environment: Record<string, string | undefined>;
  let sandbox: TestSandbox;
  let client: SecretsManager;

  const start = async (options: { readonly stepTimeout?: number; readonly functionArn?: string } = {}) => {
    sandbox = await startTestSandbox({
      now: () => now,
      report: (message) => reports.push(message),
      rotation: {
        programFor: (arn) => (arn === (options.functionArn ?? functionArn) ? program : undefined),
        environment,
        ...(options.stepTimeout === undefined ? {} : { stepTimeout: options.stepTimeout }),
      },
    });
    client = clientOf(sandbox.environment);
    await client.createSecret({ Name: 'a', SecretString: 'tr0ub4dor', ClientRequestToken: token('a') });
  };
  const rotate = (more: Partial<Parameters<SecretsManager['rotateSecret']>[0]> = {}) =>
    client.rotateSecret({
      SecretId: 'a',
      RotationLambdaARN: functionArn,
      ClientRequestToken: token('b'),
      ...more,
    });
  const passTime = (milliseconds: number): void => {
    now += milliseconds;
    client.config.systemClockOffset += milliseconds;
  };
  const describeIt = () => client.describeSecret({ SecretId: 'a' });
  const text = async (stage = 'AWSCURRENT') =>
    (await client.getSecretValue({ SecretId: 'a', VersionStage: stage })).SecretString;
  const logged = async () => {
    const lines = await readFile(environment['ROTATION_LOG'] ?? '', 'utf8').catch(() => '');
    return lines
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { step: string; secret: string; token: string; args: string[] });
  };
  const loggedSteps = async () => (await logged()).map(({ step }) => step);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'unhardcode-rotation-'));
    now = Date.now();
    reports = [];
    environment = {
      PATH: process.env['PATH'],
      ROTATION_LOG: join(folder, 'log'),
      // The user's own account, which must not reach a program.
      AWS_PROFILE: 'missing',
      AWS_SESSION_TOKEN: 'foreign',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
    };
  });
  afterEach(async () => {
    client.destroy();
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('runs the four steps in order, each told of one version by its standard input alone', async () => {
    await start();
    const answer = await rotate();
    assert.equal(answer.VersionId, token('b'));
    await sandbox.rotateDue();
    assert.deepEqual(
      await logged(),
      steps.map((step) => ({ step, secret: answer.ARN, token: token('b'), args: [] })),
    );
    assert.deepEqual(reports, []);
    assert.equal(await text(), `tr0ub4dor+${token('b')}`);
    assert.equal(await text('AWSPREVIOUS'), 'tr0ub4dor');
    const described = await describeIt();
    assert.equal(described.RotationEnabled, true);
    assert.equal(described.RotationLambdaARN, functionArn);
    assert.equal(described.LastRotatedDate?.getTime(), now);
    assert.equal(described.NextRotationDate, undefined);
    assert.deepEqual(described.VersionIdsToStages, {
      [token('a')]: ['AWSPREVIOUS'],
      [token('b')]: ['AWSCURRENT', 'AWSPENDING'],
    });
  });

  it('answers a request that is repeated without beginning again', async () => {
    await start();
    const answers = await Promise.all([rotate(), rotate()]);
    await sandbox.rotateDue();
    answers.push(await rotate());
    assert.deepEqual(
      answers.map(({ VersionId }) => VersionId),
      [token('b'), token('b'), token('b')],
    );
    await sandbox.rotateDue();
    assert.deepEqual(await loggedSteps(), steps);
  });

  it('rotates again with the function that is known', async () => {
    await start();
    await rotate();
    await sandbox.rotateDue();
    await client.rotateSecret({ SecretId: 'a', ClientRequestToken: token('c') });
    await sandbox.rotateDue();
    assert.equal(await text(), `tr0ub4dor+${token('b')}+${token('c')}`);
  });

  it('fails as AWS does for a function that no program stands in for, and keeps nothing', async () => {
    await start({ functionArn: `${functionArn}-other` });
    await assert.rejects(rotate(), { name: 'AccessDeniedException' });
    const described = await describeIt();
    assert.equal(described.RotationEnabled, undefined);
    assert.deepEqual(Object.keys(described.VersionIdsToStages ?? {}), [token('a')]);
  });

  for (const step of steps) {
    it(`a failure in ${step} is told without a value, and tried again later`, async () => {
      await start();
      environment['ROTATION_FAILS_IN'] = step;
      await rotate();
      await sandbox.rotateDue();
      assert.deepEqual(reports, [
        `The rotation of secret a (us-east-1) failed in ${step}: the program ended with exit code 1.`,
      ]);
      const done = steps.slice(0, steps.indexOf(step) + 1);
      assert.deepEqual(await loggedSteps(), done);
      if (step === 'finishSecret') {
        // The label has moved: there is nothing left to do.
        assert.equal(await text(), `tr0ub4dor+${token('b')}`);
        return;
      }
      assert.equal(await text(), 'tr0ub4dor');
      await assert.rejects(rotate({ ClientRequestToken: token('c') }), {
        name: 'InvalidRequestException',
        message: "A previous rotation isn't complete. That rotation will be reattempted.",
      });
      delete environment['ROTATION_FAILS_IN'];
      await sandbox.rotateDue();
      assert.deepEqual(await loggedSteps(), done, 'not before its time');
      passTime(minute);
      await sandbox.rotateDue();
      assert.deepEqual(await loggedSteps(), [...done, ...steps]);
      assert.equal(await text(), `tr0ub4dor+${token('b')}`);
      assert.equal(reports.length, 1);
    });
  }

  it('a version that has no value yet is not found by a read, and can be put once', async () => {
    await start();
    environment['ROTATION_HANGS_IN'] = 'createSecret';
    await rotate();
    const pending = { SecretId: 'a', VersionId: token('b'), VersionStage: 'AWSPENDING' };
    await assert.rejects(client.getSecretValue(pending), {
      name: 'ResourceNotFoundException',
      message: `Secrets Manager can't find the specified secret value for VersionId: ${token('b')}`,
    });
    await assert.rejects(text('AWSPENDING'), {
      message: "Secrets Manager can't find the specified secret value for staging label: AWSPENDING",
    });
    await assert.rejects(
      client.updateSecretVersionStage({
        SecretId: 'a',
        VersionStage: 'AWSCURRENT',
        MoveToVersionId: token('b'),
        RemoveFromVersionId: token('a'),
      }),
      { name: 'InvalidParameterException' },
    );
    const put = { SecretId: 'a', ClientRequestToken: token('b'), VersionStages: ['AWSPENDING'] };
    assert.deepEqual((await client.putSecretValue({ ...put, SecretString: 'new' })).VersionStages, ['AWSPENDING']);
    assert.equal(await text('AWSPENDING'), 'new');
    assert.equal(await text(), 'tr0ub4dor');
    await assert.rejects(client.putSecretValue({ ...put, SecretString: 'newer' }), { name: 'ResourceExistsException' });
  });

  it('a program that does not end is ended', async () => {
    environment['ROTATION_HANGS_IN'] = 'setSecret';
    await start({ stepTimeout: 1500 });
    await rotate();
    await sandbox.rotateDue();
    assert.deepEqual(reports, [
      'The rotation of secret a (us-east-1) failed in setSecret: the program did not end within 1.5 s.',
    ]);
    assert.equal(await text(), 'tr0ub4dor');
  });

  it('stops with a program that is running', async () => {
    environment['ROTATION_HANGS_IN'] = 'createSecret';
    await start();
    await rotate();
    const started = performance.now();
    await sandbox.close();
    assert.ok(performance.now() - started < 5000);
    assert.deepEqual(reports, []);
  });

  it('only tests the function when it is not to rotate immediately', async () => {
    await start();
    await rotate({ RotateImmediately: false, RotationRules: { AutomaticallyAfterDays: 30 } });
    await sandbox.rotateDue();
    assert.deepEqual(await loggedSteps(), ['testSecret']);
    assert.equal(await text(), 'tr0ub4dor');
    const described = await describeIt();
    assert.deepEqual(Object.keys(described.VersionIdsToStages ?? {}), [token('a')]);
    assert.equal(described.LastRotatedDate, undefined);
    assert.equal(described.NextRotationDate?.toISOString(), `${dateAfter(30)}T23:59:59.000Z`);
    assert.deepEqual(reports, []);
  });

  it('rotates when the time has come', async () => {
    await start();
    await rotate({ RotateImmediately: false, RotationRules: { AutomaticallyAfterDays: 30 } });
    passTime(29 * day);
    await sandbox.rotateDue();
    assert.equal(await text(), 'tr0ub4dor');
    passTime(day);
    await sandbox.rotateDue();
    assert.match((await text()) ?? '', /^tr0ub4dor\+/);
    const { LastRotatedDate, NextRotationDate } = await describeIt();
    assert.equal(LastRotatedDate?.getTime(), now);
    assert.equal(NextRotationDate?.toISOString(), `${dateAfter(30)}T23:59:59.000Z`);
    await sandbox.rotateDue();
    assert.equal((await logged()).length, 5);
  });

  it('a value that is put by hand counts as a rotation', async () => {
    await start();
    await rotate({ RotateImmediately: false, RotationRules: { AutomaticallyAfterDays: 30 } });
    await sandbox.rotateDue();
    passTime(20 * day);
    await client.putSecretValue({ SecretId: 'a', SecretString: 'by hand' });
    assert.equal((await describeIt()).NextRotationDate?.toISOString(), `${dateAfter(30)}T23:59:59.000Z`);
  });

  it('shows rotation in lists, too, with the days that a schedule comes to', async () => {
    await start();
    await rotate({ RotationRules: { ScheduleExpression: 'rate(10 days)', Duration: '3h' } });
    await sandbox.rotateDue();
    const { SecretList: [listed] = [] } = await client.listSecrets();
    assert.ok(listed);
    assert.deepEqual(listed.RotationRules, {
      AutomaticallyAfterDays: 10,
      ScheduleExpression: 'rate(10 days)',
      Duration: '3h',
    });
    assert.equal(listed.NextRotationDate?.toISOString(), `${dateAfter(10)}T02:59:59.000Z`);
  });

  it('is turned off, and on again with what was configured', async () => {
    await start();
    await rotate({ RotationRules: { AutomaticallyAfterDays: 1 } });
    await sandbox.rotateDue();
    assert.equal((await client.cancelRotateSecret({ SecretId: 'a' })).VersionId, undefined);
    const off = await describeIt();
    assert.equal(off.RotationEnabled, false);
    assert.equal(off.RotationLambdaARN, functionArn);
    assert.equal(off.NextRotationDate, undefined);
    passTime(2 * day);
    await sandbox.rotateDue();
    assert.deepEqual(await loggedSteps(), steps);
    await client.rotateSecret({ SecretId: 'a', ClientRequestToken: token('c') });
    await sandbox.rotateDue();
    assert.equal((await describeIt()).RotationRules?.AutomaticallyAfterDays, 1);
    assert.equal((await logged()).length, 8);
  });

  it('is cancelled while a step is running: no other follows, and its version stays for the user to judge', async () => {
    environment['ROTATION_HANGS_IN'] = 'setSecret';
    await start({ stepTimeout: 2000 });
    await rotate();
    while (!(await loggedSteps()).includes('setSecret'));
    assert.equal((await client.cancelRotateSecret({ SecretId: 'a' })).VersionId, token('b'));
    await sandbox.rotateDue();
    passTime(day);
    await sandbox.rotateDue();
    assert.deepEqual(await loggedSteps(), ['createSecret', 'setSecret']);
    assert.deepEqual(reports, []);
    assert.equal(await text(), 'tr0ub4dor');
    assert.deepEqual((await describeIt()).VersionIdsToStages?.[token('b')], ['AWSPENDING']);
  });

  it('a primary is rotated, and its replica follows', async () => {
    await start();
    await client.replicateSecretToRegions({ SecretId: 'a', AddReplicaRegions: [{ Region: 'eu-west-1' }] });
    const there = clientOf(sandbox.environment, 'eu-west-1');
    await assert.rejects(there.rotateSecret({ SecretId: 'a', RotationLambdaARN: functionArn }), {
      name: 'InvalidParameterException',
    });
    await rotate();
    await sandbox.rotateDue();
    assert.equal((await there.getSecretValue({ SecretId: 'a' })).SecretString, `tr0ub4dor+${token('b')}`);
    there.destroy();
  });

  const dateAfter = (days: number): string => new Date(now + days * day).toISOString().slice(0, 10);
});

describe('unhardcode sandbox --rotation-program', function () {
  this.timeout(60_000);
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'unhardcode-rotation-process-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const rotated = async (client: SecretsManager): Promise<void> => {
    while ((await client.describeSecret({ SecretId: 'a' })).LastRotatedDate === undefined);
  };

  it('finishes after kill -9 what it had begun', async () => {
    const args = ['--data', join(folder, 'data'), '--rotation-program', `${functionArn}=${program}`];
    const first = runSandboxProcess(args, { ROTATION_HANGS_IN: 'setSecret', ROTATION_LOG: join(folder, 'log') });
    let client = clientOf(await first.ready);
    await client.createSecret({ Name: 'a', SecretString: 'x' });
    await client.rotateSecret({ SecretId: 'a', RotationLambdaARN: functionArn, ClientRequestToken: token('b') });
    while (!(await readFile(join(folder, 'log'), 'utf8').catch(() => '')).includes('setSecret'));
    client.destroy();
    first.kill('SIGKILL');
    await first.ended;
    const second = runSandboxProcess(args);
    client = clientOf(await second.ready);
    await rotated(client);
    assert.equal((await client.getSecretValue({ SecretId: 'a' })).SecretString, `x+${token('b')}`);
    client.destroy();
    second.kill('SIGTERM');
    assert.equal(await second.ended, 0);
    assert.equal(second.output().err.includes('failed'), false);
  });

  it('takes any program that can be executed, for every function', async () => {
    const script = join(folder, 'rotate');
    await writeFile(script, `#!/bin/sh\nexec "${process.execPath}" "${program}"\n`, { mode: 0o755 });
    const sandbox = runSandboxProcess(['--data', join(folder, 'data'), '--rotation-program', script]);
    const client = clientOf(await sandbox.ready);
    await client.createSecret({ Name: 'a', SecretString: 'x' });
    await client.rotateSecret({ SecretId: 'a', RotationLambdaARN: functionArn });
    await rotated(client);
    client.destroy();
    sandbox.kill('SIGTERM');
    assert.equal(await sandbox.ended, 0);
  });

  it('must be there', async () => {
    const sandbox = runSandboxProcess(['--data', join(folder, 'data'), '--rotation-program', join(folder, 'missing')]);
    assert.equal(await sandbox.ended, 2);
    assert.match(sandbox.output().err, /--rotation-program: there is no file .*missing/);
  });
});
