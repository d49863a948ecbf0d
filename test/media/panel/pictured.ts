import type { PanelEvent } from '../../../media/panel/state/events';
import { type Look, lookOf } from '../../../media/panel/state/look';
import { type Running, type State, startState } from '../../../media/panel/state/state';
import { update } from '../../../media/panel/state/update';
import { answered } from '../../analysis/answered';

const place = { uri: 'file:///document', file: 'document', line: 0, character: 0 };

/** The panel after it was shown the computation at the mark of a source, and after more events. */
export async function panelOf(
  language: string,
  marked: string,
  ...events: readonly PanelEvent[]
): Promise<State> {
  const answer = await answered(language, marked, { kind: 'picture' });
  const show: PanelEvent = { kind: 'show', version: 1, edit: 0, place, answer };
  return [show, ...events].reduce(update, startState(undefined));
}

export function runningOf({ shown }: State): Running {
  if (shown.kind !== 'running') throw new Error(`There is no picture: ${shown.kind}`);
  return shown;
}

export function looked(state: State): Look {
  const look = lookOf(state);
  if (!look) throw new Error('There is no picture');
  return look;
}

/** The node of an input or output. */
export function nodeOf(state: State, name: string): number {
  const { inputs, outputs } = runningOf(state).model.picture;
  const end = [...inputs, ...outputs].find((e) => e.name === name);
  if (!end) throw new Error(`There is no ${name}`);
  return end.node;
}

export function rounded(x: number | undefined, digits: number): string {
  return (x ?? Number.NaN).toFixed(digits);
}

/** The first example: ∇e = (b + 1, a + 2b + 1), which is (2, 5) at (2, 1). */
export const first = 'a = 2\nb = 1\n‸e = (a + b) * (b + 1)\n';

/** 10 inputs, an operation on each, one sum of them, 10 operations on it, and one more on each. */
export const hourglass = `import numpy as np
# at: x=[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]
def ‸hourglass(x):
    s = np.sum(np.sin(x))
    return [${['sin', 'cos', 'tan', 'tanh', 'sqrt', 'log', 'arctan', 'sinh', 'cosh', 'exp']
      .map((operation) => `np.exp(np.${operation}(s))`)
      .join(', ')}]
`;
