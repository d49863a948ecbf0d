import { parseArgs } from 'node:util';
import type { PointValue } from '../core/program/program';
import { parsePointValues } from '../languages/shared/point-comment';

export interface InspectOptions {
  /** A path, or `-` for standard input. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly language?: string;
  readonly function?: string;
  readonly at: ReadonlyMap<string, PointValue>;
  readonly wrt?: readonly string[];
  readonly of?: readonly string[];
  readonly forward?: string;
  readonly reverse?: string;
  readonly paths?: readonly [string, string];
  readonly cost: boolean;
  readonly tape: boolean;
  readonly json: boolean;
}

/** Words on the command line that cannot be understood. */
export class UsageError extends Error {}

export function inspectOptions(args: readonly string[]): InspectOptions {
  const { values, positionals } = parsed(args);
  const [place, ...extra] = positionals;
  if (place === undefined) throw new UsageError('inspect needs a file, or - for standard input');
  if (extra.length) throw new UsageError(`inspect takes one file; ${extra.join(' ')} is too much`);
  const paths = values.paths === undefined ? undefined : list(values.paths);
  const [from, to, ...more] = paths ?? [];
  if (paths && (from === undefined || to === undefined || more.length))
    throw new UsageError('--paths takes two names: --paths b,e');
  return {
    ...placed(place),
    ...(values.language === undefined ? {} : { language: values.language }),
    ...(values.function === undefined ? {} : { function: values.function }),
    at: pointOf(values.at),
    ...(values.wrt === undefined ? {} : { wrt: list(values.wrt) }),
    ...(values.of === undefined ? {} : { of: list(values.of) }),
    ...(values.forward === undefined ? {} : { forward: values.forward }),
    ...(values.reverse === undefined ? {} : { reverse: values.reverse }),
    ...(from === undefined || to === undefined ? {} : { paths: [from, to] }),
    cost: values.cost ?? false,
    tape: values.tape ?? false,
    json: values.json ?? false,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        language: { type: 'string' },
        function: { type: 'string' },
        at: { type: 'string' },
        wrt: { type: 'string' },
        of: { type: 'string' },
        forward: { type: 'string' },
        reverse: { type: 'string' },
        paths: { type: 'string' },
        cost: { type: 'boolean' },
        tape: { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** `model.py:12:5`; a drive letter's colon is none of these. */
function placed(place: string): Pick<InspectOptions, 'file' | 'line' | 'column'> {
  const match = /^(.+?)(?::(\d+))?(?::(\d+))?$/su.exec(place);
  const [, file = place, line, column] = match ?? [];
  return {
    file,
    ...(line === undefined ? {} : { line: Number(line) }),
    ...(column === undefined ? {} : { column: Number(column) }),
  };
}

function list(text: string): string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}

function pointOf(text: string | undefined): Map<string, PointValue> {
  if (text === undefined) return new Map();
  const { values, problems } = parsePointValues(text, 0);
  const [fault] = problems;
  if (fault) throw new UsageError(`--at ${text}: ${fault.message}`);
  return new Map(values.map((v) => [v.name, v.value]));
}
