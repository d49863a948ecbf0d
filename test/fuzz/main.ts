import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Program } from '../../src/core/program/program';
import { programFaults } from '../../src/core/program/validate';
import { languageFor, languages } from '../../src/languages/index';
import type { Language } from '../../src/languages/language';

/**
 * Random edits of real files, front end after front end: no exception, no fault in the program, nothing slow.
 *
 *     npm run fuzz -- 100000 FILE…
 */
async function main([count = '10000', ...files]: readonly string[]): Promise<void> {
  for (const language of languages) await language.load();
  const texts = files.flatMap((file) => {
    const language = languageFor(path.extname(file));
    return language ? [{ language, text: readFileSync(file, 'utf8') }] : [];
  });
  if (!texts.length) throw new Error('name files whose languages are known');
  const random = generator(77);
  const slowest = { ms: 0, what: '' };
  let faults = 0;
  for (let k = 0; k < Number(count); k++) {
    const { language, text } = texts[Math.floor(random() * texts.length)] ?? {
      language: undefined,
      text: '',
    };
    if (language) faults += tried(language, edited(window(text, random), random), slowest);
  }
  console.log(
    `${count} edits of ${texts.length} files: ${faults} faults; the slowest took ${slowest.ms.toFixed(0)} ms (${slowest.what})`,
  );
  process.exitCode = faults ? 1 : 0;
}

/** A part of at most 4,000 characters that begins with a line. */
function window(text: string, random: () => number): string {
  const start = text.lastIndexOf('\n', Math.floor(random() * text.length)) + 1;
  return text.slice(start, start + Math.floor(random() * 4_000));
}

const pieces = [
  ...'()[]{}=+-*/^_\\$&#%\'"`,;:.\n 0xe\u0000\uD83D',
  '"""',
  '/*',
  '*/',
  '```',
  'def f(',
  'lambda ',
  '=> {',
  '\\frac{',
  '\\begin{',
  '\\left(',
  'for ',
  'if ',
];

function edited(text: string, random: () => number): string {
  let result = text;
  for (let edits = 1 + Math.floor(random() * 4); edits > 0; edits--) {
    const at = Math.floor(random() * (result.length + 1));
    const removed = random() < 0.5 ? Math.floor(random() * 20) : 0;
    const added = random() < 0.7 ? (pieces[Math.floor(random() * pieces.length)] ?? '') : '';
    result = result.slice(0, at) + added + result.slice(at + removed);
  }
  return result;
}

function tried(language: Language, text: string, slowest: { ms: number; what: string }): number {
  const start = process.hrtime.bigint();
  let program: Program;
  try {
    program = language.parse(text);
    language.formulas(text);
  } catch (error) {
    console.log(
      `${language.id}: ${error instanceof Error ? error.stack : String(error)}\n${JSON.stringify(text)}`,
    );
    return 1;
  }
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  if (ms > slowest.ms) Object.assign(slowest, { ms, what: `${language.id}, ${text.length} characters` });
  const faults = programFaults(program, text.length);
  if (faults.length) console.log(`${language.id}: ${faults[0]}\n${JSON.stringify(text).slice(0, 600)}`);
  return faults.length ? 1 : 0;
}

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

void main(process.argv.slice(2));
