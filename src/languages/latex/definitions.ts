import { largestUnit } from '../shared/units';
import { commasOf, type Equation, readEquations } from './equations';
import { formulasOf, splitAt, topLevel } from './lines';
import { type Defined, type Definitions, definedIn, namesOf } from './names';
import type { Token } from './tokens';
import { tokenize } from './tokens';
import { definers } from './vocabulary';

/** What formulas define, and runs of letters or words that they define as one name. */
export interface Environment {
  readonly definitions: Definitions;
  readonly words: ReadonlySet<string>;
  /** All of it in one text, for the hash of what depends on it. */
  readonly text: string;
}

/** What each formula adds to the environment, by its text; the other formulas define nothing. */
export interface Parts {
  readonly words: ReadonlySet<string>;
  readonly byFormula: ReadonlyMap<string, Part>;
}

interface Part {
  readonly words: readonly string[];
  /** As read where all words of the file are names. */
  readonly defined: readonly Defined[];
}

interface FileEnvironment {
  readonly environment: Environment;
  /** For the next version of the file. */
  readonly parts: Parts;
  /** What had to be read, by the text of the formula. */
  readonly equations: ReadonlyMap<string, readonly Equation[]>;
}

/** Of all formulas of a file together. Formulas that the file had before an edit are not read again. */
export function environmentOf(formulas: readonly string[], previous?: Parts): FileEnvironment {
  const defining = formulas.filter(mayDefine);
  const wordsOf = new Map(defining.map((formula) => [formula, previous?.byFormula.get(formula)?.words]));
  const words = new Set<string>();
  for (const [formula, known] of wordsOf) {
    const own = known ?? definedWords(tokenize(formula));
    wordsOf.set(formula, own);
    for (const word of own) words.add(word);
  }
  const known = previous && isSame(words, previous.words) ? previous.byFormula : undefined;
  const equations = new Map<string, readonly Equation[]>();
  const byFormula = new Map<string, Part>();
  for (const [formula, own = []] of wordsOf) {
    const part = known?.get(formula);
    const read = part ? [] : equationsIn(formula, words);
    if (read.length > 0) equations.set(formula, read);
    byFormula.set(formula, part ?? { words: own, defined: definedIn(read) });
  }
  const definitions = namesOf([...byFormula.values()].flatMap((part) => part.defined));
  const { functions, families, values, matrices } = definitions;
  const text = JSON.stringify(
    [functions, families, values, matrices, words].map((names) => [...names].sort()),
  );
  return { environment: { definitions, words, text }, parts: { words, byFormula }, equations };
}

function isSame(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return some.size === others.size && [...some].every((word) => others.has(word));
}

function equationsIn(formula: string, words: ReadonlySet<string>): readonly Equation[] {
  const tokens = tokenize(formula);
  if (!tokens.some((token) => definers.has(token.text))) return [];
  return readEquations(tokens, formula.length, words);
}

/** Of a formula that stands alone: what it defines, it knows. */
export function noEnvironment(formula: string): Environment {
  const tokens = tokenize(mayDefine(formula) ? formula : '');
  return { definitions: namesOf([]), words: new Set(definedWords(tokens)), text: '' };
}

/** Whether a formula needs to be read for what it defines. */
function mayDefine(formula: string): boolean {
  return (
    formula.length <= largestUnit &&
    /=|≡|\\(?:colon|equiv|triangleq|defeq|doteq|gets|leftarrow|vcentcolon)/.test(formula)
  );
}

/** `MSE = …`, `\operatorname{loss}(x) = …`: left sides that begin with several letters side by side, or a word. */
function definedWords(tokens: readonly Token[]): string[] {
  const words: string[] = [];
  const lines = formulasOf(tokens).flatMap((line) => splitAt(line, commasOf(line)));
  for (const line of lines) {
    const sign = topLevel(line, (token) => definers.has(token.text) && token.kind !== 'text')[0];
    if (sign === undefined) continue;
    const left = line.slice(0, sign);
    const end = left.findIndex(
      (token) => token.kind === 'symbol' && (token.text === '(' || token.text === '_'),
    );
    const name = end < 0 ? left : left.slice(0, end);
    if (name.length === 1 && name[0]?.kind === 'text') words.push(name[0].text);
    const touching = name.every(
      (token, index) => token.kind === 'letter' && (index === 0 || token.start === name[index - 1]?.end),
    );
    if (name.length > 1 && touching) words.push(name.map((token) => token.text).join(''));
  }
  return words;
}
