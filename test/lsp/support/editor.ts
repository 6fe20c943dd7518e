import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import type { Readable, Writable } from 'node:stream';
import { StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import type {
  ClientCapabilities,
  CodeAction,
  Diagnostic,
  InitializeResult,
  PublishDiagnosticsParams,
  ShowMessageParams,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { serve } from '../../../server/src/lsp/serve.ts';
import type { Services } from '../../../server/src/lsp/services.ts';
import type { SecretStore } from '../../../server/src/secrets/store.ts';
import { scanListed } from '../../../server/src/workspace/scanListed.ts';
import { requiredModulesIn } from '../../../server/src/workspace/requiredModules.ts';
import { openJournal } from '../../../server/src/workspace/journal/journal.ts';
import { memoryStore } from '../../support/memoryStore.ts';
import { testParser } from '../../rewriting/support/grammars.ts';

/** What Visual Studio Code and most newer editors declare, as far as this server looks at it. */
export const fullCapabilities: ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  workspace: {
    applyEdit: true,
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
  },
  textDocument: {
    publishDiagnostics: { codeDescriptionSupport: true, dataSupport: true, versionSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } },
      isPreferredSupport: true,
      disabledSupport: true,
    },
  },
};

export const pullCapabilities: ClientCapabilities = {
  ...fullCapabilities,
  workspace: { ...fullCapabilities.workspace, diagnostics: { refreshSupport: true } },
  textDocument: { ...fullCapabilities.textDocument, diagnostic: {} },
};

interface Notifications {
  readonly 'textDocument/publishDiagnostics': PublishDiagnosticsParams;
  readonly 'window/logMessage': ShowMessageParams;
  readonly 'window/showMessage': ShowMessageParams;
}

export interface Message {
  readonly jsonrpc: '2.0';
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** What a request was refused with. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

export interface EditorOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** URIs. */
  readonly folders?: readonly string[];
  readonly store?: SecretStore;
  readonly services?: Partial<Services>;
  /** What `workspace/configuration` is answered with. */
  readonly settings?: unknown;
  /** Texts that may cross the wire in `didOpen` and `didChange` alone. */
  readonly canaries?: readonly string[];
}

type Answer = (params: unknown) => unknown;

/** A server that runs, and the two ends of the pipes to it. */
export interface ServerPipes {
  readonly input: Writable;
  readonly output: Readable;
  /** The exit code. */
  readonly ended: Promise<number | null>;
}

/** A small scripted editor for a real server with real detection. */
export class Editor {
  readonly ended: Promise<number | null>;
  /** Every message from the server, in order. */
  readonly received: Message[] = [];
  readonly #writer: StreamMessageWriter;
  readonly #toServer: Writable;
  readonly #waiting = new Map<number, (message: Message) => void>();
  readonly #answers = new Map<string, Answer>();
  readonly #documents = new Map<string, TextDocument>();
  readonly #listeners = new Set<() => void>();
  readonly #canaries: readonly string[];
  #lastId = 0;

  /** `pipes` absent: a server in this process, joined by two streams. */
  constructor(options: EditorOptions = {}, pipes: ServerPipes = serverHere(options)) {
    this.#canaries = options.canaries ?? [];
    this.ended = pipes.ended;
    this.#toServer = pipes.input;
    this.#writer = new StreamMessageWriter(pipes.input);
    this.#answers.set('workspace/configuration', () => [options.settings ?? null]);
    this.#answers.set('client/registerCapability', () => null);
    this.#answers.set('workspace/applyEdit', (params) => this.apply((params as { edit: WorkspaceEdit }).edit));
    new StreamMessageReader(pipes.output).listen((message) => this.#receive(message as Message));
  }

  /** Bytes as they are, for what no well-behaved editor sends. */
  raw(bytes: string): void {
    this.#toServer.write(bytes);
  }

  closeInput(): void {
    this.#toServer.end();
  }

  send(message: object): void {
    const text = JSON.stringify(message);
    if (!/"method":"textDocument\/did(Open|Change)"/.test(text)) this.#mustHoldNoCanary(text);
    void this.#writer.write({ jsonrpc: '2.0', ...message });
  }

  notify(method: string, params: unknown): void {
    this.send({ method, params });
  }

  /** Rejects with {@link Refusal}. */
  request<R>(method: string, params?: unknown): Promise<R> {
    return this.cancellable<R>(method, params).answer;
  }

  cancellable<R>(method: string, params?: unknown): { readonly answer: Promise<R>; readonly cancel: () => void } {
    const id = ++this.#lastId;
    const answer = new Promise<R>((resolve, reject) => {
      this.#waiting.set(id, ({ error, result }) =>
        error === undefined ? resolve(result as R) : reject(new Refusal(error.code, error.message)),
      );
    });
    this.send(params === undefined ? { id, method } : { id, method, params });
    return { answer, cancel: () => this.notify('$/cancelRequest', { id }) };
  }

  /** How the server's own requests are answered; an `Error` becomes an error. */
  answer(method: string, answer: Answer): void {
    this.#answers.set(method, answer);
  }

  notifications<M extends keyof Notifications>(method: M): readonly Notifications[M][] {
    return this.received.filter((message) => message.method === method).map(({ params }) => params as Notifications[M]);
  }

  requestsFromServer(): readonly string[] {
    return this.received.flatMap(({ id, method }) => (id !== undefined && method !== undefined ? [method] : []));
  }

  /** Waits until `look` gives something, looking again after every message. */
  async until<T>(look: () => T | undefined, what = 'the expected message'): Promise<T> {
    const deadline = performance.now() + patienceMilliseconds;
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      if (performance.now() > deadline) throw new Error(`${what} did not come`);
      await this.#nextMessage();
    }
  }

  /** Resolves with the next message from the server, or after a second without one. */
  #nextMessage(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, 1000);
      const listeners = this.#listeners;
      listeners.add(done);
      function done(): void {
        clearTimeout(timer);
        listeners.delete(done);
        resolve();
      }
    });
  }

  async initialize(options: EditorOptions = {}): Promise<InitializeResult> {
    const result = await this.request<InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      ...(options.folders === undefined
        ? {}
        : { workspaceFolders: options.folders.map((uri) => ({ uri, name: uri.split('/').at(-1) ?? uri })) }),
      capabilities: options.capabilities ?? fullCapabilities,
      ...(options.initializationOptions === undefined ? {} : { initializationOptions: options.initializationOptions }),
    });
    this.notify('initialized', {});
    return result;
  }

  open(text: string, uri: string, languageId: string, version = 1): void {
    this.#documents.set(uri, TextDocument.create(uri, languageId, version, text));
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
  }

  /** Replaces `[start, end)` offsets of the text, as an incremental change. */
  replace(uri: string, start: number, end: number, text: string): void {
    const document = this.#document(uri);
    const range = { start: document.positionAt(start), end: document.positionAt(end) };
    this.#update(uri, [{ range, text }]);
  }

  close(uri: string): void {
    this.#documents.delete(uri);
    this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  text(uri: string): string {
    return this.#document(uri).getText();
  }

  version(uri: string): number {
    return this.#document(uri).version;
  }

  /** The diagnostics pushed for the version that the editor shows. */
  async diagnostics(uri: string): Promise<readonly Diagnostic[]> {
    const version = this.version(uri);
    const { diagnostics } = await this.until(
      () =>
        this.notifications('textDocument/publishDiagnostics').findLast(
          (published) => published.uri === uri && published.version === version,
        ),
      `diagnostics of version ${version}`,
    );
    return diagnostics;
  }

  /** The texts that are marked. */
  async marked(uri: string): Promise<readonly string[]> {
    const document = this.#document(uri);
    return (await this.diagnostics(uri)).map(({ range }) => document.getText(range));
  }

  /** Code actions at the first place of `word`, or with the whole document. */
  actions(uri: string, word?: string, context: object = { diagnostics: [] }): Promise<readonly CodeAction[]> {
    const document = this.#document(uri);
    const at = word === undefined ? 0 : document.getText().indexOf(word);
    const end = word === undefined ? document.getText().length : at + word.length;
    const range = { start: document.positionAt(at), end: document.positionAt(end) };
    return this.request('textDocument/codeAction', { textDocument: { uri }, range, context });
  }

  /** Ends the session in order and holds the standing assertion over everything that crossed the wire. */
  async end(): Promise<void> {
    await this.request('shutdown');
    this.notify('exit', undefined);
    assert.equal(await this.ended, 0);
    for (const message of this.received) this.#mustHoldNoCanary(JSON.stringify(message));
  }

  #document(uri: string): TextDocument {
    const document = this.#documents.get(uri);
    assert.ok(document, `${uri} is open`);
    return document;
  }

  #mustHoldNoCanary(text: string): void {
    for (const canary of this.#canaries) assert.ok(!text.includes(canary), `a secret is on the wire: ${text}`);
  }

  #receive(message: Message): void {
    this.received.push(message);
    if (message.method === undefined) this.#waiting.get(Number(message.id))?.(message);
    else if (message.id !== undefined) void this.#answer(message.id, message.method, message.params);
    for (const listener of this.#listeners) listener();
  }

  async #answer(id: Message['id'], method: string, params: unknown): Promise<void> {
    const answer = this.#answers.get(method);
    const result = answer === undefined ? new Error('unexpected') : await answer(params);
    if (result instanceof Error) this.send({ id, error: { code: -32603, message: result.message } });
    else this.send({ id, result: result ?? null });
  }

  /** Applies an edit as an editor does: not at all when a document has another version. */
  apply(edit: WorkspaceEdit): { applied: boolean } {
    for (const change of edit.documentChanges ?? []) {
      if (!('textDocument' in change)) continue;
      const { uri, version } = change.textDocument;
      if (version !== null && version !== this.version(uri)) return { applied: false };
    }
    const edits = (edit.documentChanges ?? []).filter((change): change is TextDocumentEdit => 'textDocument' in change);
    for (const { textDocument, edits: textEdits } of edits) this.#edit(textDocument.uri, textEdits as never);
    for (const [uri, textEdits] of Object.entries(edit.changes ?? {})) this.#edit(uri, textEdits);
    return { applied: true };
  }

  #edit(uri: string, edits: Parameters<typeof TextDocument.applyEdits>[1]): void {
    // What is not open is somebody else's to look at.
    const document = this.#documents.get(uri);
    if (document !== undefined) this.#update(uri, [{ text: TextDocument.applyEdits(document, edits) }]);
  }

  #update(uri: string, contentChanges: Parameters<typeof TextDocument.update>[1]): void {
    const document = this.#document(uri);
    TextDocument.update(document, contentChanges, document.version + 1);
    this.notify('textDocument/didChange', { textDocument: { uri, version: document.version }, contentChanges });
  }
}

/** Longer than anything here takes on a busy machine, shorter than a test may. */
const patienceMilliseconds = 14_000;

/** An editor that has said hello. */
export async function openEditor(options: EditorOptions = {}, pipes?: ServerPipes): Promise<Editor> {
  const editor = new Editor(options, pipes);
  await editor.initialize(options);
  return editor;
}

function serverHere(options: EditorOptions): ServerPipes {
  const input = new PassThrough();
  const output = new PassThrough();
  const transport = { reader: new StreamMessageReader(input), writer: new StreamMessageWriter(output) };
  return { input, output, ended: serve(transport, servicesFor(options)) };
}

function servicesFor({ store, services }: EditorOptions): Services {
  const memory = store ?? memoryStore();
  return {
    version: '0.0.0',
    parser: testParser,
    // Nothing can be kept there.
    journal: openJournal({ XDG_STATE_HOME: '/dev/null/none' }),
    openStore: () => Promise.resolve(memory),
    locateStore: () => Promise.resolve(memory.location),
    watchStores: () => () => undefined,
    listProfiles: () => Promise.resolve([{ name: 'dev', region: 'eu-central-1' }]),
    scanInBackground: scanListed,
    requiredModules: (root) => Promise.resolve(requiredModulesIn(root)),
    startSandbox: () => Promise.reject(new Error('no sandbox in this test')),
    ...services,
  };
}
