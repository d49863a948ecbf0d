import { engineBench } from './engine';
import { largeBench } from './layout/large';
import { othersThere } from './layout/others';
import { panelBench } from './panel';
import { questionsBench } from './questions';
import { textBench } from './text';

/**
 * Everything in one run: medians, and ratios where two things are compared, because machines differ.
 * Named files hold questions of `batch`, which are timed as well.
 */
async function main(files: readonly string[]): Promise<void> {
  console.log(`engine\n${engineBench()}\n`);
  console.log(`text\n${await textBench()}\n`);
  console.log(`panel\n${await panelBench()}`);
  const others = await othersThere();
  const advice = others.length ? '' : ' (graphviz and dagre beside it: npm install in test/bench/layout)';
  console.log(`\nlayout${advice}\n${largeBench(others)}`);
  for (const file of files) console.log(`\n${file}\n${await questionsBench(file)}`);
}

void main(process.argv.slice(2));
