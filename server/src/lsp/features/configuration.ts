import { DidChangeConfigurationNotification } from 'vscode-languageserver-protocol';
import { settingsSection } from '../../settings/settings.ts';
import { guardedNotice, nameOf } from '../guarded.ts';
import type { Feature, Host } from '../host.ts';
import { sectionIn } from '../settingsHolder.ts';

/** Settings by request where the editor answers, else by what it sends. */
export const configuration: Feature = {
  capabilities: () => ({}),
  attach(host) {
    const { connection, client, log } = host;
    connection.onInitialized(
      guardedNotice('initialized', log, () => {
        if (client.registersConfiguration) register(host);
        if (client.answersConfiguration) void ask(host);
      }),
    );
    connection.onDidChangeConfiguration(
      guardedNotice('didChangeConfiguration', log, ({ settings }) => {
        if (client.answersConfiguration) void ask(host);
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

async function ask(host: Host): Promise<void> {
  try {
    take(host, await host.connection.workspace.getConfiguration(settingsSection));
  } catch (error) {
    host.log(`workspace/configuration failed: ${nameOf(error)}`);
  }
}

function take({ settings, flow }: Host, section: unknown): void {
  if (settings.take(section)) flow.settingsChanged();
}
