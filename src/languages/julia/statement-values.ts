import type { SyntaxNode } from '@lezer/common';
import type { Expression } from '../../core/program/program';
import { name } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { childrenOf } from '../shared/tree';

/** `(a=1, b=2)`, `(; a, b)`: a record. */
export function fieldsOf(reading: Reading, node: SyntaxNode, elements: readonly SyntaxNode[]): Expression {
  const fields: { name: string; value: Expression }[] = [];
  const nodes = elements.flatMap((element) =>
    element.name === 'KeywordArguments'
      ? childrenOf(element).filter((child) => !/^[,;]$/.test(child.name) && !child.type.isError)
      : [element],
  );
  for (const field of nodes) {
    const at = reading.spanOf(field);
    if (field.name === 'Identifier')
      fields.push({ name: reading.textOf(field), value: name(at, reading.textOf(field)) });
    else if (field.name === 'KwArg') {
      const [key, , value] = childrenOf(field);
      fields.push({ name: key ? reading.textOf(key) : '', value: reading.expression(value, at) });
    } else return reading.stop('unsupported-syntax', field, 'This field is not followed');
  }
  return { kind: 'record', span: reading.spanOf(node), fields };
}

/** Statements where one value stands: only those that bind nothing, of which the last counts. */
export function statementsValue(
  reading: Reading,
  node: SyntaxNode,
  nodes: readonly SyntaxNode[],
): Expression {
  const last = nodes[nodes.length - 1];
  if (!last || nodes.length > 1 || last.name === 'Assignment')
    return reading.stop('unsupported-syntax', node, 'Statements inside an expression are not followed');
  return reading.expression(last, reading.spanOf(node));
}
