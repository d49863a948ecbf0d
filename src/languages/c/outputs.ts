import type { Expression, Statement } from '../../core/program/program';
import type { Span } from '../../core/span';
import { apply, name } from '../shared/nodes';
import type { Lowering } from './lowering';
import type { MemoryUses } from './memory-uses';
import { pointedAt } from './names';
import { isScalar } from './structs';
import type { ParameterSyntax } from './syntax';

export interface Outputs {
  /** Run before the function's own statements. */
  readonly before: readonly Statement[];
  /** Where the function ends: what was written through its parameters is what it gives. */
  readonly giveOut: (at: Span) => readonly Statement[];
  /** What was written through each of its parameters. */
  readonly written: (at: Span) => readonly { readonly name: string; readonly value: Expression }[];
}

/** The parameters through which a function gives out numbers; undefined where there are none. */
export function outputsOf(
  lowering: Lowering,
  parameters: readonly ParameterSyntax[],
  uses: MemoryUses,
): Outputs | undefined {
  const out = parameters.filter(
    ({ name: own, type }) =>
      uses.written.has(own) && (type.kind === 'pointer' || type.kind === 'reference') && !type.constant,
  );
  if (!out.length) return undefined;
  const held = new Map(out.filter((p) => uses.moved.has(p.name)).map((p) => [p.name, lowering.made(p.span)]));
  const single = (p: ParameterSyntax): boolean => isSingle(p, uses);
  const before = out.flatMap((p): Statement[] => {
    const own = held.get(p.name);
    const memory = single(p)
      ? [assign(p.name, apply(p.span, 'ownMemory', [name(p.span, p.name)]), p.span)]
      : [];
    return [...memory, ...(own === undefined ? [] : [assign(own, name(p.span, p.name), p.span)])];
  });
  const written = (at: Span): { name: string; value: Expression }[] =>
    out.map((p) => ({ name: p.name, value: given(p, name(at, held.get(p.name) ?? p.name), single(p), at) }));
  const giveOut = (at: Span): Statement[] => {
    const values = written(at).map((o) => assign(o.name, o.value, at));
    const names = out.map((p) => name(at, p.name));
    const [only] = names;
    const value: Expression =
      only && names.length === 1 ? only : { kind: 'list', span: at, form: 'tuple', elements: names };
    return [...values, { kind: 'return', span: at, value }];
  };
  return { before, giveOut, written };
}

function isSingle({ name: own, type }: ParameterSyntax, uses: MemoryUses): boolean {
  const target = type.kind === 'pointer' || type.kind === 'reference' ? type.to : type;
  return isScalar(target) && (type.kind === 'reference' || !uses.several.has(own));
}

function given({ type }: ParameterSyntax, memory: Expression, single: boolean, at: Span): Expression {
  const target = type.kind === 'pointer' || type.kind === 'reference' ? type.to : type;
  if (single) return pointedAt(target, memory, at).read;
  return target.kind === 'struct' || target.kind === 'vector' ? memory : apply(at, 'written', [memory]);
}

function assign(own: string, value: Expression, at: Span): Statement {
  return {
    kind: 'assign',
    span: at,
    target: { kind: 'name', span: at, name: own },
    value,
    scope: 'function',
  };
}
