import type { SyntaxNode } from '@lezer/common';
import type { Statement } from '../../core/program/program';
import { classStatement } from '../shared/classes';
import { literal } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { childrenOf } from '../shared/tree';
import { functionDefinition, functionExpression } from './functions';

/** A class with a constructor, fields and methods; undefined where it has more than these. */
export function plainClass(reading: Reading, node: SyntaxNode): Statement | undefined {
  const nameNode = node.getChild('VariableDefinition');
  const body = node.getChild('ClassBody');
  if (!nameNode || !body || node.getChild('extends')) return undefined;
  const parts = childrenOf(body).filter((child) => !/^[{};]$/.test(child.name));
  if (!parts.every(isPlain)) return undefined;
  const title = (part: SyntaxNode): string => {
    const property = part.getChild('PropertyDefinition');
    return property ? reading.textOf(property) : '';
  };
  const making = parts.find((part) => title(part) === 'constructor');
  if (making && /\breturn\b/.test(reading.textOf(making))) return undefined;
  const members = parts
    .filter((part) => part !== making)
    .map((part) => ({ name: title(part), value: memberValue(reading, part), span: reading.spanOf(part) }));
  const made = making ? functionDefinition(reading, making) : { parameters: [], body: [] };
  const named = { text: reading.textOf(nameNode), span: reading.spanOf(nameNode) };
  return classStatement(reading.spanOf(node), named, 'this', members, made, 'block');
}

function isPlain(part: SyntaxNode): boolean {
  const words = childrenOf(part).map((child) => child.name);
  return (
    /^(?:MethodDeclaration|PropertyDeclaration)$/.test(part.name) &&
    part.getChild('PropertyDefinition') !== null &&
    !words.some((word) => /^(?:static|get|set|async|Star|Decorator)$/.test(word))
  );
}

function memberValue(reading: Reading, part: SyntaxNode) {
  if (part.name === 'MethodDeclaration') return functionExpression(reading, part);
  const children = childrenOf(part);
  const equals = children.findIndex((child) => child.name === 'Equals');
  const span = reading.spanOf(part);
  return equals < 0 ? literal(span, null) : reading.expression(children[equals + 1], span);
}
