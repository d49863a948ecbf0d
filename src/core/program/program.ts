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

/**
 * Operations on whole arrays, lists or shapes, which the tracer resolves into operations of the rule table. An
 * argument may be left out, or be `none`. Where `axes` are named, an integer or a list of them, negative ones count
 * from the end; without them all elements count. `keep` leaves an axis of length 1 in place of each.
 */
export type ArrayOperation =
  | ListOperation
  | MakingOperation
  | ShapingOperation
  | ReducingOperation
  | SortingOperation
  | ProductOperation
  | SolvingOperation
  | NumericOperation
  | MappingOperation
  | WidthOperation
  | MemoryOperation;

type ListOperation =
  | 'range' // (from, to exclusive, step): integers
  | 'length' // of the first axis
  | 'listOf' // the elements of a list, the rows of an array: a new list
  | 'nestedList' // an array as lists in lists
  | 'joinedLists' // (list or element, …): one list of all
  | 'flatList' // (list, depth): lists inside opened so many times
  | 'filledList' // (count, value)
  | 'slicedList' // (list, from, to exclusive): negative ones from the end
  | 'zip' // of lists: the list of tuples, as long as the shortest
  | 'enumerate' // (list, start): tuples of a position and an element
  | 'reversed' // a list from its end
  | 'truth' // a value as a test: what `if x:` asks
  | 'factorial' // of an integer, exactly
  | 'scalarOf' // the only element of an array
  | 'realOnly' // a number, as a real one: an array or a list is declined, of one element too
  | 'vectorOnly' // a list or an array with one axis: any other is declined
  | 'bitAnd' // of integers their digits, of truths their logic; also of arrays of them
  | 'bitOr'
  | 'bitXor'
  | 'bitNot';

type MakingOperation =
  | 'elements' // (array): an array made of a list, element-wise operations apply to it
  | 'copy' // a list or array with the same elements
  | 'filled' // (shape, value)
  | 'filledLike' // (array, value, shape): of the array's shape and type
  | 'unset' // (shape): elements may be read only once they were written
  | 'counted' // (from, to exclusive, step): an array of numbers
  | 'spaced' // (from, to, count, whether `to` is the last of them)
  | 'identity' // (rows, columns, offset of the diagonal)
  | 'diagonal' // (matrix, offset): a window on its diagonal
  | 'diagonalMatrix' // (vector, offset); of a matrix its diagonal
  | 'lowerTriangle' // (matrix, offset): zeros above
  | 'upperTriangle' // (matrix, offset): zeros below
  | 'lowerIndices' // (rows, offset, columns): rows and columns of a triangle's elements
  | 'upperIndices'
  | 'gridIndices' // (shape): the position of each element along each axis
  | 'grids' // ('xy' or 'ij', vectors …): each repeated along the others' axes
  | 'vandermonde' // (vector, count, increasing): powers of each element
  | 'oneHot' // (labels, count, whether real numbers): 1 where the label is, else 0
  | 'nonzero' // (array): positions of what is not zero, an array an axis
  | 'toInteger' // truncation to the language's integers: cuts the derivative
  | 'toReal' // integers or truths as real numbers
  | 'toTruth' // whether each element is not zero
  | 'cut'; // its argument's value without its derivative: detach, stop_gradient

type ShapingOperation =
  | 'shapeOf' // a tuple
  | 'sizeOf' // the number of elements
  | 'rankOf' // the number of axes
  | 'reshape' // (array, shape): a window where memory allows it; one length may be −1
  | 'reshapeView' // the same, declined where only a copy can have the shape
  | 'ravel' // one axis: a window where memory allows it
  | 'flatten' // one axis: a copy
  | 'inRowOrder' // the array itself, or a copy of one that lies otherwise in memory
  | 'mergeAxes' // (array, first, last): these axes as one
  | 'permute' // (array, order of the axes): reversed without an order
  | 'swapAxes' // (array, axis, axis)
  | 'moveAxis' // (array, from, to)
  | 'squeeze' // (array, axes): without axes of length 1
  | 'expand' // (array, axes): with axes of length 1 there
  | 'atLeastRank' // (array, rank): axes of length 1 in front
  | 'broadcastTo' // (array, shape): a window that cannot be written to
  | 'broadcastTogether' // (array, …): all in one shape
  | 'flip' // (array, axes)
  | 'roll' // (array, shifts, axes)
  | 'repeat' // (array, counts, axis): each element so often
  | 'tile' // (array, counts): all of it so often along each axis
  | 'concatenate' // (arrays, axis): along an axis that they have; `none`: all flattened
  | 'stack' // (arrays, axis): along a new axis
  | 'columnStack' // (arrays): vectors as columns
  | 'rowStack' // (arrays): vectors as rows
  | 'sideBySide' // (arrays): along the second axis, of vectors along the first
  | 'split'; // (array, count or positions, axis): windows

type ReducingOperation =
  | 'total' // (array, axes, keep): sum
  | 'productOf' // (array, axes, keep)
  | 'maxOf' // (array, axes, keep)
  | 'minOf' // (array, axes, keep)
  | 'meanOf' // (array, axes, keep)
  | 'varianceOf' // (array, axes, keep, degrees taken off the number of elements)
  | 'deviationOf' // (array, axes, keep, degrees): its root
  | 'spreadOf' // (array, axes, keep): the largest less the smallest
  | 'logSumExpOf' // (array, axes, keep)
  | 'everyOf' // (array, axes, keep): whether all are true
  | 'someOf' // (array, axes, keep)
  | 'countOf' // (array, axes, keep): how many are not zero
  | 'weightedMeanOf' // (array, axes, keep, weights)
  | 'normOf' // (array, order, axes, keep): order 2 when absent; of a matrix an order names its own norm
  | 'softmaxOf' // (array, axes): the last axis without one
  | 'logSoftmaxOf' // (array, axes)
  | 'runningTotal' // (array, axis): flattened without one
  | 'runningProduct'
  | 'runningMax'
  | 'runningMin'
  | 'differences'; // (array, times, axis)

type SortingOperation =
  | 'sorted' // (array, axis, descending): the last axis when absent, flattened for `none`
  | 'sortedPositions' // (array, axis, descending)
  | 'sortInPlace' // (array, axis)
  | 'sortedList' // (list, descending): a new list
  | 'positionOfMax' // (array, axis, keep): the first of them
  | 'positionOfMin'
  | 'medianOf' // (array, axes, keep): the mean of the two in the middle
  | 'lowerMedianOf' // (array, axes, keep): the lower of the two
  | 'quantileOf' // (array, axes, keep, share): in proportion between two elements
  | 'largest' // (array, axis, count, largest first): elements and positions
  | 'extremeWithPosition' // (array, axis, keep, whether the largest): a tuple of both
  | 'take' // (array, positions, axis): flattened without one
  | 'takeAlong'; // (array, positions of the same rank, axis)

type ProductOperation =
  | 'dot' // the last axis of one with the last but one of the other
  | 'matmul' // matrices in the last two axes, the others broadcast
  | 'times' // linear algebra's product of scalars, columns, rows and matrices, by their shapes
  | 'transpose' // of a matrix or a column; a row is a matrix of one line
  | 'innerProduct' // of the last axes
  | 'flatDot' // of all elements
  | 'outerProduct' // of all elements with all others
  | 'outerOperands' // (array, array): the first with the axes of the second behind its own, and the second
  | 'tensorProduct' // (array, array, count of axes or pairs of them)
  | 'einsum' // (pattern, arrays …)
  | 'kronecker'
  | 'crossProduct' // (array, array, axis)
  | 'traceOf'; // (matrix, offset)

type SolvingOperation =
  | 'determinant'
  | 'logDeterminant' // a tuple of its sign and the logarithm of its size
  | 'inverse'
  | 'solve' // (matrix, right side)
  | 'triangularSolve' // (matrix, right side, lower, transposed, ones on the diagonal)
  | 'cholesky' // (matrix, whether both triangles are read, whether the upper factor)
  | 'choleskySolve' // (right side, factor, whether it is the lower one)
  | 'matrixPower'; // (matrix, integer)

type NumericOperation =
  | 'convolved' // (vector, vector, 'full' | 'same' | 'valid')
  | 'correlated' // the same with the second one reversed
  | 'trapezoids' // (values, places, step, axis): the integral
  | 'polynomial' // (coefficients from the highest power, x)
  | 'interpolated' // (x, rising places, values): straight lines
  | 'chosen' // (conditions, choices, otherwise)
  | 'pickLabels' // (rows, labels or shares): of each row the labelled element, or the sum weighed by the shares
  | 'withPart' // (array, subscripts, 'set' | 'add' | …, value): a copy with one part changed
  | 'changePart' // the same in the array itself
  | 'changedWhole' // (array, 'set' | 'add' | …, value): all of the array, which is the result
  | 'padded'; // (array, widths before and after each axis, value)

type MappingOperation =
  | 'vectorized' // (function, axes of the arguments, axis of the result, arguments)
  | 'scanned' // (function of state and slice, state, slices, length): the last state, and outputs stacked
  | 'repeated' // (from, to exclusive, function of position and state, state)
  | 'whileHolding' // (test of the state, function of the state, state)
  | 'branched'; // (test, function, function, arguments …)

/** Of integers of so many bits; what does not fit … */
type WidthOperation =
  | 'int8' // … is declined
  | 'int16'
  | 'int32'
  | 'int64'
  | 'natural8' // … or is negative is declined
  | 'natural16'
  | 'natural32'
  | 'natural64'
  | 'wrapped8' // … turns over, to negative ones too
  | 'wrapped16'
  | 'wrapped32'
  | 'wrapped64'
  | 'unsigned8' // … turns over, as numbers from 0 on
  | 'unsigned16'
  | 'unsigned32'
  | 'unsigned64'
  | 'quotient' // of integers, towards zero
  | 'remainder' // of that quotient
  | 'shiftLeft'
  | 'shiftRight'
  | 'wholeNumber'; // the value itself, which has to be an integer

type MemoryOperation =
  | 'memory' // (shape, first elements, what fills the rest: a value, a function that makes one, or none: unset)
  | 'unsetValue' // what may not be read
  | 'growing' // (lengths of the axes behind the first): memory to write to, of as many elements as are written
  | 'written' // of such memory what was written
  | 'ownMemory' // of a number memory that begins with it; memory stays what it is
  | 'asRows' // (memory, lengths of the axes behind the first): the same memory in rows, or without them flat
  | 'pointerAt' // (pointer, elements that it moves by)
  | 'pointerDistance' // (pointer, pointer): in elements
  | 'isNull'
  | 'deepCopy' // a vector or record with all that is inside
  | 'copyElements'; // (to, from, count)

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
