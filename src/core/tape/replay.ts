import { isMadeUp } from '../program/made-up';
import type { Seen, TraceContext } from './context';
import { allFollow, type Law, lawsOf, valueBy } from './laws';
import { mostSingle } from './names';
import type { Part } from './occurrences';
import type { Repeatable, Rolling } from './rolling';
import { RoundRunner } from './round-runner';
import type { Steady } from './steady';
import type { Scope, Value } from './value';

/** What a round run from the text was given, saw, and left under the names that it assigns. */
interface Round {
  readonly code: Repeatable;
  readonly index: number;
  readonly given: readonly (Value | undefined)[];
  readonly seen: readonly Seen[];
  readonly left: readonly (Value | undefined)[];
  readonly steps: number;
}

/** The same before it is known of which template the round is an instance. */
type Body = Omit<Round, 'code' | 'index'> & { readonly length: number };

/** What a round finds before it runs, and the parts of the text that told it. */
interface Given {
  readonly values: (Value | undefined)[];
  readonly seen: Seen[];
}

/** Rounds that are looked at for a plan, at most. */
const mostLooks = 64;

/** How rounds go on. */
interface Plan {
  readonly code: Repeatable;
  readonly runner: RoundRunner;
  readonly given: readonly Law[];
  readonly parts: readonly Part[];
  readonly seen: readonly Law[];
  readonly left: readonly Law[];
  readonly steps: number;
}

/**
 * Runs the rounds of a steady loop from their template, once two of them in a row have shown how what they are given
 * and what they leave moves from round to round. What a round is given is looked up as ever, so that whatever would
 * make it another one is noticed: then it runs from the text again.
 */
export class Replay {
  /** Taken again for each round, of which there may be a million. */
  private readonly found: Given = { values: [], seen: [] };
  private body: Body | undefined;
  private before: Round | undefined;
  private plan: Plan | undefined;
  /** Rounds that the plan has run. */
  private count = 0;
  private looks = 0;

  constructor(
    private readonly context: TraceContext,
    private readonly rolling: Rolling,
    /** Undefined where the loop is none such, or has turned out to be none. */
    private steady: Steady | undefined,
  ) {}

  /** Runs a round as those before it; false where it has to be run from the text. */
  again(scope: Scope): boolean {
    const { context, rolling, plan, steady } = this;
    if (!plan || !steady) return false;
    const { index } = rolling;
    const mayRun = rolling.isClear && context.hasRoom(plan.runner.length, plan.steps);
    const found = mayRun && this.given(steady, scope);
    if (!found || !allFollow(found.values, plan.given, index) || !plan.runner.run(context, index)) {
      this.leave(scope);
      return false;
    }
    rolling.repeat(plan.code);
    for (const [part, value] of found.seen) context.record(part, value);
    context.advance(plan.steps);
    this.count++;
    return true;
  }

  /** Runs a round's body from the text. */
  whole<T>(scope: Scope, run: () => T): T {
    const { context, steady, rolling } = this;
    if (!steady || !rolling.isFolding) return run();
    const { builder } = context;
    const { length, extent } = builder;
    const { steps } = context;
    const seen: Seen[] = [];
    const result = context.watched(seen, run);
    const own = seen.filter(([part]) => !steady.partsOfLeaves.has(part));
    const body = { length: builder.length - length, seen: own, steps: context.steps - steps };
    const left = [...steady.assigned.keys()].map((name) => scope.get(name));
    this.body =
      builder.extent === extent ? { ...body, left, given: [...this.given(steady, scope).values] } : undefined;
    return result;
  }

  /** Looks at the round that has just ended. */
  learn(): void {
    const { body, rolling, before } = this;
    const { last: code, index } = rolling;
    this.before = undefined;
    this.body = undefined;
    if (!body || !code || !rolling.isClear || body.length !== code.template.code.operations.length) return;
    this.before = { ...body, code, index: index - 1 };
    this.plan = before && planOf(before, this.before);
    if (++this.looks === mostLooks && !this.plan) this.steady = undefined;
  }

  /** From here on the text runs, or what comes after the loop: the names stand for what the rounds left. */
  leave(scope: Scope): void {
    const { plan, steady, rolling, count } = this;
    this.plan = undefined;
    this.before = undefined;
    this.count = 0;
    if (!plan || !steady || count === 0) return;
    plan.parts.forEach((part, k) => {
      this.tell(part, plan.seen[k] as Law, rolling.index - count, count);
    });
    [...steady.assigned].forEach(([name, where], k) => {
      const value = valueBy(plan.left[k] as Law, rolling.index - 1);
      if (where === 'nearest') scope.assign(name, value);
      else (where === 'block' ? scope : scope.ofFunction).declare(name, value);
    });
  }

  /** What a part stood for in so many rounds. */
  private tell(part: Part, law: Law, first: number, count: number): void {
    const { context, steady } = this;
    context.occurrences.recordRounds(part, context.unit, law, { first, count }, context.primals);
    const name = steady?.copies.get(part);
    if (name === undefined || isMadeUp(name) || law.kind === 'fixed') return;
    for (let round = first; round < first + Math.min(count, mostSingle); round++)
      context.builder.name(law.node + law.step * round, name, context.calls.length === 0);
  }

  /** What a round is given: the leaves' elements and the values of the names that it reads. Nothing is recorded yet. */
  private given(steady: Steady, scope: Scope): Given {
    const { context, found } = this;
    const { steps } = context;
    found.values.length = 0;
    found.seen.length = 0;
    context.silently(found.seen, () => {
      for (const leaf of steady.leaves) found.values.push(context.evaluate(leaf, scope));
    });
    for (const name of steady.reads) found.values.push(scope.get(name));
    context.steps = steps;
    return found;
  }
}

/** Undefined where what one of two rounds in a row shows does not follow from the other. */
function planOf(a: Round, b: Round): Plan | undefined {
  const { code, index, steps } = b;
  if (a.code !== code || a.index !== index - 1 || a.steps !== steps) return undefined;
  const isSameOrder = a.seen.length === b.seen.length && b.seen.every(([part], k) => a.seen[k]?.[0] === part);
  const values = (round: Round): Value[] => round.seen.map(([, value]) => value);
  const given = lawsOf(a.given, b.given, index);
  const seen = isSameOrder ? lawsOf(values(a), values(b), index) : undefined;
  const left = lawsOf(a.left, b.left, index);
  if (!given || !seen || !left?.every((law) => law.kind === 'moving')) return undefined;
  const parts = b.seen.map(([part]) => part);
  return { code, runner: new RoundRunner(code.template), given, parts, seen, left, steps };
}
