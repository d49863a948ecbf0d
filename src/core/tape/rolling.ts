import type { Slots } from './slots';
import { fits, type Round, type Template, templateOf } from './template';

/** Code that ran so often: a template's rounds, or straight code once. */
export interface RecordedRun {
  /** Index of the recorded block. */
  readonly block: number;
  count: number;
  readonly first: number;
  /** The number of its first round in its loop. */
  readonly round: number;
}

/** Where finished code goes. */
export interface Sealing {
  /** All slots before a node become straight code of their own. */
  sealStraight(before: number): void;
  /** The rounds of a template from a node on. */
  sealRounds(block: number, first: number, count: number, round: number): void;
  /** A new block; its index. */
  addBlock(template: Template): number;
}

/** Templates of a loop at most, and rounds and drafts that are kept for a while, in case they come again. */
const mostTemplates = 16;
const mostDrafts = 8;
const mostSamples = 4;

/** Loops of fewer operations stay as they are: outermost ones, and those within other loops. */
const leastOutermost = 64;
const leastWithin = 1024;

/** A template, and where it is kept. */
export interface Repeatable {
  readonly template: Template;
  readonly block: number;
}

interface Span {
  readonly first: number;
  readonly end: number;
  readonly index: number;
}

interface Draft {
  readonly template: Template;
  readonly rounds: readonly [Span, Span];
}

/**
 * A loop whose rounds are recorded one after the other. Rounds that are instances of one template take no more room
 * than one of them: a template is taken for good once a third round fits what the first two had in common.
 */
export class Rolling {
  private readonly start: number;
  private roundStart: number;
  /** The number of the round that comes next. */
  index = 0;
  /** What the last round was an instance of. */
  last: Repeatable | undefined;
  /** Rounds before the loop was long enough. */
  private waiting: Span[] = [];
  private isLong = false;
  private readonly templates: Repeatable[] = [];
  private readonly drafts: Draft[] = [];
  private readonly samples: (Round & Span)[] = [];

  constructor(
    private readonly slots: Slots,
    private readonly sealing: Sealing,
    private readonly isWithin: boolean,
  ) {
    this.start = slots.next;
    this.roundStart = this.start;
  }

  /** A round has come to its end. */
  round(): void {
    const round = { first: this.roundStart, end: this.slots.next, index: this.index };
    this.roundStart = round.end;
    this.index++;
    this.last = undefined;
    if (round.first === round.end) return;
    if (!this.isLong) return this.wait(round);
    this.consider(round);
  }

  /** Whether rounds have been found to be alike. */
  get isFolding(): boolean {
    return this.templates.length > 0;
  }

  /** Whether a round may begin that is not recorded: nothing waits to be sealed before it. */
  get isClear(): boolean {
    return this.slots.length === 0 && this.roundStart === this.slots.next;
  }

  /** A round has run that is an instance of a template, without having been recorded. */
  repeat({ template, block }: Repeatable): void {
    this.sealing.sealRounds(block, this.roundStart, 1, this.index);
    this.slots.skip(template.code.operations.length);
    this.roundStart = this.slots.next;
    this.index++;
  }

  private wait(round: Span): void {
    this.waiting.push(round);
    this.isLong = round.end - this.start >= (this.isWithin ? leastWithin : leastOutermost);
    if (!this.isLong) return;
    for (const earlier of this.waiting) this.consider(earlier);
    this.waiting = [];
  }

  private consider(round: Span): void {
    if (round.first < this.slots.first) return;
    const length = round.end - round.first;
    const fitting = (t: Template): boolean => fits(t, this.slots, round.first, length, round.index);
    const known = this.templates.find(({ template }) => fitting(template));
    if (known) return this.seal(known, round, round);
    if (this.templates.length === mostTemplates) return;
    const draft = this.drafts.find(({ template }) => fitting(template));
    if (draft) this.confirm(draft, round);
    else this.keep(round);
  }

  /** A third round says that the draft is right: it is sealed, together with those before it that follow each other. */
  private confirm(draft: Draft, round: Span): void {
    const block = this.sealing.addBlock(draft.template);
    const found = { template: draft.template, block };
    this.templates.push(found);
    this.drafts.splice(this.drafts.indexOf(draft), 1);
    let from = round;
    for (const earlier of [...draft.rounds].reverse())
      if (earlier.end === from.first && earlier.index === from.index - 1 && earlier.first >= this.slots.first)
        from = earlier;
    this.seal(found, from, round);
  }

  private seal(found: Repeatable, from: Span, to: Span): void {
    this.last = found;
    this.sealing.sealStraight(from.first);
    this.sealing.sealRounds(found.block, from.first, to.index - from.index + 1, from.index);
    this.slots.drop(to.end - this.slots.first);
  }

  private keep(round: Span): void {
    const { first, end } = round;
    const code = this.slots.code(first - this.slots.first, end - this.slots.first);
    const sample = { ...round, code };
    for (const earlier of this.samples) {
      const template = templateOf(earlier, sample, this.start);
      if (template) this.drafts.push({ template, rounds: [earlier, sample] });
    }
    this.drafts.splice(0, this.drafts.length - mostDrafts);
    this.samples.push(sample);
    if (this.samples.length > mostSamples) this.samples.shift();
  }
}
