/** What a name in the source stands for: a variable of the program, or something of a library. */
export type Binding =
  | { readonly kind: 'variable' }
  /** A module or one of its members, by its full name: `numpy`, `scipy.stats.norm`, `math.sin`. */
  | {
      readonly kind: 'path';
      readonly path: string;
      /** Known without an import: standing alone, uncalled, the name is a variable all the same. */
      readonly weak?: boolean;
    };

export const variable: Binding = { kind: 'variable' };

export function pathBinding(path: string, weak = false): Binding {
  return weak ? { kind: 'path', path, weak } : { kind: 'path', path };
}

export interface Scope {
  readonly names: ReadonlyMap<string, Binding>;
  readonly outer: Scope | undefined;
}

/** What the name stands for in the innermost scope that has it; undefined where none has. */
export function lookUp(scope: Scope, name: string): Binding | undefined {
  for (let inner: Scope | undefined = scope; inner; inner = inner.outer) {
    const found = inner.names.get(name);
    if (found) return found;
  }
  return undefined;
}

export function variables(names: Iterable<string>): Map<string, Binding> {
  return new Map([...names].map((name) => [name, variable]));
}
