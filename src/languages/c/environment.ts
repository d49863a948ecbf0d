import { hashText } from '../shared/hash';
import type { Piece } from '../shared/pieces';
import { Cursor } from './cursor';
import { keyOf, preprocessed } from './directives';
import { expanded, type Macro } from './macros';
import { type Functions, functionName, withFunction, withoutSpans } from './overloads';
import { parseItems } from './parse-items';
import { rules } from './parse-statements';
import type { ChainSyntax, FunctionSyntax, StructSyntax, SyntaxExpression, SyntaxStatement } from './syntax';
import { tokensOf } from './tokens';
import { type CType, int } from './types';

/** What the definitions of a file mean to each other. */
export interface Environment {
  readonly isCpp: boolean;
  readonly macros: ReadonlyMap<string, Macro>;
  /** Names of types: `typedef`, `using`, structs. */
  readonly types: ReadonlyMap<string, CType>;
  readonly structs: ReadonlyMap<string, StructSyntax>;
  readonly functions: Functions;
  /** Variables and constants of the file. */
  readonly variables: ReadonlyMap<string, CType>;
  /** Constants that are plain integers. */
  readonly constants: ReadonlyMap<string, number>;
  /** Of all of it: equal keys, equal meaning. */
  readonly key: string;
}

/** The environment while it is collected. */
class Collected implements Environment {
  readonly types = new Map<string, CType>();
  readonly structs = new Map<string, StructSyntax>();
  readonly functions = new Map<string, readonly FunctionSyntax[]>();
  readonly variables = new Map<string, CType>();
  readonly constants = new Map<string, number>();
  key = '';

  constructor(
    readonly isCpp: boolean,
    readonly macros: ReadonlyMap<string, Macro>,
  ) {}

  typeNamed(name: string): CType | undefined {
    return this.types.get(name);
  }

  add(item: SyntaxStatement): void {
    switch (item.kind) {
      case 'struct':
        this.structs.set(item.name, item);
        this.types.set(item.name, { kind: 'struct', name: item.name });
        for (const method of item.methods) this.addFunction(method);
        return;
      case 'enum':
        return this.addEnum(item.constants);
      case 'function':
        return this.addFunction(item);
      case 'declaration':
        for (const { name, type, value } of item.declarators) {
          this.variables.set(name, type);
          const whole =
            item.isConstant && type.kind === 'integer' ? plainInteger(value, this.constants) : undefined;
          if (whole !== undefined) this.constants.set(name, whole);
        }
        return;
      case 'bad':
      case 'block':
      case 'break':
      case 'case':
      case 'continue':
      case 'default':
      case 'empty':
      case 'expression':
      case 'for':
      case 'forEach':
      case 'if':
      case 'return':
      case 'switch':
      case 'throw':
      case 'while':
        return;
    }
  }

  private addEnum(constants: Extract<SyntaxStatement, { kind: 'enum' }>['constants']): void {
    let next: number | undefined = 0;
    for (const { name, value } of constants) {
      next = value ? plainInteger(value, this.constants) : next;
      this.variables.set(name, int);
      if (next !== undefined) this.constants.set(name, next);
      next = next === undefined ? undefined : next + 1;
    }
  }

  private addFunction(item: FunctionSyntax): void {
    const name = functionName(item);
    this.functions.set(name, withFunction(this.functions.get(name) ?? [], item));
  }
}

/** The value of an integer expression whose parts are plain; undefined for all else. */
export function plainInteger(
  e: SyntaxExpression | undefined,
  constants: ReadonlyMap<string, number>,
): number | undefined {
  if (!e) return undefined;
  switch (e.kind) {
    case 'number':
      return /^(?:0[xX][\da-fA-F]+|0|[1-9]\d*)[uUlL]*$/.test(e.text)
        ? Number(e.text.replace(/[uUlL]+$/, ''))
        : undefined;
    case 'name':
      return constants.get(e.text);
    case 'unary': {
      const inner = plainInteger(e.operand, constants);
      return e.sign === '-' && inner !== undefined ? -inner : undefined;
    }
    case 'chain':
      return plainChain(e, constants);
    case 'assign':
    case 'bad':
    case 'braces':
    case 'call':
    case 'cast':
    case 'character':
    case 'comma':
    case 'conditional':
    case 'construct':
    case 'index':
    case 'lambda':
    case 'member':
    case 'postfix':
    case 'sizeof':
    case 'string':
      return undefined;
  }
}

function plainChain(
  { first, links }: ChainSyntax,
  constants: ReadonlyMap<string, number>,
): number | undefined {
  let total = plainInteger(first, constants);
  for (const { sign, operand } of links) {
    const right = plainInteger(operand, constants);
    if (total === undefined || right === undefined) return undefined;
    if (sign === '+') total += right;
    else if (sign === '-') total -= right;
    else if (sign === '*') total *= right;
    else return undefined;
  }
  return total;
}

export interface PreprocessedFile {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly environment: Environment;
}

/** Of a piece longer than this only the head is looked at: a table's elements say nothing of its type. */
const longestHead = 20_000;

export function fileEnvironment(
  whole: string,
  isCpp: boolean,
  cut: (text: string) => readonly Piece[],
): PreprocessedFile {
  const { text, macros } = preprocessed(whole, isCpp);
  const pieces = cut(text);
  const environment = new Collected(isCpp, macros);
  for (const { start, end } of pieces) {
    const tokens = expanded(tokensOf(text.slice(start, Math.min(end, start + longestHead))), macros) ?? [];
    const cursor = new Cursor(tokens, environment, rules, end - start, isCpp);
    const items = parseItems(cursor, { headsOnly: true });
    for (const [name, type] of cursor.declaredTypes) environment.types.set(name, type);
    for (const item of items) environment.add(item);
  }
  environment.key = hashText(environmentKey(environment));
  return { text, pieces, environment };
}

function environmentKey({
  macros,
  types,
  structs,
  functions,
  variables,
  constants,
  isCpp,
}: Environment): string {
  const heads = [...functions].map(([name, all]) => [name, all.map((f) => ({ ...f, body: f.body?.length }))]);
  const parts = [isCpp, [...types], [...structs], heads, [...variables], [...constants]];
  return `${keyOf(macros)}\n${JSON.stringify(parts, withoutSpans)}`;
}

/** In a single expression only the standard names are known. */
export function expressionEnvironment(isCpp: boolean): Environment {
  return new Collected(isCpp, new Map());
}
