import type { Expression } from '../../core/program/program';
import type { Span } from '../../core/span';
import { literal, name as nameExpression } from '../shared/nodes';
import { type Lowered, type Lowering, refused, scalar } from './lowering';
import type { Node, NumberNode, SymbolNode } from './syntax';
import { parts } from './syntax';

/** A whole number is one of the language's integers; where it is divided, the result is real all the same. */
export function lowerNumber(node: NumberNode): Lowered {
  return scalar(numberLiteral(node.span, node.value, node.integer));
}

export function numberLiteral(at: Span, value: number, integer: boolean): Expression {
  return literal(at, value, integer && Number.isSafeInteger(value));
}

/** A constant, a scalar, an array, or an element of one. */
export function lowerSymbol(node: SymbolNode, lowering: Lowering): Lowered {
  if (node.name.includes('…')) return refused('unsupported-syntax', node.span, 'An ellipsis is not followed');
  if (node.subscriptText !== '') return scalar(element(node, lowering));
  const constant = lowering.isDefined(node.name) ? undefined : constantOf(node, lowering);
  if (constant !== undefined) return scalar(literal(node.span, constant));
  lowering.use(node.name);
  return { expression: nameExpression(node.span, node.name), array: mayBeArray(node, lowering) };
}

export function mayBeArray(node: SymbolNode, lowering: Lowering): boolean {
  return (
    node.subscriptText === '' &&
    (lowering.facts.arrays.has(node.base) || lowering.facts.factors.has(node.base))
  );
}

function constantOf(node: SymbolNode, lowering: Lowering): number | undefined {
  if (node.name === 'pi') return Math.PI;
  if (!isEuler(node, lowering) || lowering.definitions.values.has('e')) return undefined;
  if (node.font === 'plain') lowering.note(node.span, 'e is read as the base of the natural logarithm');
  return Math.E;
}

/** Whether a symbol, as the base of a power, is Euler's number; elsewhere an `e` of the file comes first. */
export function isEuler(node: Node, lowering: Lowering): node is SymbolNode {
  return (
    node.kind === 'symbol' &&
    node.name === 'e' &&
    node.font !== 'script' &&
    (node.font === 'roman' || !(lowering.isBound('e') || lowering.definitions.own.has('e')))
  );
}

function element(node: SymbolNode, lowering: Lowering): Expression {
  const items = lowering.isBound(node.name) ? undefined : indexItems(node, lowering);
  useElement(node, items !== undefined, lowering);
  if (items === undefined) return nameExpression(node.span, node.name);
  const shift = lowering.facts.zeroBased.has(node.base);
  if (shift) {
    const message = `The elements of ${node.base} are counted from 0, as the bounds of the sum say`;
    lowering.note(node.span, message);
  }
  const indices = items.map((item) => lowerIndex(item, shift, lowering));
  return { kind: 'element', span: node.span, name: node.name, base: node.base, indices };
}

/**
 * What `x_1` uses: the array where the text shows that x is one, or a parameter that is indexed only; else the
 * scalar of that name.
 */
function useElement(node: SymbolNode, indexed: boolean, lowering: Lowering): void {
  const { facts, definitions } = lowering;
  if (lowering.isBound(node.name)) return;
  if (indexed && definitions.families.has(node.base)) return lowering.use(`${node.base}_`);
  const isParameter = lowering.isBound(node.base) && !facts.bare.has(node.base);
  const isArray = indexed && (facts.arrays.has(node.base) || isParameter);
  if (isArray || (indexed && definitions.values.has(node.base))) lowering.use(node.base);
  if (!isArray || definitions.values.has(node.name)) lowering.use(node.name);
}

/** An index, counted from 1. Names in it are no inputs. */
function lowerIndex(item: Node, shift: boolean, lowering: Lowering): Expression {
  const index = lowering.withoutUses(() => lowering.expression(item));
  return shift
    ? { kind: 'apply', span: item.span, operation: 'add', args: [index, literal(item.span, 1, true)] }
    : index;
}

function indexItems(node: SymbolNode, lowering: Lowering): readonly Node[] | undefined {
  const items = node.subscript;
  if (items.length === 0 || !items.every((item) => isIndex(item, lowering))) return undefined;
  const [only] = items;
  if (only?.kind === 'number' && items.length === 1 && lowering.facts.pairs.has(node.base) && only.value > 10)
    return digits(only);
  return items;
}

function digits(node: NumberNode): readonly Node[] {
  return [Math.floor(node.value / 10), node.value % 10].map((value) => ({ ...node, value }));
}

/** Whole numbers, bound variables and the letters that are customary for indices, joined by signs. */
function isIndex(node: Node, lowering: Lowering): boolean {
  if (node.kind === 'number') return node.integer;
  if (node.kind === 'symbol') return isIndexName(node, lowering);
  const joins =
    node.kind === 'sum' || node.kind === 'product' || (node.kind === 'group' && node.items.length === 1);
  return joins && parts(node).every((part) => isIndex(part, lowering));
}

function isIndexName(node: SymbolNode, lowering: Lowering): boolean {
  if (node.subscriptText !== '') return false;
  return (
    /^[i-n]$/.test(node.name) || lowering.isDefined(node.name) || lowering.facts.lengthNames.has(node.name)
  );
}
