import { type Problem, type ProblemCode, problem } from '../../core/problem';
import type { Expression } from '../../core/program/program';
import type { Span } from '../../core/span';
import { apply, stop } from '../shared/nodes';
import type { Facts } from './facts';
import type { Node } from './syntax';

/** An expression of the program, and whether it may be an array, so that a product with it is linear algebra's. */
export interface Lowered {
  readonly expression: Expression;
  readonly array: boolean;
}

/** What the whole file defines. */
export interface Definitions {
  readonly functions: ReadonlySet<string>;
  /** Bases of indexed families, `t` of `t_i = …`. */
  readonly families: ReadonlySet<string>;
  readonly values: ReadonlySet<string>;
  /** Values that the formula itself defines. */
  readonly own: ReadonlySet<string>;
  /** Values that are matrices. */
  readonly matrices: ReadonlySet<string>;
}

/** Carries a formula from its tree to the program: what is known, what is bound, what was used. */
export class Lowering {
  readonly problems: Problem[] = [];
  /** Names that are used and not bound inside, in order of appearance. */
  readonly uses = new Set<string>();
  private readonly bound: string[] = [];

  constructor(
    readonly facts: Facts,
    readonly definitions: Definitions,
    private readonly lowerNode: (node: Node, lowering: Lowering) => Lowered,
  ) {}

  lower(node: Node): Lowered {
    return this.lowerNode(node, this);
  }

  expression(node: Node): Expression {
    return this.lowerNode(node, this).expression;
  }

  /** Runs a rule in which these names are bound. */
  binding<Result>(names: readonly string[], rule: () => Result): Result {
    this.bound.push(...names);
    try {
      return rule();
    } finally {
      this.bound.length -= names.length;
    }
  }

  isBound(name: string): boolean {
    return this.bound.includes(name);
  }

  /** Whether a name has a meaning that the text gives it. */
  isDefined(name: string): boolean {
    return this.isBound(name) || this.definitions.values.has(name);
  }

  use(name: string): void {
    if (!this.isBound(name)) this.uses.add(name);
  }

  note(at: Span, message: string): void {
    this.problems.push(problem('reading-chosen', at, message));
  }
}

export function scalar(expression: Expression): Lowered {
  return { expression, array: false };
}

export function operation(at: Span, name: string, ...args: readonly Expression[]): Lowered {
  return scalar(apply(at, name, args));
}

export function refused(code: ProblemCode, at: Span, message: string): Lowered {
  return scalar(stop(problem(code, at, message), at));
}
