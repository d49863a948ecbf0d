import type { PointValue } from '../../../src/core/program/program';
import type { ToEditor } from '../../../src/protocol/panel';
import type { PanelEvent } from './events';
import type { Running, State } from './state';

/** What the editor is told of an event: values that were set, and the place of what was selected here. */
export function messagesOf(before: State, after: State, event: PanelEvent): ToEditor[] {
  if (event.kind === 'select') return selected(after);
  return after.edit > before.edit && after.shown.kind === 'running' ? [values(after.edit, after.shown)] : [];
}

/** What somebody has touched; all else stays with the source, a sample a sample. No message can hold what is not finite. */
function values(edit: number, { model, inputs, touched }: Running): ToEditor {
  let first = 0;
  const unset: string[] = [];
  const entries = model.tape.inputs.flatMap(({ name, shape, size }): [string, PointValue][] => {
    const places = Array.from({ length: size }, (_, k) => first + k);
    first += size;
    const numbers = places.map((k) => inputs[k] ?? Number.NaN);
    const isTouched = places.some((k) => touched.has(k));
    if (!isTouched) unset.push(name);
    return isTouched && numbers.every(Number.isFinite) ? [[name, nested(numbers, shape)]] : [];
  });
  return { kind: 'values', edit, key: model.picture.key, values: Object.fromEntries(entries), unset };
}

/** Numbers row by row as lists in lists. */
function nested(numbers: readonly number[], [length, ...inner]: readonly number[]): PointValue {
  if (length === undefined) return numbers[0] ?? Number.NaN;
  const size = numbers.length / Math.max(length, 1);
  return Array.from({ length }, (_, k) => nested(numbers.slice(k * size, (k + 1) * size), inner));
}

function selected({ shown, selection, version }: State): ToEditor[] {
  if (shown.kind !== 'running' || selection?.kind !== 'node') return [];
  const node = shown.model.nodes.get(selection.node);
  return node ? [{ kind: 'reveal', version, span: node.span }] : [];
}
