import type { Problem } from '../problem';
import type { FunctionDefinition } from '../program/program';

/**
 * What a program's names and expressions stand for while it is traced. Only real numbers are on the tape;
 * everything else is known to the tracer.
 */
export type Value =
  | RealValue
  | IntegerValue
  | BooleanValue
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'none' }
  | ArrayValue
  | ListValue
  /** `open`: what may have given it other fields, too. */
  | { readonly kind: 'record'; readonly fields: Map<string, Value>; readonly open?: string }
  | FunctionValue
  /** A name that exists, but whose definition could not be followed. */
  | { readonly kind: 'unknown'; readonly problem: Problem; readonly unit: number };

/** One of the language's integers. */
export interface IntegerValue {
  readonly kind: 'integer';
  /** The double nearest to it. */
  readonly value: number;
  /** The integer itself, where no double is; `unknown` where the text's digits were rounded when it was read. */
  readonly exact?: bigint | 'unknown';
}

export interface RealValue {
  readonly kind: 'real';
  readonly node: number;
  /** Whether it came from an operation that follows IEEE where the language's own numbers raise. */
  readonly ieee?: boolean;
}

/** A truth known to the tracer. `node`: the indicator on the tape that decided it, guarded once it is used. */
export interface BooleanValue {
  readonly kind: 'boolean';
  readonly value: boolean;
  readonly node?: number;
}

/**
 * An array of numbers: a window on a buffer of values, which other arrays may look at too. The element at
 * (i, j, …) is `buffer[offset + i · strides[0] + j · strides[1] + …]`. All elements are of one type: integers,
 * truths, or numbers on the tape.
 */
export interface ArrayValue {
  readonly kind: 'array';
  readonly shape: readonly number[];
  readonly buffer: Value[];
  /** Of a long input: the node of place 0, where the places that nothing was written to stand for its elements. */
  readonly first?: number;
  readonly offset: number;
  readonly strides: readonly number[];
  /** Whether the library lets nobody write through it. */
  readonly frozen?: boolean;
  /** Whether its type is that of integers, although its elements are on the tape. */
  readonly integral?: boolean;
  /** Whether its library may have laid it out otherwise in memory, so that what is a view of it is not known. */
  readonly loose?: boolean;
}

/** The element at a place of an array's buffer. */
export function itemAt({ buffer, first }: ArrayValue, place: number): Value {
  const item = buffer[place];
  if (item) return item;
  if (first === undefined || !(place >= 0 && place < buffer.length))
    throw new Error(`a buffer of ${buffer.length} has no place ${place}`);
  return { kind: 'real', node: first + place, ieee: true };
}

/** A list or tuple of anything. */
export interface ListValue {
  readonly kind: 'list';
  readonly form: 'list' | 'tuple';
  readonly items: Value[];
}

export interface FunctionValue {
  readonly kind: 'function';
  readonly definition: FunctionDefinition;
  readonly scope: Scope;
  /** Values of the defaults that were evaluated where the function was defined. */
  readonly defaults: ReadonlyMap<string, Value>;
  /** The unit that it was defined in: its spans are relative to it. */
  readonly unit: number;
}

/** Names and what they stand for, within a function or a block, inside the scope around it. */
export class Scope {
  private readonly names = new Map<string, Value>();

  constructor(
    readonly parent: Scope | undefined,
    /** Whether `function`-scoped declarations live here. */
    readonly isFunction: boolean,
  ) {}

  get(name: string): Value | undefined {
    for (let scope: Scope | undefined = this; scope; scope = scope.parent) {
      const value = scope.names.get(name);
      if (value) return value;
    }
    return undefined;
  }

  declare(name: string, value: Value): void {
    this.names.set(name, value);
  }

  /** Assigns where the name is declared; where it is not, in the outermost scope. */
  assign(name: string, value: Value): void {
    for (let scope: Scope | undefined = this; scope; scope = scope.parent) {
      if (scope.names.has(name) || !scope.parent) {
        scope.names.set(name, value);
        return;
      }
    }
  }

  /** The scope of the function around. */
  get ofFunction(): Scope {
    let scope: Scope = this;
    while (!scope.isFunction && scope.parent) scope = scope.parent;
    return scope;
  }
}

/** What a value is called in a message. */
export function describe(value: Value): string {
  switch (value.kind) {
    case 'real':
      return 'a number';
    case 'integer':
      return 'an integer';
    case 'boolean':
      return 'a truth value';
    case 'string':
      return 'a string';
    case 'none':
      return 'nothing';
    case 'array':
      return value.shape.length ? `an array of shape ${value.shape.join(' × ')}` : 'an array of no axes';
    case 'list':
      return `a ${value.form} of ${value.items.length}`;
    case 'record':
      return 'a record';
    case 'function':
      return 'a function';
    case 'unknown':
      return 'something that could not be followed';
  }
}
