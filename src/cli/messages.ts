/** An answer of `batch`. */
export interface Answer {
  readonly id: string | number | null;
  readonly status: 'ok' | 'partial' | 'unsupported' | 'invalid';
  readonly value?: JsonNumber;
  readonly gradient?: Readonly<Record<string, JsonNested>>;
  readonly hessian?: readonly (readonly JsonNumber[])[];
  readonly problems: readonly PlacedProblem[];
}

/** NaN and the infinities travel as strings. */
export type JsonNumber = number | string;
export type JsonNested = JsonNumber | readonly JsonNested[];

export interface PlacedProblem {
  readonly code: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}
