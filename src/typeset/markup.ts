import type { Shape } from './shapes';

/** Shapes as short SVG: an outline that occurs several times is written once, if that is shorter. */
export function markup(shapes: readonly Shape[]): string {
  const counts = new Map<string, number>();
  countOutlines(shapes, counts);
  const names = new Map<string, string>();
  for (const [outline, count] of counts) {
    const alone = `<path d="${outline}"/>`.length;
    if (count * (alone - reference) > alone + reference) names.set(outline, `g${names.size.toString(36)}`);
  }
  const definitions = [...names].map(([outline, id]) => `<path id="${id}" d="${outline}"/>`).join('');
  return (definitions && `<defs>${definitions}</defs>`) + shapes.map((shape) => print(shape, names)).join('');
}

/** Characters that a reference to an outline takes. */
const reference = '<use href="#g0"/>'.length;

function countOutlines(shapes: readonly Shape[], counts: Map<string, number>): void {
  for (const { attributes, children } of shapes) {
    const outline = attributes['d'];
    if (outline) counts.set(outline, (counts.get(outline) ?? 0) + 1);
    countOutlines(children, counts);
  }
}

function print(shape: Shape, names: ReadonlyMap<string, string>): string {
  const { d = '', ...others } = shape.attributes;
  const name = names.get(d);
  const kind = name ? 'use' : shape.kind;
  const attributes = {
    ...(name ? { href: `#${name}`, ...others } : shape.attributes),
    ...place(shape, kind),
  };
  const inside = shape.children.map((child) => print(child, names)).join('') + escaped(shape.text);
  const start = `<${kind}${attributeText(attributes)}`;
  return inside ? `${start}>${inside}</${kind}>` : `${start}/>`;
}

/** Where a shape stands: in attributes of its own if its kind has them, and by a transform otherwise. */
function place({ x, y, transform, attributes }: Shape, kind: string): Record<string, string> {
  if (!transform && (kind === 'rect' || kind === 'svg' || kind === 'use')) {
    return { x: short(x + Number(attributes['x'] ?? 0)), y: short(y + Number(attributes['y'] ?? 0)) };
  }
  const move = x || y ? `translate(${short(x)} ${short(y)})` : '';
  return move || transform ? { transform: `${move}${transform}` } : {};
}

/** To a tenth of the unit: a thousandth of a pixel or so. */
export function short(value: number): string {
  return String(Math.round(value * 10) / 10 || 0);
}

export function attributeText(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('');
}

/** Control characters and halves of surrogate pairs are no XML at all. */
function escaped(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n\r]|\p{Cs}|[\uFFFE\uFFFF]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;');
}
