import { type Expr, ExprPool } from '../expr/expr';
import { parseExpr } from '../expr/parse';
import { type AnyPrimitive, primitiveNamed } from './table';

/** Names of the arguments in the rules' texts, in order. */
export const argumentNames = ['x', 'y', 'z'] as const;

/** The rules' own expressions: bounded by the table, shared by all inspections. */
export const rulePool = new ExprPool();
const parsed = new Map<string, Expr>();

function read(text: string): Expr {
  const found = parsed.get(text);
  if (found) return found;
  const e = parseExpr(text, rulePool);
  parsed.set(text, e);
  return e;
}

/** The names of the arguments of an operation applied to `count` of them. */
export function namesOf(p: AnyPrimitive, count: number): string[] {
  return p.arity === 'any'
    ? Array.from({ length: count }, (_, k) => `x${k + 1}`)
    : argumentNames.slice(0, p.arity);
}

/** ∂r/∂(argument k) in the arguments' names and `r`. */
export function partialRule(operation: string, k: number, count: number): Expr {
  const p = primitiveNamed(operation);
  const text = p.arity === 'any' ? p.symbolic(k, count) : p.partials[k];
  if (text === undefined) throw new Error(`${operation} has no argument ${k + 1}`);
  return read(text);
}

/** The condition text of an entry (its domain, its kink) as an expression. */
export function condition(text: string): Expr {
  return read(text);
}
