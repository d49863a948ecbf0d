import type { DrawnFile, PictureFormat } from '../../../src/protocol/panel';
import { type Look, lookOf } from '../state/look';
import type { State } from '../state/state';
import { pngOf, svgText } from './svg';
import { dotOf, jsonOf, mermaidOf } from './text';

/** The page, as far as drawing needs it: it can be shown in another state for a moment. */
export interface Page {
  readonly state: State;
  /** Draws a state at once. */
  show(state: State): void;
}

/** Slides are one a step; of a long sweep there are no more than these. */
const mostSlides = 200;

/** The picture in a format, as one or more files. */
export async function drawn(page: Page, format: PictureFormat): Promise<readonly DrawnFile[]> {
  const look = lookOf(page.state);
  if (!look) throw new Error('there is no graph to export');
  const name = fileName(look);
  switch (format) {
    case 'svg':
    case 'svg-print':
      return [{ name: `${name}.svg`, content: svgText(frame(), format === 'svg-print') }];
    case 'png':
      return [{ name: `${name}.png`, content: await pngOf(svgText(frame(), false)) }];
    case 'dot':
      return [{ name: `${name}.dot`, content: dotOf(look) }];
    case 'mermaid':
      return [{ name: `${name}.mmd`, content: mermaidOf(look) }];
    case 'json':
      return [{ name: `${name}.json`, content: jsonOf(look) }];
    case 'slides':
      return slides(page, look, name);
  }
}

function slides(page: Page, { count }: Look, name: string): DrawnFile[] {
  const { state } = page;
  try {
    return Array.from({ length: Math.min(count, mostSlides) + 1 }, (_, step) => {
      page.show({ ...state, step, playing: false });
      return { name: `${name}-${String(step).padStart(3, '0')}.svg`, content: svgText(frame(), true) };
    });
  } finally {
    page.show(state);
  }
}

function frame(): SVGSVGElement {
  const found = document.querySelector<SVGSVGElement>('svg.graph');
  if (!found) throw new Error('there is no graph to export');
  return found;
}

function fileName({ running }: Look): string {
  const { key } = running.model.picture;
  return (
    key
      .replace(/[^\p{L}\p{N}_-]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'graph'
  );
}
