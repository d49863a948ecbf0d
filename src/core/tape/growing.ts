type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** A typed array that grows at its end and can lose its beginning. */
export class Growing<A extends Numbers> {
  length = 0;
  private data: A;

  constructor(private readonly make: (length: number) => A) {
    this.data = make(64);
  }

  push(value: number): void {
    if (this.length === this.data.length) this.reserve(this.length + 1);
    this.data[this.length++] = value;
  }

  /** NaN beyond the end. */
  at(index: number): number {
    return index < this.length ? (this.data[index] as number) : Number.NaN;
  }

  set(index: number, value: number): void {
    if (index >= this.length) throw new RangeError(`there are ${this.length} entries, and no ${index}`);
    this.data[index] = value;
  }

  /** A copy of the entries from `start` to `end`, exclusive. */
  slice(start = 0, end = this.length): A {
    const exact = this.make(end - start);
    exact.set(this.data.subarray(start, end));
    return exact;
  }

  /** Makes room for `count` entries at the beginning, whose values are what was there. */
  shift(count: number): void {
    this.reserve(this.length + count);
    this.data.copyWithin(count, 0, this.length);
    this.length += count;
  }

  /** Forgets the first `count` entries. */
  drop(count: number): void {
    if (count < this.length) this.data.copyWithin(0, count, this.length);
    this.length -= count;
  }

  /** The entries themselves, not a copy: nothing may be added any more. */
  done(): A {
    return this.data.subarray(0, this.length) as A;
  }

  private reserve(length: number): void {
    if (length <= this.data.length) return;
    const larger = this.make(Math.max(length, 2 * this.data.length));
    larger.set(this.data.subarray(0, this.length));
    this.data = larger;
  }
}
