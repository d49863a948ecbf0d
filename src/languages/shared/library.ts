import type { ProblemCode } from '../../core/problem';
import { problem } from '../../core/problem';
import type { ApplyExpression, Expression, LiteralExpression } from '../../core/program/program';
import type { Span } from '../../core/span';
import { apply, literal, once, stop } from './nodes';

/** A member of a module: a function, or a number. */
export type Entry = FunctionEntry | { readonly kind: 'constant'; readonly value: number | null };

/** The members of one module by their names. */
export type Library = Readonly<Record<string, Entry>>;

export interface FunctionEntry {
  readonly kind: 'function';
  readonly parameters: readonly Slot[];
  readonly lower: (call: LibraryCall) => Expression;
}

interface Slot {
  /** The first is the name that `lower` uses; a caller may use any of them as a keyword. */
  readonly names: readonly string[];
  readonly required: boolean;
  /** Collects the positional arguments that are left. */
  readonly rest: boolean;
  /** Given by its name only. */
  readonly keywordOnly: boolean;
}

export interface Argument {
  readonly value: Expression;
  /** `*x`, `...x`: an array whose elements are the arguments. */
  readonly spread: boolean;
}

export interface Arguments {
  readonly positional: readonly Argument[];
  readonly keywords: readonly { readonly name: string; readonly value: Expression; readonly span: Span }[];
}

/** Where a function of a library is called, and by what name. */
export interface Place {
  readonly span: Span;
  /** Of the function's name in the source. */
  readonly calleeSpan: Span;
  readonly callee: string;
  readonly errors: ApplyExpression['errors'];
  note(code: ProblemCode, at: Span, message: string): void;
}

/**
 * An entry with its parameters as `x, base?, a_min|min?, *values`: `?` marks what may be left out, `|` other
 * names for the same, `*` the rest, `!` what is given by its name only.
 */
export function define(signature: string, lower: FunctionEntry['lower']): FunctionEntry {
  const parts = signature.split(',').map((part) => part.trim());
  const parameters = parts.filter((part) => part !== '').map(slot);
  return { kind: 'function', parameters, lower };
}

function slot(text: string): Slot {
  const names = text.replace(/[*?!]/g, '').split('|');
  return {
    names,
    required: !/[*?]/.test(text),
    rest: text.startsWith('*'),
    keywordOnly: text.startsWith('!'),
  };
}

/** An entry whose parameters are the operation's arguments in their order, those left out as `none`. */
export function inOrder(signature: string, name: string): FunctionEntry {
  return define(signature, (call) => call.operation(name, ...call.inOrder()));
}

/** An entry whose parameters are the operation's arguments. */
export function operation(signature: string, name: string): FunctionEntry {
  return define(signature, (call) => call.operation(name, ...call.all()));
}

/** Entries of one parameter each: the name in the library and the operation. */
export function unary(parameter: string, names: Readonly<Record<string, string>>): Library {
  return Object.fromEntries(
    Object.entries(names).map(([name, target]) => [name, operation(parameter, target)]),
  );
}

export function constants(values: Readonly<Record<string, number>>): Library {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { kind: 'constant', value }]),
  );
}

/** The program of a call; a `stop` where the arguments don't fit. */
export function lowerCall(entry: FunctionEntry, args: Arguments, place: Place): Expression {
  const bound = bind(entry, args, place);
  return bound instanceof Map ? entry.lower(new LibraryCall(entry, bound, args, place)) : bound;
}

function bind(entry: FunctionEntry, args: Arguments, place: Place): Map<string, Expression> | Expression {
  const values = new Map<string, Expression>();
  const open = entry.parameters.filter((parameter) => !parameter.rest);
  const refuse = (message: string, at = place.calleeSpan) =>
    stop(problem('wrong-arguments', at, message), place.span);
  const rest = entry.parameters.some((parameter) => parameter.rest);
  const places = open.filter((parameter) => !parameter.keywordOnly);
  if (!rest && args.positional.some((argument) => argument.spread))
    return refuse(`The arguments of ${place.callee} are spread from an array`);
  if (!rest && args.positional.length > places.length) {
    return refuse(`${place.callee} takes ${places.length} arguments here, not ${args.positional.length}`);
  }
  args.positional.slice(0, places.length).forEach((argument, index) => {
    values.set(places[index]?.names[0] ?? '', argument.value);
  });
  for (const { name, value, span } of args.keywords) {
    const parameter = open.find((candidate) => candidate.names.includes(name));
    if (!parameter) return refuse(`The argument ${name} of ${place.callee} is not followed`, span);
    values.set(parameter.names[0] ?? '', value);
  }
  const missing = open.find((parameter) => parameter.required && !values.has(parameter.names[0] ?? ''));
  return missing ? refuse(`${place.callee} needs the argument ${missing.names[0]}`) : values;
}

/** A call with its arguments bound, and the means to build its program. */
export class LibraryCall {
  constructor(
    private readonly entry: FunctionEntry,
    private readonly values: ReadonlyMap<string, Expression>,
    private readonly args: Arguments,
    readonly place: Place,
  ) {}

  /** The value of a required parameter; the signature guarantees it. */
  argument(name: string): Expression {
    const value = this.values.get(name);
    if (!value) throw new Error(`${this.place.callee} has no required parameter ${name}`);
    return value;
  }

  optional(name: string): Expression | undefined {
    return this.values.get(name);
  }

  /** The argument, or a number where it was left out. */
  withDefault(name: string, value: number): Expression {
    return this.values.get(name) ?? this.number(value);
  }

  /** The literal's value of an argument; undefined where it is missing or no literal. */
  constant(name: string): LiteralExpression['value'] | undefined {
    const value = this.values.get(name);
    return value?.kind === 'literal' ? value.value : undefined;
  }

  /** All arguments that were given, in the order of the parameters. */
  all(): Expression[] {
    return this.entry.parameters.flatMap(({ names }) => this.values.get(names[0] ?? '') ?? []);
  }

  /** The argument, or none where it was left out. */
  orNone(name: string): Expression {
    return this.values.get(name) ?? literal(this.place.span, null);
  }

  /** All parameters in their order, none for those that were left out; without the last of these. */
  inOrder(): Expression[] {
    const given = this.entry.parameters.map(({ names }) => this.values.get(names[0] ?? ''));
    const last = given.findLastIndex((value) => value !== undefined);
    return given.slice(0, last + 1).map((value) => value ?? literal(this.place.span, null));
  }

  /** Values as a list of the program. */
  list(...elements: readonly Expression[]): Expression {
    return { kind: 'list', span: this.place.span, form: 'list', elements };
  }

  /** The arguments of the parameter `*rest`, or the one list that they are given as. */
  restOrList(): Expression {
    const values = this.rest();
    const [only] = values;
    return only && values.length === 1 ? only.value : this.list(...values.map(({ value }) => value));
  }

  integer(value: number): Expression {
    return literal(this.place.span, value, true);
  }

  flag(value: boolean): Expression {
    return literal(this.place.span, value);
  }

  text(value: string): Expression {
    return literal(this.place.span, value);
  }

  /** The arguments of the parameter `*rest`. */
  rest(): readonly Argument[] {
    const places = this.entry.parameters.filter((parameter) => !parameter.rest && !parameter.keywordOnly);
    return this.args.positional.slice(places.length);
  }

  operation(name: string, ...args: readonly Expression[]): Expression {
    return apply(this.place.span, name, args, this.place.errors);
  }

  number(value: number): Expression {
    return literal(this.place.span, value);
  }

  once(value: Expression, body: (shared: Expression) => Expression): Expression {
    return once(this.place.span, value, body);
  }

  refuse(code: ProblemCode, message: string): Expression {
    return stop(problem(code, this.place.calleeSpan, message), this.place.span);
  }
}
