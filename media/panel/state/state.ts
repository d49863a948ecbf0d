import type { Strategy } from '../../../src/core/sweep/elimination';
import type { PanelAnswer, PanelOptions, PanelPlace, Way } from '../../../src/protocol/panel';
import type { Room } from '../../layout/fitted';
import { modelIn, type Place } from '../drawing/roomy';
import type { Detail } from '../graph/detail';
import { asWritten, type Model, type Now } from '../graph/model';
import type { Trail } from './trails';

/** Everything that the panel shows is a function of this. */
export interface State {
  /** Of the answer that is shown; 0 before the first. */
  readonly version: number;
  readonly place: PanelPlace | undefined;
  readonly shown: Shown;
  /** What was shown before a reload: step, path and detail are those of its sweep. */
  readonly before: string | undefined;
  /** Counts the values that were set here: an answer that does not know the latest is not shown. */
  readonly edit: number;
  /** The text has changed since: no number of it may be shown. */
  readonly stale: boolean;
  /** The numbers that were set take another way through the computation, which the editor is to follow first. */
  readonly elsewhere: boolean;
  /** An answer takes a while. */
  readonly working: boolean;
  readonly failure: string | undefined;
  readonly pinned: boolean;
  readonly options: PanelOptions;
  /** What the graph may take, once that is known. */
  readonly room: Room | undefined;
  readonly way: Way;
  /** Names of the input and the output that sweeps and paths are about; kept by name, so that they survive edits. */
  readonly input: string | undefined;
  readonly output: string | undefined;
  readonly selection: Selection | undefined;
  /** How many steps of the sweep are done; `Infinity`: all. */
  readonly step: number;
  readonly playing: boolean;
  /** Steps a second. */
  readonly speed: number;
  /** The path that is lit, by the nodes that it goes through; undefined: all. */
  readonly path: string | undefined;
  /** How much is drawn; undefined: as much as is comfortable. */
  readonly detail: Detail | undefined;
  /** Of gradient descent: η in x ← x − η∇f. */
  readonly rate: number;
  /** The vertex elimination that is followed on the graph, and how much was drawn before. */
  readonly eliminating: (Eliminating & { readonly before: Detail | undefined }) | undefined;
  readonly search: string;
  readonly tinted: boolean;
  /** Whether a sweep's graph has the numbers of the other kind of sweep, too. */
  readonly beside: boolean;
  /** Parts of the side columns that are closed, by name. */
  readonly closed: ReadonlySet<Section>;
  /** Arrays among the inputs whose elements somebody has opened or closed, against what is usual. */
  readonly turned: ReadonlySet<string>;
}

export type Section =
  | 'inputs'
  | 'result'
  | 'outline'
  | 'selected'
  | 'paths'
  | 'plot'
  | 'rounds'
  | 'descent'
  | 'jacobian'
  | 'hessian'
  | 'cost'
  | 'notes';

export type Shown = { readonly kind: 'waiting' } | Exclude<PanelAnswer, { kind: 'picture' }> | Running;

/** A picture at the point that somebody has dragged it to. */
export interface Running {
  readonly kind: 'running';
  readonly model: Model;
  readonly now: Now;
  /** The numbers of all inputs. */
  readonly inputs: Float64Array;
  /** Numbers of `inputs` that somebody has set here. */
  readonly touched: ReadonlySet<number>;
  /** Points of before, the latest last. */
  readonly undo: readonly Before[];
  /** Where descents went, the latest last. */
  readonly trails: readonly Trail[];
}

/** A point of before, and which of its numbers were set here. */
export type Before = Pick<Running, 'inputs' | 'touched'>;

/** So many steps of the vertex elimination in an order. */
export interface Eliminating {
  readonly strategy: Strategy;
  readonly step: number;
}

/** A node of the tape, or the edge that is one of its operands. */
export type Selection =
  | { readonly kind: 'node'; readonly node: number }
  | { readonly kind: 'edge'; readonly to: number; readonly argument: number };

/** What comes back after a reload. */
export type Kept = Pick<
  State,
  | 'place'
  | 'before'
  | 'pinned'
  | 'way'
  | 'input'
  | 'output'
  | 'path'
  | 'detail'
  | 'speed'
  | 'rate'
  | 'tinted'
  | 'beside'
> & {
  /** Absent: all. */
  readonly step: number | undefined;
  readonly closed: readonly Section[];
};

const usualOptions: PanelOptions = {
  digits: 6,
  edgeLabels: 'number',
  direction: 'auto',
  animation: 'system',
};

const first: State = {
  version: 0,
  place: undefined,
  shown: { kind: 'waiting' },
  before: undefined,
  edit: 0,
  stale: false,
  elsewhere: false,
  working: false,
  failure: undefined,
  pinned: false,
  options: usualOptions,
  room: undefined,
  way: 'reverse',
  input: undefined,
  output: undefined,
  selection: undefined,
  step: Number.POSITIVE_INFINITY,
  playing: false,
  speed: 1,
  path: undefined,
  detail: undefined,
  rate: 0.1,
  eliminating: undefined,
  search: '',
  tinted: false,
  beside: false,
  closed: new Set(),
  turned: new Set(),
};

/** The state at the start, with what was kept of an earlier one. */
export function startState(kept: Partial<Kept> | undefined): State {
  const step = kept?.step ?? Number.POSITIVE_INFINITY;
  return { ...first, ...kept, step, closed: new Set(kept?.closed ?? []) };
}

export function keptOf(state: State): Kept {
  const { place, pinned, way, input, output, path, speed, rate, tinted, beside, closed } = state;
  return {
    place,
    before: keyOf(state),
    pinned,
    way,
    input,
    output,
    path,
    detail: state.eliminating ? state.eliminating.before : state.detail,
    step: Number.isFinite(state.step) ? state.step : undefined,
    speed,
    rate,
    tinted,
    beside,
    closed: [...closed],
  };
}

/** Which computation is shown, or was before a reload. */
export function keyOf({ shown, before }: State): string | undefined {
  if (shown.kind === 'waiting') return before;
  return shown.kind === 'running' ? shown.model.picture.key : undefined;
}

export function shownOf(
  answer: PanelAnswer,
  detail: Detail | undefined,
  unfolded: ReadonlySet<number> | undefined,
  place: Place,
): Shown {
  if (answer.kind !== 'picture') return answer;
  const model = modelIn(answer, detail, unfolded, place);
  return {
    kind: 'running',
    model,
    now: asWritten(model),
    inputs: model.start,
    touched: givenIn(model),
    undo: [],
    trails: [],
  };
}

/** The numbers of the inputs that somebody has set, here or by a command. */
function givenIn({ tape, picture }: Model): ReadonlySet<number> {
  const given = new Set(picture.point.filter((p) => p.provenance === 'given').map((p) => p.name));
  const names = tape.inputs.flatMap(({ name, size }) => new Array<string>(size).fill(name));
  return new Set([...names.keys()].filter((k) => given.has(names[k] ?? '')));
}
