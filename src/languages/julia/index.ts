import type { Program } from '../../core/program/program';
import type { Language, ParseOptions } from '../language';
import { oneExpression } from '../shared/one-expression';
import { formulasWithin } from '../shared/prose-formulas';
import { readUnits } from '../shared/units';
import { codeStyle } from './code';
import { cutJulia, declaredIn } from './cut';
import { expressionEnvironment, fileEnvironment } from './environment';
import { proseOf } from './prose';
import { readExpressionText, readUnitText } from './read';

export const julia: Language = {
  id: 'julia',
  title: 'Julia',
  aliases: [],
  extensions: ['.jl'],
  lineComment: '#',
  load: () => Promise.resolve(),
  parse,
  parseExpression: (text) => ({
    ...oneExpression('julia', text, (whole) => readExpressionText(whole, expressionEnvironment)),
    integerBits: 64,
    indexing: 'joined',
  }),
  formulas: (text) => formulasWithin(text, proseOf(text)),
  codeStyle,
};

/** A byte order mark is read as an empty line, which has its length. */
function parse(whole: string, options: ParseOptions = {}): Program {
  const text = whole.replace(/^\uFEFF/, '\n');
  const pieces = cutJulia(text);
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
  return { language: 'julia', integerBits: 64, indexing: 'joined', units, problems };
}
