import type { SyntaxNode } from '@lezer/common';
import type { Expression, Statement } from '../../core/program/program';
import type { Span } from '../../core/span';

/** What becomes of the value of a statement: it is returned, or assigned. */
export type Finish = (value: Expression, at: Span) => readonly Statement[];

/** Reads statements, of which the last may have a value that is asked for. */
export type Body = (nodes: readonly SyntaxNode[], then?: Finish) => Statement[];
