#!/usr/bin/env node
// Takes the arguments of a desktop VS Code that shall run extension tests, and runs them in a browser-hosted one of
// the version VSCODE_VERSION. Exits as that would.
import { runTestsAt } from './automation.mjs';
import { launchChromium } from './browser.mjs';
import { installEditor } from './install.mjs';
import { startServer } from './server.mjs';

process.exitCode = await main(process.argv.slice(2));

async function main(parameters) {
  const [folder = process.cwd()] = parameters.filter((one) => !one.startsWith('--'));
  const installation = await installEditor(process.env.VSCODE_VERSION ?? '');
  const server = await startServer(installation, { testDriver: true });
  const browser = await launchChromium();
  try {
    const names = ['extensionDevelopmentPath', 'extensionTestsPath'];
    const payload = names.map((name) => [name, server.uri(argument(parameters, name))]);
    return await runTestsAt(browser, server.open(folder, payload));
  } finally {
    await browser.close();
    await server.stop();
  }
}

function argument(parameters, name) {
  const start = `--${name}=`;
  const found = parameters.find((one) => one.startsWith(start));
  if (!found) throw new Error(`${start}… is missing.`);
  return found.slice(start.length);
}
