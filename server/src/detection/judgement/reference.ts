import { turnedDown } from './filter.ts';
import type { Filter } from './filter.ts';

const whole: readonly RegExp[] = [
  /^\(?\$\{/,
  /^\$[A-Za-z_]\w*(?:[/.:-].*)?$/,
  /^\$\(/,
  /^(?:\$[A-Z_][A-Z0-9_]*|\$\w+(?:->|\.|\[|::)|\$env:|\$Env:)/,
  /^#\{/,
  /^%\{|^%\(/,
  /^(?:<%|<\?)/,
  /^!(?:[A-Z][A-Za-z]+|vault)\b/,
  /^(?:process\.env|os\.environ|os\.getenv|ENV\[|env\(|getenv\(|System\.getenv|config\(|import\.meta\.env|Deno\.env|builtins\.)/i,
  /^(?:arn:aws|projects\/[^/]+\/secrets\/|op:\/\/|vault:|vault\/|secret:|secrets?\.|ssm:|awssm:|gcpsm:|azurekv:|ref\+|sops:|keyring:|bws:|akv:|env:|file:|env\/)/i,
  /^\/?(?:run|var\/run)\/secrets\//,
  /^\{\{.*\}\}$/s,
  /^(?:ENC|enc|DEC)[[(]/,
  /^\{(?:cipher|vault|noop|bcrypt|aes|xor)\}/i,
  /^(?:AQICAH|vault:v\d|gAAAAA)/,
  // Encrypted for one cluster (Sealed Secrets): the length of the session key, then that and the text.
  /^A[gQ][A-Za-z\d+/]{340,}={0,2}$/,
  /^(?:\.\.\.|&|\*)[A-Za-z_]\w*$/,
  // An interpolation with a call or an index in it, cut at the first quote: `password='{read('name')}'`.
  /^\{[A-Za-z_][\w.]*[([]/,
  // Named parameters of SQL.
  /^[:@][A-Za-z_]\w*$/,
];

/** Anywhere in the value. */
const within =
  /[$#]\{\s*[\w.:/?'"|,()\s@+-]{1,200}\}|\{\{[-\s]*[\w.$:/'"|,()\s@-]{1,200}\}\}|\$\([a-z]|<%=|%\([a-z_]{1,40}\)s/i;

/** Text that points to where the value is: a variable, a template, an address in a secret store. */
export const reference: Filter = ({ value, origin }) => {
  const text = value.trim();
  if (whole.some((pattern) => pattern.test(text))) return turnedDown('reference');
  if (origin.kind !== 'format' && within.test(text)) return turnedDown('reference');
  if (origin.kind === 'name' && /%[sdr]\b|^\{[\w.]*\}|\{\d?\}/.test(text)) return turnedDown('format');
  if (origin.kind === 'name' && /^%?[sdvq]%?$|^%[a-z]$|^\{\d?\}$|^:\w+$|^\?$/i.test(text))
    return turnedDown('reference');
  return undefined;
};
