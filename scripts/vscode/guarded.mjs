// Processes that never outlive this one.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const guard = fileURLToPath(new URL('guard.mjs', import.meta.url));
const keptCharacters = 200_000;

/**
 * @typedef {object} Guarded
 * @property {Promise<number>} exited the exit code
 * @property {() => string} output what it wrote so far; the last part if that is long
 * @property {() => Promise<number>} stop ends it with everything that it started
 */

/**
 * Starts a command whose whole process group ends with this process, at the latest.
 *
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, onOutput?: (text: string) => void }} [options]
 * @returns {Guarded}
 */
export function guarded(command, parameters, { cwd, env, onOutput } = {}) {
  const child = spawn(process.execPath, [guard, command, ...parameters], {
    cwd,
    env,
    detached: process.platform !== 'win32', // a signal for our group must not kill the guard first
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  let output = '';
  const take = (text) => {
    output = (output + text).slice(-keptCharacters);
    onOutput?.(text);
  };
  child.stdout.setEncoding('utf8').on('data', take);
  child.stderr.setEncoding('utf8').on('data', take);
  child.stdin.on('error', () => {}); // it ended by itself
  const exited = new Promise((resolve) => {
    child.on('error', (error) => {
      take(error.message);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
  const stop = () => {
    child.stdin.end();
    return exited;
  };
  return { exited, output: () => output, stop };
}

/** The last lines of a log, for an error message. */
export function lastLines(text, count = 20) {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

export function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
