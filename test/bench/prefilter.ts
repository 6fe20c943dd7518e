import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createHitList, buildPrefilter, createScanBuffer } from '../../server/src/detection/prefilter.ts';
import { keywordCount, useOf } from '../../server/src/detection/keywords.ts';
import { listFiles } from '../../server/src/workspace/listFiles.ts';
import { buildAutomaton } from '../support/ahoCorasick.ts';
import type { Bench } from './measure.ts';

const corpus = fileURLToPath(new URL('../../node_modules', import.meta.url));
const keywords = Array.from({ length: keywordCount }, (_, index) => useOf(index)?.keyword ?? '');
const wantedBytes = 40e6;

/** The two-stage prefilter beside a flat Aho-Corasick automaton: the same bytes, the same keywords, the same hits. */
export const prefilterSpeed: Bench = () => {
  const files = sample();
  const largest = Math.max(...files.map((file) => file.length));
  const prefilter = buildPrefilter(keywords);
  const buffer = createScanBuffer(prefilter.capacityFor(largest));
  const automaton = buildAutomaton(keywords);
  const ours = (): number => {
    let count = 0;
    const hits = createHitList();
    for (const file of files) {
      buffer.bytes.set(file);
      hits.count = 0;
      prefilter.find(buffer, file.length, 0, file.length, hits);
      count += hits.count;
    }
    return count;
  };
  const theirs = (): number => {
    let count = 0;
    for (const file of files) automaton.find(file, file.length, () => (count += 1));
    return count;
  };
  const rounds = Array.from({ length: 5 }, () => ({ ours: cpu(ours), theirs: cpu(theirs) }));
  const best = (of: 'ours' | 'theirs'): number => Math.min(...rounds.map((round) => round[of].milliseconds));
  const ratio = best('theirs') / best('ours');
  const bytes = files.reduce((sum, file) => sum + file.length, 0);
  const same = rounds.every((round) => round.ours.count === round.theirs.count);
  return Promise.resolve([
    { name: `prefilter, ${keywords.length} keywords`, value: `${(bytes / 1000 / best('ours')).toFixed(0)} MB/s` },
    { name: 'flat Aho-Corasick', value: `${(bytes / 1000 / best('theirs')).toFixed(0)} MB/s` },
    { name: 'prefilter to Aho-Corasick', value: `${ratio.toFixed(2)} x`, goal: '≥ 1.8 x', met: ratio >= 1.8 },
    { name: 'hits', value: String(rounds[0]?.ours.count), goal: 'the same', met: same },
  ]);
};

function sample(): readonly Buffer[] {
  const files: Buffer[] = [];
  let bytes = 0;
  for (const { absolute } of listFiles([corpus], { workingDirectory: corpus, ignored: 'include' }).files) {
    if (!/\.(?:js|mjs|cjs|ts|json|md)$/.test(absolute)) continue;
    const file = readFileSync(absolute);
    files.push(file);
    bytes += file.length;
    if (bytes > wantedBytes) break;
  }
  return files;
}

/** CPU time, so that a busy machine changes it least. */
function cpu(work: () => number): { readonly count: number; readonly milliseconds: number } {
  const before = process.cpuUsage();
  const count = work();
  const { user, system } = process.cpuUsage(before);
  return { count, milliseconds: (user + system) / 1000 };
}
