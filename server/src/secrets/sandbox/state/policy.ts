import { ServiceError } from '../errors.ts';

/** A statement of a resource policy after its form was checked. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  /** `*` stands for everybody; absent with `NotPrincipal`. */
  readonly principals: readonly string[] | undefined;
  readonly condition: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/**
 * Reads a resource policy (IAM user guide, "Grammar of the IAM JSON policy language").
 * @throws ServiceError `MalformedPolicyDocumentException` naming what is wrong; the policy is not quoted.
 */
export function parsePolicy(text: string): readonly Statement[] {
  const policy = objectOf(parseJson(text), 'a policy', ['Version', 'Id', 'Statement']);
  if (policy.Version !== undefined && policy.Version !== '2012-10-17' && policy.Version !== '2008-10-17') {
    throw malformed('an unsupported version');
  }
  const statements = Array.isArray(policy.Statement) ? (policy.Statement as unknown[]) : [policy.Statement];
  if (policy.Statement === undefined || statements.length === 0) throw malformed('no statement');
  return statements.map(statementOf);
}

function statementOf(value: unknown): Statement {
  const members = ['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource'];
  const statement = objectOf(value, 'a statement', [...members, 'Condition']);
  if (statement.Sid !== undefined && typeof statement.Sid !== 'string') throw malformed('an invalid Sid');
  if (statement.Effect !== 'Allow' && statement.Effect !== 'Deny') throw malformed('an invalid effect');
  for (const action of eitherOf(statement, 'Action', 'NotAction')) {
    if (!/^(\*|secretsmanager:[A-Za-z*?]+)$/i.test(action)) throw malformed('an invalid action');
  }
  for (const resource of eitherOf(statement, 'Resource', 'NotResource')) {
    if (resource !== '*' && !/^arn:/.test(resource)) throw malformed('an invalid resource');
  }
  if ((statement.Principal === undefined) === (statement.NotPrincipal === undefined)) {
    throw malformed('a statement without exactly one of Principal and NotPrincipal');
  }
  const named = principalsOf(statement.Principal ?? statement.NotPrincipal);
  return {
    effect: statement.Effect,
    principals: statement.Principal === undefined ? undefined : named,
    condition: conditionOf(statement.Condition),
  };
}

function eitherOf(statement: Readonly<Record<string, unknown>>, name: string, negated: string): readonly string[] {
  if ((statement[name] === undefined) === (statement[negated] === undefined)) {
    throw malformed(`a statement without exactly one of ${name} and ${negated}`);
  }
  return textsOf(statement[name] ?? statement[negated], `an invalid ${name.toLowerCase()}`);
}

const principalForms: Readonly<Record<string, RegExp>> = {
  AWS: /^(\*|\d{12}|AROA\w+|AIDA\w+|arn:aws[a-z-]*:(iam::\d{12}:(root|(user|role)\/.+)|sts::\d{12}:(assumed-role|federated-user)\/.+))$/,
  Service: /^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/,
  Federated: /^(arn:aws[a-z-]*:iam::\d{12}:(saml|oidc)-provider\/.+|[a-z0-9.-]+\.[a-z]+)$/,
  CanonicalUser: /^[0-9a-f]{64}$/,
};

function principalsOf(value: unknown): readonly string[] {
  if (value === '*') return ['*'];
  const principal = objectOf(value, 'a principal', Object.keys(principalForms));
  const entries = Object.entries(principal);
  if (entries.length === 0) throw malformed('an unsupported principal');
  return entries.flatMap(([kind, names]) =>
    textsOf(names, 'an unsupported principal').map((name) => {
      if (!principalForms[kind]?.test(name)) throw malformed('an unsupported principal');
      return name;
    }),
  );
}

function conditionOf(value: unknown): Statement['condition'] {
  if (value === undefined) return {};
  const condition: Record<string, Record<string, readonly string[]>> = {};
  for (const [operator, keys] of Object.entries(objectOf(value, 'a condition'))) {
    condition[operator] = Object.fromEntries(
      Object.entries(objectOf(keys, 'a condition')).map(([key, values]) => [key, textsOf(values, 'a condition value')]),
    );
  }
  return condition;
}

function textsOf(value: unknown, what: string): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? (value as unknown[]) : [value];
  const texts = values.map((item) => (typeof item === 'boolean' || typeof item === 'number' ? String(item) : item));
  if (texts.length === 0 || !texts.every((item): item is string => typeof item === 'string')) throw malformed(what);
  return texts;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw malformed('invalid Json');
  }
}

function objectOf(value: unknown, what: string, known?: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw malformed(`an invalid form of ${what}`);
  if (known && Object.keys(value).some((name) => !known.includes(name))) {
    throw malformed(`an unknown member of ${what}`);
  }
  return value as Readonly<Record<string, unknown>>;
}

const malformed = (what: string): ServiceError =>
  new ServiceError('MalformedPolicyDocumentException', `This resource policy contains ${what}.`);

/** Whether a policy lets in principals that it does not name. */
export const isPublic = (statements: readonly Statement[]): boolean =>
  statements.some(
    ({ effect, principals, condition }) =>
      effect === 'Allow' && (principals === undefined || principals.includes('*')) && !narrows(condition),
  );

// Keys whose value ties a request to accounts, organisations, networks or resources that the policy's author knows.
const narrowingKeys = new Set(
  [
    'aws:PrincipalAccount',
    'aws:PrincipalArn',
    'aws:PrincipalOrgID',
    'aws:PrincipalOrgPaths',
    'aws:SourceAccount',
    'aws:SourceArn',
    'aws:SourceIp',
    'aws:SourceOrgID',
    'aws:SourceOwner',
    'aws:SourceVpc',
    'aws:SourceVpce',
    'aws:userid',
    'aws:VpcSourceIp',
    'kms:CallerAccount',
    'kms:ViaService',
  ].map((key) => key.toLowerCase()),
);
const narrowingOperators = /^(ForAnyValue:)?(String(Equals|EqualsIgnoreCase|Like)|Arn(Equals|Like)|IpAddress)$/i;

const narrows = (condition: Statement['condition']): boolean =>
  Object.entries(condition).some(
    ([operator, keys]) =>
      narrowingOperators.test(operator) &&
      Object.entries(keys).some(
        ([key, values]) =>
          narrowingKeys.has(key.toLowerCase()) && values.every((value) => !/^(\*|0\.0\.0\.0\/0|::\/0)$/.test(value)),
      ),
  );
