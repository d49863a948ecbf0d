// Counts the identifiers at which a hover would come by itself in the given files and folders: in code that has
// nothing to do with numbers there should be fewer than one in a thousand.
//   npm run quiet -- FOLDER…
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Documents, type TextDocument } from '../../src/analysis/documents';
import { hoverAt } from '../../src/analysis/hover/hover';
import { languageFor } from '../../src/languages/index';

const options = { digits: 6, samples: true, operations: 250_000, deadline: 1_000 };
const keywords = new Set(
  'and as async await break case catch class const continue def default del do elif else except export extends finally for from function if import in instanceof is lambda let new not or pass raise return static switch this throw try typeof var void while with yield'.split(
    ' ',
  ),
);

interface Count {
  readonly identifiers: number;
  readonly hovers: number;
  readonly places: readonly string[];
}

async function main(paths: readonly string[]): Promise<void> {
  const total = { identifiers: 0, hovers: 0 };
  for (const path of paths) {
    const count = { identifiers: 0, hovers: 0 };
    const places: string[] = [];
    for (const file of filesIn(path)) {
      const found = await countIn(file);
      count.identifiers += found.identifiers;
      count.hovers += found.hovers;
      places.push(...found.places);
    }
    total.identifiers += count.identifiers;
    total.hovers += count.hovers;
    console.log(`${rate(count)}  ${path}`);
    for (const place of places) console.log(`    ${place}`);
  }
  console.log(`${rate(total)}  together`);
}

function rate({ identifiers, hovers }: { identifiers: number; hovers: number }): string {
  const perThousand = ((1_000 * hovers) / Math.max(identifiers, 1)).toFixed(3);
  return `${String(hovers).padStart(6)} of ${String(identifiers).padStart(8)} identifiers, ${perThousand} in a thousand`;
}

function filesIn(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isSymbolicLink() || entry.name === 'node_modules' || entry.name === '.git') return [];
    const inner = join(path, entry.name);
    if (entry.isDirectory()) return filesIn(inner);
    return entry.isFile() && languageFor(extname(entry.name)) ? [inner] : [];
  });
}

async function countIn(file: string): Promise<Count> {
  const language = languageFor(extname(file));
  const text = readFileSync(file, 'utf8');
  if (!language || text.length > 1_000_000) return { identifiers: 0, hovers: 0, places: [] };
  await language.load();
  const documents = new Documents();
  documents.set({ uri: file, version: 1, language: language.id, text });
  const document = documents.get(file, 1);
  return document ? countIdentifiers(file, document) : { identifiers: 0, hovers: 0, places: [] };
}

function countIdentifiers(file: string, document: TextDocument): Count {
  let [identifiers, hovers] = [0, 0];
  const places = new Map<number, string[]>();
  for (const { 0: word, index } of document.text.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)) {
    if (keywords.has(word)) continue;
    identifiers++;
    const question = { kind: 'hover', offset: index, given: {}, mode: 'unasked' } as const;
    if (!hoverAt(document, question, { options, given: {}, expired: () => false })) continue;
    hovers++;
    const { line } = document.lines.positionAt(index);
    places.set(line, [...(places.get(line) ?? []), word]);
  }
  const lines = document.text.split('\n');
  const shown = [...places].map(
    ([line, words]) => `${file}:${line} [${words.join(' ')}] ${lines[line - 1]?.trim().slice(0, 120)}`,
  );
  return { identifiers, hovers, places: shown };
}

void main(process.argv.slice(2));
