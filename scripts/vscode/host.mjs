// Runs the bundled tests in the extension host of one version of VS Code: the desktop's where it can be downloaded
// and shown, else the browser-hosted one.
//   node scripts/vscode/host.mjs VERSION
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { testBundle } from './bundle.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const launcher = fileURLToPath(new URL('launcher.mjs', import.meta.url));
const [version = ''] = process.argv.slice(2);
const patience = 5000;

process.exitCode = await runTests({
  ...((await desktopIsPossible()) ? { version } : { vscodeExecutablePath: launcher }),
  extensionDevelopmentPath: root,
  extensionTestsPath: testBundle,
  extensionTestsEnv: { VSCODE_VERSION: version },
  launchArgs: [`${root}examples`, '--disable-extensions'],
}).catch((error) => {
  console.error(error.message);
  return 1;
});

async function desktopIsPossible() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) return false;
  try {
    const address = `https://update.code.visualstudio.com/api/versions/${version}/linux-x64/stable`;
    const { ok } = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(patience) });
    return ok;
  } catch {
    return false;
  }
}
