// Runs a command in a process group of its own and ends that whole group as soon as standard input closes: so
// also when whoever started it was killed and could not clean up.
//   node guard.mjs COMMAND ARGUMENT…
import { spawn, spawnSync } from 'node:child_process';

const [command = '', ...parameters] = process.argv.slice(2);
const windows = process.platform === 'win32';
const patience = 2000;

const child = spawn(command, parameters, {
  detached: !windows,
  stdio: ['ignore', 'inherit', 'inherit'],
  windowsHide: true,
});

child.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
child.on('exit', (code) => {
  kill('SIGKILL'); // what it left behind
  process.exit(code ?? 1);
});

for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => {}); // the starter decides
process.on('SIGTERM', end);
process.stdin.on('end', end).on('error', end).resume();

function end() {
  kill('SIGTERM');
  setTimeout(() => kill('SIGKILL'), patience);
}

function kill(signal) {
  if (child.pid === undefined) return;
  if (windows) {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { windowsHide: true });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group has ended already.
  }
}
