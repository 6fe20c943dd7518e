import { isShownAt, reasonOf } from '../core/finding.ts';
import type { Confidence, Finding } from '../core/finding.ts';
import { lineStartsOf, positionAt } from '../core/lines.ts';
import { scanFile } from '../detection/scanFile.ts';
import type { ScanResult } from '../detection/source.ts';
import type { UnusedIgnore } from '../suppression/unused.ts';
import type { FileReader } from './readBytes.ts';
import type { ListedFile, SkippedPath } from './listFiles.ts';
import type { ProjectFile, ProjectOptions, Projects } from './projects.ts';
import type { FindingRow } from './scanReport.ts';

export interface BatchOptions {
  readonly level: Confidence;
  /** `report`: also what comments in the files ask to ignore. */
  readonly suppressions: 'honour' | 'report';
}

/** What a thread needs to know before its first batch. */
export interface ThreadOptions extends BatchOptions, ProjectOptions {}

/** A file, and its path as it enters fingerprints: relative to its project. */
export interface BatchFile extends ListedFile, ProjectFile {}

/** What a batch of files held. Plain data: it travels between threads. */
export interface BatchResult {
  readonly findings: readonly FindingRow[];
  readonly skipped: readonly SkippedPath[];
  /** Entries that turned out to be folders: checkouts inside the checkout. */
  readonly folders: readonly ListedFile[];
  readonly files: number;
  readonly bytes: number;
  /** Findings that comments hid. */
  readonly suppressed: number;
  /** Keys of the project's ignores that hid findings, one a finding. */
  readonly ignored: readonly string[];
  /** Our own comments that hide nothing. */
  readonly unusedComments: readonly UnusedIgnore[];
}

/** Reads and scans files one after the other. Synchronous: it runs in a worker or in slices of a few files. */
export function scanBatch(
  files: readonly BatchFile[],
  reader: FileReader,
  options: BatchOptions,
  projects: Pick<Projects, 'of'>,
): BatchResult {
  const findings: FindingRow[] = [];
  const skipped: SkippedPath[] = [];
  const folders: ListedFile[] = [];
  const ignored: string[] = [];
  const unusedComments: UnusedIgnore[] = [];
  let count = 0;
  let bytes = 0;
  let suppressed = 0;
  for (const file of files) {
    const read = reader.read(file);
    if (read.kind === 'folder') folders.push(file);
    else if (read.kind === 'skipped') skipped.push({ path: file.path, reason: read.reason });
    else {
      const project = projects.of(file);
      const scanOptions = {
        identity: file.identity,
        suppressions: options.suppressions,
        ...(project === undefined ? {} : { project }),
      };
      const scanned = scanFile(reader.bytes().subarray(0, read.length), file.path, scanOptions, reader.scratch);
      if (scanned.kind === 'skipped') skipped.push({ path: file.path, reason: scanned.reason });
      else {
        count += 1;
        bytes += read.length;
        suppressed += scanned.suppressed;
        for (const key of scanned.ignored) ignored.push(key);
        unusedComments.push(...commentRowsOf(file.path, scanned));
        const shown = scanned.findings.filter(({ confidence }) => isShownAt(confidence, options.level));
        if (shown.length > 0) for (const row of rowsOf(file.path, scanned.text, shown)) findings.push(row);
      }
    }
  }
  return { findings, skipped, folders, files: count, bytes, suppressed, ignored, unusedComments };
}

const commentRowsOf = (
  path: string,
  { text, unusedComments }: { readonly text: string } & Pick<ScanResult, 'unusedComments'>,
): readonly UnusedIgnore[] =>
  unusedComments.length === 0
    ? []
    : unusedComments.map(({ start, end }) => ({
        path,
        line: positionAt(lineStartsOf(text), start).line + 1,
        ignore: text.slice(start, end),
        reason: 'unused',
      }));

/** Rows with 1-based lines and columns in the text the findings were made from. */
export function rowsOf(path: string, text: string, findings: readonly Finding[]): readonly FindingRow[] {
  const lineStarts = lineStartsOf(text);
  return findings.map((finding) => {
    const start = positionAt(lineStarts, finding.span.start);
    const end = positionAt(lineStarts, finding.span.end);
    return {
      path,
      startLine: start.line + 1,
      startColumn: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
      rule: finding.rule,
      kind: finding.kind,
      confidence: finding.confidence,
      fingerprint: finding.fingerprint,
      reason: reasonOf(finding),
    };
  });
}
