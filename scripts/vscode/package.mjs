// The extension as it is shipped.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { home } from './install.mjs';
import { npm } from './npm.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Builds and packages the extension; answers with the path of the `.vsix`. */
export async function packageExtension() {
  mkdirSync(home, { recursive: true });
  const vsix = join(home, 'extension.vsix');
  await npm(['run', '--silent', 'package', '--', '--out', vsix], { cwd: root });
  return vsix;
}
