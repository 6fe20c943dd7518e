import type { Span } from '../../core/span.ts';
import { startOfLine } from '../../syntax/lexical/literal.ts';
import type { DetectionDocument } from '../document.ts';
import { lineValueAt } from './bareValue.ts';
import type { LineValue } from './bareValue.ts';
import type { NameSite } from './nameSite.ts';

/** What a name is written behind when its value stands beside it: `name: DB_PASSWORD`, `key="password"`. */
const nameKey =
  /(?:^|[\s{<,[("'])(?:name|key|Name|Key|id|parameter|property|option|variable|field|ParameterKey|param|env|var|k)["']?\s{0,4}[:=]\s{0,4}["']?$/;
const variableBlock = /\b(?:variable|output|setting|set)\s{1,4}"?$/;
const valueKey =
  /(?:^|[\s{<,("'])(?:value|default|defaultValue|default_value|Value|Default|ParameterValue|v|val|string|content)["']?\s{0,4}[:=]\s{0,4}/g;
const anotherName = /(?:^|[\s{<,("'])(?:name|key|Name|Key|ParameterKey)["']?\s{0,4}[:=]/;

/** `value = "x"` in a line above the name, with nothing but comments between them. */
const valueAbove =
  /(?:^|[\r\n{-])[ \t]{0,40}["']?[vV]alue["']?[ \t]{0,4}[:=][ \t]{0,4}(?<value>"[^"\r\n]{1,500}"|'[^'\r\n]{1,500}'|[^\s"'{[][^\r\n]{0,200}(?=[\r\n])),?[ \t]{0,4}(?:(?:\r?\n[ \t]{0,40}#[^\r\n]{0,100}){0,3}\r?\n)?[ \t]{0,40}["']?[nN]ame["']?[ \t]{0,4}[:=][ \t]{0,4}["']?$/d;

function valueBefore(document: DetectionDocument, nameAt: number): LineValue | undefined {
  const from = Math.max(0, nameAt - 700);
  const range = valueAbove.exec(document.text.slice(from, nameAt))?.indices?.groups?.value;
  return range === undefined ? undefined : lineValueAt(document, from + range[0]);
}

/** `<property name="password">x</property>`, `<property name="password"><value>x</value>`. */
function elementBehind({ text, notation }: DetectionDocument, end: number): LineValue | undefined {
  if (notation !== 'markup') return undefined;
  const element = /^["']?\s{0,4}>\s{0,40}(?:<value>\s{0,20})?([^<>{}\r\n]{1,500}?)\s{0,20}</.exec(
    text.slice(end, end + 600),
  );
  if (element?.[1] === undefined) return undefined;
  const at = end + element[0].lastIndexOf(element[1]);
  return { span: { start: at, end: at + element[1].length }, value: element[1], bare: true, interpolated: false };
}

/** The value of a pair whose name is the text at `site`. */
export function pairedValue(document: DetectionDocument, site: NameSite): LineValue | undefined {
  const { text } = document;
  const start = site.inside.kind === 'key' ? site.inside.literal.start : site.span.start;
  const end = site.inside.kind === 'key' ? site.inside.literal.end : site.span.end;
  const before = text.slice(Math.max(startOfLine(text, start, 200), start - 40), start);
  const isVariable = variableBlock.test(before);
  if (!(isVariable || nameKey.test(before)) || document.languageId === 'html') return undefined;
  return elementBehind(document, end) ?? entryBehind(document, { start, end }, isVariable);
}

/** The value in an entry behind the name, or else in the line above it. */
function entryBehind(document: DetectionDocument, { start, end }: Span, isVariable: boolean): LineValue | undefined {
  const { text } = document;
  const after = text.slice(end, end + 400);
  valueKey.lastIndex = 0;
  const match = valueKey.exec(after);
  const between = after.slice(0, (match?.index ?? 0) + 1);
  if (match === null || /\n\s{0,40}- /.test(between)) return valueBefore(document, start);
  if (anotherName.test(between) || (/[}\]]/.test(between) && !isVariable) || /<\/|\/>|;\s*\n/.test(between))
    return undefined;
  return lineValueAt(document, end + match.index + match[0].length);
}
