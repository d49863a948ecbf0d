import { codeOf, constantCode, inputCode } from '../primitives/table';
import {
  type Block,
  type Guard,
  type Origin,
  sizeOf,
  type Tape,
  type TapeInput,
  type TapeOutput,
} from './tape';

/** A typed array that grows. */
class Growing<A extends Uint16Array | Uint32Array | Int32Array | Float64Array> {
  length = 0;

  constructor(
    private data: A,
    private readonly make: (length: number) => A,
  ) {}

  push(value: number): void {
    if (this.length === this.data.length) {
      const larger = this.make(2 * this.data.length);
      larger.set(this.data);
      this.data = larger;
    }
    this.data[this.length++] = value;
  }

  at(index: number): number | undefined {
    return index < this.length ? this.data[index] : undefined;
  }

  done(): A {
    const exact = this.make(this.length);
    exact.set(this.data.subarray(0, this.length));
    return exact;
  }
}

/** The identity of the numbers at so many nodes, one after the other. */
function consecutive(first: number, size: number): string {
  return Array.from({ length: size }, (_, k) => first + k).join();
}

/** Records straight-line code, one operation after the other, into a tape of one block. */
export class TapeBuilder {
  private readonly operations = new Growing(new Uint16Array(64), (n) => new Uint16Array(n));
  private readonly operandStart = new Growing(new Uint32Array(64), (n) => new Uint32Array(n));
  private readonly operands = new Growing(new Int32Array(128), (n) => new Int32Array(n));
  private readonly nodeOrigins = new Growing(new Uint32Array(64), (n) => new Uint32Array(n));
  private readonly raising = new Growing(new Uint32Array(16), (n) => new Uint32Array(n));
  private readonly constants = new Growing(new Float64Array(16), (n) => new Float64Array(n));
  private readonly constantNodes = new Map<string, number>();
  private readonly names = new Map<number, string>();
  private readonly ownNames = new Set<number>();
  private readonly origins: Origin[] = [];
  private readonly inputs: TapeInput[] = [];
  private readonly outputs: TapeOutput[] = [];
  private readonly guards: Guard[] = [];
  private readonly bindings = new Map<string, unknown>();
  private readonly rebound = new Set<string>();

  get length(): number {
    return this.operations.length;
  }

  /** Where the operations that follow stand. */
  at(origin: Origin): void {
    const last = this.origins[this.origins.length - 1];
    if (last && last.unit === origin.unit && last.span === origin.span && last.calls === origin.calls) return;
    this.origins.push(origin);
  }

  /** The first of the input's nodes; the others follow it. */
  input(name: string, shape: readonly number[]): number {
    const first = this.length;
    const size = sizeOf(shape);
    for (let k = 0; k < size; k++) this.push(inputCode, []);
    this.inputs.push({ name, shape, first, size });
    this.bind(name, consecutive(first, size));
    if (shape.length === 0) this.name(first, name, true);
    return first;
  }

  /** A constant's node; equal constants share one. */
  constant(value: number): number {
    const key = Object.is(value, -0) ? '-0' : String(value);
    const found = this.constantNodes.get(key);
    if (found !== undefined) return found;
    const node = this.push(constantCode, [this.constants.length]);
    this.constants.push(value);
    this.constantNodes.set(key, node);
    return node;
  }

  apply(operation: string, operands: readonly number[], raises = false): number {
    const node = this.push(codeOf(operation), operands);
    if (raises) this.raising.push(node);
    return node;
  }

  /**
   * The source's name for a node's value; the first name stays, but one that the target itself gives (`own`) goes
   * before one of a helper.
   */
  name(node: number, name: string, own: boolean): void {
    if (this.names.has(node) && (this.ownNames.has(node) || !own)) return;
    this.names.set(node, name);
    if (own) this.ownNames.add(node);
  }

  /** The input whose only node this is. */
  inputNameOf(node: number): string | undefined {
    if (this.operations.at(node) !== inputCode) return undefined;
    return this.inputs.find((i) => i.first === node && i.shape.length === 0)?.name;
  }

  /** One of the target's own statements gives a name to a value; equal `identity` means the same value. */
  bind(name: string, identity: unknown): void {
    if (!this.bindings.has(name)) this.bindings.set(name, identity);
    else if (this.bindings.get(name) !== identity) this.rebound.add(name);
  }

  nameOf(node: number): string | undefined {
    return this.names.get(node);
  }

  output(name: string, shape: readonly number[], nodes: readonly number[]): void {
    this.outputs.push({ name, shape, nodes: Int32Array.from(nodes) });
  }

  guard(node: number, value: number): void {
    this.guards.push({ node, value, origin: Math.max(0, this.origins.length - 1) });
  }

  finish(): Tape {
    this.operandStart.push(this.operands.length);
    const block: Block = {
      operations: this.operations.done(),
      operandStart: this.operandStart.done(),
      operands: this.operands.done(),
      operandKinds: new Uint8Array(0),
      operandExtras: new Int32Array(0),
      shapes: new Uint16Array(0),
      origins: this.nodeOrigins.done(),
      raising: this.raising.done(),
      names: this.names,
      ownNames: this.ownNames,
    };
    return {
      blocks: [block],
      runs: [{ block: 0, count: 1, first: 0 }],
      length: block.operations.length,
      constants: this.constants.done(),
      shapes: [[]],
      origins: this.origins,
      inputs: this.inputs,
      outputs: this.outputs,
      guards: this.guards,
      rebound: this.rebound,
    };
  }

  private push(code: number, operands: readonly number[]): number {
    const node = this.operations.length;
    this.operations.push(code);
    this.operandStart.push(this.operands.length);
    for (const operand of operands) this.operands.push(operand);
    this.nodeOrigins.push(Math.max(0, this.origins.length - 1));
    return node;
  }
}
