import { styleText } from 'node:util';
import type { CommandIo } from './io.ts';

export type ColorChoice = 'auto' | 'always' | 'never';
export type Paint = (style: 'bold' | 'red' | 'yellow' | 'green' | 'gray', text: string) => string;

/** Colours for stdout: never when `NO_COLOR` is set (no-color.org), else on a terminal or when asked for. */
export function paintFor(choice: ColorChoice, io: Pick<CommandIo, 'env' | 'stdoutIsTerminal'>): Paint {
  const quiet = (io.env['NO_COLOR'] ?? '') !== '';
  const colored = choice === 'always' || (choice === 'auto' && io.stdoutIsTerminal && !quiet);
  return colored ? (style, text) => styleText(style, text, { validateStream: false }) : (_style, text) => text;
}
