import { largestUnit } from '../shared/units';
import type { Equation } from './equations';
import { commasOf, readEquations } from './equations';
import type { Definitions } from './facts';
import { formulasOf, splitAt, topLevel } from './lines';
import type { Token } from './tokens';
import { tokenize } from './tokens';
import { withOwn } from './unit';
import { definers } from './vocabulary';

const nothing: Definitions = {
  functions: new Set(),
  families: new Set(),
  values: new Set(),
  own: new Set(),
  matrices: new Set(),
};

/** What formulas define, and runs of letters or words that they define as one name. */
export interface Environment {
  readonly definitions: Definitions;
  readonly words: ReadonlySet<string>;
  /** All of it in one text, for the hash of what depends on it. */
  readonly text: string;
}

/** Of all formulas of a file together. */
export function environmentOf(formulas: readonly string[]): Environment {
  const tokens = formulas.map((formula) => tokenize(mayDefine(formula) ? formula : ''));
  const words = new Set(tokens.flatMap(definedWords));
  const equations: Equation[] = [];
  for (const [index, each] of tokens.entries()) {
    if (!each.some((token) => definers.has(token.text))) continue;
    for (const equation of readEquations(each, formulas[index]?.length ?? 0, words)) equations.push(equation);
  }
  const definitions = { ...withOwn(nothing, equations), own: new Set<string>() };
  const { functions, families, values, matrices } = definitions;
  const text = JSON.stringify(
    [functions, families, values, matrices, words].map((names) => [...names].sort()),
  );
  return { definitions, words, text };
}

/** Of a formula that stands alone: what it defines, it knows. */
export function noEnvironment(formula: string): Environment {
  const tokens = tokenize(mayDefine(formula) ? formula : '');
  return { definitions: nothing, words: new Set(definedWords(tokens)), text: '' };
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
