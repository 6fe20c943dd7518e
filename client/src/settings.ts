import { workspace } from 'vscode';

const defaults = { hideValueAfter: 30, clearClipboardAfter: 45 } as const;

/** A setting in seconds, within what `package.json` allows whatever was typed. */
export function secondsSetting(name: keyof typeof defaults): number {
  const seconds: unknown = workspace.getConfiguration('unhardcode').get(name);
  return typeof seconds === 'number' && seconds >= 5 && seconds <= 300 ? seconds : defaults[name];
}
