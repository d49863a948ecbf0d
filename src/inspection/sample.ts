import type { ProblemCode } from '../core/problem';
import type { Expression, PointValue, Statement, Unit } from '../core/program/program';
import { nodesIn } from '../core/program/walk';
import type { Traced } from '../core/tape/trace';
import type { PointEntry } from './inspection';
import type { ResolvedPoint } from './point';

type Run = (entries: readonly PointEntry[]) => Traced;

interface Sampled {
  readonly traced: Traced;
  readonly point: readonly PointEntry[];
}

/**
 * Fills what has no value with samples at which the computation comes to its end with finite numbers. Inputs
 * get different values, so that differences and quotients of them do not vanish; a name that is indexed or
 * walked over gets the shortest array that no index falls out of, one that counts an integer.
 */
export function sampled(resolved: ResolvedPoint, run: Run): Sampled {
  const tables = new Map([...tableNames(resolved.units)].map((name) => [name, open]));
  for (const [name, shape] of resolved.shapes) tables.set(name, shape);
  const integers = new Set(resolved.integers);
  let best: Sampled | undefined;
  for (const length of tables.size ? [1, 2, 3, 4, 5, 6, 7, 8] : [0]) {
    for (const [start, step] of starts) {
      const found = attempt(resolved, run, integers, (name, k) => {
        const value = (at: number): number => round(start + step * at);
        const shape = tables.get(name)?.map((size) => size ?? length) ?? [];
        return table(shape, (j) => value(k + 1.7 * j));
      });
      const { traced } = found;
      if (isFine(traced)) return found;
      best = best?.traced.complete ? best : found;
      if (stoppedBy(traced, (code) => code === 'index-out-of-range')) break;
      // What takes too long takes it with other samples too.
      if (stoppedBy(traced, (code) => endless.has(code))) return found;
    }
  }
  return best ?? { traced: run(resolved.entries), point: resolved.entries };
}

/** An array of one axis that is as long as it has to be. */
const open: readonly (number | undefined)[] = [undefined];

/** Rows in rows, of as many axes as the shape has; without one the first number. */
function table(shape: readonly number[], value: (place: number) => number, first = 0): PointValue {
  const [count, ...inner] = shape;
  if (count === undefined) return value(first);
  const each = inner.reduce((n, d) => n * d, 1);
  return Array.from({ length: count }, (_, j) => table(inner, value, first + j * each));
}

type Sample = (name: string, k: number) => PointValue;

/** A run with these samples; with an integer for what turns out to count, which is added to `integers`. */
function attempt(resolved: ResolvedPoint, run: Run, integers: Set<string>, sample: Sample): Sampled {
  const found = filled(resolved, run, integers, sample);
  const counts = resolved.missing.filter((name) => found.traced.counts.has(name) && !integers.has(name));
  for (const name of counts) integers.add(name);
  return counts.length ? filled(resolved, run, integers, sample) : found;
}

function filled(
  { names, entries, missing }: ResolvedPoint,
  run: Run,
  integers: ReadonlySet<string>,
  sample: Sample,
): Sampled {
  const extra = missing.map((name, k): PointEntry => {
    const value = integers.has(name) ? k + 2 : sample(name, k);
    return { name, value, provenance: { kind: 'sample' } };
  });
  const all = [...entries, ...extra];
  const point = names.flatMap((name) => all.find((e) => e.name === name) ?? []);
  return { traced: run(point), point };
}

function stoppedBy({ complete, problems }: Traced, isCause: (code: ProblemCode) => boolean): boolean {
  return !complete && problems.some((p) => isCause(p.code));
}

const endless = new Set<ProblemCode>(['endless-loop', 'too-large', 'recursion', 'cancelled']);

/** First value and step to the next input: around 1, in the unit interval, larger, negative. */
const starts = [
  [1.5, 0.25],
  [0.5, 0.125],
  [0.2, 0.03],
  [3, 1.5],
  [20, 7],
  [-0.5, 0.125],
  [-2, -0.5],
] as const;

function round(x: number): number {
  return Number(x.toPrecision(3));
}

function isFine({ complete, tape, values }: Traced): boolean {
  return complete && tape.outputs.every((o) => o.nodes.every((node) => Number.isFinite(values[node])));
}

/** Names that the program indexes, walks over or reduces. */
function tableNames(units: readonly Unit[]): Set<string> {
  const names = new Set<string>();
  for (const node of nodesIn(units.map((u) => u.statements))) {
    const table = tableOf(node);
    if (table !== undefined) names.add(table);
  }
  return names;
}

const reductions = new Set(['length', 'total', 'productOf', 'maxOf', 'minOf', 'normOf', 'dot', 'transpose']);

function tableOf(e: Expression | Statement): string | undefined {
  if (e.kind === 'index' && e.array.kind === 'name') return e.array.name;
  if (e.kind === 'for' && e.iterable.kind === 'name') return e.iterable.name;
  if (e.kind === 'element' && e.indices.length) return e.base;
  const [first] = e.kind === 'apply' ? e.args : [];
  return e.kind === 'apply' && reductions.has(e.operation) && first?.kind === 'name' ? first.name : undefined;
}
