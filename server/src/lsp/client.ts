import { DiagnosticTag, MarkupKind } from 'vscode-languageserver-protocol';
import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver-protocol';

/** What the client declared, as far as it decides what may be sent to it. */
export interface Client {
  /** VS Code's client: asks the user itself, and does what the server would do with default answers. */
  readonly asks: boolean;
  /** Absolute path of the folder for the sandbox's data. */
  readonly sandboxData: string | undefined;
  readonly declaresEncodings: boolean;
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly diagnosticData: boolean;
  readonly codeDescription: boolean;
  readonly unnecessaryTag: boolean;
  readonly answersConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly appliesEdits: boolean;
  /** Commands come back by `workspace/executeCommand`. Many declare it by the edits that follow alone. */
  readonly sendsCommands: boolean;
  readonly documentChanges: boolean;
  /** Files can be made as part of an edit. */
  readonly createsFiles: boolean;
  readonly actionLiterals: boolean;
  readonly preferredActions: boolean;
  readonly disabledActions: boolean;
  readonly hoverMarkdown: boolean;
  /** Files can be watched, and the wish to be told of them registered later. */
  readonly watchesFiles: boolean;
  /** A message may have buttons. */
  readonly choosesInMessages: boolean;
  readonly showsDocuments: boolean;
  /** Our own client says when the user does not trust the folder: then nothing reaches an account. */
  readonly isTrusted: boolean;
  readonly workspaceFolders: boolean;
}

export function clientOf({ capabilities, initializationOptions }: InitializeParams): Client {
  return {
    ...ownOptionsOf(initializationOptions),
    ...diagnosticAbilities(capabilities),
    ...workspaceAbilities(capabilities),
    ...scanAbilities(capabilities),
    ...actionAbilities(capabilities),
    declaresEncodings: isGiven(capabilities.general?.positionEncodings),
    choosesInMessages: isGiven(capabilities.window?.showMessage),
    showsDocuments: capabilities.window?.showDocument?.support === true,
    hoverMarkdown: capabilities.textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) === true,
  };
}

function workspaceAbilities({ workspace }: ClientCapabilities) {
  const edit = workspace?.workspaceEdit;
  return {
    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    appliesEdits: workspace?.applyEdit === true,
    documentChanges: edit?.documentChanges === true,
    createsFiles: edit?.documentChanges === true && edit.resourceOperations?.includes('create') === true,
  };
}

function scanAbilities({ workspace }: ClientCapabilities) {
  return {
    sendsCommands: isGiven(workspace?.executeCommand) || workspace?.applyEdit === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
  };
}

function actionAbilities({ textDocument }: ClientCapabilities) {
  const action = textDocument?.codeAction;
  return {
    actionLiterals: isGiven(action?.codeActionLiteralSupport),
    preferredActions: action?.isPreferredSupport === true,
    disabledActions: action?.disabledSupport === true,
  };
}

function diagnosticAbilities({ workspace, textDocument }: ClientCapabilities) {
  const pull = textDocument?.diagnostic;
  // Version 3.17 declares the members with the pushed ones, 3.18 with each.
  const members = { ...textDocument?.publishDiagnostics, ...pull };
  return {
    pullsDiagnostics: isGiven(pull),
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    diagnosticData: members.dataSupport === true,
    codeDescription: members.codeDescriptionSupport === true,
    unnecessaryTag: members.tagSupport?.valueSet.includes(DiagnosticTag.Unnecessary) === true,
  };
}

/** Some clients write `null` for what they cannot do. */
const isGiven = (ability: unknown): boolean => ability !== undefined && ability !== null;

/** See `InitializationOptions` of the protocol; anything else asks for nothing. */
function ownOptionsOf(options: unknown): Pick<Client, 'asks' | 'isTrusted' | 'sandboxData'> {
  if (typeof options !== 'object' || options === null) return { asks: false, isTrusted: true, sandboxData: undefined };
  return {
    asks: 'asks' in options && options.asks === true,
    isTrusted: !('isTrusted' in options) || options.isTrusted !== false,
    sandboxData: 'sandboxData' in options && typeof options.sandboxData === 'string' ? options.sandboxData : undefined,
  };
}
