import type { ToEditor } from '../../src/protocol/panel';
import type { Dispatch } from './events';
import { type Look, lookOf } from './look';
import type { State } from './state';
import { Graph } from './views/graph';
import { Header } from './views/header';
import { Inputs } from './views/inputs';
import { Notes } from './views/notes';
import { Outline } from './views/outline';
import { Result } from './views/result';
import { Selected } from './views/selected';
import { Bar, Declined, Empty } from './views/states';
import { Transport } from './views/transport';
import { Ways } from './views/ways';

interface AppProps {
  readonly state: State;
  readonly dispatch: Dispatch;
  readonly send: (message: ToEditor) => void;
}

/** The page as a function of the state. */
export function App(props: AppProps) {
  const { state, send } = props;
  const { shown, version } = state;
  const look = lookOf(state);
  return (
    <div class={state.stale ? 'page stale' : 'page'}>
      <Header state={state} send={send} />
      <Bars {...props} look={look} />
      {look ? <Picture {...props} look={look} /> : null}
      {shown.kind === 'empty' ? <Empty answer={shown} version={version} send={send} /> : null}
      {shown.kind === 'declined' ? <Declined answer={shown} version={version} send={send} /> : null}
    </div>
  );
}

function Picture({ look, ...props }: AppProps & { readonly look: Look }) {
  const all = { ...props, look };
  return (
    <>
      <Ways {...all} />
      <main class="columns">
        <section class="middle" aria-label="Graph">
          <Graph {...all} />
        </section>
        <Transport {...all} />
        <aside class="left" aria-label="Point and result">
          <Inputs {...all} />
          <Result {...all} />
          <Outline {...all} />
        </aside>
        <aside class="right" aria-label="Selection">
          <Selected {...all} />
          <Notes notes={look.now.model.picture.notes} version={props.state.version} send={props.send} />
        </aside>
      </main>
    </>
  );
}

function Bars({ state, look, send }: AppProps & { readonly look: Look | undefined }) {
  const picture = look?.now.model.picture;
  const samples = picture?.point.some((p) => p.provenance === 'sample') && !picture.valueless.length;
  const { version } = state;
  return (
    <>
      {state.working ? <Bar actions={[['Cancel', () => send({ kind: 'cancel' })]]}>Working…</Bar> : null}
      {state.failure ? <Bar>{state.failure}</Bar> : null}
      {picture?.valueless.length ? (
        <Bar actions={[['Set values', () => send({ kind: 'setValues', version })]]}>
          {`${picture.valueless.join(', ')} ${picture.valueless.length === 1 ? 'has' : 'have'} no value.`}
        </Bar>
      ) : null}
      {samples ? (
        <Bar actions={[['Set values', () => send({ kind: 'setValues', version })]]}>
          Sample values, not from your code
        </Bar>
      ) : null}
      {picture?.undecided && !picture.notes.length ? <Bar>{`Not certain: ${picture.undecided}`}</Bar> : null}
    </>
  );
}
