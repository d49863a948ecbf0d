import { engineBench } from './engine';
import { textBench } from './text';

/** Everything in one run: medians, and ratios where two things are compared, because machines differ. */
async function main(): Promise<void> {
  console.log(`engine\n${engineBench()}\n`);
  console.log(`text\n${await textBench()}`);
}

void main();
