/**
 * One operation and everything that the product knows of it.
 *
 * Conditions and partials are text in the arguments' names, read by `core/expr/parse.ts`:
 * `x`, `y`, `z` are the arguments in order, `r` is the result. A partial may use `r` only where no digits
 * are lost by it. Operations of any number of arguments are in `variadic.ts`.
 */
export interface Primitive {
  readonly name: string;
  readonly arity: 1 | 2 | 3;
  /** The value in doubles; NaN outside the domain, never an exception. */
  readonly value: (...args: number[]) => number;
  /** ∂r/∂x, ∂r/∂y, … in the order of the arguments. '0' for an operation without derivative. */
  readonly partials: readonly string[];
  /**
   * A numeric form of a partial that keeps digits which its formula would lose, of the arguments x, y, z and the
   * result r; held against the same references. Absent or undefined: the formula is evaluated as it stands.
   */
  readonly numeric?: readonly (NumericPartial | undefined)[];
  /** Where the value is a real number; absent: everywhere. */
  readonly domain?: string;
  /** Where the partials above are a convention rather than the derivative, and which convention it is. */
  readonly kink?: Kink;
  /** Arguments for which the rule is tested, never only 0 or 1, where signs and reciprocals hide. */
  readonly samples: readonly (readonly number[])[];
  /** The section of the literature that states the rule. */
  readonly source: string;
  /**
   * How LaTeX writes it, with #1, #2, … for the arguments, each within signs that hold it together: `(#1)`, `|#1|`,
   * `^{#1}`, but not `{#1}^{2}`, whose braces nobody sees. Absent: `\operatorname{name}(…)`.
   */
  readonly latex?: string;
  /** How notation writes it by other operations, in the arguments' names: `sqrt(x^2 + y^2)`. */
  readonly written?: string;
}

export type NumericPartial = (x: number, y: number, z: number, r: number) => number;

export interface Kink {
  readonly at: string;
  /** A sentence on what is taken there. */
  readonly taken: string;
}

/** Short form of the chapters of the Digital Library of Mathematical Functions. */
export function dlmf(section: string): string {
  return `DLMF ${section}`;
}
