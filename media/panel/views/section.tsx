import type { ComponentChildren } from 'preact';
import type { Dispatch } from '../events';
import type { Section as Name, State } from '../state';

interface SectionProps {
  readonly name: Name;
  readonly title: ComponentChildren;
  readonly state: State;
  readonly dispatch: Dispatch;
  readonly children: ComponentChildren;
}

/** A part of a side column that can be closed. */
export function Section({ name, title, state, dispatch, children }: SectionProps) {
  return (
    <details class={`section ${name}`} open={!state.closed.has(name)}>
      <summary
        onClick={(event) => {
          event.preventDefault();
          dispatch({ kind: 'toggle', section: name });
        }}
      >
        {title}
      </summary>
      {children}
    </details>
  );
}
