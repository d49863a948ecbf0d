import type { ApplyExpression, Expression, Program, Statement, Unit } from '../core/program/program';
import type { Inspection } from './inspection';

/**
 * Whether a formula of notation only mentions something in its sentence and says of nothing what it equals: the
 * application of what is no known function, P(x), and a few letters with signs, `n - 1`, `N \times M`, `x^\top y`,
 * `m/s^2`.
 */
export function isMention({ target, point }: Inspection, program: Program): boolean {
  if (point.some(({ provenance: { kind } }) => valued.has(kind))) return false;
  for (const unit of program.units) {
    const { start, length } = unit;
    if (target.span.start < start || target.span.start > start + length) continue;
    const statement = unit.statements.find((s) => s.span.start + start === target.span.start);
    if (statement?.kind === 'expression' && !hasLeftSide(unit, statement))
      return (
        isApplication(statement.value) || isFewLetters(statement.value) || isUnitOfMeasure(statement.value)
      );
  }
  return false;
}

/** Somebody wants to know it at these values. */
const valued: ReadonlySet<string> = new Set(['given', 'comment', 'debugger']);

/** `\sigma^2 = a b` defines no name: a note on its left side says so. */
function hasLeftSide(
  { problems }: Unit,
  { span, value }: Statement & { readonly kind: 'expression' },
): boolean {
  return problems.some((p) => p.span.start >= span.start && p.span.end < value.span.start);
}

/** Read as a product, written as a function's value: E[X²]. The product ends behind the bracket, its factor before. */
function isApplication(value: Expression): boolean {
  if (value.kind !== 'apply' || value.operation !== 'mul') return false;
  const [head, argument] = value.args;
  const isHead = head?.kind === 'name' || head?.kind === 'element';
  return isHead && isHeadLetter(head.name) && argument !== undefined && argument.span.end < value.span.end;
}

/** Capitals, Greek letters by their names, and both with subscripts. */
function isHeadLetter(name: string): boolean {
  return /^(?:[A-Z\u0370-\u03ff]|(?:var)?(?:alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|omicron|pi|rho|sigma|tau|upsilon|phi|chi|psi|omega)(?![a-z]))/.test(
    name,
  );
}

const mostLetters = 3;
const joining: ReadonlySet<string> = new Set([
  'add',
  'sub',
  'neg',
  'mul',
  'div',
  'dot',
  'times',
  'transpose',
]);

/** At most three letters, or values of unknown functions, and whole numbers in sums and products. */
function isFewLetters(value: Expression): boolean {
  let letters = 0;
  const open: Expression[] = [value];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.kind === 'name' || next.kind === 'element' || isApplication(next)) {
      if (++letters > mostLetters) return false;
    } else if (next.kind === 'apply' && isTransposed(next)) open.push(...next.args.slice(0, 1));
    else if (next.kind === 'apply' && joining.has(next.operation)) open.push(...next.args);
    else if (!isWhole(next)) return false;
  }
  return true;
}

/** `A^T`, which is read as a power where nothing says that A is an array. */
function isTransposed({ operation, args: [, exponent] }: ApplyExpression): boolean {
  return operation === 'pow' && exponent?.kind === 'name' && exponent.name === 'T';
}

/** `m/s^2`, `kg m s^{-2}`: letters with whole powers, something below the line, and no number. */
function isUnitOfMeasure(value: Expression): boolean {
  let letters = 0;
  let below = false;
  const open: Expression[] = [value];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.kind === 'name') letters++;
    else if (next.kind !== 'apply') return false;
    else if (next.operation === 'pow') {
      const [base, exponent] = next.args;
      if (base?.kind !== 'name' || exponent?.kind !== 'literal' || !exponent.integer) return false;
      below ||= typeof exponent.value === 'number' && exponent.value < 0;
      letters++;
    } else if (next.operation === 'mul' || next.operation === 'div') {
      below ||= next.operation === 'div';
      open.push(...next.args);
    } else return false;
  }
  return below && letters > 1 && letters <= mostLetters;
}

function isWhole(value: Expression): boolean {
  return value.kind === 'literal' && value.integer === true;
}
