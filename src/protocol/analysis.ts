import type { Answers, Question } from './questions';

/** A text as the editor has it. Whoever asks sends the text once for each version. */
export interface DocumentState {
  readonly uri: string;
  /** Grows with every change. */
  readonly version: number;
  /** The editor's identifier of the language. */
  readonly language: string;
  readonly text: string;
}

/** How answers are made. */
export interface AnswerOptions {
  /** Significant digits of the numbers shown. */
  readonly digits: number;
  /** Whether inputs without a value get a sample. */
  readonly samples: boolean;
  /** The most operations that a computation is followed for. */
  readonly operations: number;
  /** Milliseconds after which the work is given up. */
  readonly deadline: number;
}

/** To the analysis. */
export type AnalysisRequest =
  | { readonly kind: 'document'; readonly document: DocumentState }
  | { readonly kind: 'close'; readonly uri: string }
  | {
      readonly kind: 'ask';
      readonly id: number;
      readonly uri: string;
      readonly version: number;
      readonly options: AnswerOptions;
      readonly question: Question;
    }
  | { readonly kind: 'cancel'; readonly id: number };

/** From the analysis: each `ask` is answered once, unless it was cancelled before its turn. */
export type AnalysisReply =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answers[Question['kind']] }
  /** A fault inside: for the log, never for the hover. */
  | { readonly kind: 'fault'; readonly id: number; readonly message: string };
