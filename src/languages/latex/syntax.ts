import type { Problem } from '../../core/problem';
import type { Span } from '../../core/span';

/** What a formula looks like, before names decide what it means: `f (x)` is a product here. */
export type Node =
  | NumberNode
  | SymbolNode
  | GroupNode
  /** Signed terms. */
  | { readonly kind: 'sum'; readonly span: Span; readonly terms: readonly Term[] }
  | ProductNode
  | { readonly kind: 'power'; readonly span: Span; readonly base: Node; readonly exponent: Node }
  | { readonly kind: 'transpose'; readonly span: Span; readonly base: Node; readonly certain: boolean }
  | { readonly kind: 'fraction'; readonly span: Span; readonly numerator: Node; readonly denominator: Node }
  | { readonly kind: 'binomial'; readonly span: Span; readonly above: Node; readonly below: Node }
  | { readonly kind: 'root'; readonly span: Span; readonly radicand: Node; readonly degree: Node | undefined }
  | { readonly kind: 'factorial'; readonly span: Span; readonly base: Node }
  | ApplyNode
  | FoldNode
  | {
      readonly kind: 'extreme';
      readonly span: Span;
      readonly operation: 'max' | 'min';
      readonly items: readonly Node[];
    }
  | { readonly kind: 'absolute'; readonly span: Span; readonly inner: Node; readonly outerBars: boolean }
  | {
      readonly kind: 'norm';
      readonly span: Span;
      readonly inner: Node;
      readonly order: Node | 'frobenius' | undefined;
    }
  | {
      readonly kind: 'round';
      readonly span: Span;
      readonly operation: 'floor' | 'ceil';
      readonly inner: Node;
    }
  | { readonly kind: 'inner'; readonly span: Span; readonly left: Node; readonly right: Node }
  | { readonly kind: 'matrix'; readonly span: Span; readonly rows: readonly (readonly Node[])[] }
  | { readonly kind: 'cases'; readonly span: Span; readonly rows: readonly CaseRow[] }
  | { readonly kind: 'infinity'; readonly span: Span }
  | { readonly kind: 'stop'; readonly span: Span; readonly problem: Problem };

export interface NumberNode {
  readonly kind: 'number';
  readonly span: Span;
  readonly value: number;
  readonly integer: boolean;
}

export interface SymbolNode {
  readonly kind: 'symbol';
  readonly span: Span;
  /** The name without its subscript: `hat_y` of `\hat{y}_i`. */
  readonly base: string;
  /** The whole name: `hat_y_i`. */
  readonly name: string;
  /** What the subscript says, where it can be read as indices. */
  readonly subscript: readonly Node[];
  readonly subscriptText: string;
  readonly font: 'plain' | 'roman' | 'bold' | 'script';
  readonly primes: number;
}

export interface GroupNode {
  readonly kind: 'group';
  readonly span: Span;
  /** `brace` is invisible on paper. */
  readonly delimiter: 'round' | 'square' | 'curly' | 'brace' | 'none';
  readonly items: readonly Node[];
  /** `f(x; a, b)`, `f(x \mid a)`: not only commas between the items. */
  readonly divided: boolean;
}

export interface Term {
  readonly negative: boolean;
  readonly node: Node;
}

export interface ProductNode {
  readonly kind: 'product';
  readonly span: Span;
  readonly factors: readonly Factor[];
}

/** `operator` stands before the factor; the first factor has `first`. */
export interface Factor {
  readonly operator: 'first' | 'beside' | 'dot' | 'cross' | 'divide';
  readonly node: Node;
}

export interface ApplyNode {
  readonly kind: 'apply';
  readonly span: Span;
  /** As in the table of functions: `sin`. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly args: readonly Node[];
  readonly power: Node | undefined;
  /** Of a logarithm. */
  readonly base: Node | undefined;
}

export interface FoldNode {
  readonly kind: 'fold';
  readonly span: Span;
  readonly operation: 'sum' | 'product' | 'max' | 'min';
  readonly variables: readonly SymbolNode[];
  /** Absent in `\sum_i`: over all indices of the arrays in the body. */
  readonly from: Node | undefined;
  readonly to: Node | undefined;
  readonly body: Node;
}

export interface CaseRow {
  readonly value: Node;
  /** Absent: otherwise. */
  readonly condition: Condition | undefined;
}

export type Condition =
  /** `a ≤ x < b`: operands and, between them, operations of the rule table. */
  | {
      readonly kind: 'chain';
      readonly span: Span;
      readonly operands: readonly Node[];
      readonly operations: readonly string[];
    }
  | {
      readonly kind: 'logic';
      readonly span: Span;
      readonly operator: 'and' | 'or' | 'not';
      readonly args: readonly Condition[];
    }
  | { readonly kind: 'stop'; readonly span: Span; readonly problem: Problem };

/** The parts of a node, for walks that look at all of a formula. */
export function parts(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'number':
    case 'infinity':
    case 'stop':
      return [];
    case 'symbol':
      return node.subscript;
    case 'group':
    case 'extreme':
      return node.items;
    case 'sum':
      return node.terms.map((term) => term.node);
    case 'product':
      return node.factors.map((factor) => factor.node);
    case 'power':
      return [node.base, node.exponent];
    case 'transpose':
    case 'factorial':
      return [node.base];
    case 'fraction':
      return [node.numerator, node.denominator];
    case 'binomial':
      return [node.above, node.below];
    case 'root':
      return present(node.radicand, node.degree);
    case 'apply':
      return present(...node.args, node.power, node.base);
    case 'fold':
      return present(node.from, node.to, node.body);
    case 'absolute':
    case 'round':
      return [node.inner];
    case 'norm':
      return present(node.inner, node.order === 'frobenius' ? undefined : node.order);
    case 'inner':
      return [node.left, node.right];
    case 'matrix':
      return node.rows.flat();
    case 'cases':
      return node.rows.flatMap((row) => [
        row.value,
        ...(row.condition === undefined ? [] : conditionParts(row.condition)),
      ]);
  }
}

/** The brackets that hold arguments, under scripts and in invisible braces: `\Gamma{(x)}`. */
export function bracketsOf(node: Node): GroupNode | undefined {
  const scripted = node.kind === 'power' || node.kind === 'factorial' || node.kind === 'transpose';
  const group = scripted ? node.base : node;
  if (group.kind !== 'group' || group.delimiter === 'none') return undefined;
  if (group.delimiter !== 'brace') return group;
  const [inner] = group.items;
  return inner?.kind === 'group' && inner.delimiter !== 'brace' && inner.delimiter !== 'none'
    ? inner
    : undefined;
}

function conditionParts(condition: Condition): readonly Node[] {
  switch (condition.kind) {
    case 'chain':
      return condition.operands;
    case 'logic':
      return condition.args.flatMap(conditionParts);
    case 'stop':
      return [];
  }
}

function present(...nodes: readonly (Node | undefined)[]): Node[] {
  return nodes.filter((node) => node !== undefined);
}
