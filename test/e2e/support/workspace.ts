import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Made up, and looked for in every place where it must not be. */
export const canary = 'Vq7r!nM2' + 'xT-pL9ws';

/** Prints the same before and after, and not the password itself. */
export const serviceSource = `import { createHash } from 'node:crypto';

const database = {
  host: 'db.internal',
  user: 'shop',
  password: '${canary}',
};

const proof = createHash('sha256').update(database.password).digest('hex');
console.log(database.user, database.host, proof);
`;

/** Code with a hole at which a reference goes in. */
export const readerSource = 'export const password = ;\n';

const manifest = `{
  "name": "shop",
  "type": "module",
  "dependencies": {}
}
`;

/** A small project in a folder of its own, below `parent`, with the packages of `modules` where Node finds them. */
export async function createProject(modules?: string): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'uhw-')), 'shop');
  const files = { 'service.mjs': serviceSource, 'package.json': manifest, 'reader.mjs': readerSource };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  if (modules !== undefined) await symlink(modules, join(dirname(folder), 'node_modules'));
  return folder;
}
