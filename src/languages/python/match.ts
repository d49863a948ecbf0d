import type { SyntaxNode } from '@lezer/common';
import { type Problem, problem } from '../../core/problem';
import type { Expression, Statement } from '../../core/program/program';
import type { Span } from '../../core/span';
import { setFlag } from '../shared/jumps';
import { asTest, balanced } from '../shared/logic';
import { apply, boxed, item, literal, method, name, stopStatement, unboxed } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { childrenOf, splitAtCommas } from '../shared/tree';
import { assign } from './assignments';
import { expressionList } from './expressions';

/** What a pattern asks of its subject, in order, and the names that it then binds. */
interface Pattern {
  readonly tests: Expression[];
  readonly bindings: { readonly node: SyntaxNode; readonly value: Subject }[];
  /** A pattern that is not followed: trying it stops. */
  refused?: Problem;
}

/** What a pattern is tried on, as an expression of this place. */
type Subject = (at: Span) => Expression;

/** `match`: a chain of `if`. The subject is computed once; a case whose guard fails leaves its names bound. */
export function matchStatement(reading: Reading, node: SyntaxNode): Statement[] {
  const at = reading.spanOf(node);
  const body = node.getChild('MatchBody');
  const clauses = body ? body.getChildren('MatchClause') : [];
  if (clauses.length >= reading.levelsLeft / 2)
    return [stopStatement(problem('too-large', at, `${clauses.length} cases are too many to be read`))];
  const subjects = childrenOf(node).filter((child) => child.name !== 'match' && child !== body);
  const held = `#${at.start}match`;
  const hold: Statement = {
    kind: 'assign',
    span: at,
    target: { kind: 'name', span: at, name: held },
    value: boxed(at, expressionList(reading, subjects, at)),
    scope: 'function',
  };
  return [
    hold,
    ...reading.deeper(clauses.length, () =>
      clauses.reduceRight<Statement[]>(
        (rest, clause) =>
          caseOf(reading, clause, { start: reading.spanOf(clause).start, end: at.end }, held, rest),
        [],
      ),
    ),
  ];
}

/** `at` holds the cases behind this one, too, which are tried where it fails. */
function caseOf(
  reading: Reading,
  clause: SyntaxNode,
  at: Span,
  held: string,
  rest: Statement[],
): Statement[] {
  const subject: Subject = (where) => unboxed(where, held);
  const parts = childrenOf(clause).filter((child) => child.name !== 'case');
  const body = parts.find((child) => child.name === 'Body');
  const guard = parts.find((child) => child.name === 'Guard');
  const patterns = parts.filter((child) => child !== body && child !== guard && !child.type.isError);
  const found: Pattern = { tests: [], bindings: [] };
  if (patterns.some((child) => child.name === ',')) sequence(reading, patterns, subject, at, found);
  else if (patterns[0]) match(reading, patterns[0], subject, found);
  if (found.refused) return [stopStatement(found.refused)];
  const then = [...bound(reading, found), ...(body ? reading.statements(childrenOf(body)) : [])];
  const test = found.tests.length ? balanced('and', found.tests) : literal(at, true);
  const chosen = (
    holds: Expression,
    then: readonly Statement[],
    otherwise: readonly Statement[],
  ): Statement => ({
    kind: 'if',
    span: at,
    test: holds,
    body: then,
    otherwise,
    scoped: false,
  });
  if (!guard) return [chosen(test, then, rest)];
  const taken = `#${at.start}case`;
  const guarded = asTest(reading.expression(childrenOf(guard)[1], reading.spanOf(guard)));
  const bindings = bound(reading, found);
  const set = setFlag(at, taken, true, 'function');
  return [
    setFlag(at, taken, false, 'function'),
    chosen(test, [...bindings, chosen(guarded, [set], [])], []),
    chosen(name(at, taken), then.slice(bindings.length), rest),
  ];
}

function bound(reading: Reading, { bindings }: Pattern): Statement[] {
  return bindings.map(({ node, value }) => {
    const span = reading.spanOf(node);
    return assign(reading, { kind: 'name', span, name: reading.textOf(node) }, value(span), span);
  });
}

function match(reading: Reading, node: SyntaxNode, subject: Subject, found: Pattern): void {
  const at = reading.spanOf(node);
  switch (node.name) {
    case 'CapturePattern': {
      const [own] = childrenOf(node);
      if (own?.name === 'VariableName') {
        if (reading.textOf(own) !== '_') found.bindings.push({ node: own, value: subject });
        return;
      }
      return constant(reading, node, subject, found);
    }
    case 'LiteralPattern':
      return constant(reading, node, subject, found);
    case 'OrPattern':
      return alternatives(reading, node, subject, found);
    case 'AsPattern': {
      const [inner, , own] = childrenOf(node);
      if (inner) match(reading, inner, subject, found);
      if (own) found.bindings.push({ node: own, value: subject });
      return;
    }
    case 'SequencePattern': {
      const inside = childrenOf(node).filter((child) => !/^[()[\]]$/.test(child.name));
      const [only] = inside;
      const grouped =
        reading.textOf(node).startsWith('(') && inside.length === 1 && only?.name !== 'StarPattern';
      return grouped && only
        ? reading.deeper(1, () => match(reading, only, subject, found))
        : sequence(reading, inside, subject, at, found);
    }
    default:
      refuse(found, at, 'This pattern is not followed');
  }
}

function refuse(found: Pattern, at: Span, message: string): void {
  found.refused ??= problem('unsupported-syntax', at, message);
}

/** Numbers, texts and None are compared; truths are asked for their identity, which 1 has not. */
function constant(reading: Reading, node: SyntaxNode, subject: Subject, found: Pattern): void {
  const at = reading.spanOf(node);
  const text = reading.textOf(node);
  const parts = childrenOf(node);
  if (/^(?:True|False)$/.test(text)) return refuse(found, at, 'A truth value as a pattern is not followed');
  const [sign, number] = parts;
  const value =
    parts.length === 1
      ? reading.expression(parts[0], at)
      : sign && number && reading.textOf(sign) === '-' && parts.length === 2
        ? negative(reading.expression(number, at))
        : undefined;
  if (value?.kind !== 'literal') return refuse(found, at, 'This pattern is not followed');
  found.tests.push(apply(at, 'equal', [subject(at), value]));
}

function negative(value: Expression): Expression {
  return value.kind === 'literal' && typeof value.value === 'number'
    ? literal(value.span, -value.value, value.integer)
    : value;
}

function alternatives(reading: Reading, node: SyntaxNode, subject: Subject, found: Pattern): void {
  const tests = childrenOf(node)
    .filter((child) => /Pattern$/.test(child.name))
    .map((child) => {
      const one: Pattern = { tests: [], bindings: [] };
      match(reading, child, subject, one);
      if (one.bindings.length) refuse(one, reading.spanOf(child), 'Names in alternatives are not followed');
      if (one.refused) found.refused ??= one.refused;
      return one.tests.length ? balanced('and', one.tests) : literal(reading.spanOf(child), true);
    });
  found.tests.push(balanced('or', tests));
}

/** A list or tuple of a length, its elements matched in order; a text or an array of a library is none. */
function sequence(
  reading: Reading,
  nodes: readonly SyntaxNode[],
  subject: Subject,
  at: Span,
  found: Pattern,
): void {
  const parts = splitAtCommas(nodes).flatMap(([first]) => first ?? []);
  const star = parts.findIndex((part) => part.name === 'StarPattern');
  const least = star < 0 ? parts.length : parts.length - 1;
  if (parts.filter((part) => part.name === 'StarPattern').length > 1)
    return refuse(found, at, 'Only one part can be starred');
  // Only a list can be copied by this method, so that everything else stops.
  const length = apply(at, 'length', [method(at, subject(at), 'copy', [])]);
  found.tests.push(apply(at, star < 0 ? 'equal' : 'greaterEqual', [length, literal(at, least, true)]));
  parts.forEach((part, k) => {
    const place = star < 0 || k < star ? k : k - parts.length;
    if (k === star) collected(reading, part, subject, [star, parts.length - 1 - star], found);
    else match(reading, part, (where) => item(where, subject(where), place), found);
  });
}

/** `*rest`: the elements without so many at the beginning and the end. */
function collected(
  reading: Reading,
  part: SyntaxNode,
  subject: Subject,
  [before, behind]: readonly [number, number],
  found: Pattern,
): void {
  const [, capture] = childrenOf(part);
  const node = capture && childrenOf(capture)[0];
  if (!node || reading.textOf(node) === '_') return;
  const slice = (where: Span): Expression => {
    const from = literal(where, before, true);
    const bounds = behind ? { from, to: literal(where, -behind, true) } : { from };
    const array = method(where, subject(where), 'copy', []);
    return { kind: 'index', span: where, array, indices: [{ kind: 'slice', ...bounds }] };
  };
  found.bindings.push({ node, value: slice });
}
