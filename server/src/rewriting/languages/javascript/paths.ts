// Paths within a project, relative to its root and with `/`.

export const namesOf = (path: string): readonly string[] =>
  path.split('/').filter((name) => name !== '' && name !== '.');

/** With its dot; empty when there is none. */
export const extensionOf = (path: string): string => /\.[^./]+$/u.exec(path)?.[0] ?? '';

/** How a file at `from` names one at `to`: always with `./` or `../`. */
export function relativePath(from: string, to: string): string {
  const folders = namesOf(from).slice(0, -1);
  const target = namesOf(to);
  let shared = 0;
  while (shared < folders.length && shared < target.length - 1 && folders[shared] === target[shared]) shared += 1;
  const up = folders.slice(shared).map(() => '..');
  return [...(up.length === 0 ? ['.'] : up), ...target.slice(shared)].join('/');
}
