/** The members that have a value, since an absent member and an undefined one are not the same to the compiler. */
export const defined = <T extends Readonly<Record<string, unknown>>>(
  members: T,
): { [Name in keyof T]?: Exclude<T[Name], undefined> } =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: Exclude<T[Name], undefined>;
  };
