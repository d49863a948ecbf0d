import { plainColour } from './colour';

/** What of the page's styles a picture needs to look the same anywhere. */
const properties = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'opacity',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
] as const;

const namespace = 'http://www.w3.org/2000/svg';

/** Room around the graph, in pixels. */
const margin = 16;

/** What only a page needs. */
const unwanted = [
  'class',
  'style',
  'tabindex',
  'role',
  'aria-pressed',
  'aria-busy',
  'aria-activedescendant',
] as const;

/**
 * The drawn graph as a file of its own, with its styles in it; for print in black on white. It says nothing that only
 * browsers know.
 */
export function svgText(frame: SVGSVGElement, print: boolean): string {
  document.body.classList.toggle('print', print);
  try {
    const copy = frame.cloneNode(true) as SVGSVGElement;
    inlined(frame, copy, undefined);
    copy.querySelector('g.content')?.removeAttribute('transform'); // the page's zoom
    for (const element of copy.querySelectorAll('.grip, .fold')) element.remove();
    for (const element of [copy, ...copy.querySelectorAll('*')])
      for (const name of unwanted) element.removeAttribute(name);
    const content = frame.querySelector<SVGGElement>('g.content');
    framed(copy, content?.getBBox() ?? new DOMRect(), groundOf(print));
    arrowheads(copy);
    return new XMLSerializer().serializeToString(copy);
  } finally {
    document.body.classList.remove('print');
  }
}

function groundOf(print: boolean): string {
  return print ? '#ffffff' : plainColour(getComputedStyle(document.body).backgroundColor);
}

/** Room around what is drawn, on its ground. */
function framed(copy: SVGSVGElement, drawn: DOMRect, ground: string): void {
  const [x, y] = [drawn.x - margin, drawn.y - margin].map(String);
  const [width, height] = [drawn.width, drawn.height].map((size) => String(Math.ceil(size + 2 * margin)));
  const set = (element: Element, attributes: Readonly<Record<string, string | undefined>>): void => {
    for (const [name, value = ''] of Object.entries(attributes)) element.setAttribute(name, value);
  };
  set(copy, { xmlns: namespace, viewBox: [x, y, width, height].join(' '), width, height });
  const behind = document.createElementNS(namespace, 'rect');
  set(behind, { x, y, width, height, fill: ground });
  copy.prepend(behind);
}

/** One for each colour of a line: not every reader of SVG knows those that take the line's own. */
function arrowheads(copy: SVGSVGElement): void {
  const arrow = copy.querySelector('marker');
  const lines = [...copy.querySelectorAll('[marker-end]')];
  const colours = [...new Set(lines.map((line) => line.getAttribute('stroke') ?? ''))];
  for (const line of lines) {
    const k = colours.indexOf(line.getAttribute('stroke') ?? '');
    line.setAttribute('marker-end', `url(#arrow-${k})`);
  }
  for (const [k, colour] of colours.entries()) {
    const own = arrow?.cloneNode(true);
    if (!(own instanceof Element)) continue;
    own.id = `arrow-${k}`;
    own.firstElementChild?.setAttribute('fill', colour);
    arrow?.before(own);
  }
  arrow?.remove();
}

/** Writes the computed styles of each element into its copy, unless it has them from the element around it. */
function inlined(original: Element, copy: Element, around: CSSStyleDeclaration | undefined): void {
  const style = getComputedStyle(original);
  for (const property of properties) {
    const value = style.getPropertyValue(property);
    const given = property === 'opacity' ? '1' : around?.getPropertyValue(property);
    if (value !== given || copy.hasAttribute(property)) copy.setAttribute(property, plainColour(value));
  }
  for (const [k, child] of [...original.children].entries()) {
    const twin = copy.children[k];
    if (twin) inlined(child, twin, style);
  }
}

/** An SVG picture in pixels, twice as many as it says. */
export async function pngOf(svg: string): Promise<Uint8Array> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = 2 * image.width;
  canvas.height = 2 * image.height;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('the picture is too large for a PNG');
  return new Uint8Array(await blob.arrayBuffer());
}
