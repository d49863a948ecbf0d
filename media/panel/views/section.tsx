import type { ComponentChildren } from 'preact';
import type { Dispatch } from '../state/events';
import type { Section as Name, State } from '../state/state';

interface SectionProps {
  readonly name: Name;
  readonly title: ComponentChildren;
  readonly state: State;
  readonly dispatch: Dispatch;
  readonly children: ComponentChildren;
}

/** A part of a side column that can be closed; what is in it is worked out only while it is open. */
export function Section({ name, title, state, dispatch, children }: SectionProps) {
  const isOpen = !state.closed.has(name);
  return (
    <details class={`section ${name}`} open={isOpen}>
      <summary
        onClick={(event) => {
          event.preventDefault();
          dispatch({ kind: 'toggle', section: name });
        }}
      >
        {title}
      </summary>
      {isOpen ? children : null}
    </details>
  );
}
