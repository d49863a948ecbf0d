import { batch } from './batch';

async function main(args: readonly string[]): Promise<number> {
  const [command] = args;
  if (command === 'batch') {
    await batch(process.stdin, process.stdout);
    return 0;
  }
  process.stderr.write(`derivative-inspector: unknown command ${command ?? ''}\n`);
  return 2;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`derivative-inspector: ${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 70;
  },
);
