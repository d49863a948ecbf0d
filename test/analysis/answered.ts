import { Analysis } from '../../src/analysis/analysis';
import type { PointValue } from '../../src/core/program/program';
import type { AnswerOptions } from '../../src/protocol/analysis';
import type { Answers, Given, Question } from '../../src/protocol/questions';

export const usualOptions: AnswerOptions = { digits: 6, samples: true, operations: 250_000, deadline: 1_000 };

/** Values that somebody set, by the target's key. */
export function givenValues(points: Readonly<Record<string, Readonly<Record<string, PointValue>>>>): Given {
  return Object.fromEntries(Object.entries(points).map(([key, values]) => [key, { values, opaque: [] }]));
}

/** Marks the cursor in a source: no language has this character. */
const mark = '‸';

/** A source without its marks, and where they stood. */
export function unmarked(marked: string): { text: string; offsets: number[] } {
  const parts = marked.split(mark);
  const offsets = parts.slice(0, -1).map((_, k) => parts.slice(0, k + 1).join('').length);
  return { text: parts.join(''), offsets };
}

type Kind = Question['kind'];
type Asked<K extends Kind> = Omit<Extract<Question, { kind: K }>, 'offset' | 'given'>;

/** What the analysis answers at the mark of a text that it sees for the first time. */
export async function answered<K extends Kind>(
  language: string,
  marked: string,
  question: Asked<K> & { readonly kind: K },
  more: Partial<AnswerOptions> & { readonly given?: Given } = {},
): Promise<Answers[K]> {
  const { text, offsets } = unmarked(marked);
  const { given = {}, ...options } = more;
  const [answer] = await answersOf<K>(
    { language, text },
    offsets.map((offset) => ({ ...question, offset, given })),
    options,
  );
  return answer as Answers[K];
}

/** The answers to questions about one document; a fault inside is thrown. */
export async function answersOf<K extends Kind>(
  { language, text }: { readonly language: string; readonly text: string },
  questions: readonly object[],
  options: Partial<AnswerOptions> = {},
): Promise<Answers[K][]> {
  const document = { uri: 'file:///document', version: 1, language, text };
  return new Promise((resolve, reject) => {
    const answers = new Map<number, Answers[K]>();
    const analysis = new Analysis({
      now: () => 0,
      later: (task) => setImmediate(task),
      reply: (message) => {
        if (message.kind === 'fault') return reject(new Error(message.message));
        answers.set(message.id, message.answer as Answers[K]);
        if (answers.size === questions.length)
          resolve(questions.map((_, id) => answers.get(id) as Answers[K]));
      },
    });
    analysis.receive({ kind: 'document', document });
    questions.forEach((question, id) => {
      const asked = question as Question;
      const { uri, version } = document;
      analysis.receive({
        kind: 'ask',
        id,
        uri,
        version,
        options: { ...usualOptions, ...options },
        question: asked,
      });
    });
  });
}
