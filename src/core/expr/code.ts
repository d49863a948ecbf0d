import { expanded } from './code-expand';
import { alwaysComputed, freshNames, repeatedParts } from './code-parts';
import type { CodeForm, CodeStyle } from './code-style';
import { asNumber, atom, type Piece, written } from './code-write';
import { type Expr, inOrder, of } from './expr';

/** Code that means the same number as the expression, wherever the language has that number. */
export interface Code {
  readonly code: string;
  /** Import statements that the code needs and the file lacks. */
  readonly imports: readonly string[];
}

export interface CodeLines {
  readonly lines: readonly string[];
  readonly imports: readonly string[];
}

/** Why there is no code: operations without a form, names that are none in the language, or `tooLong`. */
export interface NoCode {
  readonly missing: readonly string[];
}

export interface NamedExpr {
  readonly name: string;
  readonly expression: Expr;
}

/** The only entry of `missing` where the code would be longer than a person could use. */
export const tooLong = 'too long';

const mostCharacters = 20_000;

/** One expression as code of a host language, as one expression there. */
export function codeOf(e: Expr, style: CodeStyle): Code | NoCode {
  const result = lay([{ name: '', expression: e }], style, false);
  return 'missing' in result ? result : { code: result.lines[0] ?? '', imports: result.imports };
}

/**
 * Assignments of the results, after assignments of larger parts that occur more than once. The names of the
 * parts are new in the file.
 */
export function codeLines(results: readonly NamedExpr[], style: CodeStyle): CodeLines | NoCode {
  return lay(results, style, true);
}

function lay(results: readonly NamedExpr[], style: CodeStyle, assigned: boolean): CodeLines | NoCode {
  const whole = inOrder(results.map((r) => r.expression));
  if (whole.length > mostCharacters) return { missing: [tooLong] };
  const { roots, missing } = expanded(
    results.map((r) => r.expression),
    style,
  );
  const nodes = inOrder(roots);
  if (nodes.length > mostCharacters) return { missing: [tooLong] };
  const inputs = nodes.flatMap((e) => (e.kind === 'input' ? [e.name] : []));
  const names = assigned ? results.map((r) => r.name) : [];
  const wrong = [...missing, ...unusable(inputs, names, style)];
  if (wrong.length) return { missing: wrong };
  const used = new Set<CodeForm>();
  const lines = statements(
    { nodes, roots, names, style, use: (form) => used.add(form) },
    new Set([...inputs.map(rootName), ...names]),
  );
  if (!lines) return { missing: [tooLong] };
  const words = new Set([...used].flatMap(({ text }) => wordsOf(text)));
  const hidden = [...inputs, ...names].filter((name) => words.has(rootName(name)));
  if (hidden.length) return { missing: hidden };
  return { lines, imports: [...new Set([...used].flatMap((form) => form.imports ?? []))] };
}

/** Names that are none in the language, and results that would change what other results are made of. */
function unusable(inputs: readonly string[], results: readonly string[], style: CodeStyle): string[] {
  const { identifier, reserved } = style;
  const isName = (name: string) => identifier.test(name) && !reserved.has(name);
  const roots = new Set(inputs.map(rootName));
  return [
    ...inputs.filter((name) => !isName(rootName(name)) || !/^(?:\[\d+(?:, \d+)*\])*$/.test(indices(name))),
    ...results.filter((name, k) => !isName(name) || roots.has(name) || results.indexOf(name) !== k),
  ];
}

function rootName(name: string): string {
  return name.split('[', 1)[0] ?? name;
}

function indices(name: string): string {
  return name.slice(rootName(name).length);
}

/** The names that a form refers to: `np` of `np.exp(#1)`. */
function wordsOf(text: string): string[] {
  return text.match(/(?<![.\w$'"])[A-Za-z_$][\w$]*/g) ?? [];
}

interface Layout {
  readonly nodes: readonly Expr[];
  readonly roots: readonly Expr[];
  readonly names: readonly string[];
  readonly style: CodeStyle;
  readonly use: (form: CodeForm) => void;
}

/** The text of the only expression where nothing is named, else assignments; nothing where it is too long. */
function statements(layout: Layout, names: ReadonlySet<string>): string[] | undefined {
  const { nodes, roots, style, use } = layout;
  const sure = alwaysComputed(nodes, roots, style);
  const parts = layout.names.length
    ? repeatedParts(nodes, roots, style.lazy ? sure : undefined)
    : new Set<Expr>();
  const name = freshNames(names, style);
  const pieces = new Map<Expr, Piece>();
  const lines: string[] = [];
  let length = 0;
  const add = (line: string): void => {
    lines.push(line);
    length += line.length + 1;
  };
  for (const e of nodes) {
    const piece = written(e, pieces, style, !sure.has(e), use);
    if (piece.text.length + length > mostCharacters) return undefined;
    if (parts.has(e)) {
      const own = name();
      add(assignment(style, own, piece.text));
      pieces.set(e, atom(own, piece));
    } else pieces.set(e, piece);
  }
  roots.forEach((e, k) => {
    const { text } = asNumber(of(pieces, e), style, use);
    const own = layout.names[k];
    add(own === undefined ? text : assignment(style, own, text));
  });
  return length > mostCharacters ? undefined : lines;
}

function assignment(style: CodeStyle, name: string, value: string): string {
  return style.assignment.replace(/#([12])/g, (_, k: string) => (k === '1' ? name : value));
}
