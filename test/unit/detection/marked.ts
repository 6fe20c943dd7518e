import assert from 'node:assert/strict';
import { isShownAt } from '../../../server/src/core/finding.ts';
import type { Confidence, Finding } from '../../../server/src/core/finding.ts';
import { scan } from '../../../server/src/detection/scan.ts';

const armour = (what: string): string => [`-----${what} RSA`, 'PRIVATE KEY-----'].join(' ');
const pem = [armour('BEGIN'), `MIIEvQ${'IBADANBgkqhkiG9w0BAQEFAASCBKcwggSj'.repeat(2)}`, armour('END')].join('\n');

/** Values that cases put in by name, made of parts so that no scanner objects to this file. */
const values: ReadonlyMap<string, string> = new Map([
  ['password', ['Tr4v', '3rse-D', 'une'].join('')],
  ['words', ['kuni', 'gunde'].join('')],
  ['signs', ['m{{h}o)p${e]nob', '(ody[f>-_$#'].join('')],
  ['token', ['q7Zk2Wm9', 'Xc4Vb8Nt', '1Lp6Rs3D'].join('')],
  ['hex', ['9c1f3a7be2', '4d5860b1aa', 'f3c97e2d6b'].join('')],
  ['encoded', Buffer.from(['Tr4v', '3rse-D', 'une'].join('')).toString('base64')],
  ['account', Buffer.from(['app:Tr4v', '3rse-D', 'une'].join('')).toString('base64')],
  ['pem', pem],
  ['hash', ['$apr1', 'GX7BopJZ', 'd02jECa4DXnoXX0RMoQ8aZ'].join('$')],
  ['left', ['Qm7vXp', 'Lr2F'].join('')],
  ['right', ['zT9baW', 'tHx4'].join('')],
]);

/**
 * Scans a text in which `⟦name⟧` stands for a value, and checks that exactly these are found. A mark over several
 * pieces, `⟦left⟧" + "⟦right⟧`, is written `⟪⟦left⟧" + "⟦right⟧⟫`.
 */
export function check(path: string, marked: string, level: Confidence = 'likely'): readonly Finding[] {
  const { text, expected } = unmark(marked);
  const { findings } = scan({ text, path });
  const shown = findings.filter(({ confidence }) => isShownAt(confidence, level));
  assert.deepEqual(
    shown.map(({ span }) => text.slice(span.start, span.end)),
    expected.map(([start, end]) => text.slice(start, end)),
  );
  assert.deepEqual(
    shown.map(({ span }) => [span.start, span.end]),
    expected,
  );
  assertTells(findings);
  return shown;
}

export const fill = (marked: string): string => unmark(marked).text;

function unmark(marked: string): { readonly text: string; readonly expected: readonly (readonly [number, number])[] } {
  let text = '';
  const expected: (readonly [number, number])[] = [];
  let joinedFrom: number | undefined;
  for (const piece of marked.split(/(⟦\w+⟧|⟪|⟫)/)) {
    const value = /^⟦(\w+)⟧$/.exec(piece)?.[1];
    if (piece === '⟪') joinedFrom = text.length;
    else if (piece === '⟫') {
      expected.push([joinedFrom ?? 0, text.length]);
      joinedFrom = undefined;
    } else if (value === undefined) text += piece;
    else {
      const start = text.length;
      text += values.get(value) ?? assert.fail(`no value is called ${value}`);
      if (joinedFrom === undefined) expected.push([start, text.length]);
    }
  }
  return { text, expected };
}

/** Law: a finding says why, and holds nothing of the value. */
function assertTells(findings: readonly Finding[]): void {
  const printed = JSON.stringify(findings);
  for (const value of values.values()) assert.ok(!printed.includes(value), 'a finding holds a value');
  for (const { evidence, fingerprint } of findings) {
    assert.ok(evidence.length > 0);
    assert.match(fingerprint, /^[\da-f]{32}$/);
  }
}
