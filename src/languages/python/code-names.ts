import type { CodeForm } from '../../core/expr/code-style';
import type { Binding } from '../shared/scope';

/**
 * A form whose full names (`@numpy.exp`) are replaced by those of the file (`np.exp`), with the imports that
 * it lacks; undefined where the file uses the name for something else.
 */
export function namesIn(
  form: CodeForm,
  names: ReadonlyMap<string, Binding>,
  text: string,
): CodeForm | undefined {
  const imports: string[] = [];
  let hidden = false;
  const found = form.text.replace(/@([\w.]+)/g, (_, path: string) => {
    const name = nameOf(path, names, text);
    if (!name) hidden = true;
    if (name?.imports) imports.push(name.imports);
    return name?.text ?? '';
  });
  if (hidden) return undefined;
  return { ...form, text: found, ...(imports.length ? { imports } : {}) };
}

interface Name {
  readonly text: string;
  readonly imports?: string;
}

/** How modules are usually imported; what is longer than its name has to be imported by itself. */
const usual: readonly (readonly [module: string, name: string, statement: string])[] = [
  ['jax.numpy', 'jnp', 'import jax.numpy as jnp'],
  ['jax.scipy.special', 'jax.scipy.special', 'import jax.scipy.special'],
  ['numpy', 'np', 'import numpy as np'],
  ['scipy.special', 'scipy.special', 'import scipy.special'],
  ['scipy.stats', 'scipy.stats', 'import scipy.stats'],
  ['torch', 'torch', 'import torch'],
  ['math', 'math', 'import math'],
];

function nameOf(path: string, names: ReadonlyMap<string, Binding>, text: string): Name | undefined {
  if (path.startsWith('builtins.')) {
    const name = path.slice('builtins.'.length);
    return names.has(name) ? undefined : { text: name };
  }
  return boundName(path, names, text) ?? importable(path, names, text);
}

/** By the longest module, or the member itself, that a name of the file stands for. */
function boundName(path: string, names: ReadonlyMap<string, Binding>, text: string): Name | undefined {
  let best: { name: string; path: string } | undefined;
  for (const [name, binding] of names) {
    if (binding.kind !== 'path' || !(path === binding.path || path.startsWith(`${binding.path}.`))) continue;
    if (!best || binding.path.length > best.path.length) best = { name, path: binding.path };
  }
  if (!best) return undefined;
  const found = { text: best.name + path.slice(best.path.length) };
  const module = usual.find(([full]) => path.startsWith(`${full}.`))?.[0];
  const isLoaded = module === undefined || best.path.length >= module.length || mentions(text, module);
  return isLoaded ? found : { ...found, imports: `import ${module}` };
}

function mentions(text: string, module: string): boolean {
  return new RegExp(`\\bimport[^\\n]*\\b${module.replaceAll('.', '\\.')}\\b`).test(text);
}

function importable(path: string, names: ReadonlyMap<string, Binding>, text: string): Name | undefined {
  const found = usual.find(([module]) => path.startsWith(`${module}.`));
  if (!found) return undefined;
  const [module, name, imports] = found;
  const root = name.split('.', 1)[0] ?? name;
  if (names.has(root) || binds(text, root)) return undefined;
  return { text: name + path.slice(module.length), imports };
}

/** Whether the file seems to give the name a meaning of its own, which an import would take away. */
function binds(text: string, name: string): boolean {
  return new RegExp(`\\b(?:def|class|as|for)\\s+${name}\\b|(?<![.\\w])${name}\\s*=(?!=)`).test(text);
}
