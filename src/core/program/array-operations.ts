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
