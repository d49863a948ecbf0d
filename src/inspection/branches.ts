import { primitiveOf } from '../core/primitives/table';
import type { Program } from '../core/program/program';
import { nodesIn } from '../core/program/walk';
import { type Span, shift } from '../core/span';
import { codeAt } from '../core/tape/nodes';
import type { Guard, Tape } from '../core/tape/tape';

/** A place at which numbers decided what is computed. */
export interface Branch {
  /** Absolute. */
  readonly span: Span;
  /** How the decision came out: `x > 0`, `x > 0 is false`. */
  readonly text: string;
}

/**
 * What has to stay as it is for the formulas of a tape to hold, in the order in which it was decided: the tape's guards,
 * one for each place of the text. Choices that a formula itself makes, such as those of `max` and `where`, are none.
 */
export function branchesOf(tape: Tape, program: Program, text: string): Branch[] {
  const places = new Map<string, { readonly unit: number; readonly span: Span; readonly guards: Guard[] }>();
  const known = new Set<number>();
  for (const guard of tape.guards) {
    const origin = tape.origins[guard.origin];
    // A test of tests is decided by what one of them was.
    if (!origin || known.has(guard.node)) continue;
    known.add(guard.node);
    const { unit, span } = origin;
    const key = `${unit} ${keyOf(span)}`;
    const place = places.get(key) ?? { unit, span, guards: [] };
    places.set(key, place);
    place.guards.push(guard);
  }
  const tests = new Map<number, ReadonlySet<string>>();
  return Array.from(places.values(), ({ unit, span: relative, guards }) => {
    const conditions = tests.get(unit) ?? conditionsIn(program, unit);
    tests.set(unit, conditions);
    const span = shift(relative, program.units[unit]?.start ?? 0);
    const source = sourceText(text, span);
    const isTest = conditions.has(keyOf(relative));
    return { span, text: isTest ? tested(source, guards) : chosen(tape, source, guards) };
  });
}

/** Branches that are named one by one. */
const most = 3;

/** `on this branch: x > 0 (line 7), y < a is false (line 9)`; undefined where no number decided anything. */
export function branchNote(
  branches: readonly Branch[],
  lineAt: (offset: number) => number,
): string | undefined {
  if (!branches.length) return undefined;
  const named = branches.slice(0, most).map((b) => `${b.text} (line ${lineAt(b.span.start)})`);
  const more = branches.length > most ? [`+ ${branches.length - most} more`] : [];
  return `on this branch: ${[...named, ...more].join(', ')}`;
}

const longest = 60;

function sourceText(text: string, { start, end }: Span): string {
  const line = [...text.slice(start, Math.min(end, start + 4 * longest)).replace(/\s+/g, ' ')];
  return line.length > longest ? `${line.slice(0, longest - 1).join('')}…` : line.join('');
}

/** How a condition came out, of a loop in all of its rounds. */
function tested(source: string, guards: readonly Guard[]): string {
  const held = guards.filter((g) => g.value !== 0).length;
  if (held === guards.length) return source;
  return held ? `${source} ${held} of ${guards.length} times` : `${source} is false`;
}

/** A count or an index, or an order of numbers. */
function chosen(tape: Tape, source: string, guards: readonly Guard[]): string {
  const [first] = guards;
  const isNumber = first && !truths.has(primitiveOf(codeAt(tape, first.node)).name);
  const isOne = guards.every((g) => g.value === first?.value);
  return isNumber && isOne ? `${source} is ${first.value}` : `${source} decided as here`;
}

const comparisons = new Set(['less', 'lessEqual', 'greater', 'greaterEqual', 'equal', 'notEqual']);
const truths = new Set([...comparisons, 'and', 'or', 'xor', 'not']);

/** The places of a unit at which an expression is a condition. */
function conditionsIn(program: Program, unit: number): ReadonlySet<string> {
  const found = new Set<string>();
  for (const node of nodesIn(program.units[unit]?.statements)) {
    if ('test' in node) found.add(keyOf(node.test.span));
    if (node.kind === 'logic') for (const arg of node.args) found.add(keyOf(arg.span));
    if (node.kind === 'apply' && comparisons.has(node.operation)) found.add(keyOf(node.span));
  }
  return found;
}

function keyOf({ start, end }: Span): string {
  return `${start} ${end}`;
}
