/** What a name in the source stands for: a variable of the program, or something of a library. */
export type Binding =
  | { readonly kind: 'variable' }
  /** A module or one of its members, by its full name: `numpy`, `scipy.stats.norm`, `math.sin`. */
  | {
      readonly kind: 'path';
      readonly path: string;
      /** Known without an import: standing alone, uncalled, the name is a variable all the same. */
      readonly weak?: boolean;
    }
  /** A class of the file in parts (`inheritance.ts`): `statics` names the record of what belongs to it. */
  | { readonly kind: 'class'; readonly statics: string; readonly extended: boolean }
  /** A name in the body of a class: a field of the record that the class has. */
  | { readonly kind: 'member'; readonly object: string }
  /** Under the name `super()`: where methods of the base are found, and what the object is called. */
  | { readonly kind: 'super'; readonly own: string; readonly base: string; readonly self: string }
  /** Under a name with a point before it: reading it of an object calls a method. */
  | { readonly kind: 'property' };

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
