import { problem } from '../../core/problem';
import type { Expression } from '../../core/program/program';
import type { Span } from '../../core/span';
import { span } from '../../core/span';
import { apply, call, name as nameExpression, stop } from '../shared/nodes';
import { isCapital } from './facts';
import { functions } from './functions';
import { isEuler } from './lower-symbol';
import { type Lowered, type Lowering, operation, refused, scalar } from './lowering';
import type { ApplyNode, GroupNode, Node, SymbolNode } from './syntax';
import { bracketsOf } from './syntax';

/** Letters that are functions when they stand before parentheses only. */
const functionLetters: ReadonlySet<string> = new Set(['f', 'g', 'h', 'F', 'G', 'H', 'zeta', 'phi', 'varphi']);

/**
 * A symbol and the brackets behind it as a function and its arguments; undefined where they are factors. A power
 * between them, `f^2(x)`, or behind them, `f(x)^2`, is of the value.
 */
export function applied(head: Node, brackets: Node, lowering: Lowering): Lowered | undefined {
  const symbol = head.kind === 'power' ? head.base : head;
  const group = bracketsOf(brackets);
  if (symbol.kind !== 'symbol' || group === undefined) return undefined;
  const at = span(head.span.start, group.span.end);
  const value = isEuler(symbol, lowering) ? undefined : applicationOf(symbol, group, at, lowering);
  if (value === undefined) return undefined;
  if (brackets.kind === 'factorial' || brackets.kind === 'transpose')
    return refused('unsupported-syntax', at, 'It cannot be told what this sign applies to');
  if (head.kind === 'power' && brackets.kind === 'power')
    return refused('unsupported-syntax', at, 'It cannot be told what the two powers apply to');
  if (head.kind === 'power')
    return powerOf(value, head.exponent, span(at.start, brackets.span.end), lowering);
  return brackets.kind === 'power'
    ? powerOf(value, brackets.exponent, span(at.start, brackets.span.end), lowering)
    : value;
}

function powerOf(value: Lowered, exponent: Node, at: Span, lowering: Lowering): Lowered {
  if (isMinusOne(exponent))
    return refused('unsupported-syntax', at, 'This may be an inverse function or a reciprocal');
  lowering.note(at, 'The power applies to the value of the function');
  return operation(at, 'pow', value.expression, lowering.expression(exponent));
}

function applicationOf(
  symbol: SymbolNode,
  group: GroupNode,
  at: Span,
  lowering: Lowering,
): Lowered | undefined {
  if (lowering.definitions.functions.has(symbol.name) && !lowering.isBound(symbol.name)) {
    lowering.use(symbol.name);
    const args = group.items.map((item) => lowering.expression(item));
    return scalar(call(at, nameExpression(symbol.span, symbol.name), args));
  }
  return builtIn(symbol, group, at, lowering) ?? doubtful(symbol, group, at, lowering);
}

function builtIn(symbol: SymbolNode, group: GroupNode, at: Span, lowering: Lowering): Lowered | undefined {
  const known = lowering.isDefined(symbol.name) ? undefined : greek.get(symbol.name);
  if (known === undefined || known.arity !== group.items.length) return undefined;
  if (known.note !== undefined) lowering.note(symbol.span, known.note);
  return scalar(
    apply(
      at,
      known.operation,
      group.items.map((item) => lowering.expression(item)),
    ),
  );
}

const greek: ReadonlyMap<string, { operation: string; arity: number; note?: string }> = new Map([
  ['Gamma', { operation: 'gamma', arity: 1 }],
  ['psi', { operation: 'digamma', arity: 1, note: 'ψ(…) is read as the digamma function' }],
  [
    'Phi',
    { operation: 'normcdf', arity: 1, note: 'Φ(…) is read as the standard normal distribution function' },
  ],
  ['B', { operation: 'beta', arity: 2, note: 'B(…, …) is read as the beta function' }],
  ['Beta', { operation: 'beta', arity: 2 }],
]);

function doubtful(symbol: SymbolNode, group: GroupNode, at: Span, lowering: Lowering): Lowered | undefined {
  const bound = lowering.isDefined(symbol.name);
  const unknown = `The function ${symbol.name} is not defined here`;
  if (!bound && isOrderOfGrowth(symbol, group, lowering)) {
    const reading = `${symbol.name}(…) is read as an order of growth, which has no value`;
    return refused('unsupported-syntax', symbol.span, reading);
  }
  if (group.items.length > 1 || group.divided || (symbol.primes > 0 && !bound))
    return refused('unknown-function', symbol.span, unknown);
  if (bound) return undefined;
  if (group.delimiter === 'square' && group.items[0]?.kind === 'number') {
    return refused(
      'unsupported-syntax',
      at,
      'A number in square brackets behind a symbol looks like an index: write it as a subscript',
    );
  }
  if (isDensity(symbol, group, lowering)) {
    lowering.note(symbol.span, 'Beside Φ, this is read as the standard normal density');
    return scalar(
      apply(
        at,
        'normpdf',
        group.items.map((item) => lowering.expression(item)),
      ),
    );
  }
  const isWord = symbol.font === 'roman' && symbol.name.length > 1;
  const isSubscriptedFunction = greek.has(symbol.base) && symbol.subscriptText !== '' && symbol.base !== 'B';
  const isLetter =
    functionLetters.has(symbol.base) && group.delimiter === 'round' && !lowering.facts.bare.has(symbol.name);
  if (isWord || isSubscriptedFunction || isLetter) return refused('unknown-function', symbol.span, unknown);
  if (group.items[0]?.kind === 'symbol' || symbol.base === 'sigma')
    lowering.note(at, `${symbol.name} is not defined as a function, so this is read as a product`);
  return undefined;
}

/** `O(n \log n)`, `\mathcal{O}(h^2)`, `\Theta(n)`; a symbol that stands alone elsewhere in the formula is a factor. */
function isOrderOfGrowth({ name }: SymbolNode, { delimiter }: GroupNode, { facts }: Lowering): boolean {
  return delimiter === 'round' && (name === 'O' || name === 'Theta') && !facts.bare.has(name);
}

/** φ(x) in a formula that has Φ(x), too. */
function isDensity(symbol: SymbolNode, group: GroupNode, lowering: Lowering): boolean {
  const isPhi = symbol.name === 'phi' || symbol.name === 'varphi';
  return (
    isPhi &&
    group.items.length === 1 &&
    lowering.facts.heads.has('Phi') &&
    !lowering.facts.bare.has(symbol.name)
  );
}

export function isMinusOne(node: Node): boolean {
  if (node.kind === 'group')
    return node.items.length === 1 && node.items[0] !== undefined && isMinusOne(node.items[0]);
  const term = node.kind === 'sum' && node.terms.length === 1 ? node.terms[0] : undefined;
  return term?.negative === true && term.node.kind === 'number' && term.node.value === 1;
}

/** `\sin^2 x`, `\log_b x`, `\operatorname{erf}(x)`. */
export function lowerApply(node: ApplyNode, lowering: Lowering): Lowered {
  if (lowering.definitions.functions.has(node.name)) return ownFunction(node, lowering);
  const known = functions.get(node.name);
  if (known === undefined)
    return refused('unknown-function', node.nameSpan, `The function ${node.name} is not known`);
  const arity = known.arity ?? 1;
  if (node.args.length !== arity)
    return refused(
      'wrong-arguments',
      node.span,
      `${node.name} takes ${arity} argument${arity > 1 ? 's' : ''}, not ${node.args.length}`,
    );
  if (known.convention !== undefined) lowering.note(node.nameSpan, known.convention);
  if (node.power !== undefined && isMinusOne(node.power)) return inverse(node, known.inverse, lowering);
  const value = plainValue(node, known.operation, lowering);
  if (node.power === undefined) return scalar(value);
  return operation(node.span, 'pow', value, lowering.expression(node.power));
}

function ownFunction(node: ApplyNode, lowering: Lowering): Lowered {
  if (node.power !== undefined || node.base !== undefined)
    return refused(
      'unsupported-syntax',
      node.nameSpan,
      `Scripts on ${node.name} are not followed, for the text defines it`,
    );
  lowering.use(node.name);
  return scalar(
    call(
      node.span,
      nameExpression(node.nameSpan, node.name),
      node.args.map((arg) => lowering.expression(arg)),
    ),
  );
}

function inverse(node: ApplyNode, operationName: string | undefined, lowering: Lowering): Lowered {
  if (operationName === undefined || node.base !== undefined) {
    return refused(
      'unsupported-syntax',
      node.nameSpan,
      `${node.name} to the power −1 may be an inverse function or a reciprocal`,
    );
  }
  lowering.note(node.nameSpan, `${node.name} with the superscript −1 is read as the inverse function`);
  return scalar(
    apply(
      node.span,
      operationName,
      node.args.map((arg) => lowering.expression(arg)),
    ),
  );
}

function plainValue(node: ApplyNode, operationName: string, lowering: Lowering): Expression {
  const lowered = node.args.map((arg) => lowering.lower(arg));
  if (lowered.some((arg, index) => arg.array && isMatrix(node.args[index]))) {
    return stop(
      problem('unsupported-syntax', node.span, `${node.name} of a matrix is not followed`),
      node.span,
    );
  }
  const args = lowered.map((arg) => arg.expression);
  const [argument] = args;
  if (node.base !== undefined && argument !== undefined) return logarithm(node, argument, lowering);
  if (operationName === 'log' && argument?.kind === 'apply' && argument.operation === 'gamma') {
    lowering.note(node.span, 'The logarithm of Γ is read as the log-gamma function, ln |Γ|');
    return apply(node.span, 'lgamma', argument.args);
  }
  if (node.name === 'log')
    lowering.note(node.nameSpan, 'log without a base is read as the natural logarithm');
  return apply(node.span, operationName, args);
}

function isMatrix(node: Node | undefined): boolean {
  return node !== undefined && (node.kind === 'matrix' || isCapital(node));
}

function logarithm(node: ApplyNode, argument: Expression, lowering: Lowering): Expression {
  const base = node.base;
  if (base?.kind === 'number' && base.value === 2) return apply(node.span, 'log2', [argument]);
  if (base?.kind === 'number' && base.value === 10) return apply(node.span, 'log10', [argument]);
  if (base === undefined || isEuler(base, lowering)) return apply(node.span, 'log', [argument]);
  const divisor = apply(base.span, 'log', [lowering.expression(base)]);
  return apply(node.span, 'div', [apply(node.span, 'log', [argument]), divisor]);
}
