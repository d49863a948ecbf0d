import type { Expression, Statement } from './program';

/** Every expression and statement inside of `root`, in no particular order; nothing is nested too deeply for it. */
export function* nodesIn(root: unknown): Generator<Expression | Statement> {
  const open: unknown[] = [root];
  for (let next = open.pop(); open.length || next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    if (isNode(next)) yield next;
    for (const inner of Object.values(next)) if (typeof inner === 'object') open.push(inner);
  }
}

/** All objects of a program with a kind and a span are nodes; targets and subscripts have other kinds of parts. */
function isNode(value: object): value is Expression | Statement {
  return 'kind' in value && 'span' in value;
}
