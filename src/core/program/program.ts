import type { Problem } from '../problem';
import type { Indexing } from '../shape';
import type { Span } from '../span';

/**
 * The numeric program: what a source file computes, with its language's meaning resolved.
 * Indices count from 0, element-wise operations are apart from matrix products, and every operation is one
 * of the rule table (`core/primitives`) or of the array operations (`array-operations.ts`).
 */
export interface Program {
  /** The front end that read it: `python`, `javascript`, `latex`, … */
  readonly language: string;
  /** Whether arrays among the values of a point are lists in this file: no array library is at hand. */
  readonly listInputs?: boolean;
  /** How the language writes elements of arrays; absent: `nested`. */
  readonly indexing?: Indexing;
  /** Whether a sum of two lists joins them (Python); else it has no meaning in numbers. */
  readonly listsJoin?: boolean;
  /** The width of the language's integers, which turn over beyond it; absent: of any size. */
  readonly integerBits?: number;
  /** Whether writing behind the last element of a list makes it longer (JavaScript). */
  readonly listsGrow?: boolean;
  /**
   * How the arrays of the file's library differ from NumPy's: none can be changed (JAX), single elements share
   * memory, too (PyTorch's tensors), or libraries of both kinds are at hand. `memory`: there is no library, but C's
   * memory, in which pointers move; a negative index counts from where the pointer is, not from the end.
   */
  readonly arrays?: 'immutable' | 'tensors' | 'several' | 'memory';
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
  /**
   * What a function whose result is no number of interest, but tells whether it succeeded, gives by what it wrote to
   * where its arguments point, as that stands when it ends (C).
   */
  readonly outputs?: readonly { readonly name: string; readonly value: Expression }[];
}

export interface Parameter {
  readonly name: string;
  readonly span: Span;
  readonly default?: Expression;
  /** `integer`, `boolean` and `string` are never differentiated by. Undeclared: real. */
  readonly type?: 'real' | 'integer' | 'boolean' | 'string' | 'array';
  /** Of an array whose declaration says how many axes it has: how long each is, undefined where that is open. */
  readonly shape?: readonly (number | undefined)[];
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
      /** What may have given it other fields, too: classes of other files. */
      readonly open?: string;
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
   * of an array each element may (`each`), where `raise` takes single numbers only; `operands` ends it unless an argument came from an operation without `errors` (NumPy's numbers next to
   * Python's own). Absent: IEEE, the result is infinite or NaN.
   */
  readonly errors?: 'raise' | 'each' | 'operands';
}

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
  /** An ellipsis: all axes that the other subscripts leave. */
  | { readonly kind: 'others' }
  | {
      readonly kind: 'slice';
      readonly from?: Expression;
      readonly to?: Expression;
      readonly step?: Expression;
    };
