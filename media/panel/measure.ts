/** Pixels that a text takes. */
export type Measure = (text: string, size: number) => number;

/** By the fonts of the page; where there is no page, by the mean width of a letter. */
export function measuring(): Measure {
  const context = typeof document === 'undefined' ? null : document.createElement('canvas').getContext('2d');
  if (!context) return (text, size) => text.length * size * 0.58;
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

const mostKnown = 20_000;
