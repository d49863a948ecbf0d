import { nesting } from './reader';
import type { Token } from './tokens';
import { definers, isRelation } from './vocabulary';

/** Environments that hold lines of formulas, not one formula. */
export const lineEnvironments: ReadonlySet<string> = new Set([
  'aligned',
  'align',
  'alignat',
  'alignedat',
  'split',
  'gather',
  'gathered',
  'equation',
  'multline',
  'multlined',
  'eqnarray',
  'displaymath',
  'math',
  'flalign',
  'subequations',
  'dmath',
  'IEEEeqnarray',
]);

const tables: ReadonlySet<string> = new Set(['matrix', 'array', 'cases', 'dcases']);

/** The formulas of a region: lines of aligned environments, a matrix of equations; a line that goes on belongs to the one before. */
export function formulasOf(tokens: readonly Token[]): Token[][] {
  const lines: Token[][] = [];
  for (const line of splitLines(unwrap(trim(undelimited(tokens))))) {
    const content = trim(
      line.filter(
        (token, index) => !(token.text === '&' && token.kind === 'symbol' && isOutside(line, index)),
      ),
    );
    const last = lines.at(-1);
    if (content.length === 0) continue;
    if (last !== undefined && (goesOn(content[0]) || isOpen(last.at(-1)))) last.push(...content);
    else lines.push(content);
  }
  return lines;
}

/** Without the dollars or brackets around a formula, where they were given with it. */
function undelimited(tokens: readonly Token[]): readonly Token[] {
  let from = 0;
  let to = tokens.length;
  while (to - from > 1 && delimiters.get(tokens[from]?.text ?? '') === tokens[to - 1]?.text) {
    from++;
    to--;
  }
  return from === 0 ? tokens : tokens.slice(from, to);
}

const delimiters: ReadonlyMap<string, string> = new Map([
  ['$', '$'],
  ['\\[', '\\]'],
  ['\\(', '\\)'],
]);

/** Without white-space-like tokens at the ends: breaks, alignment marks and punctuation. */
function trim(tokens: readonly Token[]): Token[] {
  let from = 0;
  let to = tokens.length;
  while (from < to && isBlank(tokens[from])) from++;
  while (to > from && (isBlank(tokens[to - 1]) || isPunctuation(tokens[to - 1]))) to--;
  return tokens.slice(from, to);
}

function isBlank(token: Token | undefined): boolean {
  return token?.kind === 'newline' || (token?.kind === 'symbol' && token.text === '&');
}

function isPunctuation(token: Token | undefined): boolean {
  return (
    token?.kind === 'symbol' &&
    (token.text === '.' || token.text === ',' || token.text === ';' || token.text === ':')
  );
}

/** Takes off the environments around all of the tokens, and `\left. … \right.` and a brace before a system. */
function unwrap(tokens: readonly Token[]): readonly Token[] {
  let from = 0;
  let to = tokens.length;
  for (;;) {
    const first = tokens[from];
    const last = tokens[to - 1];
    if (first?.kind !== 'begin' || last?.kind !== 'end' || first.text !== last.text) break;
    const name = first.text.replace(/\*$/, '');
    if (closerOf(tokens, from, to) !== to - 1) break;
    if (!lineEnvironments.has(name) && !(tables.has(name) && holdsEquations(tokens, from + 1, to - 1))) break;
    from += 1 + argumentLength(tokens, from + 1, name);
    to -= 1;
    while (from < to && isBlank(tokens[from])) from++;
    while (to > from && (isBlank(tokens[to - 1]) || isPunctuation(tokens[to - 1]))) to--;
  }
  return from === 0 ? tokens : tokens.slice(from, to);
}

/** `\begin{alignedat}{2}`, `\begin{array}{rl}`. */
function argumentLength(tokens: readonly Token[], from: number, name: string): number {
  if (!['alignat', 'alignedat', 'array', 'IEEEeqnarray'].includes(name) || tokens[from]?.text !== '{')
    return 0;
  const close = closerOf(tokens, from, tokens.length);
  return close === undefined ? 0 : close - from + 1;
}

/** Whether every line is an equation by itself, or goes on with the one before. */
function holdsEquations(tokens: readonly Token[], from: number, to: number): boolean {
  const lines = splitLines(tokens.slice(from, to)).filter((line) => trim(line).length > 0);
  return (
    lines.length > 0 &&
    lines.every(
      (line) => topLevel(line, (token) => definers.has(token.text)).length > 0 || goesOn(trim(line)[0]),
    )
  );
}

function closerOf(tokens: readonly Token[], from: number, to: number): number | undefined {
  let depth = 0;
  for (let i = from; i < to; i++) {
    depth += nesting(tokens[i]);
    if (depth <= 0) return i;
  }
  return undefined;
}

function splitLines(tokens: readonly Token[]): Token[][] {
  return splitAt(
    tokens,
    topLevel(tokens, (token) => token.kind === 'newline'),
  );
}

/** The tokens between these positions. */
export function splitAt(tokens: readonly Token[], positions: readonly number[]): Token[][] {
  const parts: Token[][] = [];
  let start = 0;
  for (const position of [...positions, tokens.length]) {
    parts.push(tokens.slice(start, position));
    start = position + 1;
  }
  return parts;
}

/** Where tokens outside all brackets fulfil the test. */
export function topLevel(tokens: readonly Token[], test: (token: Token) => boolean): number[] {
  const found: number[] = [];
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    const step = nesting(token);
    depth = Math.max(0, depth + step);
    if (depth === 0 && step === 0 && test(token)) found.push(index);
  }
  return found;
}

/** Alignment marks inside a matrix stay. */
function isOutside(line: readonly Token[], index: number): boolean {
  return environmentDepth(line)[index] === 0;
}

const depths = new WeakMap<readonly Token[], number[]>();

function environmentDepth(line: readonly Token[]): readonly number[] {
  const known = depths.get(line);
  if (known !== undefined) return known;
  let depth = 0;
  const result = line.map((token) => {
    if (token.kind === 'begin') depth++;
    if (token.kind === 'end') depth--;
    return depth;
  });
  depths.set(line, result);
  return result;
}

/** A line that begins with a sign. A minus begins a new formula only where nothing stands before it. */
function goesOn(token: Token | undefined): boolean {
  if (token === undefined || (token.kind !== 'symbol' && token.kind !== 'command')) return false;
  return signs.has(token.text) || isRelation(token.text);
}

/** A line that ends with a sign. */
function isOpen(token: Token | undefined): boolean {
  return goesOn(token) && token?.text !== '!';
}

const signs: ReadonlySet<string> = new Set([
  '+',
  '-',
  '\\times',
  '\\cdot',
  '*',
  '/',
  '\\div',
  '\\pm',
  '\\mp',
]);
