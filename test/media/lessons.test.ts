import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { elementOf, nameOf } from '../../media/panel/graph/model';
import { sweepOf } from '../../media/panel/graph/sweep';
import { costRows } from '../../media/panel/results/cost';
import { elasticity, jacobianOf } from '../../media/panel/results/matrices';
import { factoredWords } from '../../media/panel/results/path-words';
import { descent } from '../../media/panel/state/descent';
import type { Pair } from '../../media/panel/state/pair';
import type { State } from '../../media/panel/state/state';
import { update } from '../../media/panel/state/update';
import { forwardSteps, reverseSteps } from '../../src/core/sweep/steps';
import { type Lesson, lessons } from '../../src/editor/lesson-list';
import { looked, nodeOf, panelOf, runningOf } from './panel/pictured';

// Expected numbers: scripts/references/lessons.py.

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'examples', 'lessons');
const references: unknown = JSON.parse(
  readFileSync(join(root, 'test', 'media', 'fixtures', 'lessons.json'), 'utf8'),
);

/** What a lesson says → where the panel has the number. */
type Facts = Readonly<Record<string, (state: State) => number | undefined>>;

const facts: Readonly<Record<string, Facts>> = {
  '01-first-example.py': {
    'e = 6': value('e'),
    '∂e/∂a = 2': derivative('e', 'a'),
    '∂e/∂b = 5': derivative('e', 'b'),
    'c = 3': value('c'),
    'd = 2': value('d'),
    '∂e/∂c = 2': partial('e', 'c'),
    '∂e/∂d = 3': partial('e', 'd'),
  },
  '02-rates.py': {
    'speed 1': derivative('c', 'b'),
    '∂c/∂b = 1': derivative('c', 'b'),
    '∂d/∂b = 1': derivative('d', 'b'),
    '∂e/∂b = 5': derivative('e', 'b'),
    '∂e/∂a = 2': derivative('e', 'a'),
  },
  '03-sum-and-product-rule.py': {
    '∂total/∂a = 1': partial('total', 'a'),
    '∂total/∂b = 1': partial('total', 'b'),
    '∂area/∂a = 3': partial('area', 'a'),
    '∂area/∂b = 5': partial('area', 'b'),
    '∂w/∂total = 15': partial('w', 'total'),
    '∂w/∂area = 8': partial('w', 'area'),
    '∂w/∂a = 39': derivative('w', 'a'),
    '∂w/∂b = 55': derivative('w', 'b'),
  },
  '04-sum-over-paths.py': {
    'directly: 60': pathThrough(undefined),
    'through visitors: -40': pathThrough('visitors'),
    'revenue = 1200': value('revenue'),
    '∂revenue/∂price = 20': derivative('revenue', 'price'),
  },
  '05-nine-paths.py': {
    'paths from x to z: 9': (state) => Number(pairIn(state).paths.count),
    '9 multiplications': (state) => Number(factoredWords(pairIn(state))?.writtenOut.multiplications),
    '8 additions': (state) => Number(factoredWords(pairIn(state))?.writtenOut.additions),
    '1 multiplication': (state) => factoredWords(pairIn(state))?.operations.multiplications,
    '4 additions': (state) => factoredWords(pairIn(state))?.operations.additions,
    '∂z/∂x = 310': derivative('z', 'x'),
  },
  '06-each-edge-once.py': {
    '12 edges': (state) => contributions(state),
    '64 paths': (state) => Number(pairIn(state).paths.count),
    'x = 1': value('x'),
    '∂squared/∂x = 64': derivative('squared', 'x'),
  },
  '07-both-sweeps.py': {
    '∂x/∂phi = -0.958851': derivative('x', 'phi'),
    '∂y/∂phi = 1.75517': derivative('y', 'phi'),
    '∂x/∂r = 0.877583': derivative('x', 'r'),
    'The determinant is r: 2': (state) => jacobianOf(runningOf(state).now)?.determinant,
  },
  '08-many-inputs.py': {
    '16 pixels': (state) => runningOf(state).model.picture.inputs.length,
    'contrast = 8.8125': value('contrast'),
    '∂contrast/∂pixels[0] = -0.34375': derivative('contrast', 'pixels[0]'),
    '∂contrast/∂pixels[5] = 0.40625': derivative('contrast', 'pixels[5]'),
    '16 forward sweeps: 832': cost('16 forward sweeps'),
    '1 reverse sweep: 82': cost('1 reverse sweep'),
  },
  '09-many-outputs.py': {
    '∂points[0]/∂t = 0.407987': derivative('points[0]', 't'),
    '∂points[7]/∂t = 3.2639': derivative('points[7]', 't'),
    '1 forward sweep: 19': cost('1 forward sweep'),
    '8 reverse sweeps: 40': cost('8 reverse sweeps'),
  },
  '10-gradient-descent.py': {
    'η = 0.1': (state) => state.rate,
    'x = 0.5': value('x'),
    'the slope is -1.2': derivative('height', 'x'),
    'x = 0.62': (state) => value('x')(descended(state, 1)),
    'x = 0.960': (state) => value('x')(descended(state, 10)),
    'height = -0.706': (state) => value('height')(descended(state, 10)),
    'x = -0.5': (state) => value('x')(otherSide(state)),
    'x = -1.04': (state) => value('x')(descended(otherSide(state), 10)),
    'height = -1.31': (state) => value('height')(descended(otherSide(state), 10)),
  },
  '11-lost-digits.py': {
    '5.000444502911705e-13 in doubles': value('loses_digits'),
    '4.99999999999875e-13 in truth': inHigherPrecision,
    'its elasticity is 1': (state) => {
      const [x, y] = [value('x')(state), value('keeps_digits')(state)];
      return elasticity(x ?? Number.NaN, y ?? Number.NaN, derivative('keeps_digits', 'x')(state));
    },
  },
  '12-vanishing-gradient.py': {
    'recurrent = 0.853229': value('recurrent'),
    '∂recurrent/∂w = 0.307307': derivative('recurrent', 'w'),
    '∂recurrent/∂b = 0.360169': derivative('recurrent', 'b'),
    '∂recurrent/∂h = 1.82e-30': derivative('recurrent', 'h'),
    'the first is 0.707803': (state) => partial('h#2', 'h')(inNames(state)),
    'the last is 0.2448': (state) => partial('recurrent', 'h#50')(inNames(state)),
  },
  '13-mixed-orders.py': {
    'elimination, forward order: 210': cost('elimination, forward order'),
    'elimination, reverse order: 210': cost('elimination, reverse order'),
    'elimination, cheapest found: 120': cost('elimination, cheapest found'),
  },
};

/** What is not at the lesson's cursor: the other function of the file. */
const elsewhere: Readonly<Record<string, string>> = { 'its elasticity is 1': 'keeps_digits(' };

describe('lessons', () => {
  it('are those of the folder, and each has its facts and references', () => {
    const names = lessons.map((l) => l.file);
    assert.deepEqual(names, readdirSync(folder).sort());
    assert.deepEqual(Object.keys(facts), names);
    const said = (of: object) => Object.entries(of).map(([file, own]) => [file, Object.keys(own as object)]);
    assert.deepEqual(said(references as object), said(facts));
  });

  for (const [k, lesson] of lessons.entries()) {
    const text = readFileSync(join(folder, lesson.file), 'utf8');
    const lines = text.split('\n');
    const header = lines.slice(
      0,
      lines.findIndex((line) => !line.startsWith('#')),
    );

    describe(lesson.file, () => {
      it('begins with its title and a short comment, all numbers of which are checked', () => {
        assert.equal(header[0]?.toLowerCase(), `# lesson ${k + 1}: ${lesson.title.toLowerCase()}`);
        assert.ok(3 <= header.length && header.length <= 10, `${header.length} lines`);
        // Beside the graph an editor is narrow.
        assert.ok(header.every((line) => line.length <= 62));
        const words = header
          .slice(1)
          .map((line) => line.replace(/^#\s+/, ''))
          .join(' ');
        const own = Object.keys(facts[lesson.file] ?? {});
        for (const said of own) assert.ok(words.includes(said), `it does not say ${said}`);
        // The longer ones first: what one of them is the beginning of must not leave a rest.
        const rest = own
          .sort((a, b) => b.length - a.length)
          .reduce((left, said) => left.replaceAll(said, ''), words);
        assert.doesNotMatch(rest, /\d/);
      });

      it('opens at a computation with this way to look', async () => {
        const state = await at(lesson, text, lesson.cursor);
        const look = looked(state);
        assert.equal(
          look.sweep?.mode,
          ['forward', 'reverse'].find((mode) => mode === lesson.way),
        );
        if (lesson.input !== undefined) assert.equal(look.input?.name, lesson.input);
        if (lesson.way === 'paths') assert.ok(look.pair);
      });

      for (const [said, actual] of Object.entries(facts[lesson.file] ?? {}))
        it(said, async () => {
          const cursor = elsewhere[said] ?? lesson.cursor;
          const number = actual(await at(lesson, text, cursor));
          const reference = (references as Record<string, Record<string, number>>)[lesson.file]?.[said];
          assert.ok(number !== undefined && reference !== undefined);
          const gap = Math.abs(number - reference);
          assert.ok(gap <= 1e-9 * Math.abs(reference), `${number}, not ${reference}`);
          const written = writtenIn(said);
          assert.equal(Number(reference.toPrecision(significant(written))), Number(written));
        });
    });
  }
});

/** The panel as the lesson opens it, with the cursor at a text. */
async function at({ way, input }: Lesson, text: string, cursor: string): Promise<State> {
  const offset = text.lastIndexOf(cursor);
  const marked = `${text.slice(0, offset)}‸${text.slice(offset)}`;
  const name = input === undefined ? {} : { name: input };
  return panelOf('python', marked, { kind: 'look', way, ...name });
}

/** The number that a fact states: its last one, or what it is a number of. */
function writtenIn(said: string): string {
  const numbers = said.match(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g) ?? [];
  return (/^\d/.test(said) && !said.includes(':') ? numbers[0] : numbers.at(-1)) ?? '';
}

function significant(written: string): number {
  const digits = written.replace(/e.*$/, '').replace(/\D/g, '').replace(/^0+/, '');
  return Math.max(1, digits.length);
}

/** The node of the tape that an end, or else a node of the picture, has. */
function nodeNamed(state: State, name: string): number {
  const { inputs, outputs, nodes } = runningOf(state).model.picture;
  const found = [...inputs, ...outputs, ...nodes].find((n) => n.name === name);
  assert.ok(found, `there is no ${name}`);
  return found.node;
}

function value(name: string): (state: State) => number | undefined {
  return (state) => runningOf(state).now.values[nodeNamed(state, name)];
}

/** By both sweeps over the graph as it is drawn. */
function derivative(of: string, by: string): (state: State) => number {
  return (state) => {
    const { graph, vertexOf } = runningOf(state).now;
    const [to = -1, from = -1] = [of, by].map((name) => vertexOf.get(nodeNamed(state, name)));
    const forward = forwardSteps(graph, from).totals[to] ?? Number.NaN;
    const reverse = reverseSteps(graph, to).totals[from] ?? Number.NaN;
    assert.ok(Math.abs(forward - reverse) <= 1e-12 * Math.abs(forward), `${forward} and ${reverse}`);
    return forward;
  };
}

function inNames(state: State): State {
  return update(state, { kind: 'detail', detail: 'names' });
}

/** On the one edge between two nodes, as it is drawn. */
function partial(of: string, by: string): (state: State) => number | undefined {
  return (state) => {
    const { now } = runningOf(state);
    const { from, to, weights } = now.graph;
    const edges = [...weights.keys()].filter(
      (edge) => nameOf(now, from[edge] ?? -1) === by && nameOf(now, to[edge] ?? -1) === of,
    );
    assert.equal(edges.length, 1);
    return weights[edges[0] ?? -1];
  };
}

function pairIn(state: State): Pair {
  const { pair } = looked(update(state, { kind: 'way', way: 'paths' }));
  assert.ok(pair);
  return pair;
}

/** The contribution of the path through a node, or of that of one edge. */
function pathThrough(name: string | undefined): (state: State) => number | undefined {
  return (state) => {
    const { now, paths } = pairIn(state);
    const isIt = (edges: readonly number[]): boolean =>
      name === undefined
        ? edges.length === 1
        : edges.some((edge) => nameOf(now, now.graph.to[edge] ?? -1) === name);
    return paths.largest.find(({ edges }) => isIt(edges))?.contribution;
  };
}

/** Edges that the reverse sweep goes along. */
function contributions(state: State): number {
  const { now } = runningOf(state);
  const steps = sweepOf(now, 'reverse', undefined, undefined)?.steps ?? [];
  return new Set(steps.flatMap((s) => s.contributions.map((c) => c.edge))).size;
}

function cost(title: string): (state: State) => number | undefined {
  return (state) => costRows(runningOf(state).now).find((row) => row.title === title)?.multiplications;
}

function descended(state: State, count: number): State {
  const running = runningOf(state);
  const { output } = looked(state);
  const { steps } = descent(running, output?.node ?? -1, state.rate, count);
  assert.equal(steps.length, count);
  return update(state, { kind: 'descend', steps });
}

function otherSide(state: State): State {
  const node = nodeOf(state, 'x');
  const moved = update(state, { kind: 'value', node, value: -0.5, begins: true });
  assert.equal(runningOf(moved).inputs[elementOf(runningOf(moved).model, node)], -0.5);
  return moved;
}

function inHigherPrecision(state: State): number {
  const { notes } = runningOf(state).model.picture;
  const [, number] = notes.map((n) => / and (\S+) in higher precision/.exec(n.message)).find(Boolean) ?? [];
  return Number(number);
}
