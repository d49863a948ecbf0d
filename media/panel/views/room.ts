import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Room } from '../../layout/fitted';

/** Pixels of the least height. */
const least = 260;
/** What a graph leaves to what has to be seen with it, until that is known. */
const usualAround = 290;

/** Until it is known. */
const usual: Room = { width: 800, height: 500 };

/** What a drawing may take; small changes are none, so that nothing is laid out anew for them. */
export function useRoom(
  element: RefObject<Element | null>,
  onRoom: ((room: Room) => void) | undefined,
): Room {
  const [room, setRoom] = useState(usual);
  useEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    const watch = new ResizeObserver(() => {
      const next = roomOf(current);
      if (next.width && next.height) setRoom((known) => (isNear(known, next) ? known : next));
    });
    watch.observe(current);
    return () => watch.disconnect();
  }, [element]);
  useEffect(() => {
    if (room !== usual) onRoom?.(room);
  }, [room]);
  return room;
}

/** Beside columns the height is what is left; above them the graph has the height that it needs. */
function roomOf(element: Element): Room {
  const { clientWidth: width, clientHeight: height } = element;
  const style = getComputedStyle(element);
  if (style.getPropertyValue('--is-fixed') === '1') return { width, height };
  const around = Number.parseFloat(style.getPropertyValue('--around')) || usualAround;
  return { width, height: Math.max(least, window.innerHeight - around) };
}

function isNear(a: Room, b: Room): boolean {
  const isLike = (x: number, y: number): boolean => Math.abs(x / y - 1) <= 0.12;
  return isLike(a.width, b.width) && isLike(a.height, b.height);
}
