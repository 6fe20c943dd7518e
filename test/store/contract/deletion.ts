import { answers, contractCase, create, fails, isDate, named, step } from './case.ts';
import type { ContractCase } from './case.ts';

const marked = "You can't perform this operation on the secret because it was marked for deletion.";
const day = 24 * 60 * 60 * 1000;
const inDays = (days: number) => (date: unknown) => Math.abs(Number(date) - Date.now() - days * day) < day / 2;
const listed = (isThere: boolean) => (list: unknown) => (list as readonly unknown[]).length === Number(isThere);

export const deletion: readonly ContractCase[] = [
  contractCase(
    'deletion is planned for 30 days later unless asked otherwise',
    create(),
    step('deleteSecret', named(), ({ name, answer }) =>
      answers({ ARN: answer(0).ARN, Name: name, DeletionDate: inDays(30) }),
    ),
    step('describeSecret', named(), answers({ DeletedDate: isDate })),
  ),
  contractCase(
    'the recovery window can be 7 to 30 days',
    create(),
    step(
      'deleteSecret',
      named({ RecoveryWindowInDays: 6 }),
      fails('InvalidParameterException', /between 7 and 30 days/),
    ),
    step(
      'deleteSecret',
      named({ RecoveryWindowInDays: 31 }),
      fails('InvalidParameterException', /between 7 and 30 days/),
    ),
    step('deleteSecret', named({ RecoveryWindowInDays: 7 }), answers({ DeletionDate: inDays(7) })),
  ),
  contractCase(
    'a forced deletion has no recovery window',
    create(),
    step(
      'deleteSecret',
      named({ RecoveryWindowInDays: 7, ForceDeleteWithoutRecovery: true }),
      fails('InvalidParameterException', /ForceDeleteWithoutRecovery/),
    ),
    step('deleteSecret', named({ ForceDeleteWithoutRecovery: true }), answers({ DeletionDate: inDays(0) })),
    step('describeSecret', named(), fails('ResourceNotFoundException')),
  ),
  contractCase(
    'a forced deletion of a missing secret succeeds',
    step('deleteSecret', named({ ForceDeleteWithoutRecovery: true }), ({ name }) =>
      answers({ Name: name, DeletionDate: isDate }),
    ),
  ),
  contractCase(
    'a secret that is scheduled for deletion cannot be read',
    create(),
    step('deleteSecret', named()),
    step('getSecretValue', named(), fails('InvalidRequestException', marked)),
  ),
  contractCase(
    'a secret that is scheduled for deletion cannot be changed',
    create(),
    step('deleteSecret', named()),
    step('putSecretValue', named({ SecretString: 'x' }), fails('InvalidRequestException', marked)),
    step('updateSecret', named({ Description: 'x' }), fails('InvalidRequestException', marked)),
    step('tagResource', named({ Tags: [{ Key: 'a', Value: 'b' }] }), fails('InvalidRequestException', marked)),
    step('untagResource', named({ TagKeys: ['a'] }), fails('InvalidRequestException', marked)),
    step('deleteSecret', named(), fails('InvalidRequestException')),
  ),
  contractCase(
    'the name of a secret that is scheduled for deletion stays taken',
    create(),
    step('deleteSecret', named()),
    step(
      'createSecret',
      ({ name }) => ({ Name: name, SecretString: 'x' }),
      fails(
        'InvalidRequestException',
        "You can't create this secret because a secret with this name is already scheduled for deletion.",
      ),
    ),
  ),
  contractCase(
    'a secret that is scheduled for deletion can be deleted at once',
    create(),
    step('deleteSecret', named()),
    step('deleteSecret', named({ ForceDeleteWithoutRecovery: true })),
    step('describeSecret', named(), fails('ResourceNotFoundException')),
  ),
  contractCase(
    'restore takes the deletion back',
    create(),
    step('deleteSecret', named()),
    step('restoreSecret', named(), ({ name, answer }) => answers({ ARN: answer(0).ARN, Name: name })),
    step('describeSecret', named(), answers({ DeletedDate: undefined })),
    step('getSecretValue', named(), answers({ SecretString: 'first' })),
  ),
  contractCase(
    'a secret that is not scheduled for deletion cannot be restored',
    create(),
    step('restoreSecret', named(), fails('InvalidRequestException')),
  ),
  contractCase(
    'a planned deletion is listed on request',
    create(),
    step('deleteSecret', named()),
    step(
      'listSecrets',
      ({ name }) => ({ Filters: [{ Key: 'name', Values: [name] }] }),
      answers({ SecretList: listed(false) }),
    ),
    step(
      'listSecrets',
      ({ name }) => ({ IncludePlannedDeletion: true, Filters: [{ Key: 'name', Values: [name] }] }),
      answers({ SecretList: listed(true) }),
    ),
  ),
  contractCase(
    'a secret that is created again has another ARN',
    create(),
    step('deleteSecret', named({ ForceDeleteWithoutRecovery: true })),
    step(
      'createSecret',
      ({ name }) => ({ Name: name, SecretString: 'x' }),
      ({ answer }) => answers({ ARN: (arn: unknown) => arn !== answer(0).ARN }),
    ),
  ),
];
