import type { Translate } from '../../storeLabel.ts';
import type { Fact } from './facts.ts';

export interface PageInput {
  readonly title: string;
  readonly badges: readonly string[];
  readonly facts: readonly Fact[];
  readonly deleted: boolean;
  readonly hasConsole: boolean;
  readonly styleUri: string;
  readonly scriptUri: string;
  /** `webview.cspSource`. */
  readonly source: string;
}

/** The page without any value: values come later, by message, one key at a time, and go again. */
export function pageOf(input: PageInput, t: Translate): string {
  const policy = `default-src 'none'; style-src ${input.source}; script-src ${input.source}`;
  const facts = input.facts.map(
    ({ name, value }) => `<tr><th scope="row">${escaped(name)}</th><td>${escaped(value)}</td></tr>`,
  );
  const badges = input.badges.map((badge) => `<span class="badge">${escaped(badge)}</span>`);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${input.styleUri}">
<title>${escaped(input.title)}</title>
</head>
<body data-reveal="${escaped(t('Show'))}" data-hide="${escaped(t('Hide'))}" data-copy="${escaped(t('Copy'))}">
<header><h1>${escaped(input.title)}</h1>${badges.join('')}</header>
<div class="actions">${buttonsOf(input, t).join('')}</div>
<section aria-labelledby="value"><h2 id="value">${escaped(t('Value'))}</h2>
${input.deleted ? `<p>${escaped(t('A secret that is scheduled for deletion cannot be read. Restore it first.'))}</p>` : valueSection(t)}
</section>
<section aria-labelledby="facts"><h2 id="facts">${escaped(t('Details'))}</h2>
<table>${facts.join('')}</table></section>
<script src="${input.scriptUri}"></script>
</body>
</html>`;
}

const valueSection = (t: Translate): string =>
  `<p id="hint">${escaped(t('The value is read only when you ask for it, and hidden again after a time.'))}</p>
<button id="read" data-action="read">${escaped(t('Read the Value'))}</button>
<table id="pairs" hidden></table>
<p id="status" role="status" aria-live="polite"></p>`;

function buttonsOf({ deleted, hasConsole }: PageInput, t: Translate): readonly string[] {
  const button = (action: string, label: string): string =>
    `<button class="secondary" data-action="${action}">${escaped(label)}</button>`;
  return [
    button('copyName', t('Copy Name')),
    button('copyArn', t('Copy ARN')),
    ...(deleted ? [] : [button('insertReference', t('Insert in Code…'))]),
    ...(hasConsole ? [button('openInConsole', t('Open in AWS Console'))] : []),
    button('refresh', t('Refresh')),
    deleted ? button('restoreSecret', t('Restore')) : button('deleteSecret', t('Delete…')),
  ];
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
