import { elementOf, nowAt } from '../graph/model';
import type { PanelEvent } from './events';
import type { Before, Running, Shown, State } from './state';
import { prolonged, shortened, type Trail } from './trails';

/** One number of an input is set. */
export function value(
  state: State,
  { node, value: number, begins }: Extract<PanelEvent, { kind: 'value' }>,
): State {
  if (state.shown.kind !== 'running') return state;
  const inputs = state.shown.inputs.slice();
  inputs[elementOf(state.shown.model, node)] = number;
  return movedTo(state, inputs, begins);
}

/** The picture at other numbers; it stays where it is, until the editor has followed the computation anew, where it would go another way. */
function movedTo(state: State, inputs: Float64Array, begins: boolean): State {
  if (state.shown.kind !== 'running') return state;
  const { shown } = state;
  const now = nowAt(shown.model, inputs);
  const undo = begins ? [...shown.undo, beforeOf(shown)].slice(-mostUndo) : shown.undo;
  const changed = [...inputs.keys()].filter((k) => !Object.is(inputs[k], shown.inputs[k]));
  const touched = new Set([...shown.touched, ...changed]);
  const moved = { ...shown, inputs, touched, undo, now: now ?? shown.now };
  return { ...state, edit: state.edit + 1, shown: moved, elsewhere: now === undefined };
}

const mostUndo = 200;

function beforeOf({ inputs, touched }: Running): Before {
  return { inputs, touched };
}

/** All inputs go along the points of a descent. */
export function descend(state: State, steps: Trail): State {
  const [last] = steps.slice(-1);
  if (state.shown.kind !== 'running' || !last) return state;
  const moved = movedTo(state, last, true);
  if (moved.shown.kind !== 'running') return moved;
  const { trails, inputs } = state.shown;
  return { ...moved, shown: { ...moved.shown, trails: prolonged(trails, inputs, steps) } };
}

/** Back to the point before: what was not set there comes from the source again. */
export function undo(state: State): State {
  if (state.shown.kind !== 'running') return state;
  const before = state.shown.undo.at(-1);
  if (!before) return state;
  const { inputs, touched } = before;
  const back = movedTo(state, inputs, false);
  return back.shown.kind === 'running'
    ? {
        ...back,
        shown: {
          ...back.shown,
          touched,
          undo: back.shown.undo.slice(0, -1),
          trails: shortened(back.shown.trails, inputs),
        },
      }
    : back;
}

/** They are of one computation: of another text they would say nothing. */
export function withoutTrails(state: State): State {
  return state.shown.kind === 'running' ? { ...state, shown: { ...state.shown, trails: [] } } : state;
}

/** Values that were set here come back as those of the text: what led to them can still be undone. */
export function withUndo(shown: Running, before: Shown): Running {
  if (before.kind !== 'running' || inputsIn(before) !== inputsIn(shown)) return shown;
  const { undo, trails } = before;
  return { ...shown, undo, trails };
}

/** The inputs in their order, with their shapes: numbers are kept by their places. */
function inputsIn({ model }: Running): string {
  return JSON.stringify(model.tape.inputs.map(({ name, shape }) => [name, shape]));
}
