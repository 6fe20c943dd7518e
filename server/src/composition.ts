import { fileURLToPath } from 'node:url';
import { version } from './version.ts';
import type { Services, StoreChoice } from './lsp/services.ts';
import { credentialMemory } from './secrets/aws/memory.ts';
import type { OpenOptions } from './secrets/aws/options.ts';
import { startWatching } from './secrets/aws/watch.ts';
import type { SyntaxParser } from './syntax/syntaxTree.ts';
import { scanInBackground } from './workspace/backgroundScan.ts';
import { openJournal } from './workspace/journal/journal.ts';
import { requiredModulesInBackground } from './workspace/requiredModulesInBackground.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The grammars lie beside the bundle; runtime and grammars are read at the first parse. */
export function bundledParser(): SyntaxParser {
  let loaded: Promise<SyntaxParser> | undefined;
  async function load(): Promise<SyntaxParser> {
    const { treeSitterParser } = await import('./syntax/treeSitterParser.ts');
    return treeSitterParser(fileURLToPath(new URL('./grammars', import.meta.url)));
  }
  return {
    async parse(grammar, text) {
      loaded ??= load();
      return (await loaded).parse(grammar, text);
    },
  };
}

/** What the language server gets from outside. AWS's SDK, the grammars and the sandbox are loaded at their first use. */
export function createServices(env: Environment): Services {
  const memory = credentialMemory();
  const optionsFor = ({ sandbox, ...choice }: StoreChoice): OpenOptions => {
    const endpoint = sandbox?.['AWS_ENDPOINT_URL_SECRETS_MANAGER'];
    return {
      ...choice,
      memory,
      // Given in code, so that no proxy and no setting of the shared files stands between.
      ...(endpoint === undefined ? {} : { endpoint }),
      env: sandbox === undefined ? env : { ...withoutAws(env), ...sandbox },
    };
  };
  return {
    version,
    scanInBackground,
    requiredModules: requiredModulesInBackground,
    parser: bundledParser(),
    journal: openJournal(env),
    async openStore(choice) {
      const { openAwsStore } = await import('./secrets/aws/index.ts');
      return openAwsStore(optionsFor(choice));
    },
    async locateStore(choice) {
      const { locateAwsStore } = await import('./secrets/aws/index.ts');
      return locateAwsStore(optionsFor(choice));
    },
    watchStores: (changed) =>
      startWatching(env, (what) => {
        // Whoever signs in anew may be someone else.
        if (what === 'logins') memory.clear();
        changed(what);
      }),
    async listProfiles() {
      const { listProfiles } = await import('./secrets/aws/index.ts');
      return listProfiles(env);
    },
    async startSandbox({ dataFolder, key }) {
      const { startSandbox } = await import('./secrets/sandbox/index.ts');
      const running = await startSandbox({ port: 0, dataFolder, key, region: env['AWS_REGION'] ?? 'us-east-1' });
      return { endpoint: running.endpoint, environment: { ...running.environment }, stop: () => running.close() };
    },
  };
}

/** The sandbox takes the place of the user's own account: nothing of that may shine through. */
const withoutAws = (env: Environment): Environment =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('AWS_')));
