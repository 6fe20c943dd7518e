/** Where moto does not do what AWS does. Beside these, it answers a missing secret with HTTP 404 instead of 400. */
export interface Deviation {
  readonly moto: string;
  /** Where what is right was taken from. */
  readonly source: string;
  readonly cases: readonly string[];
}

const model = 'service model of Secrets Manager, 2017-10-17';
const recorded = 'answers of AWS recorded in the tests of localstack (test_secretsmanager.snapshot.json)';
const guide = 'AWS Secrets Manager user guide';
const reference = 'AWS Secrets Manager API reference';

export const motoDeviations: readonly Deviation[] = [
  {
    moto: 'checks no lengths, ranges, patterns or enumerations, or answers with other types and texts',
    source: model,
    cases: [
      'a longer text is refused',
      'the bytes of a text count, not its characters',
      'bytes have the same limit',
      'an empty text is refused',
      'empty bytes are refused',
      'a text and bytes together are refused',
      'a name has up to 512 characters',
      'a token has at least 32 characters',
      'a token has at most 64 characters',
      'a version id has at least 32 characters',
      'a description has at most 2048 characters',
      'a version has at most 20 labels',
      'a label has at most 256 characters',
      'a tag key has at most 128 characters',
      'a tag value has at most 256 characters',
      'a page has at most 100 versions',
      'rotation days go up to 1000',
      'a rotation window is given in hours',
      'a rotation token has at least 36 characters',
      'a rotation schedule has at most 256 characters',
      'a description stays within its limit when it is changed',
      'a resource policy has at most 20,480 characters',
      'a replica region looks like one',
      'lists have 1 to 100 secrets a page',
      'filters, sort keys and orders are those that are documented',
      'a batch has 1 to 20 ids',
      'a batch needs ids or filters, and not both',
      'a violated constraint is told with the path of the member',
      'constraints are checked before the secret is looked up',
      'types need not all occur',
      'a password has at most 4096 characters',
      'a password has at least one character',
      'a password needs some characters to choose from',
    ],
  },
  {
    moto: 'accepts any name',
    source: recorded,
    cases: ['bad name', ' bad', 'bad*', 'bad?', 'naïve', 'a:b', 'a\\b'].map(
      (name) => `the name ${JSON.stringify(name)} is refused everywhere`,
    ),
  },
  {
    moto: 'finds a secret by a partial ARN that AWS reads as a full one',
    source: recorded,
    cases: ['a name that ends in a hyphen and six characters is not found by its partial ARN'],
  },
  {
    moto: 'does not make the first version AWSCURRENT, answers labels unsorted and keeps AWSPENDING where it was',
    source: recorded,
    cases: [
      'the first version is AWSCURRENT whatever labels are asked for',
      'AWSPENDING does not stay with the version that AWSCURRENT leaves',
      'a rotation cycle moves the labels and keeps those of the user',
    ],
  },
  {
    moto: 'reads the old version after AWSCURRENT was moved, and lets AWSCURRENT be removed',
    source: reference,
    cases: ['a read without a label sees where AWSCURRENT was moved to', 'AWSCURRENT cannot be removed'],
  },
  {
    moto: 'does not name the label that is missing',
    source: recorded,
    cases: ['a missing label is named'],
  },
  {
    moto: 'lists all versions on one page, also those without a label, and without their keys',
    source: recorded,
    cases: [
      'versions without a label are listed on request',
      'versions are listed page by page',
      'a version made with the default key says so',
      'the key is shown as it was given, and with the versions made with it',
    ],
  },
  {
    moto: 'has no limit of labels and tags, and lets keys begin with aws:',
    source: guide,
    cases: ['a secret holds at most 20 labels', 'a secret has at most 50 tags', 'tag keys of AWS are reserved'],
  },
  {
    moto: 'keeps an empty description as it was, and drops the type',
    source: reference,
    cases: ['an empty description clears it', 'the type of a managed external secret is kept'],
  },
  {
    moto: 'changes a secret that is scheduled for deletion, restores one that is not, and has other texts',
    source: recorded,
    cases: [
      'a secret that is scheduled for deletion cannot be read',
      'a secret that is scheduled for deletion cannot be changed',
      'the name of a secret that is scheduled for deletion stays taken',
      'a secret that is not scheduled for deletion cannot be restored',
    ],
  },
  {
    moto: 'ignores the sort order, matches words of descriptions with regard to case, and lets any "!" exclude',
    source: `${recorded}; ${reference}`,
    cases: [
      'secrets are sorted by when they were last read',
      'one of a filter’s values has to match, negated or not',
      'descriptions are filtered by the beginnings of words, without regard to case',
      'the filter "all" looks for words in names, descriptions and tags',
      'words of "all" begin where the case changes',
      'secrets are sorted by name on request',
      'secrets are sorted by when they were created',
      'secrets are sorted by when they were changed',
    ],
  },
  {
    moto: 'counts pages by how many secrets were shown, whatever the question',
    source: `${reference}, ListSecrets, NextToken`,
    cases: [
      'nothing is skipped or repeated by pages when secrets come and go in between',
      'a page token belongs to the question it was an answer to',
    ],
  },
  {
    moto: 'breaks with an HTML page',
    source: model,
    cases: [
      'a secret of its own goes its own way',
      'a page token that was never given out is refused',
      'a missing secret cannot be written or described',
      'a policy can be validated without attaching it',
      'validation finds a public policy',
      'a replica becomes a secret of its own',
      'only a replica can stop being one',
    ],
  },
  {
    moto: 'does not look into resource policies',
    source: `${model}; grammar of the IAM policy language`,
    cases: [
      ...[
        'text that is not JSON',
        'a list',
        'no statement',
        'an unknown effect',
        'no action',
        'an unsupported principal',
        'an action of another service',
        'an unknown member',
      ].map((what) => `a resource policy with ${what} is malformed`),
      'a public resource policy is blocked on request, and only then',
    ],
  },
  {
    moto: 'rotates without a function, to a version without a value, and does not look at schedules',
    source: `${recorded}; ${guide}, "Schedule expressions in Secrets Manager rotation"`,
    cases: [
      'rotation without a function fails and leaves the value readable',
      'rotation with a function that cannot be called leaves no configuration behind',
      ...[
        'a rate below four hours',
        'a rate without a unit',
        'minutes',
        'a year',
        'two days',
        'days and a schedule',
      ].map((what) => `rotation rules with ${what} are refused`),
      ...[
        'rate(10 days)',
        'rate(4 hours)',
        'cron(0 8 1 * ? *)',
        'cron(0 */4 ? * MON-FRI *)',
        'cron(0 16 ? * TUE#3 *)',
        'cron(0 0 L * ? *)',
      ].map((expression) => `the schedule ${expression} is understood`),
    ],
  },
  {
    moto: 'answers a name where the ARN belongs, keeps a failed replica beside the new one, hides the primary region, and gives a replica no key of its own',
    source: reference,
    cases: [
      'a replica has the value, and the ARN of its own region',
      'a replica has a key of its own, which can be changed in its region',
      'only a primary is rotated, relabelled, untagged and replicated',
      'primary and replica say which region is the primary one',
      'a region where the name is taken fails, and is overwritten only on request',
    ],
  },
];
