import { wording } from '../expr/build';
import { partialOf } from '../expr/differentiate';
import type { Expr, ExprPool } from '../expr/expr';
import { tidied } from '../expr/tidy';
import { constantCode, inputCode, primitiveOf } from '../primitives/table';
import { indexText } from '../shape';
import { codeAt, constantAt, isOwnName, nameAt, operandsOf } from '../tape/nodes';
import type { Tape } from '../tape/tape';

/** A tape in words: expressions of its nodes in the source's own names. */
export interface Worded {
  /** node → its expression in terms of named nodes. */
  readonly definitions: ReadonlyMap<number, Expr>;
  /** node → what stands for it in other expressions: its name, or its expression where it has none. */
  readonly references: ReadonlyMap<number, Expr>;
}

/** The expressions of a tape's nodes, with `names` (node → name) standing for what they name; inputs keep theirs. */
export function worded(tape: Tape, pool: ExprPool, names: ReadonlyMap<number, string>): Worded {
  const definitions = new Map<number, Expr>();
  const references = new Map<number, Expr>();
  const inputNames = namesOfInputs(tape);
  for (let node = 0; node < tape.length; node++) {
    const inputName = inputNames.get(node);
    const name = names.get(node);
    const definition =
      inputName === undefined ? definitionOf(tape, node, references, pool) : pool.input(inputName);
    definitions.set(node, definition);
    if (definition.kind !== 'apply') references.set(node, definition);
    else references.set(node, name === undefined ? tidied(definition, pool) : pool.input(name));
  }
  return { definitions, references };
}

/**
 * The names that the target's own statements give to nodes; a name that two values bear belongs to neither, and one
 * of a helper that was called means nothing outside of it.
 */
export function sourceNames(tape: Tape): Map<number, string> {
  const bearers = nameCounts(tape);
  const names = new Map<number, string>();
  for (let node = 0; node < tape.length; node++) {
    const name = isOwnName(tape, node) ? nameAt(tape, node) : undefined;
    if (name !== undefined && bearers.get(name) === 1 && !tape.rebound.has(name)) names.set(node, name);
  }
  return names;
}

function definitionOf(tape: Tape, node: number, references: ReadonlyMap<number, Expr>, pool: ExprPool): Expr {
  const code = codeAt(tape, node);
  if (code === constantCode || code === inputCode) return pool.constant(constantAt(tape, node) ?? Number.NaN);
  const args = operandsOf(tape, node).map((k) => references.get(k) ?? pool.constant(Number.NaN));
  return pool.apply(primitiveOf(code).name, args);
}

export function namesOfInputs(tape: Tape): Map<number, string> {
  const names = new Map<number, string>();
  for (const { name, shape, first, size } of tape.inputs)
    for (let k = 0; k < size; k++) names.set(first + k, name + indexText(shape, k, tape.indexing));
  return names;
}

function nameCounts(tape: Tape): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (name: string, times: number): void => {
    counts.set(name, (counts.get(name) ?? 0) + times);
  };
  for (const { block, count: rounds } of tape.runs)
    for (const name of tape.blocks[block]?.names.values() ?? []) count(name, rounds);
  for (const { name } of tape.names.values()) count(name, 1);
  return counts;
}

/** The elementary partial of `node` by its operand k, in the source's names. */
export function partialInWords(words: Worded, node: number, k: number, pool: ExprPool): Expr {
  const definition = words.definitions.get(node);
  const reference = words.references.get(node);
  if (definition?.kind !== 'apply') return pool.constant(0);
  // The rule may use the result: by its name where it has one.
  return partialOf(definition, k, pool, { result: reference ?? definition, make: wording(pool) });
}

/**
 * The reverse sweep over expressions: input node → ∂output/∂input, with the source's names kept as
 * intermediates. `active`: nodes that an input moves. Linear in the tape; the caller bounds its length.
 */
export function symbolicReverse(
  tape: Tape,
  words: Worded,
  output: number,
  active: Uint8Array,
  pool: ExprPool,
): Map<number, Expr> {
  const make = wording(pool);
  const adjoints = new Map<number, Expr>([[output, pool.constant(1)]]);
  for (let node = output; node >= 0; node--) {
    const adjoint = adjoints.get(node);
    const code = codeAt(tape, node);
    if (!adjoint || active[node] !== 1 || code === inputCode || code === constantCode) continue;
    operandsOf(tape, node).forEach((operand, k) => {
      if (active[operand] !== 1) return;
      const contribution = make.apply('mul', [adjoint, partialInWords(words, node, k, pool)]);
      const known = adjoints.get(operand);
      adjoints.set(operand, known ? make.apply('add', [known, contribution]) : contribution);
    });
  }
  return adjoints;
}

/** Texts of partials longer than this help nobody, and there is one for each operand. */
const longestPartial = 400;

/** Whether the partials of an operation grow with its operands: the maximum or product of a long array. */
export function isWordy(tape: Tape, node: number): boolean {
  const code = codeAt(tape, node);
  if (code === constantCode || code === inputCode) return false;
  const p = primitiveOf(code);
  return p.arity === 'any' && p.symbolic(0, operandsOf(tape, node).length).length > longestPartial;
}
