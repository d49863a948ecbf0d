import { partOfClass } from '../shared/inheritance';
import type { Binding } from '../shared/scope';

const heading = /^class[ \t]+(\w+)[ \t]*(?:\(([^)]*)\))?[ \t]*:/gm;

/**
 * What the file's own classes make of names: classes that are needed in parts, since others extend them or their own
 * values are read, and under a name with a point before it the properties, whose reading calls a method.
 */
export function classBindings(text: string): Map<string, Binding> {
  const bindings = new Map<string, Binding>();
  if (!/^class\b/m.test(text)) return bindings;
  const found = [...text.matchAll(heading)].map(([, name = '', bases = '']) => ({ name, bases }));
  const names = found.map(({ name }) => name);
  const extended = new Set(found.flatMap(({ bases }) => bases.split(',').map((base) => base.trim())));
  for (const { name, bases } of found) {
    const single = names.filter((other) => other === name).length === 1;
    if (
      !single ||
      new RegExp(`^(?:${name}[ \\t]*=|(?:def|import|from)\\b.*\\b${name}\\b[ \\t]*(?:\\(|$))`, 'm').test(text)
    )
      continue;
    const inParts =
      extended.has(name) ||
      bases.split(',').some((base) => names.includes(base.trim())) ||
      /\bEnum$/.test(bases.trim()) ||
      new RegExp(`(?<![\\w.])${name}\\s*\\.\\s*\\w`).test(text);
    if (inParts)
      bindings.set(name, {
        kind: 'class',
        statics: partOfClass(name, 'static'),
        extended: extended.has(name),
      });
  }
  for (const name of properties(text)) bindings.set(`.${name}`, { kind: 'property' });
  return bindings;
}

/** Attributes that arrays and modules have. */
const common = new Set(
  'T mT H real imag data grad shape size length ndim dtype device values indices sign logdet logabsdet'.split(
    ' ',
  ),
);

/** Names that are properties wherever the file has them: no attribute and no other method is called so. */
function properties(text: string): string[] {
  const found = [...text.matchAll(/^[ \t]+@property[ \t]*\n(?:[ \t]+@[^\n]*\n)*[ \t]+def[ \t]+(\w+)/gm)].map(
    ([, name = '']) => name,
  );
  return [...new Set(found)].filter((name) => {
    if (common.has(name) || text.includes(`@${name}.`)) return false;
    const definitions = [...text.matchAll(new RegExp(`\\bdef[ \\t]+${name}\\b`, 'g'))].length;
    const others = new RegExp(
      `\\.${name}\\b[ \\t]*(?:[-+*/%]|\\*\\*|//)?=(?!=)|^[ \\t]+${name}[ \\t]*[:=]|\\.${name}\\b[ \\t]*,[^=\\n]*=`,
      'm',
    );
    return definitions === found.filter((other) => other === name).length && !others.test(text);
  });
}
