const byName: readonly (readonly [RegExp, string])[] = [
  [/^\.env(?:rc)?(?:$|[._-])|\.env(?:\.\w+)?$|^env\.\w+$/i, 'dotenv'],
  [/^dockerfile|\.dockerfile$|^containerfile/i, 'dockerfile'],
  [/^(?:gnu)?makefile|\.mk$/i, 'makefile'],
  [/^(?:gemfile|rakefile|vagrantfile|podfile|fastfile|guardfile|capfile|appraisals|brewfile)$/i, 'ruby'],
  [/^jenkinsfile/i, 'groovy'],
  [
    /^\.?(?:bashrc|bash_profile|bash_aliases|bash_history|zshrc|zsh_history|zshenv|profile|zprofile|kshrc|sh_history)$/i,
    'shellscript',
  ],
  [/^\.?(?:netrc|_netrc|authinfo)$/i, 'netrc'],
  [/^\.?pgpass(?:\.conf)?$/i, 'pgpass'],
  [/^\.?htpasswd/i, 'htpasswd'],
  [/^\.git-credentials$/i, 'plaintext'],
  [/^\.(?:npmrc|pypirc|my\.cnf|s3cfg|boto|editorconfig|gitconfig|mylogin\.cnf|yarnrc|passwd-s3fs)$/i, 'ini'],
  [/^\.?(?:dockercfg|dockerconfigjson|eslintrc|babelrc|prettierrc)$/i, 'jsonc'],
  [/^composer\.lock$/i, 'json'],
  [/^(?:credentials|config)$/i, 'ini'],
  [/\.(?:ya?ml|eyaml)(?:\.(?:dist|example|sample|template|tmpl|j2|erb))?$|^\.yarnrc\.yml$/i, 'yaml'],
  [
    /\.jsonc?(?:\.(?:dist|example|sample|template|tmpl))?$|\.(?:json5|code-workspace|ipynb|tfstate|webmanifest|har|geojson|avsc)$/i,
    'json',
  ],
  [
    /\.(?:properties|ini|cfg|cnf|conf|config|rsp|prefs|desktop|service|inf|reg)(?:\.(?:dist|example|sample|template|tmpl|j2|erb|oracle))?$/i,
    'ini',
  ],
];

const byExtension: ReadonlyMap<string, string> = new Map(
  Object.entries({
    javascript: 'js mjs cjs es6 jsm',
    javascriptreact: 'jsx',
    typescript: 'ts mts cts',
    typescriptreact: 'tsx',
    vue: 'vue',
    svelte: 'svelte',
    python: 'py pyi pyw pyx',
    starlark: 'bzl star',
    java: 'java jsp jspx',
    kotlin: 'kt kts',
    scala: 'scala sc sbt',
    groovy: 'groovy gradle',
    csharp: 'cs csx cshtml razor',
    fsharp: 'fs fsx',
    vb: 'vb vbs bas vba',
    go: 'go',
    rust: 'rs',
    c: 'c h',
    cpp: 'cc cpp cxx hh hpp hxx ino',
    'objective-c': 'm mm',
    swift: 'swift',
    dart: 'dart',
    apex: 'cls trigger',
    php: 'php phtml php5 inc',
    ruby: 'rb erb rake gemspec',
    perl: 'pl pm',
    lua: 'lua',
    r: 'r',
    elixir: 'ex exs',
    haskell: 'hs',
    shellscript: 'sh bash zsh ksh fish command',
    powershell: 'ps1 psm1 psd1',
    bat: 'bat cmd',
    sql: 'sql ddl dml pgsql',
    terraform: 'tf tfvars hcl nomad',
    toml: 'toml',
    xml: 'xml xsd xsl xslt pom csproj vbproj props targets nuspec plist xib storyboard resx',
    html: 'html htm xhtml hbs handlebars mustache ejs twig',
    css: 'css',
    scss: 'scss',
    less: 'less',
    markdown: 'md markdown mdx rst adoc',
    log: 'log',
    diff: 'diff patch',
  }).flatMap(([id, extensions]) => extensions.split(' ').map((extension) => [extension, id] as const)),
);

/** The language of a file by its name, in VS Code's identifiers; `plaintext` when the name does not tell. */
export function languageOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  for (const [pattern, id] of byName)
    if (pattern.test(name)) return /^(?:web|app|nuget|machine)\.config$/i.test(name) ? 'xml' : id;
  const extension = /\.(\w+)$/.exec(
    name.replace(/\.(?:dist|example|sample|template|tmpl|tpl|j2|bak|orig|old)$/i, ''),
  )?.[1];
  return byExtension.get(extension?.toLowerCase() ?? '') ?? 'plaintext';
}
