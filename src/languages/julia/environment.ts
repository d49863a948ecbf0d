import { declaringPieces, type Piece } from '../shared/pieces';
import { type Binding, pathBinding, type Scope, variable } from '../shared/scope';
import { declaredIn } from './cut';
import { memberNames, modules } from './libraries';

/** What decides the meaning of a unit beside its own text. */
export interface Environment {
  readonly scope: Scope;
  /** Functions that the file defines more than once: the arguments decide which one is called. */
  readonly methods: ReadonlySet<string>;
  /** All of it as one text: equal keys, equal meaning. */
  readonly key: string;
}

function makeEnvironment(names: ReadonlyMap<string, Binding>, methods: ReadonlySet<string>): Environment {
  const bound = [...names].map(([name, binding]) => `${name}=${binding.kind === 'path' ? binding.path : ''}`);
  return { scope: { names, outer: undefined }, methods, key: [...bound, '', ...methods].join(';') };
}

const hidable: ReadonlySet<string> = new Set(memberNames);

/** The imports of a file, and its own definitions that hide a library's. */
export function fileEnvironment(text: string, pieces: readonly Piece[]): Environment {
  const names = new Map<string, Binding>(importedNames(text));
  const hidden = declaringPieces(text, pieces, hidable, declaredIn);
  for (const own of hidden.values()) for (const name of own) names.set(name, variable);
  return makeEnvironment(names, severalMethods(text));
}

const importing = /^[ \t]*(?:using|import)[ \t]+([^\n#]*(?:,[ \t]*\n[^\n#]*)*)/gm;

/** `import A as B`, `using A: b, c as d`: members of known modules go by their own names. */
function importedNames(text: string): [string, Binding][] {
  const found: [string, Binding][] = [];
  for (const [, list = ''] of text.matchAll(importing)) {
    const [module = '', members] = list.split(':', 2);
    for (const item of (members ?? list).split(',')) {
      const [, name, alias] = /^\s*([\p{L}\w.!]+)(?:\s+as\s+([\p{L}\w!]+))?\s*$/u.exec(item) ?? [];
      if (!name) continue;
      const own = alias ?? name;
      if (members === undefined) found.push([own, pathBinding(name)]);
      else if (!modules.has(module.trim())) found.push([own, pathBinding(`${module.trim()}.${name}`)]);
      else if (alias) found.push([own, pathBinding(name)]);
    }
  }
  return found;
}

const head =
  /^[ \t]*(?:@\w+[ \t]+)*(?:function[ \t]+([\p{L}_][\p{L}\p{N}\p{M}_!]*)[ \t]*\(|([\p{L}_][\p{L}\p{N}\p{M}_!]*)\([^\n=]*(?:=[^\n=]*)*\)[^\n=()]*=(?!=))/gmu;

/** Names of functions that stand at the head of more than one definition at column 0. */
function severalMethods(text: string): Set<string> {
  const seen = new Set<string>();
  const several = new Set<string>();
  for (const [whole, long, short] of text.matchAll(head)) {
    const name = long ?? short;
    if (name === undefined || /^[ \t]/.test(whole)) continue;
    if (seen.has(name)) several.add(name);
    seen.add(name);
  }
  return several;
}

/** In a single expression nothing is defined but the libraries' names. */
export const expressionEnvironment: Environment = makeEnvironment(new Map(), new Set());
