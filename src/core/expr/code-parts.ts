import type { CodeStyle } from './code-style';
import type { Expr } from './expr';

/** What is computed whatever the tests in the expression say. */
export function alwaysComputed(nodes: readonly Expr[], roots: readonly Expr[], style: CodeStyle): Set<Expr> {
  const sure = new Set<Expr>(roots);
  for (const e of nodes.toReversed()) {
    if (e.kind !== 'apply' || !sure.has(e)) continue;
    const testFirst = e.operation === 'select' || (style.lazy && /^(?:and|or)$/.test(e.operation));
    for (const a of testFirst ? e.args.slice(0, 1) : e.args) sure.add(a);
  }
  return sure;
}

/** From so many operations on, a part that occurs twice is worth a name. */
const worthName = 4;

/** Larger parts that occur more than once, among `allowed` where it is given. */
export function repeatedParts(
  nodes: readonly Expr[],
  roots: readonly Expr[],
  allowed: ReadonlySet<Expr> | undefined,
): Set<Expr> {
  const uses = new Map<Expr, number>();
  const sizes = new Map<Expr, number>();
  const count = (e: Expr): void => {
    uses.set(e, (uses.get(e) ?? 0) + 1);
  };
  for (const e of roots) count(e);
  for (const e of nodes) {
    if (e.kind !== 'apply') continue;
    for (const a of e.args) count(a);
    const size = e.args.reduce((total, a) => total + (sizes.get(a) ?? 0), 1);
    sizes.set(e, Math.min(size, worthName));
  }
  const worth = (e: Expr) => (uses.get(e) ?? 0) > 1 && (sizes.get(e) ?? 0) >= worthName;
  return new Set(nodes.filter((e) => worth(e) && (!allowed || allowed.has(e))));
}

/** t1, t2, … without those that are taken. */
export function freshNames(names: ReadonlySet<string>, style: CodeStyle): () => string {
  let k = 0;
  return () => {
    for (;;) {
      const name = `t${++k}`;
      if (!names.has(name) && !style.taken(name)) return name;
    }
  };
}
