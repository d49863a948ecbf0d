import type { Span } from './span';

/**
 * Everything that the product may say about what a person wrote, by its code.
 *
 * - `invalid`: the text is not of its language, or the question cannot be asked.
 * - `unsupported`: understood, but it stops the computation here.
 * - `note`: the numbers stand; this is what to know about them.
 */
export const problemKinds = {
  syntax: 'invalid',
  'bad-request': 'invalid',
  'unknown-name': 'unsupported',
  'unknown-function': 'unsupported',
  'unsupported-syntax': 'unsupported',
  'no-value': 'unsupported',
  'no-output': 'unsupported',
  'not-a-number': 'unsupported',
  'wrong-arguments': 'unsupported',
  'shape-mismatch': 'unsupported',
  'index-out-of-range': 'unsupported',
  'outside-domain': 'unsupported',
  'integer-overflow': 'unsupported',
  'too-large': 'unsupported',
  'endless-loop': 'unsupported',
  recursion: 'unsupported',
  'checks-disagree': 'unsupported',
  cancelled: 'unsupported',
  fault: 'unsupported',
  'not-differentiable': 'note',
  'cuts-derivative': 'note',
  'precision-loss': 'note',
  'single-precision': 'note',
  'reading-chosen': 'note',
  'unused-input': 'note',
  undecided: 'note',
} as const satisfies Record<string, ProblemKind>;

export type ProblemKind = 'invalid' | 'unsupported' | 'note';
export type ProblemCode = keyof typeof problemKinds;

/** Something to say about a place in the text. The message is a full sentence without a final full stop. */
export interface Problem {
  readonly code: ProblemCode;
  readonly span: Span;
  readonly message: string;
}

export function problem(code: ProblemCode, span: Span, message: string): Problem {
  return { code, span, message };
}

/** Whether the problem leaves the numbers standing. */
export function isNote(p: Problem): boolean {
  return problemKinds[p.code] === 'note';
}
