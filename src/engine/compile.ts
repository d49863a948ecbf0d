import type { ApplyExpr, Expr } from '../core/expr/expr';
import { primitiveNamed } from '../core/primitives/table';

/** A rule as a function of its arguments `x`, `y`, `z` and its result `r`; what a rule does not use is ignored. */
export type RuleFunction = (x: number, y: number, z: number, r: number) => number;

/**
 * The numeric function of a rule's expression in x, y, z and r, put together from closures: no code is
 * generated, so it also works where `eval` is forbidden. Rules are small, so recursion is bounded by them.
 */
export function compileRule(e: Expr): RuleFunction {
  switch (e.kind) {
    case 'const': {
      const { value } = e;
      return () => value;
    }
    case 'input':
      return argument(e.name);
    case 'apply':
      return application(e);
  }
}

function argument(name: string): RuleFunction {
  switch (name) {
    case 'x':
      return (x) => x;
    case 'y':
      return (_x, y) => y;
    case 'z':
      return (_x, _y, z) => z;
    case 'r':
      return (_x, _y, _z, r) => r;
    default:
      throw new Error(`a rule has no argument ${name}`);
  }
}

function application(e: ApplyExpr): RuleFunction {
  const [a, b, c] = e.args.map(compileRule);
  if (a && b && c && e.operation === 'select')
    return (x, y, z, r) => (a(x, y, z, r) !== 0 ? b(x, y, z, r) : c(x, y, z, r));
  if (a && b && !c) return binary(e.operation, a, b);
  const p = primitiveNamed(e.operation);
  const value = p.arity === 'any' ? (...args: number[]) => p.value(args, args.length) : p.value;
  if (a && !b) return (x, y, z, r) => value(a(x, y, z, r));
  if (a && b && c) return (x, y, z, r) => value(a(x, y, z, r), b(x, y, z, r), c(x, y, z, r));
  throw new Error(`a rule applies ${e.operation} to ${e.args.length} arguments`);
}

function binary(operation: string, a: RuleFunction, b: RuleFunction): RuleFunction {
  switch (operation) {
    case 'add':
      return (x, y, z, r) => a(x, y, z, r) + b(x, y, z, r);
    case 'sub':
      return (x, y, z, r) => a(x, y, z, r) - b(x, y, z, r);
    case 'mul':
      return (x, y, z, r) => a(x, y, z, r) * b(x, y, z, r);
    case 'div':
      return (x, y, z, r) => a(x, y, z, r) / b(x, y, z, r);
    default: {
      const p = primitiveNamed(operation);
      const value = p.arity === 'any' ? (u: number, v: number) => p.value([u, v], 2) : p.value;
      return (x, y, z, r) => value(a(x, y, z, r), b(x, y, z, r));
    }
  }
}
