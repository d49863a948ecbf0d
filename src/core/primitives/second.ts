import { simplifying } from '../expr/build';
import { differentiate } from '../expr/differentiate';
import type { Expr } from '../expr/expr';
import { namesOf, partialRule, rulePool } from './rules';
import { primitiveNamed } from './table';

const second = new Map<string, Expr>();

/** ∂²r/∂(argument k)∂(argument j), total: what the partial owes to `r` is carried out. */
export function secondPartialRule(operation: string, k: number, j: number, count: number): Expr {
  const key = `${operation} ${k} ${j} ${count}`;
  const found = second.get(key);
  if (found) return found;
  const name = namesOf(primitiveNamed(operation), count)[j];
  if (name === undefined) throw new Error(`${operation} has no argument ${j + 1}`);
  const first = partialRule(operation, k, count);
  const make = simplifying(rulePool);
  const direct = differentiate(first, name, rulePool);
  const through = make.apply('mul', [differentiate(first, 'r', rulePool), partialRule(operation, j, count)]);
  const e = make.apply('add', [direct, through]);
  second.set(key, e);
  return e;
}
