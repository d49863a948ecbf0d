import { Lines } from '../../src/core/lines';
import type { PointValue, Program } from '../../src/core/program/program';
import { inspect } from '../../src/inspection/inspect';
import type { Inspection } from '../../src/inspection/inspection';
import { targetAt } from '../../src/inspection/target';
import { languageFor } from '../../src/languages/index';

export interface Question {
  readonly function?: string;
  readonly line?: number;
  readonly at?: Readonly<Record<string, PointValue>>;
  readonly wrt?: readonly string[];
  readonly of?: readonly string[];
}

/** Reads a text and inspects a function or a line of it, Hessian and samples included. */
export async function inspected(
  id: string,
  text: string,
  question: Question,
): Promise<{ inspection: Inspection; program: Program }> {
  const language = languageFor(id);
  if (!language) throw new Error(`no language is called ${id}`);
  await language.load();
  const program = language.parse(text);
  const offset = new Lines(text).offsetAt({ line: question.line ?? 1, column: 1 });
  const target =
    question.function === undefined
      ? targetAt(program, offset)
      : ({ kind: 'function', name: question.function } as const);
  if (!target) throw new Error(`nothing to inspect in line ${question.line}`);
  const inspection = inspect({
    program,
    target,
    given: new Map(Object.entries(question.at ?? {})),
    ...(question.wrt ? { wrt: question.wrt } : {}),
    ...(question.of ? { of: question.of } : {}),
    hessian: true,
    samples: true,
  });
  return { inspection, program };
}

export function rounded(x: number | undefined, digits: number): string {
  return (x ?? Number.NaN).toFixed(digits);
}
