// Runs the bundled tests in the web extension host: a worker of the browser, without Node.
//   node scripts/vscode/web.mjs
import { fileURLToPath } from 'node:url';
import { open } from '@vscode/test-web';
import { runTestsAt } from './automation.mjs';
import { launchChromium } from './browser.mjs';
import { testBundle } from './bundle.mjs';
import { installWebEditor } from './install.mjs';
import { freePort } from './server.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

process.exitCode = await main();

async function main() {
  const { version: _version, ...build } = await installWebEditor();
  const port = await freePort();
  const host = '127.0.0.1';
  const server = await open({
    ...build,
    browserType: 'none', // ours is no download
    esm: true,
    extensionDevelopmentPath: root,
    extensionTestsPath: testBundle,
    folderPath: `${root}examples`,
    host,
    port,
  });
  const browser = await launchChromium();
  try {
    return await runTestsAt(browser, `http://${host}:${port}`);
  } finally {
    await browser.close();
    server.dispose();
  }
}
