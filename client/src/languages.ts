/**
 * The languages that wake the extension. Once awake it looks at every text document, so that a file of a language
 * that is not listed, or of none, is looked at too. `package.json` repeats the list; a test compares them.
 */
export const activatingLanguages = [
  'javascript',
  'javascriptreact',
  'typescript',
  'typescriptreact',
  'python',
  'java',
  'kotlin',
  'csharp',
  'go',
  'ruby',
  'php',
  'rust',
  'shellscript',
  'powershell',
  'c',
  'cpp',
  'objective-c',
  'swift',
  'scala',
  'sql',
  'dotenv',
  'properties',
  'ini',
  'json',
  'jsonc',
  'yaml',
  'toml',
  'xml',
  'dockerfile',
  'dockercompose',
  'terraform',
  'plaintext',
] as const;

/** Documents with a text of their own; output, diffs and other views of a text are left alone. */
export const documentSchemes = ['file', 'untitled', 'vscode-remote', 'vscode-vfs'] as const;
