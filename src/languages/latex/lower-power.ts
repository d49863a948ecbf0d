import type { Span } from '../../core/span';
import { apply, name } from '../shared/nodes';
import { isCapital } from './facts';
import { isMinusOne } from './lower-application';
import { powerOfTen } from './lower-product';
import { isEuler, mayBeArray, numberLiteral } from './lower-symbol';
import { type Lowered, type Lowering, operation, refused, scalar } from './lowering';
import type { Node } from './syntax';

type Of<Kind extends Node['kind']> = Node & { readonly kind: Kind };

/** `e^x` is the exponential function; a power of what is surely an array is none of its elements. */
export function lowerPower(node: Of<'power'>, lowering: Lowering): Lowered {
  const exponent = lowering.lower(node.exponent);
  if (exponent.array && !beginsWithRow(node.exponent)) {
    return refused('unsupported-syntax', node.span, 'A power with an array as its exponent is not followed');
  }
  if (isEuler(node.base, lowering)) return operation(node.span, 'exp', exponent.expression);
  const ten = powerOfTen(node);
  if (ten !== undefined && Number.isFinite(Number(`1e${ten}`)))
    return scalar(numberLiteral(node.span, Number(`1e${ten}`), ten >= 0));
  const base = lowering.lower(node.base);
  if (isSurelyArray(node.base, base, lowering)) {
    const what = isMinusOne(node.exponent) ? 'The inverse of a matrix' : 'The power of an array';
    return refused('unsupported-syntax', node.span, `${what} is not followed`);
  }
  return operation(node.span, 'pow', base.expression, exponent.expression);
}

/** A power of (xᵀy) is one of a number, and so may be one of a small letter beside an array; of a matrix it is none. */
function isSurelyArray(node: Node, lowered: Lowered, lowering: Lowering): boolean {
  if (!lowered.array) return false;
  if (node.kind === 'symbol') return lowering.facts.arrays.has(node.base) || isCapital(node);
  return !beginsWithRow(node);
}

/** `x^\top …`, also as a part of a sum: in what is raised to a power, a number. */
function beginsWithRow(node: Node): boolean {
  if (node.kind === 'transpose') return true;
  if (node.kind === 'group') return node.items.some(beginsWithRow);
  if (node.kind === 'sum') return node.terms.some((term) => beginsWithRow(term.node));
  return node.kind === 'product' && node.factors.some((factor) => factor.node.kind === 'transpose');
}

/** `x^\top`; `x^T` only of what may be an array, else it is a power. */
export function lowerTranspose(node: Of<'transpose'>, lowering: Lowering): Lowered {
  const base = lowering.lower(node.base);
  if (node.certain) return { expression: apply(node.span, 'transpose', [base.expression]), array: true };
  const bare = node.base.kind === 'symbol' && mayBeArray(node.base, lowering);
  const isArray = bare || node.base.kind === 'matrix' || (node.base.kind === 'group' && base.array);
  lowering.note(
    node.span,
    isArray ? 'The superscript T is read as the transpose' : 'The superscript T is read as a power',
  );
  if (isArray) return { expression: apply(node.span, 'transpose', [base.expression]), array: true };
  lowering.use('T');
  const at: Span = { start: node.span.end - 1, end: node.span.end };
  if (isEuler(node.base, lowering)) return operation(node.span, 'exp', name(at, 'T'));
  return operation(node.span, 'pow', base.expression, name(at, 'T'));
}

/** `\sqrt[3]{x}` is the real cube root. */
export function lowerRoot(node: Of<'root'>, lowering: Lowering): Lowered {
  const radicand = lowering.expression(node.radicand);
  const degree = node.degree;
  if (degree === undefined || (degree.kind === 'number' && degree.value === 2))
    return operation(node.span, 'sqrt', radicand);
  if (degree.kind === 'number' && degree.value === 3) return operation(node.span, 'cbrt', radicand);
  const reciprocal = apply(degree.span, 'div', [
    numberLiteral(degree.span, 1, true),
    lowering.expression(degree),
  ]);
  return operation(node.span, 'pow', radicand, reciprocal);
}

const largestFactorial = 170;

/** n! is Γ(n + 1). */
export function lowerFactorial(node: Of<'factorial'>, lowering: Lowering): Lowered {
  const base = node.base;
  if (base.kind === 'number' && base.integer && base.value <= largestFactorial)
    return scalar(numberLiteral(node.span, factorial(base.value), true));
  return scalar(gammaAfter(node.span, lowering.expression(base)));
}

/** n! / (k! (n − k)!), by gamma functions. */
export function lowerBinomial(node: Of<'binomial'>, lowering: Lowering): Lowered {
  const { above, below, span: at } = node;
  if (
    above.kind === 'number' &&
    below.kind === 'number' &&
    above.integer &&
    below.integer &&
    above.value <= 1000
  ) {
    return scalar(numberLiteral(at, binomial(above.value, below.value), true));
  }
  const n = lowering.expression(above);
  const k = lowering.expression(below);
  const rest = gammaAfter(at, apply(at, 'sub', [n, k]));
  return operation(at, 'div', gammaAfter(at, n), apply(at, 'mul', [gammaAfter(at, k), rest]));
}

function gammaAfter(at: Span, n: ReturnType<Lowering['expression']>): ReturnType<Lowering['expression']> {
  return apply(at, 'gamma', [apply(at, 'add', [n, numberLiteral(at, 1, true)])]);
}

function factorial(n: number): number {
  let product = 1;
  for (let i = 2; i <= n; i++) product *= i;
  return product;
}

function binomial(n: number, k: number): number {
  let value = 1;
  for (let i = 1; i <= Math.min(k, n - k); i++) value = (value * (n - i + 1)) / i;
  return k > n ? 0 : Math.round(value);
}
