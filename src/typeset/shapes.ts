import { LiteElement } from '@mathjax/src/js/adaptors/lite/Element.js';
import { LiteText } from '@mathjax/src/js/adaptors/lite/Text.js';

/** An element of a drawing, and where it stands in the one around it. */
export interface Shape {
  readonly kind: string;
  readonly x: number;
  readonly y: number;
  /** What happens to it before it is moved to its place: scaling. */
  readonly transform: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Shape[];
  readonly text: string;
}

/**
 * What MathJax drew, without what does not draw: groups that only move are dissolved into the places of their
 * members; links, names and whatever else MathJax says about an element are left behind.
 */
export function shapesOf(node: unknown, x = 0, y = 0): Shape[] {
  if (!(node instanceof LiteElement)) return [];
  const attributes = visibleAttributes(node);
  const place = placeOf(String(node.attributes['transform'] ?? ''), x, y);
  const draws = drawing.has(node.kind);
  if (!draws && !place.transform && Object.keys(attributes).length === 0)
    return node.children.flatMap((child) => shapesOf(child, place.x, place.y));
  const children = node.children.flatMap((child) => shapesOf(child));
  if (!draws && children.length === 0) return [];
  return [{ kind: draws ? node.kind : 'g', ...place, attributes, children, text: textOf(node) }];
}

/** Kinds that draw something. Of all others only the contents count. */
const drawing = new Set(['path', 'rect', 'line', 'polygon', 'ellipse', 'text', 'svg']);

const visible = [
  ...['d', 'x', 'y', 'width', 'height', 'x1', 'y1', 'x2', 'y2', 'rx', 'ry', 'cx', 'cy', 'points', 'viewBox'],
  ...['fill', 'stroke', 'stroke-width', 'stroke-linecap', 'stroke-dasharray', 'preserveAspectRatio'],
  ...['font-size', 'font-family', 'font-style', 'font-weight'],
];

/** Numbers, outlines, and names of fonts and colours; nothing that could refer to something. */
const harmless = /^(?!.*url)[\w\s#.,()%+'-]*$/i;

function visibleAttributes(node: LiteElement): Record<string, string> {
  const found: Record<string, string> = ruled(node);
  for (const name of visible) {
    const value: unknown = node.attributes[name];
    if (value !== undefined && harmless.test(String(value))) found[name] = String(value);
  }
  return found;
}

/** The lines of tables, which MathJax leaves to a style sheet. */
function ruled({ attributes }: LiteElement): Record<string, string> {
  if (!('data-line' in attributes || 'data-frame' in attributes)) return {};
  const style = String(attributes['class'] ?? '');
  return {
    fill: 'none',
    'stroke-width': '50',
    ...(style.includes('mjx-dashed') && { 'stroke-dasharray': '140' }),
    ...(style.includes('mjx-dotted') && { 'stroke-dasharray': '0,140', 'stroke-linecap': 'round' }),
  };
}

/** Splits the move off that a transform begins with. */
function placeOf(transform: string, x: number, y: number): { x: number; y: number; transform: string } {
  const [whole, dx, dy = '0'] = /^\s*translate\(\s*([^\s,)]+)(?:[\s,]+([^\s,)]+))?\s*\)/.exec(transform) ?? [
    '',
  ];
  const rest = transform.slice(whole.length).trim();
  return { x: x + Number(dx ?? 0), y: y + Number(dy), transform: harmless.test(rest) ? rest : '' };
}

function textOf(node: LiteElement): string {
  return node.children.map((child) => (child instanceof LiteText ? child.value : '')).join('');
}
