import { type Problem, type ProblemCode, problem } from '../../core/problem';
import type { Expression, Statement, Target } from '../../core/program/program';
import type { Span } from '../../core/span';
import { stop } from '../shared/nodes';
import type { Environment } from './environment';
import type { SyntaxExpression, SyntaxStatement } from './syntax';
import { type CType, double } from './types';

/** An expression with the type that C gives it. */
export interface Typed {
  readonly type: CType;
  readonly value: Expression;
  /** Whether nothing else can see the struct, array or vector, so that it need not be copied. */
  readonly fresh?: boolean;
  /** Of `malloc`: how many bytes; what they hold is said by the type that they are given. */
  readonly bytes?: { readonly count: Expression; readonly zero: boolean };
}

/** Something that can be assigned to. */
export interface Place {
  readonly type: CType;
  readonly target: Target;
  readonly read: Expression;
  /** The expression that is its address; undefined where nothing can point at it. */
  readonly address?: Expression;
}

/** A name of the program. */
export interface Variable {
  readonly type: CType;
  /** What it is called in the program: another name where it is a reference to it. */
  readonly name: string;
  /** Whether it stands in memory of its own, since something points at it. */
  readonly boxed: boolean;
}

/** What is being read around a statement. */
export interface Surroundings {
  readonly result: CType | undefined;
  /** What a function without a result gives out through its parameters; added to each `return`. */
  readonly giveOut?: ((at: Span) => readonly Statement[]) | undefined;
  /** Of a lambda without a declared result: what it returns. */
  readonly returned?: CType[];
  /** The class whose method it is. */
  readonly owner?: string | undefined;
  /** Names that something points at. */
  readonly boxed: ReadonlySet<string>;
  /** Names of which some part is changed. */
  readonly changed?: ReadonlySet<string>;
}

/** What a rule needs of other rules, so that their files need not know each other in circles. */
export interface LoweringRules {
  expression(lowering: Lowering, e: SyntaxExpression): Typed;
  statement(lowering: Lowering, s: SyntaxStatement): readonly Statement[];
}

const outside: Surroundings = { result: undefined, boxed: new Set() };

/** One pass over a unit: the names known here, and what is to be said of it. */
export class Lowering {
  readonly problems: Problem[] = [];
  private readonly scopes: Map<string, Variable>[] = [new Map<string, Variable>()];
  around: Surroundings = outside;
  private fresh = 0;

  constructor(
    readonly environment: Environment,
    private readonly rules: LoweringRules,
    /** In a single expression a name that nothing declares is a real number. */
    readonly undeclared: CType | undefined,
  ) {}

  /** The same rules in another environment. */
  with(environment: Environment): Lowering {
    return new Lowering(environment, this.rules, this.undeclared);
  }

  expression(e: SyntaxExpression): Typed {
    return this.rules.expression(this, e);
  }

  statements(all: readonly SyntaxStatement[]): Statement[] {
    return all.flatMap((s) => this.rules.statement(this, s));
  }

  /** Runs `body` with names of an inner scope. */
  within<T>(body: () => T): T {
    this.scopes.push(new Map());
    try {
      return body();
    } finally {
      this.scopes.pop();
    }
  }

  /** Runs `body` inside of a function. */
  inFunction<T>(around: Surroundings, body: () => T): T {
    const outer = this.around;
    this.around = around;
    try {
      return this.within(body);
    } finally {
      this.around = outer;
    }
  }

  declare(name: string, variable: Variable): void {
    this.scopes[this.scopes.length - 1]?.set(name, variable);
  }

  variable(name: string): Variable | undefined {
    for (let k = this.scopes.length - 1; k >= 0; k--) {
      const found = this.scopes[k]?.get(name);
      if (found) return found;
    }
    const type = this.environment.variables.get(name);
    return type && { type: this.known(type), name, boxed: false };
  }

  /** Whether the name is one of a function, not of the file. */
  isLocal(name: string): boolean {
    return this.scopes.some((scope) => scope.has(name));
  }

  /** A name that cannot be written in the language. */
  made(at: Span): string {
    return `#${at.start}.${this.fresh++}`;
  }

  note(code: ProblemCode, at: Span, message: string): void {
    if (!this.problems.some((p) => p.code === code && p.message === message))
      this.problems.push(problem(code, at, message));
  }

  refuse(code: ProblemCode, at: Span, message: string, type: CType = double): Typed {
    return { type, value: stop(problem(code, at, message)) };
  }

  /** The type, with what the file does not define taken for what its name says. */
  known(type: CType): CType {
    switch (type.kind) {
      case 'unknown': {
        const named = this.environment.types.get(type.name);
        if (named && named.kind !== 'unknown') return this.known(named);
        return looksReal.test(type.name) ? double : type;
      }
      case 'pointer':
      case 'reference':
        return { ...type, to: this.known(type.to) };
      case 'array':
      case 'vector':
        return { ...type, of: this.known(type.of) };
      case 'deduced':
      case 'function':
      case 'integer':
      case 'real':
      case 'struct':
      case 'text':
      case 'truth':
      case 'void':
        return type;
    }
  }

  /** The same where something is declared, with what there is to say about it. */
  declared(type: CType, at: Span): CType {
    const inner = innermost(type);
    if (inner.kind === 'unknown' && looksReal.test(inner.name) && this.known(inner).kind === 'real')
      this.note('reading-chosen', at, `${inner.name} is not defined in this file: it is taken for double`);
    const known = this.known(type);
    const element = innermost(known);
    if (element.kind === 'real' && element.precision === 'single')
      this.note('single-precision', at, 'float rounds to single precision; the numbers here are in double');
    if (element.kind === 'real' && element.precision === 'extended')
      this.note('single-precision', at, 'long double may be more precise; the numbers here are in double');
    return known;
  }
}

/** Names of types that say that they are real numbers. */
const looksReal =
  /^(?:[a-z]{0,3}_?)?(?:real|float|double|scalar|number|flt|dbl|num)(?:type|_t|64|_type|num)?$/i;

/** What a pointer, array or reference is one of. */
export function innermost(type: CType): CType {
  if (type.kind === 'pointer' || type.kind === 'reference') return innermost(type.to);
  return type.kind === 'array' || type.kind === 'vector' ? innermost(type.of) : type;
}
