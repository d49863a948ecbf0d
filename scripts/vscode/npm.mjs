// npm as a child process, the same whether or not npm started us.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { guarded, lastLines } from './guarded.mjs';

/** npm hands its settings down in the environment; of these only what says where and how to fetch is kept. */
const kept =
  /^npm_config_(\/\/|@|cache$|userconfig$|globalconfig$|registry$|strict_ssl$|ca|.*proxy$|.*offline$|fetch_)/i;

const unreachable = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED)\b/;

/**
 * Runs npm quietly; what it wrote is part of the error if it fails.
 *
 * @param {readonly string[]} parameters
 * @param {{ cwd: string }} options
 */
export async function npm(parameters, { cwd }) {
  const [command, first] = npmCommand();
  const run = guarded(command, [...first, ...parameters], { cwd, env: cleanEnvironment() });
  if ((await run.exited) === 0) return;
  if (unreachable.test(run.output())) {
    throw new Error('npm could not reach its registry: it is needed once, to install packages.');
  }
  throw new Error(`npm ${parameters.join(' ')} failed:\n${lastLines(run.output())}`);
}

/** @returns {[string, string[]]} */
function npmCommand() {
  const candidates = [
    process.env.npm_execpath ?? '',
    join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  const script = candidates.find((path) => path.endsWith('npm-cli.js') && existsSync(path));
  return script ? [process.execPath, [script]] : ['npm', []];
}

function cleanEnvironment() {
  const entries = Object.entries(process.env);
  return Object.fromEntries(entries.filter(([name]) => !/^npm_/i.test(name) || kept.test(name)));
}
