import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { Expression, Statement } from '../../core/program/program';
import type { Span } from '../../core/span';
import { literal, stop } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { childrenOf, splitAtCommas } from '../shared/tree';

/** TypeScript's `enum`: a record of numbers, each one more than the one before unless told, and texts. */
export function enumeration(reading: Reading, node: SyntaxNode): Statement[] {
  const title = node.getChild('TypeDefinition');
  const body = node.getChild('EnumBody');
  if (!title || !body) return [];
  const span = reading.spanOf(title);
  const parts = splitAtCommas(childrenOf(body).filter((child) => !/^[{}]$/.test(child.name)));
  const fields: { name: string; value: Expression }[] = [];
  let next: number | undefined = 0;
  for (const [own, equals, ...value] of parts) {
    if (!own) continue;
    const at = reading.spanOf(own);
    const found: Expression = equals ? constant(reading, value, at) : counted(next, at);
    next = found.kind === 'literal' && typeof found.value === 'number' ? found.value + 1 : undefined;
    fields.push({ name: reading.textOf(own).replace(/^['"]|['"]$/g, ''), value: found });
  }
  const value: Expression = { kind: 'record', span: reading.spanOf(node), fields };
  const target = { kind: 'name' as const, span, name: reading.textOf(title) };
  return [{ kind: 'assign', span: reading.spanOf(node), target, value, scope: 'block' }];
}

function counted(next: number | undefined, at: Span): Expression {
  return next === undefined ? refused(at) : literal(at, next);
}

/** A number or text as it is written; what is computed may use members by their names alone. */
function constant(reading: Reading, [node, ...more]: readonly SyntaxNode[], at: Span): Expression {
  const value = node && !more.length ? reading.expression(node, at) : undefined;
  return value?.kind === 'literal' ? value : refused(at);
}

function refused(at: Span): Expression {
  return stop(problem('unsupported-syntax', at, 'A computed member of an enum is not followed'));
}
