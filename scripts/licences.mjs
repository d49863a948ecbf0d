// The licences of all packages whose code ends up in a bundle.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const allowed = new Set(['MIT', 'Apache-2.0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'BSL-1.0', '0BSD']);

/**
 * Names, versions and licence texts of the packages in these builds, equal texts once. Throws for a package that
 * must not be shipped.
 * @param {import('esbuild').Metafile[]} metafiles
 */
export function licenceNotices(metafiles) {
  const packages = bundledFolders(metafiles).map(readPackage);
  const faults = packages
    .filter((one) => !isAllowed(one.licence))
    .map((one) => `${one.name}: ${one.licence}`);
  if (faults.length > 0) throw new Error(`Licences that are not allowed:\n${faults.join('\n')}`);
  const groups = new Map();
  for (const one of packages) {
    for (const text of textsOf(one, packages)) groups.set(text, [...(groups.get(text) ?? []), one]);
  }
  const sections = [...groups].sort(([, a], [, b]) => b.length - a.length).map(section);
  return ['Derivative Inspector contains code of the following packages.', ...sections].join('\n\n');
}

/** Folders of packages that gave at least one byte. */
function bundledFolders(metafiles) {
  const inputs = metafiles
    .flatMap(({ outputs }) => Object.values(outputs))
    .flatMap((output) => Object.entries(output.inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .flatMap(([path]) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []);
  return [...new Set(inputs)].sort();
}

function readPackage(folder) {
  const { name, version, license = 'none' } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)\b/i.test(file));
  const texts = files.sort().map((file) => tidy(readFileSync(join(folder, file), 'utf8')));
  return { name, version, licence: String(license), texts };
}

/** The common kinds of SPDX expressions: one licence, all of several, or one to choose. */
function isAllowed(licence) {
  return licence
    .replace(/[()]/g, '')
    .split(' AND ')
    .every((part) => part.split(' OR ').some((one) => allowed.has(one.trim())));
}

/** A package that ships no text goes by the text of the same licence from the same publisher. */
function textsOf({ name, licence, texts }, packages) {
  if (texts.length > 0) return texts;
  const scope = name.startsWith('@') && name.slice(0, name.indexOf('/') + 1);
  const sibling = packages.find(
    (one) => scope && one.name.startsWith(scope) && one.licence === licence && one.texts.length > 0,
  );
  if (!sibling) throw new Error(`${name} has no text of its licence`);
  return sibling.texts;
}

function section([text, packages]) {
  const names = packages.map(({ name, version, licence }) => `${name} ${version} (${licence})`);
  return ['='.repeat(80), ...names, '-'.repeat(80), text].join('\n');
}

function tidy(text) {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .trim();
}
