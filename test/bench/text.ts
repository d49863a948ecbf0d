import { inspect } from '../../src/inspection/inspect';
import { targetAt } from '../../src/inspection/target';
import type { Language } from '../../src/languages/language';
import { latex, markdown } from '../../src/languages/latex';
import { python } from '../../src/languages/python';
import { median, number, table } from './measure';
import { latexFile, pythonChain, pythonFile, pythonFunction } from './texts';

const given = new Map([
  ['a', 0.7],
  ['b', 1.3],
  ['c', 0.4],
  ['s', 100],
  ['k', 95],
  ['t', 2],
]);

/** From text to the first gradient, and from a key to the renewed answer. */
export async function textBench(): Promise<string> {
  await python.load();
  const rows = [['', 'ms']];
  for (const operations of [100, 1000, 10_000]) {
    const text = pythonFunction(operations);
    const first = median(9, () =>
      inspect({ program: python.parse(text), target: { kind: 'function', name: 'f' }, given }),
    );
    rows.push([`gradient from text, ${operations} operations, all checks`, number(first)]);
  }
  const text = pythonFile(10_000);
  rows.push(['parse of 10,000 lines', number(median(5, () => python.parse(text)))]);
  rows.push(['renewed answer after a key in 10,000 lines', number(afterKey(text))]);
  const formulas = latexFile(10_000);
  for (const language of [latex, markdown]) {
    const parsed = median(3, () => language.parse(formulas));
    rows.push([`parse of 10,000 lines of ${language.title}`, number(parsed)]);
    rows.push([`  after a key in them`, number(afterKeyInFormula(formulas, language))]);
  }
  const chain = python.parse(pythonChain(5_000));
  for (const end of [10, 5_000]) {
    const unit = chain.units.length - 5_001 + end;
    const time = median(3, () => inspect({ program: chain, target: { kind: 'unit', unit } }));
    rows.push([`statement at the end of a chain of ${end} in 5,000`, number(time)]);
  }
  return table(rows);
}

/** A digit typed in a formula in the middle of the file: parse with what is known. */
function afterKeyInFormula(text: string, language: Language): number {
  const at = text.indexOf('w^2$', text.length / 2) + 'w^2'.length;
  let previous = language.parse(text);
  let k = 0;
  return median(15, () => {
    previous = language.parse(`${text.slice(0, at)}.${k++ % 10}${text.slice(at)}`, { previous });
  });
}

/** A digit typed in the middle of the file: parse with what is known, find the target, inspect it. */
function afterKey(text: string): number {
  const at = text.indexOf('sigma ** 2 / 2', text.length / 2) + 'sigma ** 2'.length;
  let previous = python.parse(text);
  let k = 0;
  return median(15, () => {
    const edited = `${text.slice(0, at)}.${k++ % 10}${text.slice(at)}`;
    previous = python.parse(edited, { previous });
    const target = targetAt(previous, at);
    return target && inspect({ program: previous, target, given, samples: true });
  });
}
