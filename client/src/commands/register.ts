import { CancellationError, commands, Disposable, l10n, window, workspace } from 'vscode';
import type { LogOutputChannel } from 'vscode';
import { migrateCommand } from '../../../server/src/protocol/requests.ts';
import type { FindingReference } from '../../../server/src/protocol/requests.ts';
import { notify } from '../notify.ts';
import { commandIds, specOf } from './specs.ts';
import type { CommandId } from './specs.ts';

/** What a command does. Parameters come from the editor (a tree node, a list of them) or from our own calls. */
export type CommandHandler = (parameter?: unknown) => unknown;

/** Registers every command behind one guard: a failure is said and logged by class name, and nothing is lost. */
export function registerCommands(
  handlers: Readonly<Record<CommandId, CommandHandler>>,
  output: LogOutputChannel,
): Disposable {
  const registrations = commandIds.map((id) =>
    commands.registerCommand(id, async (parameter?: unknown) => {
      if (!workspace.isTrusted && specOf(id).worksUntrusted !== true) {
        sayUntrusted();
        return;
      }
      await guarded(output, id, () => handlers[id](parameter));
    }),
  );
  return Disposable.from(...registrations);
}

/** The command behind every quick fix: the server leaves it to us, so that the user is asked first. */
export function registerQuickFix(
  output: LogOutputChannel,
  run: (finding: FindingReference) => Promise<void>,
): Disposable {
  return commands.registerCommand(migrateCommand, async (finding: FindingReference) => {
    if (workspace.isTrusted) await guarded(output, migrateCommand, () => run(finding));
    else sayUntrusted();
  });
}

/** Runs `work`. A bug is logged by its class name alone: a message could quote a document. */
async function guarded(output: LogOutputChannel, label: string, work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof CancellationError) return;
    const name = error instanceof Error ? error.name : typeof error;
    if (name === 'Canceled') return;
    output.error(`${label} failed: ${name}`);
    notify('error', l10n.t('Unhardcode could not do this: {0}.', name), [
      { title: l10n.t('Show Output'), run: () => output.show() },
    ]);
  }
}

/** Detection works everywhere; whatever could reach an account waits until the workspace is trusted. */
function sayUntrusted(): void {
  void window
    .showWarningMessage(
      l10n.t('Unhardcode does not use AWS in a workspace that is not trusted. Credentials are found all the same.'),
      l10n.t('Manage Workspace Trust'),
    )
    .then((chosen) => chosen !== undefined && commands.executeCommand('workbench.trust.manage'));
}
