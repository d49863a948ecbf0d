import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import type { TypesetAnswer, TypesetQuestion } from '../../src/protocol/typeset';
import { assertSound, requestFor } from './drawn';

const entry = join(__dirname, '..', '..', 'src', 'typeset', 'worker.ts');

describe('the worker that typesets', () => {
  let folder: string;
  let file: string;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'typeset-'));
    file = join(folder, 'typeset.js');
    const options = { bundle: true, platform: 'browser', format: 'iife', target: 'es2022' } as const;
    await build({ ...options, entryPoints: [entry], outfile: file, logLevel: 'error' });
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  it('answers in a thread of Node, each question once and in their order', async () => {
    const worker = new Worker(file);
    const formulas = ['x', '\\frac{1}{', '\\mathbb{R}^{n}'];
    try {
      const answers = await collect(worker, formulas);
      assert.deepEqual(
        answers.map((answer) => ('id' in answer ? answer.id : 'ready')),
        ['ready', 0, 1, 2],
      );
      const kinds = answers.flatMap((answer) => ('id' in answer ? [answer.result] : []));
      kinds.forEach(assertSound);
      assert.deepEqual(
        kinds.map((result) => 'svg' in result),
        [true, false, true],
      );
    } finally {
      await worker.terminate();
    }
  });
});

function collect(worker: Worker, formulas: string[]): Promise<TypesetAnswer[]> {
  return new Promise((resolve, reject) => {
    const answers: TypesetAnswer[] = [];
    worker.on('error', reject);
    worker.on('message', (answer: TypesetAnswer) => {
      answers.push(answer);
      if (answers.length > formulas.length) resolve(answers);
    });
    formulas.forEach((latex, id) => {
      const question: TypesetQuestion = { id, request: requestFor(latex) };
      worker.postMessage(question);
    });
  });
}
