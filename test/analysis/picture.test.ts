import assert from 'node:assert/strict';
import type { PanelAnswer, Picture } from '../../src/protocol/panel';
import type { Given } from '../../src/protocol/questions';
import { answered, givenValues } from './answered';

async function keyOf(source: string, language = 'python'): Promise<string | undefined> {
  const answer: PanelAnswer = await answered(language, source, { kind: 'picture' });
  return answer.kind === 'empty' ? undefined : answer.key;
}

async function pictureOf(
  language: string,
  source: string,
  more: { readonly given?: Given; readonly samples?: boolean } = {},
): Promise<Picture> {
  const answer: PanelAnswer = await answered(language, source, { kind: 'picture' }, more);
  if (answer.kind !== 'picture') throw new Error(`There is no picture: ${answer.kind}`);
  return answer;
}

describe('the title of a picture', () => {
  it('is a function by its name and its parameters, of a class with its name', async () => {
    const method = 'class A:\n    def f(self, x, *rest):\n        y = x * 2.0\n        return ‸y * y\n';
    assert.equal((await pictureOf('python', method, { samples: true })).title, 'A.f(x, rest)');
    const plain = 'def f(x, y):\n    return ‸x * y\n';
    assert.equal((await pictureOf('python', plain, { samples: true })).title, 'f(x, y)');
  });
});

describe('the cursor in a class', () => {
  const spring = `class Spring:
    def __init__(self, k):
        self.k = k

    def energy(self, x):
        return 0.5 * self.k * x**2
`;
  const answerAt = async (text: string): Promise<PanelAnswer> => {
    const marked = spring.replace(text, `‸${text}`);
    return answered('python', marked, { kind: 'picture' });
  };

  it('is in a method from the beginning of its first line on', async () => {
    for (const text of ['    def energy', 'energy(', '        return', '**2']) {
      const answer = await answerAt(text);
      assert.equal(answer.kind === 'picture' ? answer.title : answer.kind, 'Spring.energy(x)', text);
    }
  });

  it('is nowhere between methods and in a constructor', async () => {
    for (const text of ['class Spring', '\n    def energy', 'self.k = k'])
      assert.equal((await answerAt(text)).kind, 'empty', text);
  });
});

describe('what values are kept by', () => {
  it('is the name; two of one name do not share theirs', async () => {
    const two = 'def f(x):\n    return x * x\n\ndef f(x):\n    return x + x\n';
    const at = (text: string): string => two.replace(text, `‸${text}`);
    assert.deepEqual([await keyOf(at('x * x')), await keyOf(at('x + x'))], ['f', 'f (2)']);
    const formulas = 'x = 2\ny = x * x\ny = x + x\n';
    assert.deepEqual(
      [await keyOf(formulas.replace('x * x', '‸x * x')), await keyOf(formulas.replace('x + x', '‸x + x'))],
      ['y', 'y (2)'],
    );
    const methods =
      'class A:\n    def f(self, x):\n        return x * x\n\nclass B:\n    def f(self, x):\n        return x + x\n';
    const keys = [
      await keyOf(methods.replace('x * x', '‸x * x')),
      await keyOf(methods.replace('x + x', '‸x + x')),
    ];
    assert.equal(new Set(keys).size, 2, keys.join());
  });

  it('is found again: a value of the second f moves nothing of the first', async () => {
    const two = 'def f(x):\n    return x * x\n\ndef f(x):\n    return x + ‸x\n';
    const picture = await pictureOf('python', two, {
      given: givenValues({ f: { x: 5 }, 'f (2)': { x: 7 } }),
    });
    assert.equal(picture.point[0]?.value, '7');
  });
});

describe('an input that stands for an expression', () => {
  const opaque = ['load(3)'];

  it('is told as one, and nothing else is', async () => {
    const given = { f: { values: {}, opaque } };
    const source = 'def ‸f(x):\n    # at: x=2\n    return x * load(3)\n';
    const picture = await pictureOf('python', source, { given });
    assert.deepEqual(picture.opaque, opaque);
    assert.deepEqual(
      picture.nodes.filter((n) => n.opaque).map((n) => n.name),
      opaque,
    );
    const notation = await pictureOf('latex', "$‸y = x' \\hat{b}_{i+1} a_{1,2}$");
    assert.deepEqual([notation.opaque, notation.nodes.filter((n) => n.opaque)], [[], []]);
  });
});

describe('a computation that is not followed to its end', () => {
  it('tells which expressions are inputs in it', async () => {
    const source = 'def ‸f(x):\n    # at: x=2\n    return load(3) * x * read(x)\n';
    const answer = await answered(
      'python',
      source,
      { kind: 'picture' },
      { given: { f: { values: {}, opaque: ['load(3)'] } } },
    );
    assert.ok(answer.kind === 'declined');
    assert.deepEqual([answer.opaque, answer.stop.expression], [['load(3)'], 'read(x)']);
  });
});

describe('inputs', () => {
  it('know what the point calls them', async () => {
    const bases = (picture: Picture): string[] => picture.inputs.map((i) => i.base);
    assert.deepEqual(bases(await pictureOf('python', 'def ‸f(x):\n    return x[0] * x[1]\n')), ['x', 'x']);
    const { inputs, valueless } = await pictureOf('latex', '$‸y = \\theta^2 \\alpha_{12}$', {
      samples: false,
    });
    assert.deepEqual(
      inputs.map((i) => i.base),
      valueless,
    );
  });
});
