import 'mocha/mocha.js'; // the build for browsers runs with Node as well

/** What the report's line begins with; the report follows as JSON. */
const marker = 'extension-host-tests ';

/**
 * Runs the tests that `load` registers, in whichever extension host this is: with Node or in a browser's worker.
 * The report goes to the console in one line, for that leaves every host.
 */
export async function runTests(load: () => Promise<unknown>): Promise<void> {
  const mocha = new Mocha({ reporter: 'base', timeout: 20_000, forbidOnly: true, forbidPending: true });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await load();
  const faults: string[] = [];
  const { stats, failures } = await new Promise<Mocha.Runner>((resolve) => {
    const runner = mocha.run(() => resolve(runner));
    runner.on('fail', (test, error: Error) => faults.push(`${test.fullTitle()}\n${error.message}`));
  });
  const { passes = 0, pending = 0 } = stats ?? {};
  console.log(marker + JSON.stringify({ passed: passes, failed: failures, pending, faults }));
  if (failures > 0) throw new Error(`${failures} failed`);
}
