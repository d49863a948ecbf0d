import { constants, type Entry, type Library } from '../../shared/library';
import { arrays } from './arrays';
import { numeric } from './base';
import { linearAlgebra, special, statistics } from './packages';

/** Modules whose members are known by their own names, with an import or without. */
export const modules: ReadonlySet<string> = new Set([
  'Base',
  'Core',
  'Math',
  'MathConstants',
  'Statistics',
  'LinearAlgebra',
  'SpecialFunctions',
  'LogExpFunctions',
  'NNlib',
]);

const numbers: Library = constants({
  pi: Math.PI,
  π: Math.PI,
  ℯ: Math.E,
  Inf: Number.POSITIVE_INFINITY,
  Inf64: Number.POSITIVE_INFINITY,
  NaN: Number.NaN,
  NaN64: Number.NaN,
});

const elementwise: Library = { ...numeric, ...special };

const all: Library = { ...arrays, ...elementwise, ...statistics, ...linearAlgebra, ...numbers };

export function findMember(name: string): Entry | undefined {
  return own(all, name);
}

/** Whether it is a function of numbers, which a dot applies to each element. */
export function isElementwise(name: string): boolean {
  return own(elementwise, name) !== undefined;
}

/** A name of the source may be `constructor` or `__proto__`, which every object has. */
function own(library: Library, name: string): Entry | undefined {
  return Object.hasOwn(library, name) ? library[name] : undefined;
}

/** Names that a file may define anew. */
export const memberNames: readonly string[] = Object.keys(all);
