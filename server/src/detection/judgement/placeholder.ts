import { lowered, turnedDown } from './filter.ts';
import type { Filter } from './filter.ts';

/** Whole values that say that there is none yet. */
const nothingYet =
  /^(?:x+|\*+|\.{2,}|-+|_+|#+|\?+|0+|…+|•+|n\/?a|none|null|nil|undefined|nan|true|false|yes|no|on|off|empty|blank|unset|not[-_ ]?set|unknown|default|auto|disabled?|enabled?|optional|required|redacted|removed|hidden|masked|censored|snip(?:ped)?|omitted|tbd|todo|fixme|xxx+|placeholder|\(?none\)?|\[?redacted\]?)$/i;

/** Words in the middle of a value by which people say that it is to be replaced. */
const toBeReplaced =
  /(?:^|[^a-z])your[-_ ]?(?:own[-_ ]?)?(?:super[-_ ]?)?(?:secret|strong|real|actual|new|personal|private|secure|unique|random|db|database|app|api|aws|github|client|access|auth|user|account|service|provider)?[-_ ]?(?:\w{0,20}[-_ ])?(?:pass(?:word|wd|phrase)?|pwd|secret|token|key|credentials?|apikey|here|value|id)(?:$|[^a-z])|your[-_ ]|<your|yourpassword|yourtoken|yoursecret|yourkey|your(?=[A-Z])|YOUR(?=[A-Z])/i;
const asks =
  /place[-_ ]?holder|replace[-_ ]?(?:me|this|with|by)|change[-_ ]?this[-_ ]?(?!pass)|insert[-_ ]|fill[-_ ]?(?:me|in)|put[-_ ]?(?:your|it|here)|enter[-_ ]?(?:your|a|the)|goes[-_ ]?here|[-_ ]here$|to[-_ ]?be[-_ ]?(?:set|replaced|defined|filled)|not[-_ ]a[-_ ]?(?:real|secret|valid)|redacted|sanitized|login_and_password_removed|(?:^|[-_])removed$|dummy|\bfake[-_ ]?|^base64:[a-z]*$|^example|[-_]example$|\dexample$|^sample|^some[-_ ]?(?:secret|password|token|key|value)$/i;

/** A value that says of itself that it is to be replaced. */
export const placeholder: Filter = ({ value, origin }) => {
  const text = value.trim();
  if (nothingYet.test(text)) return turnedDown('placeholder');
  if (origin.kind === 'name' && /\.{3}|…/.test(text)) return turnedDown('placeholder');
  if (/\[\^?(?:a-z|A-Z|0-9|\\[wds])/.test(text) && /[)\]][*+{]/.test(text)) return turnedDown('pattern');
  if (/x{5,}|X{5,}|\*{4,}|•{3,}|\.{4,}|…/.test(text) && !hasRandomPart(text)) return turnedDown('placeholder');
  if (
    /^(?:<[^<>]{1,80}>|\[[A-Za-z][^[\]]{0,80}\]|\{\w[\w.-]{0,60}\}|%[A-Za-z_]\w{0,80}%|__\w{1,80}__|@@?[A-Za-z_.]{1,80}@@?)$/.test(
      text,
    )
  )
    return turnedDown('placeholder');
  if (origin.kind === 'format' && origin.verified) return undefined;
  if (toBeReplaced.test(text) || asks.test(text))
    return origin.kind === 'format' ? lowered('looks like a placeholder') : turnedDown('placeholder');
  return undefined;
};

/** What remains without the repeated signs is long and mixed. */
function hasRandomPart(text: string): boolean {
  const rest = text.replace(/(.)\1{3,}/g, '');
  return rest.length >= 16 && new Set(rest).size >= 10;
}
