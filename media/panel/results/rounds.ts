import { activity } from '../../../src/engine/activity';
import { unitSeed } from '../../../src/engine/forward';
import { reverseSweep } from '../../../src/engine/reverse';
import type { PictureEnd } from '../../../src/protocol/panel';
import type { Now } from '../graph/model';

/** How far the output still feels what each round of a loop leaves under a name. */
export interface Rounds {
  readonly name: string;
  /** By round: ∂output/∂(the name's value after it). */
  readonly adjoints: Float64Array;
  /** What one round multiplies the adjoint by on the way back, the median over the rounds; NaN of one round. */
  readonly factor: number;
}

/** Loops of fewer rounds show nothing by a curve. */
const leastRounds = 4;
const mostNames = 3;

const found = new WeakMap<Now, Map<number, readonly Rounds[]>>();

/** Of each name that a loop carries from round to round and that the output depends on. */
export function roundsOf(now: Now, output: PictureEnd): readonly Rounds[] {
  const known = found.get(now) ?? new Map<number, readonly Rounds[]>();
  found.set(now, known);
  const made = known.get(output.node) ?? carriedNames(now, output.node);
  known.set(output.node, made);
  return made;
}

function carriedNames({ model, values }: Now, output: number): Rounds[] {
  const carried = [...carriedNodes(model.tape)].filter(([, nodes]) => nodes.length >= leastRounds);
  if (!carried.length || output < 0) return [];
  const adjoints = reverseSweep(model.tape, values, unitSeed(output), activity(model.tape));
  return carried
    .map(([name, nodes]) =>
      roundsFrom(
        name,
        Float64Array.from(nodes, (node) => adjoints[node] ?? 0),
      ),
    )
    .filter((rounds) => rounds.adjoints.some((a) => a !== 0))
    .slice(0, mostNames);
}

function roundsFrom(name: string, adjoints: Float64Array): Rounds {
  const factors = Array.from(adjoints.subarray(1), (later, k) => Math.abs((adjoints[k] ?? 0) / later));
  const sorted = factors.filter((f) => Number.isFinite(f)).sort((a, b) => a - b);
  return { name, adjoints, factor: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN };
}

/** name → its nodes round by round, of slots that a later round reads. */
function carriedNodes({ blocks, runs }: Now['model']['tape']): Map<string, number[]> {
  const all = new Map<string, number[]>();
  for (const { block: index, first, count } of runs) {
    const block = blocks[index];
    if (!block || block.operandKinds.length === 0) continue;
    const { length } = block.operations;
    for (const [slot, name] of block.names) {
      if (!isCarried(block.operands, block.operandKinds, slot, length)) continue;
      const nodes = all.get(name) ?? [];
      all.set(name, nodes);
      for (let i = 0; i < count; i++) nodes.push(first + i * length + slot);
    }
  }
  return all;
}

/** Whether an operand is the slot's value of the round before: a distance back of less than a round. */
function isCarried(operands: Int32Array, kinds: Uint8Array, slot: number, length: number): boolean {
  return operands.some((distance, k) => (kinds[k] ?? 0) <= 1 && distance === slot - length);
}
