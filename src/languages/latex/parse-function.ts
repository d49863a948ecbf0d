import { span } from '../../core/span';
import { barewords, functionCommands, functions, logarithms } from './functions';
import { atBracket, parseBrackets } from './parse-brackets';
import { letterRun, touchesLetter } from './parse-symbol';
import { checkBeside, productOf, startsFactor, takeSigns } from './parse-terms';
import type { Reader } from './reader';
import type { Factor, Node } from './syntax';
import type { Token } from './tokens';
import { accents, alphabets, isRelation, symbols } from './vocabulary';

/** `\sin^2 \theta`, `\log_b(x)`, `\operatorname{erf}\frac{x}{2}`; the name has been read and ends at the cursor. */
export function parseFunction(reader: Reader, name: string, start: number): Node {
  const nameSpan = reader.spanFrom(start);
  const { power, base } = readMarks(reader, name);
  const args = readArguments(reader, name);
  return { kind: 'apply', span: reader.spanFrom(start), name, nameSpan, args, power, base };
}

function readMarks(reader: Reader, name: string): { power: Node | undefined; base: Node | undefined } {
  let power: Node | undefined;
  let base: Node | undefined;
  for (;;) {
    const sign = reader.peek();
    if (sign === undefined || !(reader.at('^') || reader.at('_') || reader.at("'"))) return { power, base };
    reader.next();
    const at = span(sign.start, sign.end);
    if (sign.text === "'")
      throw reader.refuse('unsupported-syntax', at, 'The derivative of a function is not followed');
    if (sign.text === '_' && !logarithms.has(name))
      throw reader.refuse('unsupported-syntax', at, `A subscript of ${name} is not followed`);
    if ((sign.text === '^' ? power : base) !== undefined)
      throw reader.refuse('syntax', at, 'Two scripts in the same place');
    const argument = reader.grammar.argument(reader);
    if (sign.text === '^') power = argument;
    else base = argument;
  }
}

function readArguments(reader: Reader, name: string): readonly Node[] {
  if (atBracket(reader)) return bracketed(reader, name, parseBrackets(reader));
  if (reader.at('{')) {
    const inner = reader.grammar.argument(reader);
    const group = inner.kind === 'group' && inner.items.length === 1 ? inner.items[0] : undefined;
    if (group?.kind === 'group' && group.delimiter !== 'brace') return group.items;
    return inBraces(reader, name, inner);
  }
  const start = reader.here.start;
  const negative = takeSigns(reader);
  if (!startsFactor(reader)) throw reader.missing(`The argument of ${name} is missing`);
  const [argument] = bareArgument(
    reader,
    name,
    [{ operator: 'first', node: reader.grammar.factor(reader) }],
    start,
  );
  if (argument === undefined) throw reader.unexpected();
  return negative
    ? [{ kind: 'sum', span: reader.spanFrom(start), terms: [{ negative, node: argument }] }]
    : [argument];
}

/**
 * `\sin{x} y` ends where its braces do. `\sin{x}^2` looks like sin x², so that nobody can tell what the script
 * belongs to.
 */
function inBraces(reader: Reader, name: string, argument: Node): readonly Node[] {
  if (reader.at('^') || reader.at('_')) {
    const message = 'It cannot be told whether this script belongs to the argument or to the function';
    throw reader.refuse('unsupported-syntax', reader.here, message);
  }
  if (startsFactor(reader) && !isFunctionStart(reader)) {
    reader.note(argument.span, `The argument of ${name} ends with its braces`);
  }
  return [argument];
}

function bracketed(reader: Reader, name: string, brackets: Node): readonly Node[] {
  if (reader.atKind('letter') || symbols.has(reader.peek()?.text ?? '')) {
    if (barewordHere(reader) === undefined)
      reader.note(reader.here, `The argument of ${name} ends with its bracket`);
  }
  return brackets.kind === 'group' ? brackets.items : [brackets];
}

/** An argument without brackets: the factors side by side up to a sign, a bracket, a bar or the next function. */
function bareArgument(reader: Reader, name: string, factors: Factor[], start: number): readonly Node[] {
  const closed = endsArgument(factors[0]?.node);
  while (!closed && continuesArgument(reader, name, factors)) {
    checkBeside(reader, factors);
    factors.push({ operator: 'beside', node: reader.grammar.factor(reader) });
  }
  const argument = productOf(factors, reader, start);
  const sign = reader.peek();
  if (
    sign !== undefined &&
    (reader.at('/') ||
      reader.at('\\cdot') ||
      reader.at('\\times') ||
      (startsFactor(reader) && standsApart(reader, sign)) ||
      (startsFactor(reader) && atBracket(reader)))
  ) {
    reader.note(
      reader.spanFrom(start),
      `The argument of ${name} ends here, before ${sign.kind === 'left' ? `\\left${sign.text}` : sign.text}`,
    );
  } else if (factors.length > 1 && factors.some((factor) => factor.node.kind === 'fraction')) {
    reader.note(reader.spanFrom(start), `The argument of ${name} is all of this`);
  }
  return [argument];
}

/** What stands for itself is the whole argument: `\ln|x|`, `\ln\Gamma(x)`, `\exp\sum …`. */
function endsArgument(node: Node | undefined): boolean {
  if (node === undefined) return false;
  const inner = node.kind === 'power' || node.kind === 'factorial' ? node.base : node;
  return [
    'absolute',
    'norm',
    'round',
    'apply',
    'fold',
    'extreme',
    'matrix',
    'cases',
    'inner',
    'stop',
  ].includes(inner.kind);
}

function continuesArgument(reader: Reader, name: string, factors: readonly Factor[]): boolean {
  const token = reader.peek();
  if (token === undefined || !startsFactor(reader) || isFunctionStart(reader)) return false;
  if (standsApart(reader, token) && !factors.every((factor) => isNumeric(factor.node))) return false;
  if (atBracket(reader)) return isApplied(factors.at(-1)?.node) || goesOn(reader, name, factors);
  if (token.kind === 'letter' || token.kind === 'digit' || token.kind === 'text') return true;
  if (token.kind === 'symbol') return token.text === '{' || token.text === '.';
  return token.kind === 'command' && isPlainCommand(token.text);
}

/** `\ln x\, y`, `\ln x e^{-y}`, `\sin x \sqrt{y}`: what is set apart, and functions that look like none. */
function standsApart(reader: Reader, token: Token): boolean {
  const exponential = (token.text === 'e' || token.text === 'exp') && reader.at('^', 1);
  return token.spaced === true || exponential || token.text === '\\sqrt';
}

function isPlainCommand(name: string): boolean {
  return symbols.has(name) || accents.has(name) || alphabets.has(name) || inArgument.has(name);
}

const inArgument: ReadonlySet<string> = new Set(['\\frac', '\\tfrac', '\\dfrac', '\\sqrt', '\\infty']);

/** `\sin 2(x + y)`, but `\ln 2 (x + y)`: the logarithm of a number is a number that people write. */
function goesOn(reader: Reader, name: string, factors: readonly Factor[]): boolean {
  if (/^(?:ln|log|lg|lb|exp)$/.test(name) || !factors.every((factor) => isNumeric(factor.node))) return false;
  reader.note(reader.here, `The argument of ${name} goes on with this bracket`);
  return true;
}

/** `\ln\Gamma(x)`, `\ln\psi(x)`: functions that look like symbols take the bracket. */
function isApplied(node: Node | undefined): boolean {
  return node?.kind === 'symbol' && (node.name === 'Gamma' || node.name === 'psi');
}

function isNumeric(node: Node): boolean {
  return node.kind === 'number' || (node.kind === 'symbol' && node.name === 'pi');
}

/** Whether a function, a sum or a maximum begins here. */
function isFunctionStart(reader: Reader): boolean {
  const token = reader.peek();
  if (token === undefined) return false;
  if (token.kind === 'letter') return barewordHere(reader) !== undefined;
  if (token.kind === 'text') return functions.has(token.text) || token.text === 'max' || token.text === 'min';
  if (token.kind !== 'command') return false;
  return functionCommands.has(token.text.slice(1)) || foldCommands.has(token.text) || isRelation(token.text);
}

export const foldCommands: ReadonlySet<string> = new Set(['\\sum', '\\prod', '\\max', '\\min']);

/** A function's name without its backslash: `cos(x)`, `exp x`; the letters before it, as in `2xcos(y)`, are symbols. */
export function barewordHere(reader: Reader): string | undefined {
  const run = letterRun(reader, 10);
  if (!barewords.has(run)) return undefined;
  const continues = touchesLetter(reader);
  const after: Token | undefined = reader.peek(run.length);
  const parenthesis =
    after !== undefined && after.text === '(' && (after.kind === 'symbol' || after.kind === 'left');
  if (parenthesis) return continues && run.length < 3 ? undefined : run;
  const scripted = after?.kind === 'symbol' && (after.text === '^' || after.text === '_');
  const plain = after !== undefined && after.kind === 'letter';
  return !continues &&
    (run.length > 2 || run === 'ln') &&
    (scripted || plain || after?.kind === 'digit' || after?.kind === 'command')
    ? run
    : undefined;
}
