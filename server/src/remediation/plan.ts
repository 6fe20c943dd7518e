import type { Finding } from '../core/finding.ts';
import type { SyntaxParser } from '../syntax/syntaxTree.ts';
import { allocate } from './allocation.ts';
import type { Allocation } from './allocation.ts';
import { planManifests } from './manifests.ts';
import type { MigrationChoice, MigrationInput, MigrationPlan, PlannedFile, PlannedPlace } from './migration.ts';
import { refusal } from '../rewriting/rewriter.ts';
import { readFindings } from './readings.ts';
import type { Reading, ReadingOutcome } from './readings.ts';
import { rewriteDocuments } from './rewriteDocuments.ts';
import type { RewrittenDocument } from './rewriteDocuments.ts';

/**
 * Decides everything: what is stored under which name and key, which text takes the place of each literal, what is
 * refused and why. Nothing has an effect. Of a refused place nothing is stored, unless another place has the value.
 */
export async function planMigration(
  inputs: readonly MigrationInput[],
  choice: MigrationChoice,
  parser: SyntaxParser,
): Promise<MigrationPlan> {
  const outcomes: ReadingOutcome[] = [];
  for (const input of inputs) {
    const read = await readFindings(input, parser);
    outcomes.push(...(choice.into === undefined ? read : read.map(refuseBytes)));
  }
  const refused = new Map<Finding, PlannedPlace>();
  for (const outcome of outcomes) {
    if (outcome.kind !== 'refused') continue;
    const { reason, message } = outcome.refusal;
    refused.set(outcome.finding, placeOf(outcome.input, outcome.finding, { kind: 'refused', reason, message }));
  }
  let readings = outcomes.flatMap((outcome) => (outcome.kind === 'read' ? [outcome.reading] : []));
  for (;;) {
    const allocation = allocate(readings, choice);
    const documents = await rewriteDocuments(readings, allocation.assignments, choice.style, parser);
    const places = documents.flatMap((document) => placesOf(document, allocation));
    const newlyRefused = places.filter(({ outcome }) => outcome.kind === 'refused');
    for (const place of newlyRefused) refused.set(place.finding, place);
    // Names and keys are given anew without what was refused, so that no secret holds a value that nothing reads.
    if (newlyRefused.length === 0) return planOf(inputs, documents, [...places, ...refused.values()], allocation);
    readings = readings.filter(({ finding }) => !refused.has(finding));
  }
}

const refuseBytes = (outcome: ReadingOutcome): ReadingOutcome =>
  outcome.kind === 'read' && outcome.reading.secret.encoding === 'bytes'
    ? { ...outcome.reading, kind: 'refused', refusal: bytesAsKey }
    : outcome;

const bytesAsKey = refusal(
  'not-unicode-text',
  'The value is bytes, which are a secret of their own and no key of another one. Migrate it by itself.',
);

const placeOf = (input: MigrationInput, finding: Finding, outcome: PlannedPlace['outcome']): PlannedPlace => ({
  uri: input.snapshot.uri,
  path: input.path,
  finding,
  outcome,
});

function placesOf(document: RewrittenDocument, allocation: Allocation): readonly PlannedPlace[] {
  return document.replacements.flatMap(({ readings, outcome }) =>
    readings.map((reading: Reading) => {
      const { input, finding } = reading;
      if (outcome.kind === 'refused') {
        return placeOf(input, finding, { kind: 'refused', reason: outcome.reason, message: outcome.message });
      }
      const assignment = allocation.assignments.get(reading);
      if (assignment === undefined) throw new Error('a reading was rewritten without an assignment');
      const { secretName, key } = assignment;
      return placeOf(input, finding, {
        kind: 'rewritten',
        style: outcome.style,
        secretName,
        ...(key === undefined ? {} : { key }),
      });
    }),
  );
}

function planOf(
  inputs: readonly MigrationInput[],
  documents: readonly RewrittenDocument[],
  places: readonly PlannedPlace[],
  allocation: Allocation,
): MigrationPlan {
  const order = new Map(inputs.map(({ snapshot }, index) => [snapshot.uri, index]));
  const byPlace = (a: PlannedPlace, b: PlannedPlace): number =>
    (order.get(a.uri) ?? 0) - (order.get(b.uri) ?? 0) || a.finding.span.start - b.finding.span.start;
  const manifests = planManifests(documents);
  const files: readonly PlannedFile[] = documents.map(({ input, edits }) => ({
    uri: input.snapshot.uri,
    path: input.path,
    version: input.snapshot.version,
    before: input.snapshot.text,
    edits,
  }));
  return {
    secrets: allocation.secrets,
    places: [...places].sort(byPlace),
    files: [...files, ...manifests.files],
    newFiles: documents.flatMap(({ newFiles }) => newFiles),
    dependencies: manifests.dependencies,
    toInstall: manifests.toInstall,
  };
}
