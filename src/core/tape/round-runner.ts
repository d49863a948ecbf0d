import { type AnyPrimitive, primitiveOf } from '../primitives/table';
import type { TraceContext } from './context';
import { Stepper } from './stepper';
import type { Template } from './template';

/** Computes the values of rounds that are instances of a template. */
export class RoundRunner {
  /** Operations of a round. */
  readonly length: number;
  private readonly primitives: readonly AnyPrimitive[];
  private readonly stepper: Stepper;

  constructor(private readonly template: Template) {
    const { operations } = template.code;
    this.length = operations.length;
    this.primitives = Array.from(operations, primitiveOf);
    this.stepper = new Stepper(template, this.length);
  }

  /** Adds the values of a round; adds none and is false where an operation ends the program there. */
  run({ primals, builder }: TraceContext, round: number): boolean {
    const { operandStart, raises } = this.template.code;
    const first = builder.length;
    const nodes = this.stepper.at(first, round);
    for (let slot = 0; slot < this.length; slot++) {
      const start = operandStart[slot] as number;
      const end = operandStart[slot + 1] as number;
      const value = primals.computed(this.primitives[slot] as AnyPrimitive, nodes, start, end);
      if (raises[slot] === 1 && !Number.isFinite(value)) {
        primals.truncate(first);
        return false;
      }
      primals.push(value, primals.isAnyActive(nodes, start, end));
    }
    return true;
  }
}
