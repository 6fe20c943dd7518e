import { commands, env, l10n } from 'vscode';
import { startSandbox as startRequest, stopSandbox as stopRequest } from '../../../server/src/protocol/requests.ts';
import { notify } from '../notify.ts';
import type { Server } from '../server.ts';
import type { StoreChoice } from '../storeChoice.ts';
import { sandboxStore } from '../storeLabel.ts';
import type { CommandHandler } from './register.ts';

/** Starts the endpoint on this machine and sends new secrets there. */
export const startSandbox =
  (server: Server, choice: StoreChoice): CommandHandler =>
  async () => {
    const result = await server.request(startRequest, undefined);
    if (result.kind === 'failed') {
      notify('error', result.message);
      return;
    }
    await choice.choose(sandboxStore);
    notify(
      'information',
      l10n.t('The sandbox runs at {0}. New secrets go there, and nothing to AWS.', result.endpoint),
      [
        { title: l10n.t('Show Secrets'), run: () => commands.executeCommand('unhardcode.secrets.focus') },
        { title: l10n.t('Copy Environment'), run: () => env.clipboard.writeText(exportsOf(result.environment)) },
      ],
    );
  };

export const stopSandbox =
  (server: Server, choice: StoreChoice): CommandHandler =>
  async () => {
    await server.request(stopRequest, undefined);
    if (choice.chosen?.kind === 'sandbox') await choice.choose(undefined);
    else await choice.choose(choice.chosen);
    notify('information', l10n.t('The sandbox is stopped. Its secrets are kept for the next time.'));
  };

/** What a terminal needs so that a program talks to the sandbox. */
const exportsOf = (environment: Readonly<Record<string, string>>): string =>
  Object.entries(environment)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'\n`)
    .join('');
