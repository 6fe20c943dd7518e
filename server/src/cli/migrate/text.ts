import type { Paint } from '../paint.ts';
import type { MigrationReport, SecretRow } from './report.ts';

/** For people: each secret with the places that read it, then what was left. */
export function textReport(report: MigrationReport, paint: Paint): string {
  const lines: string[] = [];
  for (const secret of report.secrets) {
    const state = stateOf(secret);
    lines.push(`${paint('bold', secret.name)} ${paint('green', state)} ${paint('gray', secret.keys.join(', '))}`);
    for (const place of report.rewritten.filter((row) => row.secret === secret.name)) {
      lines.push(`  ${place.path}:${place.startLine}:${place.startColumn} reads ${place.key ?? 'it'} (${place.style})`);
    }
  }
  for (const { manifest, package: name, version } of report.dependencies)
    lines.push(`${manifest} needs ${name} ${version}`);
  for (const { path, startLine, startColumn, reason, message } of report.refused) {
    lines.push(`${path}:${startLine}:${startColumn} ${paint('yellow', `left (${reason})`)} ${message}`);
  }
  for (const { secret, error, message } of report.failed) {
    lines.push(`${paint('bold', secret)} ${paint('red', `failed (${error})`)} ${message}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}

function stateOf({ arn, created, added }: SecretRow): string {
  if (arn === undefined) return 'planned';
  return created ? 'created' : added === undefined ? 'there already' : 'keys added';
}
