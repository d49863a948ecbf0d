import type { ToEditor } from '../../../src/protocol/panel';
import type { PlacedNote } from '../../../src/protocol/parts';
import type { State } from '../state/state';

/** What to know of the numbers: kinks, cut derivatives, places where numbers end; branches are told beside the result. */
export function Notes({
  notes: all,
  state: { version, stale },
  send,
}: {
  readonly notes: readonly PlacedNote[];
  readonly state: State;
  readonly send: (message: ToEditor) => void;
}) {
  const notes = all.filter(({ code }) => code !== 'branch');
  if (!notes.length) return null;
  return (
    <ul class="notes" aria-label="Notes">
      {notes.slice(0, 6).map(({ line, message, offset }) => (
        <li key={`${line} ${message}`}>
          <button
            type="button"
            class="link"
            disabled={stale}
            onClick={() => send({ kind: 'reveal', version, span: { start: offset, end: offset } })}
          >
            line {line}
          </button>{' '}
          {message}
        </li>
      ))}
    </ul>
  );
}
