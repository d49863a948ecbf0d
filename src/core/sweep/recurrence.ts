import { wording } from '../expr/build';
import { partialOf } from '../expr/differentiate';
import type { Expr, ExprPool } from '../expr/expr';
import { constantCode, inputCode, primitiveOf } from '../primitives/table';
import { type Block, OperandKind, type Run, type Tape } from '../tape/tape';
import { indexed, type OuterWords } from './outer-words';

/** A name and what each round gives it, in the values of this round and the one before. */
export interface RecurrenceLine {
  readonly name: string;
  readonly value: Expr;
}

/**
 * A loop in words. Rounds count from 1 by `counter`; `s[k]` is the value of s that round k leaves, and `s[k-1]` the one that it
 * found. A name that no later round uses stands without a round.
 */
export interface Recurrence {
  readonly counter: string;
  readonly rounds: number;
  readonly first: number;
  /** Slots whose values the next rounds use. */
  readonly carried: ReadonlySet<number>;
  readonly lines: readonly RecurrenceLine[];
  /** The tangents of the same values along an input: `∂s[k]/∂w` in terms of `∂s[k-1]/∂w`. */
  readonly tangents: (input: number) => readonly RecurrenceLine[];
}

/** Longer rounds are not written out. */
const longestRound = 60;

/** What the rounds of a run compute; undefined where they are too long for words, or carry a value without a name. */
export function recurrenceOf(
  tape: Tape,
  run: Run,
  outer: OuterWords,
  pool: ExprPool,
): Recurrence | undefined {
  const block = tape.blocks[run.block];
  if (!block || block.operandKinds.length === 0 || block.operations.length > longestRound) return undefined;
  const words = new RoundWords(block, run, outer, pool);
  return words.isComplete
    ? {
        counter: outer.counter,
        rounds: run.count,
        first: run.first,
        carried: words.carried,
        lines: words.lines(),
        tangents: (input) => words.tangents(input),
      }
    : undefined;
}

/** The expressions of one block's slots. */
class RoundWords {
  /** Slots whose values later rounds use. */
  readonly carried: ReadonlySet<number>;
  /** slot → its operation on its own arguments, by which it is differentiated. */
  private readonly definitions: Expr[] = [];
  /** The same as it is read. */
  private readonly texts: Expr[] = [];
  private readonly references: Expr[] = [];
  private readonly shown: readonly number[];

  constructor(
    private readonly block: Block,
    private readonly run: Run,
    private readonly outer: OuterWords,
    private readonly pool: ExprPool,
  ) {
    const { length } = block.operations;
    this.carried = new Set(
      [...block.operands.keys()].flatMap((k) => (this.isEarlier(k) ? [this.back(k).slot] : [])),
    );
    this.shown = Array.from({ length }, (_, slot) => slot).filter((slot) => this.nameOf(slot) !== undefined);
    for (let slot = 0; slot < length; slot++) this.define(slot);
  }

  /** Whether every value that goes from round to round has a name of its own. */
  get isComplete(): boolean {
    const names = [...this.carried].map((slot) => this.nameOf(slot));
    return names.every((name) => name !== undefined) && new Set(names).size === names.length;
  }

  lines(): RecurrenceLine[] {
    return this.shown.map((slot) => ({
      name: this.here(slot),
      value: this.texts[slot] ?? this.pool.constant(Number.NaN),
    }));
  }

  tangents(input: number): RecurrenceLine[] {
    const make = wording(this.pool);
    const zero = this.pool.constant(0);
    const found: Expr[] = [];
    const by = this.byText(input);
    const tangentOf = (name: string): string => `∂${name}/∂${by}`;
    const moved = (slot: number): boolean => found[slot] !== undefined && found[slot] !== zero;
    const tangentAt = (k: number): Expr => {
      if (this.isEarlier(k))
        return this.depends(k, input) ? this.pool.input(tangentOf(this.earlier(k))) : zero;
      if (this.block.operandKinds[k] === OperandKind.local) {
        const slot = this.block.operands[k] ?? 0;
        const name = this.nameOf(slot);
        return name === undefined || !moved(slot)
          ? (found[slot] ?? zero)
          : this.pool.input(tangentOf(this.here(slot)));
      }
      if (this.block.operandKinds[k] === OperandKind.affine) return zero;
      const node = this.block.operands[k] ?? 0;
      if (node === input) return this.pool.constant(1);
      return this.outer.dependsOn(node, input) ? this.pool.input(tangentOf(this.outer.nameOf(node))) : zero;
    };
    return this.definitions.reduce<RecurrenceLine[]>((lines, definition, slot) => {
      let total: Expr = zero;
      this.operandsOf(slot).forEach((k, argument) => {
        const tangent = tangentAt(k);
        if (definition.kind !== 'apply' || tangent === zero) return;
        const result = this.references[slot] ?? definition;
        total = make.apply('add', [
          total,
          make.apply('mul', [partialOf(definition, argument, this.pool, { result, make }), tangent]),
        ]);
      });
      found[slot] = total;
      const name = this.nameOf(slot);
      if (name !== undefined && total !== zero)
        lines.push({ name: tangentOf(this.here(slot)), value: total });
      return lines;
    }, []);
  }

  private define(slot: number): void {
    const code = this.block.operations[slot] ?? inputCode;
    const args = this.operandsOf(slot).map((k) => this.operand(k));
    const isOperation = code !== inputCode && code !== constantCode;
    const nothing = this.pool.constant(Number.NaN);
    this.definitions.push(isOperation ? this.pool.apply(primitiveOf(code).name, args) : nothing);
    const text = isOperation ? wording(this.pool).apply(primitiveOf(code).name, args) : nothing;
    this.texts.push(text);
    this.references.push(this.nameOf(slot) === undefined ? text : this.pool.input(this.here(slot)));
  }

  private operand(k: number): Expr {
    const operand = this.block.operands[k] ?? 0;
    if (this.isEarlier(k)) return this.pool.input(this.earlier(k));
    const kind = this.block.operandKinds[k];
    if (kind === OperandKind.local) return this.references[operand] ?? this.pool.constant(Number.NaN);
    return kind === OperandKind.affine
      ? this.outer.moving(operand, this.block.operandExtras[k] ?? 0, this.run)
      : this.outer.reference(operand);
  }

  private operandsOf(slot: number): number[] {
    const start = this.block.operandStart[slot] ?? 0;
    const end = this.block.operandStart[slot + 1] ?? start;
    return Array.from({ length: end - start }, (_, k) => start + k);
  }

  private isEarlier(k: number): boolean {
    const kind = this.block.operandKinds[k];
    const relative = kind === OperandKind.local || kind === OperandKind.carried;
    return relative && (this.block.operands[k] ?? 0) < 0;
  }

  /** Which slot of which earlier round an operand is. */
  private back(k: number): { slot: number; rounds: number } {
    const { length } = this.block.operations;
    const distance = -(this.block.operands[k] ?? 0);
    const rounds = Math.ceil(distance / length);
    return { slot: rounds * length - distance, rounds };
  }

  /** An input that a carried name begins with is its round 0. */
  private byText(input: number): string {
    const name = this.outer.nameOf(input);
    return [...this.carried].some((slot) => this.nameOf(slot) === name) ? indexed(name, '0') : name;
  }

  /** Whether an input moves the value of an earlier round, in the last of them. */
  private depends(k: number, input: number): boolean {
    const last = this.run.first + (this.run.count - 1) * this.block.operations.length;
    return this.outer.dependsOn(last + this.back(k).slot, input);
  }

  private earlier(k: number): string {
    const { slot, rounds } = this.back(k);
    return indexed(this.nameOf(slot) ?? '?', `${this.outer.counter}-${rounds}`);
  }

  private here(slot: number): string {
    const name = this.nameOf(slot) ?? '?';
    return this.carried.has(slot) ? indexed(name, this.outer.counter) : name;
  }

  private nameOf(slot: number): string | undefined {
    return this.block.names.get(slot);
  }
}
