import type { Limits } from '../core/budget';

/** Nobody waits at a key for the command line: loops of a million rounds are followed. */
export const commandLineLimits: Limits = { operations: 20_000_000, steps: 100_000_000, calls: 300 };
