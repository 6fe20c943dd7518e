/** Where a file stands in its project, told by its path. */
export interface Place {
  readonly kind: 'source' | 'translation' | 'style' | 'lockfile' | 'test' | 'example' | 'documentation' | 'generated';
  /** Words for people. */
  readonly text: string;
}

const places: readonly (readonly [RegExp, Place])[] = [
  [
    /(?:^|\/)(?:i18n|l10n|locales?|lang|langs|languages?|translations?|nls)\/(?:[^/]+\/)*[^/]+\.(?:json5?|ya?ml|properties|po|pot|php|[cm]?[jt]s|rb|py|xml|xlf|strings|resx|arb|toml|ini|html?|txt|csv)$|(?:^|[/._-])(?:messages|strings|translation|labels)[._-][a-z]{2}(?:[_-][A-Za-z]{2})?\.\w+$|(?:^|\/)(?:[a-z]{2}[_-][A-Z]{2}|ar|bg|ca|cs|da|de|el|en|es|et|fa|fi|fr|he|hi|hr|hu|it|ja|ko|lt|lv|nb|nl|pl|pt|ro|ru|sk|sl|sr|sv|th|tr|uk|vi|zh)\.(?:json|ya?ml|properties|po|ts|js)$/,
    { kind: 'translation', text: 'translated texts' },
  ],
  [/\.(?:css|scss|sass|less|styl)$/i, { kind: 'style', text: 'a style sheet' }],
  [
    /(?:^|\/)(?:package-lock\.json|yarn\.lock|pnpm-lock\.yaml|composer\.lock|Gemfile\.lock|poetry\.lock|Cargo\.lock|go\.sum|Pipfile\.lock|uv\.lock|npm-shrinkwrap\.json|bun\.lock|flake\.lock|packages\.lock\.json)$/i,
    { kind: 'lockfile', text: 'a lockfile' },
  ],
  [/\.min\.(?:js|css)$|\.(?:js|css)\.map$|\.bundle\.js$/i, { kind: 'generated', text: 'a generated file' }],
  [
    /(?:^|\/)(?:node_modules|vendor|third[_-]?party|bower_components|site-packages)\//i,
    { kind: 'generated', text: 'vendored code' },
  ],
  [
    /(?:^|\/)(?:tests?|(?:[\w.]*[a-z.])?Tests?|__tests__|specs?|testdata|test[-_]?data|fixtures?|mocks?|__mocks__|__snapshots__|e2e|testing|unittests?|integration[-_]?tests?)\/|[._-](?:test|spec|tests|mock|fixture)s?\.\w+$|\.snap$|(?:^|\/)(?:test_|conftest)[^/]*$|(?:Tests?|Spec|IT|TestCase)\.(?:java|kt|cs|scala|groovy|swift|php)$/,
    { kind: 'test', text: 'a test' },
  ],
  [
    /(?:^|\/)(?:examples?|samples?|demos?|tutorials?|templates?|cookbooks?|playground)\/|\.(?:example|sample|template|dist|tmpl)(?:\.\w+)?$|(?:^|\/)\.?env\.(?:example|sample|template)$/i,
    { kind: 'example', text: 'an example' },
  ],
  [
    /(?:^|\/)(?:docs?|documentation)\/|\.(?:md|mdx|rst|adoc|markdown)$|(?:^|\/)(?:README|CHANGELOG)/i,
    { kind: 'documentation', text: 'documentation' },
  ],
];

const source: Place = { kind: 'source', text: 'source' };

export const placeOf = (path: string): Place => places.find(([pattern]) => pattern.test(path))?.[1] ?? source;
