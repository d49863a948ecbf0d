import { declaringPieces, type Piece } from '../shared/pieces';
import { type Binding, pathBinding, type Scope, variable } from '../shared/scope';
import { declaredIn } from './cut';
import { importBindings, mayImport } from './imports';
import { type Arrays, builtinNames, isFunction, isMethodName, memberNames } from './libraries';
import { classBindings } from './own-classes';

/** What decides the meaning of a unit beside its own text. */
export interface Environment {
  readonly scope: Scope;
  /** Methods of the file's own classes, which are not those of arrays. */
  readonly ownMethods: ReadonlySet<string>;
  /** Whether the file imports a library of arrays: without one, `+` of parameters joins lists. */
  readonly hasArrays: boolean;
  /** Whose arrays the file computes with. */
  readonly arrays: Arrays;
  /** All of it as one text: equal keys, equal meaning. */
  readonly key: string;
}

function makeEnvironment(names: ReadonlyMap<string, Binding>, ownMethods: ReadonlySet<string>): Environment {
  const key = [...names].map(
    ([name, binding]) =>
      `${name}=${binding.kind === 'path' ? binding.path : binding.kind === 'variable' ? '' : JSON.stringify(binding)}`,
  );
  const paths = [...names.values()].flatMap((binding) => (binding.kind === 'path' ? [binding.path] : []));
  const hasArrays = paths.some((path) =>
    /^(?:numpy|jax|torch|scipy|cupy|pandas|tensorflow|autograd)\b/.test(path),
  );
  return {
    scope: { names, outer: undefined },
    ownMethods,
    hasArrays,
    arrays: arraysOf(paths),
    key: [...key, ...ownMethods].join(';'),
  };
}

/** JAX is as NumPy where only constants come from NumPy itself; tensors are their own. */
function arraysOf(paths: readonly string[]): Arrays {
  const has = (pattern: RegExp): boolean => paths.some((path) => pattern.test(path));
  const found: Arrays[] = [];
  if (has(/^(?:numpy|scipy|autograd|cupy|pandas)\b/)) found.push('numpy');
  if (has(/^jax\b/)) found.push('jax');
  if (has(/^torch\b/)) found.push('torch');
  const [only] = found;
  if (found.length < 2) return only ?? 'none';
  return found.includes('jax') ? 'several' : 'mixed';
}

/** The imports of a file, and its own definitions that hide imported and built-in names. The later one counts. */
export function fileEnvironment(text: string, pieces: readonly Piece[]): Environment {
  const imported = new Map<string, { index: number; binding: Binding }>();
  pieces.forEach((piece, index) => {
    if (!mayImport(text, piece.start)) return;
    const bindings = importBindings(text.slice(piece.start, Math.min(piece.end, piece.start + 20_000)));
    for (const [name, binding] of bindings) imported.set(name, { index, binding });
  });
  const names = new Map([...imported].map(([name, { binding }]) => [name, binding]));
  const hidden = declaringPieces(text, pieces, new Set([...imported.keys(), ...builtinNames]), declaredIn);
  for (const [index, own] of hidden) {
    for (const name of own) if (index >= (imported.get(name)?.index ?? 0)) names.set(name, variable);
  }
  for (const [name, binding] of classBindings(text)) names.set(name, binding);
  return makeEnvironment(names, ownMethods(text));
}

function ownMethods(text: string): Set<string> {
  const found = new Set<string>();
  if (!/^class\b/m.test(text)) return found;
  for (const [, name = ''] of text.matchAll(/^[ \t]+(?:async[ \t]+)?def[ \t]+(\w+)/gm))
    if (isMethodName(name)) found.add(name);
  return found;
}

const usualModules: Readonly<Record<string, string>> = {
  math: 'math',
  cmath: 'cmath',
  np: 'numpy',
  numpy: 'numpy',
  jnp: 'jax.numpy',
  jax: 'jax',
  lax: 'jax.lax',
  torch: 'torch',
  F: 'torch.nn.functional',
  nn: 'torch.nn',
  scipy: 'scipy',
  special: 'scipy.special',
  sc: 'scipy.special',
  stats: 'scipy.stats',
  norm: 'scipy.stats.norm',
};

/** In a single expression the usual names are known without an import, and the functions of `math` by their own. */
export const expressionEnvironment: Environment = makeEnvironment(
  new Map([
    ...memberNames('math')
      .filter((name) => isFunction(`math.${name}`))
      .map((name): [string, Binding] => [name, pathBinding(`math.${name}`, true)]),
    ...Object.entries(usualModules).map(([name, path]): [string, Binding] => [name, pathBinding(path, true)]),
    ['pi', pathBinding('math.pi')],
  ]),
  new Set(),
);
