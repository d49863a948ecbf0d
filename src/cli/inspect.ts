import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { inspect } from '../inspection/inspect';
import { languageFor } from '../languages/index';
import type { Language } from '../languages/language';
import { type InspectOptions, inspectOptions, UsageError } from './arguments';
import { jsonText } from './json';
import { commandLineLimits } from './limits';
import { reportOn } from './report';
import { type Choice, type Subject, subjectOf } from './subject';
import { reportText } from './text';

/** How the command ended: the process's exit code. */
export const exitCodes = { answered: 0, declined: 1, usage: 2, unreadable: 3 } as const;

export interface Console {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

export async function inspectCommand(args: readonly string[], console: Console): Promise<number> {
  const options = inspectOptions(args);
  const language = chosenLanguage(options);
  let text: string;
  try {
    text = options.file === '-' ? await readAll(process.stdin) : await readFile(options.file, 'utf8');
  } catch (error) {
    console.err(`cannot read ${options.file}: ${error instanceof Error ? error.message : String(error)}\n`);
    return exitCodes.unreadable;
  }
  const subject = await subjectOf(text, language, options);
  return 'candidates' in subject ? chooseFrom(subject, options, console) : show(subject, options, console);
}

function chosenLanguage({ language, file }: InspectOptions): Language {
  const key = language ?? (file === '-' ? '' : path.extname(file));
  const found = languageFor(key);
  if (found) return found;
  throw new UsageError(
    file === '-' && language === undefined
      ? 'standard input needs --language'
      : `no language is known for ${language ?? file}`,
  );
}

function show({ text, program, target }: Subject, options: InspectOptions, console: Console): number {
  const inspection = inspect({
    program,
    target,
    given: options.at,
    ...(options.wrt ? { wrt: options.wrt } : {}),
    ...(options.of ? { of: options.of } : {}),
    hessian: true,
    samples: true,
    limits: commandLineLimits,
  });
  const unknown = options.wrt?.find((name) => !inspection.point.some((e) => e.name === name));
  if (unknown !== undefined) throw new UsageError(`--wrt ${unknown}: no input here is called ${unknown}`);
  const report = reportOn(inspection, program, text, options);
  console.out(
    options.json ? jsonText(report) : reportText(report, options.file === '-' ? 'input' : options.file),
  );
  return report.complete ? exitCodes.answered : exitCodes.declined;
}

/** Of the places to choose from. */
const mostListed = 30;

function chooseFrom({ candidates }: Choice, options: InspectOptions, console: Console): number {
  if (!candidates.length) {
    console.err(`no formula was found in ${options.file}\n`);
    return exitCodes.declined;
  }
  const lines = candidates.slice(0, mostListed).map((c) => `  ${options.file}:${c.line}   ${c.text}`);
  if (candidates.length > mostListed) lines.push(`  and ${candidates.length - mostListed} more`);
  console.err(`say which line to inspect; ${candidates.length} found in this file:\n${lines.join('\n')}\n`);
  return exitCodes.usage;
}
