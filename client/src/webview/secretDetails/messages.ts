import { commandIds } from '../../commands/specs.ts';
import type { CommandId } from '../../commands/specs.ts';

/** From the page: a button was pressed. Nothing from a page is trusted further than this shape. */
export type FromPage =
  | { readonly kind: 'read' }
  | { readonly kind: 'refresh' }
  | { readonly kind: 'show' | 'hide' | 'copy'; readonly index: number }
  | { readonly kind: 'command'; readonly command: CommandId };

/** To the page. Only `value` holds a value: one, for as long as it is shown. */
export type ToPage =
  | { readonly kind: 'keys'; readonly keys: readonly string[] }
  | { readonly kind: 'value'; readonly index: number; readonly value: string; readonly seconds: number }
  | { readonly kind: 'hidden'; readonly index: number }
  | { readonly kind: 'forgotten' }
  | { readonly kind: 'failed'; readonly message: string };

export function parseFromPage(message: unknown): FromPage | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const fields = new Map<string, unknown>(Object.entries(message));
  const action = fields.get('action');
  const index = fields.get('index');
  switch (action) {
    case 'read':
    case 'refresh':
      return { kind: action };
    case 'show':
    case 'hide':
    case 'copy':
      return typeof index === 'number' ? { kind: action, index } : undefined;
    default: {
      const command = commandIds.find((id) => id === `unhardcode.${String(action)}`);
      return command === undefined ? undefined : { kind: 'command', command };
    }
  }
}
