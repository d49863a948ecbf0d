import { type Expr, ExprPool } from '../../../src/core/expr/expr';
import { printExpr } from '../../../src/core/expr/print';
import { type Factored, factored } from '../../../src/core/sweep/factor';
import type { Path, Paths } from '../../../src/core/sweep/paths';
import { labelOf, type Now, nameOf, nowAt } from '../graph/model';
import { type Pair, pathsIn } from '../state/pair';
import { countText, shown } from '../text/numbers';
import { rememberedBy } from '../text/remembered';
import { withSigns } from '../text/tokens';

/** `b → d → e` */
export function pathNames(now: Now, from: number, { edges }: Path): string {
  return [from, ...edges.map((edge) => now.graph.to[edge] ?? 0)].map((v) => nameOf(now, v)).join(' → ');
}

/** `1·3`; a negative factor that is not the first one stands in brackets. */
export function pathProduct({ graph }: Now, { edges }: Path, digits: number): string {
  return edges
    .map((edge) => shown(graph.weights[edge] ?? Number.NaN, digits))
    .map((text, k) => (k > 0 && text.startsWith('−') ? `(${text})` : text))
    .join('·');
}

/** `2 + 3 − 1` */
export function sumText(terms: readonly number[], digits: number): string {
  return joined(terms.map((term) => shown(term, digits)));
}

/** Terms with their signs between them: `2·3 − 1·4`. */
export function joined(terms: readonly string[]): string {
  return terms
    .map((term, k) => (k === 0 ? term : term.startsWith('−') ? `− ${term.slice(1)}` : `+ ${term}`))
    .join(' ');
}

/** A sum is taken as 0 below this share of its terms. */
const nothing = 1e-9;

/**
 * That paths cancel, which is something else than that there are none: the derivative is small, or smaller than its
 * parts, because they have opposite signs.
 */
export function cancellation(pair: Pair, digits: number): string | undefined {
  return knownCancellations(pair.paths, String(digits), () => cancelling(pair, digits));
}

const knownCancellations = rememberedBy<Paths, string | undefined>();

function cancelling(pair: Pair, digits: number): string | undefined {
  const { now, from, to, paths } = pair;
  const { largest } = paths;
  if (largest.length < 2) return undefined;
  if (isCancelled(paths)) {
    const terms = sumText(
      largest.slice(0, mostTerms).map((p) => p.contribution),
      digits,
    );
    const rest = largest.length > mostTerms ? ' + …' : '';
    const [input, output] = [nameOf(now, from), nameOf(now, to)];
    const word = cancelsElsewhere(pair)
      ? `They do so at another point, too: ${output} may not depend on ${input} at all.`
      : `Each of them moves ${output}, and here they are even.`;
    return `The paths cancel: ${terms}${rest}. ${word}`;
  }
  const [first, second] = opposite(largest) ?? [];
  if (!first || !second) return undefined;
  return `Two paths cancel, ${pathNames(now, from, first)} and ${pathNames(now, from, second)}: ${sumText([first.contribution, second.contribution], digits)}.`;
}

/** Terms of a sum that fit a line. */
const mostTerms = 6;

function isCancelled({ largest, sum }: Paths): boolean {
  const size = largest.reduce((total, p) => total + Math.abs(p.contribution), 0);
  return Math.abs(sum) <= nothing * size && size > 0;
}

/** Whether the same paths cancel with every input somewhere else: then it is not for the numbers here. */
function cancelsElsewhere({ now, from, to }: Pair): boolean {
  const { model, graph, values } = now;
  const inputs = model.tape.inputs.flatMap(({ first, size }) =>
    Array.from({ length: size }, (_, k) => 1.0625 * (values[first + k] ?? 0) + 0.0625 / (k + 2)),
  );
  const there = nowAt(model, Float64Array.from(inputs));
  if (!there) return false;
  const [first = -1, last = -1] = [from, to].map((vertex) => graph.nodes[vertex]);
  return isCancelled(pathsIn(there, first, last).paths);
}

/** The largest two contributions that are each other's negative. */
function opposite(paths: readonly Path[]): readonly [Path, Path] | undefined {
  for (const [k, first] of paths.entries()) {
    const size = Math.abs(first.contribution);
    const second = paths
      .slice(k + 1)
      .find((p) => size > 0 && Math.abs(p.contribution + first.contribution) <= nothing * size);
    if (second) return first.contribution > 0 ? [first, second] : [second, first];
  }
  return undefined;
}

export interface FactoredWords {
  /** `(α + β + γ)·(δ + ε + ζ)` */
  readonly expression: string;
  /** `x → y: α + β + γ`, in the order in which edges are joined. */
  readonly steps: readonly string[];
  readonly operations: Factored['operations'];
  readonly writtenOut: Factored['writtenOut'];
}

/** More edges than this are not factored: the formula would fill the page. */
const mostEdges = 120;

/** `330 paths`; where some are folded into others `48 paths as drawn, 330 in all`. */
export function pathsText(drawn: bigint, all: bigint): string {
  const paths = `${countText(drawn)} ${drawn === 1n ? 'path' : 'paths'}`;
  return all === drawn ? paths : `${paths} as drawn, ${countText(all)} in all`;
}

/** The sum over the paths, factored; undefined where it is too long, and where factoring saves nothing. */
export function factoredWords(pair: Pair): FactoredWords | undefined {
  return knownWords(pair.paths, '', () => factoredIn(pair));
}

const knownWords = rememberedBy<Paths, FactoredWords | undefined>();

function factoredIn({ now, from, to }: Pair): FactoredWords | undefined {
  if (now.graph.weights.length > mostEdges) return undefined;
  const pool = new ExprPool();
  const label = (edge: number): Expr => {
    const text = labelOf(now, edge);
    const number = now.graph.weights[edge] ?? Number.NaN;
    return text === '' || Number.isFinite(Number(text)) ? pool.constant(number) : pool.input(bracketed(text));
  };
  const { expression, steps, operations, writtenOut } = factored(now.graph, from, to, label, pool);
  const { multiplications, additions } = writtenOut;
  const isCheaper = BigInt(operations.multiplications + operations.additions) < multiplications + additions;
  if (expression.kind === 'const' || !isCheaper) return undefined;
  const text = (e: Expr): string => withSigns(printExpr(e, { reading: true, digits: 6, longest: 160 }));
  return {
    expression: text(expression),
    steps: steps.map((s) => `${nameOf(now, s.from)} → ${nameOf(now, s.to)}: ${text(s.label)}`),
    operations,
    writtenOut,
  };
}

function bracketed(text: string): string {
  return /[\s·/+−-]/.test(text) ? `(${text})` : text;
}
