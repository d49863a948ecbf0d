import assert from 'node:assert/strict';
import type { DerivativeHover, Hover } from '../../src/protocol/questions';
import references from './fixtures/hover.json';
import { digitsOf, hoverFiles, hoversOf } from './hover-fixtures';

type Numbers = Readonly<Record<string, number | string>>;

const expected: Readonly<Record<string, readonly (Numbers | null)[]>> = references;

/** The file is written by scripts/references/hover.py, which computes the cases anew. */
describe('the numbers of the hovers, by an independent system', () => {
  const cases = hoverFiles().flatMap((file) => file.cases);
  for (const [name, places] of Object.entries(expected)) {
    it(name, async () => {
      const one = cases.find((c) => c.name === name);
      assert.ok(one, 'no fixture has this name');
      const digits = digitsOf(one);
      const hovers = await hoversOf(one);
      assert.deepEqual(
        hovers.map(shownIn),
        places.map((numbers) => numbers && inDigits(numbers, digits)),
      );
    });
  }

  it('are known of every hover that shows some', async () => {
    const unknown: string[] = [];
    for (const one of cases.filter((c) => !(c.name in expected)))
      if ((await hoversOf(one)).some(shownIn)) unknown.push(one.name);
    assert.deepEqual(unknown, []);
  });
});

/** Reference numbers in as many digits as a hover shows. */
function inDigits(numbers: Numbers, digits: number): Record<string, number> {
  return Object.fromEntries(
    Object.entries(numbers).map(([label, x]) => {
      const most = label.endsWith('elasticity') ? Math.min(digits, 4) : digits;
      return [label, typeof x === 'number' ? Number(x.toPrecision(most)) : named[x]];
    }),
  ) as Record<string, number>;
}

const named: Readonly<Record<string, number>> = {
  nan: Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  '-inf': Number.NEGATIVE_INFINITY,
};

/** Every number of a hover that was computed, by its label. */
function shownIn(hover: Hover | undefined): Record<string, number> | null {
  if (hover?.kind !== 'derivatives') return null;
  const { values, facts, rounds } = hover;
  return Object.fromEntries([
    ...values.map(({ name, value }) => [name ? `→ ${name}` : '→', read(value)]),
    ...(rounds ? [['count', rounds.count], ...ends(rounds)] : []),
    ...hover.tables.flatMap(cellsOf),
    ...facts.map(({ fact, value }) => [fact, read(value)]),
  ]) as Record<string, number>;
}

function ends({ low, high }: { readonly low: string; readonly high: string }): [string, number][] {
  return [
    ['low', read(low)],
    ['high', read(high)],
  ];
}

function cellsOf({ caption, columns, rows }: DerivativeHover['tables'][number]): [string, number][] {
  return rows.flatMap(({ label, cells }) =>
    columns.flatMap((column, k): [string, number][] => {
      if (column.kind === 'formula') return [];
      const of = column.kind === 'variable' ? ` ${column.name}` : '';
      const relative = column.kind === 'elasticity' ? ' elasticity' : '';
      return [[`${caption ? `${caption} ` : ''}${label}${of}${relative}`, read(cells[k] ?? '')]];
    }),
  );
}

/** A number as it is shown. */
function read(text: string): number {
  const plain = text.replace('−', '-').replace('∞', 'Infinity');
  const number = Number(plain);
  assert.ok(plain === 'NaN' || !Number.isNaN(number), `${text} is no number`);
  return number;
}
