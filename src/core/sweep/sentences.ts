import type { Step, Sweep } from './steps';

/** How vertices are called and numbers are written. */
export interface Wording {
  readonly name: (vertex: number) => string;
  readonly number: (x: number) => string;
  /** Of longer sums the middle is left out; absent: of none. */
  readonly longestSum?: number;
}

/** `2 + 3 + … + 1` */
function summed(terms: readonly string[], { longestSum = terms.length }: Wording): string {
  if (terms.length <= longestSum) return terms.join(' + ');
  const end = Math.floor(longestSum / 2);
  return [...terms.slice(0, longestSum - end), '…', ...terms.slice(-end)].join(' + ');
}

/** A step as a line: `b̄ = c̄·1 + d̄·1 = 2 + 3 = 5`. */
export function stepSentence(sweep: Sweep, step: Step, wording: Wording): string {
  const name = sweptName(sweep, step.vertex, wording);
  const { number } = wording;
  if (!step.contributions.length) return step.vertex === sweep.seed ? `${name} = 1` : `${name} = 0`;
  const products = step.contributions.map(
    (c) => `${factorName(sweep, c.neighbour, wording)}·${bracketed(number(c.partial))}`,
  );
  const inserted = step.contributions.map((c) => bracketed(number(c.product)));
  const sum = inserted.length > 1 ? `${summed(inserted, wording)} = ` : '';
  return `${name} = ${summed(products, wording)} = ${sum}${number(step.total)}`;
}

/** The same as speeds: `e at 2·1 = 2`. */
export function speedSentence(sweep: Sweep, step: Step, wording: Wording): string {
  const { number } = wording;
  const name = wording.name(step.vertex);
  if (step.vertex === sweep.seed) return `${name} moves at speed 1`;
  const terms = step.contributions.map(
    (c) => `${bracketed(number(c.partial))}·${bracketed(number(sweep.totals[c.neighbour] ?? 0))}`,
  );
  return `${name} at ${summed(terms, wording)} = ${number(step.total)}`;
}

/** The rule that gives an operation's elementary partials. */
export function ruleName(operation: string): string {
  switch (operation) {
    case 'add':
    case 'sub':
    case 'sum':
    case 'neg':
      return 'sum rule';
    case 'mul':
    case 'product':
      return 'product rule';
    case 'div':
      return 'quotient rule';
    case 'pow':
      return 'power rule';
    default:
      return `chain rule with the derivative of ${operation}`;
  }
}

/**
 * The sweep's number of a vertex: x̄ or ẋ; for a name of several letters, where a mark would sit on one of
 * them only, the derivative that it is.
 */
export function sweptName(sweep: Sweep, vertex: number, { name }: Wording): string {
  const text = name(vertex);
  const [first = ''] = text;
  const reverse = sweep.mode === 'reverse';
  if (/^\p{L}[\d₀-₉]*$/u.test(text))
    return (first + (reverse ? '\u0304' : '\u0307') + text.slice(first.length)).normalize('NFC');
  const seed = name(sweep.seed);
  return reverse ? `∂${seed}/∂${text}` : `∂${text}/∂${seed}`;
}

/** The seed's own number is 1: where its name is that of a derivative, the number says it better. */
function factorName(sweep: Sweep, vertex: number, wording: Wording): string {
  const name = sweptName(sweep, vertex, wording);
  return vertex === sweep.seed && name.startsWith('∂') ? '1' : name;
}

function bracketed(text: string): string {
  return /^[-−]/.test(text) ? `(${text})` : text;
}
