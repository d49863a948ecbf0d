import { codeFormulas, ofOne } from './code-formulas';
import type { CodeStyle, Formula } from './code-style';
import { type Expr, ExprPool, inOrder, of } from './expr';
import { parseExpr } from './parse';

export interface Expanded {
  readonly roots: readonly Expr[];
  /** Operations of the expressions that the style has no way to write. */
  readonly missing: ReadonlySet<string>;
}

/** The expressions in operations that the style has forms for, and negation; shared parts stay shared. */
export function expanded(roots: readonly Expr[], style: CodeStyle): Expanded {
  const pool = new ExprPool();
  const missing = new Set<string>();
  const apply = (operation: string, args: readonly Expr[]): Expr => {
    const formula = formulaOf(operation, args.length, style);
    if (formula === undefined) return pool.apply(operation, args);
    if (formula !== unknown) return instance(formula, args, pool, apply);
    missing.add(operation);
    return pool.constant(Number.NaN);
  };
  const made = new Map<Expr, Expr>();
  const unwritten = new Set<string>();
  for (const e of inOrder(roots)) {
    missing.clear();
    made.set(e, rebuilt(e, made, pool, apply));
    if (missing.size && e.kind === 'apply') unwritten.add(e.operation);
  }
  return { roots: roots.map((e) => of(made, e)), missing: unwritten };
}

type Apply = (operation: string, args: readonly Expr[]) => Expr;

function rebuilt(e: Expr, made: ReadonlyMap<Expr, Expr>, pool: ExprPool, apply: Apply): Expr {
  switch (e.kind) {
    case 'const':
      return pool.constant(e.value);
    case 'input':
      return pool.input(e.name);
    case 'apply':
      return apply(
        e.operation,
        e.args.map((a) => of(made, a)),
      );
  }
}

const unknown = Symbol('no formula');

/** Undefined where the style has a form of its own. */
function formulaOf(
  operation: string,
  count: number,
  { forms, formulas }: CodeStyle,
): Formula | typeof unknown | undefined {
  const alone = count === 1 ? own(ofOne, operation) : undefined;
  if (alone !== undefined) return alone;
  const given = count > 0 && (operation === 'neg' || forms.has(operation));
  return given
    ? undefined
    : ((formulas && own(formulas, operation)) ?? own(codeFormulas, operation) ?? unknown);
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function instance(formula: Formula, args: readonly Expr[], pool: ExprPool, apply: Apply): Expr {
  if (typeof formula === 'string') return filled(formula, args, pool, apply);
  const { fold } = formula;
  return args.reduce((left, right) => filled(fold, [left, right], pool, apply));
}

function filled(text: string, args: readonly Expr[], pool: ExprPool, apply: Apply): Expr {
  return parseExpr(text, {
    constant: (value) => pool.constant(value),
    input: (name) => args['xyz'.indexOf(name)] ?? pool.constant(Number.NaN),
    apply,
  });
}
