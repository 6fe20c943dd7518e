// The floor of a round trip: answers every change at once with an empty list.
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';

const connection = createMessageConnection(
  new StreamMessageReader(process.stdin),
  new StreamMessageWriter(process.stdout),
);
connection.onRequest('initialize', () => ({ capabilities: { textDocumentSync: 2 } }));
const answer = ({ textDocument: { uri, version } }) =>
  void connection.sendNotification('textDocument/publishDiagnostics', { uri, version, diagnostics: [] });
connection.onNotification('textDocument/didOpen', answer);
connection.onNotification('textDocument/didChange', answer);
connection.listen();
