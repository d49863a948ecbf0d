import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { answer } from './answer';
import { parseRequest } from './request';

/** Answers questions line by line: a JSON object in, a JSON object out, until the input ends. */
export async function batch(input: Readable, output: Writable): Promise<void> {
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (!line.trim()) continue;
    const parsed = parseRequest(line);
    const result = 'request' in parsed ? await answer(parsed.request) : parsed.refusal;
    if (!output.write(`${JSON.stringify(result)}\n`))
      await new Promise((resolve) => output.once('drain', resolve));
  }
}
