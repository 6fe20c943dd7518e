import { WorkDoneProgressReporter } from 'vscode-languageserver';
import { ErrorCodes, ResponseError } from 'vscode-languageserver-protocol';
import { guarded } from '../guarded.ts';
import type { Client } from '../client.ts';
import type { Feature } from '../host.ts';
import type { ServerCommand } from '../serverCommand.ts';
import { migrateServerCommand } from './runMigration.ts';
import { scanServerCommand } from './workspaceScan.ts';

/** Every command that an editor sends back, one line each. */
const commands: readonly ServerCommand[] = [migrateServerCommand, scanServerCommand];

const offeredTo = (client: Client): readonly ServerCommand[] => commands.filter((command) => command.isOffered(client));

/** Runs what the editor sends back. */
export const executeCommand: Feature = {
  capabilities(client) {
    const ids = offeredTo(client).map(({ id }) => id);
    return ids.length === 0 ? {} : { executeCommandProvider: { commands: ids, workDoneProgress: true } };
  },
  attach(host) {
    const runs = new Map(offeredTo(host.client).map((command) => [command.id, command.attach(host)]));
    host.connection.onExecuteCommand((params, token, progress) =>
      guarded('workspace/executeCommand', host.log, (_: typeof params, cancelled) => {
        const run = runs.get(params.command);
        if (run === undefined) throw new ResponseError(ErrorCodes.InvalidParams, 'The command is unknown.');
        // No effect follows the end of the session either.
        return run(params.arguments ?? [], {
          signal: AbortSignal.any([cancelled, host.ended]),
          progress: WorkDoneProgressReporter.isNullInstance(progress) ? undefined : progress,
        });
      })(params, token),
    );
  },
};
