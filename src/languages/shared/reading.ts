import type { SyntaxNode } from '@lezer/common';
import { type Problem, type ProblemCode, problem } from '../../core/problem';
import type { Expression, Statement } from '../../core/program/program';
import { type Span, span } from '../../core/span';
import { stop, stopStatement } from './nodes';
import type { Scope } from './scope';

/** Nesting of expressions and statements that is followed; what lies deeper is declined at its place. */
export const deepestNesting = 300;

/** What a language does with a node; the only way from one kind of node to another, so that files don't import in circles. */
export interface Readers {
  expression(reading: Reading, node: SyntaxNode): Expression;
  statement(reading: Reading, node: SyntaxNode): readonly Statement[];
}

/** One pass over the tree of one unit. */
export class Reading {
  readonly problems: Problem[] = [];
  private depth = 0;

  constructor(
    readonly text: string,
    /** How far the tree's text begins before the unit's: 1 where an expression was put into parentheses. */
    private readonly before: number,
    /** The unit's length: what was put behind it does not count. */
    private readonly length: number,
    public scope: Scope,
    private readonly readers: Readers,
  ) {}

  /** The program of an expression; of none, a `stop` at `place` that says that something is missing. */
  expression(node: SyntaxNode | null | undefined, place: Span): Expression {
    if (!node) return stop(problem('syntax', place, 'An expression is missing here'));
    return this.nested(
      node,
      (tooDeep) => stop(tooDeep),
      () => this.readers.expression(this, node),
    );
  }

  statements(nodes: Iterable<SyntaxNode>): Statement[] {
    const statements: Statement[] = [];
    for (const node of nodes) {
      statements.push(
        ...this.nested(
          node,
          (tooDeep): readonly Statement[] => [stopStatement(tooDeep)],
          () => this.readers.statement(this, node),
        ),
      );
    }
    return statements;
  }

  /** Runs `body` with names of an inner scope. */
  within<T>(names: Scope['names'], body: () => T): T {
    const outer = this.scope;
    this.scope = { names, outer };
    try {
      return body();
    } finally {
      this.scope = outer;
    }
  }

  /** Runs `body` as `levels` levels deeper. */
  deeper<T>(levels: number, body: () => T): T {
    this.depth += levels;
    try {
      return body();
    } finally {
      this.depth -= levels;
    }
  }

  get levelsLeft(): number {
    return deepestNesting - this.depth;
  }

  spanOf(node: { readonly from: number; readonly to: number }): Span {
    return span(this.offsetOf(node.from), this.offsetOf(node.to));
  }

  private offsetOf(position: number): number {
    return Math.max(0, Math.min(position - this.before, this.length));
  }

  textOf(node: { readonly from: number; readonly to: number }): string {
    return this.text.slice(node.from, node.to);
  }

  /** Something to know about numbers that stand. */
  note(code: ProblemCode, at: Span, message: string): void {
    this.problems.push(problem(code, at, message));
  }

  stop(code: ProblemCode, node: { readonly from: number; readonly to: number }, message: string): Expression {
    return stop(problem(code, this.spanOf(node), message));
  }

  private nested<T>(node: SyntaxNode, tooDeep: (why: Problem) => T, body: () => T): T {
    if (this.depth >= deepestNesting) {
      const why = problem(
        'too-large',
        this.spanOf(node),
        `This is nested deeper than ${deepestNesting} levels`,
      );
      this.problems.push(why);
      return tooDeep(why);
    }
    return this.deeper(1, body);
  }
}
