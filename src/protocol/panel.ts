import type { PointValue } from '../core/program/program';
import type { Span } from '../core/span';
import type { CopyFormat, Found, NodeDerivative, PlacedNote, PointItem, Stop } from './parts';
import type { TapeData } from './tape-data';

/** What the panel shows for a place: plain data, JSON but for typed arrays. */
export type PanelAnswer = Picture | DeclinedPicture | EmptyPicture;

/** A computation at a point, with all that is needed to run it at others. */
export interface Picture {
  readonly kind: 'picture';
  /** What its given values are kept by. */
  readonly key: string;
  /** Of the target: its name, or its text in one line. */
  readonly title: string;
  readonly span: Span;
  /** Counted from 1. */
  readonly line: number;
  readonly tape: TapeData;
  /** node of the tape → value. */
  readonly primals: Float64Array;
  /** What is differentiated by, and what is differentiated: elements of arrays one by one; node −1: without effect. */
  readonly inputs: readonly PictureInput[];
  readonly outputs: readonly PictureEnd[];
  readonly point: readonly PointItem[];
  /** The nodes on the way from an input to an output, ascending by their node of the tape; of very many, the ends and what the source names. */
  readonly nodes: readonly PictureNode[];
  /** Every operand has an edge of its own, ordered by the node that it enters and the place of the operand. */
  readonly edges: readonly PictureEdge[];
  /** Arrays whose elements are among the vertices of the graph; no number is an element of two. */
  readonly arrays: readonly PictureArray[];
  readonly notes: readonly PlacedNote[];
  /** The texts of expressions that are inputs because somebody wanted it. */
  readonly opaque: readonly string[];
  /** Inputs that have no value, as the point calls them: the numbers are of samples that nobody allowed to be shown. */
  readonly valueless: readonly string[];
  /** Why the second method could not confirm the numbers, where it could not. */
  readonly undecided?: string;
  /** [row][column] over the inputs, of a single output. */
  readonly hessian?: readonly Float64Array[];
}

export interface PictureEnd {
  readonly name: string;
  readonly node: number;
}

export interface PictureInput extends PictureEnd {
  /** What the point calls it: an array of which it is an element. */
  readonly base: string;
}

export interface PictureNode {
  /** Of the tape. */
  readonly node: number;
  /** The source's name, or a short alias that no name of the source has. */
  readonly name: string;
  /** Whether the source gives the name. */
  readonly named: boolean;
  /** The source's own name, which several values may bear one after the other. */
  readonly base: string;
  /** The source's text in one line; of an input its name. */
  readonly text: string;
  /** What it is computed by, in the names of the other nodes: `c · d`; of an input its name. */
  readonly definition: string;
  /** `input`, or the operation that it is the result of. */
  readonly operation: string;
  readonly role: 'input' | 'inner' | 'output';
  /** Whether it stands for an expression that is not followed. */
  readonly opaque: boolean;
  readonly span: Span;
  /** The functions whose calls computed it, innermost last; empty in the target itself. */
  readonly calls: readonly string[];
}

export interface PictureArray {
  /** The source's name, or a short alias. */
  readonly name: string;
  /** Whether the source gives the name. */
  readonly named: boolean;
  readonly shape: readonly number[];
  /** Nodes of the tape, row by row. */
  readonly nodes: Int32Array;
  readonly role: 'input' | 'inner' | 'output';
  /** The source's text in one line; of an input its name. */
  readonly text: string;
  readonly span: Span;
}

export interface PictureEdge {
  /** Nodes of the tape. */
  readonly from: number;
  readonly to: number;
  /** Which operand of `to` it is. */
  readonly argument: number;
  /** The elementary partial in the source's names. */
  readonly label: string;
}

/** The computation was not followed to its end. */
export interface DeclinedPicture {
  readonly kind: 'declined';
  readonly key: string;
  readonly title: string;
  readonly span: Span;
  readonly line: number;
  readonly stop: Stop;
  /** The texts of expressions that are inputs because somebody wanted it. */
  readonly opaque: readonly string[];
  /** The part that was followed, without numbers: its outputs are what leads on to where it stops. */
  readonly partial?: Picture;
}

/** There is no computation at the place. */
export interface EmptyPicture {
  readonly kind: 'empty';
  readonly found: readonly Found[];
}

export type EdgeLabels = 'number' | 'symbol' | 'both';

/** Settings that the panel obeys. */
export interface PanelOptions {
  readonly digits: number;
  readonly edgeLabels: EdgeLabels;
  readonly direction: 'auto' | 'right' | 'down';
  /** `system`: as the system's reduced motion says. */
  readonly animation: 'system' | 'on' | 'off';
}

/** Where a panel looks: kept in its state, so that it comes back there after a reload. */
export interface PanelPlace {
  readonly uri: string;
  /** The file's name, for people. */
  readonly file: string;
  readonly line: number;
  readonly character: number;
}

export type Way = 'values' | 'forward' | 'reverse' | 'paths';

/** From the editor to the panel. */
export type ToPanel =
  | {
      readonly kind: 'show';
      /** Grows with every text and place; answers of older ones are never shown. */
      readonly version: number;
      /** The last values of the panel that the answer knows of. */
      readonly edit: number;
      readonly place: PanelPlace;
      readonly answer: PanelAnswer;
    }
  /** The text has changed since what is shown; its numbers are no longer those of the text. */
  | { readonly kind: 'stale' }
  /** The answer takes a while: progress, and Cancel. */
  | { readonly kind: 'working' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'options'; readonly options: PanelOptions }
  | { readonly kind: 'pinned'; readonly pinned: boolean }
  /** The source's cursor is at this offset of the text that is shown. */
  | { readonly kind: 'cursor'; readonly offset: number }
  /** A command asks for a way to look; `name` of an input (forward) or output (reverse). */
  | { readonly kind: 'look'; readonly way: Way; readonly name?: string }
  /** A command asks for the picture as a file. */
  | { readonly kind: 'draw'; readonly id: number; readonly format: PictureFormat };

export type PictureFormat = 'svg' | 'svg-print' | 'png' | 'dot' | 'mermaid' | 'json' | 'slides';

/** From the panel to the editor. */
export type ToEditor =
  /** The panel runs and wants its first picture. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'pin'; readonly pinned: boolean }
  /** Selects a span of the text in its editor. */
  | { readonly kind: 'reveal'; readonly version: number; readonly span: Span }
  /** Looks at another computation of the file. */
  | { readonly kind: 'goTo'; readonly version: number; readonly offset: number }
  /** Values that somebody set for the computation. */
  | {
      readonly kind: 'values';
      /** Counts what was set in the panel. */
      readonly edit: number;
      readonly key: string;
      readonly values: Readonly<Record<string, PointValue>>;
      /** What is not set here: undone, or never. */
      readonly unset: readonly string[];
    }
  | { readonly kind: 'resetValues'; readonly key: string }
  | { readonly kind: 'writeValues'; readonly version: number }
  | { readonly kind: 'setValues'; readonly version: number }
  | { readonly kind: 'treatAsInput'; readonly key: string; readonly expression: string }
  /** The opposite: the expression is no input any more. */
  | { readonly kind: 'computeAgain'; readonly key: string; readonly expression: string }
  | {
      readonly kind: 'copy';
      readonly version: number;
      readonly format: CopyFormat;
      readonly offset: number;
      /** Absent: all of the computation. */
      readonly derivative?: NodeDerivative;
    }
  | { readonly kind: 'copyText'; readonly text: string }
  | { readonly kind: 'cancel' }
  /** Asks once more, after an answer that failed. */
  | { readonly kind: 'again' }
  /** Asks in which format the picture is to be saved. */
  | { readonly kind: 'export' }
  | { readonly kind: 'drawn'; readonly id: number; readonly files: readonly DrawnFile[] }
  | { readonly kind: 'fault'; readonly message: string };

export interface DrawnFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}
