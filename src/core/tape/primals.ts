import type { AnyPrimitive } from '../primitives/table';
import { firstConstant, isConstant } from './slots';

/** By how many nodes the room for them grows at most. */
const step = 2 ** 16;

/** The values of a trace in progress, and whether a derivative can flow into them from an input. */
export class Primals {
  private length = 0;
  private room = 0;
  private readonly values: Float64Array<ArrayBuffer>;
  private readonly active: Uint8Array<ArrayBuffer>;
  private readonly constants: number[] = [];

  /** Of at most so many nodes: the columns grow in their place, so that a long trace is never copied on the way. */
  constructor(private readonly most: number) {
    this.values = new Float64Array(new ArrayBuffer(0, { maxByteLength: 8 * most }));
    this.active = new Uint8Array(new ArrayBuffer(0, { maxByteLength: most }));
  }

  /** Of the node that comes next. */
  push(value: number, active: boolean): void {
    if (this.length === this.room) this.resize(this.room + Math.max(64, Math.min(step, this.room)));
    this.values[this.length] = value;
    this.active[this.length++] = active ? 1 : 0;
  }

  /** Forgets the nodes from this one on. */
  truncate(node: number): void {
    this.length = node;
  }

  /** Of a constant, which may be known already. */
  constant(node: number, value: number): void {
    if (node === firstConstant + this.constants.length) this.constants.push(value);
  }

  /** Of a node that was computed. */
  at(node: number): number {
    return (isConstant(node) ? this.constants[node - firstConstant] : this.values[node]) ?? Number.NaN;
  }

  /** The value of an operation on the nodes from `start` to `end`, exclusive. */
  computed(p: AnyPrimitive, nodes: ArrayLike<number>, start: number, end: number): number {
    if (p.arity === 'any') {
      const args: number[] = [];
      for (let k = start; k < end; k++) args.push(this.at(nodes[k] as number));
      return p.value(args, args.length);
    }
    const x = this.at(nodes[start] as number);
    switch (end - start) {
      case 1:
        return p.value(x);
      case 2:
        return p.value(x, this.at(nodes[start + 1] as number));
      default:
        return p.value(x, this.at(nodes[start + 1] as number), this.at(nodes[start + 2] as number));
    }
  }

  /** Whether a derivative can flow into one of the nodes from `start` to `end`, exclusive. */
  isAnyActive(nodes: ArrayLike<number>, start: number, end: number): boolean {
    for (let k = start; k < end; k++) if (this.isActive(nodes[k] as number)) return true;
    return false;
  }

  isActive(node: number): boolean {
    return !isConstant(node) && this.active[node] === 1;
  }

  /** Node → value, by the final numbers: constants first. Nothing may be asked or added any more. */
  finish(): Float64Array {
    const { constants, length } = this;
    const all = new Float64Array(constants.length + length);
    all.set(constants);
    // From the end, giving back the room of what is copied: a long trace is never there twice.
    for (let start = length - (length % step); start >= 0; start -= step) {
      all.set(this.values.subarray(start, Math.min(length, start + step)), constants.length + start);
      this.resize(start);
    }
    return all;
  }

  private resize(wanted: number): void {
    const room = Math.min(wanted, this.most);
    this.values.buffer.resize(8 * room);
    this.active.buffer.resize(room);
    this.room = room;
  }
}
