import assert from 'node:assert/strict';
import { applyEdits, textAt } from '../../../server/src/core/span.ts';
import { Secret } from '../../../server/src/core/secret.ts';
import { scan } from '../../../server/src/detection/scan.ts';
import { factPaths, projectFactsOf } from '../../../server/src/remediation/facts.ts';
import type {
  MigrationChoice,
  MigrationInput,
  MigrationPlan,
  PlannedContent,
} from '../../../server/src/remediation/migration.ts';
import { planMigration } from '../../../server/src/remediation/plan.ts';
import { nameProblem } from '../../../server/src/secrets/naming.ts';
import { languageOf } from '../../../server/src/syntax/lexical/languageOf.ts';
import { testParser } from '../../rewriting/support/grammars.ts';

export type Files = Readonly<Record<string, string>>;

/** Documents of a project with everything that a scan finds in them, as the entry points would gather them. */
export function inputsOf(files: Files): readonly MigrationInput[] {
  return Object.entries(files).flatMap(([path, text]) => {
    const findings = scan({ text, path }).findings.filter(({ confidence }) => confidence !== 'possible');
    if (findings.length === 0) return [];
    const languageId = languageOf(path);
    const known = factPaths(path, languageId).filter((name) => Object.hasOwn(files, name));
    const project = projectFactsOf(path, new Map(known.map((name) => [name, files[name] ?? ''])));
    const snapshot = { uri: `file:///shop/${path}`, version: 3, languageId, text };
    return [{ snapshot, path, findings, rootUri: 'file:///shop', project }];
  });
}

export const planOf = (files: Files, choice: Partial<MigrationChoice> = {}): Promise<MigrationPlan> =>
  planMigration(inputsOf(files), { style: 'auto', projectName: 'shop', ...choice }, testParser);

/** A JSON object, a text alone, or bytes in hexadecimal digits. */
export type SecretContent = Readonly<Record<string, string | number | boolean>> | string | { readonly hex: string };

/** What is to be stored, by name. */
export const secretsIn = (plan: MigrationPlan): Readonly<Record<string, SecretContent>> =>
  Object.fromEntries(plan.secrets.map(({ name, content }) => [name, shownContent(content)]));

function shownContent(content: PlannedContent): SecretContent {
  switch (content.kind) {
    case 'text':
      return content.text.reveal();
    case 'bytes':
      return { hex: Buffer.from(content.bytes.reveal(), 'latin1').toString('hex') };
    case 'object':
      return Object.fromEntries(
        [...content.values].map(([key, value]) => [key, value instanceof Secret ? value.reveal() : value]),
      );
  }
}

/** `path:value → name#key style`, or `path:value → refused reason`, in the order of the places. */
export function placesIn(plan: MigrationPlan, files: Files): readonly string[] {
  return plan.places.map(({ path, finding, outcome }) => {
    const what = `${path}:${textAt(files[path] ?? '', finding.span)}`;
    return outcome.kind === 'refused'
      ? `${what} → refused ${outcome.reason}`
      : `${what} → ${outcome.secretName}#${outcome.key} ${outcome.style}`;
  });
}

/** The project after the plan. */
export const resultOf = (plan: MigrationPlan, files: Files): Files => ({
  ...files,
  ...Object.fromEntries(plan.files.map(({ path, before, edits }) => [path, applyEdits(before, edits)])),
  ...Object.fromEntries(plan.newFiles.map(({ path, text }) => [path, text])),
});

/** What holds for every plan. */
export async function assertLaws(
  plan: MigrationPlan,
  files: Files,
  choice: Partial<MigrationChoice> = {},
): Promise<void> {
  const result = resultOf(plan, files);
  const stored = secretsIn(plan);
  for (const { name, description } of plan.secrets) {
    assert.equal(nameProblem(name), undefined);
    const content = stored[name] ?? '';
    for (const value of typeof content === 'string' ? [content] : Object.values(content)) {
      if (typeof value !== 'string' || value.length < 8) continue;
      assert.ok(!name.includes(value) && !description.includes(value), 'no value in name or description');
    }
  }
  const wanted = new Set(
    plan.places.flatMap(({ outcome }) => (outcome.kind === 'rewritten' ? [outcome.secretName] : [])),
  );
  assert.deepEqual(new Set(plan.secrets.map(({ name }) => name)), wanted, 'stored is what code reads, and all of it');
  for (const { before, path } of plan.files) assert.equal(before, files[path]);
  const again = await planOf(result, choice);
  const left = (one: MigrationPlan) => one.places.filter(({ outcome }) => outcome.kind === 'refused').length;
  assert.equal(again.secrets.length, 0, 'a second run finds nothing to do');
  assert.equal(left(again), left(plan));
  assert.deepEqual(await planOf(files, choice), plan, 'the same input gives the same plan');
}
