import type { Candidate } from '../candidate.ts';
import type { LineValue } from './bareValue.ts';
import { lineCandidate } from './namedValue.ts';
import type { NamedSite } from './namedValue.ts';

/** `INSERT INTO users (id, ` in front of a column. */
const columnsBefore =
  /\b(?:insert(?:\s{1,4}ignore)?|replace)\s{1,4}into\s{1,4}[\w."`'[\]\\]{1,100}\s{0,4}\((?<before>[^()]{0,600})$/i;
/** The other columns, up to the first row. */
const columnsAfter = /[^()]{0,600}\)\s{0,20}values?\s{0,20}/iy;
/** One value of a row: quoted, or a number, a function, a parameter. */
const item =
  /\s{0,20}(?:[NEB]?(?<quote>\\?')(?<secret>(?:[^'\\\r\n]|''|\\[^'])*)\k<quote>|"(?<other>[^"\\\r\n]*)"|[^,()'"]{1,100}(?:\([^()]{0,200}\))?)\s{0,20}(?<end>[,)])/dy;
const mostRows = 50;

/** The values of a column in `INSERT INTO t (…, password) VALUES (…, 'x'), …`. Nothing when the name is no column there. */
export function insertedValues(named: NamedSite): readonly Candidate[] | undefined {
  const { text } = named.document;
  const { span } = named.site;
  if (!/^[`"'\]\\]{0,2}\s{0,4}[,)]/.test(text.slice(span.end, span.end + 8))) return undefined;
  const before = columnsBefore.exec(text.slice(Math.max(0, span.start - 800), span.start))?.groups?.['before'];
  columnsAfter.lastIndex = span.end;
  if (before === undefined || columnsAfter.exec(text) === null) return undefined;
  const column = before.split(',').length - 1;
  const candidates: Candidate[] = [];
  for (let row = 0, at = columnsAfter.lastIndex; row < mostRows && text[at] === '('; row++) {
    const { value, end } = itemOf(text, at + 1, column);
    if (value !== undefined) candidates.push(lineCandidate(named, value, 'assignment'));
    if (end === undefined) break;
    at = end + (/^\s{0,4},\s{0,20}/.exec(text.slice(end, end + 30))?.[0].length ?? 0);
  }
  return candidates;
}

/** The value of a column in the row whose first item stands at `from`, and where the row ends, if it does. */
function itemOf(
  text: string,
  from: number,
  column: number,
): { readonly value: LineValue | undefined; readonly end: number | undefined } {
  let value: LineValue | undefined;
  item.lastIndex = from;
  for (let index = 0; index < 100; index++) {
    const match = item.exec(text);
    if (match === null) break;
    const range = match.indices?.groups?.['secret'] ?? match.indices?.groups?.['other'];
    if (index === column && range !== undefined) {
      const [start, end] = range;
      value = {
        span: { start, end },
        value: text.slice(start, end).replace(/''/g, "'"),
        bare: false,
        interpolated: false,
      };
    }
    if (match.groups?.['end'] === ')') return { value, end: item.lastIndex };
  }
  return { value, end: undefined };
}
