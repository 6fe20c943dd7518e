import assert from 'node:assert/strict';
import { scan } from '../../../server/src/detection/scan.ts';
import { parseGitleaksConfig } from '../../../server/src/suppression/gitleaks/config.ts';
import { extended } from '../../../server/src/suppression/gitleaks/extend.ts';
import { customFinder } from '../../../server/src/suppression/gitleaks/findCustom.ts';
import { rulesOf } from '../../../server/src/suppression/gitleaks/rules.ts';
import { isOurRule } from '../../../server/src/suppression/ourRules.ts';
import type { Layer } from '../../../server/src/suppression/layer.ts';
import { projectRules } from '../../../server/src/suppression/projectRules.ts';

function layerOf(...files: readonly [string, ...string[]]): Layer {
  const [own, ...bases] = files.map((text) => parseGitleaksConfig(text, '.gitleaks.toml'));
  assert.ok(own !== undefined);
  const config = bases.reduce(extended, own);
  const rules = rulesOf(config, '.gitleaks.toml', isOurRule);
  return {
    key: 'k',
    ignores: [],
    levels: [],
    gitleaks: { rules, finder: customFinder(rules) },
    problems: rules.problems,
  };
}

interface Case {
  readonly about: string;
  /** The file, then what it extends. */
  readonly config: readonly [string, ...string[]];
  readonly text: string;
  readonly path?: string;
  /** `rule: what is marked`. */
  readonly found: readonly string[];
  /** Texts that the problems hold, one each. */
  readonly problems?: readonly string[];
}

const rule = (members: string, id = 'acme'): string => `[[rules]]\nid = "${id}"\n${members}\n`;
const acme = rule(`regex = '''acme_[a-z]+'''`);
const password = ['hunter2', 'Xk9!'].join('-');
const ours = `const dbPassword = '${password}';`;

const cases: readonly Case[] = [
  {
    about: 'every match, also with what a pattern wants to stand before or behind',
    config: [rule(`regex = '''\\b(?:a_\\d+)\\b|(?m:^b$)|\\A(c)|(d)\\z'''`)],
    text: 'ca_1 a_1 xa_2 a_3a_4;a_5\nb\nb\ncd d',
    found: ['acme: c', 'acme: a_1', 'acme: a_5', 'acme: b', 'acme: b', 'acme: d'],
  },
  { about: 'all of the match, without groups', config: [acme], text: 'x acme_ab y', found: ['acme: acme_ab'] },
  {
    about: 'the first group that is not empty',
    config: [rule(`regex = '''k=(x)?([a-z]+)'''`)],
    text: 'k=ab',
    found: ['acme: ab'],
  },
  {
    about: 'the group that is asked for',
    config: [rule(`regex = '''(k)=([a-z]+)'''\nsecretGroup = 2`)],
    text: 'k=ab',
    found: ['acme: ab'],
  },
  {
    about: 'keys in whatever case, as gitleaks reads them',
    config: [rule(`Regex = '''(k)=([a-z]+)'''\nsecretgroup = 2`)],
    text: 'k=ab',
    found: ['acme: ab'],
  },
  {
    about: 'a secret has more entropy than the rule says, not the same',
    config: [rule(`regex = '''k=(\\w+)'''\nentropy = 2`)],
    text: 'k=abcd k=abcde k=aaaa',
    found: ['acme: abcde'],
  },
  {
    about: 'a keyword in whatever case, anywhere in the file',
    config: [rule(`regex = '''k=(\\w+)'''\nkeywords = ["Acme", "ab"]`)],
    text: `${'x\n'.repeat(9000)}k=ab ACME`,
    found: ['acme: ab'],
  },
  {
    about: 'no keyword, no finding',
    config: [rule(`regex = '''k=(\\w+)'''\nkeywords = ["acme"]`)],
    text: 'k=ab',
    found: [],
  },
  {
    about: 'a path and a pattern: both',
    config: [rule(`regex = '''acme_[a-z]+'''\npath = '''\\.py$'''`)],
    text: 'acme_ab',
    path: 'a.js',
    found: [],
  },
  {
    about: 'a path alone is no value',
    config: [rule(`path = '''\\.p12$'''`)],
    text: 'acme_ab',
    found: [],
    problems: ['rule acme: it has a “path” and no “regex”'],
  },
  {
    about: 'stopwords are looked for in the secret alone, in whatever case',
    config: [`${rule(`regex = '''(\\w+)=(\\w+)'''\nsecretGroup = 2`)}[[rules.allowlists]]\nstopwords = ["Client"]`],
    text: 'client=ab x=myCLIENT',
    found: ['acme: ab'],
  },
  {
    about: 'allowed by the match, not by the secret',
    config: [`${rule(`regex = '''k=(\\w+)'''`)}[[rules.allowlists]]\nregexTarget = "match"\nregexes = ['''^k=ab$''']`],
    text: 'k=ab k=abc',
    found: ['acme: abc'],
  },
  {
    about: 'allowed by the line',
    config: [`${rule(`regex = '''k=(\\w+)'''`)}[[rules.allowlists]]\nregexTarget = "line"\nregexes = ['''# test''']`],
    text: 'k=ab # test\nk=cd',
    found: ['acme: cd'],
  },
  {
    about: 'one criterion is enough, unless all are asked for',
    config: [
      `${acme}[[rules.allowlists]]\ncondition = "AND"\npaths = ['''other''']\nregexes = ['''ab''']\n` +
        `[[rules.allowlists]]\npaths = ['''other''']\nregexes = ['''cd''']`,
    ],
    text: 'acme_ab acme_cd',
    found: ['acme: acme_ab'],
  },
  {
    about: 'a commit is none of the files',
    config: [`${acme}[[rules.allowlists]]\ncondition = "AND"\ncommits = ["abc"]\nregexes = ['''ab''']`],
    text: 'acme_ab',
    found: ['acme: acme_ab'],
  },
  {
    about: 'the older form of an allowlist',
    config: [`[allowlist]\nregexes = ['''cd''']\n${acme}[rules.allowlist]\nregexes = ['''ab''']`],
    text: 'acme_ab acme_cd acme_ef',
    found: ['acme: acme_ef'],
  },
  {
    about: 'a global allowlist holds for our rules too',
    config: [`[[allowlists]]\npaths = ['''^a\\.js$''']`],
    text: ours,
    found: [],
  },
  {
    about: 'an allowlist for some rules',
    config: [`${acme}${rule(`regex = '''b_[a-z]+'''`, 'b')}[[allowlists]]\ntargetRules = ["b"]\nregexes = ['''.''']`],
    text: 'acme_ab b_ab',
    found: ['acme: acme_ab'],
  },
  {
    about: 'an allowlist of one of our rules',
    config: [rule(`[[rules.allowlists]]\nregexes = ['''hunter''']`, 'hardcoded-password')],
    text: ours,
    found: [],
  },
  {
    about: 'an allowlist of the rule of gitleaks that is about names',
    config: [
      `[extend]\nuseDefault = true\n${rule(`[[rules.allowlists]]\nregexes = ['''hunter''']`, 'generic-api-key')}`,
    ],
    text: ours,
    found: [],
  },
  {
    about: 'one of our rules is turned off',
    config: [`[extend]\nuseDefault = true\ndisabledRules = ["hardcoded-password"]`],
    text: ours,
    found: [],
  },
  {
    about: 'a custom rule beats what its name says, and not a provider’s format',
    config: [rule(`regex = '''= '([^']+)'''`)],
    text: `${ours}\nconst k = '${['ghp', 'kR9pVtE2qLx7mZs4WcBn8JdYh3GfTu1LzPiO'].join('_')}';`,
    found: [
      `acme: ${password}`,
      `github-personal-access-token: ${['ghp', 'kR9pVtE2qLx7mZs4WcBn8JdYh3GfTu1LzPiO'].join('_')}`,
    ],
  },
  {
    about: 'a rule may need another near by',
    config: [
      `${rule(`regex = '''id_[a-z]+'''\nskipReport = true`, 'id')}${acme}[[rules.required]]\nid = "id"\nwithinLines = 1`,
    ],
    text: 'acme_ab\nid_x\n\n\nacme_cd',
    found: ['acme: acme_ab'],
  },
  {
    about: 'what is extended: members and lists are joined, our own win',
    config: [
      `[extend]\npath = "base.toml"\ndisabledRules = ["gone"]\n${rule(`entropy = 2`)}[[rules.allowlists]]\nstopwords = ["stop"]`,
      `${acme}${rule(`regex = '''gone_\\w+'''`, 'gone')}`,
    ],
    text: 'acme_aaaa acme_abcdef acme_stopabc gone_x',
    found: ['acme: acme_abcdef'],
  },
  {
    about: 'what Go does not take is said, and the other rules are used',
    config: [`${rule(`regex = '''(?=x)'''`, 'bad')}${acme}`],
    text: 'acme_ab',
    found: ['acme: acme_ab'],
    problems: ['rule bad: “regex”, is no pattern of Go’s (RE2): invalid or unsupported Perl syntax, at character 1'],
  },
  {
    about: 'a rule without a name, a group that is not there, a list of another type',
    config: [
      `[[rules]]\nregex = "x"\n${rule(`regex = "x"\nsecretGroup = 1`, 'b')}${rule(`regex = "y"\nkeywords = "y"`, 'c')}`,
    ],
    text: 'y',
    found: ['c: y'],
    problems: ['Rule number 1 has no “id”', 'rule b: “secretGroup” is 1', 'rule c: “keywords” must be a list of texts'],
  },
  {
    about: 'no TOML',
    config: ['[[rules]\nid'],
    text: ours,
    found: [`hardcoded-password: ${password}`],
    problems: ['It is no TOML'],
  },
  {
    about: 'nothing is fetched',
    config: ['[extend]\nurl = "https://example.com/x.toml"'],
    text: '',
    found: [],
    problems: ['nothing is loaded from the network'],
  },
];

function check({ config, text, path = 'a.js', found, problems = [] }: Case): void {
  const layer = layerOf(...config);
  const project = projectRules([{ layer, path }], true);
  const { findings } = scan({ text, path }, { project });
  assert.deepEqual(
    findings.map(({ rule: id, span }) => `${id}: ${text.slice(span.start, span.end)}`),
    found,
  );
  assert.equal(layer.problems.length, problems.length, JSON.stringify(layer.problems));
  problems.forEach((problem, index) =>
    assert.ok(layer.problems[index]?.message.includes(problem), JSON.stringify(layer.problems)),
  );
}

describe('.gitleaks.toml', () => {
  for (const test of cases) it(test.about, () => check(test));

  it('what it says about a mistake in a pattern quotes nothing of it', () => {
    const { problems } = layerOf(`[[allowlists]]\nregexes = ['''${password}(''']`);
    assert.equal(problems.length, 1);
    assert.ok(!JSON.stringify(problems).includes(password));
  });

  for (const path of [
    '.gitleaks.toml',
    'x/gitleaks.toml',
    '.secrets.baseline',
    '.gitleaksignore',
    '.unhardcode.yaml',
  ]) {
    it(`${path} is about findings and holds none`, () => {
      const project = projectRules([{ layer: layerOf(acme), path }], true);
      assert.deepEqual(scan({ text: `password = "${password}" acme_ab`, path }, { project }).findings, []);
    });
  }
});
