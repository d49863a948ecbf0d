import type { DeclinedPicture, EmptyPicture, ToEditor } from '../../../src/protocol/panel';

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

export function Declined({
  answer,
  version,
  send,
}: {
  answer: DeclinedPicture;
  version: number;
  send: Send;
}) {
  const { stop, key } = answer;
  const { expression } = stop;
  return (
    <main class="message">
      <p class="large">
        Stops at <code>{stop.text}</code>, line {stop.line}
      </p>
      <p>{stop.message}</p>
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
    </main>
  );
}

/** Bars above the picture: that it is of another text, that values are missing, that an answer takes a while. */
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
