import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { networkFaults } from '../faults/network.ts';
import type { Answer } from '../faults/proxy.ts';
import { Editor, fullCapabilities } from '../lsp/support/editor.ts';
import { spawnServer } from '../lsp/support/spawnServer.ts';
import { canaries, project } from './stage.ts';
import type { Stage } from './stage.ts';

/** A way that a value takes through the program. One row each. */
export type CanaryPath = (stage: Stage) => Promise<unknown>;

const apply = ['migrate', '--apply', '--yes'] as const;

const runs =
  (...args: readonly string[]): CanaryPath =>
  (stage) =>
    stage.run(args);

const appliedWith =
  (env: Readonly<Record<string, string>>): CanaryPath =>
  (stage) =>
    stage.run(apply, { env });

/** An answer that quotes everything it was sent, as no service should. */
const quoting = (status: number, type: string): Answer => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'canary' },
  body: Buffer.from(JSON.stringify({ __type: type, message: `${type}: ${canaries.join(' ')}`, Detail: canaries })),
});

/** Every request with this target is refused. */
const refusedWith =
  (type: string, status = 400, from = 0): CanaryPath =>
  async (stage) => {
    stage.treat(async (exchange, index) =>
      exchange.answer(index < from ? await exchange.forward() : quoting(status, type)),
    );
    await stage.run([...apply, '--format', 'json']);
  };

/** Names of errors that the service, its signing and the gateways before it answer with. */
const errors: Readonly<Record<string, number>> = {
  AccessDeniedException: 400,
  DecryptionFailure: 400,
  EncryptionFailure: 400,
  ExpiredTokenException: 400,
  IncompleteSignature: 400,
  InternalServiceError: 500,
  InvalidNextTokenException: 400,
  InvalidParameterException: 400,
  InvalidRequestException: 400,
  InvalidSignatureException: 403,
  LimitExceededException: 400,
  MalformedPolicyDocumentException: 400,
  MissingAuthenticationTokenException: 403,
  PreconditionNotMetException: 400,
  PublicPolicyException: 400,
  RequestExpired: 400,
  RequestTimeTooSkewed: 403,
  ResourceExistsException: 400,
  ResourceNotFoundException: 400,
  SerializationException: 400,
  ServiceUnavailable: 503,
  ThrottlingException: 400,
  UnknownOperationException: 404,
  UnrecognizedClientException: 403,
  ValidationException: 400,
  NobodyHasHeardOfIt: 418,
};

/** Requests after which creating begins. */
const afterLooking = 3;

const killedAt =
  (request: number): CanaryPath =>
  async (stage) => {
    let isTime = false;
    stage.treat(async (exchange, index) => {
      isTime = index >= request;
      exchange.answer(await exchange.forward());
    });
    await stage.run(apply, {
      meanwhile(child) {
        if (isTime) child.kill('SIGKILL');
      },
    });
    await stage.run(['migrate']);
    await stage.run(['migrate', '--discard', '--yes']);
  };

/** Sends a signal in the middle of the work, to a program that runs with these options of Node.js. */
async function signalled(stage: Stage, options: string): Promise<void> {
  let isSent = false;
  await stage.run(apply, {
    env: { NODE_OPTIONS: `--report-directory=${stage.env['TMPDIR'] ?? ''} ${options}` },
    meanwhile(child, stderr) {
      if (isSent || !stderr.includes('Storing in')) return;
      isSent = true;
      child.kill('SIGUSR2');
    },
  });
}

/** Throws on that signal, from a module that is loaded before the program. */
const crashing =
  (options: string): CanaryPath =>
  async (stage) => {
    const preload = join(stage.env['TMPDIR'] ?? '', 'crash.cjs');
    writeFileSync(preload, 'process.on("SIGUSR2", () => { throw new Error("out of the blue"); });\n');
    await signalled(stage, `--require ${preload} ${options}`);
  };

const reportOnSignal: CanaryPath = (stage) => signalled(stage, '--report-on-signal');

/** The quick fix of an editor that asks for everything that can be traced. */
const editing =
  (disturb: (stage: Stage) => void = () => undefined): CanaryPath =>
  async (stage) => {
    disturb(stage);
    const server = spawnServer(stage.env, stage.folder);
    const editor = new Editor({ canaries }, server);
    const folder = pathToFileURL(stage.folder).href;
    await editor.request('initialize', {
      processId: null,
      rootUri: folder,
      trace: 'verbose',
      capabilities: fullCapabilities,
    });
    editor.notify('initialized', {});
    editor.notify('$/setTrace', { value: 'verbose' });
    for (const path of ['src/db.js', 'settings.py', 'src/refused.js']) {
      const uri = `${folder}/${path}`;
      editor.open(project[path] ?? '', uri, path.endsWith('.py') ? 'python' : 'javascript');
      await editor.diagnostics(uri);
      const position = { line: 0, character: project[path]?.indexOf('c4nary') ?? 0 };
      await editor.request('textDocument/hover', { textDocument: { uri }, position });
      const [action] = await editor.actions(uri, 'c4nary');
      if (typeof action?.command === 'object') await editor.request('workspace/executeCommand', action.command);
    }
    await editor.end();
    stage.note('messages of the language server', editor.received.map((message) => JSON.stringify(message)).join('\n'));
    stage.note('stderr of the language server', server.stderr());
  };

export const canaryPaths: Readonly<Record<string, CanaryPath>> = {
  'scan, for people': runs('scan', '--level', 'possible'),
  'scan, as JSON': runs('scan', '--format', 'json', '--level', 'possible'),
  'scan, as SARIF': runs('scan', '--format', 'sarif'),
  'scan, for GitHub': runs('scan', '--format', 'github'),
  'scan, into a file': runs('scan', '--format', 'json', '--output', 'report.json'),
  'plan, for people': runs('migrate'),
  'plan, as JSON': runs('migrate', '--format', 'json'),
  'apply, for people': runs(...apply),
  'apply, as JSON': runs(...apply, '--format', 'json'),
  'apply, through helpers': runs(...apply, '--style', 'helper'),
  'apply, in the own sandbox': runs(...apply, '--sandbox'),
  'apply, without a region': appliedWith({ AWS_REGION: '' }),
  'apply, without credentials': appliedWith({ AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' }),
  'apply, with nobody at the endpoint': appliedWith({ AWS_ENDPOINT_URL_SECRETS_MANAGER: 'http://127.0.0.1:9' }),
  'apply, with warnings traced': appliedWith({ NODE_OPTIONS: '--trace-warnings --trace-uncaught' }),
  'apply, with DEBUG and AWS_SDK set': appliedWith({ DEBUG: '*', AWS_SDK_LOG_LEVEL: 'trace', AWS_SDK_JS_DEBUG: '1' }),
  'apply, with NODE_DEBUG': appliedWith({ NODE_DEBUG: 'http,net,tls,fs,module,worker,child_process,timer' }),
  'apply, without a folder for records': appliedWith({ XDG_STATE_HOME: '/dev/null/none' }),
  'a crash, reported': crashing('--report-uncaught-exception'),
  'a crash, traced': crashing('--trace-uncaught --stack-trace-limit=100'),
  'a report on a signal': reportOnSignal,
  'killed before anything is stored': killedAt(1),
  'killed while it stores': killedAt(5),
  'killed while it verifies': killedAt(8),
  ...Object.fromEntries(
    Object.entries(errors).flatMap(([type, status]) => [
      [`${type} at once`, refusedWith(type, status)],
      [`${type} while it stores`, refusedWith(type, status, afterLooking)],
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(networkFaults).map(([what, fault]): [string, CanaryPath] => [
      `requests ${what}`,
      async (stage) => {
        stage.treat((exchange, index) => {
          if (index % 3 === 1) return fault(exchange, stage.rival);
          return exchange.forward().then((answer) => exchange.answer(answer));
        });
        await stage.run(apply);
      },
    ]),
  ),
  'an editor': editing(),
  'an editor, and a service that quotes': editing((stage) =>
    stage.treat((exchange) => exchange.answer(quoting(400, 'AccessDeniedException'))),
  ),
  'an editor, and a service that fails': editing((stage) => stage.treat((exchange) => exchange.cut())),
};
