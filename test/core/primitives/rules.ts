import { condition } from '../../../src/core/primitives/rules';
import { type AnyPrimitive, codeOf, hasDerivative, primitives } from '../../../src/core/primitives/table';
import { compileRule } from '../../../src/engine/compile';
import { kernelOf } from '../../../src/engine/kernels';

/** An operation's numbers as the engine computes them. */
export interface Rule {
  readonly value: (at: readonly number[]) => number;
  readonly partials: (at: readonly number[], value: number) => number[];
}

export function ruleOf(p: AnyPrimitive): Rule {
  const kernel = kernelOf(codeOf(p.name));
  if (kernel.arity === 'any') {
    return {
      value: (at) => kernel.value(at, at.length),
      partials: (at, value) => {
        const out = new Float64Array(at.length);
        kernel.partials(at, at.length, value, out);
        return [...out];
      },
    };
  }
  return {
    value: ([x = 0, y = 0, z = 0]) => kernel.value(x, y, z),
    partials: ([x = 0, y = 0, z = 0], value) => kernel.partials.map((f) => (f ? f(x, y, z, value) : 0)),
  };
}

/** The operations that pass a derivative on. */
export const differentiable: readonly AnyPrimitive[] = primitives.filter(hasDerivative);

/** Whether an argument can be moved at all: the order of a polygamma function cannot. */
export function canMove(p: AnyPrimitive, k: number): boolean {
  return p.arity === 'any' || p.partials[k] !== 'nan';
}

/** Whether the partials are the derivative at this point, rather than a convention. */
export function isSmooth(p: AnyPrimitive, at: readonly number[]): boolean {
  const value = ruleOf(p).value(at);
  if (p.arity === 'any') return !p.kink?.at(at, at.length, value);
  return !p.kink || !holds(p.kink.at, at, value);
}

/** Whether a condition of an entry (its domain, its kink) holds at a point. */
export function holds(text: string, [x = 0, y = 0, z = 0]: readonly number[], value: number): boolean {
  return compileRule(condition(text))(x, y, z, value) !== 0;
}
