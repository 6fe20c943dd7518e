import assert from 'node:assert/strict';
import { overlaps, textAt } from '../../../server/src/core/span.ts';
import { scan } from '../../../server/src/detection/scan.ts';
import { rewriterFor } from '../../../server/src/rewriting/languages/index.ts';
import { testParser } from './grammars.ts';
import type { MigratedCase, MigratedFile } from './migrateCase.ts';
import type { ProgramResult } from './runProgram.ts';
import type { RewriteCase, Toolchain } from './rewriteCase.ts';

/** Every mark was rewritten or refused as the case says, and the text is the one it shows. */
export function assertExpectations(testCase: RewriteCase, result: MigratedCase): void {
  const outcomes = result.files.flatMap((file) => file.outcomes);
  const { expect = 'rewritten' } = testCase;
  const expected = typeof expect === 'string' ? outcomes.map(() => expect) : expect;
  const style = testCase.style ?? 'inline';
  assert.deepEqual(
    outcomes.map((outcome) => (outcome.kind === 'rewritten' ? outcome.kind : outcome.reason)),
    expected,
  );
  for (const outcome of outcomes) {
    if (outcome.kind === 'rewritten') assert.equal(outcome.style, style);
    else assert.match(outcome.message, /^[A-Z`].*\.$/su, 'a refusal says why, in sentences');
  }
  for (const [path, text] of Object.entries(testCase.after ?? {})) assert.equal(result.program.get(path), text);
}

/** What holds for every rewrite, whatever its case is about. */
export async function assertLaws(testCase: RewriteCase, result: MigratedCase, toolchain: Toolchain): Promise<void> {
  for (const file of result.files) {
    const rewritten = file.outcomes.some(({ kind }) => kind === 'rewritten');
    assert.equal(file.after !== file.before, rewritten, 'the text changes when something is rewritten, and only then');
    if (rewritten) await assertParses(file.path, file.after, toolchain);
    assertNoValueLeft(file, result);
    assertNoFindingLeft(file);
    assertOnlyNeededLines(file, testCase.alsoTouched ?? []);
    assertLineEnds(file);
  }
  for (const [path, text] of result.program) if (!result.original.has(path)) await assertParses(path, text, toolchain);
}

/** Run against the endpoint, the rewritten program does what the original did. */
export function assertSameOutput(result: MigratedCase, before: ProgramResult, after: ProgramResult): void {
  assert.equal(before.exitCode, 0, `the original program fails:\n${before.stderr}`);
  assert.notEqual(before.stdout, '', 'a program that prints nothing proves nothing');
  assert.equal(after.exitCode, 0, `the rewritten program fails:\n${after.stderr}\n${show(result)}`);
  assert.equal(after.stdout, before.stdout, show(result));
}

/** Without its secret a program stops, prints nothing and says why, and the reason quotes no value. */
export function assertStops(result: MigratedCase, failing: ProgramResult): void {
  assert.notEqual(failing.exitCode, 0, `the program ran on:\n${show(result)}`);
  assert.equal(failing.stdout, '', 'the program ran on');
  assert.match(failing.stderr, /secret|ECONNREFUSED|endpoint/iu);
}

async function assertParses(path: string, text: string, toolchain: Toolchain): Promise<void> {
  const languageId = toolchain.languageIdOf(path);
  const rewriter = languageId === undefined ? undefined : rewriterFor(languageId);
  if (languageId === undefined || rewriter === undefined) return;
  const tree = await testParser.parse(rewriter.grammarOf(languageId, path), text);
  const broken = tree.rootNode.hasError;
  tree.delete();
  assert.equal(broken, false, `does not parse:\n${text}`);
}

function assertNoValueLeft(file: MigratedFile, result: MigratedCase): void {
  if (file.outcomes.some(({ kind }) => kind === 'refused')) return;
  for (const value of result.values.values()) {
    assert.equal(file.after.includes(value) && !isOrdinary(value), false, `the value is still there:\n${file.after}`);
  }
}

/** A scan finds nothing but what it had found before outside the literals: so a second run has nothing to do. */
function assertNoFindingLeft(file: MigratedFile): void {
  const rewritten = file.marks.filter((_, index) => file.outcomes[index]?.kind === 'rewritten');
  const before = scan({ path: file.path, text: file.before })
    .findings.filter(({ span }) => !rewritten.some((mark) => overlaps(mark.span, span)))
    .map(({ span }) => textAt(file.before, span));
  for (const found of foundIn(file.path, file.after)) assert.ok(before.includes(found), `still found:\n${file.after}`);
}

const foundIn = (path: string, text: string): readonly string[] =>
  scan({ path, text }).findings.map(({ span }) => textAt(text, span));

/** A value that may stand in a program for other reasons. */
const isOrdinary = (value: string): boolean => value.length < 6;

/** Lines go only where a literal stood; all others stay, in their order. */
function assertOnlyNeededLines(file: MigratedFile, alsoTouched: readonly string[]): void {
  const kept = linesOf(file.before).filter(
    ({ start, end, text }) =>
      !alsoTouched.includes(text.trim()) && !file.literals.some(({ span }) => span.start <= end && start <= span.end),
  );
  const after = linesOf(file.after).map(({ text }) => text);
  let position = 0;
  for (const { text } of kept) {
    const found = after.indexOf(text, position);
    assert.notEqual(found, -1, `a line changed that need not: ${text}\n${file.after}`);
    position = found + 1;
  }
}

function linesOf(text: string): readonly { readonly start: number; readonly end: number; readonly text: string }[] {
  return [...text.matchAll(/[^\n]*\n|[^\n]+$/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length - 1,
    text: match[0],
  }));
}

function assertLineEnds(file: MigratedFile): void {
  const all = (text: string): number => text.split('\n').length - 1;
  const windows = (text: string): number => text.split('\r\n').length - 1;
  if (windows(file.before) === 0) assert.equal(windows(file.after), 0);
  else if (windows(file.before) === all(file.before)) assert.equal(windows(file.after), all(file.after));
}

const show = (result: MigratedCase): string => result.files.map(({ path, after }) => `── ${path}\n${after}`).join('\n');
