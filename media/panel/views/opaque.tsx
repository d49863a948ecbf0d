import type { ToEditor } from '../../../src/protocol/panel';

interface OpaqueProps {
  readonly of: { readonly key: string; readonly opaque: readonly string[] };
  readonly send: (message: ToEditor) => void;
}

/** The expressions that are inputs because somebody wanted it, each with its way back. */
export function Opaque({ of: { key, opaque }, send }: OpaqueProps) {
  if (!opaque.length) return null;
  return (
    <ul class="chips" aria-label="Expressions treated as inputs">
      {opaque.map((expression) => (
        <li key={expression}>
          <code>{expression}</code>
          <button
            type="button"
            class="link"
            title="Compute it again instead of treating it as an input"
            aria-label={`Compute ${expression} again`}
            onClick={() => send({ kind: 'computeAgain', key, expression })}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}
