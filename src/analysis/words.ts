import { numberText } from '../core/expr/print';
import type { PointValue } from '../core/program/program';
import type { Span } from '../core/span';
import type { PointEntry } from '../inspection/inspection';
import type { PointItem } from '../protocol/parts';
import type { TextDocument } from './documents';

/** A number for people: a true minus sign, ∞, and so many significant digits. */
export function shownNumber(value: number, digits: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  return numberText(value, digits).replace(/^-/, '−');
}

/** Elements of arrays that are shown. */
const mostElements = 4;

/** A number or array of numbers for people; a long array ends in an ellipsis and its length. */
function shownValue(value: PointValue, digits: number): string {
  if (typeof value === 'number') return shownNumber(value, digits);
  const items = value.slice(0, mostElements).map((v) => shownValue(v, digits));
  const rest = value.length > mostElements ? `, … (${value.length})` : '';
  return `[${items.join(', ')}${rest}]`;
}

/** A value as an `at:` comment takes it, with all its digits. */
export function writtenValue(value: PointValue): string {
  return typeof value === 'number' ? numberText(value) : `[${value.map(writtenValue).join(', ')}]`;
}

export function pointItems(
  point: readonly PointEntry[],
  document: TextDocument,
  digits: number,
): readonly PointItem[] {
  return point.map(({ name, value, provenance }) => ({
    name,
    value: shownValue(value, digits),
    provenance: provenance.kind,
    ...('span' in provenance ? { line: document.lines.positionAt(provenance.span.start).line } : {}),
  }));
}

/** The text of a span in one line, shortened in the middle of nowhere by an ellipsis. */
export function headline(text: string, { start, end }: Span, longest = 90): string {
  // Neither cut goes through a character of two code units.
  const part = text.slice(start, Math.min(end, start + longest * 4)).replace(/[\uD800-\uDBFF]$/, '');
  const line = [...part.replace(/\s+/g, ' ').trim()];
  const isCut = line.length > longest || start + longest * 4 < end;
  return isCut ? `${line.slice(0, longest - 1).join('')}…` : line.join('');
}

const greek: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  varepsilon: 'ε',
  zeta: 'ζ',
  eta: 'η',
  theta: 'θ',
  vartheta: 'ϑ',
  iota: 'ι',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  xi: 'ξ',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  upsilon: 'υ',
  phi: 'φ',
  varphi: 'φ',
  chi: 'χ',
  psi: 'ψ',
  omega: 'ω',
  Gamma: 'Γ',
  Delta: 'Δ',
  Theta: 'Θ',
  Lambda: 'Λ',
  Xi: 'Ξ',
  Pi: 'Π',
  Sigma: 'Σ',
  Phi: 'Φ',
  Psi: 'Ψ',
  Omega: 'Ω',
  ell: 'ℓ',
};
const greekName = new RegExp(`(?<![\\p{L}\\d])(${Object.keys(greek).join('|')})(?![\\p{L}\\d])`, 'gu');

/** An index with signs, which are spaced only between terms: the `_t+1` of `theta_t+1`. */
const signedIndex = /_([\p{L}\p{N}]+(?:[-+][\p{L}\p{N}]+)+)/gu;

/** Names as mathematics writes them: `lambda` is λ, and elements are counted from one, `x[0]` is x_1. */
export function notationText(text: string): string {
  return text
    .replace(greekName, (name) => greek[name] ?? name)
    .replace(signedIndex, '_{$1}')
    .replace(/\[(\d+)\]/g, (_, k: string) => `_${Number(k) + 1}`);
}
