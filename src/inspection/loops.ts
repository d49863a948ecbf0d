import { type Expr, ExprPool } from '../core/expr/expr';
import { constantCode, inputCode, primitiveOf } from '../core/primitives/table';
import { indexed, type OuterWords } from '../core/sweep/outer-words';
import { type Recurrence, recurrenceOf } from '../core/sweep/recurrence';
import { namesOfInputs } from '../core/sweep/symbolic';
import { codeAt, constantAt, nameAt, operandsOf } from '../core/tape/nodes';
import type { Run, Tape } from '../core/tape/tape';
import { feltFrom, unitSeed } from '../engine/forward';

/** Loops that are written out. */
const mostLoops = 3;

/** Longer tapes have no words. */
const longestTape = 100_000;

/** The loops of a tape, in the order in which they ran; rounds that take the same way are one. */
export function loopsOf(tape: Tape, pool: ExprPool = new ExprPool()): Recurrence[] {
  if (tape.length > longestTape) return [];
  const outer = outerWords(tape, pool);
  const byBlock = new Map<number, Recurrence>();
  for (const run of tape.runs) {
    const known = byBlock.get(run.block);
    if (!known && byBlock.size >= mostLoops) continue;
    const found = known ?? recurrenceOf(tape, run, outer, pool);
    if (found) byBlock.set(run.block, known ? { ...known, rounds: known.rounds + run.count } : found);
  }
  return [...byBlock.values()].filter((loop) => loop.rounds > 1 && loop.lines.length);
}

function outerWords(tape: Tape, pool: ExprPool): OuterWords {
  const inputNames = namesOfInputs(tape);
  const felt = new Map<number, Uint8Array>();
  const nameOf = (node: number): string => inputNames.get(node) ?? nameAt(tape, node) ?? '…';
  const counter = counterOf(tape);
  return {
    counter,
    nameOf,
    reference: (node) => reference(tape, node, nameOf, pool, deepest),
    moving: (base, stride, run) => moving(tape, base, stride, run, counter, pool),
    dependsOn: (node, input) => {
      const known = felt.get(input) ?? feltFrom(tape, unitSeed(input));
      felt.set(input, known);
      return known[node] === 1;
    },
  };
}

/** Unnamed values from before a loop are written out so far. */
const deepest = 4;

function reference(
  tape: Tape,
  node: number,
  nameOf: (node: number) => string,
  pool: ExprPool,
  depth: number,
): Expr {
  const constant = constantAt(tape, node);
  if (constant !== undefined) return pool.constant(constant);
  const code = codeAt(tape, node);
  const name = nameOf(node);
  if (name !== '…' || code === inputCode || code === constantCode || depth === 0) return pool.input(name);
  const args = operandsOf(tape, node).map((k) => reference(tape, k, nameOf, pool, depth - 1));
  return pool.apply(primitiveOf(code).name, args);
}

/** An element of an input or of what another loop left, or a constant that counts. */
function moving(tape: Tape, base: number, stride: number, run: Run, counter: string, pool: ExprPool): Expr {
  const first = base + stride * run.round;
  const input = tape.inputs.find((i) => i.first <= first && first < i.first + i.size);
  if (input?.shape.length === 1)
    return pool.input(
      indexed(input.name, linear(counter, base - input.first - stride + firstIndex(tape), stride)),
    );
  const counted = counting(tape, base, stride, run);
  if (counted !== undefined) return counted(pool, counter);
  return pool.input(indexed(nameAt(tape, first) ?? '…', linear(counter, -stride, stride)));
}

function firstIndex({ indexing }: Tape): number {
  return indexing === 'joined' ? 1 : 0;
}

/** A letter for the rounds that is no name of the source. */
function counterOf(tape: Tape): string {
  const names = new Set(tape.inputs.map((i) => i.name));
  for (const { names: ofBlock } of tape.blocks) for (const name of ofBlock.values()) names.add(name);
  for (const { name } of tape.names.values()) names.add(name);
  return ['k', 'j', 'm', 'r', 'i'].find((letter) => !names.has(letter)) ?? 'round';
}

/** `start + step·k`, where k counts rounds from 1. */
function linear(counter: string, start: number, step: number): string {
  const moved = step === 1 ? counter : `${step}${counter}`;
  if (start === 0) return moved;
  return start > 0 ? `${moved}+${start}` : `${moved}-${-start}`;
}

/** Constants in equal steps: the counter of a loop as a number. */
function counting(
  tape: Tape,
  base: number,
  stride: number,
  run: Run,
): ((pool: ExprPool, counter: string) => Expr) | undefined {
  const at = (i: number): number => constantAt(tape, base + stride * (run.round + i)) ?? Number.NaN;
  const step = at(1) - at(0);
  const isEven = [2, run.count - 1].every((i) => i >= run.count || at(i) === at(0) + i * step);
  if (!isEven || !Number.isFinite(step)) return undefined;
  const start = at(0) - step * (run.round + 1);
  return (pool, counter) => {
    const k = pool.input(counter);
    const moved = step === 1 ? k : pool.apply('mul', [pool.constant(step), k]);
    return start === 0 ? moved : pool.apply('add', [moved, pool.constant(start)]);
  };
}
