import type { LengthRule } from '../../core/program/program';
import type { Equation } from './equations';
import { LengthFinder } from './lengths';
import { type Definitions, eitherOf, type Names } from './names';
import type { FoldNode, Node, SymbolNode } from './syntax';
import { bracketsOf, parts } from './syntax';

/** What a formula's way of writing says about its names, gathered before its meaning is settled. */
export interface Facts {
  /** Names that are surely arrays: indexed by a variable, transposed, in a norm, bold, defined as a matrix. */
  readonly arrays: Names;
  /** Names that may be arrays because they are multiplied with one. */
  readonly factors: ReadonlySet<string>;
  /** Bases whose subscripts of two digits are two indices, `a_{12}`. */
  readonly pairs: ReadonlySet<string>;
  /** Bases whose first element has the index 0. */
  readonly zeroBased: ReadonlySet<string>;
  /** Symbols that stand somewhere without parentheses behind them. */
  readonly bare: ReadonlySet<string>;
  /** Symbols that stand somewhere before parentheses. */
  readonly heads: ReadonlySet<string>;
  readonly lengths: readonly LengthRule[];
  /** Names of the lengths that folds without bounds run over. */
  readonly implicit: ReadonlyMap<FoldNode, string>;
  /** Names of lengths. */
  readonly lengthNames: ReadonlySet<string>;
}

export function factsOf(equations: readonly Equation[], definitions: Definitions): Facts {
  const finder = new LengthFinder();
  const found = new Set<string>();
  const arrays = eitherOf(found, definitions.matrices);
  const factors = new Set<string>();
  const bare = new Set<string>();
  const heads = new Set<string>();
  const pairs = new PairFinder();
  for (const equation of equations) {
    finder.walk(equation.right, familyOf(equation));
    for (const parameter of equation.definition?.parameters ?? []) finder.exclude(parameter.name);
    if (equation.definition?.kind === 'value') finder.exclude(equation.definition.name);
    visit(equation.right, (node) => {
      lookAt(node, found);
      seeSymbols(node, bare, heads);
      if (node.kind === 'symbol') pairs.see(node);
    });
  }
  for (const base of finder.indexed) found.add(base);
  spread(equations, arrays, factors);
  return {
    arrays,
    factors,
    bare,
    heads,
    pairs: pairs.found(),
    zeroBased: finder.zeroBased,
    ...finder.rules(definitions),
  };
}

function familyOf({ definition }: Equation): { base: string; indices: readonly string[] } | undefined {
  if (definition?.kind !== 'family') return undefined;
  return { base: definition.symbol.base, indices: definition.parameters.map((parameter) => parameter.name) };
}

/** All nodes of a tree; iteratively, for a sum may have a million terms. */
function visit(root: Node, see: (node: Node) => void): void {
  const stack: Node[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    see(node);
    for (const part of parts(node)) stack.push(part);
  }
}

function lookAt(node: Node, arrays: Set<string>): void {
  if (node.kind === 'symbol' && node.font === 'bold') arrays.add(node.base);
  if (node.kind === 'transpose' && node.certain) addSymbols(node.base, arrays);
  if (node.kind === 'norm') addSymbols(node.inner, arrays);
  if (node.kind === 'inner') for (const side of [node.left, node.right]) addSymbols(side, arrays);
}

function seeSymbols(node: Node, bare: Set<string>, heads: Set<string>): void {
  for (const [index, part] of parts(node).entries()) {
    const next = node.kind === 'product' ? node.factors[index + 1] : undefined;
    const isHead = next?.operator === 'beside' && bracketsOf(next.node) !== undefined;
    if (part.kind === 'symbol') (isHead ? heads : bare).add(part.name);
  }
}

/** The bare symbols whose value is the node's own, through brackets and signs. */
function addSymbols(node: Node, names: Set<string>): void {
  if (node.kind === 'symbol' && node.subscriptText === '') names.add(node.base);
  if (node.kind === 'group') for (const item of node.items) addSymbols(item, names);
  if (node.kind === 'sum') for (const term of node.terms) addSymbols(term.node, names);
}

/** Names that are multiplied with arrays may be arrays too, also through a definition. */
function spread(equations: readonly Equation[], arrays: Names, factors: Set<string>): void {
  for (let before = -1; before !== factors.size; ) {
    before = factors.size;
    for (const equation of equations) {
      const name = equation.definition?.name;
      if (name !== undefined && (arrays.has(name) || factors.has(name))) addFactors(equation.right, factors);
      visit(equation.right, (node) => {
        if (node.kind === 'norm') addFactors(node.inner, factors);
        if (node.kind === 'product' && node.factors.some((factor) => isArray(factor.node, arrays)))
          addFactors(node, factors);
      });
    }
  }
}

function isArray(node: Node, arrays: Names): boolean {
  if (node.kind === 'transpose') return node.certain || isArray(node.base, arrays);
  if (node.kind === 'matrix') return true;
  if (node.kind === 'group')
    return node.items.length === 1 && node.items.some((item) => isArray(item, arrays));
  if (node.kind === 'sum') return node.terms.some((term) => isArray(term.node, arrays));
  return node.kind === 'symbol' && node.subscriptText === '' && arrays.has(node.base);
}

function addFactors(node: Node, names: Set<string>): void {
  if (node.kind === 'symbol' && node.subscriptText === '') names.add(node.base);
  if (node.kind === 'group') for (const item of node.items) addFactors(item, names);
  if (node.kind === 'sum') for (const term of node.terms) addFactors(term.node, names);
  if (node.kind === 'product') for (const factor of node.factors) addFactors(factor.node, names);
  if (node.kind === 'transpose') addFactors(node.base, names);
  if (node.kind === 'fraction') addFactors(node.numerator, names);
  if (node.kind === 'power' && isCapital(node.base)) addFactors(node.base, names);
  if (node.kind === 'power') addCapitals(node.exponent, names);
  if (node.kind === 'apply') for (const arg of node.args) addCapitals(arg, names);
}

/** `x^\top \exp(A) y`, `e^{A t}`: beside vectors, capital letters may be matrices. */
function addCapitals(node: Node, names: Set<string>): void {
  visit(node, (inner) => {
    if (inner.kind === 'symbol' && isCapital(inner)) names.add(inner.base);
  });
}

/** A capital letter, or a sum with one in brackets: customary for matrices. */
export function isCapital(node: Node): boolean {
  if (node.kind === 'symbol') return node.subscriptText === '' && /^[A-Z]/.test(node.base);
  if (node.kind === 'group') return node.items.length === 1 && node.items.some(isCapital);
  return node.kind === 'sum' && node.terms.some((term) => isCapital(term.node));
}

/** Bases whose every subscript is two digits from 1 to 9, or two letters: rows and columns. */
class PairFinder {
  private readonly yes = new Set<string>();
  private readonly no = new Set<string>();

  see(symbol: SymbolNode): void {
    if (symbol.subscriptText === '') return;
    (/^([1-9]{2}|[a-z]{2})$/.test(symbol.subscriptText) ? this.yes : this.no).add(symbol.base);
  }

  found(): ReadonlySet<string> {
    return new Set([...this.yes].filter((base) => !this.no.has(base)));
  }
}
