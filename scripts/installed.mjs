// Whether `npm ci` has anything to do.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Whether node_modules holds what the lock file says; packages for other platforms may be absent. */
export function installed() {
  const wanted = packages('package-lock.json');
  const present = packages('node_modules/.package-lock.json');
  if (!wanted || !present) return false;
  return (
    Object.keys(present).every((path) => path in wanted) &&
    Object.entries(wanted).every(([path, { version, optional }]) =>
      path in present ? present[path].version === version && existsSync(root + path) : optional === true,
    ) &&
    sameDependencies()
  );
}

/** The packages that a lock file lists by path, without the project itself. */
function packages(file) {
  if (!existsSync(root + file)) return undefined;
  const { '': _project, ...rest } = JSON.parse(readFileSync(root + file, 'utf8')).packages;
  return rest;
}

/** A package.json that was edited without its lock file is left to `npm ci`, which says what is wrong. */
function sameDependencies() {
  const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  const locked = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')).packages[''];
  return ['dependencies', 'devDependencies'].every(
    (kind) => JSON.stringify(manifest[kind]) === JSON.stringify(locked[kind]),
  );
}
