// A rotation function as one is written for Lambda, run by `unhardcode sandbox --rotation-program`. It replaces the
// text of a secret by the text with the version's id behind it, for a service that takes any password.
//
// For the tests: ROTATION_LOG names a file that every step is written to; ROTATION_FAILS_IN and ROTATION_HANGS_IN
// name steps.
import { appendFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { SecretsManager } from '@aws-sdk/client-secrets-manager';

const client = new SecretsManager();
const { Step, SecretId, ClientRequestToken } = JSON.parse(await text(process.stdin));
const log = (entry) => {
  if (process.env.ROTATION_LOG) appendFileSync(process.env.ROTATION_LOG, `${JSON.stringify(entry)}\n`);
};

const pending = { SecretId, VersionId: ClientRequestToken, VersionStage: 'AWSPENDING' };

const steps = {
  async createSecret() {
    const { SecretString } = await client.getSecretValue({ SecretId, VersionStage: 'AWSCURRENT' });
    try {
      await client.getSecretValue(pending);
    } catch (error) {
      if (error.name !== 'ResourceNotFoundException') throw error;
      await client.putSecretValue({
        SecretId,
        ClientRequestToken,
        SecretString: `${SecretString}+${ClientRequestToken}`,
        VersionStages: ['AWSPENDING'],
      });
    }
  },
  setSecret: () => Promise.resolve(),
  async testSecret() {
    await client.getSecretValue(pending);
  },
  async finishSecret() {
    const { VersionIdsToStages: versions = {} } = await client.describeSecret({ SecretId });
    const current = Object.keys(versions).find((id) => versions[id].includes('AWSCURRENT'));
    if (current === ClientRequestToken) return;
    await client.updateSecretVersionStage({
      SecretId,
      VersionStage: 'AWSCURRENT',
      MoveToVersionId: ClientRequestToken,
      RemoveFromVersionId: current,
    });
  },
};

const { RotationEnabled, VersionIdsToStages = {} } = await client.describeSecret({ SecretId });
if (!RotationEnabled) throw new Error('rotation is not enabled');
if (!VersionIdsToStages[ClientRequestToken]?.includes('AWSPENDING')) throw new Error('the version is not pending');
log({ step: Step, secret: SecretId, token: ClientRequestToken, args: process.argv.slice(2) });
// Until whoever started it ends it, or is gone.
const { ppid } = process;
if (process.env.ROTATION_HANGS_IN === Step)
  setInterval(() => {
    if (process.ppid !== ppid) process.exit();
  }, 1000);
else {
  await steps[Step]();
  if (process.env.ROTATION_FAILS_IN === Step) {
    const { SecretString } = await client.getSecretValue({ SecretId });
    console.log(SecretString);
    throw new Error(SecretString);
  }
}
