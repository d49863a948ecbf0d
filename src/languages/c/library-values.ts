import type { Parameter } from '../../core/program/program';
import { apply, lambda, name } from '../shared/nodes';
import { operationOf, plainName } from './libraries';
import type { Lowering, Typed } from './lowering';
import type { NameSyntax } from './syntax';
import { double } from './types';

/** A function of the library as a value: a lambda of as many real numbers. */
export function libraryValue(lowering: Lowering, callee: NameSyntax): Typed {
  const { span: at } = callee;
  const entry = operationOf(plainName(callee.text).name);
  if (!entry) return lowering.refuse('unsupported-syntax', at, `${callee.text} as a value is not followed`);
  const [operation, count] = entry;
  const parameters = Array.from({ length: count }, (_, k): Parameter => ({ name: `x${k + 1}`, span: at }));
  const value = lambda(
    at,
    parameters,
    apply(
      at,
      operation,
      parameters.map((p) => name(at, p.name)),
    ),
  );
  return { type: { kind: 'function', parameters: parameters.map(() => double), result: double }, value };
}
