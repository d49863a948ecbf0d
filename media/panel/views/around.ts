import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/**
 * Tells the page's styles, as `--around`, how many pixels stand above a graph and stay in sight below it, so that the
 * two do not cover it. While one subject is looked at it only grows: steps with longer sentences do not move the graph
 * back and forth.
 */
export function useAround(columns: RefObject<HTMLElement | null>, subject: string): void {
  useEffect(() => {
    const { current } = columns;
    const footer = current?.querySelector<HTMLElement>('.transport');
    if (!current) return undefined;
    let [most, width] = [0, 0];
    const watch = new ResizeObserver(() => {
      if (width !== current.clientWidth) [most, width] = [0, current.clientWidth];
      const graph = current.querySelector('.drawing');
      if (!graph || !width) return;
      const above = graph.getBoundingClientRect().top + window.scrollY;
      most = Math.max(most, Math.ceil(above + (footer?.offsetHeight ?? 0)));
      current.style.setProperty('--around', `${most}px`);
    });
    watch.observe(current);
    if (footer) watch.observe(footer);
    return () => watch.disconnect();
  }, [columns, subject]);
}
