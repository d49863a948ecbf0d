// Draws media/icon.png, which the marketplace wants, from media/icon.svg by a headless Chromium.
//   node scripts/icon.mjs [path of the browser]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const size = 256;
const [browser = 'chromium'] = process.argv.slice(2);
const media = fileURLToPath(new URL('../media/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'icon-'));
const page = join(folder, 'icon.html');

writeFileSync(page, `<body style="margin:0">${readFileSync(`${media}icon.svg`, 'utf8')}</body>`);
const { status, error } = spawnSync(
  browser,
  [
    ...['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--force-device-scale-factor=1'],
    ...['--default-background-color=00000000', `--window-size=${size},${size}`],
    ...[`--user-data-dir=${folder}`, `--screenshot=${media}icon.png`, page],
  ],
  { stdio: ['ignore', 'ignore', 'inherit'] },
);
rmSync(folder, { recursive: true, force: true });
if (error) console.error(error.message);
process.exitCode = status ?? 1;
