import { span } from '../../core/span';
import { closeBrace } from './parse-brackets';
import { endsCell, parseCondition } from './parse-condition';
import type { Reader } from './reader';
import type { CaseRow, Node } from './syntax';
import type { Token } from './tokens';

const matrices: ReadonlySet<string> = new Set([
  'pmatrix',
  'bmatrix',
  'matrix',
  'smallmatrix',
  'psmallmatrix',
  'bsmallmatrix',
  'array',
  'Bmatrix',
]);
const cases: ReadonlySet<string> = new Set(['cases', 'dcases']);
/** Layouts of one expression over several lines. */
const layouts: ReadonlySet<string> = new Set(['aligned', 'split', 'gathered', 'multlined', 'alignedat']);

/** `\begin{pmatrix} … \end{pmatrix}`, `\begin{cases} … \end{cases}`. `asCases`: an array behind `\left\{`. */
export function parseEnvironment(reader: Reader, asCases = false): Node {
  const begin = reader.next();
  const name = begin.text.replace(/\*$/, '');
  const at = span(begin.start, begin.end);
  if (name === 'array' || name === 'alignedat') skipColumns(reader);
  reader.open.push('\\begin');
  const node = reader.nested((): Node => {
    if (cases.has(name) || (asCases && name === 'array'))
      return { kind: 'cases', span: at, rows: caseRows(reader) };
    if (matrices.has(name)) return { kind: 'matrix', span: at, rows: matrixRows(reader) };
    if (layouts.has(name)) return layout(reader);
    throw reader.refuse('unsupported-syntax', at, `The environment ${name} is not followed in a formula`);
  });
  reader.open.pop();
  closeEnvironment(reader, begin);
  if (node.kind === 'matrix') checkRows(reader, node, begin);
  return { ...node, span: reader.spanFrom(begin.start) };
}

function skipColumns(reader: Reader): void {
  const open = reader.take('{');
  if (open === undefined) return;
  while (!reader.finished && !reader.at('}')) reader.next();
  closeBrace(reader, open);
}

function closeEnvironment(reader: Reader, begin: Token): void {
  const token = reader.peek();
  if (token?.kind === 'end' && token.text === begin.text) {
    reader.next();
    return;
  }
  if (reader.recovering) return;
  if (token === undefined)
    throw reader.refuse('syntax', span(begin.start, begin.end), `\\begin{${begin.text}} is not ended`);
  if (token.kind === 'end')
    throw reader.refuse(
      'syntax',
      span(token.start, token.end),
      `\\begin{${begin.text}} is ended by \\end{${token.text}}`,
    );
  throw reader.unexpected();
}

function matrixRows(reader: Reader): Node[][] {
  const rows: Node[][] = [];
  while (!endsEnvironment(reader)) {
    const row = [cell(reader)];
    while (reader.take('&') !== undefined) row.push(cell(reader));
    rows.push(row);
    if (!reader.atKind('newline')) break;
    reader.next();
  }
  return rows;
}

function cell(reader: Reader): Node {
  if (endsCell(reader, 0)) throw reader.refuse('unsupported-syntax', reader.here, 'This cell is empty');
  return reader.grammar.expression(reader);
}

function checkRows(reader: Reader, node: Node & { kind: 'matrix' }, begin: Token): void {
  const at = reader.spanFrom(begin.start);
  const width = node.rows[0]?.length;
  if (width === undefined) throw reader.refuse('unsupported-syntax', at, 'This matrix is empty');
  if (node.rows.some((row) => row.length !== width))
    throw reader.refuse('shape-mismatch', at, 'The rows of this matrix differ in length');
}

function caseRows(reader: Reader): CaseRow[] {
  const rows: CaseRow[] = [];
  while (!endsEnvironment(reader)) {
    const value = cell(reader);
    reader.take(',');
    const marked = reader.take('&') !== undefined;
    reader.take(',');
    const bare = endsCell(reader, 0);
    if (bare && marked) throw reader.refuse('syntax', reader.here, 'The condition is missing');
    rows.push({ value, condition: bare ? undefined : parseCondition(reader) });
    if (reader.at('.') || reader.at(',') || reader.at(';')) reader.next();
    if (!reader.atKind('newline')) break;
    reader.next();
  }
  return rows;
}

function layout(reader: Reader): Node {
  while (reader.take('&') !== undefined);
  return reader.grammar.expression(reader);
}

function endsEnvironment(reader: Reader): boolean {
  return reader.finished || reader.atKind('end') || reader.atKind('right');
}
