import type { Primitive } from '../core/primitives/primitive';
import { argumentNames, partialRule } from '../core/primitives/rules';
import { secondPartialRule } from '../core/primitives/second';
import {
  type AnyPrimitive,
  constantCode,
  inputCode,
  operationCodes,
  primitiveOf,
} from '../core/primitives/table';
import type { VariadicPrimitive } from '../core/primitives/variadic';
import { compileRule, type RuleFunction } from './compile';

/** What the engine needs of an operation with one to three arguments, made when it is first met. */
export interface FixedKernel {
  readonly arity: 1 | 2 | 3;
  readonly value: (x: number, y: number, z: number) => number;
  /** ∂r/∂(argument k); undefined where the edge is structurally absent. */
  readonly partials: readonly (RuleFunction | undefined)[];
  /** [k][j]: ∂²r/∂(argument k)∂(argument j); undefined where it is the constant 0. */
  readonly seconds: () => readonly (readonly (RuleFunction | undefined)[])[];
}

export type Kernel = FixedKernel | VariadicPrimitive;

const kernels: (Kernel | undefined)[] = [];

/** The kernel of an operation code of the table. */
export function kernelOf(code: number): Kernel {
  let kernel = kernels[code];
  if (!kernel) {
    kernel = makeKernel(primitiveOf(code));
    kernels[code] = kernel;
  }
  return kernel;
}

function makeKernel(p: AnyPrimitive): Kernel {
  return p.arity === 'any' ? p : fixedKernel(p);
}

function fixedKernel(p: Primitive): FixedKernel {
  const { name, arity } = p;
  const names = argumentNames.slice(0, arity);
  const partials = names.map((_, k) =>
    p.partials[k] === '0' ? undefined : (p.numeric?.[k] ?? compileRule(partialRule(name, k, arity))),
  );
  let seconds: (RuleFunction | undefined)[][] | undefined;
  return {
    arity,
    value: p.value,
    partials,
    seconds: () => {
      seconds ??= names.map((_, k) =>
        names.map((__, j) => (partials[k] && partials[j] ? secondPartial(name, k, j, arity) : undefined)),
      );
      return seconds;
    },
  };
}

function secondPartial(name: string, k: number, j: number, arity: number): RuleFunction | undefined {
  const e = secondPartialRule(name, k, j, arity);
  return e.kind === 'const' && e.value === 0 ? undefined : compileRule(e);
}

/** Rules of operations of one argument by their codes; undefined for all others. */
interface SingleRules {
  readonly first: (RuleFunction | undefined)[];
  readonly second: (RuleFunction | undefined)[];
}

let single: SingleRules | undefined;

/** The partial of an operation of one argument; undefined for all others. */
export function singleRule(code: number): RuleFunction | undefined {
  single ??= singleRules();
  return single.first[code];
}

/** Its second derivative; undefined also where that is the constant 0. */
export function singleSecondRule(code: number): RuleFunction | undefined {
  single ??= singleRules();
  return single.second[code];
}

function singleRules(): SingleRules {
  const kernels = Array.from({ length: operationCodes }, (_, code) => {
    const kernel = code === inputCode || code === constantCode ? undefined : kernelOf(code);
    return kernel?.arity === 1 ? kernel : undefined;
  });
  return { first: kernels.map((k) => k?.partials[0]), second: kernels.map((k) => k?.seconds()[0]?.[0]) };
}
