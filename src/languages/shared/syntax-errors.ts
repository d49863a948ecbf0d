import type { SyntaxNode, Tree } from '@lezer/common';
import { type Problem, problem } from '../../core/problem';
import { span } from '../../core/span';

/** More than these per unit help nobody. */
const mostErrors = 20;

/** Nodes that compute nothing, so that an error in one hurts nobody: types. */
const types =
  /^(?:Type(?:Annotation|ArgList|ParamList|AliasDeclaration|Predicate)|InterfaceDeclaration|AmbientDeclaration)$/;

function isInType(node: SyntaxNode): boolean {
  for (let outer = node.parent; outer; outer = outer.parent) if (types.test(outer.name)) return true;
  return false;
}

/**
 * A problem for each error in the tree, at the narrowest place: the text that fits nowhere, or the character
 * after which something is missing. `before` is how far the tree's text begins before the unit's.
 */
export function syntaxErrors(tree: Tree, text: string, before = 0, length = text.length - before): Problem[] {
  const problems: Problem[] = [];
  const cursor = tree.cursor();
  let reached = -1;
  do {
    if (!cursor.type.isError || cursor.from < reached || isInType(cursor.node)) continue;
    reached = Math.max(cursor.to, cursor.from + 1);
    const [from, to, message] = describe(text, cursor.from, cursor.to);
    const start = clamp(from - before, length);
    problems.push(problem('syntax', span(start, Math.max(start, clamp(to - before, length))), message));
  } while (problems.length < mostErrors && cursor.next());
  return problems;
}

function describe(text: string, from: number, to: number): [number, number, string] {
  const unexpected = text.slice(from, to).trim();
  if (unexpected !== '') return [from, to, `${shorten(unexpected)} is not expected here`];
  const previous = /\S(?=\s*$)/.exec(text.slice(Math.max(0, from - 200), from));
  const at = previous ? Math.max(0, from - 200) + previous.index : from;
  const open = unclosedBracket(text, from);
  if (open !== undefined && text.slice(from).trim() === '')
    return [open, open + 1, `${text[open]} is never closed`];
  const last = text[at] ?? '';
  if (/[-+*/%=<>&|^,(@~!?:[{]/.test(last)) return [at, at + 1, `Something is missing after ${last}`];
  return [at, Math.min(at + 1, text.length), 'Something is missing here'];
}

const closing: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** The innermost bracket open at `end`, strings and comments disregarded: good enough for a message. */
function unclosedBracket(text: string, end: number): number | undefined {
  const open: number[] = [];
  for (let i = 0; i < end; i++) {
    const character = text[i] ?? '';
    if ('([{'.includes(character)) open.push(i);
    else if (closing[character] === text[open[open.length - 1] ?? -1]) open.pop();
  }
  return open.pop();
}

function shorten(text: string): string {
  const line = text.split('\n', 1)[0] ?? '';
  return line.length > 30 ? `${line.slice(0, 29)}…` : line;
}

function clamp(offset: number, length: number): number {
  return Math.max(0, Math.min(offset, length));
}
