import { readFileSync } from 'node:fs';
import { answer } from '../../src/cli/answer';
import { parseRequest } from '../../src/cli/request';
import { number, table } from './measure';

/** Questions of `batch`, a JSON object a line: how many a second are answered, and the slowest of them. */
export async function questionsBench(file: string): Promise<string> {
  const requests = readFileSync(file, 'utf8').split('\n').filter(Boolean).map(parseRequest);
  const times: [ms: number, id: string][] = [];
  const start = process.hrtime.bigint();
  for (const r of requests) {
    if (!('request' in r)) continue;
    const before = process.hrtime.bigint();
    await answer(r.request);
    times.push([Number(process.hrtime.bigint() - before) / 1e6, String(r.request.id)]);
  }
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const slowest = times.sort(([a], [b]) => b - a).slice(0, 3);
  return table([
    ['questions', String(times.length)],
    ['a second', number(times.length / seconds)],
    ['median ms', number(times[times.length >> 1]?.[0] ?? Number.NaN)],
    ...slowest.map(([ms, id]) => [`slowest: ${id}, ms`, number(ms)]),
  ]);
}
