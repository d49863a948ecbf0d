import type { ToEditor } from '../../../src/protocol/panel';
import type { State } from '../state/state';

/**
 * What is looked at, where it stands, and whether the panel follows the cursor. That an answer takes a while is told
 * here, where nothing has to make room for it.
 */
export function Header({ state, send }: { state: State; send: (message: ToEditor) => void }) {
  const { place, pinned, shown, working } = state;
  const title =
    shown.kind === 'running' ? shown.model.picture.title : shown.kind === 'declined' ? shown.title : '';
  const line = shown.kind === 'running' ? shown.model.picture.line : (place?.line ?? 0) + 1;
  return (
    <header class={working ? 'working' : ''}>
      <h1 class="title">{title || 'Derivative graph'}</h1>
      {place && shown.kind !== 'empty' ? (
        <span class="muted place">
          {place.file}:{line}
        </span>
      ) : null}
      <span role="status">{working ? 'Working…' : ''}</span>
      <button
        type="button"
        class="quiet follow"
        aria-pressed={!pinned}
        title={pinned ? 'The panel stays at this computation' : 'The panel follows the cursor'}
        onClick={() => send({ kind: 'pin', pinned: !pinned })}
      >
        {pinned ? 'Pinned' : 'Following'}
      </button>
      <Action state={state} send={send} />
    </header>
  );
}

/** What takes a while can be cancelled; what is there can be saved. */
function Action({ state: { working, shown }, send }: { state: State; send: (message: ToEditor) => void }) {
  if (!working && shown.kind !== 'running') return null;
  return (
    <button
      key={working ? 'cancel' : 'export'}
      type="button"
      class="quiet"
      onClick={() => send({ kind: working ? 'cancel' : 'export' })}
    >
      {working ? 'Cancel' : 'Export…'}
    </button>
  );
}
