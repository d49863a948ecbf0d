import type { Equation } from './equations';

/** Names that are asked for and never listed: those of a file are too many to go through for each formula. */
export interface Names {
  has(name: string): boolean;
}

/** What the whole file defines. */
export interface Definitions {
  readonly functions: Names;
  /** Bases of indexed families, `t` of `t_i = …`. */
  readonly families: Names;
  readonly values: Names;
  /** Values that the formula itself defines. */
  readonly own: Names;
  /** Values that are matrices. */
  readonly matrices: Names;
}

const noNames: Names = { has: () => false };

/** The names of both. */
export function eitherOf(own: ReadonlySet<string>, others: Names): Names {
  return { has: (name) => own.has(name) || others.has(name) };
}

/** What one equation defines. */
export interface Defined {
  readonly kind: 'function' | 'family' | 'value';
  readonly name: string;
  readonly isMatrix: boolean;
}

export function definedIn(equations: readonly Equation[]): Defined[] {
  return equations.flatMap(({ definition, right }): Defined[] => {
    if (definition === undefined) return [];
    const { kind, name } = definition;
    const isMatrix = kind === 'value' && right.kind === 'matrix';
    return [{ kind, name: kind === 'family' ? definition.symbol.base : name, isMatrix }];
  });
}

/** The names that are defined, by what they are. */
export interface DefinedNames extends Definitions {
  readonly functions: ReadonlySet<string>;
  readonly families: ReadonlySet<string>;
  readonly values: ReadonlySet<string>;
  readonly matrices: ReadonlySet<string>;
}

export function namesOf(defined: readonly Defined[]): DefinedNames {
  const ofKind = (kind: Defined['kind']) =>
    new Set(defined.filter((each) => each.kind === kind).map((each) => each.name));
  return {
    functions: ofKind('function'),
    families: ofKind('family'),
    values: ofKind('value'),
    own: noNames,
    matrices: new Set(defined.filter((each) => each.isMatrix).map((each) => each.name)),
  };
}

/** A formula's own definitions come before those of its file. */
export function withOwn(definitions: Definitions, equations: readonly Equation[]): Definitions {
  const own = namesOf(definedIn(equations));
  return {
    functions: eitherOf(own.functions, definitions.functions),
    families: eitherOf(own.families, definitions.families),
    values: eitherOf(own.values, definitions.values),
    own: own.values,
    matrices: eitherOf(own.matrices, definitions.matrices),
  };
}
