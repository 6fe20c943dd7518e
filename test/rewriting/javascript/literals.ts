import type { RewriteCase } from '../support/rewriteCase.ts';

/** How a value is written in source. Each text is a module that prints what it read; it is both JavaScript and TypeScript. */
const texts: Readonly<Record<string, string>> = {
  'single quotes': `const password = '⟦hunter2-A9x7⟧';
console.log(password);
`,
  'double quotes': `const password = "⟦hunter2-A9x7⟧";
console.log(password);
`,
  'a template without interpolation': `const password = \`⟦hunter2-A9x7⟧\`;
console.log(password);
`,
  'every escape': String.raw`const password = '⟦a\'b\"c\\d\n\t\r\v\f\b\0e\x41\u00e9\u{1F511}\q⟧';
console.log(JSON.stringify(password), password.length);
`,
  'a line continuation': `const password = '⟦hunter2\\
-A9x7⟧';
console.log(password);
`,
  'a template with escapes and a line end': `const key = \`⟦-----BEGIN KEY-----
abc\\\`def\\\${x}\\u0041
-----END KEY-----⟧\`;
console.log(JSON.stringify(key));
`,
  'text before the value in single quotes': `const header = 'Bearer ⟦tok-12345678⟧';
console.log(header);
`,
  'text on both sides, with characters that mean something in a template': String.raw`const header = 'a\` $' + '{b} \${c} ⟦tok-12345678⟧ it\'s\n \\ \u00e9 "';
console.log(header);
`,
  'a template with interpolations around the value': `const host = 'db.example.com';
const url = \`mysql://app:⟦%p%40ss%2Fw%3Ard⟧@\${host}:\${3300 + 6}/shop\`;
console.log(url, decodeURIComponent(new URL(url).password));
`,
  'a percent-encoded password in a connection string': `const url = new URL('postgres://app:⟦%p%40ss%2Fw%C3%A9⟧@db.example.com:5432/shop?sslmode=require');
console.log(url.href, decodeURIComponent(url.password));
`,
  'a user name and a password in one literal': `const url = 'amqp://⟦svc-orders⟧:⟦hunter2-A9x7⟧@mq.example.com/vhost';
console.log(url);
`,
  'a value twice in one line': `const both = ['⟦hunter2-A9x7⟧', '⟦hunter2-A9x7⟧'].join();
console.log(both);
`,
  'two values in one line': `const pair = { user: 'app', password: '⟦hunter2-A9x7⟧', token: '⟦tok-12345678⟧' };
console.log(JSON.stringify(pair));
`,
  'a value behind characters outside the basic plane': `const pair = ['🔑 é', '⟦hunter2-A9x7⟧', '🔑⟦tok-🔑-123456⟧'];
console.log(pair.join());
`,
  'a concatenation that is one value': `const key = '⟦abcd' + 'efgh' + 'ijkl⟧';
console.log(key);
`,
  'a concatenation over lines, of which one holds the value': `const url = 'postgres://app:' +
  '⟦hunter2-A9x7⟧' +
  '@db.example.com/shop';
console.log(url);
`,
  'a concatenation with a variable': `const host = 'db.example.com';
const url = 'postgres://app:⟦hunter2-A9x7⟧@' + host + '/shop';
console.log(url);
`,
  'a value after a variable and a number': `const prefix = 1;
const text = prefix + 2 + ' ' + 'key=⟦tok-12345678⟧';
console.log(text);
`,
  'a parenthesised concatenation': `const key = ('⟦abcd' + ('efgh⟧')).toUpperCase();
console.log(key);
`,
  'a concatenation of a template and a string': `const user = 'app';
const url = \`postgres://\${user}:\` + '⟦hunter2-A9x7⟧@db.example.com';
console.log(url);
`,
  'a value inside an interpolation': `const header = \`Bearer \${'⟦tok-12345678⟧'}\`;
console.log(header);
`,
  'a value of quotes and backslashes alone': String.raw`const value = '⟦\\"\'\`\${}⟧';
console.log(value);
`,
  'a dollar sign right before the value': `const value = 'cost $⟦tok-12345678⟧{x}';
console.log(value);
`,
  'a property of the literal': `const length = '⟦hunter2-A9x7⟧'.length;
const first = '⟦hunter2-A9x7⟧'[0];
const upper = 'Basic ⟦hunter2-A9x7⟧'.toUpperCase();
console.log(length, first, upper);
`,
  'operators around the literal': `const given = process.argv[2];
const value = given ?? '⟦hunter2-A9x7⟧';
const same = '⟦hunter2-A9x7⟧' === value ? '⟦tok-12345678⟧' : 'none';
console.log(value, same, typeof '⟦hunter2-A9x7⟧', !'⟦hunter2-A9x7⟧');
`,
  'spread, index, computed key and property key': `const value = { ...{ [\`\${'⟦hunter2-A9x7⟧'}\`]: 1 }, '⟦tok-12345678⟧': 2 };
console.log(JSON.stringify(value), [...'⟦hunter2-A9x7⟧'].length);
`,
  'a value that is a JSON text of its own': `const account = JSON.parse('⟦{"user":"app","password":"hunter2-A9x7"}⟧');
console.log(account.password);
`,
};

/** Every text as an ES module of both languages. */
export const literalCases = (extension: '.mjs' | '.mts'): readonly RewriteCase[] =>
  Object.entries(texts).map(([name, text]) => ({ name, files: { [`main${extension}`]: text } }));
