import { problem } from '../../core/problem';
import type { Expression } from '../../core/program/program';
import { span } from '../../core/span';
import { apply, stop } from '../shared/nodes';
import { applied } from './lower-application';
import { numberLiteral } from './lower-symbol';
import { type Lowered, type Lowering, operation, scalar } from './lowering';
import type { Factor, Node, ProductNode, Term } from './syntax';

/** Factors from left to right; a symbol before parentheses may be a function, `f(x)`. */
export function lowerProduct(node: ProductNode, lowering: Lowering): Lowered {
  let left: Lowered | undefined;
  for (let index = 0; index < node.factors.length; ) {
    const factor = node.factors[index];
    if (factor === undefined) break;
    const step = nextFactor(node.factors, index, lowering);
    noteDivision(node.factors, index, step.length, lowering);
    left = left === undefined ? step.value : multiplied(left, factor, step.value, node, lowering);
    index += step.length;
  }
  return left ?? scalar(numberLiteral(node.span, 1, true));
}

interface Step {
  readonly value: Lowered;
  /** How many factors it took. */
  readonly length: number;
}

function nextFactor(factors: readonly Factor[], index: number, lowering: Lowering): Step {
  const factor = factors[index];
  const next = factors[index + 1];
  if (factor === undefined) return { value: scalar(numberLiteral(span(0, 0), 1, true)), length: 1 };
  const application = next?.operator === 'beside' ? applied(factor.node, next.node, lowering) : undefined;
  if (application !== undefined) return { value: application, length: 2 };
  const scientific =
    factor.operator === 'divide' || next === undefined ? undefined : scientificNumber(factor.node, next);
  if (scientific !== undefined) return { value: scientific, length: 2 };
  return { value: lowering.lower(factor.node), length: 1 };
}

function multiplied(
  left: Lowered,
  factor: Factor,
  right: Lowered,
  node: ProductNode,
  lowering: Lowering,
): Lowered {
  const at = span(node.span.start, Math.max(right.expression.span.end, factor.node.span.end));
  if (factor.operator === 'divide')
    return { expression: apply(at, 'div', [left.expression, right.expression]), array: left.array };
  if (!left.array && !right.array) return operation(at, 'mul', left.expression, right.expression);
  if (factor.operator === 'cross' && left.array && right.array) {
    const refusal = problem('unsupported-syntax', factor.node.span, 'A cross product is not followed');
    return scalar(stop(refusal, at));
  }
  if (factor.operator === 'dot' && areVectors(node, factor, lowering))
    return operation(at, 'dot', left.expression, right.expression);
  return { expression: apply(at, 'times', [left.expression, right.expression]), array: true };
}

/** `\mathbf{a} \cdot \mathbf{b}`, or small letters that are surely arrays. */
function areVectors(node: ProductNode, factor: Factor, lowering: Lowering): boolean {
  const [first, second] = node.factors;
  if (node.factors.length !== 2 || first === undefined || second !== factor) return false;
  return isVector(first.node, lowering) && isVector(second.node, lowering);
}

function isVector(node: Node, lowering: Lowering): boolean {
  if (node.kind !== 'symbol' || node.subscriptText !== '' || !/^(vec_|[a-z])/.test(node.base)) return false;
  return lowering.facts.arrays.has(node.base);
}

/** `1.6 \times 10^{-2}` is the one number that it writes. */
function scientificNumber(node: Node, next: Factor): Lowered | undefined {
  const exponent = next.operator === 'cross' || next.operator === 'dot' ? powerOfTen(next.node) : undefined;
  if (node.kind !== 'number' || exponent === undefined) return undefined;
  const value = Number(`${node.value}e${exponent}`);
  if (!Number.isFinite(value) || String(node.value).includes('e')) return undefined;
  return scalar(numberLiteral(span(node.span.start, next.node.span.end), value, false));
}

/** The k of `10^{k}`. */
export function powerOfTen(node: Node): number | undefined {
  if (node.kind !== 'power' || node.base.kind !== 'number' || node.base.value !== 10 || !node.base.integer)
    return undefined;
  return wholeNumber(node.exponent);
}

/** The value of a whole number with its sign, through braces. */
export function wholeNumber(node: Node): number | undefined {
  if (node.kind === 'number') return node.integer ? node.value : undefined;
  if (node.kind === 'group' && node.items.length === 1 && node.items[0] !== undefined)
    return wholeNumber(node.items[0]);
  const term: Term | undefined = node.kind === 'sum' && node.terms.length === 1 ? node.terms[0] : undefined;
  const value = term?.node.kind === 'number' ? wholeNumber(term.node) : undefined;
  return value === undefined || term === undefined ? undefined : term.negative ? -value : value;
}

/** `1/2x`: the division binds the next factor only. */
function noteDivision(factors: readonly Factor[], index: number, length: number, lowering: Lowering): void {
  const factor = factors[index];
  const after = factors[index + length];
  if (factor?.operator !== 'divide' || after?.operator !== 'beside') return;
  lowering.note(
    span(factor.node.span.start, after.node.span.end),
    'The division is by the next factor only: a/bc is read as (a/b)c',
  );
}

export function negated(at: Node['span'], value: Expression): Expression {
  if (value.kind === 'literal' && typeof value.value === 'number')
    return { ...value, span: at, value: -value.value };
  return apply(at, 'neg', [value]);
}
