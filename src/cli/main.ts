import { version } from '../../package.json';
import { UsageError } from './arguments';
import { batch } from './batch';
import { help } from './help';
import { type Console, exitCodes, inspectCommand } from './inspect';
import { UnknownNode } from './report';

const console: Console = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
};

async function main([command, ...rest]: readonly string[]): Promise<number> {
  switch (command) {
    case 'batch':
      await batch(process.stdin, process.stdout);
      return exitCodes.answered;
    case 'inspect':
      return inspectCommand(rest, console);
    case '--version':
      console.out(`${version}\n`);
      return exitCodes.answered;
    case '--help':
    case '-h':
    case 'help':
      console.out(help);
      return exitCodes.answered;
    case undefined:
      throw new UsageError('a command is needed');
    default:
      throw new UsageError(`${command} is no command`);
  }
}

function failed(error: unknown): number {
  if (error instanceof UsageError || error instanceof UnknownNode) {
    console.err(`derivative-inspector: ${error.message}\nTry derivative-inspector --help\n`);
    return exitCodes.usage;
  }
  console.err(
    `derivative-inspector: a fault of this program: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return 70;
}

void main(process.argv.slice(2))
  .catch(failed)
  .then((code) => {
    process.exitCode = code;
  });
