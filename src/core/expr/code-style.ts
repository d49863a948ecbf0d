/** How a host language writes expressions: data only, made by its front end for one file. */
export interface CodeStyle {
  /** The operations that the language or a library has. What is in none of the three is written by no one. */
  readonly forms: ReadonlyMap<string, CodeForm>;
  /** Operations written by others, before the general ways of `code-formulas.ts`. */
  readonly formulas?: Readonly<Record<string, Formula>>;
  /** Forms within a branch of a selection, where both branches are computed and the usual form could fail. */
  readonly guarded?: ReadonlyMap<string, CodeForm>;
  readonly constants: { readonly nan: CodeForm; readonly infinity: CodeForm; readonly pi?: CodeForm };
  /** The number 1 or 0 of a truth value. */
  readonly indicator: CodeForm;
  /** The truth value of a number. */
  readonly truth: CodeForm;
  /** Whether a branch that is not chosen may fail, so that nothing is computed before its test. */
  readonly lazy: boolean;
  /** What makes a whole number a floating-point one: `.0`; absent where numbers are of one kind. */
  readonly pointZero?: string;
  /** Whether all whole numbers are written so, since the language divides others without their fraction. */
  readonly floatsOnly?: boolean;
  /** A constant as the argument of a function that takes no plain number. */
  readonly constantArgument?: CodeForm;
  /** A name, without brackets behind it. */
  readonly identifier: RegExp;
  readonly reserved: ReadonlySet<string>;
  /** A statement that gives the value #2 the name #1. */
  readonly assignment: string;
  /** Whether the file uses a name already. */
  readonly taken: (name: string) => boolean;
}

export interface CodeForm {
  /** `math.exp(#1)`: #1, #2, … are numbers, ?1 truth values, #* all arguments with commas. */
  readonly text: string;
  /** The binding power of the whole; absent: that of a call. */
  readonly power?: number;
  /** The least binding power of each argument that no bracket or comma encloses; absent: that of a call. */
  readonly slots?: readonly number[];
  /** A minus right before it would belong to its first argument alone, or be refused: `-x % y`. */
  readonly unsigned?: boolean;
  /** It yields a truth value. */
  readonly truth?: boolean;
  /** It takes two arguments and is nested for more. */
  readonly fold?: boolean;
  /** A whole number as base, or a negative one as exponent, is written as a floating-point number. */
  readonly floats?: boolean;
  /** The import statement that it needs and the file lacks. */
  readonly imports?: readonly string[];
}

/** An operation by others, in the arguments' names x, y and z; `fold` joins two arguments at a time. */
export type Formula = string | { readonly fold: string };

/** Binding powers, weakest first; they are those of Python, and those of JavaScript where it has the sign. */
export const power = {
  or: 1,
  and: 2,
  not: 3,
  compare: 4,
  sum: 5,
  product: 6,
  sign: 7,
  power: 8,
  call: 9,
} as const;

/** A sign between two arguments, grouping from the left; comparisons do not group, powers do from the right. */
export function infix(text: string, binding: number, more: Partial<CodeForm> = {}): CodeForm {
  const groupsLeft = binding !== power.compare && binding !== power.power;
  const left = groupsLeft ? binding : binding + 0.5;
  const right = binding === power.power ? power.sign : binding + 0.5;
  return { text, power: binding, slots: [left, right], ...more };
}
