/** A formula to be drawn. Everything that the picture depends on is in here, so equal requests have equal answers. */
export interface TypesetRequest {
  readonly latex: string;
  /** A CSS colour. It is baked in: a picture in Markdown does not know the theme that it is shown in. */
  readonly color: string;
  /** Size of the font in pixels. */
  readonly pixels: number;
  /** As a formula on a line of its own, with limits above and below, or as one in running text. */
  readonly display: boolean;
  /**
   * Height in pixels above the baseline that becomes the vertical middle of the picture, by blank space above or
   * below. For places that can align a picture's middle with the text's but not the baselines of both.
   */
  readonly middle?: number;
}

/** A drawn formula: a complete SVG document that refers to nothing outside of it. */
export interface Typeset {
  readonly svg: string;
  /** Whole pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels of the height that lie below the baseline. */
  readonly depth: number;
}

/** Why there is no picture, in words for a reader of the LaTeX. */
export interface TypesetFailure {
  readonly error: string;
}

export interface TypesetQuestion {
  readonly id: number;
  readonly request: TypesetRequest;
}

/** What the worker posts: once that it is loaded, then one answer to each question, in their order. */
export type TypesetAnswer =
  | { readonly ready: true }
  | { readonly id: number; readonly result: Typeset | TypesetFailure };
