import type { Parameter } from '../../core/program/program';
import { innermost } from './lowering';
import type { CType } from './types';

/** What a parameter of a type is to the program; nothing of structs and functions. */
export function parameterKind(type: CType): Parameter['type'] | undefined {
  const own = type.kind === 'reference' && type.constant ? type.to : type;
  switch (own.kind) {
    case 'real':
      return 'real';
    case 'integer':
      return 'integer';
    case 'truth':
      return 'boolean';
    case 'text':
      return 'string';
    case 'pointer':
    case 'array':
    case 'vector':
      return pointerKind(own);
    case 'deduced':
    case 'function':
    case 'reference':
    case 'struct':
    case 'unknown':
    case 'void':
      return undefined;
  }
}

function pointerKind(type: CType): Parameter['type'] | undefined {
  const inner = innermost(type);
  if (inner.kind === 'integer' && inner.bits === 8 && inner.signed && type.kind === 'pointer')
    return 'string';
  return inner.kind === 'real' ||
    inner.kind === 'integer' ||
    inner.kind === 'truth' ||
    inner.kind === 'unknown'
    ? 'array'
    : undefined;
}
