import { partOfClass } from '../shared/inheritance';
import type { Binding } from '../shared/scope';

const word = '[\\p{L}_$][\\p{L}\\p{N}_$]*';
const heading = new RegExp(
  `^(?:export[ \\t]+)?(?:default[ \\t]+)?(?:abstract[ \\t]+)?class[ \\t]+(${word})(?:(?!\\bextends\\b)[^{])*(?:\\bextends[ \\t]+(${word}))?[^{]*\\{`,
  'gmu',
);

/**
 * What the file's own classes make of names: classes that are needed in parts, since others extend them or their own
 * values are read, and under a name with a point before it the getters, which reading a property calls.
 */
export function classBindings(text: string): Map<string, Binding> {
  const bindings = new Map<string, Binding>();
  const found = [...text.matchAll(heading)].map(([, name = '', base = '']) => ({ name, base }));
  const names = found.map(({ name }) => name);
  for (const { name, base } of found) {
    const extended = found.some((other) => other.base === name);
    const own = name.replaceAll('$', '\\$');
    const single = names.filter((other) => other === name).length === 1;
    const inParts =
      extended || names.includes(base) || new RegExp(`(?<![\\w$.])${own}\\s*\\.\\s*[\\w$]`).test(text);
    const merged = new RegExp(`\\b(?:namespace|interface)\\s+${own}\\b|^[ \\t]*${own}\\s*=(?!=)`, 'm').test(
      text,
    );
    if (inParts && single && !merged)
      bindings.set(name, { kind: 'class', statics: partOfClass(name, 'static'), extended });
  }
  for (const name of getters(text)) bindings.set(`.${name}`, { kind: 'property' });
  return bindings;
}

/** Properties that arrays, texts and maps have. */
const common = new Set(['length', 'size', 'name', 'constructor', 'prototype', 'byteLength', 'buffer']);

/** Names that are getters wherever the file has them: no field, no other method and no key is called so. */
function getters(text: string): string[] {
  const found = [
    ...text.matchAll(
      /(?:^|[;{}])[ \t]*(?:(?:public|protected|private|override)[ \t]+)*get[ \t]+([\w$]+)[ \t]*\(\)/gm,
    ),
  ].map(([, name = '']) => name);
  return [...new Set(found)].filter((name) => {
    if (common.has(name)) return false;
    const own = name.replaceAll('$', '\\$');
    const others = new RegExp(
      `\\bset[ \\t]+${own}\\b|\\.${own}\\s*(?:[-+*/%&|^]|\\*\\*|<<|>>>?|\\?\\?|&&|\\|\\|)?=(?![=>])|\\.${own}\\s*(?:\\+\\+|--)|[{,]\\s*${own}\\s*[:,}]|^[ \\t]*(?:(?:public|private|protected|readonly|static|declare)[ \\t]+)*${own}[ \\t]*[?!]?[ \\t]*[:=;(]|['"]${own}['"]|(?:public|private|protected|readonly)[ \\t]+${own}\\b`,
      'm',
    );
    return !others.test(text);
  });
}
