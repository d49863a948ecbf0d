/** Of a point: an input's value, and where it comes from. */
export interface PointItem {
  readonly name: string;
  readonly value: string;
  readonly provenance: 'given' | 'debugger' | 'comment' | 'constant' | 'call' | 'default' | 'sample';
  /** Counted from 1. */
  readonly line?: number;
}

/** Something to know of a place in the text. */
export interface PlacedNote {
  readonly code: string;
  readonly message: string;
  readonly line: number;
  readonly offset: number;
}

/** Where a computation could not be followed. */
export interface Stop extends PlacedNote {
  /** What stands at the place, in one line. */
  readonly text: string;
  /** The expression that stopped it, whole: it can be made an input. Absent where it is none. */
  readonly expression?: string;
}

/** Something in the file that computes. */
export interface Found {
  readonly kind: 'function' | 'formula';
  /** Its first line. */
  readonly text: string;
  readonly line: number;
  readonly offset: number;
}

/** ∂output/∂by of a graph, by the names that it shows. */
export interface NodeDerivative {
  readonly output: string;
  readonly by: string;
}

export type CopyFormat = 'code' | 'latex' | 'markdown' | 'json' | 'plain';
