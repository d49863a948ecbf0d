import type { Program } from '../../core/program/program';
import { readUnits, type UnitContent } from './units';

/** The program of a text that is one expression: one unit over the whole text. */
export function oneExpression(language: string, text: string, read: (text: string) => UnitContent): Program {
  const { units, problems } = readUnits({
    text,
    focus: 0,
    cut: () => [{ start: 0, end: text.length }],
    read,
    declares: () => [],
  });
  return { language, units, problems };
}
