/** A name to try when this one is taken: `db` → `db-2` → `db-3`. */
export function otherNameThan(name: string): string {
  const numbered = /^(?<stem>.*)-(?<number>\d{1,3})$/.exec(name)?.groups;
  return numbered === undefined ? `${name}-2` : `${numbered.stem ?? name}-${Number(numbered.number) + 1}`;
}
