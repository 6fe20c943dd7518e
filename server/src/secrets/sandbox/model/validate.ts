import { invalid } from '../errors.ts';
import { deserializeMembers } from './deserialize.ts';
import type { Plain } from './deserialize.ts';
import type { InputOf, Members, Shape } from './shape.ts';

/**
 * Reads one request as the model describes it: types first, then every constraint.
 * @throws ServiceError `SerializationException` for a wrong type, `ValidationException` naming every violation.
 */
export function readInput<M extends Members>(members: M, body: unknown): InputOf<M> {
  const input = deserializeMembers(members, body);
  const problems = membersProblems(members, input, '');
  if (problems.length > 0) {
    const count = `${problems.length} validation error${problems.length === 1 ? '' : 's'} detected`;
    throw invalid(`${count}: ${problems.join('; ')}`);
  }
  return input as InputOf<M>;
}

function membersProblems(members: Members, input: Plain, prefix: string): readonly string[] {
  return Object.entries(members).flatMap(([name, member]) => {
    // Paths are spelled as in AWS's texts: `tags.1.member.key`.
    const path = `${prefix}${name.charAt(0).toLowerCase()}${name.slice(1)}`;
    const value = input[name];
    if (value !== undefined) return problemsOf(member, value, path);
    return member.required ? [`Value null at '${path}' failed to satisfy constraint: Member must not be null`] : [];
  });
}

function problemsOf(shape: Shape, value: unknown, path: string): readonly string[] {
  const own = constraintsBrokenBy(shape, value).map(
    (constraint) => `Value${quoted(shape, value)} at '${path}' failed to satisfy constraint: Member must ${constraint}`,
  );
  if (shape.kind === 'structure') return membersProblems(shape.members, value as Plain, `${path}.`);
  if (shape.kind !== 'list') return own;
  const items = value as readonly unknown[];
  return [...own, ...items.flatMap((item, index) => problemsOf(shape.of, item, `${path}.${index + 1}.member`))];
}

function constraintsBrokenBy(shape: Shape, value: unknown): readonly string[] {
  switch (shape.kind) {
    case 'string':
      return stringProblems(shape, value as string);
    case 'integer':
      return rangeProblems(shape, value as number, 'have value');
    case 'blob':
      return rangeProblems(shape, (value as Uint8Array).length, 'have length');
    case 'list':
      return rangeProblems(shape, (value as readonly unknown[]).length, 'have length');
    case 'boolean':
    case 'structure':
      return [];
  }
}

function stringProblems(shape: Shape & { kind: 'string' }, value: string): readonly string[] {
  const length = shape.unit === 'bytes' ? Buffer.byteLength(value) : lengthOf(value);
  const problems = [...rangeProblems(shape, length, 'have length')];
  if (shape.pattern && !shape.pattern.test(value)) {
    problems.push(`satisfy regular expression pattern: ${shape.pattern.source}`);
  }
  if (shape.values && !shape.values.includes(value)) {
    problems.push(`satisfy enum value set: [${shape.values.join(', ')}]`);
  }
  return problems;
}

function rangeProblems(shape: { min?: number; max?: number }, size: number, what: string): readonly string[] {
  const problems: string[] = [];
  if (shape.max !== undefined && size > shape.max) problems.push(`${what} less than or equal to ${shape.max}`);
  if (shape.min !== undefined && size < shape.min) problems.push(`${what} greater than or equal to ${shape.min}`);
  return problems;
}

/** In code points. */
const lengthOf = (text: string): number => text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);

/** The value as AWS quotes it. Sensitive, binary and long values are not quoted. */
function quoted(shape: Shape, value: unknown): string {
  if (shape.kind === 'integer') return ` '${String(value)}'`;
  if (shape.kind !== 'string' || shape.sensitive || (value as string).length > 256) return '';
  return ` '${value as string}'`;
}
