import assert from 'node:assert/strict';
import { applyEdits } from '../../../server/src/core/span.ts';
import { addDependency, manifestsFor } from '../../../server/src/rewriting/dependencies/index.ts';
import type { Dependency } from '../../../server/src/rewriting/rewriter.ts';

const boto3: Dependency = { ecosystem: 'pypi', name: 'boto3', version: '>=1.34' };
const sdk: Dependency = { ecosystem: 'npm', name: '@aws-sdk/client-secrets-manager', version: '^3.1162.0' };
const sdkLine = '"@aws-sdk/client-secrets-manager": "^3.1162.0"';

/** Adds the dependency and compares the whole text, or `unchanged`; adding once more must find it there. */
function check(path: string, dependency: Dependency, before: string, after: string): void {
  const edits = addDependency(path, before, dependency);
  if (after === 'unchanged') {
    assert.equal(edits, undefined);
    return;
  }
  assert.ok(edits, 'nothing was added');
  const text = applyEdits(before, edits);
  assert.equal(text, after);
  assert.equal(addDependency(path, text, dependency), undefined, 'added twice');
}

describe('manifests', () => {
  it('are known by ecosystem, the file that is installed from first', () => {
    assert.deepEqual(manifestsFor('npm'), ['package.json']);
    assert.equal(manifestsFor('pypi')[0], 'requirements.in');
    assert.equal(manifestsFor('pypi').at(-1), 'pyproject.toml');
    assert.ok(manifestsFor('pypi').includes('requirements/base.txt'));
  });

  it('belong to one ecosystem', () => {
    assert.equal(addDependency('package.json', '{}', boto3), undefined);
    assert.equal(addDependency('requirements.txt', '', sdk), undefined);
    assert.equal(addDependency('setup.cfg', '', boto3), undefined);
  });
});

describe('package.json', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [
      'in sorted order',
      '{\n  "dependencies": {\n    "pg": "^8"\n  }\n}\n',
      `{\n  "dependencies": {\n    ${sdkLine},\n    "pg": "^8"\n  }\n}\n`,
    ],
    [
      'between two',
      '{\n  "dependencies": {\n    "@a/b": "1",\n    "pg": "^8"\n  }\n}\n',
      `{\n  "dependencies": {\n    "@a/b": "1",\n    ${sdkLine},\n    "pg": "^8"\n  }\n}\n`,
    ],
    [
      'at the end of a list that is not sorted',
      '{\n  "dependencies": {\n    "z": "1",\n    "a": "1"\n  }\n}\n',
      `{\n  "dependencies": {\n    "z": "1",\n    "a": "1",\n    ${sdkLine}\n  }\n}\n`,
    ],
    ['with tabs', '{\n\t"name": "x"\n}', `{\n\t"name": "x",\n\t"dependencies": {\n\t\t${sdkLine}\n\t}\n}`],
    [
      'with four spaces and CRLF',
      '{\r\n    "name": "x",\r\n    "dependencies": {}\r\n}\r\n',
      `{\r\n    "name": "x",\r\n    "dependencies": {\r\n        ${sdkLine}\r\n    }\r\n}\r\n`,
    ],
    ['with nothing else in it', '{}', `{\n  "dependencies": {\n    ${sdkLine}\n  }\n}`],
    ['where it is there in another version', '{"dependencies":{"@aws-sdk/client-secrets-manager":"3"}}', 'unchanged'],
    ['where it is there for development', '{"devDependencies":{"@aws-sdk/client-secrets-manager":"3"}}', 'unchanged'],
    [
      'before the development dependencies',
      '{\n  "name": "x",\n  "devDependencies": {}\n}',
      `{\n  "name": "x",\n  "dependencies": {\n    ${sdkLine}\n  },\n  "devDependencies": {}\n}`,
    ],
    ['that is no JSON', '{', 'unchanged'],
    ['that is no object', '[]', 'unchanged'],
  ];
  for (const [title, before, after] of cases) it(title, () => check('app/package.json', sdk, before, after));
});

describe('requirements.txt', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['in sorted order', 'aiohttp==3.9\nrequests\n', 'aiohttp==3.9\nboto3>=1.34\nrequests\n'],
    ['at the end', 'aiohttp\n', 'aiohttp\nboto3>=1.34\n'],
    ['at the end of a list that is not sorted', 'requests\nflask\n', 'requests\nflask\nboto3>=1.34\n'],
    ['without a last line end', 'aiohttp', 'aiohttp\nboto3>=1.34\n'],
    ['that is empty', '', 'boto3>=1.34\n'],
    ['with CRLF', 'aiohttp\r\nrequests\r\n', 'aiohttp\r\nboto3>=1.34\r\nrequests\r\n'],
    [
      'with comments and options',
      '# base\n-r base.txt\n--index-url https://x/\nflask  # web\n',
      '# base\n-r base.txt\n--index-url https://x/\nboto3>=1.34\nflask  # web\n',
    ],
    [
      'with hashes',
      'a==1 \\\n    --hash=sha256:00 \\\n    --hash=sha256:11\nz==1 \\\n    --hash=sha256:22\n',
      'a==1 \\\n    --hash=sha256:00 \\\n    --hash=sha256:11\nboto3>=1.34\nz==1 \\\n    --hash=sha256:22\n',
    ],
    ['with a comment at the end', 'aiohttp\n# end\n', 'aiohttp\nboto3>=1.34\n# end\n'],
    ['where its extension is there', 'boto3-stubs\n', 'boto3>=1.34\nboto3-stubs\n'],
    ['where it is there', 'boto3\n', 'unchanged'],
    ['where it is there with extras', 'Boto3[crt] ~= 1.28 ; python_version > "3.8"\n', 'unchanged'],
    ['where it is there by address', 'boto3 @ https://example.com/boto3.zip\n', 'unchanged'],
    ['where it is there by checkout', '-e git+https://example.com/boto3.git#egg=boto3\n', 'unchanged'],
    ['where it is there with a comment', 'boto3 # the SDK', 'unchanged'],
    ['where a comment alone names it', '# boto3\n', '# boto3\nboto3>=1.34\n'],
  ];
  for (const [title, before, after] of cases) it(title, () => check('requirements/base.txt', boto3, before, after));
});

describe('pyproject.toml', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [
      'in an array of lines',
      '[project]\nname = "x"\ndependencies = [\n  "aiohttp>=3", # web\n  "requests",\n]\n',
      '[project]\nname = "x"\ndependencies = [\n  "aiohttp>=3", # web\n  "boto3>=1.34",\n  "requests",\n]\n',
    ],
    [
      'at the end of an array of lines',
      "[project]\ndependencies = [\n    'aiohttp>=3', # web\n]\n",
      "[project]\ndependencies = [\n    'aiohttp>=3', # web\n    'boto3>=1.34',\n]\n",
    ],
    [
      'after an item without a comma',
      '[project]\ndependencies = [\n    "aiohttp"\n]\n',
      '[project]\ndependencies = [\n    "aiohttp",\n    "boto3>=1.34"\n]\n',
    ],
    [
      'on one line',
      '[project]\ndependencies = ["aiohttp[speedups]", "requests; python_version < \'4\'"]\n',
      '[project]\ndependencies = ["aiohttp[speedups]", "boto3>=1.34", "requests; python_version < \'4\'"]\n',
    ],
    [
      'at the end of one line',
      '[project]\ndependencies = ["aiohttp"]',
      '[project]\ndependencies = ["aiohttp", "boto3>=1.34"]',
    ],
    ['in an empty array', '[project]\ndependencies = []\n', '[project]\ndependencies = ["boto3>=1.34"]\n'],
    [
      'without a list',
      '[project]\r\nname = "x" # mine\r\n\r\n[tool.black]\r\nline-length = 100\r\n',
      '[project]\r\nname = "x" # mine\r\ndependencies = [\r\n    "boto3>=1.34",\r\n]\r\n\r\n[tool.black]\r\nline-length = 100\r\n',
    ],
    [
      'of Poetry',
      '[tool.poetry]\nname = "x"\n\n[tool.poetry.dependencies]\npython = "^3.11"\naiohttp = "^3"\nrequests = {version = "^2", extras = ["socks"]}\n',
      '[tool.poetry]\nname = "x"\n\n[tool.poetry.dependencies]\npython = "^3.11"\naiohttp = "^3"\nboto3 = ">=1.34"\nrequests = {version = "^2", extras = ["socks"]}\n',
    ],
    [
      'of Poetry, at the end',
      '[tool.poetry.dependencies]\npython = "^3.11"\n\n[build-system]\nrequires = []\n',
      '[tool.poetry.dependencies]\npython = "^3.11"\nboto3 = ">=1.34"\n\n[build-system]\nrequires = []\n',
    ],
    [
      'with brackets in strings before it',
      '[project]\ndescription = "[tool] # not"\nreadme = """\n[project]\ndependencies = []\n"""\ndependencies = ["a"]\n',
      '[project]\ndescription = "[tool] # not"\nreadme = """\n[project]\ndependencies = []\n"""\ndependencies = ["a", "boto3>=1.34"]\n',
    ],
    ['where it is there', '[project]\ndependencies = ["Boto3[crt]>=1.28"]\n', 'unchanged'],
    ['where it is there for Poetry', '[tool.poetry.dependencies]\nboto3 = {version = "^1"}\n', 'unchanged'],
    [
      'where it is there for Poetry as a table',
      '[tool.poetry.dependencies]\npython = "^3"\n[tool.poetry.dependencies.boto3]\nversion = "^1"\n',
      'unchanged',
    ],
    ['whose list is dynamic', '[project]\nname = "x"\ndynamic = ["dependencies"]\n', 'unchanged'],
    ['with only the settings of tools', '[tool.black]\nline-length = 100\n', 'unchanged'],
    ['that is no TOML', '[project\n', 'unchanged'],
  ];
  for (const [title, before, after] of cases) it(title, () => check('pyproject.toml', boto3, before, after));
});
