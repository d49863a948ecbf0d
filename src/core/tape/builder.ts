import { inputCode } from '../primitives/table';
import type { Indexing } from '../shape';
import type { Span } from '../span';
import { Names } from './names';
import { Origins } from './origins';
import { Rolling } from './rolling';
import { Sealed } from './sealed';
import { firstConstant, Slots, settled } from './slots';
import { type CallSite, type Guard, sizeOf, type Tape, type TapeInput, type TapeOutput } from './tape';

/** The identity of the numbers at so many nodes, one after the other. */
function consecutive(first: number, size: number): string {
  return Array.from({ length: size }, (_, k) => first + k).join();
}

/** Inputs of so many elements are a run of one slot. */
const longInput = 64;

/** Equal constants share a node as long as there are no more than this. */
const mostShared = 10_000;

/**
 * Records what runs, one operation after the other, into a tape whose loops take the room of one round. Numbers of
 * nodes are final once the tape is finished: `settled(node, tape.constants.length)`.
 */
export class TapeBuilder {
  readonly origins = new Origins();
  private readonly slots = new Slots();
  private readonly sealed = new Sealed(this.slots);
  private readonly names = new Names(this.slots, this.sealed);
  private readonly constants: number[] = [];
  private readonly constantNodes = new Map<number, number>();
  private negativeZero: number | undefined;
  private readonly loops: Rolling[] = [];
  private readonly inputs: TapeInput[] = [];
  private readonly outputs: TapeOutput[] = [];
  private readonly guards: Guard[] = [];
  private readonly bindings = new Map<string, unknown>();
  private readonly rebound = new Set<string>();

  get length(): number {
    return this.slots.next;
  }

  /** Where the operations that follow stand. */
  at(unit: number, span: Span, calls: readonly CallSite[]): void {
    this.origins.at(unit, span, calls);
  }

  /** How many constants and guards there are. */
  get extent(): string {
    return `${this.constants.length} ${this.guards.length}`;
  }

  /** Runs a loop, which tells the end of each round. */
  loop<T>(run: (loop: Rolling) => T): T {
    const loop = new Rolling(this.slots, this.sealed, this.loops.length > 0);
    this.loops.push(loop);
    try {
      return run(loop);
    } finally {
      this.loops.pop();
    }
  }

  /** The first of the input's nodes; the others follow it. */
  input(name: string, shape: readonly number[]): number {
    const first = this.length;
    const size = sizeOf(shape);
    if (size < longInput) for (let k = 0; k < size; k++) this.apply(inputCode, []);
    else this.sealed.sealInputs(size);
    this.inputs.push({ name, shape, first, size });
    this.bind(name, size < longInput ? consecutive(first, size) : {});
    if (shape.length === 0) this.name(first, name, true);
    return first;
  }

  /** A constant's number; equal constants share one. */
  constant(value: number): number {
    // A map has one key for both zeros.
    const isNegativeZero = Object.is(value, -0);
    const found = isNegativeZero ? this.negativeZero : this.constantNodes.get(value);
    if (found !== undefined) return found;
    const node = firstConstant + this.constants.length;
    this.constants.push(value);
    if (isNegativeZero) this.negativeZero = node;
    else if (this.constantNodes.size < mostShared) this.constantNodes.set(value, node);
    return node;
  }

  /** An operation by its code. */
  apply(code: number, operands: readonly number[], raises = false): number {
    return this.slots.push(code, operands, this.origins.current, raises);
  }

  /**
   * The source's name for a node's value; the first name stays, but one that the target itself gives (`own`) goes
   * before one of a helper.
   */
  name(node: number, name: string, own: boolean): void {
    this.names.give(node, name, own);
  }

  /** The input whose only node this is. */
  inputNameOf(node: number): string | undefined {
    return this.inputs.find((i) => i.first === node && i.shape.length === 0)?.name;
  }

  /** One of the target's own statements gives a name to a value; equal `identity` means the same value. */
  bind(name: string, identity: unknown): void {
    if (!this.bindings.has(name)) this.bindings.set(name, identity);
    else if (this.bindings.get(name) !== identity) this.rebound.add(name);
  }

  output(name: string, shape: readonly number[], nodes: readonly number[]): void {
    this.outputs.push({ name, shape, nodes: Int32Array.from(nodes) });
  }

  guard(node: number, value: number): void {
    this.guards.push({ node, value, origin: this.origins.current });
  }

  finish(indexing: Indexing = 'nested'): Tape {
    this.sealed.sealStraight(this.length);
    const count = this.constants.length;
    const node = (n: number): number => settled(n, count);
    const { blocks, runs } = this.sealed.finished(count, (n) => this.names.text(n));
    return {
      blocks,
      runs,
      length: this.length + count,
      constants: Float64Array.from(this.constants),
      shapes: [[]],
      origins: this.origins.all,
      inputs: this.inputs.map((i) => ({ ...i, first: node(i.first) })),
      outputs: this.outputs.map((o) => ({ ...o, nodes: o.nodes.map(node) })),
      guards: this.guards.map((g) => ({ ...g, node: node(g.node) })),
      names: this.names.single(node),
      rebound: this.rebound,
      indexing,
    };
  }
}
