import type { RefObject } from 'preact';
import { Icon } from './icons';
import type { Zoom } from './zoom';

const factor = 1.3;

/** What zooms without a wheel. */
export function ZoomButtons({ zoom }: { readonly zoom: RefObject<Zoom | null> }) {
  return (
    <div class="zoom" role="group" aria-label="Zoom">
      <button
        type="button"
        title="Smaller (−)"
        aria-label="Zoom out"
        onClick={() => zoom.current?.by(1 / factor)}
      >
        <Icon shape="minus" />
      </button>
      <button type="button" title="Larger (+)" aria-label="Zoom in" onClick={() => zoom.current?.by(factor)}>
        <Icon shape="plus" />
      </button>
      <button
        type="button"
        title="All of the graph (0, or a double click)"
        aria-label="Fit"
        onClick={() => zoom.current?.whole()}
      >
        <Icon shape="fit" />
      </button>
    </div>
  );
}

/** Keys that zoom: whether it was one. */
export function zoomKey({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, zoom: Zoom | null): boolean {
  if (ctrlKey || metaKey || altKey || !zoom) return false;
  switch (key) {
    case '+':
    case '=':
      zoom.by(factor);
      return true;
    case '-':
      zoom.by(1 / factor);
      return true;
    case '0':
      zoom.whole();
      return true;
    default:
      return false;
  }
}
