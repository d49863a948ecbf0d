import { type Expr, ExprPool } from '../core/expr/expr';
import { isWordy, sourceNames, symbolicReverse, worded } from '../core/sweep/symbolic';
import type { Tape } from '../core/tape/tape';
import { activity } from '../engine/activity';
import type { Variable } from './inspection';

/** Tapes above this length get numbers only. */
const longest = 2_000;

export interface Formula {
  /** `∂output/∂name`: the variable that it is differentiated by. */
  readonly variable: string;
  readonly expression: Expr;
}

/** ∂output/∂input as expressions, with the source's names kept as intermediates; empty for long tapes. */
export function formulas(tape: Tape, output: Variable, inputs: readonly Variable[]): Formula[] {
  if (tape.length > longest) return [];
  for (let node = 0; node < tape.length; node++) if (isWordy(tape, node)) return [];
  const pool = new ExprPool();
  const names = sourceNames(tape);
  names.delete(output.node);
  const words = worded(tape, pool, names);
  const adjoints = symbolicReverse(tape, words, output.node, activity(tape), pool);
  return inputs.map(({ name, node }) => ({
    variable: name,
    expression: adjoints.get(node) ?? pool.constant(0),
  }));
}
