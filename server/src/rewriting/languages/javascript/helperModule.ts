import type { ProjectFacts } from '../../rewriter.ts';
import type { FileStyle } from './fileStyle.ts';
import { clientOptions, fitted, sdkPackage } from './generated.ts';
import { isTypeScript, type ModuleFormat } from './moduleFormat.ts';
import { extensionOf, namesOf } from './paths.ts';

/** Folders that hold a project's sources; the helper lies at the top of the one that the file is in. */
const sourceFolders: ReadonlySet<string> = new Set(['src', 'lib', 'app', 'server', 'source']);

const helperNames = ['aws-secrets', 'aws-secrets-manager', 'app-secrets', 'runtime-secrets'] as const;

/** Where the helper of a file could be, relative to the project's root, preferred first. */
export function helperPaths(path: string, { packageType }: Pick<ProjectFacts, 'packageType'>): readonly string[] {
  const folders = namesOf(path).slice(0, -1);
  const depth = folders.findLastIndex((name) => sourceFolders.has(name));
  const folder = folders.slice(0, depth + 1);
  return extensionsFor(path, packageType).flatMap((extension) =>
    helperNames.map((name) => [...folder, `${name}${extension}`].join('/')),
  );
}

/** The helper has to be of the same kind of module as the file that imports it. Which that is may need its syntax. */
function extensionsFor(path: string, packageType: ProjectFacts['packageType']): readonly string[] {
  const own = extensionOf(path).replace('x', '');
  if (isTypeScript(path)) return [own];
  const module = packageType === 'module' ? '.js' : '.mjs';
  const commonjs = packageType === 'commonjs' ? '.js' : '.cjs';
  if (own === '.mjs') return [module];
  if (own === '.cjs') return [commonjs];
  return packageType === 'module' ? [module, commonjs] : [commonjs, module];
}

/** Whether a helper at `path` is of the kind of module that `format` imports. */
export function fitsFormat(path: string, format: ModuleFormat, packageType: ProjectFacts['packageType']): boolean {
  const extension = extensionOf(path);
  const kind = extension.startsWith('.m') ? 'esm' : extension.startsWith('.c') ? 'commonjs' : undefined;
  return (kind ?? (packageType === 'module' ? 'esm' : 'commonjs')) === format.kind;
}

/** What the helper exports: readers of a text and of bytes, each also where `await` is not possible. */
const helperMembers = ['getSecret', 'getSecretSync', 'getSecretBytes', 'getSecretBytesSync'] as const;
export type HelperMember = (typeof helperMembers)[number];

/** Whether a text is the helper: it reads secrets with the SDK and exports all readers. */
export function isHelper(text: string): boolean {
  const exports = (name: string): boolean =>
    new RegExp(`\\bexport\\s+(?:async\\s+)?(?:function|const)\\s+${name}\\b`, 'u').test(text) ||
    new RegExp(`\\b(?:module\\.exports|exports|export)\\s*=\\s*\\{[^}]*\\b${name}\\b`, 'u').test(text) ||
    new RegExp(`\\bexports\\.${name}\\s*=`, 'u').test(text);
  return text.includes(sdkPackage) && helperMembers.every(exports);
}

/** The text of the helper. It is complete in itself: no part of it depends on the file that asked for it. */
export function helperText(format: ModuleFormat, style: FileStyle, region: string | undefined): string {
  const { head, sdkPath, tail } = format.kind === 'esm' ? esm : commonjsFrames[format.syntax];
  const exported = format.syntax === 'import' ? 'export ' : '';
  const text = `${head}

const client = new SecretsManagerClient(${clientOptions(region)});
const secrets = new Map⟨<string, string>⟩();
const binarySecrets = new Map⟨<string, Uint8Array>⟩();

/** Reads a value from AWS Secrets Manager, or the whole secret when no key is given. Each secret is fetched once. */
${exported}async function getSecret(name⟨: string⟩, key⟨?: string⟩)⟨: Promise<string>⟩ {
  let secret = secrets.get(name);
  if (!secret) {
    const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: name }));
    secret = SecretString;
    secrets.set(name, secret);
  }
  return valueOf(name, secret, key);
}

/** The same where \`await\` is not possible: the program waits while a child process fetches the secret. */
${exported}function getSecretSync(name⟨: string⟩, key⟨?: string⟩)⟨: string⟩ {
  let secret = secrets.get(name);
  if (!secret) {
    secret = fetchInChildProcess(name, 'SecretString');
    secrets.set(name, secret);
  }
  return valueOf(name, secret, key);
}

${bytesReaders(exported)}

function valueOf(name⟨: string⟩, secret⟨: string⟩, key⟨?: string⟩)⟨: string⟩ {
  const value = key === undefined ? secret : parse(name, secret)[key];
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value === '') throw new Error(\`Secret \${name} has no value for \${key ?? 'its text'}\`);
  return value;
}

function parse(name⟨: string⟩, secret⟨: string⟩)⟨: Record<string, unknown>⟩ {
  try {
    return JSON.parse(secret)⟨ as Record<string, unknown>⟩;
  } catch {
    // The error of JSON.parse would quote the value.
    throw new Error(\`Secret \${name} is not a JSON object\`);
  }
}

const program = \`
  const [, sdk, name, member] = process.argv;
  const { GetSecretValueCommand, SecretsManagerClient } = require(sdk);
  new SecretsManagerClient(${clientOptions(region)})
    .send(new GetSecretValueCommand({ SecretId: name }))
    .then(({ [member]: value = '' }) => {
      process.stdout.write(typeof value === 'string' ? value : Buffer.from(value).toString('base64'));
    })
    .catch((error) => {
      process.stderr.write(error.name + ': ' + error.message);
      process.exitCode = 1;
    });
\`;

/** The secret comes back through a pipe; the arguments hold its name alone. */
function fetchInChildProcess(name⟨: string⟩, member⟨: 'SecretString' | 'SecretBinary'⟩)⟨: string⟩ {
  const sdk = ${sdkPath};
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--no-warnings', '--eval', program, sdk, name, member],
    { encoding: 'utf8', windowsHide: true },
  );
  if (status !== 0) throw new Error(\`Secret \${name} could not be read: \${stderr}\`);
  return stdout;
}
${tail}`;
  return fitted(text, { style, typescript: format.typescript });
}

const bytesReaders = (exported: string): string => `/** Reads a binary secret, once. Copy what is to be changed. */
${exported}async function getSecretBytes(name⟨: string⟩)⟨: Promise<Uint8Array>⟩ {
  let bytes = binarySecrets.get(name);
  if (!bytes) {
    const { SecretBinary } = await client.send(new GetSecretValueCommand({ SecretId: name }));
    bytes = binaryOf(name, SecretBinary);
  }
  return bytes;
}

/** The same where \`await\` is not possible. */
${exported}function getSecretBytesSync(name⟨: string⟩)⟨: Uint8Array⟩ {
  return binarySecrets.get(name) ?? binaryOf(name, Buffer.from(fetchInChildProcess(name, 'SecretBinary'), 'base64'));
}

function binaryOf(name⟨: string⟩, bytes⟨?: Uint8Array⟩)⟨: Uint8Array⟩ {
  if (!bytes?.length) throw new Error(\`Secret \${name} is not binary\`);
  binarySecrets.set(name, bytes);
  return bytes;
}`;

interface Frame {
  readonly head: string;
  /** An expression: where the package is, seen from the helper and not from where the program was started. */
  readonly sdkPath: string;
  readonly tail: string;
}

const sdkNames = '{ GetSecretValueCommand, SecretsManagerClient }';

const esm: Frame = {
  head: `import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import ${sdkNames} from '${sdkPackage}';`,
  sdkPath: `createRequire(import.meta.url).resolve('${sdkPackage}')`,
  tail: '',
};

const typescriptCommonjs: Frame = {
  head: `import { spawnSync } from 'node:child_process';
import ${sdkNames} from '${sdkPackage}';`,
  sdkPath: `require.resolve('${sdkPackage}')`,
  tail: '',
};

const commonjs: Frame = {
  head: `'use strict';

const { spawnSync } = require('node:child_process');
const ${sdkNames} = require('${sdkPackage}');`,
  sdkPath: `require.resolve('${sdkPackage}')`,
  tail: `\nmodule.exports = { ${helperMembers.join(', ')} };\n`,
};

const typescriptVerbatim: Frame = {
  head: `import childProcess = require('node:child_process');
import sdk = require('${sdkPackage}');

const { spawnSync } = childProcess;
const ${sdkNames} = sdk;`,
  sdkPath: `require.resolve('${sdkPackage}')`,
  tail: `\nexport = { ${helperMembers.join(', ')} };\n`,
};

const commonjsFrames: Readonly<Record<ModuleFormat['syntax'], Frame>> = {
  import: typescriptCommonjs,
  require: commonjs,
  'import-require': typescriptVerbatim,
};
