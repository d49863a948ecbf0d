import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { Target } from '../../core/program/program';
import type { Span } from '../../core/span';
import { stop } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { childrenOf } from '../shared/tree';
import { indexNodes, readSubscripts } from './subscripts';
import { isPure } from './values';

/** What stands left of `=` or between `for` and `in`. */
export function readTarget(reading: Reading, node: SyntaxNode, place: Span): Target {
  const span = reading.spanOf(node);
  if (reading.levelsLeft <= 0) return nowhere(reading, node, 'This is nested too deep');
  switch (node.name) {
    case 'Identifier':
      return { kind: 'name', span, name: reading.textOf(node) };
    case 'OpenTuple':
    case 'TupleExpression':
    case 'ParenExpression': {
      if (node.getChild('KeywordArguments'))
        return nowhere(reading, node, 'Fields taken apart are not followed here');
      const elements = childrenOf(node).filter(
        (child) => !/^[(),;]$/.test(child.name) && !child.type.isError,
      );
      const parts = elements.map((element) => reading.deeper(1, () => readTarget(reading, element, span)));
      const [only] = parts;
      return node.name === 'ParenExpression' && only && parts.length === 1
        ? only
        : { kind: 'targets', span, elements: parts };
    }
    case 'BinaryExpression':
      return node.getChild('SubTypeOp') && node.firstChild
        ? readTarget(reading, node.firstChild, place)
        : nowhere(reading, node, 'Nothing can be assigned to this');
    case 'IndexExpression': {
      const [arrayNode, list] = childrenOf(node);
      const array = reading.expression(arrayNode, span);
      if (!list || !isPure(array)) return nowhere(reading, node, 'Nothing can be assigned to this');
      return { kind: 'index', span, array, indices: readSubscripts(reading, indexNodes(list), array) };
    }
    case 'FieldExpression': {
      const field = node.getChild('Field');
      const object = reading.expression(node.firstChild, span);
      return { kind: 'field', span, object, name: field ? reading.textOf(field) : '' };
    }
    default:
      return nowhere(reading, node, 'Nothing can be assigned to this');
  }
}

function nowhere(reading: Reading, node: SyntaxNode, message: string): Target {
  const span = reading.spanOf(node);
  return { kind: 'field', span, object: stop(problem('unsupported-syntax', span, message)), name: '' };
}
