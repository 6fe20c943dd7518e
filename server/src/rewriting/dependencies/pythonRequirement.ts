/** A package name as PyPI compares them: `Foo_Bar` and `foo.bar` are `foo-bar` (PEP 503). */
export const normalizedName = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, '-');

/**
 * Normalized name of the package in a requirement (PEP 508): extras, version, marker and URL are left out. Undefined
 * for what names no package, such as an option (`-r base.txt`) or a path.
 */
export function requirementName(requirement: string): string | undefined {
  const name = /^\s*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?=$|[[(<>=!~;@,#]|\s#)/.exec(requirement)?.[1];
  return name === undefined ? eggName(requirement) : normalizedName(name);
}

/** `-e git+https://…#egg=boto3` and `https://…#egg=boto3`. */
function eggName(requirement: string): string | undefined {
  const name = /[#&]egg=([A-Za-z0-9._-]+)/.exec(requirement)?.[1];
  return name === undefined ? undefined : normalizedName(name);
}

/** Whether adding `name` keeps a sorted list sorted, and before which entry it goes (`length`: at the end). */
export function sortedIndex(names: readonly string[], name: string): number {
  const sorted = names.every((each, index) => index === 0 || (names[index - 1] ?? '') <= each);
  const index = sorted ? names.findIndex((each) => each > name) : -1;
  return index === -1 ? names.length : index;
}
