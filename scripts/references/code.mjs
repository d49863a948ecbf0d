// Runs the JavaScript code of code_cases.ts and tells how far its numbers are off: at the table's samples, which has
// to be below 1e-12, and at the points of references.json.
//
//     npx tsx scripts/references/code_cases.ts javascript | node scripts/references/code.mjs
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';

const { cases, missing } = JSON.parse(readFileSync(0, 'utf8'));
const smallest = 2.2250738585072014e-308;
let worst = 0;
let count = 0;

function errorOf(got, want) {
  if (!Number.isFinite(want) || !Number.isFinite(got)) return Object.is(got, want) ? 0 : Infinity;
  return Math.abs(got - want) / Math.max(Math.abs(want), smallest);
}

for (const { operation, lines, points } of cases) {
  const far = [];
  for (const { at, value, exact } of points) {
    const names = Object.fromEntries(at.map((v, k) => [`x${k + 1}`, v]));
    const error = errorOf(runInNewContext(`{ ${lines.join('\n')} result }`, names), Number(value));
    count++;
    if (!exact) worst = Math.max(worst, error);
    if (!exact && error > 1e-12) process.exitCode = 1;
    if (error > 1e-12) far.push(`[${at}] ${error.toExponential(1)}`);
  }
  if (far.length) console.log(`${operation}: ${far.length} points: ${far.slice(0, 4).join('; ')}`);
}
console.log(`${count} points; at samples at most ${worst.toExponential(1)}`);
console.log(`missing: ${missing.map((m) => m.operation).join(' ')}`);
