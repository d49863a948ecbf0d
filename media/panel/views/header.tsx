import type { ToEditor } from '../../../src/protocol/panel';
import type { State } from '../state';

/** What is looked at, where it stands, and whether the panel follows the cursor. */
export function Header({ state, send }: { state: State; send: (message: ToEditor) => void }) {
  const { place, pinned, shown } = state;
  const title =
    shown.kind === 'running' ? shown.model.picture.title : shown.kind === 'declined' ? shown.title : '';
  const line = shown.kind === 'running' ? shown.model.picture.line : (place?.line ?? 0) + 1;
  return (
    <header>
      <h1 class="title">{title || 'Derivative graph'}</h1>
      {place && shown.kind !== 'empty' ? (
        <span class="muted place">
          {place.file}:{line}
        </span>
      ) : null}
      <button
        type="button"
        class="quiet follow"
        aria-pressed={!pinned}
        title={pinned ? 'The panel stays at this computation' : 'The panel follows the cursor'}
        onClick={() => send({ kind: 'pin', pinned: !pinned })}
      >
        {pinned ? 'Pinned' : 'Following'}
      </button>
      {shown.kind === 'running' ? (
        <button type="button" class="quiet" onClick={() => send({ kind: 'export' })}>
          Export…
        </button>
      ) : null}
    </header>
  );
}
