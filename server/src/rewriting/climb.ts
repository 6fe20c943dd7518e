import type { SyntaxNode } from '../syntax/syntaxTree.ts';
import { isDivider } from './surroundings.ts';

/** What a node around a literal tells of it. */
export type Step =
  /** A key or keyword: names from the inside out. */
  | { readonly kind: 'named'; readonly names: readonly string[] }
  /** A variable, property or field, the last one that names the value; `block` holds others like it. */
  | { readonly kind: 'bound'; readonly names: readonly string[]; readonly block: SyntaxNode | undefined }
  /** An object or dictionary, or a pair of texts at whose `position` the literal stands. */
  | { readonly kind: 'held'; readonly by: SyntaxNode; readonly position?: number }
  /** The arguments of a call. */
  | { readonly kind: 'given'; readonly list: SyntaxNode; readonly position: number; readonly to: string }
  /** The function around it: what is farther out says nothing. */
  | { readonly kind: 'end'; readonly inside?: string };

export interface Climb {
  readonly own: string | number | undefined;
  readonly owners: readonly string[];
  readonly calls: readonly string[];
  /** The arguments of those calls. */
  readonly lists: readonly SyntaxNode[];
  /** Object, arguments, or block whose literals belong to this one. */
  readonly scope: SyntaxNode | undefined;
}

interface Climbing {
  own: string | number | undefined;
  readonly names: string[];
  readonly calls: string[];
  readonly lists: SyntaxNode[];
  scope: SyntaxNode | undefined;
  /** The scope is only a division of the object around it. */
  isDivided: boolean;
}

/** Goes from a literal to the statement that binds it; `around` are the nodes around it, innermost first. */
export function climb(around: readonly SyntaxNode[], stepAt: (node: SyntaxNode) => Step | undefined): Climb {
  const state: Climbing = { own: undefined, names: [], calls: [], lists: [], scope: undefined, isDivided: false };
  for (const node of around) {
    const step = stepAt(node);
    if (step !== undefined) take(state, step);
    if (step?.kind === 'bound' || step?.kind === 'end') break;
  }
  const { own, names, calls, lists, scope } = state;
  return { own, owners: typeof own === 'string' ? names.slice(1) : names, calls, lists, scope };
}

function take(state: Climbing, step: Step): void {
  switch (step.kind) {
    case 'named':
      state.isDivided = state.own !== undefined && isDivider(step.names[0] ?? '');
      takeNames(state, step.names);
      break;
    case 'bound':
      takeNames(state, step.names);
      state.scope ??= step.block;
      break;
    case 'held':
      if (step.position !== undefined && state.own === undefined) {
        state.own = step.position;
        state.calls.push('');
      }
      takeScope(state, step.by, false);
      break;
    case 'given':
      state.own ??= step.position;
      state.calls.push(step.to);
      state.lists.push(step.list);
      takeScope(state, step.list, state.scope !== undefined && isChild(step.list, state.scope));
      break;
    case 'end':
      if (step.inside !== undefined) state.calls.push(step.inside);
  }
}

function takeNames(state: Climbing, names: readonly string[]): void {
  state.own ??= names[0];
  state.names.push(...names);
}

/** What is itself an argument belongs to the other arguments. */
function takeScope(state: Climbing, node: SyntaxNode, isWidened: boolean): void {
  if (state.scope !== undefined && !state.isDivided && !isWidened) return;
  state.scope = node;
  state.isDivided = false;
}

const isChild = (list: SyntaxNode, { id }: SyntaxNode): boolean => list.namedChildren.some((child) => child.id === id);
