import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Width over height of an element; small changes are none, so that nothing is laid out anew for them. */
export function useShape(element: RefObject<Element | null>): number {
  const [shape, setShape] = useState(1.5);
  useEffect(() => {
    if (!element.current) return undefined;
    const watch = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      if (width && height)
        setShape((known) => (Math.abs(width / height / known - 1) > 0.15 ? width / height : known));
    });
    watch.observe(element.current);
    return () => watch.disconnect();
  }, [element]);
  return shape;
}
