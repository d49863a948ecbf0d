import { declaringPieces, type Piece } from '../shared/pieces';
import { type Binding, pathBinding, type Scope, variable } from '../shared/scope';
import { declaredIn } from './cut';
import { findMember, globalNames } from './libraries';
import { imported } from './names';
import { classBindings } from './own-classes';
import { skipSpace } from './scanner';

/** What decides the meaning of a unit beside its own text. */
export interface Environment {
  readonly scope: Scope;
  /** All of it as one text: equal keys, equal meaning. */
  readonly key: string;
}

function makeEnvironment(names: ReadonlyMap<string, Binding>): Environment {
  const key = [...names]
    .map(
      ([name, binding]) =>
        `${name}=${binding.kind === 'path' ? binding.path : binding.kind === 'variable' ? '' : JSON.stringify(binding)}`,
    )
    .join(';');
  return { scope: { names, outer: undefined }, key };
}

/** The imports of a file, names taken out of `Math`, and the file's own definitions that hide global names. */
export function fileEnvironment(text: string, pieces: readonly Piece[]): Environment {
  const names = new Map<string, Binding>();
  const hidden = declaringPieces(text, pieces, hidable, declaredIn);
  for (const own of hidden.values()) for (const name of own) names.set(name, variable);
  for (const { start, end } of pieces) {
    const begin = skipSpace(text, start);
    binding.lastIndex = begin;
    if (!binding.test(text)) continue;
    const statement = text.slice(begin, Math.min(end, begin + 20_000));
    for (const [name, path] of libraryBindings(statement)) names.set(name, path);
  }
  for (const [name, own] of classBindings(text)) names.set(name, own);
  return makeEnvironment(names);
}

const hidable: ReadonlySet<string> = new Set(globalNames);

/** The first word of a piece that may bind names of a library. */
const binding = /(?:import|export|const|let|var)\b/y;

const word = '[\\p{L}_$][\\p{L}\\p{N}_$]*';
const importing = /^import\s+(?:type\s+)?([^'"]*?)\s*from\s*['"]([^'"]*)['"]/u;
const requiring = new RegExp(
  `^(?:const|let|var)\\s+(?:(${word})|\\{([^}]*)\\})\\s*=\\s*(?:await\\s+)?(?:require|import)\\(\\s*['"]([^'"]*)['"]\\s*\\)`,
  'u',
);
const destructuring = /^(?:export\s+)?const\s*\{([^}=]*)\}\s*=\s*Math\s*(?:;|$)/mu;
const renaming = new RegExp(`^(?:export\\s+)?const\\s+(${word})\\s*=\\s*Math\\.(${word})\\s*(?:;|$)`, 'u');

/** The names that one statement binds to members of a library or of a module. */
export function libraryBindings(statement: string): Map<string, Binding> {
  const bindings = new Map<string, Binding>();
  const bind = (list: string, path: string) => {
    for (const [own, member] of members(list)) bindings.set(own, pathBinding(`${path}.${member}`));
  };
  const [, clause, from = ''] = importing.exec(statement) ?? [];
  if (clause !== undefined) {
    bind(/\{([^}]*)\}/.exec(clause)?.[1] ?? '', imported + from);
    for (const [, whole = ''] of clause
      .replace(/\{[^}]*\}/, '')
      .matchAll(new RegExp(`(?:\\*\\s*as\\s+)?(${word})`, 'gu'))) {
      bindings.set(whole, pathBinding(imported + from));
    }
  }
  const [, whole, list, module = ''] = requiring.exec(statement) ?? [];
  if (whole) bindings.set(whole, pathBinding(imported + module));
  if (list) bind(list, imported + module);
  const [, own, member] = renaming.exec(statement) ?? [];
  if (own && findMember(`Math.${member}`)) bindings.set(own, pathBinding(`Math.${member}`));
  bind(destructuring.exec(statement)?.[1] ?? '', 'Math');
  return bindings;
}

/** `a, b as c, d: e` as pairs of the own name and the member's. */
function members(list: string): [own: string, member: string][] {
  return list.split(',').flatMap((item): [string, string][] => {
    const found = new RegExp(
      `^\\s*(?:type\\s+)?(${word})(?:\\s*(?::|\\bas\\b)\\s*(${word}))?\\s*$`,
      'u',
    ).exec(item);
    return found?.[1] ? [[found[2] ?? found[1], found[1]]] : [];
  });
}

/** In a single expression only the global names are known. */
export const expressionEnvironment = makeEnvironment(new Map());
