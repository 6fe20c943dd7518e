import { isConfigurationFile } from '../workspace/configurationFiles.ts';
import type { DiagnosticsFlow } from './diagnosticsFlow.ts';

/** Long enough not to scan all documents at every keystroke in a file that speaks about all of them. */
const pauseMilliseconds = 250;

/** Tells when a file of ignores or rules that is open has changed: then every document is looked at again. */
export function configurationFlow(changed: () => void, ended: AbortSignal): DiagnosticsFlow {
  let waiting: NodeJS.Timeout | undefined;
  function look(uri: string): void {
    if (!isConfigurationFile(uri) || ended.aborted) return;
    clearTimeout(waiting);
    waiting = setTimeout(changed, pauseMilliseconds);
    waiting.unref();
  }
  return {
    documentOpened: look,
    documentChanged: look,
    documentClosed: look,
    settingsChanged: () => undefined,
  };
}
