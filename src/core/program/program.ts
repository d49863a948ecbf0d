import type { Problem } from '../problem';
import type { Span } from '../span';

/**
 * The numeric program: what a source file computes, with its language's meaning resolved.
 * Indices count from 0, element-wise operations are apart from matrix products, and every operation is one
 * of the rule table (`core/primitives`) or of the array operations (`ArrayOperation`).
 */
export interface Program {
  /** The front end that read it: `python`, `javascript`, `latex`, … */
  readonly language: string;
  /** Whether arrays among the values of a point are lists in this file: no array library is at hand. */
  readonly listInputs?: boolean;
  /** Whether a sum of two lists joins them (Python); else it has no meaning in numbers. */
  readonly listsJoin?: boolean;
  /** Top-level definitions and statements, in the order of the text. */
  readonly units: readonly Unit[];
  /** What concerns the file and no unit (its size, its encoding); spans are absolute. */
  readonly problems: readonly Problem[];
}

/**
 * A piece of the file that is read on its own, so that an edit re-reads one piece.
 * All spans inside are relative to `start`; nothing inside depends on where the unit stands.
 */
export interface Unit {
  /** Absolute offset of the unit's first character; the only thing that moves with edits above it. */
  readonly start: number;
  /** Length in UTF-16 units. */
  readonly length: number;
  /** Of the unit's text and of everything outside it that decided its meaning (imports). */
  readonly hash: string;
  /** Names that it binds at the top level. */
  readonly declares: readonly string[];
  /** Names that it uses and does not bind itself, in order of appearance. */
  readonly refers: readonly string[];
  readonly statements: readonly Statement[];
  readonly problems: readonly Problem[];
  /** `at:` comments in it or directly above it. */
  readonly points: readonly PointComment[];
  /** Names that stand for the length of an array when the point gives them no value: LaTeX's `n` in `\sum_{i=1}^n x_i`. */
  readonly lengths?: readonly LengthRule[];
}

/** `# at: a=2, x=[1, 2]` — where somebody wants the computation looked at. */
export interface PointComment {
  readonly span: Span;
  readonly values: readonly { readonly name: string; readonly value: PointValue; readonly span: Span }[];
}

/** A number, or nested arrays of numbers, row by row. */
export type PointValue = number | readonly PointValue[];

export type Statement =
  | AssignStatement
  | { readonly kind: 'expression'; readonly span: Span; readonly value: Expression }
  | { readonly kind: 'return'; readonly span: Span; readonly value: Expression | undefined }
  | IfStatement
  | ForStatement
  | WhileStatement
  | { readonly kind: 'block'; readonly span: Span; readonly body: readonly Statement[] }
  | { readonly kind: 'break' | 'continue'; readonly span: Span }
  | { readonly kind: 'function'; readonly span: Span; readonly function: FunctionDefinition }
  /** A statement that cannot be followed: reaching it stops the computation with its problem. */
  | { readonly kind: 'stop'; readonly span: Span; readonly problem: Problem };

export interface AssignStatement {
  readonly kind: 'assign';
  readonly span: Span;
  readonly target: Target;
  readonly value: Expression;
  /**
   * Where the names of the target live: declared in the innermost block (`let`), in the function (Python's
   * locals, `var`), or assigned in the nearest scope that has them.
   */
  readonly scope: 'block' | 'function' | 'nearest';
  /** Declared constant (a name in capitals, `final`). */
  readonly constant?: boolean;
  /** An augmented assignment that changes an array in place, where the value is one: Python's `x += 1`. */
  readonly inPlace?: boolean;
}

export type Target =
  | { readonly kind: 'name'; readonly span: Span; readonly name: string }
  | {
      readonly kind: 'index';
      readonly span: Span;
      readonly array: Expression;
      readonly indices: readonly Subscript[];
    }
  | { readonly kind: 'field'; readonly span: Span; readonly object: Expression; readonly name: string }
  | { readonly kind: 'targets'; readonly span: Span; readonly elements: readonly Target[] };

export interface IfStatement {
  readonly kind: 'if';
  readonly span: Span;
  readonly test: Expression;
  readonly body: readonly Statement[];
  readonly otherwise: readonly Statement[];
  /** Whether each branch opens a scope of its own. */
  readonly scoped: boolean;
}

export interface ForStatement {
  readonly kind: 'for';
  readonly span: Span;
  readonly target: Target;
  /** A `range` operation, an array, a list. */
  readonly iterable: Expression;
  readonly body: readonly Statement[];
  readonly scoped: boolean;
}

export interface WhileStatement {
  readonly kind: 'while';
  readonly span: Span;
  readonly test: Expression;
  readonly body: readonly Statement[];
  /** Run after each round, also after `continue`: the third part of C's `for`. */
  readonly update: readonly Statement[];
  /** Whether the first round runs before the test. */
  readonly testLast: boolean;
  readonly scoped: boolean;
  /** Names that each round has a binding of its own of, begun with the last round's value: `for (let i …)`. */
  readonly fresh?: readonly string[];
}

export interface FunctionDefinition {
  /** Empty for a lambda. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly parameters: readonly Parameter[];
  readonly body: readonly Statement[];
  /**
   * Whether defaults are evaluated at each call, where earlier parameters are known (JavaScript); absent: once,
   * where the function is defined (Python).
   */
  readonly lateDefaults?: boolean;
}

export interface Parameter {
  readonly name: string;
  readonly span: Span;
  readonly default?: Expression;
  /** `integer`, `boolean` and `string` are never differentiated by. Undeclared: real. */
  readonly type?: 'real' | 'integer' | 'boolean' | 'string' | 'array';
  /** Only by keyword, or collecting the rest. */
  readonly rest?: 'positional' | 'keyword';
  readonly keywordOnly?: boolean;
}

/** `name` is the length of each of `arrays` along `axis`, plus `offset`. */
export interface LengthRule {
  readonly name: string;
  readonly arrays: readonly { readonly name: string; readonly axis: number; readonly offset: number }[];
}

export type Expression =
  | LiteralExpression
  | { readonly kind: 'name'; readonly span: Span; readonly name: string }
  | ApplyExpression
  | CallExpression
  | { readonly kind: 'lambda'; readonly span: Span; readonly function: FunctionDefinition }
  /** Only the branch that the test chooses is computed. */
  | ConditionalExpression
  /** `and`, `or` with short circuit. */
  | LogicExpression
  | {
      readonly kind: 'list';
      readonly span: Span;
      readonly form: 'list' | 'tuple';
      readonly elements: readonly Expression[];
    }
  | {
      readonly kind: 'record';
      readonly span: Span;
      readonly fields: readonly { readonly name: string; readonly value: Expression }[];
    }
  | {
      readonly kind: 'index';
      readonly span: Span;
      readonly array: Expression;
      readonly indices: readonly Subscript[];
    }
  | { readonly kind: 'field'; readonly span: Span; readonly object: Expression; readonly name: string }
  | FoldExpression
  | ElementExpression
  /** What cannot be followed: reaching it stops the computation with its problem. */
  | { readonly kind: 'stop'; readonly span: Span; readonly problem: Problem };

export interface LiteralExpression {
  readonly kind: 'literal';
  readonly span: Span;
  readonly value: number | boolean | string | null;
  /** Whether a number is one of the language's integers: static, exact, never differentiated. */
  readonly integer?: boolean;
}

export interface ApplyExpression {
  readonly kind: 'apply';
  readonly span: Span;
  /** A name of the rule table or an `ArrayOperation`. */
  readonly operation: string;
  readonly args: readonly Expression[];
  /**
   * What a result that is not finite, of finite arguments, does in this language: `raise` ends the program,
   * `operands` ends it unless an argument came from an operation without `errors` (NumPy's numbers next to
   * Python's own). Absent: IEEE, the result is infinite or NaN.
   */
  readonly errors?: 'raise' | 'operands';
}

/** Operations on whole arrays, lists or shapes, which the tracer resolves into operations of the rule table. */
export type ArrayOperation =
  | 'range' // (from, to exclusive, step): integers
  | 'length' // of the first axis
  | 'total' // sum of all elements of an array or list
  | 'productOf' // product of all elements
  | 'maxOf'
  | 'minOf'
  | 'normOf' // (array, p): p a literal, 2 when absent; Infinity for the largest magnitude
  | 'times' // linear algebra's product of scalars, columns, rows and matrices, by their shapes
  | 'dot' // of two vectors, as a sum of products
  | 'transpose' // of a matrix or a column; a row is a matrix of one line
  | 'listOf' // the elements of a list, the rows of an array: a new list
  | 'copy' // a list or array with the same elements
  | 'zip' // of lists: the list of tuples, as long as the shortest
  | 'enumerate' // (list, start): tuples of a position and an element
  | 'reversed' // a list from its end
  | 'elements' // (array): an array made of a list, element-wise operations apply to it
  | 'cut' // its argument's value without its derivative: detach, stop_gradient
  | 'truth' // a value as a test: what `if x:` asks
  | 'factorial' // of an integer, exactly
  | 'toInteger' // truncation to one of the language's integers: cuts the derivative
  | 'toReal'; // an integer or boolean as a real number

export interface CallExpression {
  readonly kind: 'call';
  readonly span: Span;
  readonly callee: Expression;
  readonly args: readonly Expression[];
  readonly keywords: readonly { readonly name: string; readonly value: Expression; readonly span: Span }[];
}

export interface ConditionalExpression {
  readonly kind: 'conditional';
  readonly span: Span;
  readonly test: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

export interface LogicExpression {
  readonly kind: 'logic';
  readonly span: Span;
  readonly operator: 'and' | 'or' | 'not';
  /** Two for `and` and `or`, one for `not`. */
  readonly args: readonly Expression[];
}

/** Σ, Π, max or min of `body` over the integers `from` … `to`, both included; empty sums are 0, products 1. */
export interface FoldExpression {
  readonly kind: 'fold';
  readonly span: Span;
  readonly operation: 'sum' | 'product' | 'max' | 'min';
  readonly variable: string;
  readonly from: Expression;
  readonly to: Expression;
  readonly body: Expression;
}

/**
 * A name with subscripts in mathematical notation, `x_{i+1}`: an element of the array `base` (indices counted
 * from 1) where `base` is an array; a call where `base` was defined as a family (`t_i = 0.1 i`, a function
 * whose name is `base_`); else the scalar `name`.
 */
export interface ElementExpression {
  readonly kind: 'element';
  readonly span: Span;
  readonly name: string;
  readonly base: string;
  /** Absent when the subscript can be no index (`E_{\mathrm{a}}` has a name only). */
  readonly indices: readonly Expression[];
}

export type Subscript =
  | { readonly kind: 'at'; readonly index: Expression }
  | {
      readonly kind: 'slice';
      readonly from?: Expression;
      readonly to?: Expression;
      readonly step?: Expression;
    };
