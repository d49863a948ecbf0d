/** Bounds on work that text or data drives. Counted, not timed, so that answers do not depend on the machine. */
export interface Limits {
  /** Nodes of a tape. */
  readonly operations: number;
  /** Steps of the tracer: expressions and statements evaluated. */
  readonly steps: number;
  /** Calls inside one another. */
  readonly calls: number;
  /** Asked now and then; true ends the work. */
  readonly cancelled?: () => boolean;
}

export const defaultLimits: Limits = { operations: 250_000, steps: 1_500_000, calls: 300 };
