import { Component, type ComponentChildren, type RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Drawing } from '../drawing/boxes';
import { isEdgeIn, isNodeIn, type View } from '../drawing/seen';
import type { Look } from '../state/look';
import type { State } from '../state/state';
import { useRested } from './use-rested';

interface ChunksProps {
  readonly count: number;
  /** What a part is known by; its number by itself. */
  readonly name?: (k: number) => number | undefined;
  readonly isDue: (k: number) => boolean;
  readonly part: (k: number) => ComponentChildren;
}

/** Parts that are compared together with what was drawn before. */
const chunk = 32;

/** Parts of a picture, of which those that are not due stay as they are, most of them without being looked at. */
export function Chunks({ count, name = (k) => k, isDue, part }: ChunksProps) {
  const starts = Array.from({ length: Math.ceil(count / chunk) }, (_, k) => k * chunk);
  const inside = (start: number): number[] =>
    Array.from({ length: Math.min(chunk, count - start) }, (_, k) => start + k);
  return (
    <>
      {starts.map((start) => (
        <Due
          key={start}
          isDue={inside(start).some(isDue)}
          part={() => inside(start).map((k) => <Due key={name(k)} isDue={isDue(k)} part={() => part(k)} />)}
        />
      ))}
    </>
  );
}

interface DueProps {
  /** Otherwise it stays as it was drawn last. */
  readonly isDue: boolean;
  readonly part: () => ComponentChildren;
}

/** A part of a picture that is drawn anew only where it is due. */
class Due extends Component<DueProps> {
  override shouldComponentUpdate({ isDue }: DueProps): boolean {
    return isDue;
  }

  override render({ part }: DueProps): ComponentChildren {
    return part();
  }
}

/** Milliseconds after which a value rests: a hand that drags it slowly pauses for less. */
const rest = 400;

/** Whether numbers that nobody sees may wait: a value is dragged, and since all was drawn nothing else has changed. */
export function useDragged(state: State, look: Look, drawing: Drawing | undefined): boolean {
  const isRested = useRested(look.now, rest);
  const whole = useRef({ state, look, drawing });
  const last = whole.current;
  const isDragged =
    !isRested &&
    state.edit > last.state.edit &&
    drawing === last.drawing &&
    look.running.model === last.look.running.model &&
    isOtherwiseSame(state, last.state);
  if (!isDragged) whole.current = { state, look, drawing };
  return isDragged;
}

/** Takes what is not in a view out of the page meanwhile: else a browser paints all of it anew for each number that is seen. */
export function useUnseen(
  content: RefObject<SVGGElement | null>,
  drawing: Drawing | undefined,
  view: View | undefined,
): void {
  const place = view && [view.left, view.top, view.right, view.bottom].join(' ');
  useLayoutEffect(() => {
    if (!view || !drawing || !content.current) return undefined;
    const unseen = unseenParts(content.current, drawing, view);
    for (const part of unseen) part.style.display = 'none';
    return () => {
      for (const part of unseen) part.style.display = '';
    };
  }, [content, drawing, place]);
}

function unseenParts(content: SVGGElement, drawing: Drawing, view: View): SVGElement[] {
  const part = (id: string): SVGElement[] => [...content.querySelectorAll<SVGElement>(`#${id}`)];
  const { x, labelX } = drawing.layout;
  return [
    ...Array.from(x.keys()).flatMap((k) => (isNodeIn(view, drawing, k) ? [] : part(`node-${k}`))),
    ...Array.from(labelX.keys()).flatMap((k) => (isEdgeIn(view, drawing, k) ? [] : part(`edge-${k}`))),
  ];
}

function isOtherwiseSame({ shown: _shown, edit: _edit, ...state }: State, last: State): boolean {
  const known: Partial<Record<string, unknown>> = { ...last };
  return Object.entries(state).every(([key, value]) => value === known[key]);
}
