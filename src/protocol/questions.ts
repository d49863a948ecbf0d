import type { PointValue } from '../core/program/program';
import type { Span } from '../core/span';
import type { PanelAnswer } from './panel';
import type { CopyFormat, Found, NodeDerivative, PlacedNote, PointItem, Stop } from './parts';

/** What the editor asks of a document; offsets and spans are UTF-16 offsets of its text. */
export type Question =
  | HoverQuestion
  | { readonly kind: 'survey' }
  | ({ readonly kind: 'point' } & At)
  | ({ readonly kind: 'readPoint'; readonly text: string } & At)
  | CopyQuestion
  | ({ readonly kind: 'explain' } & At)
  | ({ readonly kind: 'tape' } & At)
  | ({ readonly kind: 'report' } & At)
  | ({ readonly kind: 'picture' } & At);

/** A place, and what somebody set in this document for its computations, by the target's key. */
export interface At {
  readonly offset: number;
  readonly given: Given;
  /** The variables of a stopped debugger's frame, and where it stands. */
  readonly frame?: StoppedFrame;
}

export interface StoppedFrame {
  readonly offset: number;
  readonly values: Readonly<Record<string, PointValue>>;
}

export type Given = Readonly<Record<string, GivenPoint>>;

export interface GivenPoint {
  readonly values: Readonly<Record<string, PointValue>>;
  /** The texts of expressions that are inputs instead of being computed. */
  readonly opaque: readonly string[];
}

export interface CopyQuestion extends At {
  readonly kind: 'copy';
  readonly format: CopyFormat;
  /** Absent: all derivatives at the place. */
  readonly derivative?: NodeDerivative;
}

export interface HoverQuestion extends At {
  readonly kind: 'hover';
  /**
   * `unasked`: an answer only where a derivative means something; `always`: wherever there is one; `asked`: a person
   * wants to know, so there is always an answer, if only why there is no number.
   */
  readonly mode: 'unasked' | 'always' | 'asked';
}

/** The answer to each kind of question; undefined where there is nothing at the place. */
export interface Answers {
  readonly hover: Hover | undefined;
  readonly survey: Survey;
  readonly point: TargetPoint | undefined;
  readonly readPoint: ReadPoint;
  readonly copy: Copied | undefined;
  readonly explain: Explanation | undefined;
  readonly tape: TextAnswer | undefined;
  readonly report: TextAnswer | undefined;
  readonly picture: PanelAnswer;
}

export type Hover = DerivativeHover | DeclinedHover | EmptyHover;

/** Value and derivatives of what stands at a place. */
export interface DerivativeHover {
  readonly kind: 'derivatives';
  /** What the answer is about. */
  readonly span: Span;
  /** The source's text in one line, or a name. */
  readonly title: string;
  /** The values, by output: one without a name for a single result. */
  readonly values: readonly { readonly name: string; readonly value: string }[];
  /** Of a place that was computed more than once: the value shown is the last one. */
  readonly rounds?: { readonly count: number; readonly low: string; readonly high: string };
  readonly point: readonly PointItem[];
  readonly tables: readonly DerivativeTable[];
  /** Numbers of the whole: `determinant`, `condition number`. */
  readonly facts: readonly { readonly fact: Fact; readonly value: string }[];
  /** `2 inputs, 1 output: 1 reverse sweep, or 2 forward.` */
  readonly cost?: string;
  readonly notes: readonly PlacedNote[];
  /** A formula of notation as its author wrote it, for typesetting above the rows. */
  readonly notation?: string;
  /** Rows of mathematics for typesetting, as LaTeX: left side, right side. */
  readonly formulas: readonly LatexRow[];
  /** A formula that no table holds, in the source's names: `∂f/∂x = …`. */
  readonly equations: readonly string[];
}

export type Fact = 'determinant' | 'conditionNumber' | 'secondDerivative';

export interface LatexRow {
  readonly left: string;
  readonly right: string;
}

export interface DerivativeTable {
  /** Of a value on the way: what moves it, and what it moves. */
  readonly caption?: 'movedBy' | 'moves';
  readonly columns: readonly Column[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly string[] }[];
  /** Rows that were left out. */
  readonly more: number;
}

/** `here` the number at the point; `variable` a column of a Jacobian. */
export type Column =
  | { readonly kind: 'here' | 'elasticity' | 'formula' }
  | { readonly kind: 'variable'; readonly name: string };

/** The computation was not followed to its end. */
export interface DeclinedHover {
  readonly kind: 'declined';
  /** What settings for the target are kept by. */
  readonly key: string;
  readonly span: Span;
  readonly title: string;
  readonly stop: Stop;
}

/** There is no computation at this place. */
export interface EmptyHover {
  readonly kind: 'empty';
  readonly span: Span;
  readonly found: readonly Found[];
}

export interface Survey {
  readonly found: readonly Found[];
}

/** The point of the target at a place. */
export interface TargetPoint {
  /** What its given values are kept by. */
  readonly key: string;
  readonly title: string;
  readonly items: readonly PointItem[];
  /** `a=2, x=[1, 2]`: what `readPoint` reads. */
  readonly text: string;
  /** Where an `at:` comment belongs, and how it is written; `values` are the parts that a person edits. */
  readonly comment?: CommentPlace;
}

export interface CommentPlace {
  /** Replaced by the comment: empty for a new one, an `at:` comment's values otherwise. */
  readonly span: Span;
  readonly before: string;
  readonly values: readonly { readonly name: string; readonly value: string }[];
  readonly after: string;
}

export type ReadPoint =
  | { readonly kind: 'values'; readonly values: Readonly<Record<string, PointValue>> }
  | { readonly kind: 'wrong'; readonly message: string };

export type Copied =
  | { readonly kind: 'text'; readonly text: string; readonly imports: readonly string[] }
  | { readonly kind: 'none'; readonly reason: string };

/** Why a computation was not followed, or that nothing stopped it. */
export interface Explanation {
  readonly title: string;
  readonly complete: boolean;
  readonly operations: number;
  readonly checks: readonly { readonly method: string; readonly verdict: string; readonly reason?: string }[];
  readonly problems: readonly Stop[];
}

export interface TextAnswer {
  readonly title: string;
  readonly text: string;
}
