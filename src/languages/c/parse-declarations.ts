import { type Cursor, shown } from './cursor';
import { parseDeclarator } from './parse-declarators';
import { parseAssignment } from './parse-expressions';
import { parseSpecifiers, type Specifiers, startsType } from './parse-types';
import { parseBraces } from './parse-words';
import type { DeclarationSyntax, DeclaratorSyntax, SyntaxExpression, SyntaxStatement } from './syntax';

/** Whether what follows declares something, as far as its first tokens tell. */
export function startsDeclaration(cursor: Cursor): boolean {
  const [first, second, third] = [cursor.next, cursor.peek(1), cursor.peek(2)];
  if (first.kind !== 'word') return false;
  if (startsType(cursor)) return !(second.text === '(' && third.text !== '*') || first.text === 'decltype';
  if (cursor.isVariable(first.text)) return false;
  if (second.kind === 'word') return true;
  if (second.text === '::' || second.text === '<') return cursor.isCpp;
  if (second.text !== '*' && !(second.text === '&' && cursor.isCpp)) return false;
  let behind = 1;
  while (/^(?:\*|&|const|restrict|__restrict)$/.test(cursor.peek(behind).text)) behind++;
  const name = cursor.peek(behind);
  return (
    name.kind === 'word' && /^[;=,[)]$/.test(cursor.peek(behind + 1).text) && !cursor.isVariable(name.text)
  );
}

/** A declaration with its semicolon, or without it in a condition; undefined where none stands here. */
export function parseDeclaration(cursor: Cursor, inCondition = false): SyntaxStatement[] | undefined {
  if (!startsDeclaration(cursor)) return undefined;
  const certain = startsType(cursor);
  const { start } = cursor.next;
  const from = cursor.at;
  const specifiers = parseSpecifiers(cursor);
  if (!specifiers) return undefined;
  const defined = specifiers.defined ? [specifiers.defined] : [];
  if (cursor.is(';') && (certain || defined.length)) {
    cursor.take();
    return defined.length ? defined : [{ kind: 'empty', span: cursor.spanFrom(start) }];
  }
  const declarators = parseDeclarators(cursor, specifiers);
  const closes = inCondition ? cursor.is(')', ';') : cursor.is(';');
  if (!declarators || (!closes && !certain)) {
    if (!certain) {
      cursor.at = from;
      return undefined;
    }
    cursor.complain('syntax', cursor.spanHere(), `${shown(cursor.next)} is not expected here: a name is`);
    cursor.skipStatement();
    return [
      {
        kind: 'bad',
        span: cursor.spanFrom(start),
        code: 'syntax',
        message: 'This declaration is not complete',
      },
    ];
  }
  const { isStatic, isConstant, isTypedef } = specifiers;
  const at = cursor.spanFrom(start);
  if (!inCondition && !cursor.expect(';') && !cursor.is('}')) cursor.skipStatement();
  for (const { name, type } of declarators) if (isTypedef) cursor.declareType(name, type);
  if (isTypedef) return defined;
  const declaration: DeclarationSyntax = { kind: 'declaration', span: at, declarators, isStatic, isConstant };
  return [...defined, declaration];
}

/** The names of a declaration with their values; undefined where one is missing. */
function parseDeclarators(cursor: Cursor, specifiers: Specifiers): DeclaratorSyntax[] | undefined {
  const declarators: DeclaratorSyntax[] = [];
  do {
    const { start } = cursor.next;
    const declarator = parseDeclarator(cursor, specifiers, 'named');
    if (!declarator) return undefined;
    const { name, nameSpan, type } = declarator;
    if (!specifiers.isTypedef) cursor.declareVariable(name);
    const begun = parseBeginning(cursor);
    declarators.push({ name, nameSpan, type, span: cursor.spanFrom(start), ...begun });
  } while (cursor.accept(','));
  return declarators;
}

/** `= value`, `{1, 2}`, `(1, 2)` behind a declared name. */
export function parseBeginning(cursor: Cursor): Pick<DeclaratorSyntax, 'value' | 'args'> {
  if (cursor.accept('=')) return { value: cursor.is('{') ? parseBraces(cursor) : parseAssignment(cursor) };
  if (cursor.is('{') && cursor.isCpp) return { value: parseBraces(cursor) };
  if (!cursor.is('(') || !cursor.isCpp) return {};
  cursor.take();
  const args: SyntaxExpression[] = [];
  while (!cursor.is(')') && !cursor.atEnd) {
    args.push(cursor.is('{') ? parseBraces(cursor) : parseAssignment(cursor));
    if (!cursor.accept(',')) break;
  }
  cursor.expect(')');
  return { args };
}
