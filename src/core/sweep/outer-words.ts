import type { Expr } from '../expr/expr';
import type { Run } from '../tape/tape';

/** What a loop takes from outside of its rounds, in words. */
export interface OuterWords {
  /** What rounds are counted by: a letter that nothing else bears. */
  readonly counter: string;
  readonly nameOf: (node: number) => string;
  readonly reference: (node: number) => Expr;
  /** The node `base + stride · round` as an element whose index moves with the round. */
  readonly moving: (base: number, stride: number, run: Run) => Expr;
  /** Whether an input moves a node. */
  readonly dependsOn: (node: number, input: number) => boolean;
}

/** `x` with `k-1` as `x[k-1]`. */
export function indexed(name: string, index: string): string {
  return `${name}[${index}]`;
}
