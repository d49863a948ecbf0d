import assert from 'node:assert/strict';
import { Analysis } from '../../src/analysis/analysis';
import { Documents } from '../../src/analysis/documents';
import { python } from '../../src/languages/python';
import type { AnalysisReply, AnalysisRequest, DocumentState } from '../../src/protocol/analysis';
import type { Hover, Question } from '../../src/protocol/questions';
import { usualOptions } from './answered';

const example = 'a = 2\nb = 1\ne = (a + b) * (b + 1)\n';
const uri = 'file:///a.py';

describe('the analysis', () => {
  it('answers each question once, in their order', async () => {
    const { send, replies } = conversation();
    send(document(1, example), hover(1), hover(2), hover(3));
    assert.deepEqual(
      (await replies()).map((r) => [r.id, valueIn(r)]),
      [
        [1, '6'],
        [2, '6'],
        [3, '6'],
      ],
    );
  });

  it('never begins what was cancelled before its turn', async () => {
    const { send, replies, looks } = conversation();
    send(document(1, example), hover(1), hover(2), { kind: 'cancel', id: 1 });
    assert.deepEqual([(await replies()).map((r) => r.id), looks()], [[2], 1]);
  });

  it('lets a cancellation pass that comes too late, or was never asked', async () => {
    const { send, replies } = conversation();
    send({ kind: 'cancel', id: 1 }, document(1, example), hover(1));
    const before = await replies();
    send({ kind: 'cancel', id: 1 });
    assert.deepEqual([before.map(valueIn), await replies()], [['6'], []]);
  });

  const unanswered: [name: string, requests: AnalysisRequest[]][] = [
    ['a stale version', [document(1, example), document(2, example), hover(1, { version: 1 })]],
    ['a version that is yet to come', [document(1, example), hover(1, { version: 2 })]],
    ['a document that was closed', [document(1, example), { kind: 'close', uri }, hover(1)]],
    ['a document that nobody sent', [hover(1)]],
    ['an unknown language', [document(1, example, { language: 'cobol' }), hover(1)]],
    [
      'a document that became one of an unknown language',
      [document(1, example), document(2, example, { language: 'cobol' }), hover(1, { version: 2 })],
    ],
    ['an offset behind the text', [document(1, example), hover(1, { offset: 1_000 })]],
  ];
  for (const [name, requests] of unanswered)
    it(`answers nothing about ${name}`, async () => {
      const { send, replies } = conversation();
      send(...requests);
      assert.deepEqual(await replies(), [{ kind: 'answer', id: 1, answer: undefined }]);
    });

  it('tells of a fault, and goes on', async () => {
    const { send, replies } = conversation();
    send(document(1, example), hover(1, { digits: 1_000 }), hover(2));
    const [fault, answer] = await replies();
    assert.ok(fault?.kind === 'fault');
    assert.deepEqual([fault.id, fault.message.split('\n')[0]?.startsWith('RangeError: ')], [1, true]);
    assert.equal(answer && valueIn(answer), '6');
  });

  it('keeps nothing that was not finished in time', async () => {
    const long =
      'import math\n# at: x=0.5\ndef f(x):\n    for k in range(9000):\n        x = math.sin(x)\n    return x\n';
    let late = true;
    // In a hurry the clock strides on at each look.
    const { send, replies } = conversation((looks) => (late ? looks * 600 : 0));
    const ask = (id: number): AnalysisRequest => hover(id, { mode: 'asked', offset: long.indexOf('f(x)') });
    send(document(1, long), ask(1));
    const first = await replies();
    late = false;
    send(ask(2));
    const second = await replies();
    assert.deepEqual(
      [...first, ...second].map((r) => hoverIn(r)?.kind),
      ['declined', 'derivatives'],
    );
  });

  it('reads a text anew where a version changes it', async () => {
    const { send, replies } = conversation();
    send(document(1, example), hover(1));
    const before = await replies();
    send(document(2, example.replace('a = 2', 'a = 3')), hover(2, { version: 2 }));
    assert.deepEqual([...before, ...(await replies())].map(valueIn), ['6', '8']);
  });

  it('speaks of places where they stand after an edit above', async () => {
    const { send, replies } = conversation();
    send(document(1, example), hover(1));
    await replies();
    const shifted = `# one\n\n${example}`;
    send(document(2, shifted), hover(2, { version: 2, offset: shifted.indexOf('e = ') }));
    const [reply] = await replies();
    const found = reply && hoverIn(reply);
    assert.ok(found?.kind === 'derivatives');
    assert.deepEqual(
      [shifted.slice(found.span.start, found.span.end), found.point.map((p) => [p.name, p.line])],
      [
        'e',
        [
          ['a', 3],
          ['b', 4],
        ],
      ],
    );
  });
});

describe('the documents', () => {
  before(() => python.load());

  it('take over what an edit did not touch, from any version that was read', () => {
    const documents = new Documents();
    const units = (version: number, text: string | undefined, read = true) => {
      if (text !== undefined) documents.set(state(version, text));
      return read
        ? documents
            .get(uri, version)
            ?.programAt(0)
            .units.map((u) => u.statements)
        : undefined;
    };
    const first = units(1, 'a = 2\nb = 1\nc = a * b\n');
    // This one nobody asks about.
    units(2, 'a = 2\nb = \nc = a * b\n', false);
    const third = units(3, 'a = 2\nb = 12\nc = a * b\n');
    assert.deepEqual(
      first?.map((statements, k) => statements === third?.[k]),
      [true, false, true],
    );
  });

  it('forget the inspections of another language under the same name', () => {
    const documents = new Documents();
    documents.set(state(1, example));
    const before = documents.get(uri, 1)?.inspections;
    documents.set(state(2, example));
    const same = documents.get(uri, 2)?.inspections === before;
    documents.set(state(3, example, { language: 'javascript' }));
    assert.deepEqual([same, documents.get(uri, 3)?.inspections === before], [true, false]);
  });
});

/** An analysis whose messages are all sent before it begins with an answer. */
function conversation(clock: (looks: number) => number = () => 0) {
  let looks = 0;
  const tasks: (() => void)[] = [];
  let told: AnalysisReply[] = [];
  const analysis = new Analysis({
    reply: (message) => told.push(message),
    now: () => clock(looks++),
    later: (task) => tasks.push(task),
  });
  return {
    send: (...requests: AnalysisRequest[]): void => {
      for (const request of requests) analysis.receive(request);
    },
    /** What is answered to everything that was sent since the last time. */
    replies: async (): Promise<AnalysisReply[]> => {
      for (const task of tasks.splice(0)) {
        task();
        await new Promise((resolve) => setImmediate(resolve));
      }
      const all = told;
      told = [];
      return all;
    },
    /** How often a question was begun, or its end looked for. */
    looks: () => looks,
  };
}

function state(version: number, text: string, more: Partial<DocumentState> = {}): DocumentState {
  return { uri, version, language: 'python', text, ...more };
}

function document(version: number, text: string, more: Partial<DocumentState> = {}): AnalysisRequest {
  return { kind: 'document', document: state(version, text, more) };
}

interface HoverMore {
  readonly version?: number;
  readonly offset?: number;
  readonly digits?: number;
  readonly mode?: 'asked';
}

function hover(id: number, more: HoverMore = {}): AnalysisRequest {
  const { version = 1, offset = example.indexOf('e = '), digits = 6, mode = 'always' } = more;
  const question: Question = { kind: 'hover', offset, mode, given: {} };
  return { kind: 'ask', id, uri, version, options: { ...usualOptions, digits }, question };
}

function hoverIn(reply: AnalysisReply): Hover | undefined {
  return reply.kind === 'answer' ? (reply.answer as Hover | undefined) : undefined;
}

function valueIn(reply: AnalysisReply): string | undefined {
  const found = hoverIn(reply);
  return found?.kind === 'derivatives' ? found.values[0]?.value : undefined;
}
