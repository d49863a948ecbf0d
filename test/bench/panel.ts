import { drawingIn } from '../../media/panel/drawing/boxes';
import { byLetters } from '../../media/panel/drawing/measure';
import { asWritten, modelOf } from '../../media/panel/graph/model';
import { lookOf } from '../../media/panel/state/look';
import { startState } from '../../media/panel/state/state';
import { update } from '../../media/panel/state/update';
import { Analysis } from '../../src/analysis/analysis';
import type { AnalysisReply } from '../../src/protocol/analysis';
import type { Picture } from '../../src/protocol/panel';
import { median, number, table } from './measure';
import { pythonFunction } from './texts';

const options = { digits: 6, samples: true, operations: 250_000, deadline: 60_000 };

/** What somebody waits for in the panel, without the drawing itself: the answer, the picture laid out, a frame of a drag. */
export async function panelBench(): Promise<string> {
  const rows = [['operations', 'answer ms', 'picture ms', 'of which layout ms', 'frame of a drag ms']];
  for (const operations of [100, 1000, 10_000]) {
    const begun = performance.now();
    const picture = await pictureOf(pythonFunction(operations));
    const answered = performance.now() - begun;
    rows.push([String(operations), number(answered), ...times(picture)]);
  }
  return table(rows);
}

function times(answer: Picture): string[] {
  const place = { uri: '', file: '', line: 0, character: 0 };
  const shown = () => update(startState(undefined), { kind: 'show', version: 1, edit: 0, place, answer });
  const model = modelOf(answer, undefined);
  const labels = { digits: 6, edgeLabels: 'number', beside: false } as const;
  const layout = () => drawingIn(asWritten(model), labels, 'right', { width: 1200, height: 800 }, byLetters);
  let state = shown();
  let value = 0.5;
  const drag = () => {
    value += 0.001;
    state = update(state, { kind: 'value', node: 0, value, begins: false });
    lookOf(state);
  };
  const laidOut = median(9, layout);
  return [number(median(9, () => lookOf(shown())) + laidOut), number(laidOut), number(median(25, drag))];
}

async function pictureOf(text: string): Promise<Picture> {
  const reply = await new Promise<AnalysisReply>((resolve) => {
    const analysis = new Analysis({
      reply: resolve,
      now: () => performance.now(),
      later: (task) => void setTimeout(task, 0),
    });
    const uri = 'bench.py';
    analysis.receive({ kind: 'document', document: { uri, version: 1, language: 'python', text } });
    const question = { kind: 'picture', offset: text.indexOf('def f(') + 4, given: {} } as const;
    analysis.receive({ kind: 'ask', id: 1, uri, version: 1, options, question });
  });
  const answer = reply.kind === 'answer' ? reply.answer : undefined;
  if (!answer || !('tape' in answer)) throw new Error('the benchmark has no picture');
  return answer;
}
