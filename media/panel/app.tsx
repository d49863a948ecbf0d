import { useRef } from 'preact/hooks';
import type { ToEditor } from '../../src/protocol/panel';
import type { Dispatch } from './state/events';
import { type Look, lookOf } from './state/look';
import type { State } from './state/state';
import { useAround } from './views/around';
import { Boundary } from './views/boundary';
import { Cost } from './views/cost';
import { Descent } from './views/descent';
import { Graph } from './views/graph';
import { Header } from './views/header';
import { Hessian } from './views/hessian';
import { Inputs } from './views/inputs';
import { Jacobian } from './views/jacobian';
import { Notes } from './views/notes';
import { Outline } from './views/outline';
import { PathList, PathSteps } from './views/paths';
import { Plot } from './views/plot';
import { Result } from './views/result';
import { Rounds } from './views/rounds';
import { Selected } from './views/selected';
import { Bar, Declined, Empty } from './views/states';
import { Outcomes, Transport } from './views/transport';
import { Options, Ways } from './views/ways';

interface AppProps {
  readonly state: State;
  readonly dispatch: Dispatch;
  readonly send: (message: ToEditor) => void;
}

/** The page as a function of the state. */
export function App(props: AppProps) {
  const { state, send } = props;
  return (
    <Boundary state={state} send={send}>
      <Page {...props} />
    </Boundary>
  );
}

function Page(props: AppProps) {
  const { state, send } = props;
  const { shown, version } = state;
  const look = lookOf(state);
  return (
    <div class={`page animation-${state.options.animation} ${state.stale ? 'stale' : ''}`}>
      <Header state={state} send={send} />
      <Bars {...props} look={look} />
      {look ? <Picture {...props} look={look} /> : null}
      {shown.kind === 'empty' ? <Empty answer={shown} version={version} send={send} /> : null}
      {shown.kind === 'declined' ? <Declined {...props} answer={shown} /> : null}
    </div>
  );
}

function Picture({ look, ...props }: AppProps & { readonly look: Look }) {
  const all = { ...props, look };
  // What stands at the sides is about the whole computation, also where only some of it is drawn.
  const whole = { ...props, look: { ...look, now: look.running.now } };
  const { pair } = look;
  const columns = useRef<HTMLElement>(null);
  useAround(columns, `${props.state.way} ${look.running.model.picture.key} ${look.still === undefined}`);
  return (
    <>
      <Ways {...all} />
      <main ref={columns} class="columns">
        <section class="middle" aria-label="Graph">
          <Options {...all} />
          <Graph {...all} />
        </section>
        {pair ? <PathSteps {...all} pair={pair} /> : <Transport {...all} />}
        <Outcomes {...all} />
        <aside class="left" aria-label="Point and result">
          <Inputs {...whole} />
          <Result {...whole} />
          <Outline {...whole} />
        </aside>
        <aside class={`right ${props.state.way}`} aria-label="Selection">
          {pair ? <PathList {...all} pair={pair} /> : null}
          <Selected {...whole} />
          <Plot {...whole} />
          <Rounds {...whole} />
          <Descent {...whole} />
          <Jacobian {...whole} />
          <Hessian {...whole} />
          <Cost {...whole} />
          <Notes notes={look.now.model.picture.notes} state={props.state} send={props.send} />
        </aside>
      </main>
    </>
  );
}

function Bars({ state, look, send }: AppProps & { readonly look: Look | undefined }) {
  const picture = look?.now.model.picture;
  const samples = picture?.point.some((p) => p.provenance === 'sample') && !picture.valueless.length;
  const { version, stale } = state;
  // The places of an older text are nobody's any more.
  const setValues = stale ? [] : ([['Set values', () => send({ kind: 'setValues', version })]] as const);
  return (
    <>
      {state.failure ? (
        <Bar actions={[['Try again', () => send({ kind: 'again' })]]}>{state.failure}</Bar>
      ) : null}
      {picture?.valueless.length ? (
        <Bar actions={setValues}>
          {`${picture.valueless.join(', ')} ${picture.valueless.length === 1 ? 'has' : 'have'} no value.`}
        </Bar>
      ) : null}
      {samples ? <Bar actions={setValues}>Sample values, not from your code</Bar> : null}
      {picture?.undecided && !picture.notes.some((note) => note.code === 'undecided') ? (
        <Bar>{`Not confirmed by a second method: ${picture.undecided}`}</Bar>
      ) : null}
    </>
  );
}
