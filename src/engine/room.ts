/** Shorter ones are plain numbers: their room is small, and they are faster to reach. */
const long = 2 ** 20;

/** A number for each node. Of a long tape their room can be given back before anybody collects what is not used. */
export class Room {
  readonly numbers: Float64Array<ArrayBuffer>;
  readonly isLong: boolean;

  constructor(length: number) {
    const bytes = 8 * length;
    this.isLong = length > long;
    this.numbers = new Float64Array(
      this.isLong ? new ArrayBuffer(bytes, { maxByteLength: bytes }) : new ArrayBuffer(bytes),
    );
  }

  /** The numbers from this node on are not needed any more. */
  release(node: number): void {
    if (this.isLong) this.numbers.buffer.resize(8 * node);
  }
}
