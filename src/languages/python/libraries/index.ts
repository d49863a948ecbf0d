import type { ApplyExpression } from '../../../core/program/program';
import type { Entry, Library } from '../../shared/library';
import { builtins, functools, operators } from './builtins';
import { jax, jaxLax, jaxNn, jaxRandom } from './jax';
import { math } from './math';
import { jaxLinalg, numpy, numpyLinalg, numpyRandom } from './numpy';
import { ufuncs } from './numpy-arrays';
import { normalDistribution, scipyConstants, scipyLinalg, scipySpecial } from './scipy';
import { torch, torchFunc, torchFunctional, torchSpecial } from './torch';
import { torchLinalg } from './torch-arrays';

/** The modules that are known, by their full names. */
const modules: ReadonlyMap<string, Library> = new Map([
  ['builtins', builtins],
  ['functools', functools],
  ['math', math],
  ['operator', operators],
  ['cmath', {}],
  ['random', {}],
  ['numpy', numpy],
  ['numpy.linalg', numpyLinalg],
  ['numpy.random', numpyRandom],
  ['autograd.numpy', numpy],
  ['jax', jax],
  ['jax.numpy', numpy],
  ['jax.numpy.linalg', jaxLinalg],
  ['jax.nn', jaxNn],
  ['jax.lax', jaxLax],
  ['jax.random', jaxRandom],
  ['jax.scipy.special', scipySpecial],
  ['jax.scipy.stats.norm', normalDistribution],
  ['scipy.special', scipySpecial],
  ['scipy.stats.norm', normalDistribution],
  ['scipy.constants', scipyConstants],
  ['scipy.linalg', scipyLinalg],
  ['jax.scipy.linalg', scipyLinalg],
  ['scipy.integrate', picked(numpy, ['trapezoid', 'trapz'])],
  ['torch', torch],
  ['torch.nn.functional', torchFunctional],
  ['torch.special', torchSpecial],
  ['torch.linalg', torchLinalg],
  ['torch.func', torchFunc],
  ...Object.entries(ufuncs).flatMap(([name, library]): [string, Library][] => [
    [`numpy.${name}`, library],
    [`jax.numpy.${name}`, library],
  ]),
]);

function picked(library: Library, names: readonly string[]): Library {
  return Object.fromEntries(names.flatMap((name) => (library[name] ? [[name, library[name]]] : [])));
}

/** Whose functions raise, or give Python's own numbers of them. */
const errorsOf: ReadonlyMap<string, Found['errors']> = new Map([
  ['math', 'raise'],
  ['builtins', 'operands'],
  ['operator', 'operands'],
]);

export interface Found {
  readonly entry: Entry;
  /** What a result that is not finite does. */
  readonly errors: ApplyExpression['errors'];
}

/** The member that a full name stands for: `scipy.stats.norm.cdf`. */
export function findMember(path: string): Found | undefined {
  const dot = path.lastIndexOf('.');
  const module = path.slice(0, dot);
  const entry = own(modules.get(module), path.slice(dot + 1));
  return entry && { entry, errors: errorsOf.get(module) };
}

export function isFunction(path: string): boolean {
  return findMember(path)?.entry.kind === 'function';
}

/** A name of the source may be `constructor` or `__proto__`, which every object has. */
function own(library: Library | undefined, name: string): Entry | undefined {
  return library && Object.hasOwn(library, name) ? library[name] : undefined;
}

/** Whether the module, or a module inside it, is known. */
export function isModule(path: string): boolean {
  return modules.has(path) || [...modules.keys()].some((known) => known.startsWith(`${path}.`));
}

const roots = new Set([...modules.keys()].map((path) => path.split('.', 1)[0]));

/** Whether the name lies in a library that is known, so that only the member is not. */
export function isKnownLibrary(path: string): boolean {
  return roots.has(path.split('.', 1)[0]);
}

export function memberNames(module: string): readonly string[] {
  return Object.keys(modules.get(module) ?? {});
}

export const builtinNames: ReadonlySet<string> = new Set(Object.keys(builtins));

export { type Arrays, findMethod, isMethodName } from './methods';
