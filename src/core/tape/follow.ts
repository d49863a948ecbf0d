import type { ProblemCode } from '../problem';
import type { AssignStatement, Expression } from '../program/program';
import { nodesIn } from '../program/walk';
import type { TraceContext } from './context';
import type { Scope, Value } from './value';

/** What is not known, as against what the program itself would stop at. */
const unknowns: ReadonlySet<ProblemCode> = new Set([
  'no-value',
  'unknown-name',
  'unknown-function',
  'unsupported-syntax',
]);

/** The value of an assignment to a field; where it cannot be followed and does nothing else, that matters once it is used. */
export function valueOrUnknown(context: TraceContext, s: AssignStatement, scope: Scope): Value {
  if (s.target.kind !== 'field' || !isPure(s.value)) return context.evaluate(s.value, scope);
  return context.attempt(s.value, scope, unknowns);
}

const pureMethods = new Set(['map', 'flatMap', 'filter']);

const known = new WeakMap<Expression, boolean>();

/** Whether an expression only computes its value: it calls no function of the program, and no method that may change something. */
function isPure(e: Expression): boolean {
  const before = known.get(e);
  if (before !== undefined) return before;
  let pure = true;
  for (const node of nodesIn(e)) {
    const isPlainCall =
      node.kind === 'call' && node.callee.kind === 'field' && pureMethods.has(node.callee.name);
    if (node.kind === 'assign' || (node.kind === 'call' && !isPlainCall)) pure = false;
  }
  known.set(e, pure);
  return pure;
}
