import {
  type Dependency,
  type Outcome,
  type ParsedSource,
  type ProjectFacts,
  type Replacement,
  type Rewrite,
  type Style,
} from '../../rewriter.ts';
import { fileStyleOf } from './fileStyle.ts';
import { sdkPackage } from './generated.ts';
import { helperSetup } from './helperStyle.ts';
import { inlineSetup, type FileContext } from './inlineStyle.ts';
import { moduleFormatOf } from './moduleFormat.ts';
import { namesOf } from './names.ts';
import { editsOf, placeFor } from './place.ts';

/** The version that the generated code was run with. */
const sdk: Dependency = { ecosystem: 'npm', name: sdkPackage, version: '^3.1162.0' };

/** All replacements of a file at once, so that imports, client and reader are made once. */
export function rewrite(
  source: ParsedSource,
  replacements: readonly Replacement[],
  style: Style,
  facts: ProjectFacts,
): Rewrite {
  const format = moduleFormatOf(source, facts);
  const answers = replacements.map((replacement) => placeFor(source, replacement, style, format.topLevelAwait));
  const places = answers.filter((answer) => answer.kind === 'place');
  if (places.length === 0) return nothing(answers.filter((answer) => answer.kind === 'refused'));
  const root = source.tree.rootNode;
  const { text } = source.snapshot;
  const file: FileContext = {
    root,
    source: text,
    format,
    typescript: format.typescript,
    style: fileStyleOf(root),
    names: namesOf(root),
    region: facts.region,
  };
  const setup = style === 'inline' ? inlineSetup(file, places) : helperSetup(file, places, source.path, facts);
  if (setup.kind === 'refused') {
    return nothing(answers.map((answer) => (answer.kind === 'refused' ? answer : setup)));
  }
  const edits = places.flatMap((place) => editsOf(text, place, setup.readingAt(place), file.style));
  return {
    edits: [...setup.edits, ...edits],
    outcomes: answers.map((answer): Outcome => (answer.kind === 'refused' ? answer : { kind: 'rewritten', style })),
    newFiles: setup.newFiles,
    dependencies: [sdk],
  };
}

const nothing = (outcomes: readonly Outcome[]): Rewrite => ({ edits: [], outcomes, newFiles: [], dependencies: [] });
