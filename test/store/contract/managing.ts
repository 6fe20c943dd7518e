import { answers, contractCase, create, fails, named, step, token } from './case.ts';
import type { ContractCase } from './case.ts';

const tagsAre = (...tags: readonly (readonly [string, string])[]) =>
  answers({ Tags: tags.map(([Key, Value]) => ({ Key, Value })) });

const policy = (principal: unknown, more: Readonly<Record<string, unknown>> = {}) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: principal, Action: 'secretsmanager:GetSecretValue', Resource: '*', ...more },
    ],
  });
const open = policy('*');
const narrowed = policy('*', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1234567890' } } });

export const managing: readonly ContractCase[] = [
  contractCase(
    'tags are added, replaced and removed',
    create({ Tags: [{ Key: 'a', Value: '1' }] }),
    step('tagResource', named({ Tags: [{ Key: 'b', Value: '2' }] })),
    step('describeSecret', named(), tagsAre(['a', '1'], ['b', '2'])),
    step('tagResource', named({ Tags: [{ Key: 'b', Value: '3' }] })),
    step('describeSecret', named(), tagsAre(['a', '1'], ['b', '3'])),
    step('untagResource', named({ TagKeys: ['a', 'unknown'] })),
    step('describeSecret', named(), tagsAre(['b', '3'])),
    step('untagResource', named({ TagKeys: ['b'] })),
    step('describeSecret', named(), tagsAre()),
  ),
  contractCase(
    'a secret without tags shows none',
    create(),
    step('describeSecret', named(), answers({ Tags: undefined })),
  ),
  contractCase(
    'tag keys of AWS are reserved',
    create(),
    step('tagResource', named({ Tags: [{ Key: 'aws:x', Value: '1' }] }), fails('InvalidParameterException')),
  ),
  contractCase(
    'a secret has at most 50 tags',
    create(),
    step(
      'tagResource',
      named({ Tags: Array.from({ length: 51 }, (_, index) => ({ Key: `k${index}`, Value: 'v' })) }),
      fails('InvalidParameterException'),
    ),
  ),
  contractCase(
    'a resource policy is kept as it was given, and removed',
    create(),
    step('getResourcePolicy', named(), answers({ ResourcePolicy: undefined })),
    step('putResourcePolicy', named({ ResourcePolicy: narrowed }), ({ name, answer }) =>
      answers({ ARN: answer(0).ARN, Name: name }),
    ),
    step('getResourcePolicy', named(), answers({ ResourcePolicy: narrowed })),
    step('deleteResourcePolicy', named()),
    step('getResourcePolicy', named(), answers({ ResourcePolicy: undefined })),
  ),
  ...[
    ['text that is not JSON', '{'],
    ['a list', '[]'],
    ['no statement', '{"Version":"2012-10-17"}'],
    [
      'an unknown effect',
      JSON.stringify({ Statement: [{ Effect: 'Maybe', Principal: '*', Action: '*', Resource: '*' }] }),
    ],
    ['no action', JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: '*', Resource: '*' }] })],
    ['an unsupported principal', policy({ AWS: 'nobody' })],
    ['an action of another service', policy('*', { Action: 's3:GetObject' })],
    ['an unknown member', policy('*', { Actions: '*' })],
  ].map(([what = '', text = '']) =>
    contractCase(
      `a resource policy with ${what} is malformed`,
      create(),
      step('putResourcePolicy', named({ ResourcePolicy: text }), fails('MalformedPolicyDocumentException')),
      step('getResourcePolicy', named(), answers({ ResourcePolicy: undefined })),
    ),
  ),
  contractCase(
    'a public resource policy is blocked on request, and only then',
    create(),
    step('putResourcePolicy', named({ ResourcePolicy: open, BlockPublicPolicy: true }), fails('PublicPolicyException')),
    step('getResourcePolicy', named(), answers({ ResourcePolicy: undefined })),
    step('putResourcePolicy', named({ ResourcePolicy: open })),
    step('getResourcePolicy', named(), answers({ ResourcePolicy: open })),
  ),
  contractCase(
    'a policy for an organisation is not public',
    create(),
    step('putResourcePolicy', named({ ResourcePolicy: narrowed, BlockPublicPolicy: true })),
  ),
  contractCase(
    'a policy can be validated without attaching it',
    step(
      'validateResourcePolicy',
      { ResourcePolicy: narrowed },
      answers({ PolicyValidationPassed: true, ValidationErrors: [] }),
    ),
    step('validateResourcePolicy', { ResourcePolicy: '{' }, fails('MalformedPolicyDocumentException')),
  ),
  contractCase(
    'validation finds a public policy',
    step(
      'validateResourcePolicy',
      { ResourcePolicy: open },
      answers({
        PolicyValidationPassed: false,
        ValidationErrors: (errors: unknown) => (errors as readonly unknown[]).length === 1,
      }),
    ),
  ),
  contractCase(
    'rotation without a function fails and leaves the value readable',
    create(),
    step(
      'rotateSecret',
      named({ ClientRequestToken: token('r') }),
      fails('InvalidRequestException', 'No Lambda rotation function ARN is associated with this secret.'),
    ),
    step('getSecretValue', named(), answers({ SecretString: 'first' })),
    step('describeSecret', named(), answers({ RotationEnabled: undefined, RotationRules: undefined })),
  ),
  contractCase(
    'rotation with a function that cannot be called leaves no configuration behind',
    create(),
    step(
      'rotateSecret',
      ({ name, answer }) => ({
        SecretId: name,
        RotationLambdaARN: String(answer(0).ARN).replace(/secretsmanager(.*):secret:.*/, 'lambda$1:function:missing'),
        RotationRules: { AutomaticallyAfterDays: 30 },
      }),
      fails(
        'AccessDeniedException',
        'Secrets Manager cannot invoke the specified Lambda function. Ensure that the function policy grants access to the principal secretsmanager.amazonaws.com.',
      ),
    ),
    step('describeSecret', named(), answers({ RotationEnabled: undefined, RotationLambdaARN: undefined })),
  ),
  ...[
    { what: 'a rate below four hours', rules: { ScheduleExpression: 'rate(3 hours)' } },
    { what: 'a rate without a unit', rules: { ScheduleExpression: 'rate(10)' } },
    { what: 'minutes', rules: { ScheduleExpression: 'cron(15 8 1 * ? *)' } },
    { what: 'a year', rules: { ScheduleExpression: 'cron(0 8 1 * ? 2030)' } },
    { what: 'two days', rules: { ScheduleExpression: 'cron(0 8 1 * MON *)' } },
    { what: 'days and a schedule', rules: { AutomaticallyAfterDays: 3, ScheduleExpression: 'rate(10 days)' } },
  ].map(({ what, rules }) =>
    contractCase(
      `rotation rules with ${what} are refused`,
      create(),
      step('rotateSecret', named({ RotationRules: rules }), fails('InvalidParameterException')),
    ),
  ),
  ...[
    'rate(10 days)',
    'rate(4 hours)',
    'cron(0 8 1 * ? *)',
    'cron(0 */4 ? * MON-FRI *)',
    'cron(0 16 ? * TUE#3 *)',
    'cron(0 0 L * ? *)',
  ].map((ScheduleExpression) =>
    contractCase(
      `the schedule ${ScheduleExpression} is understood`,
      create(),
      step(
        'rotateSecret',
        named({ RotationRules: { ScheduleExpression, Duration: '2h' } }),
        fails('InvalidRequestException', 'No Lambda rotation function ARN is associated with this secret.'),
      ),
    ),
  ),
  contractCase(
    'a rotation that was never set up cannot be cancelled',
    create(),
    step('cancelRotateSecret', named(), fails('InvalidRequestException')),
  ),
];
