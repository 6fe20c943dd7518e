import { applyEdits } from '../core/span.ts';
import type { SpanEdit } from '../core/span.ts';
import { addDependency, manifestsFor } from '../rewriting/dependencies/index.ts';
import type { Dependency } from '../rewriting/rewriter.ts';
import { nearestOf } from './facts.ts';
import type { MigrationPlan, PlannedFile } from './migration.ts';
import { uriBelow } from './rewriteDocuments.ts';
import type { RewrittenDocument } from './rewriteDocuments.ts';

interface Manifest {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Adds what the rewritten documents need to the manifests nearest to them, each once. */
export function planManifests(
  documents: readonly RewrittenDocument[],
): Pick<MigrationPlan, 'dependencies' | 'toInstall'> & { readonly files: readonly PlannedFile[] } {
  const manifests = new Map<string, Manifest>();
  const toInstall = new Map<string, Dependency>();
  const dependencies: MigrationPlan['dependencies'][number][] = [];
  for (const { input, dependencies: needed } of documents) {
    for (const dependency of needed) {
      const path = nearestOf(input.path, manifestsFor(dependency.ecosystem), input.project.files);
      const before = path === undefined ? undefined : input.project.files.get(path);
      if (path === undefined || before === undefined) {
        toInstall.set(dependency.name, dependency);
        continue;
      }
      const uri = uriBelow(input.rootUri, path);
      const manifest = manifests.get(uri) ?? { path, before, after: before };
      const edits = addDependency(path, manifest.after, dependency);
      if (edits === undefined) continue;
      manifests.set(uri, { ...manifest, after: applyEdits(manifest.after, edits) });
      dependencies.push({ ...dependency, manifest: path, uri });
    }
  }
  const files = [...manifests].map(([uri, { path, before, after }]): PlannedFile => {
    return { uri, path, version: 0, before, edits: [editBetween(before, after)] };
  });
  return { files, dependencies, toInstall: [...toInstall.values()] };
}

/** The one edit that makes `after` of `before`, without the lines that both begin and end with. */
function editBetween(before: string, after: string): SpanEdit {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let tail = 0;
  const most = Math.min(before.length, after.length) - start;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { span: { start, end: before.length - tail }, newText: after.slice(start, after.length - tail) };
}
