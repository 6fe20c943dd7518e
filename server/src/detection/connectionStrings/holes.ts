/** Stands for every character of a hole, so that offsets stay the same. Private use, never in source text. */
const hole = '\uE000';

const balanced = '[^{}\\r\\n]{0,200}(?:\\{[^{}\\r\\n]{0,80}\\}[^{}\\r\\n]{0,80}){0,4}';
const valueStart = '(?<=[:/@=,;&?]\\s{0,2})';
const valueEnd = `(?=[:@/?&;,)"'\`\\s\\\\]|$)`;

/**
 * What a program or a template engine fills in later. The first group is a hole wherever it stands, the second only
 * when it is a whole part (`:$PASSWORD@`), since `$`, `%` and `<` are ordinary characters of passwords.
 */
const holes = new RegExp(
  [
    `[$#]\\{${balanced}\\}`,
    `\\{\\{${balanced}\\}\\}`,
    '<%[^%\\r\\n]{0,120}%>',
    '\\$\\([^()\\r\\n]{1,120}\\)',
    '\\\\\\([\\w.!? ]{1,80}\\)',
    '\\{[A-Za-z_][\\w.]{0,60}(?:\\([^(){}\\r\\n]{0,60}\\)|\\[[^\\[\\]{}\\r\\n]{0,60}\\]){0,3}(?:![rsa])?(?::[^{}\\r\\n]{0,20})?\\}',
    '\\{\\d{0,2}\\}',
    '%\\([A-Za-z_]\\w{0,60}\\)s',
    `${valueStart}(?:\\$(?:env:)?[A-Za-z_]\\w{0,60}|%[sdvqr]|%[A-Za-z_]\\w{0,60}%|<[\\w .:-]{1,60}>|\\[[A-Za-z][\\w .-]{0,60}\\])${valueEnd}`,
  ].join('|'),
  'g',
);

/**
 * The text with every interpolation and template reference replaced by as many private-use characters, so that quotes,
 * slashes and at-signs inside of them do not disturb a parser.
 */
export const maskHoles = (text: string): string => text.replace(holes, (match) => hole.repeat(match.length));

/** Whether a part of a masked text holds an interpolation, so that its value is not known from the text. */
export const hasHole = (maskedPart: string): boolean => maskedPart.includes(hole);
