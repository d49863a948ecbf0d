/** What a browser says of a colour that was mixed, `color(srgb 0.1 0.2 0.3)`, as every reader of SVG knows it. */
export function plainColour(text: string): string {
  const [, parts, alpha] = /^color\(srgb ([^/)]+)(?:\/ ([^)]+))?\)$/.exec(text) ?? [];
  if (parts === undefined) return text;
  const bytes = parts
    .trim()
    .split(/\s+/)
    .map((part) => Math.round(255 * Math.min(1, Math.max(0, Number(part)))));
  return alpha === undefined ? `rgb(${bytes.join(', ')})` : `rgba(${[...bytes, alpha].join(', ')})`;
}
