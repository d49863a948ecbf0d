import type { Problem } from '../core/problem';
import type { PointValue } from '../core/program/program';
import type { Span } from '../core/span';
import type { Occurrence } from '../core/tape/occurrences';
import type { Tape } from '../core/tape/tape';
import type { TracedArray } from '../core/tape/traced-arrays';

/**
 * Everything that the product knows about one computation at one point: plain data, a pure function of
 * text, position, point and options. Every face of the product shows one of these.
 */
export interface Inspection {
  readonly target: Target;
  /** The point, in the order in which the text names its inputs. */
  readonly point: readonly PointEntry[];
  readonly tape: Tape;
  /** node → value. */
  readonly primals: Float64Array;
  /** What the names and expressions of the text stood for. */
  readonly occurrences: readonly Occurrence[];
  /** The arrays that the target's own statements name, and then those that they compute on the way. */
  readonly arrays: readonly TracedArray[];
  /** What the derivatives are taken by: the columns of Jacobian and Hessian, array inputs element by element. */
  readonly inputs: readonly Variable[];
  /** The same, array by array: their elements are columns that follow each other. */
  readonly columns: readonly Columns[];
  /** What is differentiated: the rows of the Jacobian. */
  readonly outputs: readonly Variable[];
  /** [output][input]: ∂output/∂input, by the reverse sweeps. */
  readonly jacobian: readonly Float64Array[];
  /** [row][column] over the inputs, of the only output; absent where it was not asked for or there are more. */
  readonly hessian?: readonly Float64Array[];
  readonly checks: readonly Check[];
  /** Spans are absolute. */
  readonly problems: readonly Problem[];
  /** Whether the computation was followed to its end and no check disagrees: the numbers may be shown. */
  readonly complete: boolean;
}

export interface Target {
  readonly kind: 'function' | 'statement';
  /** Of the function, or the name that the statement assigns; empty for a bare expression. */
  readonly name: string;
  /** Absolute. */
  readonly span: Span;
}

/** An input's elements, row by row: the nodes from `first` on; −1 where the tape does not use it. */
export interface Columns {
  readonly name: string;
  readonly shape: readonly number[];
  readonly first: number;
  readonly size: number;
}

/** A single number among the inputs or outputs. */
export interface Variable {
  /** `x`, or `x[0]` for an element of an array, in the way of the panel and of JSON. */
  readonly name: string;
  readonly node: number;
}

export interface PointEntry {
  readonly name: string;
  readonly value: PointValue;
  readonly provenance: Provenance;
}

/** Where a value comes from, best first. */
export type Provenance =
  | { readonly kind: 'debugger' | 'given' }
  | { readonly kind: 'comment' | 'constant' | 'call' | 'default'; readonly span: Span }
  | { readonly kind: 'sample' };

/** A second way to the same numbers. */
export interface Check {
  readonly method: 'forward' | 'difference' | 'gradient-difference' | 'double-double';
  readonly verdict: 'agrees' | 'undecided' | 'disagrees';
  /** Why it is undecided, or how far apart the two are. */
  readonly reason?: string;
}
