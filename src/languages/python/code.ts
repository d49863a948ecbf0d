import { codeFormulas } from '../../core/expr/code-formulas';
import { type CodeForm, type CodeStyle, infix, power } from '../../core/expr/code-style';
import type { Binding } from '../shared/scope';
import { type Family, type Forms, families } from './code-families';
import { namesIn } from './code-names';
import { cutPython } from './cut';
import { fileEnvironment } from './environment';

/**
 * Expressions in Python by the libraries that the file imports: the first of JAX, PyTorch, NumPy and `math`
 * that it has, SciPy beside the last two, and another only for what the first has not and no formula makes.
 */
export function codeStyle(text: string): CodeStyle {
  const { names } = fileEnvironment(text, cutPython(text)).scope;
  const inFile = (form: CodeForm) => namesIn(form, names, text);
  const [first, ...others] = inOrder(names, text);
  const forms = new Map(operators);
  const add = (more: Forms, wanted: (operation: string) => boolean): void => {
    for (const [operation, form] of more) {
      const own = forms.has(operation) || !wanted(operation) ? undefined : inFile(form);
      if (own) forms.set(operation, own);
    }
  };
  add(first.forms, () => true);
  if (first.besideScipy) for (const family of boundScipy(names)) add(family.forms, () => true);
  for (const family of others) add(family.forms, (operation) => !Object.hasOwn(codeFormulas, operation));
  const named = (form: CodeForm, instead: CodeForm) => inFile(form) ?? instead;
  return {
    forms,
    ...(first.formulas ? { formulas: first.formulas } : {}),
    ...(first.guarded ? { guarded: boundForms(first.guarded, inFile) } : {}),
    constants: constantsOf(first, names, text),
    indicator: named(first.indicator, { text: '(1.0 if ?1 else 0.0)', slots: [power.or] }),
    truth: infix('#1 != 0', power.compare, { truth: true }),
    lazy: first.lazy,
    pointZero: '.0',
    ...(first.constantArgument ? { constantArgument: named(first.constantArgument, { text: '#1' }) } : {}),
    identifier: /^[\p{L}_][\p{L}\p{N}\p{M}_]*$/u,
    reserved,
    assignment: '#1 = #2',
    taken: (name) => new RegExp(`(?<![\\p{L}\\p{N}_])${name}(?![\\p{L}\\p{N}_])`, 'u').test(text),
  };
}

function boundForms(forms: Forms, inFile: (form: CodeForm) => CodeForm | undefined): Map<string, CodeForm> {
  return new Map(
    [...forms].flatMap(([operation, form]) => {
      const own = inFile(form);
      return own ? [[operation, own] as const] : [];
    }),
  );
}

/** The families that the file imports, best first, then those that it could import. */
function inOrder(names: ReadonlyMap<string, Binding>, text: string): [Family, ...Family[]] {
  const paths = pathsOf(names);
  const { jax, torch, numpy, math, scipy } = families;
  const has = (module: string) => paths.some((path) => path === module || path.startsWith(`${module}.`));
  const imported = [
    ...(has('jax.numpy') || (has('jax') && /\bjax\.numpy\b/.test(text)) ? [jax] : []),
    ...(has('torch') ? [torch] : []),
    ...(has('numpy') ? [numpy] : []),
  ];
  const [first = math, ...rest] = imported;
  return [first, ...rest, math, scipy];
}

/** What of SciPy the file has at hand. */
function boundScipy(names: ReadonlyMap<string, Binding>): Family[] {
  const paths = pathsOf(names);
  const has = (...modules: string[]) => paths.some((path) => modules.includes(path));
  return [
    ...(has('scipy', 'scipy.stats', 'scipy.stats.norm') ? [families.normal] : []),
    ...(has('scipy', 'scipy.special') ? [families.scipy] : []),
  ];
}

function pathsOf(names: ReadonlyMap<string, Binding>): string[] {
  return [...names.values()].flatMap((binding) => (binding.kind === 'path' ? [binding.path] : []));
}

/** Numbers by name where the file has the name, so that a number alone needs no import. */
function constantsOf(
  { module }: Family,
  names: ReadonlyMap<string, Binding>,
  text: string,
): CodeStyle['constants'] {
  const at = (name: string) => {
    const form = namesIn({ text: `@${module}.${name}` }, names, text);
    return form?.imports?.length ? undefined : form;
  };
  const pi = at('pi');
  return {
    nan: at('nan') ?? { text: "float('nan')" },
    infinity: at('inf') ?? { text: "float('inf')" },
    ...(pi ? { pi } : {}),
  };
}

const comparison = (sign: string) => infix(`#1 ${sign} #2`, power.compare, { truth: true });

const operators: ReadonlyMap<string, CodeForm> = new Map([
  ['add', infix('#1 + #2', power.sum)],
  ['sub', infix('#1 - #2', power.sum)],
  ['sum', infix('#1 + #2', power.sum, { fold: true })],
  ['mul', infix('#1*#2', power.product)],
  ['product', infix('#1*#2', power.product, { fold: true })],
  ['div', infix('#1/#2', power.product)],
  ['mod', infix('#1 % #2', power.product, { unsigned: true })],
  ['floorDivide', infix('#1//#2', power.product, { unsigned: true })],
  ['pow', infix('#1**#2', power.power, { floats: true })],
  ['less', comparison('<')],
  ['lessEqual', comparison('<=')],
  ['greater', comparison('>')],
  ['greaterEqual', comparison('>=')],
  ['equal', comparison('==')],
  ['notEqual', comparison('!=')],
]);

const reserved: ReadonlySet<string> = new Set(
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
);
