import { span } from '../../core/span';
import { apply, literal, stop } from '../shared/nodes';
import { lowerApply } from './lower-application';
import { lowerExtreme, lowerInner, lowerMatrix, lowerNorm } from './lower-arrays';
import { lowerCases } from './lower-cases';
import { lowerFold } from './lower-fold';
import { lowerBinomial, lowerFactorial, lowerPower, lowerRoot, lowerTranspose } from './lower-power';
import { lowerProduct, negated } from './lower-product';
import { lowerNumber, lowerSymbol } from './lower-symbol';
import { type Lowered, type Lowering, operation, refused, scalar } from './lowering';
import type { GroupNode, Node } from './syntax';

/** A formula's tree as an expression of the program. */
export function lowerNode(node: Node, lowering: Lowering): Lowered {
  switch (node.kind) {
    case 'number':
      return lowerNumber(node);
    case 'symbol':
      return lowerSymbol(node, lowering);
    case 'group':
      return lowerGroup(node, lowering);
    case 'sum':
      return lowerSum(node, lowering);
    case 'product':
      return lowerProduct(node, lowering);
    case 'power':
      return lowerPower(node, lowering);
    case 'transpose':
      return lowerTranspose(node, lowering);
    case 'fraction':
      return lowerFraction(node, lowering);
    case 'binomial':
      return lowerBinomial(node, lowering);
    case 'root':
      return lowerRoot(node, lowering);
    case 'factorial':
      return lowerFactorial(node, lowering);
    case 'apply':
      return lowerApply(node, lowering);
    case 'fold':
      return lowerFold(node, lowering);
    case 'extreme':
      return lowerExtreme(node, lowering);
    case 'absolute':
      return operation(node.span, 'abs', lowering.expression(node.inner));
    case 'norm':
      return lowerNorm(node, lowering);
    case 'round':
      return operation(node.span, node.operation, lowering.expression(node.inner));
    case 'inner':
      return lowerInner(node, lowering);
    case 'matrix':
      return lowerMatrix(node, lowering);
    case 'cases':
      return lowerCases(node, lowering);
    case 'infinity':
      return scalar(literal(node.span, Number.POSITIVE_INFINITY));
    case 'stop':
      return scalar(stop(node.problem, node.span));
  }
}

function lowerGroup(node: GroupNode, lowering: Lowering): Lowered {
  const [only] = node.items;
  if (only === undefined || node.items.length > 1)
    return refused('unsupported-syntax', node.span, 'A list is no single expression');
  return lowering.lower(only);
}

/** From left to right, so that a long sum nests to the left. */
function lowerSum(node: Node & { readonly kind: 'sum' }, lowering: Lowering): Lowered {
  let left: Lowered | undefined;
  for (const term of node.terms) {
    const right = lowering.lower(term.node);
    const at = span(node.span.start, term.node.span.end);
    if (left === undefined)
      left = term.negative ? { ...right, expression: negated(at, right.expression) } : right;
    else
      left = {
        expression: apply(at, term.negative ? 'sub' : 'add', [left.expression, right.expression]),
        array: left.array || right.array,
      };
  }
  return left ?? refused('syntax', node.span, 'Something is missing here');
}

function lowerFraction(node: Node & { readonly kind: 'fraction' }, lowering: Lowering): Lowered {
  const numerator = lowering.lower(node.numerator);
  const denominator = lowering.expression(node.denominator);
  return { expression: apply(node.span, 'div', [numerator.expression, denominator]), array: numerator.array };
}
