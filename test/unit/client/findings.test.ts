import assert from 'node:assert/strict';
import { rootsOf } from '../../../client/src/findings/nodes.ts';
import type { FindingsNode, Grouping, ShownFinding, SkippedFile } from '../../../client/src/findings/nodes.ts';
import { t } from './support.ts';

const at = (path: string, line: number, more: Partial<ShownFinding> = {}): ShownFinding => ({
  uri: `file:///shop/${path}`,
  path,
  line,
  character: 4,
  endLine: line,
  endCharacter: 20,
  rule: 'hardcoded-password',
  kind: 'password',
  level: 'likely',
  message: 'Hardcoded password: assigned to “password”',
  ...more,
});

const findings = [
  at('src/b.ts', 7),
  at('src/a.ts', 3, { rule: 'github-token', kind: 'token', level: 'certain' }),
  at('src/b.ts', 1),
  at('.env', 0, { kind: 'connection-string', level: 'possible' }),
];

/** The rows as indented text. */
const drawn = (nodes: readonly FindingsNode[], indent = ''): readonly string[] =>
  nodes.flatMap((node) => {
    if (node.kind === 'finding') return [`${indent}${node.finding.path}:${String(node.finding.line)}`];
    if (node.kind === 'more') return [`${indent}${node.label}`];
    if (node.kind === 'skipped') return [`${indent}${node.file.path}`];
    return [`${indent}${node.label} (${String(node.count)})`, ...drawn(node.children, `${indent}  `)];
  });

const draw = (grouping: Grouping, skipped: readonly SkippedFile[] = []): readonly string[] =>
  drawn(rootsOf(findings, grouping, { skipped }, t));

describe('the findings view', () => {
  const cases: readonly (readonly [Grouping, readonly string[]])[] = [
    [
      'file',
      [
        '. (1)',
        '  .env (1)',
        '    .env:0',
        'src (3)',
        '  a.ts (1)',
        '    src/a.ts:3',
        '  b.ts (2)',
        '    src/b.ts:1',
        '    src/b.ts:7',
      ],
    ],
    [
      'rule',
      ['github token (1)', '  src/a.ts:3', 'hardcoded password (3)', '  .env:0', '  src/b.ts:1', '  src/b.ts:7'],
    ],
    [
      'kind',
      [
        'connection string (1)',
        '  .env:0',
        'password (2)',
        '  src/b.ts:1',
        '  src/b.ts:7',
        'token (1)',
        '  src/a.ts:3',
      ],
    ],
    [
      'level',
      ['certain (1)', '  src/a.ts:3', 'likely (2)', '  src/b.ts:1', '  src/b.ts:7', 'possible (1)', '  .env:0'],
    ],
  ];
  for (const [grouping, expected] of cases) {
    it(`groups by ${grouping}`, () => assert.deepEqual(draw(grouping), expected));
  }

  it('says what was skipped, by reason', () => {
    const skipped = [
      { uri: 'file:///shop/logo.png', path: 'logo.png', reason: 'binary' },
      { uri: 'file:///shop/build', path: 'build', reason: 'git-ignored' },
      { uri: 'file:///shop/a.zip', path: 'a.zip', reason: 'binary' },
    ];
    assert.deepEqual(draw('level', skipped).slice(-6), [
      'Skipped (3)',
      '  binary (2)',
      '    logo.png',
      '    a.zip',
      '  git ignored (1)',
      '    build',
    ]);
  });

  it('lists a thousand rows of a group, closed, and says how many are left out', () => {
    const many = Array.from({ length: 30_000 }, (_, index) => at('src/a.ts', index));
    const [group, ...others] = rootsOf(many, 'rule', { skipped: [] }, t);
    assert.ok(group?.kind === 'group' && others.length === 0);
    assert.equal(group.count, 30_000);
    assert.equal(group.expanded, false);
    assert.equal(group.children.length, 1001);
    assert.deepEqual(drawn(group.children.slice(-1)), [`${(29_000).toLocaleString()} more are not listed`]);
  });

  it('gives every row an identifier of its own', () => {
    const idsOf = (nodes: readonly FindingsNode[]): readonly string[] =>
      nodes.flatMap((node) => [node.id, ...(node.kind === 'group' ? idsOf(node.children) : [])]);
    for (const grouping of ['file', 'rule', 'kind', 'level'] as const) {
      const ids = idsOf(rootsOf(findings, grouping, { skipped: [] }, t));
      assert.equal(new Set(ids).size, ids.length);
    }
  });
});
