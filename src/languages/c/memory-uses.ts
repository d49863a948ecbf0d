import type { Environment } from './environment';
import { parameterType } from './overloads';
import { childrenOf } from './sequencing';
import type { DeclarationSyntax, ParameterSyntax, SyntaxExpression, SyntaxStatement } from './syntax';
import type { CType } from './types';

/** What a function does with the memory that its parameters point to. */
export interface MemoryUses {
  /** Parameters whose memory is written to. */
  readonly written: ReadonlySet<string>;
  /** Those that are written to before anything is read through them, as far as the text's order tells. */
  readonly writtenFirst: ReadonlySet<string>;
  /** Those that are indexed or moved, so that they point to more than one value. */
  readonly several: ReadonlySet<string>;
  /** Those that are moved or set anew themselves. */
  readonly moved: ReadonlySet<string>;
}

export function memoryUses(
  parameters: readonly ParameterSyntax[],
  body: readonly SyntaxStatement[],
  environment: Environment,
): MemoryUses {
  const walker = new Walker(parameters, environment);
  walker.statements(body);
  return walker;
}

/** Goes through a body in the order in which it runs, loops and branches as they stand. */
class Walker implements MemoryUses {
  readonly written = new Set<string>();
  readonly writtenFirst = new Set<string>();
  readonly several = new Set<string>();
  readonly moved = new Set<string>();
  private readonly seen = new Set<string>();
  /** Names that point into the same memory. */
  private readonly aliases = new Map<string, string>();
  private readonly references = new Set<string>();

  constructor(
    parameters: readonly ParameterSyntax[],
    private readonly environment: Environment,
  ) {
    for (const { name, type } of parameters) {
      if (type.kind === 'pointer' || type.kind === 'reference') this.aliases.set(name, name);
      if (type.kind === 'reference') this.references.add(name);
    }
  }

  statements(all: readonly SyntaxStatement[]): void {
    for (const s of all) this.statement(s);
  }

  private statement(s: SyntaxStatement): void {
    switch (s.kind) {
      case 'expression':
        return this.expression(s.value);
      case 'declaration':
        return this.declaration(s);
      case 'block':
        return this.statements(s.body);
      case 'if':
        this.statements(s.before);
        this.expression(s.test);
        this.statement(s.body);
        return s.otherwise && this.statement(s.otherwise);
      case 'while':
      case 'for':
      case 'forEach':
        return this.loop(s);
      case 'switch':
        this.expression(s.value);
        return this.statements(s.body);
      case 'return':
        return s.value && this.expression(s.value);
      case 'bad':
      case 'break':
      case 'case':
      case 'continue':
      case 'default':
      case 'empty':
      case 'enum':
      case 'function':
      case 'struct':
      case 'throw':
        return;
    }
  }

  private declaration(s: DeclarationSyntax): void {
    for (const d of s.declarators) {
      const value = d.value ?? d.args?.[0];
      const aliased = value && this.isAlias(d.type) && this.alias(d.name, value, d.type);
      if (value && !aliased) this.expression(value);
    }
  }

  private loop(s: Extract<SyntaxStatement, { kind: 'while' | 'for' | 'forEach' }>): void {
    if (s.kind === 'forEach') {
      this.expression(s.items);
      if (s.item.type.kind === 'reference') this.alias(s.item.name, s.items, s.item.type);
      return this.statement(s.body);
    }
    const [before, after] = s.kind === 'while' && s.testLast ? [undefined, s.test] : [s.test, undefined];
    if (s.kind === 'for') this.statements(s.begin);
    if (before) this.expression(before);
    this.statement(s.body);
    if (after) this.expression(after);
    if (s.kind === 'for' && s.update) this.expression(s.update);
  }

  private isAlias(type: CType): boolean {
    return type.kind === 'pointer' || type.kind === 'reference' || type.kind === 'deduced';
  }

  private alias(name: string, value: SyntaxExpression, type: CType): boolean {
    const base = this.base(value);
    if (base === undefined || value.kind === 'index' || value.kind === 'member') return false;
    this.aliases.set(name, base);
    this.several.add(base);
    if (type.kind === 'reference') this.references.add(name);
    return true;
  }

  private expression(e: SyntaxExpression): void {
    switch (e.kind) {
      case 'assign':
        this.expression(e.right);
        return this.assigned(e.left, e.sign === '=', e.right);
      case 'postfix':
        return this.changed(e.operand);
      case 'unary':
        if (e.sign === '++' || e.sign === '--') return this.changed(e.operand);
        return e.sign === '*' ? this.read(e) : this.expression(e.operand);
      case 'index':
      case 'member':
        return this.read(e);
      case 'name':
        return this.references.has(e.text) ? this.read(e) : undefined;
      case 'call':
        return this.called(e);
      case 'bad':
      case 'braces':
      case 'cast':
      case 'chain':
      case 'character':
      case 'comma':
      case 'conditional':
      case 'construct':
      case 'lambda':
      case 'number':
      case 'sizeof':
      case 'string':
        for (const inner of childrenOf(e)) this.expression(inner);
    }
  }

  /** `i++`: of a pointer it moves, of what it points to that is changed. */
  private changed(operand: SyntaxExpression): void {
    if (operand.kind === 'name' && !this.references.has(operand.text)) {
      const own = this.aliases.get(operand.text);
      if (own !== undefined) this.several.add(own);
      if (own === operand.text) this.moved.add(own);
      return;
    }
    this.read(operand);
    this.write(this.base(operand));
  }

  private assigned(left: SyntaxExpression, plainly: boolean, right: SyntaxExpression): void {
    if (left.kind === 'name' && !this.references.has(left.text)) {
      const own = this.aliases.get(left.text);
      if (own === left.text) this.moved.add(own);
      if (own !== undefined && this.base(right) !== own && own !== left.text) this.aliases.delete(left.text);
      if (own !== undefined) this.several.add(own);
      return;
    }
    this.inside(left);
    if (!plainly) this.touch(this.base(left), 'read');
    this.write(this.base(left));
  }

  private read(e: SyntaxExpression): void {
    this.inside(e);
    this.touch(this.base(e), 'read');
  }

  /** Indices and what else is computed to find a place. */
  private inside(e: SyntaxExpression): void {
    if (e.kind === 'index') {
      this.expression(e.index);
      const base = this.base(e.array);
      const zero = e.index.kind === 'number' && Number(e.index.text) === 0;
      if (base !== undefined && !zero) this.several.add(base);
      this.inside(e.array);
    } else if (e.kind === 'member') this.inside(e.object);
    else if (e.kind === 'unary' || e.kind === 'postfix') {
      if (e.kind === 'postfix') this.changed(e.operand);
      else this.inside(e.operand);
    } else if (e.kind === 'chain') {
      const base = this.base(e);
      if (base !== undefined) this.several.add(base);
      for (const link of e.links) this.expression(link.operand);
    } else if (e.kind === 'call') this.expression(e);
  }

  private write(base: string | undefined): void {
    if (base === undefined) return;
    this.written.add(base);
    this.touch(base, 'write');
  }

  private touch(base: string | undefined, how: 'read' | 'write'): void {
    if (base === undefined || this.seen.has(base)) return;
    this.seen.add(base);
    if (how === 'write') this.writtenFirst.add(base);
  }

  /** What is handed to a function as memory that it may write to is taken to be written there. */
  private called(e: Extract<SyntaxExpression, { kind: 'call' }>): void {
    const { callee, args } = e;
    const name = callee.kind === 'name' ? callee.text : '';
    if (callee.kind !== 'name') this.expression(callee);
    for (const [k, arg] of args.entries()) this.argument(arg, k, name, args.length);
  }

  private argument(arg: SyntaxExpression, k: number, name: string, count: number): void {
    const base = this.base(arg);
    const type = parameterType(this.environment.functions, name, count, k);
    const isPlace = arg.kind === 'name' || arg.kind === 'chain' || (arg.kind === 'unary' && arg.sign === '&');
    const takes = type?.kind === 'pointer' || type?.kind === 'reference';
    const writes = takes
      ? !type.constant
      : /^(?:memset|memcpy|memmove|swap)$/.test(name) && (k === 0 || name === 'swap');
    if (base !== undefined && arg.kind === 'name' && !this.references.has(arg.text)) this.several.add(base);
    if (base === undefined || !isPlace || !(takes || writes)) return this.expression(arg);
    if (arg.kind === 'chain') this.inside(arg);
    if (type?.kind === 'pointer' || writes) this.several.add(base);
    if (writes) this.write(base);
    else this.touch(base, 'read');
  }

  /** The parameter whose memory an expression stands in or points to. */
  private base(e: SyntaxExpression): string | undefined {
    switch (e.kind) {
      case 'name':
        return this.aliases.get(e.text);
      case 'index':
        return this.base(e.array);
      case 'member':
        return this.base(e.object);
      case 'unary':
      case 'postfix':
      case 'cast':
        return this.base(e.operand);
      case 'chain':
        return [e.first, ...e.links.map((link) => link.operand)]
          .map((part) => this.pointer(part))
          .find((b) => b !== undefined);
      case 'assign':
      case 'bad':
      case 'braces':
      case 'call':
      case 'character':
      case 'comma':
      case 'conditional':
      case 'construct':
      case 'lambda':
      case 'number':
      case 'sizeof':
      case 'string':
        return undefined;
    }
  }

  /** In a sum only a pointer itself counts: `x[0] + 1` points nowhere. */
  private pointer(e: SyntaxExpression): string | undefined {
    return e.kind === 'name' || e.kind === 'postfix' || e.kind === 'cast' ? this.base(e) : undefined;
  }
}
