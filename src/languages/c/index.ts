import { proseOf } from '../javascript/prose';
import type { Language, ParseOptions } from '../language';
import { oneExpression } from '../shared/one-expression';
import { formulasWithin } from '../shared/prose-formulas';
import { readUnits } from '../shared/units';
import { codeStyle } from './code';
import { cutC, declaredIn } from './cut';
import { expressionEnvironment, fileEnvironment } from './environment';
import { readExpressionText, readUnitText } from './read';

export const c: Language = {
  id: 'c',
  title: 'C',
  aliases: [],
  extensions: ['.c', '.h'],
  ...frontEnd('c', false),
};

export const cpp: Language = {
  id: 'cpp',
  title: 'C++',
  aliases: ['cuda-cpp'],
  extensions: ['.cpp', '.cc', '.cxx', '.hpp', '.hh', '.hxx'],
  ...frontEnd('cpp', true),
};

function frontEnd(
  language: string,
  isCpp: boolean,
): Pick<Language, 'lineComment' | 'load' | 'parse' | 'parseExpression' | 'formulas' | 'codeStyle'> {
  return {
    lineComment: '//',
    load: () => Promise.resolve(),
    parse(whole: string, options: ParseOptions = {}) {
      const { text, pieces, environment } = fileEnvironment(whole.replace(/^\uFEFF/, '\n'), isCpp, cutC);
      const { units, problems } = readUnits({
        text,
        previous: options.previous,
        focus: options.focus,
        environment: environment.key,
        cut: () => pieces,
        read: (piece) => readUnitText(piece, environment),
        declares: declaredIn,
      });
      return { language, arrays: 'memory', units, problems };
    },
    parseExpression: (text) => ({
      ...oneExpression(language, text, (whole) => readExpressionText(whole, expressionEnvironment(isCpp))),
      arrays: 'memory',
    }),
    formulas: (text) => formulasWithin(text, proseOf(text)),
    codeStyle: (text) => codeStyle(text, isCpp),
  };
}
