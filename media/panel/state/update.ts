import type { PanelAnswer, Way } from '../../../src/protocol/panel';
import type { Room } from '../../layout/fitted';
import { modelIn } from '../drawing/roomy';
import type { Detail } from '../graph/detail';
import { asWritten, type Now, nowAt } from '../graph/model';
import { sweepOf } from '../graph/sweep';
import { foldedInto } from '../graph/unfold';
import type { PanelEvent } from './events';
import { descend, undo, value, withoutTrails, withUndo } from './moves';
import { pairOf, pathKey } from './pair';
import { keptSelection } from './selection';
import { type Eliminating, keyOf, type State, shownOf } from './state';
import { stride } from './stride';

/** The state after an event. What the editor is told of it is in `messages.ts`. */
export function update(state: State, event: PanelEvent): State {
  switch (event.kind) {
    case 'show':
      return show(state, event);
    case 'stale':
      return withoutTrails({ ...state, stale: true, playing: false });
    case 'working':
      return { ...state, working: true, failure: undefined };
    case 'failed':
      return { ...state, working: false, failure: event.message };
    case 'options':
      return { ...state, options: event.options };
    case 'pinned':
      return { ...state, pinned: event.pinned };
    case 'cursor':
      return cursor(state, event.offset);
    case 'look':
      return look(state, event);
    case 'way':
      return inWay(state, event.way);
    case 'seed':
      return { ...state, [event.end]: event.name, step: Number.POSITIVE_INFINITY, path: undefined };
    case 'select':
      return { ...state, selection: event.selection };
    case 'step':
      return { ...state, step: Math.max(0, Math.min(event.step, stepCount(state))), playing: false };
    case 'play':
      return play(state, event.playing);
    case 'speed':
      return { ...state, speed: event.speed };
    case 'tick':
      return tick(state);
    case 'value':
      return state.stale ? state : value(state, event);
    case 'descend':
      return state.stale ? state : descend(state, event.steps);
    case 'rate':
      return { ...state, rate: event.rate };
    case 'clear':
      return withoutTrails(state);
    case 'unfold':
      return unfold(state, event.node);
    case 'eliminate':
      return eliminate(state, event.eliminating);
    case 'undo':
      return state.stale ? state : undo(state);
    case 'path':
      return { ...state, path: pathNamed(state, event.path) };
    case 'room':
      return inRoom(state, event.room);
    case 'detail':
      return inDetail(state, event.detail);
    case 'search':
      return { ...state, search: event.text };
    case 'tint':
      return { ...state, tinted: event.tinted };
    case 'beside':
      return { ...state, beside: event.beside };
    case 'toggle':
      return { ...state, closed: toggled(state.closed, event.section) };
    case 'turn':
      return { ...state, turned: toggled(state.turned, event.name) };
    case 'draw':
      return state;
  }
}

/** How many steps the sweep has; 0 where none is looked at. */
function stepCount({ shown, way, input, output }: State): number {
  return shown.kind === 'running' ? (sweepOf(shown.now, way, input, output)?.steps.length ?? 0) : 0;
}

function show(state: State, { version, edit, place, answer }: Extract<PanelEvent, { kind: 'show' }>): State {
  if (version < state.version || edit < state.edit) return state;
  const isOther = answer.kind !== 'picture' || answer.key !== keyOf(state);
  const detail = isOther && state.eliminating ? state.eliminating.before : state.detail;
  const shown = shownOf(answer, detail, isOther ? undefined : unfoldedIn(state, answer), state);
  const settled = {
    ...state,
    version,
    place,
    detail,
    stale: false,
    elsewhere: false,
    working: false,
    failure: undefined,
  };
  if (shown.kind !== 'running')
    return { ...settled, shown, playing: false, selection: undefined, eliminating: undefined };
  const { picture } = shown.model;
  const same = !isOther;
  return {
    ...settled,
    // Of an older text nothing is undone.
    shown: same && !state.stale ? withUndo(shown, state.shown) : shown,
    selection: keptSelection(state, picture),
    path: same ? state.path : undefined,
    eliminating: same ? state.eliminating : undefined,
    step: same && !state.playing ? state.step : Number.POSITIVE_INFINITY,
    playing: false,
  };
}

/** The innermost node that is drawn at the source's cursor. */
function cursor(state: State, offset: number): State {
  if (state.shown.kind !== 'running' || state.stale) return state;
  const node = nodeAt(state.shown.now, offset);
  return node === undefined ? state : { ...state, selection: { kind: 'node', node } };
}

/** Of the rounds of a loop, which have one place in the text, the last. */
function nodeAt({ model, vertexOf }: Now, offset: number): number | undefined {
  let best: number | undefined;
  let shortest = Number.POSITIVE_INFINITY;
  for (const { node, span } of model.picture.nodes) {
    const length = span.end - span.start;
    const isAround = span.start <= offset && offset <= span.end;
    if (isAround && length <= shortest && vertexOf.has(node)) [best, shortest] = [node, length];
  }
  return best;
}

function look(state: State, { way, name }: Extract<PanelEvent, { kind: 'look' }>): State {
  const end = way === 'reverse' ? 'output' : 'input';
  return { ...inWay(state, way), ...(name === undefined ? {} : { [end]: name }) };
}

/** Paths are between two ends, a vertex elimination is of the whole graph. */
function inWay(state: State, way: Way): State {
  const before = way === 'paths' ? eliminate(state, undefined) : state;
  return { ...before, way, step: Number.POSITIVE_INFINITY, playing: false, path: undefined };
}

/** Playing from the end begins anew. */
function play(state: State, playing: boolean): State {
  const count = stepCount(state);
  return { ...state, playing: playing && count > 0, step: playing && state.step >= count ? 0 : state.step };
}

function tick(state: State): State {
  if (!state.playing) return state;
  const { shown, way, input, output } = state;
  const sweep = shown.kind === 'running' ? sweepOf(shown.now, way, input, output) : undefined;
  if (shown.kind !== 'running' || !sweep) return { ...state, playing: false };
  const count = sweep.steps.length;
  const isWhole = state.eliminating !== undefined;
  const step = stride(shown.now, isWhole, sweep, Math.min(state.step, count), 1);
  return { ...state, step, playing: step < count };
}

/** What is unfolded stays so in another answer about the same operations. */
function unfoldedIn({ shown }: State, answer: PanelAnswer): ReadonlySet<number> | undefined {
  if (shown.kind !== 'running' || answer.kind !== 'picture') return undefined;
  const { picture, unfolded } = shown.model;
  return picture.primals.length === answer.primals.length ? unfolded : undefined;
}

function unfold(state: State, node: number | undefined): State {
  const { shown, detail } = state;
  if (shown.kind !== 'running') return state;
  if (node === undefined) return inDetail(state, detail);
  const isArray = node >= shown.model.tape.length;
  const inner = isArray ? [node] : foldedInto(shown.now, node);
  return inDetail(state, detail, new Set([...shown.model.unfolded, ...inner]));
}

/** The same picture, drawn finer or coarser. */
function inDetail(state: State, detail: Detail | undefined, unfolded?: ReadonlySet<number>): State {
  if (state.shown.kind !== 'running') return { ...state, detail };
  const { shown } = state;
  const model = modelIn(shown.model.picture, detail, unfolded, state);
  const now = nowAt(model, shown.inputs) ?? asWritten(model);
  return {
    ...state,
    detail,
    shown: { ...shown, model, now },
    step: Number.POSITIVE_INFINITY,
    path: undefined,
  };
}

/** As much is drawn as can be read there, unless somebody has chosen. */
function inRoom(before: State, room: Room): State {
  const state = { ...before, room };
  if (state.shown.kind !== 'running' || state.detail !== undefined) return state;
  const { picture, unfolded, detail } = state.shown.model;
  return modelIn(picture, undefined, undefined, state).detail === detail
    ? state
    : inDetail(state, undefined, unfolded);
}

/** Vertices go one by one: all of them are drawn meanwhile, unless they are too many. */
function eliminate(state: State, next: Eliminating | undefined): State {
  const { eliminating, detail, shown } = state;
  if (!next) return eliminating ? { ...inDetail(state, eliminating.before), eliminating: undefined } : state;
  if (eliminating) return { ...state, eliminating: { ...next, before: eliminating.before } };
  const isSmall = shown.kind === 'running' && shown.now.whole.nodes.length <= mostFollowed;
  const whole = state.way === 'paths' ? inWay(state, 'reverse') : state;
  return { ...(isSmall ? inDetail(whole, 'operations') : whole), eliminating: { ...next, before: detail } };
}

const mostFollowed = 150;

/** The path of a rank: a name, because ranks change with the numbers. */
function pathNamed(state: State, rank: number | undefined): string | undefined {
  const pair = state.shown.kind === 'running' ? pairOf(state, state.shown.now) : undefined;
  const path = rank === undefined ? undefined : pair?.paths.largest[rank];
  return pair && path && pathKey(pair.now, path);
}

function toggled<T>(set: ReadonlySet<T>, item: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}
