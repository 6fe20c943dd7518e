import { wordsOf } from './parts.ts';

/** Words that say what a value is rather than what it is for: they make the key, the rest makes the component. */
export const keyWords: ReadonlySet<string> = new Set(
  (
    'password passwd pwd pass passphrase pw secret secrets token tokens key keys api access auth authorization bearer ' +
    'private public client signing encryption shared master account credential credentials id dsn url uri ' +
    'connection conn string str value salt pat cert certificate pem hash'
  ).split(' '),
);

/** Words that say nothing in the name of the value itself. */
export const emptyWords: ReadonlySet<string> = new Set(
  'this self headers header config cfg conf settings setting options opts env process default my the const'.split(' '),
);

/** Words that say nothing in the name of an object, a variable or a function around the value. */
const noise: ReadonlySet<string> = new Set(
  (
    'exports module export data params param args kwargs arguments props state pool connect connected connections ' +
    'create creates new make get gets set put post patch delete request requests fetch send init initialize start ' +
    'open build load setup configure register use with from to of in on and by for main app application instance ' +
    'object obj server service services session socket transport transporter handler factory manager ' +
    'environ os globals base sequelize prisma knex mongoose orm login dict str string default defaults environment common local info payload body form ' +
    'user username test tests tmp temp foo bar x y a b c i args result results ret res req response'
  ).split(' '),
);

/** Words that say what of a server a value is: `EMAIL_HOST_PASSWORD` is about `email`. */
export const serverWords: ReadonlySet<string> = new Set(['host', 'server', 'user', 'username', 'root']);

/** What the name of something around a value tells: `mailOptions` → `mail`, `createTransport` → nothing. */
export const tellingWords = (name: string): readonly string[] =>
  wordsOf(name).filter((word) => !keyWords.has(word) && !emptyWords.has(word) && !noise.has(word));

/** The service that a URL leads to: `https://api.github.com/user` → `github`, `https://ci.internal` → `ci`. */
export function hostLabel(url: string): string {
  const host =
    /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?(?<host>[\w.-]+)/i.exec(url)?.groups?.['host']?.toLowerCase() ?? '';
  const labels = host.split('.');
  if (labels.length < 2 || /^\d+$/.test(labels.at(-1) ?? '')) return '';
  const telling = labels
    .slice(0, -1)
    .filter((label) => !/^(?:www|api|apis|rest|app|v\d+|[a-z]{2}-[a-z]+-\d)$/.test(label));
  const isPublic = /^(?:com|net|org|io|dev|co|ai|app|cloud|[a-z]{2})$/.test(labels.at(-1) ?? '');
  return (isPublic ? telling.at(-1) : telling[0]) ?? '';
}
