import { Growing } from './growing';
import { firstConstant, isConstant } from './slots';

/** The values of a trace in progress, and whether a derivative can flow into them from an input. */
export class Primals {
  private readonly values = new Growing((n) => new Float64Array(n));
  private readonly active = new Growing((n) => new Uint8Array(n));
  private readonly constants = new Growing((n) => new Float64Array(n));

  /** Of the node that comes next. */
  push(value: number, active: boolean): void {
    this.values.push(value);
    this.active.push(active ? 1 : 0);
  }

  /** Of a constant, which may be known already. */
  constant(node: number, value: number): void {
    if (node === firstConstant + this.constants.length) this.constants.push(value);
  }

  at(node: number): number {
    return isConstant(node) ? this.constants.at(node - firstConstant) : this.values.at(node);
  }

  isActive(node: number): boolean {
    return !isConstant(node) && this.active.at(node) === 1;
  }

  /** Node → value, by the final numbers: constants first. Nothing may be added any more. */
  finish(): Float64Array {
    const constants = this.constants.done();
    this.values.shift(constants.length);
    const all = this.values.done();
    all.set(constants);
    return all;
  }
}
