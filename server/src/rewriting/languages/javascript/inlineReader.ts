import { clientOptions, globalName, type Target } from './generated.ts';

/** The names that the reader is made with. */
export interface ReaderNames {
  readonly reader: string;
  readonly cache: string;
  readonly client: string;
  /** `GetSecretValueCommand` as the file calls it. */
  readonly command: string;
}

/** What the reader calls its own variables: the names above must be others. */
export const readerLocals: readonly string[] = ['SecretBinary', 'SecretString', 'key', 'name', 'value', 'values'];

/** The client of a file, when there is none that can be used. */
export const clientDeclaration = (client: string, constructor: string, region: string | undefined): string =>
  `const ${client} = new ${constructor}(${clientOptions(region)});`;

/** The cache and the function that reads one value; stops with an error where there is no value. */
export function keyedReader({ reader, cache, client, command }: ReaderNames, { names }: Target): string {
  const global = (name: string): string => globalName(name, names);
  const promise = names.declarations('Promise') === 0 ? '⟨: Promise<string>⟩' : '';
  const record = names.declarations('Record') === 0 ? 'Record<string, unknown>' : '{ [key: string]: unknown }';
  return `const ${cache} = new ${global('Map')}⟨<string, ${record}>⟩();

/** Reads a value from AWS Secrets Manager. Each secret is fetched once. */
async function ${reader}(name⟨: string⟩, key⟨: string⟩)${promise} {
  let values = ${cache}.get(name);
  if (!values) {
    const { SecretString = '' } = await ${client}.send(new ${command}({ SecretId: name }));
    try {
      values = ${global('JSON')}.parse(SecretString)⟨ as ${record}⟩;
    } catch {
      // The error of JSON.parse would quote the value.
      throw new ${global('Error')}(\`Secret \${name} is not a JSON object\`);
    }
    ${cache}.set(name, values);
  }
  const value = values[key];
  if (typeof value === 'number') return ${global('String')}(value);
  if (typeof value !== 'string' || value === '') throw new ${global('Error')}(\`Secret \${name} has no value for \${key}\`);
  return value;
}`;
}

/** The function that reads a secret as a whole. */
export function wholeReader({ reader, client, command }: Omit<ReaderNames, 'cache'>, { names }: Target): string {
  const promise = names.declarations('Promise') === 0 ? '⟨: Promise<string>⟩' : '';
  return `/** Reads a whole secret from AWS Secrets Manager. */
async function ${reader}(name⟨: string⟩)${promise} {
  const { SecretString } = await ${client}.send(new ${command}({ SecretId: name }));
  if (!SecretString) throw new ${globalName('Error', names)}(\`Secret \${name} has no text\`);
  return SecretString;
}`;
}

/** The function that reads a binary secret. Whoever calls it makes a copy of what it gives. */
export function bytesReader({ reader, client, command }: Omit<ReaderNames, 'cache'>, { names }: Target): string {
  const promise =
    names.declarations('Promise') + names.declarations('Uint8Array') === 0 ? '⟨: Promise<Uint8Array>⟩' : '';
  return `/** Reads a binary secret from AWS Secrets Manager. */
async function ${reader}(name⟨: string⟩)${promise} {
  const { SecretBinary } = await ${client}.send(new ${command}({ SecretId: name }));
  if (!SecretBinary) throw new ${globalName('Error', names)}(\`Secret \${name} is not binary\`);
  return SecretBinary;
}`;
}
