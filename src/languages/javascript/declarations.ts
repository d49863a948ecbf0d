import type { SyntaxNode } from '@lezer/common';
import type { Statement } from '../../core/program/program';
import { literal } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { childrenOf, splitAtCommas } from '../shared/tree';
import { libraryBindings } from './environment';
import { functionDefinition } from './functions';
import { assignPattern, isPattern } from './patterns';

/** `const a = 1, {b, c} = point;`; names taken from a library were bound before. */
export function variableDeclaration(reading: Reading, node: SyntaxNode): Statement[] {
  if (libraryBindings(reading.textOf(node).slice(0, 2000)).size > 0) return [];
  const [keyword, ...rest] = childrenOf(node);
  const scope = keyword?.name === 'var' ? 'function' : 'block';
  const parts = splitAtCommas(rest.filter((child) => child.name !== ';'));
  return parts.flatMap((part): Statement[] => {
    const pattern = part.find((child) => child.name === 'VariableDefinition' || isPattern(child));
    if (!pattern) return [];
    const equals = part.findIndex((child) => child.name === 'Equals');
    const value = part[equals + 1];
    const at = {
      start: reading.spanOf(pattern).start,
      end: reading.spanOf(part[part.length - 1] ?? pattern).end,
    };
    if (equals < 0)
      return isPattern(pattern) ? [] : assignPattern(reading, pattern, literal(at, null), scope, at);
    if (value && isFunction(value) && !isPattern(pattern)) {
      return [{ kind: 'function', span: at, function: functionDefinition(reading, value, pattern) }];
    }
    return assignPattern(reading, pattern, reading.expression(value, at), scope, at);
  });
}

function isFunction(node: SyntaxNode): boolean {
  return node.name === 'ArrowFunction' || node.name === 'FunctionExpression';
}

/** `export const a = 1`, `export default f`; lists of names compute nothing. */
export function exportDeclaration(reading: Reading, node: SyntaxNode): Statement[] {
  const inner = childrenOf(node).filter((child) => /Declaration$/.test(child.name));
  return reading.statements(inner);
}
