import type { LengthRule } from '../../core/program/program';
import type { Definitions, Names } from './names';
import type { FoldNode, Node, SymbolNode } from './syntax';
import { parts } from './syntax';

interface Affine {
  readonly name: string | undefined;
  readonly offset: number;
}

const mostReaches = 10_000;

/** The folds around, by their variables; other bound indices have none. */
type Folds = ReadonlyMap<string, FoldNode | undefined>;

/** `base`, along `axis`, is indexed up to `name` + `offset`. */
interface Reach {
  readonly name: string;
  readonly base: string;
  readonly axis: number;
  readonly offset: number;
}

/**
 * Finds which symbols are lengths: the upper bound n of a fold whose variable indexes arrays. `x_{i+1}` for i
 * up to n − 1 reaches x_n, so n is the length of x. Also where the first index is 0.
 */
export class LengthFinder {
  /** Bases that a bound variable indexes. */
  readonly indexed = new Set<string>();
  readonly zeroBased = new Set<string>();
  private readonly reaches: Reach[] = [];
  private readonly bounds = new Set<string>();
  private readonly excluded = new Set<string>();
  private readonly implicit = new Map<FoldNode, string>();
  /** `y_i = … x_{i+1} …`: what y at an index needs of x. */
  private readonly links: {
    readonly family: string;
    readonly index: number;
    readonly reach: Omit<Reach, 'name'>;
  }[] = [];
  private family: { readonly base: string; readonly indices: readonly string[] } | undefined;

  /** `family`: the base that this defines for all values of its indices. */
  walk(node: Node, family?: { readonly base: string; readonly indices: readonly string[] }): void {
    this.family = family;
    this.visit(node, new Map(family?.indices.map((name) => [name, undefined])));
  }

  /** A name that has a value of its own. */
  exclude(name: string): void {
    this.excluded.add(name);
  }

  /** Values that the file defines are no lengths of arrays, and families have no length. */
  rules({ values, families }: Pick<Definitions, 'values' | 'families'>): {
    lengths: readonly LengthRule[];
    implicit: ReadonlyMap<FoldNode, string>;
    lengthNames: ReadonlySet<string>;
  } {
    const names = [...this.bounds].filter((name) => !this.excluded.has(name) && !values.has(name));
    const lengths = names
      .map((name) => ({ name, arrays: this.arraysOf(name, families) }))
      .filter((rule) => rule.arrays.length > 0);
    const known = new Set(lengths.map((rule) => rule.name));
    const implicit = new Map([...this.implicit].filter(([, name]) => known.has(name)));
    return { lengths, implicit, lengthNames: known };
  }

  private arraysOf(name: string, families: Names): LengthRule['arrays'] {
    const farthest = new Map<string, Reach>();
    for (const reach of this.throughFamilies(this.reaches.filter((each) => each.name === name))) {
      if (families.has(reach.base)) continue;
      const key = `${reach.axis} ${reach.base}`;
      const known = farthest.get(key);
      if (known === undefined || known.offset < reach.offset) farthest.set(key, reach);
    }
    return [...farthest.values()].map(({ base, axis, offset }) => ({
      name: base,
      axis,
      offset: 0 - offset - (this.zeroBased.has(base) ? 1 : 0),
    }));
  }

  /** With what the elements of families that are reached reach themselves; families in a circle have no end. */
  private throughFamilies(reaches: readonly Reach[]): readonly Reach[] {
    const all = [...reaches];
    for (const reach of all) {
      if (all.length > mostReaches) break;
      for (const link of this.links) {
        if (link.family !== reach.base || link.index !== reach.axis) continue;
        all.push({ ...link.reach, name: reach.name, offset: reach.offset + link.reach.offset });
      }
    }
    return all;
  }

  /** Recursion is bounded by the depth that the parser allows. */
  private visit(node: Node, folds: Folds): void {
    if (node.kind === 'symbol') this.element(node, folds);
    if (node.kind !== 'fold') {
      for (const part of parts(node)) this.visit(part, folds);
      return;
    }
    if (node.from !== undefined) this.visit(node.from, folds);
    if (node.to !== undefined) this.visit(node.to, folds);
    const bound = this.boundOf(node);
    if (bound?.name !== undefined && !folds.has(bound.name)) this.bounds.add(bound.name);
    this.visit(
      node.body,
      new Map([...folds, ...node.variables.map((variable) => [variable.name, node] as const)]),
    );
  }

  private boundOf(fold: FoldNode): Affine | undefined {
    if (fold.to !== undefined) return affine(fold.to);
    const name = this.implicit.get(fold) ?? `#length${fold.span.start}`;
    this.implicit.set(fold, name);
    return { name, offset: 0 };
  }

  private element(symbol: SymbolNode, folds: Folds): void {
    for (const [axis, item] of symbol.subscript.entries()) {
      const index = affine(item);
      if (index?.name === undefined) {
        if (mentionsAny(item, folds)) this.indexed.add(symbol.base);
        continue;
      }
      if (!folds.has(index.name)) {
        this.reaches.push({ name: index.name, base: symbol.base, axis, offset: index.offset });
        continue;
      }
      this.indexed.add(symbol.base);
      const fold = folds.get(index.name);
      const parameter = fold === undefined ? (this.family?.indices.indexOf(index.name) ?? -1) : -1;
      if (parameter >= 0 && this.family !== undefined) {
        const reach = { base: symbol.base, axis, offset: index.offset };
        this.links.push({ family: this.family.base, index: parameter, reach });
      }
      if (fold !== undefined) this.reach(symbol.base, axis, index.offset, fold, folds);
    }
  }

  private reach(base: string, axis: number, offset: number, fold: FoldNode, folds: Folds): void {
    const from = fold.from === undefined ? { name: undefined, offset: 1 } : affine(fold.from);
    if (from?.name === undefined && from !== undefined && from.offset + offset === 0)
      this.zeroBased.add(base);
    let farthest = offset;
    let current: FoldNode | undefined = fold;
    // x_j with j up to i and i up to n reaches x_n; bounds that go in a circle have no end.
    for (let steps = 0; steps <= folds.size && current !== undefined; steps++) {
      const to = this.boundOf(current);
      if (to?.name === undefined) return;
      farthest += to.offset;
      current = folds.get(to.name);
      if (!folds.has(to.name)) this.reaches.push({ name: to.name, base, axis, offset: farthest });
    }
  }
}

function mentionsAny(node: Node, names: ReadonlyMap<string, unknown>): boolean {
  return node.kind === 'symbol' ? names.has(node.name) : parts(node).some((part) => mentionsAny(part, names));
}

/** n, 3, n − 1: a symbol at most once, and whole numbers. */
function affine(node: Node): Affine | undefined {
  if (node.kind === 'number') return node.integer ? { name: undefined, offset: node.value } : undefined;
  if (node.kind === 'symbol') return { name: node.name, offset: 0 };
  if (node.kind === 'group' && node.items.length === 1 && node.items[0] !== undefined)
    return affine(node.items[0]);
  if (node.kind !== 'sum') return undefined;
  let name: string | undefined;
  let offset = 0;
  for (const term of node.terms) {
    const part = affine(term.node);
    if (part === undefined || (part.name !== undefined && (name !== undefined || term.negative)))
      return undefined;
    name ??= part.name;
    offset += term.negative ? -part.offset : part.offset;
  }
  return { name, offset };
}
