import type { Language, ParseOptions } from '../language';
import { oneExpression } from '../shared/one-expression';
import { formulasWithin } from '../shared/prose-formulas';
import { readUnits } from '../shared/units';
import { codeStyle } from './code';
import { cutJavaScript, declaredIn } from './cut';
import { fileEnvironment } from './environment';
import { proseOf } from './prose';
import { type Dialect, readExpressionText, readUnitText } from './read';

export const javascript: Language = {
  id: 'javascript',
  title: 'JavaScript',
  aliases: ['javascriptreact'],
  extensions: ['.js', '.mjs', '.cjs', '.jsx'],
  ...frontEnd('javascript', 'jsx'),
};

export const typescript: Language = {
  id: 'typescript',
  title: 'TypeScript',
  aliases: ['typescriptreact'],
  extensions: ['.ts', '.tsx', '.mts', '.cts'],
  ...frontEnd('typescript', 'ts'),
};

function frontEnd(
  language: string,
  dialect: Dialect,
): Pick<Language, 'lineComment' | 'load' | 'parse' | 'parseExpression' | 'formulas' | 'codeStyle'> {
  return {
    lineComment: '//',
    load: () => Promise.resolve(),
    parse(text: string, options: ParseOptions = {}) {
      const pieces = cutJavaScript(text);
      const environment = fileEnvironment(text, pieces);
      const { units, problems } = readUnits({
        text,
        previous: options.previous,
        focus: options.focus,
        environment: environment.key,
        cut: () => pieces,
        read: (piece) => readUnitText(piece, environment, dialect),
        declares: declaredIn,
      });
      return { language, listInputs: true, listsGrow: true, units, problems };
    },
    parseExpression: (text) => oneExpression(language, text, (whole) => readExpressionText(whole, dialect)),
    formulas: (text) => formulasWithin(text, proseOf(text)),
    codeStyle,
  };
}
