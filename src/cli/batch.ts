import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { problem } from '../core/problem';
import { span } from '../core/span';
import { answer, refusal } from './answer';
import type { Answer } from './messages';
import { parseRequest, type Request } from './request';

/** Answers questions line by line: a JSON object in, a JSON object out, until the input ends. */
export async function batch(input: Readable, output: Writable): Promise<void> {
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (!line.trim()) continue;
    const parsed = parseRequest(line.replace(/^\uFEFF/, ''));
    const result = 'request' in parsed ? await answered(parsed.request) : parsed.refusal;
    if (!output.write(`${JSON.stringify(result)}\n`))
      await new Promise((resolve) => output.once('drain', resolve));
  }
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
