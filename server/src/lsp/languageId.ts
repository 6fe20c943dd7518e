import { languageOf } from '../syntax/lexical/languageOf.ts';

/** What editors other than VS Code call a language: eglot after the mode, Vim after the file type. */
const aliases: ReadonlyMap<string, string> = new Map(
  Object.entries({
    javascript: ['js', 'js2', 'js3', 'js-ts', 'node', 'ecmascript'],
    javascriptreact: ['jsx', 'js-jsx', 'rjsx', 'javascript.jsx', 'javascript-jsx'],
    typescript: ['ts', 'typescript-ts'],
    typescriptreact: ['tsx', 'tsx-ts', 'typescript.tsx', 'typescript-tsx'],
    python: ['py', 'python3', 'python-ts'],
    shellscript: ['sh', 'bash', 'zsh', 'ksh', 'bash-ts'],
    csharp: ['cs', 'c-sharp', 'c#', 'csharp-ts'],
    ruby: ['rb', 'ruby-ts', 'enh-ruby'],
    rust: ['rs', 'rustic', 'rust-ts'],
    go: ['golang', 'go-ts'],
    yaml: ['yml', 'yaml-ts', 'yaml.docker-compose', 'yaml.ansible'],
    json: ['json-ts', 'js-json'],
    dockerfile: ['docker', 'dockerfile-ts'],
    terraform: ['terraform-vars', 'tf', 'hcl'],
    dotenv: ['env'],
  }).flatMap(([languageId, names]) => names.map((name) => [name, languageId] as const)),
);

const untold = new Set(['', 'plaintext', 'text', 'fundamental', 'conf', 'unknown']);

/** VS Code's identifier for what the editor told; by the name of the file where the editor does not know. */
export const languageIdOf = (told: string, path: string): string =>
  untold.has(told) ? languageOf(path) : (aliases.get(told) ?? told);
