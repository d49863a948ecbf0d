import type { Statement } from '../../core/program/program';
import type { Lowering } from './lowering';
import type { SyntaxStatement } from './syntax';

/** The statement that is a loop's or branch's body, as a list. */
export function bodyOf(lowering: Lowering, s: SyntaxStatement): Statement[] {
  return lowering.within(() => lowering.statements(s.kind === 'block' ? s.body : [s]));
}
