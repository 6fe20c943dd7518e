import { answers, contractCase, create, fails, named, step, token } from './case.ts';
import type { ContractCase, Given, Step } from './case.ts';

const there = { inOtherRegion: true } as const;
const onReplica = "Operation not permitted on a replica secret. Call must be made in primary secret's region.";
const replicate = (more: Readonly<Record<string, unknown>> = {}, expect?: Step['expect']): Step =>
  step(
    'replicateSecretToRegions',
    ({ name, otherRegion }) => ({ SecretId: name, AddReplicaRegions: [{ Region: otherRegion }], ...more }),
    expect,
  );
const replicaArn = ({ answer, otherRegion }: Given): string =>
  String(answer(0).ARN).replace(/^(arn:aws:secretsmanager):[^:]+/, `$1:${otherRegion}`);
const has = (status: string) => (list: unknown) =>
  (list as readonly { Status: string }[]).map(({ Status }) => Status).join() === status;

export const replication: readonly ContractCase[] = [
  contractCase(
    'a replica has the value, and the ARN of its own region',
    create(),
    replicate({}, ({ answer }) => answers({ ARN: answer(0).ARN, ReplicationStatus: has('InSync') })),
    step('getSecretValue', named(), (given) => answers({ SecretString: 'first', ARN: replicaArn(given) }), there),
    step('getSecretValue', (given) => ({ SecretId: replicaArn(given) }), answers({ SecretString: 'first' }), there),
  ),
  contractCase(
    'a secret can be created with replicas',
    step(
      'createSecret',
      ({ name, otherRegion }) => ({
        Name: name,
        SecretString: 'first',
        AddReplicaRegions: [{ Region: otherRegion }],
      }),
      answers({ ReplicationStatus: has('InSync') }),
    ),
    step('describeSecret', named(), answers({ ReplicationStatus: has('InSync') })),
    step('getSecretValue', named(), answers({ SecretString: 'first' }), there),
  ),
  contractCase(
    'primary and replica say which region is the primary one',
    create(),
    replicate(),
    step('describeSecret', named(), ({ answer }) => answers({ PrimaryRegion: String(answer(0).ARN).split(':')[3] })),
    step(
      'describeSecret',
      named(),
      ({ answer }) => answers({ PrimaryRegion: String(answer(0).ARN).split(':')[3] }),
      there,
    ),
  ),
  contractCase(
    'a replica follows its primary',
    create(),
    replicate(),
    step('putSecretValue', named({ SecretString: 'second' })),
    step('getSecretValue', named(), answers({ SecretString: 'second' }), there),
  ),
  contractCase(
    'a replica cannot be changed',
    create(),
    replicate(),
    step('putSecretValue', named({ SecretString: 'x' }), fails('InvalidParameterException', onReplica), there),
    step('updateSecret', named({ Description: 'x' }), fails('InvalidParameterException', onReplica), there),
    step(
      'tagResource',
      named({ Tags: [{ Key: 'a', Value: 'b' }] }),
      fails('InvalidParameterException', onReplica),
      there,
    ),
    step('deleteSecret', named(), fails('InvalidParameterException', onReplica), there),
  ),
  contractCase(
    'a primary with replicas cannot be deleted until they are removed',
    create(),
    replicate(),
    step('deleteSecret', named(), fails('InvalidParameterException', /still has replica regions/)),
    step(
      'removeRegionsFromReplication',
      ({ name, otherRegion }) => ({ SecretId: name, RemoveReplicaRegions: [otherRegion] }),
      answers({ ReplicationStatus: [] }),
    ),
    step('describeSecret', named(), fails('ResourceNotFoundException'), there),
    step('deleteSecret', named()),
  ),
  contractCase(
    'a secret is not replicated to its own region',
    create(),
    step(
      'replicateSecretToRegions',
      ({ name, answer }) => ({ SecretId: name, AddReplicaRegions: [{ Region: String(answer(0).ARN).split(':')[3] }] }),
      fails('InvalidParameterException', 'Invalid replica region.'),
    ),
  ),
  contractCase(
    'a region where the name is taken fails, and is overwritten only on request',
    create(),
    step('createSecret', ({ name }) => ({ Name: name, SecretString: 'other' }), answers(), there),
    replicate({}, answers({ ReplicationStatus: has('Failed') })),
    step('getSecretValue', named(), answers({ SecretString: 'other' }), there),
    replicate({ ForceOverwriteReplicaSecret: true }, answers({ ReplicationStatus: has('InSync') })),
    step('getSecretValue', named(), answers({ SecretString: 'first' }), there),
  ),
  contractCase(
    'a replica becomes a secret of its own',
    create(),
    replicate(),
    step('stopReplicationToReplica', named(), (given) => answers({ ARN: replicaArn(given) }), there),
    step('describeSecret', named(), answers({ ReplicationStatus: undefined, PrimaryRegion: undefined })),
    step('putSecretValue', named({ SecretString: 'apart' }), answers(), there),
    step('getSecretValue', named(), answers({ SecretString: 'apart' }), there),
    step('getSecretValue', named(), answers({ SecretString: 'first' })),
  ),
  contractCase(
    'a replica has a key of its own, which can be changed in its region',
    create({ KmsKeyId: 'alias/here' }),
    step('replicateSecretToRegions', ({ name, otherRegion }) => ({
      SecretId: name,
      AddReplicaRegions: [{ Region: otherRegion, KmsKeyId: 'alias/there' }],
    })),
    step('describeSecret', named(), answers({ KmsKeyId: 'alias/there' }), there),
    step('updateSecret', named({ KmsKeyId: 'alias/other' }), answers(), there),
    step('describeSecret', named(), answers({ KmsKeyId: 'alias/other' }), there),
    step('describeSecret', named(), answers({ KmsKeyId: 'alias/here' })),
  ),
  contractCase(
    'labels, tags and descriptions of a primary are those of its replica',
    create(),
    replicate(),
    step('tagResource', named({ Tags: [{ Key: 'a', Value: 'b' }] })),
    step('updateSecret', named({ Description: 'told' })),
    step('putSecretValue', named({ SecretString: 'x', ClientRequestToken: token('b'), VersionStages: ['own'] })),
    step(
      'describeSecret',
      named(),
      answers({
        Tags: [{ Key: 'a', Value: 'b' }],
        Description: 'told',
        VersionIdsToStages: (stages: unknown) => JSON.stringify(stages).includes(`"${token('b')}":["own"]`),
      }),
      there,
    ),
    step('getSecretValue', named({ VersionStage: 'own' }), answers({ SecretString: 'x' }), there),
  ),
  contractCase(
    'only a primary is rotated, relabelled, untagged and replicated',
    create(),
    replicate(),
    ...(
      [
        ['rotateSecret', {}],
        ['cancelRotateSecret', {}],
        ['updateSecretVersionStage', { VersionStage: 'own', RemoveFromVersionId: token('a') }],
        ['untagResource', { TagKeys: ['a'] }],
        ['replicateSecretToRegions', { AddReplicaRegions: [{ Region: 'ap-south-1' }] }],
        ['removeRegionsFromReplication', { RemoveReplicaRegions: ['ap-south-1'] }],
      ] as const
    ).map(([operation, input]) => step(operation, named(input), fails('InvalidParameterException', onReplica), there)),
  ),
  contractCase(
    'a secret of its own goes its own way',
    create(),
    replicate(),
    step('stopReplicationToReplica', named(), answers(), there),
    step('deleteSecret', named({ ForceDeleteWithoutRecovery: true })),
    step('getSecretValue', named(), fails('ResourceNotFoundException')),
    step('getSecretValue', named(), answers({ SecretString: 'first' }), there),
    step('stopReplicationToReplica', named(), fails('InvalidRequestException'), there),
  ),
  contractCase(
    'only a replica can stop being one',
    create(),
    step('stopReplicationToReplica', named(), fails('InvalidRequestException')),
  ),
];
