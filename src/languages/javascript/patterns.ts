import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { AssignStatement, Expression, Statement, Target } from '../../core/program/program';
import type { Span } from '../../core/span';
import { apply, conditional, item, literal, name, once, stop, stopStatement } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { childrenOf, splitAtCommas } from '../shared/tree';

type ScopeKind = AssignStatement['scope'];

/** Names in capitals, as in other languages; `const` alone says nothing about a number. */
export function assign(target: Target, value: Expression, scope: ScopeKind, at: Span): Statement {
  const constant = target.kind === 'name' && /^[A-Z][A-Z0-9_]+$/.test(target.name);
  return { kind: 'assign', span: at, target, value, scope, ...(constant && { constant }) };
}

export function isPattern(node: SyntaxNode): boolean {
  return node.name === 'ArrayPattern' || node.name === 'ObjectPattern';
}

/** Assigns a value to a name, or its parts to the names of a pattern. */
export function assignPattern(
  reading: Reading,
  pattern: SyntaxNode,
  value: Expression,
  scope: ScopeKind,
  at: Span,
): Statement[] {
  if (!isPattern(pattern)) {
    return [
      assign(
        { kind: 'name', span: reading.spanOf(pattern), name: reading.textOf(pattern) },
        value,
        scope,
        at,
      ),
    ];
  }
  if (reading.levelsLeft <= 0)
    return [stopStatement(problem('too-large', at, 'This pattern is nested too deep'))];
  return reading.deeper(1, () => {
    const together = pattern.name === 'ArrayPattern' ? allAtOnce(reading, pattern, value) : undefined;
    if (together) return [assign(together, value, scope, at)];
    const span = reading.spanOf(pattern);
    const direct = value.kind === 'name' && !bindsName(reading, pattern, value.name) ? value.name : undefined;
    const held = direct ?? `#${span.start}`;
    const hold = direct === undefined ? [assign({ kind: 'name', span, name: held }, value, 'block', at)] : [];
    const parts =
      pattern.name === 'ArrayPattern'
        ? arrayParts(reading, pattern, held)
        : objectParts(
            reading,
            pattern,
            held,
            value.kind === 'record' ? new Set(value.fields.map((f) => f.name)) : undefined,
          );
    return [...hold, ...parts.flatMap((part) => assignPattern(reading, part.pattern, part.value, scope, at))];
  });
}

/** Whether a pattern assigns to the name that its value comes from, as `[x, y] = x` does. */
function bindsName(reading: Reading, pattern: SyntaxNode, text: string): boolean {
  let found = false;
  pattern.cursor().iterate((node) => {
    if (/^(?:Variable|PropertyName)/.test(node.name) && reading.textOf(node) === text) found = true;
  });
  return found;
}

/** `[a, b] = [b, a]`: as many names as elements. */
function allAtOnce(reading: Reading, pattern: SyntaxNode, value: Expression): Target | undefined {
  const names = splitAtCommas(inside(pattern));
  if (value.kind !== 'list' || value.elements.length !== names.length) return undefined;
  const elements: Target[] = [];
  for (const [first, second] of names) {
    if (!first || second || !/^Variable/.test(first.name)) return undefined;
    elements.push({ kind: 'name', span: reading.spanOf(first), name: reading.textOf(first) });
  }
  return { kind: 'targets', span: reading.spanOf(pattern), elements };
}

interface Part {
  readonly pattern: SyntaxNode;
  readonly value: Expression;
}

function arrayParts(reading: Reading, pattern: SyntaxNode, held: string): Part[] {
  return splitAtCommas(inside(pattern)).flatMap((part, index): Part[] => {
    const [first, second] = part;
    if (!first) return [];
    const last = part[part.length - 1] ?? first;
    const at = { start: reading.spanOf(first).start, end: reading.spanOf(last).end };
    const array = name(at, held);
    const position = literal(at, index, true);
    if (first.name === 'Spread') {
      return second
        ? [
            {
              pattern: second,
              value: { kind: 'index', span: at, array, indices: [{ kind: 'slice', from: position }] },
            },
          ]
        : [];
    }
    return [
      {
        pattern: first,
        value: elementOrDefault(reading, at, part, array, index),
      },
    ];
  });
}

/** The fields of an object that is written here without those that the pattern names. */
function restOf(
  reading: Reading,
  pattern: SyntaxNode,
  object: Expression,
  known: ReadonlySet<string>,
  at: Span,
): Expression {
  const taken = pattern.getChildren('PatternProperty').map((property) => {
    const [key] = childrenOf(property);
    return key ? reading.textOf(key).replace(/^['"]|['"]$/g, '') : '';
  });
  const fields = [...known]
    .filter((text) => !taken.includes(text))
    .map((text) => ({ name: text, value: { kind: 'field' as const, span: at, object, name: text } }));
  return { kind: 'record', span: at, fields };
}

function objectParts(
  reading: Reading,
  pattern: SyntaxNode,
  held: string,
  known: ReadonlySet<string> | undefined,
): Part[] {
  return pattern.getChildren('PatternProperty').flatMap((property): Part[] => {
    const [key, second, third] = childrenOf(property);
    const at = reading.spanOf(property);
    if (!key) return [];
    const inner = second?.name === ':' && third ? third : key;
    const text = reading.textOf(key).replace(/^['"]|['"]$/g, '');
    if (key.name === 'Spread' && second && known)
      return [{ pattern: second, value: restOf(reading, pattern, name(at, held), known, at) }];
    if (key.name === 'Spread' || key.name === '[') {
      const why = problem('unsupported-syntax', at, 'The rest of an object is not followed');
      return [{ pattern: key.name === 'Spread' && second ? second : key, value: stop(why) }];
    }
    return [
      {
        pattern: inner,
        value: fieldOrDefault(
          reading,
          property,
          { kind: 'field', span: at, object: name(at, held), name: text },
          known,
        ),
      },
    ];
  });
}

/** The default counts where the array is too short; whether an element is undefined or null is not told apart. */
function elementOrDefault(
  reading: Reading,
  at: Span,
  [pattern, equals, written]: readonly SyntaxNode[],
  array: Expression,
  index: number,
): Expression {
  const element = item(at, array, index);
  if (equals?.name !== 'Equals') return element;
  const why = problem(
    'unsupported-syntax',
    at,
    'A default for a value that is there, but nothing, is not followed',
  );
  const given =
    pattern && isPattern(pattern)
      ? element
      : once(at, element, (value) =>
          conditional(at, apply(at, 'notEqual', [value, literal(at, null)]), value, stop(why)),
        );
  const isThere = apply(at, 'greater', [apply(at, 'length', [array]), literal(at, index, true)]);
  return conditional(at, isThere, given, reading.expression(written, at));
}

/** Whether a field is missing, so that its default counts, is known of an object that is written here. */
function fieldOrDefault(
  reading: Reading,
  property: SyntaxNode,
  value: Expression,
  known: ReadonlySet<string> | undefined,
): Expression {
  const children = childrenOf(property);
  const equals = children.findIndex((child) => child.name === 'Equals');
  const at = reading.spanOf(property);
  if (equals < 0) return value;
  if (known && value.kind === 'field')
    return known.has(value.name) ? value : reading.expression(children[equals + 1], at);
  return stop(problem('unsupported-syntax', at, 'A default inside a pattern is not followed'));
}

function inside(pattern: SyntaxNode): SyntaxNode[] {
  return childrenOf(pattern).filter((child) => child.name !== '[' && child.name !== ']');
}
