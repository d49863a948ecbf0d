import { type ComponentType, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Dispatch } from '../../../media/panel/state/events';
import type { Look } from '../../../media/panel/state/look';
import type { State } from '../../../media/panel/state/state';
import { looked } from './pictured';

export type View = ComponentType<{ state: State; look: Look; dispatch: Dispatch; send: () => void }>;

export function html(view: View, state: State): string {
  const nothing = (): void => undefined;
  return renderToString(h(view, { state, look: looked(state), dispatch: nothing, send: nothing }));
}

/** What a view says, a line a row or paragraph. */
export function lines(view: View, state: State): string[] {
  return (
    html(view, state)
      .replaceAll(/<option[^>]*>[^<]*<\/option>/g, '')
      // What rounding leaves of 0 is not the same everywhere.
      .replaceAll(/−?[\d.]+e−1[4-9]/g, '≈0')
      .replaceAll(/<\/(?:tr|p|summary|li|button|div)>/g, '\n')
      .replaceAll(/<\/(?:th|td|span|b)>/g, ' ')
      .replaceAll(/<[^>]*>/g, '')
      .split('\n')
      .map((line) => line.replaceAll(/\s+/g, ' ').trim())
      .filter(Boolean)
  );
}
