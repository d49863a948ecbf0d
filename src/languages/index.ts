import { c, cpp } from './c';
import { javascript, typescript } from './javascript';
import { julia } from './julia';
import type { Language } from './language';
import { latex, markdown } from './latex';
import { python } from './python';

/** The front ends. A new language is a folder and a line here. */
export const languages: readonly Language[] = [
  python,
  javascript,
  typescript,
  julia,
  c,
  cpp,
  latex,
  markdown,
];

/** The front end of an identifier of the editor (`typescriptreact`), or of a file name's ending with its dot (`.ts`). */
export function languageFor(key: string): Language | undefined {
  const wanted = key.toLowerCase();
  return languages.find(
    ({ id, aliases, extensions }) => id === wanted || aliases.includes(wanted) || extensions.includes(wanted),
  );
}
