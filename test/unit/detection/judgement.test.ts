import assert from 'node:assert/strict';
import type { Candidate } from '../../../server/src/detection/candidate.ts';
import { judge } from '../../../server/src/detection/judgement/judge.ts';
import { placeOf } from '../../../server/src/detection/judgement/place.ts';
import { fill } from './marked.ts';

const named = (value: string, change: Partial<Extract<Candidate['origin'], { kind: 'name' }>> = {}): Candidate => ({
  rule: 'hardcoded-password',
  kind: 'password',
  span: { start: 0, end: value.length },
  value,
  name: 'password',
  evidence: [{ kind: 'name', text: 'assigned to “password”' }],
  origin: {
    kind: 'name',
    strength: 'strong',
    words: ['password'],
    ordinary: false,
    binding: 'assignment',
    bare: false,
    interpolated: false,
    ...change,
  },
});

/** Value, and what judgement says of it in a source file. */
const cases: readonly (readonly [value: string, verdict: string])[] = [
  ['⟦password⟧', 'likely'],
  ['⟦words⟧', 'likely'],
  ['⟦signs⟧', 'likely'],
  ['secret', 'possible'],
  ['123456', 'possible'],
  ['ab', 'too short'],
  ['xxxxxxxx', 'placeholder'],
  ['<password>', 'placeholder'],
  ['your-password-here', 'placeholder'],
  ['${DB_PASSWORD}', 'reference'],
  ['{{ db.password }}', 'reference'],
  ['arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf', 'reference'],
  [':password', 'reference'],
  ['%s:%s', 'format'],
  ['https://login.test/reset', 'path or address'],
  ['config/password.txt', 'path or address'],
  ['::ab9:C0A8:102', 'path or address'],
  ['6.hours', 'duration or size'],
  ['$2b$12$' + 'abcdefghijklmnopqrstuv', 'hash of a password'],
  ['db.password.value', 'code'],
  ['password', 'repeats its name'],
  ['new_password', 'names a credential'],
  ['Must be at least eight long', 'natural language'],
  ['wJalrXUtnFEMI/K7MDENG/' + 'bPxRfiCYEXAMPLEKEY', 'documented example'],
];

describe('judgement', () => {
  for (const [value, verdict] of cases) {
    it(`says “${verdict}” of ${value}`, () => {
      const judgement = judge(named(fill(value)), placeOf('src/a.js'));
      assert.equal(judgement.kind === 'finding' ? judgement.confidence : judgement.reason, verdict);
    });
  }

  it('asks more of a weak name than of a strong one', () => {
    const verdictOf = (value: string): string =>
      judge(named(fill(value), { strength: 'weak' }), placeOf('src/a.js')).kind;
    assert.equal(verdictOf('⟦words⟧'), 'turned-down');
    assert.equal(verdictOf('⟦token⟧'), 'finding');
  });

  const places: readonly (readonly [path: string, value: string, verdict: string])[] = [
    ['src/a.js', 'hunter42', 'likely'],
    ['test/a.js', 'hunter42', 'possible'],
    ['test/a.js', 'bar%bar', 'possible'],
    ['test/a.js', '⟦password⟧', 'likely'],
    ['src/a.js', 'qwerasdf1234', 'possible'],
    ['src/a.css', '⟦password⟧', 'style sheet'],
    ['yarn.lock', '⟦password⟧', 'lockfile'],
    ['src/a.js', 'wrongpassword', 'possible'],
    ['README.md', 'password2', 'possible'],
    ['src/a.js', 'password2', 'likely'],
    ['src/a.js', 'validation.confirmed', 'code'],
    ['src/a.js', '--smtp-server=', 'code'],
  ];
  for (const [path, value, verdict] of places) {
    it(`says “${verdict}” of ${value} in ${path}`, () => {
      const judgement = judge(named(fill(value)), placeOf(path));
      assert.equal(judgement.kind === 'finding' ? judgement.confidence : judgement.reason, verdict);
    });
  }

  const ofFormat = { kind: 'format', verified: false } as const;
  const ofHost = (host: string) => ({ kind: 'connection', host, username: 'app' }) as const;
  /** What was found, and whether the pieces of evidence are enough to be certain. */
  const certainties: readonly (readonly [about: string, candidate: Candidate, path: string, verdict: string])[] = [
    ['a format, drawn by lot, long', { ...named(fill('⟦token⟧')), origin: ofFormat }, 'src/a.js', 'certain'],
    ['a format, drawn by lot, with a mark', { ...named(fill('shop_⟦hex⟧')), origin: ofFormat }, 'src/a.js', 'certain'],
    ['a format that a hash has, too', { ...named(fill('⟦hex⟧'), {}), origin: ofFormat }, 'src/a.js', 'likely'],
    ['a format in a test', { ...named(fill('⟦token⟧')), origin: ofFormat }, 'test/a.js', 'likely'],
    [
      'a password to a host elsewhere',
      { ...named(fill('⟦password⟧')), origin: ofHost('db.shop.io') },
      'a.js',
      'certain',
    ],
    ['a password to this machine', { ...named(fill('⟦password⟧')), origin: ofHost('localhost') }, 'a.js', 'likely'],
    ['a word as a password', { ...named(fill('⟦words⟧')), origin: ofHost('db.shop.io') }, 'a.js', 'likely'],
    ['a name that states a token', { ...named(fill('⟦token⟧')), kind: 'token' }, 'src/a.js', 'certain'],
    ['a comparison', { ...named(fill('⟦token⟧'), { binding: 'comparison' }), kind: 'token' }, 'src/a.js', 'likely'],
  ];
  for (const [about, candidate, path, verdict] of certainties) {
    it(`is ${verdict} of ${about}`, () => {
      const judgement = judge(candidate, placeOf(path));
      assert.equal(judgement.kind === 'finding' && judgement.confidence, verdict);
    });
  }

  it('tells each piece of evidence', () => {
    const judgement = judge({ ...named(fill('shop_⟦token⟧')), origin: ofFormat }, placeOf('test/a.js'));
    assert.deepEqual(judgement.kind === 'finding' && judgement.evidence.map(({ kind }) => kind), [
      'name',
      'entropy',
      'format',
      'entropy',
      'entropy',
      'place',
    ]);
  });

  it('believes less what its line calls an example', () => {
    const judgement = judge({ ...named(fill('⟦password⟧')), aside: 'example' }, placeOf('src/a.js'));
    assert.equal(judgement.kind === 'finding' && judgement.confidence, 'possible');
  });

  it('believes nothing that is made at run time', () => {
    assert.equal(judge(named(fill('⟦password⟧'), { interpolated: true }), placeOf('src/a.js')).kind, 'turned-down');
  });

  it('says where it is when that matters', () => {
    const judgement = judge(named(fill('⟦password⟧')), placeOf('test/login.test.js'));
    assert.ok(judgement.kind === 'finding' && judgement.evidence.some(({ text }) => text === 'in a test'));
  });

  const paths: readonly (readonly [path: string, kind: string])[] = [
    ['src/main.ts', 'source'],
    ['test/login.ts', 'test'],
    ['src/login.spec.ts', 'test'],
    ['src/LoginTest.java', 'test'],
    ['examples/login.js', 'example'],
    ['.env.example', 'example'],
    ['docs/login.html', 'documentation'],
    ['README.md', 'documentation'],
    ['locales/de.json', 'translation'],
    ['package-lock.json', 'lockfile'],
    ['vendor/lib/a.php', 'generated'],
  ];
  for (const [path, kind] of paths) it(`takes ${path} for ${kind}`, () => assert.equal(placeOf(path).kind, kind));
});
