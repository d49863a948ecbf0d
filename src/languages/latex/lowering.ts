import { type Problem, type ProblemCode, problem } from '../../core/problem';
import type { Expression } from '../../core/program/program';
import type { Span } from '../../core/span';
import { apply, stop } from '../shared/nodes';
import type { Facts } from './facts';
import type { Definitions } from './names';
import type { Node } from './syntax';

/** An expression of the program, and whether it may be an array, so that a product with it is linear algebra's. */
export interface Lowered {
  readonly expression: Expression;
  readonly array: boolean;
}

/** Carries a formula from its tree to the program: what is known, what is bound, what was used. */
export class Lowering {
  readonly problems: Problem[] = [];
  /** Names that are used and not bound inside, in order of appearance. */
  readonly uses = new Set<string>();
  private readonly bound: string[] = [];
  private silent = false;

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

  /** Lengths are no inputs: the arrays tell them. */
  use(name: string): void {
    if (!this.silent && !this.isBound(name) && !this.facts.lengthNames.has(name)) this.uses.add(name);
  }

  /** Runs a rule whose names are indices, no inputs. */
  withoutUses<Result>(rule: () => Result): Result {
    const before = this.silent;
    this.silent = true;
    try {
      return rule();
    } finally {
      this.silent = before;
    }
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
