import type { SyntaxNode } from '@lezer/common';
import type { Expression, Parameter, Statement } from '../../core/program/program';
import { name } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { lookUp } from '../shared/scope';
import { childrenOf } from '../shared/tree';
import { parameterType } from './functions';

/** `@dataclass`, which writes the constructor; `frozen`, `order` and the like change no number. */
export function isDataclass(reading: Reading, decorator: SyntaxNode): boolean {
  const found = /^@\s*(?:(\w+)\.)?(\w+)\s*(?:\(([^()]*)\))?$/.exec(reading.textOf(decorator).trim());
  if (!found || /\b(?:init|kw_only)\b/.test(found[3] ?? '')) return false;
  const [, module, own = ''] = found;
  const binding = lookUp(reading.scope, module ?? own);
  return binding?.kind === 'path' && (module ? `${binding.path}.${own}` : binding.path) === whole;
}

const whole = 'dataclasses.dataclass';

/** The constructor that `@dataclass` writes of the annotated names; undefined where a field is more than a name. */
export function writtenConstructor(
  reading: Reading,
  parts: readonly SyntaxNode[],
  self: string,
): { readonly parameters: readonly Parameter[]; readonly body: readonly Statement[] } | undefined {
  const fields = parts.filter((part) => part.getChild('TypeDef')).map((part) => field(reading, part));
  const known = fields.flatMap((parameter) => (parameter ? [parameter] : []));
  if (known.length < fields.length) return undefined;
  return { parameters: known, body: known.map((parameter) => kept(parameter, self)) };
}

/** `x: float = 1`; a default is a number, a text or a truth value, for names there are those of the class. */
function field(reading: Reading, part: SyntaxNode): Parameter | undefined {
  const [nameNode, annotation, equals, value, ...more] = childrenOf(part);
  if (nameNode?.name !== 'VariableName' || annotation?.name !== 'TypeDef' || more.length > 0)
    return undefined;
  const text = reading.textOf(annotation);
  if (/\b(?:ClassVar|InitVar|KW_ONLY)\b/.test(text)) return undefined;
  const standard = equals && reading.expression(value, reading.spanOf(part));
  if (standard && !isConstant(standard)) return undefined;
  const type = parameterType(text);
  return {
    name: reading.textOf(nameNode),
    span: reading.spanOf(part),
    ...(standard && { default: standard }),
    ...(type && { type }),
  };
}

function isConstant(value: Expression): boolean {
  return value.kind === 'literal' || (value.kind === 'apply' && value.args.every(isConstant));
}

function kept({ name: own, span }: Parameter, self: string): Statement {
  return {
    kind: 'assign',
    span,
    target: { kind: 'field', span, object: name(span, self), name: own },
    value: name(span, own),
    scope: 'function',
  };
}
