import { isShownAt } from '../core/finding.ts';
import { groupBy } from '../core/groupBy.ts';
import type { Settings } from '../settings/settings.ts';
import type { BackgroundBatch, BackgroundScan, BackgroundSummary } from '../workspace/backgroundScan.ts';
import type { FindingRow } from '../workspace/scanReport.ts';
import { notesOfScans } from './configurationNotes.ts';
import type { ConfigurationNotes, Said } from './configurationNotes.ts';
import { serial } from './serial.ts';

/** What scans of the workspace found, by file (absolute path). Empty until the user asks for one. */
export interface WorkspaceFindings {
  /** Whether the user has asked for a scan. */
  readonly asked: () => boolean;
  /** What is shown of a file under these settings. */
  of(file: string, settings: Settings): readonly FindingRow[];
  /** What the scans have said about a file of ignores or rules. */
  notesOn(file: string): ConfigurationNotes;
  /** Files with findings of any confidence. */
  files(): readonly string[];
  /**
   * Looks at everything below the folders. Another scan that runs is given up. Rejects when the signal is aborted: what
   * was found until then stays.
   */
  scan(folders: readonly string[], onBatch: OnBatch, signal: AbortSignal): Promise<BackgroundSummary>;
  /** Looks again at paths that have changed on disk, after those that are looked at now. Nothing before the first scan. */
  look(paths: readonly string[]): Promise<void>;
  /** Drops what was found below folders that the editor has closed. */
  forget(folders: readonly string[]): void;
  /** Called at the first scan. */
  onDidAsk(listener: () => void): void;
  /** Called with a file whenever what was found in it is another. */
  onDidChange(listener: (file: string) => void): void;
}

type OnBatch = (batch: BackgroundBatch) => void;

/** `ended` stops all work. */
export function workspaceFindings(scanInBackground: BackgroundScan, ended: AbortSignal): WorkspaceFindings {
  const notes = notesOfScans();
  const found = new Map<string, readonly FindingRow[]>();
  const listeners: ((file: string) => void)[] = [];
  const asking: (() => void)[] = [];
  const changedPaths = new Set<string>();
  const oneAtATime = serial();
  let running: AbortController | undefined;
  let asked = false;

  const changed = (file: string): void => listeners.forEach((listener) => listener(file));

  function take(rows: readonly FindingRow[]): ReadonlySet<string> {
    const byFile = groupBy(rows, ({ path }) => path);
    for (const [file, its] of byFile) {
      found.set(file, its);
      changed(file);
    }
    return new Set(byFile.keys());
  }

  /** Also what lies below a path. */
  const among = (paths: readonly string[]): readonly string[] =>
    [...found.keys()].filter((file) => paths.some((path) => file === path || isInside(file, path)));

  const note = (paths: readonly string[], summary: Said): void => notes.replace(paths, summary).forEach(changed);

  function drop(files: readonly string[]): void {
    for (const file of files) if (found.delete(file)) changed(file);
  }

  return {
    asked: () => asked,
    of: (file, { enable, level }) =>
      enable ? (found.get(file) ?? []).filter(({ confidence }) => isShownAt(confidence, level)) : [],
    notesOn: notes.of,
    files: () => [...found.keys()],
    onDidChange: (listener) => void listeners.push(listener),
    onDidAsk: (listener) => void asking.push(listener),
    forget(folders) {
      drop(among(folders));
      note(folders, { problems: [], unusedIgnores: [] });
    },
    async scan(folders, onBatch, signal) {
      running?.abort();
      running = new AbortController();
      if (!asked) asking.forEach((listener) => listener());
      asked = true;
      const seen = new Set<string>();
      const summary = await scanInBackground(
        { paths: folders, listed: 'all' },
        (batch) => {
          take(batch.findings).forEach((file) => seen.add(file));
          onBatch(batch);
        },
        AbortSignal.any([signal, running.signal, ended]),
      );
      drop([...found.keys()].filter((file) => !seen.has(file)));
      note(folders, summary);
      return summary;
    },
    async look(paths) {
      if (!asked) return;
      paths.forEach((path) => changedPaths.add(path));
      await oneAtATime(async () => {
        // Whatever has changed while the one before was looked at goes together.
        const together = [...changedPaths];
        changedPaths.clear();
        if (together.length === 0) return;
        const seen = new Set<string>();
        const summary = await scanInBackground(
          { paths: together, listed: 'changed' },
          (batch) => take(batch.findings).forEach((file) => seen.add(file)),
          ended,
        );
        drop(among(together).filter((file) => !seen.has(file)));
        note(together, summary);
      });
    },
  };
}

const isInside = (file: string, folder: string): boolean =>
  file.startsWith(folder) && /[/\\]/.test(file.charAt(folder.length));
