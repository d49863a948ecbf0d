import { byLetters, type Measure } from '../drawing/measure';

const mostKnown = 20_000;

/** Widths in the fonts of the page. */
export function measuring(): Measure {
  const context = typeof document === 'undefined' ? null : document.createElement('canvas').getContext('2d');
  if (!context) return byLetters;
  const family = getComputedStyle(document.body).fontFamily;
  const known = new Map<string, number>();
  return (text, size) => {
    const key = `${size} ${text}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    context.font = `600 ${size}px ${family}`;
    const { width } = context.measureText(text);
    if (known.size > mostKnown) known.clear();
    known.set(key, width);
    return width;
  };
}
