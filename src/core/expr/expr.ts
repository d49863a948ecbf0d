/**
 * Expressions as a directed acyclic graph: within one pool, equal expressions are one object, and an
 * expression's `id` is larger than the ids of its arguments, so that ids are an evaluation order.
 */
export type Expr = ConstExpr | InputExpr | ApplyExpr;

export interface ConstExpr {
  readonly kind: 'const';
  readonly id: number;
  readonly value: number;
}

export interface InputExpr {
  readonly kind: 'input';
  readonly id: number;
  readonly name: string;
}

export interface ApplyExpr {
  readonly kind: 'apply';
  readonly id: number;
  /** A name of the rule table. */
  readonly operation: string;
  readonly args: readonly Expr[];
}

/** Makes expressions and keeps one object for each. */
export class ExprPool {
  private readonly constants = new Map<string, ConstExpr>();
  private readonly inputs = new Map<string, InputExpr>();
  private readonly applications = new Map<string, ApplyExpr>();
  private next = 0;

  /** How many expressions the pool holds. */
  get size(): number {
    return this.next;
  }

  constant(value: number): ConstExpr {
    const key = Object.is(value, -0) ? '-0' : String(value);
    return remembered(this.constants, key, () => ({ kind: 'const', id: this.next++, value }));
  }

  input(name: string): InputExpr {
    return remembered(this.inputs, name, () => ({ kind: 'input', id: this.next++, name }));
  }

  /** The application as it stands; `build.ts` simplifies. */
  apply(operation: string, args: readonly Expr[]): ApplyExpr {
    const key = `${operation} ${args.map((a) => a.id).join(' ')}`;
    return remembered(this.applications, key, () => ({ kind: 'apply', id: this.next++, operation, args }));
  }
}

function remembered<T>(all: Map<string, T>, key: string, make: () => T): T {
  const found = all.get(key);
  if (found !== undefined) return found;
  const made = make();
  all.set(key, made);
  return made;
}

/** Every expression that `roots` are made of, arguments before what uses them. */
export function inOrder(roots: readonly Expr[]): Expr[] {
  const seen = new Set<Expr>();
  const open: Expr[] = [...roots];
  for (let e = open.pop(); e; e = open.pop()) {
    if (seen.has(e)) continue;
    seen.add(e);
    if (e.kind === 'apply') for (const a of e.args) open.push(a);
  }
  return [...seen].sort((a, b) => a.id - b.id);
}

/** `e` with inputs replaced by what `values` gives for their names, rebuilt by `apply`. */
export function substitute(
  e: Expr,
  pool: ExprPool,
  values: ReadonlyMap<string, Expr>,
  apply: (operation: string, args: readonly Expr[]) => Expr = (operation, args) =>
    pool.apply(operation, args),
): Expr {
  const made = new Map<Expr, Expr>();
  for (const part of inOrder([e])) made.set(part, rebuilt(part, pool, values, made, apply));
  return of(made, e);
}

function rebuilt(
  part: Expr,
  pool: ExprPool,
  values: ReadonlyMap<string, Expr>,
  made: ReadonlyMap<Expr, Expr>,
  apply: (operation: string, args: readonly Expr[]) => Expr,
): Expr {
  switch (part.kind) {
    case 'const':
      return pool.constant(part.value);
    case 'input':
      return values.get(part.name) ?? pool.input(part.name);
    case 'apply':
      return apply(
        part.operation,
        part.args.map((a) => of(made, a)),
      );
  }
}

/** The entry that an earlier step of an evaluation order has made. */
export function of<V>(made: ReadonlyMap<Expr, V>, e: Expr): V {
  const value = made.get(e);
  if (value === undefined) throw new Error('an expression was used before it was made');
  return value;
}
