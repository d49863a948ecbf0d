import type { Block, Origin, Run, Tape, TapeInput } from '../core/tape/tape';

/**
 * A tape as it travels in a message that is JSON but for typed arrays: no maps, no sets, and no NaN outside of an
 * array. The places in the text stay behind: what the panel says of them comes with its nodes.
 */
export interface TapeData {
  readonly blocks: readonly BlockData[];
  readonly runs: readonly Run[];
  readonly length: number;
  readonly constants: Float64Array;
  readonly shapes: readonly (readonly number[])[];
  readonly indexing: Tape['indexing'];
  readonly inputs: readonly TapeInput[];
  readonly outputs: readonly OutputData[];
  /** Node and value of each guard. */
  readonly guardNodes: Int32Array;
  readonly guardValues: Float64Array;
  /** Names of single nodes. */
  readonly nodeNames: readonly (readonly [node: number, name: string])[];
}

export interface BlockData extends Omit<Block, 'names' | 'ownNames'> {
  readonly namedSlots: Uint32Array;
  readonly slotNames: readonly string[];
}

interface OutputData {
  readonly name: string;
  readonly shape: readonly number[];
  readonly nodes: Int32Array;
}

export function tapeData(tape: Tape): TapeData {
  const { blocks, runs, length, constants, shapes, indexing, inputs, outputs, guards, names } = tape;
  return {
    blocks: blocks.map(blockData),
    runs,
    length,
    constants,
    shapes,
    indexing,
    inputs,
    outputs,
    guardNodes: Int32Array.from(guards, (g) => g.node),
    guardValues: Float64Array.from(guards, (g) => g.value),
    nodeNames: Array.from(names, ([node, { name }]) => [node, name]),
  };
}

function blockData({ names, ownNames: _own, ...rest }: Block): BlockData {
  return { ...rest, namedSlots: Uint32Array.from(names.keys()), slotNames: [...names.values()] };
}

/** The tape again, without places in the text: each operation stands at the same one. */
export function tapeFrom(data: TapeData): Tape {
  const { blocks, guardNodes, guardValues, nodeNames, ...rest } = data;
  return {
    ...rest,
    blocks: blocks.map(blockFrom),
    origins: [nowhere],
    guards: Array.from(guardNodes, (node, k) => ({ node, value: guardValues[k] ?? Number.NaN, origin: 0 })),
    names: new Map(nodeNames.map(([node, name]) => [node, { name, own: true }])),
    rebound: new Set(),
  };
}

const nowhere: Origin = { unit: 0, span: { start: 0, end: 0 }, calls: [] };

function blockFrom({ namedSlots, slotNames, ...rest }: BlockData): Block {
  const names = new Map(Array.from(namedSlots, (slot, k) => [slot, slotNames[k] ?? '']));
  return { ...rest, origins: new Uint32Array(rest.origins.length), names, ownNames: new Set(names.keys()) };
}
