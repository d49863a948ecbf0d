import type { DeclinedPicture, EmptyPicture, ToEditor } from '../../../src/protocol/panel';

import type { Stop } from '../../../src/protocol/parts';
import type { Dispatch } from '../state/events';
import { isWhole, partialLook, stoppedText } from '../state/partial';
import type { State } from '../state/state';
import { Graph } from './graph';
import { Opaque } from './opaque';

type Send = (message: ToEditor) => void;

export function Empty({ answer, version, send }: { answer: EmptyPicture; version: number; send: Send }) {
  const { found } = answer;
  return (
    <main class="message">
      <p class="large">Place the cursor in a formula.</p>
      <p class="muted">
        {found.length ? `${found.length} found in this file:` : 'None was found in this file.'}
      </p>
      <ul class="found">
        {found.slice(0, 50).map(({ text, line, offset }) => (
          <li key={offset}>
            <button type="button" class="link" onClick={() => send({ kind: 'goTo', version, offset })}>
              <code>{text}</code>
            </button>
            <span class="muted"> line {line}</span>
          </li>
        ))}
      </ul>
    </main>
  );
}

/** Why there is no picture, the place first. */
function Reason({ stop }: { readonly stop: Stop }) {
  if (isWhole(stop))
    return (
      <>
        <p class="large">Not shown: two methods disagree here.</p>
        <details class="muted">
          <summary>Details</summary>
          {detailsOf(stop)}
        </details>
      </>
    );
  return (
    <>
      <p class="large">
        Stops at <code>{stoppedText(stop)}</code>, line {stop.line}
      </p>
      <p>{stop.message}</p>
    </>
  );
}

/** What the headline does not say: the two methods, in brackets behind it. */
function detailsOf({ message }: Stop): string {
  return /\((.*)\)$/.exec(message)?.[1] ?? message;
}

interface DeclinedProps {
  readonly answer: DeclinedPicture;
  readonly state: State;
  readonly dispatch: Dispatch;
  readonly send: Send;
}

/** Where a computation stops, why, and the part that was followed. */
export function Declined({ answer, state, dispatch, send }: DeclinedProps) {
  const { stop, key } = answer;
  const { version } = state;
  const { expression } = stop;
  const look = partialLook(answer, state);
  return (
    <main class="message declined">
      <Reason stop={stop} />
      <div class="buttons">
        <button
          type="button"
          onClick={() => send({ kind: 'reveal', version, span: { start: stop.offset, end: stop.offset } })}
        >
          Go to line {stop.line}
        </button>
        {expression === undefined ? null : (
          <button type="button" onClick={() => send({ kind: 'treatAsInput', key, expression })}>
            Treat as input
          </button>
        )}
      </div>
      <Opaque of={answer} send={send} />
      {look ? (
        <section
          class="partial"
          aria-label={isWhole(stop) ? 'The graph without its numbers' : 'The part that was followed'}
        >
          <Graph
            state={{ ...state, way: 'values', selection: undefined }}
            look={look}
            dispatch={dispatch}
            isStill
          />
        </section>
      ) : null}
    </main>
  );
}

/** Bars above the picture: that values are missing or samples, that an answer failed. */
export function Bar({
  children,
  actions,
}: {
  children: string;
  actions?: readonly (readonly [string, () => void])[];
}) {
  return (
    <div class="bar" role="status">
      <span>{children}</span>
      {actions?.map(([title, act]) => (
        <button key={title} type="button" onClick={act}>
          {title}
        </button>
      ))}
    </div>
  );
}
