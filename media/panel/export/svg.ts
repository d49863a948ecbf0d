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

/** Room around the graph, in pixels. */
const margin = 16;

/** The drawn graph as a file of its own, with its styles in it; for print in black on white. */
export function svgText(frame: SVGSVGElement, print: boolean): string {
  document.body.classList.toggle('print', print);
  try {
    const copy = frame.cloneNode(true) as SVGSVGElement;
    inlined(frame, copy);
    const content = copy.querySelector('g.content');
    const { x, y, width, height } = frame.querySelector<SVGGElement>('g.content')?.getBBox() ?? new DOMRect();
    content?.removeAttribute('transform');
    copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    copy.setAttribute('viewBox', `${x - margin} ${y - margin} ${width + 2 * margin} ${height + 2 * margin}`);
    copy.setAttribute('width', String(Math.ceil(width + 2 * margin)));
    copy.setAttribute('height', String(Math.ceil(height + 2 * margin)));
    const ground = print ? '#ffffff' : getComputedStyle(document.body).backgroundColor;
    copy.setAttribute('style', `background: ${ground}`);
    for (const element of copy.querySelectorAll('.grip, .fold')) element.remove();
    for (const element of [copy, ...copy.querySelectorAll('*')])
      for (const name of ['class', 'tabindex', 'role', 'aria-pressed']) element.removeAttribute(name);
    return new XMLSerializer().serializeToString(copy);
  } finally {
    document.body.classList.remove('print');
  }
}

/** Writes the computed styles of each element into its copy. */
function inlined(original: Element, copy: Element): void {
  const style = getComputedStyle(original);
  for (const property of properties) {
    const value = style.getPropertyValue(property);
    if (value) copy.setAttribute(property, value);
  }
  for (const [k, child] of [...original.children].entries()) {
    const twin = copy.children[k];
    if (twin) inlined(child, twin);
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
