import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { problem } from '../core/problem';
import { span } from '../core/span';
import { answer, refusal } from './answer';
import type { Answer } from './messages';
import { parseRequest, type Request } from './request';

/** Answers questions line by line: a JSON object in, a JSON object out, until the input ends. */
export async function batch(input: Readable, output: Writable): Promise<void> {
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]();
  // The text of a line is let go before its question is answered: a million numbers are as long as the work on them.
  const next = (): Promise<Read> => lines.next().then(read);
  for (let parsed = await next(); parsed !== 'end'; parsed = await next()) {
    if (parsed === 'empty') continue;
    const result = 'request' in parsed ? await answered(parsed.request) : parsed.refusal;
    output.write(JSON.stringify(result));
    if (!output.write('\n')) await new Promise((resolve) => output.once('drain', resolve));
  }
}

type Read = ReturnType<typeof parseRequest> | 'empty' | 'end';

function read({ value, done }: IteratorResult<string, unknown>): Read {
  if (done === true) return 'end';
  const line = value.replace(/^\uFEFF/, '');
  return line.trim() ? parseRequest(line) : 'empty';
}

/** A fault of ours in one question must not cost the others their answers. */
async function answered(request: Request): Promise<Answer> {
  try {
    return await answer(request);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return refusal(
      request,
      problem('fault', span(0, 0), 'a fault of derivative-inspector itself; standard error has its trace'),
    );
  }
}
