import {
  ruleName,
  speedSentence,
  stepSentence,
  sweptName,
  type Wording,
} from '../../../src/core/sweep/sentences';
import type { Step, Sweep } from '../../../src/core/sweep/steps';
import type { PictureEnd } from '../../../src/protocol/panel';
import { isScaledSum, operationsIn } from '../graph/detail';
import { figureOf } from '../graph/figure';
import { asWritten, type Now, nameOf } from '../graph/model';
import { endNamed, sweepOf } from '../graph/sweep';
import { shown } from '../text/numbers';
import { arrayStep } from './array-step';
import { type Pair, pairOf } from './pair';
import type { Running, State } from './state';
import { type Still, stillSentence } from './still';
import { lastStride } from './stride';

/** What a state with a picture looks at: derived from it, never stored. */
export interface Look {
  readonly running: Running;
  readonly now: Now;
  /** The same at the point of the text: what is laid out. */
  readonly written: Now;
  readonly wording: Wording;
  /** Of a forward or reverse sweep. */
  readonly sweep: Sweep | undefined;
  /** The whole sweep of the other kind, where it is shown beside. */
  readonly beside: Sweep | undefined;
  /** How many steps are done, and how many there are. */
  readonly done: number;
  readonly count: number;
  /** The last step that is done. */
  readonly step: Step | undefined;
  /** The last steps that are done, of the elements of an array that is one node; of a single number one. */
  readonly stride: readonly Step[];
  /** Edges of the graph that are lit: of the step, of the path, of the selection. */
  readonly lit: ReadonlySet<number>;
  /** vertex → the sweep's number there, of the steps that are done. */
  readonly swept: ReadonlyMap<number, number>;
  /** Of the way `paths`. */
  readonly pair: Pair | undefined;
  readonly input: PictureEnd | undefined;
  readonly output: PictureEnd | undefined;
  /** In place of a sweep or paths: that there is nothing to follow, and why. */
  readonly still: Still | undefined;
  /** What is shown is of another text, or of another way through the code. */
  readonly outdated: boolean;
  /** Elements of arrays are drawn each for itself: among paths, and where vertices are eliminated. */
  readonly isWhole: boolean;
  /** No number may be shown: the text has changed, or values are missing. */
  readonly mute: boolean;
}

export function lookOf(state: State): Look | undefined {
  if (state.shown.kind !== 'running') return undefined;
  const running = state.shown;
  const pair = state.way === 'paths' ? pairOf(state, running.now) : undefined;
  const now = pair?.now ?? running.now;
  const { inputs, outputs, valueless } = running.model.picture;
  const { digits } = state.options;
  const input = endNamed(running.now, inputs, state.input);
  const output = endNamed(running.now, outputs, state.output);
  const outdated = state.stale || state.elsewhere;
  const wording: Wording = {
    name: (vertex) => nameOf(now, vertex),
    number: (x) => shown(x, digits),
    longestSum: 6,
  };
  const sweep = sweepOf(now, state.way, state.input, state.output);
  const count = sweep?.steps.length ?? 0;
  const done = Math.min(state.step, count);
  const steps = sweep?.steps.slice(0, done) ?? [];
  const step = steps.at(-1);
  const isWhole = pair !== undefined || state.eliminating !== undefined;
  const stride = sweep && done > 0 ? lastStride(now, isWhole, sweep, done) : [];
  return {
    running,
    now,
    written: writtenOf(state, running, pair),
    wording,
    sweep,
    beside: sweep && state.beside ? sweepOf(now, other(sweep), state.input, state.output) : undefined,
    done,
    count,
    step,
    stride,
    lit: pair ? pair.lit : new Set(stride.flatMap((s) => s.contributions.map((c) => c.edge))),
    swept: new Map(steps.map((s) => [s.vertex, s.total])),
    pair,
    input,
    output,
    still: stillSentence(state, running.now, input, output),
    outdated,
    isWhole,
    mute: outdated || valueless.length > 0,
  };
}

function other({ mode }: Sweep): 'forward' | 'reverse' {
  return mode === 'forward' ? 'reverse' : 'forward';
}

function writtenOf(state: State, { model }: Running, pair: Pair | undefined): Now {
  const written = asWritten(model);
  return pair ? (pairOf(state, written)?.now ?? written) : written;
}

/** What stands on a node of the other sweep: `ḃ 1`; nothing where that sweep does not come. */
export function besideChipOf({ beside, wording }: Look, vertex: number): Chip | undefined {
  const step = beside?.steps.find((s) => s.vertex === vertex);
  return beside && step ? chip(sweptName(beside, vertex, wording), wording.number(step.total)) : undefined;
}

export interface Chip {
  readonly name: string;
  readonly value: string;
}

/** The name of a derivative is too long for a chip. */
function chip(name: string, value: string): Chip {
  return { name: name.includes('/') ? '' : name, value };
}

/** What hangs at a node: `b̄ 5`. */
export function chipOf({ sweep, swept, wording }: Look, vertex: number): Chip | undefined {
  const total = swept.get(vertex);
  if (!sweep || total === undefined) return undefined;
  return chip(sweptName(sweep, vertex, wording), wording.number(total));
}

export interface Said {
  readonly sentence: string;
  /** The rule behind it, in words. */
  readonly rule: string;
  /** Forward, as speeds. */
  readonly speed: string | undefined;
}

/** The last step that is done, in words. */
export function said(look: Look): Said | undefined {
  const { sweep, step, wording } = look;
  if (!sweep || !step) return undefined;
  const ofArray = arrayStep(figureOf(look), sweep, look.stride, wording);
  if (ofArray) return { ...ofArray, speed: undefined };
  const forward = sweep.mode === 'forward';
  return {
    sentence: stepSentence(sweep, step, wording),
    rule: ruleOf(look, sweep, step),
    speed: forward ? speedSentence(sweep, step, wording) : undefined,
  };
}

function ruleOf({ now }: Look, { mode, seed }: Sweep, { vertex, contributions }: Step): string {
  const name = nameOf(now, vertex);
  if (vertex === seed) return `the sweep starts at ${name}, which moves itself one to one`;
  if (mode === 'forward') return forwardRule(now, vertex);
  return contributions.length === 1
    ? `chain rule along the edge that leaves ${name}`
    : `sum over the edges that leave ${name}`;
}

/** Where operations were folded into a node, the rule is of all of them; terms that only scale are part of a sum. */
function forwardRule(now: Now, vertex: number): string {
  const { model, whole, graph, fused, vertexOf } = now;
  const node = graph.nodes[vertex] ?? -1;
  const { own, folded } = operationsIn(whole, model.nodes, node, (other) => vertexOf.has(other));
  if (fused[vertex] !== 1 || isScaledSum(own, folded)) return ruleName(own);
  return `chain rule through ${folded.length + 1} operations`;
}
