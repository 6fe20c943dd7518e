import { DidChangeConfigurationNotification, DidChangeWatchedFilesNotification } from 'vscode-languageserver-protocol';
import { configurationNames } from '../../workspace/configurationFiles.ts';
import { settingsSection } from '../../settings/settings.ts';
import { guardedNotice, nameOf } from '../guarded.ts';
import type { Feature, Host } from '../host.ts';
import { sectionIn } from '../settingsHolder.ts';

/** Settings by request where the editor answers, else by what it sends. */
export const configuration: Feature = {
  capabilities: () => ({}),
  attach(host) {
    const { connection, client, log } = host;
    const ask = asking(host);
    connection.onInitialized(
      guardedNotice('initialized', log, () => {
        if (client.registersConfiguration) register(host);
        if (client.watchesFiles) watchFiles(host);
        if (client.answersConfiguration) void ask();
      }),
    );
    connection.onDidChangeConfiguration(
      guardedNotice('didChangeConfiguration', log, ({ settings }) => {
        if (client.answersConfiguration) void ask();
        else take(host, sectionIn(settings, settingsSection));
      }),
    );
  },
};

function register({ connection, log }: Host): void {
  connection.client
    .register(DidChangeConfigurationNotification.type, { section: settingsSection })
    .catch((error: unknown) => log(`registration failed: ${nameOf(error)}`));
}

/** The files of ignores and rules: a session notices when another program changes them. */
function watchFiles({ connection, log }: Host): void {
  const globPattern = `**/{${Object.values(configurationNames).flat().join(',')}}`;
  connection.client
    .register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern }] })
    .catch((error: unknown) => log(`registration failed: ${nameOf(error)}`));
}

/** Answers may come in any order: one that was asked for before another is old when the other is there. */
function asking(host: Host): () => Promise<void> {
  let asked = 0;
  let answered = 0;
  return async () => {
    const turn = ++asked;
    const answer = await answerOf(host);
    if (turn < answered) return;
    answered = turn;
    if (answer.kind === 'said') take(host, answer.section);
    else host.settings.keep();
  };
}

type Answer = { readonly kind: 'said'; readonly section: unknown } | { readonly kind: 'unsaid' };

async function answerOf({ connection, log }: Host): Promise<Answer> {
  try {
    return { kind: 'said', section: await connection.workspace.getConfiguration(settingsSection) };
  } catch (error) {
    log(`workspace/configuration failed: ${nameOf(error)}`);
    return { kind: 'unsaid' };
  }
}

function take({ settings, flow }: Host, section: unknown): void {
  if (settings.take(section)) flow.settingsChanged();
}
