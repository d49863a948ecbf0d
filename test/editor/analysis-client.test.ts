import assert from 'node:assert/strict';
import { AnalysisClient } from '../../src/editor/analysis-client';
import type { AnalysisReply, AnalysisRequest } from '../../src/protocol/analysis';
import type { Survey } from '../../src/protocol/questions';
import { usualOptions } from '../analysis/answered';
import { StillClock } from './clock';

type Client = InstanceType<typeof AnalysisClient>;
type Source = Parameters<Client['ask']>[0];
type Token = NonNullable<Parameters<Client['ask']>[3]>;
type Line = Awaited<ReturnType<ConstructorParameters<typeof AnalysisClient>[0]>>;

const deadline = usualOptions.deadline;
const patience = 4_000;

describe('the client of the analysis', () => {
  let clock: StillClock;
  beforeEach(() => {
    clock = new StillClock();
  });
  afterEach(() => clock.restore());

  it('starts no worker before the first question, and one for all of them', async () => {
    const { client, lines, ask } = clientOf();
    assert.equal(lines.length, 0);
    await Promise.all([ask(), ask(), ask()].map((asked) => asked.posted));
    assert.equal(lines.length, 1);
    client.dispose();
  });

  it('sends a text once a version, and again after it was closed', async () => {
    const { client, lines, ask } = clientOf();
    await ask().posted;
    await ask().posted;
    await ask({ version: 2 }).posted;
    await ask({ uri: 'file:///b' }).posted;
    client.forget('file:///a');
    client.forget('file:///never');
    await ask({ version: 2 }).posted;
    assert.deepEqual(lines[0]?.told(), [
      'document file:///a 1',
      'ask 1 file:///a 1',
      'ask 2 file:///a 1',
      'document file:///a 2',
      'ask 3 file:///a 2',
      'document file:///b 1',
      'ask 4 file:///b 1',
      'close file:///a',
      'document file:///a 2',
      'ask 5 file:///a 2',
    ]);
    client.dispose();
  });

  it('lets the worker keep 24 texts: those asked about last', async () => {
    const { client, lines, ask } = clientOf();
    for (let k = 0; k < 24; k++) await ask({ uri: `file:///${k}` }).posted;
    await ask({ uri: 'file:///0' }).posted;
    await ask({ uri: 'file:///24' }).posted;
    await ask({ uri: 'file:///1' }).posted;
    assert.deepEqual(
      lines[0]?.told().filter((line) => line.startsWith('close') || line.startsWith('document file:///1 ')),
      ['document file:///1 1', 'close file:///1', 'close file:///2', 'document file:///1 1'],
    );
    client.dispose();
  });

  it('answers nothing where it is disposed of while the worker starts', async () => {
    const { client, ask } = clientOf();
    const asked = ask();
    client.dispose();
    assert.equal(await asked.answer, undefined);
  });

  it('gives each answer to its question, whatever their order', async () => {
    const { lines, ask } = clientOf();
    const [one, two] = [ask(), ask()];
    await Promise.all([one.posted, two.posted]);
    lines[0]?.reply({ kind: 'answer', id: 2, answer: found('second') });
    lines[0]?.reply({ kind: 'answer', id: 2, answer: found('once more') });
    lines[0]?.reply({ kind: 'answer', id: 7, answer: found('nobody asked') });
    lines[0]?.reply({ kind: 'answer', id: 1, answer: undefined });
    assert.deepEqual([await one.answer, await two.answer], [undefined, found('second')]);
  });

  it('answers nothing where there was a fault, and logs it', async () => {
    const { lines, logged, ask } = clientOf();
    const asked = ask();
    await asked.posted;
    lines[0]?.reply({ kind: 'fault', id: 1, message: 'RangeError' });
    assert.deepEqual([await asked.answer, logged], [undefined, ['error: fault in the analysis: RangeError']]);
  });

  it('says why there is no answer', async () => {
    const { lines, outcome } = clientOf();
    const token = cancellable();
    const asked = [outcome(), outcome({ token }), outcome(), outcome()];
    await Promise.all(asked.map((a) => a.posted));
    lines[0]?.reply({ kind: 'fault', id: 1, message: 'RangeError' });
    token.cancel();
    lines[0]?.reply({ kind: 'answer', id: 3, answer: found('here') });
    lines[0]?.lose('exit code 1');
    const late = outcome();
    await late.posted;
    clock.pass(deadline + patience);
    assert.deepEqual(await Promise.all([...asked, late].map((a) => a.answer)), [
      { missing: 'fault' },
      { missing: 'cancelled' },
      { answer: found('here') },
      { missing: 'lost' },
      { missing: 'late' },
    ]);
  });

  it('cancels a question, which is then answered at once', async () => {
    const { lines, ask } = clientOf();
    const token = cancellable();
    const asked = ask({ token });
    await asked.posted;
    token.cancel();
    assert.equal(await asked.answer, undefined);
    lines[0]?.reply({ kind: 'answer', id: 1, answer: found('late') });
    assert.deepEqual([lines[0]?.told().at(-1), token.listeners.size], ['cancel 1', 0]);
  });

  it('asks nothing of a token that is cancelled already', async () => {
    const { lines, ask } = clientOf();
    const token = cancellable();
    token.cancel();
    assert.deepEqual([await ask({ token }).answer, lines[0]?.told()], [undefined, []]);
  });

  it('listens to a token no longer than its question', async () => {
    const { lines, ask } = clientOf();
    const token = cancellable();
    const asked = ask({ token });
    await asked.posted;
    lines[0]?.reply({ kind: 'answer', id: 1, answer: undefined });
    await asked.answer;
    token.cancel();
    assert.deepEqual([token.listeners.size, lines[0]?.told().at(-1)], [0, 'ask 1 file:///a 1']);
  });

  it('ends the questions of a worker that was lost; the next one starts another, which is told the text anew', async () => {
    const { lines, logged, ask } = clientOf();
    const [one, two] = [ask(), ask()];
    await Promise.all([one.posted, two.posted]);
    lines[0]?.lose('exit code 1');
    assert.deepEqual([await one.answer, await two.answer, lines.length], [undefined, undefined, 1]);
    const three = ask();
    await three.posted;
    lines[1]?.reply({ kind: 'answer', id: 3, answer: found('third') });
    assert.deepEqual(
      [await three.answer, lines[0]?.disposed, lines[1]?.told(), logged],
      [
        found('third'),
        true,
        ['document file:///a 1', 'ask 3 file:///a 1'],
        ['warn: the analysis was lost and is started anew: exit code 1'],
      ],
    );
  });

  it('replaces a worker that does not answer, some time after the deadline', async () => {
    const { lines, ask } = clientOf();
    const one = ask();
    await one.posted;
    clock.pass(1_000);
    const two = ask();
    await two.posted;
    clock.pass(deadline + patience - 1_001);
    const before = lines[0]?.disposed;
    clock.pass(1);
    assert.deepEqual([await one.answer, await two.answer, before], [undefined, undefined, false]);
    await ask().posted;
    assert.deepEqual([lines[0]?.disposed, lines.length], [true, 2]);
  });

  it('leaves a worker alone whose questions were answered or cancelled in time', async () => {
    const { lines, logged, ask } = clientOf();
    const token = cancellable();
    const [one, two] = [ask(), ask({ token })];
    await Promise.all([one.posted, two.posted]);
    lines[0]?.reply({ kind: 'answer', id: 1, answer: undefined });
    token.cancel();
    await Promise.all([one.answer, two.answer]);
    clock.pass(deadline + patience);
    await ask().posted;
    assert.deepEqual([lines.length, logged], [1, []]);
  });

  it('ends the worker of what nobody wants to wait for, and asks another', async () => {
    const { client, lines, logged, outcome } = clientOf();
    const token = cancellable();
    const one = outcome({ token });
    await one.posted;
    token.cancel();
    client.restart();
    assert.deepEqual(await one.answer, { missing: 'cancelled' });
    await outcome().posted;
    assert.deepEqual(
      [lines.map((line) => line.disposed), lines[1]?.told(), logged],
      [[true, false], ['document file:///a 1', 'ask 2 file:///a 1'], []],
    );
  });

  it('tries again where a worker did not start', async () => {
    const { lines, logged, ask, failNext } = clientOf();
    failNext(new Error('no memory'));
    assert.equal(await ask().answer, undefined);
    await ask().posted;
    assert.deepEqual(
      [lines.length, logged],
      [1, ['warn: the analysis was lost and is started anew: Error: no memory']],
    );
  });

  it('ends all questions when it is disposed of, and answers no more', async () => {
    const { client, lines, ask } = clientOf();
    const [one, two] = [ask(), ask()];
    await Promise.all([one.posted, two.posted]);
    client.dispose();
    assert.deepEqual(
      [await one.answer, await two.answer, await ask().answer, lines.map((l) => l.disposed)],
      [undefined, undefined, undefined, [true]],
    );
  });
});

interface Asked {
  /** Resolves when the worker has the question. */
  readonly posted: Promise<unknown>;
  readonly answer: Promise<Survey | undefined>;
}

interface Ask {
  readonly uri?: string;
  readonly version?: number;
  readonly token?: Token;
}

function sourceOf({ uri = 'file:///a', version = 1 }: Ask): Source {
  return {
    uri,
    version,
    language: 'python',
    text: '',
    offsetAt: () => 0,
    placeAt: () => assert.fail('the client knows no places'),
    rangeOf: () => undefined,
  };
}

function clientOf() {
  const lines: FakeLine[] = [];
  const logged: string[] = [];
  let failure: Error | undefined;
  const log = (level: string) => (message: string | Error) => void logged.push(`${level}: ${message}`);
  const start = (): Promise<Line> => {
    const error = failure;
    failure = undefined;
    if (error) return Promise.reject(error);
    const line = new FakeLine();
    lines.push(line);
    return Promise.resolve(line);
  };
  const client = new AnalysisClient(start, { error: log('error'), warn: log('warn'), debug: log('debug') });
  // The line is there after some turns of the promises, and the question is posted with the last of them.
  const asked = <A>(answer: Promise<A>) => ({
    answer,
    posted: new Promise((resolve) => setImmediate(resolve)),
  });
  const ask = ({ token, ...of }: Ask = {}): Asked =>
    asked(client.ask<'survey'>(sourceOf(of), { kind: 'survey' }, usualOptions, token));
  const outcome = ({ token, ...of }: Ask = {}) =>
    asked(client.outcome<'survey'>(sourceOf(of), { kind: 'survey' }, usualOptions, token));
  const failNext = (error: Error): void => {
    failure = error;
  };
  return { client, lines, logged, ask, outcome, failNext };
}

/** A line whose other end is the test. */
class FakeLine {
  disposed = false;
  private readonly requests: AnalysisRequest[] = [];
  private readonly onReply = new Set<(message: AnalysisReply) => void>();
  private readonly onEnd = new Set<(reason: string) => void>();

  readonly onMessage = listenersOf(this.onReply);
  readonly onLost = listenersOf(this.onEnd);

  post(message: AnalysisRequest): void {
    this.requests.push(message);
  }

  dispose(): void {
    this.disposed = true;
  }

  reply(message: AnalysisReply): void {
    for (const listener of this.onReply) listener(message);
  }

  lose(reason: string): void {
    for (const listener of this.onEnd) listener(reason);
  }

  /** What was posted, a line each. */
  told(): string[] {
    return this.requests.map((r) => {
      if (r.kind === 'document') return `document ${r.document.uri} ${r.document.version}`;
      if (r.kind === 'ask') return `ask ${r.id} ${r.uri} ${r.version}`;
      return r.kind === 'cancel' ? `cancel ${r.id}` : `close ${r.uri}`;
    });
  }
}

function listenersOf<T>(listeners: Set<(value: T) => void>) {
  return (listener: (value: T) => void) => {
    listeners.add(listener);
    return { dispose: () => listeners.delete(listener) };
  };
}

function cancellable() {
  const listeners = new Set<(value: unknown) => void>();
  const token = {
    isCancellationRequested: false,
    onCancellationRequested: listenersOf(listeners),
    listeners,
    cancel: (): void => {
      token.isCancellationRequested = true;
      for (const listener of listeners) listener(undefined);
    },
  };
  return token;
}

function found(text: string): Survey {
  return { found: [{ kind: 'formula', text, line: 1, offset: 0 }] };
}
