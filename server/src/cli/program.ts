import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { confidences } from '../core/finding.ts';
import { styles } from '../rewriting/rewriter.ts';
import { CommandError } from './io.ts';
import type { CommandIo, ExitCode } from './io.ts';
import { version } from '../version.ts';

/** Runs a command, loaded only when it is asked for: `--version` reads neither rules nor SDK. */
type Launch = (run: (io: CommandIo) => Promise<ExitCode>) => Promise<void>;

/** Parses the arguments (without `node` and the script), runs what they ask for and gives the exit code. */
export async function runProgram(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const launch: Launch = async (run) => {
    exitCode = await run(io);
  };
  const output: string[] = [];
  const program = new Command('unhardcode')
    .description('Finds hardcoded credentials, moves them to AWS Secrets Manager and rewrites the code that used them.')
    .version(version)
    .addOption(choice('--color <when>', 'colours', ['auto', 'always', 'never'], 'auto'))
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeOut: (text) => output.push(text), writeErr: (text) => io.err(text) })
    .exitOverride();
  for (const declare of commands) {
    const command = new Command().copyInheritedSettings(program);
    program.addCommand(declare(command, launch));
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    exitCode = exitCodeOf(error, io);
  }
  if (output.length > 0) await io.out(output.join(''));
  return exitCode;
}

function exitCodeOf(error: unknown, io: CommandIo): ExitCode {
  // Help and version end by an error whose exit code is 0; asking for nothing prints the help as an error.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof CommandError) {
    io.err(`unhardcode: ${error.message}\n`);
    return 2;
  }
  if (io.signal.aborted) {
    io.err('unhardcode: cancelled.\n');
    return 2;
  }
  // A bug. Its message may quote what it worked on, so only its class and place are said.
  io.err(`unhardcode: internal error (${error instanceof Error ? error.name : typeof error}). Please report it.\n`);
  return 2;
}

/** Every command, one line each. */
const commands: readonly ((command: Command, launch: Launch) => Command)[] = [scan, explain, migrate, sandbox, lsp];

function scan(command: Command, launch: Launch): Command {
  return command
    .name('scan')
    .description('Look for hardcoded credentials. Exit code: 0 none, 1 found, 2 could not look.')
    .argument('[path...]', 'files and folders', ['.'])
    .addOption(choice('--format <format>', 'how to report', ['text', 'json', 'sarif', 'github'], 'text'))
    .option('--output <file>', 'write the report to a file instead of stdout')
    .addOption(choice('--level <level>', 'show this confidence and stronger', confidences, 'likely'))
    .option('--jobs <count>', 'threads', atLeastOne)
    .option('--no-ignore', 'also report what ignore files, baselines and comments hide')
    .option(...configOption)
    .option('--baseline <file>', 'do not report what this file knows (ours, or of detect-secrets)')
    .option('--write-baseline <file>', 'write what is found to a file for --baseline; holds no values')
    .action((paths: readonly string[], _own: unknown, self: Command) =>
      launch(async (io) =>
        (await import('./commands/scan.ts')).runScan({ ...self.optsWithGlobals<ScanFlags>(), paths }, io),
      ),
    );
}
type ScanFlags = Omit<Parameters<typeof import('./commands/scan.ts').runScan>[0], 'paths'>;

function explain(command: Command, launch: Launch): Command {
  return command
    .name('explain')
    .description('Say why something is a finding or is none. Exit code: 0 none, 1 a finding, 2 could not look.')
    .argument('<file:line[:column]>', 'a place, counted from 1')
    .addOption(choice('--format <format>', 'how to report', ['text', 'json'], 'text'))
    .action((place: string, options: Pick<ExplainFlags, 'format'>) =>
      launch(async (io) => (await import('./commands/explain.ts')).runExplain({ ...options, place }, io)),
    );
}
type ExplainFlags = Parameters<typeof import('./commands/explain.ts').runExplain>[0];

function migrate(command: Command, launch: Launch): Command {
  return command
    .name('migrate')
    .description('Store hardcoded credentials in AWS Secrets Manager and rewrite the code. Shows the plan by default.')
    .argument('[path...]', 'files and folders', ['.'])
    .option('--apply', 'store, verify, then edit', false)
    .option('--yes', 'do not ask', false)
    .option('--discard', 'delete what an interrupted run stored and no code reads, instead of finishing it', false)
    .addOption(choice('--style <style>', 'how code reads a secret', ['auto', ...styles], 'auto'))
    .addOption(choice('--level <level>', 'move this confidence and stronger', confidences, 'likely'))
    .option('--only <rule|fingerprint>', 'move only these; may be repeated', collect, [])
    .option(...configOption)
    .option('--baseline <file>', 'leave alone what this file knows (ours, or of detect-secrets)')
    .option('--name-prefix <prefix>', 'put before every proposed name')
    .option('--into <secret>', 'add keys to this secret, which is there, instead of making secrets')
    .addOption(choice('--format <format>', 'how to report', ['text', 'json'], 'text'))
    .option('--profile <name>', 'profile of the shared AWS files')
    .option('--region <name>', 'AWS region')
    .option('--sandbox', 'store in the local sandbox instead of AWS', false)
    .action((paths: readonly string[], _own: unknown, self: Command) =>
      launch(async (io) =>
        (await import('./commands/migrate.ts')).runMigrate({ ...self.optsWithGlobals<MigrateFlags>(), paths }, io),
      ),
    );
}
type MigrateFlags = Omit<Parameters<typeof import('./commands/migrate.ts').runMigrate>[0], 'paths'>;

function sandbox(command: Command, launch: Launch): Command {
  return command
    .name('sandbox')
    .description('Serve a local Secrets Manager endpoint on loopback until it is stopped.')
    .option('--port <number>', 'port; 0 takes any free one', wholeNumber, 0)
    .option('--data <folder>', "folder for the encrypted data (default: the user's data folder)")
    .option('--region <name>', 'region in the printed environment', 'us-east-1')
    .option('--print-env', 'print the environment that programs need, one variable a line', false)
    .option(
      '--rotation-program <[arn=]file...>',
      'run it in the stead of a Lambda rotation function (of all, or of one)',
    )
    .addHelpText('after', rotationHelp)
    .action((options: SandboxFlags) =>
      launch(async (io) => (await import('./commands/sandbox.ts')).runSandbox(options, io)),
    );
}
const rotationHelp = `
A rotation program is started for each of the four steps (createSecret, setSecret, testSecret, finishSecret). Its
standard input is the Lambda event {"Step", "SecretId", "ClientRequestToken"}; its environment points every AWS client
to the sandbox, and names it in SECRETS_MANAGER_ENDPOINT, too. It succeeds by ending with 0 within a minute. What it
prints is thrown away. Files that end in .js, .mjs or .cjs are run by Node; others must be executable. Without a
program RotateSecret fails as AWS does when it cannot call the function.
`;
type SandboxFlags = Parameters<typeof import('./commands/sandbox.ts').runSandbox>[0];

function lsp(command: Command, launch: Launch): Command {
  return command
    .name('lsp')
    .description('Serve the language server protocol to an editor.')
    .requiredOption('--stdio', 'speak over stdin and stdout')
    .option('--clientProcessId <id>', 'end when this process ends', wholeNumber)
    .action((options: LspFlags) => launch(async (io) => (await import('./commands/lsp.ts')).runLsp(options, io)));
}

type LspFlags = Parameters<typeof import('./commands/lsp.ts').runLsp>[0];

const configOption = ['--config <file>', 'a .unhardcode.yaml or .gitleaks.toml, in place of those found'] as const;

const choice = (flags: string, description: string, choices: readonly string[], byDefault: string): Option =>
  new Option(flags, description).choices(choices).default(byDefault);

const collect = (value: string, all: readonly string[]): readonly string[] => [...all, value];

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

function atLeastOne(text: string): number {
  const count = wholeNumber(text);
  if (count === 0) throw new InvalidArgumentError('It must be at least 1.');
  return count;
}
