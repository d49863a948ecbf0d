import { Component, type ComponentChildren } from 'preact';
import type { ToEditor } from '../../../src/protocol/panel';
import type { State } from '../state/state';
import { Bar } from './states';

interface BoundaryProps {
  readonly state: State;
  readonly send: (message: ToEditor) => void;
  readonly children: ComponentChildren;
}

interface Caught {
  /** The state that could not be drawn. */
  readonly state: State | undefined;
}

/** Where a fault ends: it is logged and told, nothing of another state is left in sight, and the next state is drawn anew. */
export class Boundary extends Component<BoundaryProps, Caught> {
  override state: Caught = { state: undefined };

  override componentDidCatch(error: unknown): void {
    const { state, send } = this.props;
    send({ kind: 'fault', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    this.setState({ state });
  }

  override render({ state, send, children }: BoundaryProps, caught: Caught) {
    if (caught.state !== state) return children;
    return (
      <Bar actions={[['Try again', () => send({ kind: 'again' })]]}>
        A fault in the panel: this cannot be shown. The log of the extension says why.
      </Bar>
    );
  }
}
