import type { Program } from '../../core/program/program';
import type { Language, ParseOptions } from '../language';
import { oneExpression } from '../shared/one-expression';
import { formulasWithin } from '../shared/prose-formulas';
import { readUnits } from '../shared/units';
import { codeStyle } from './code';
import { cutPython, declaredIn } from './cut';
import { expressionEnvironment, fileEnvironment } from './environment';
import { proseOf } from './prose';
import { readExpressionText, readUnitText } from './read';

export const python: Language = {
  id: 'python',
  title: 'Python',
  aliases: [],
  extensions: ['.py'],
  lineComment: '#',
  load: () => Promise.resolve(),
  parse,
  parseExpression: (text) => ({
    ...oneExpression('python', text, (whole) => readExpressionText(whole, expressionEnvironment)),
    listsJoin: true,
  }),
  formulas: (text) => formulasWithin(text, proseOf(text)),
  codeStyle,
};

/** A byte order mark is read as an empty line, which has its length. */
function parse(whole: string, options: ParseOptions = {}): Program {
  const text = whole.replace(/^\uFEFF/, '\n');
  const pieces = cutPython(text);
  const environment = fileEnvironment(text, pieces);
  const { units, problems } = readUnits({
    text,
    previous: options.previous,
    focus: options.focus,
    environment: environment.key,
    cut: () => pieces,
    read: (piece) => readUnitText(piece, environment),
    declares: declaredIn,
  });
  const arrays = kinds[environment.arrays];
  return {
    language: 'python',
    listsJoin: true,
    listInputs: !environment.hasArrays,
    ...(arrays && { arrays }),
    units,
    problems,
  };
}

const kinds = {
  numpy: undefined,
  jax: 'immutable',
  torch: 'tensors',
  mixed: 'tensors',
  several: 'several',
  none: undefined,
} as const;
