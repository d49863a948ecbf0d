import { type Binding, pathBinding } from '../shared/scope';
import { memberNames } from './libraries';

/** What the import statements in a text bind: names to full paths. The text is one statement or several lines. */
export function importBindings(text: string): Map<string, Binding> {
  const bindings = new Map<string, Binding>();
  const plain = text.replace(/#[^\n]*/g, '').replace(/\\\r?\n/g, ' ');
  for (const [, module = '', group, list = ''] of plain.matchAll(fromImport)) {
    for (const [name, alias] of importedNames(group ?? list).flatMap((item) => spreadStar(module, item))) {
      bindings.set(alias ?? name, pathBinding(`${module}.${name}`));
    }
  }
  for (const [, list = ''] of plain.matchAll(plainImport)) {
    for (const [path, alias] of importedNames(list)) {
      const root = path.split('.', 1)[0] ?? path;
      bindings.set(alias ?? root, pathBinding(alias ? path : root));
    }
  }
  return bindings;
}

type Imported = [name: string, alias: string | undefined];

function spreadStar(module: string, item: Imported): Imported[] {
  return item[0] === '*' ? memberNames(module).map((member): Imported => [member, undefined]) : [item];
}

const fromImport = /^[ \t;]*from[ \t]+([\w.]+)[ \t]+import[ \t]*(?:\(([^)]*)\)?|([^\n;]*))/gm;
const plainImport = /^[ \t;]*import[ \t]+([^\n;]*)/gm;

function importedNames(list: string): Imported[] {
  return list.split(',').flatMap((item): Imported[] => {
    const found = /^\s*([\w.]+|\*)(?:\s+as\s+(\w+))?\s*$/.exec(item);
    return found?.[1] ? [[found[1], found[2]]] : [];
  });
}

const importing = /(?:[ \t]*#[^\n]*\n)*(?:import|from|try|if|with)\b/y;

/** Whether the piece that begins at `start` may contain imports that bind at the top level. */
export function mayImport(text: string, start: number): boolean {
  importing.lastIndex = start;
  return importing.test(text);
}
