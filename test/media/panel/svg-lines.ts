/** A node, an edge, or an edge that an elimination has put in. */
interface Part {
  readonly kind: string;
  /** In whole pixels: the middle of a node, the ends of an edge. */
  place: string;
  readonly texts: string[];
}

interface Group {
  readonly name: string;
  readonly part: Part | undefined;
}

/** What a graph's SVG shows, a line a node or edge, with places in whole pixels: `node input · 55,120 · a | 2 | ā 2`. */
export function svgLines(svg: string): string[] {
  const parts: Part[] = [];
  const groups: Group[] = [];
  for (const [, slash, tag, attributes = '', text = ''] of svg.matchAll(/<(\/?)(\w+)([^>]*)>([^<]*)/g)) {
    if (tag === 'g' && slash) groups.pop();
    else if (tag === 'g') {
      const group = groupOf(attributes, groups);
      groups.push(group);
      if (group.part) parts.push(group.part);
    } else {
      const part = groups.findLast((group) => group.part)?.part;
      if (part && !slash) draw(part, tag, attributes);
      if (part?.texts.length && (tag === 'text' || tag === 'tspan'))
        part.texts.push(`${part.texts.pop() ?? ''}${text}`);
    }
  }
  return parts.map(({ kind, place, texts }) =>
    [kind, place, texts.map(decoded).filter(Boolean).join(' | ')].join(' · '),
  );
}

/** Of an edge the line itself gives the place; a node has its own. */
function draw(part: Part, tag: string | undefined, attributes: string): void {
  if (tag === 'text') part.texts.push('');
  const isLine = tag === 'path' && !part.kind.startsWith('node') && classOf(attributes) !== 'grip';
  if (isLine) part.place = endsOf(attributes);
}

function groupOf(attributes: string, around: readonly Group[]): Group {
  const name = classOf(attributes);
  const isGone = around.some((group) => group.name === 'gone');
  // An edge is drawn with a number, and spoken with its ends.
  const texts = name.startsWith('edge') ? [attributeOf(attributes, 'aria-label'), ''] : [];
  const part = { kind: isGone ? `${name} (gone)` : name, place: translation(attributes), texts };
  return { name, part: /^(?:node|edge|joined)\b/.test(name) ? part : undefined };
}

function classOf(attributes: string): string {
  return attributeOf(attributes, 'class');
}

function attributeOf(attributes: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
}

function translation(attributes: string): string {
  return spot(numbersIn(attributeOf(attributes, 'transform')));
}

/** `M x y … x y`: the first and the last spot. */
function endsOf(attributes: string): string {
  const numbers = numbersIn(attributeOf(attributes, 'd'));
  return `${spot(numbers.slice(0, 2))} → ${spot(numbers.slice(-2))}`;
}

function numbersIn(text: string): number[] {
  return (text.match(/-?[\d.]+/g) ?? []).map(Number);
}

function spot(numbers: readonly number[]): string {
  return numbers.map((x) => Math.round(x)).join(',');
}

function decoded(text: string): string {
  return (
    text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')
      // What rounding leaves of 0 is not the same everywhere.
      .replaceAll(/−?[\d.]+e−1[4-9]/g, '≈0')
      .trim()
  );
}
