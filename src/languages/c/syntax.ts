import type { ProblemCode } from '../../core/problem';
import type { Span } from '../../core/span';

/** A type of C or C++ as far as numbers need it. */
export type CType =
  | { readonly kind: 'void' }
  | IntegerType
  /** C++'s and C's truth values, and what a comparison gives. */
  | { readonly kind: 'truth' }
  | RealType
  /** Of an array as a parameter `size` has its length: `double a[3]`. */
  | {
      readonly kind: 'pointer';
      readonly to: CType;
      readonly constant?: boolean;
      readonly size?: SyntaxExpression;
    }
  | { readonly kind: 'array'; readonly of: CType; readonly size?: SyntaxExpression }
  | { readonly kind: 'struct'; readonly name: string }
  /** `std::vector`, and `std::array` with its length. */
  | { readonly kind: 'vector'; readonly of: CType; readonly size?: SyntaxExpression }
  | { readonly kind: 'reference'; readonly to: CType; readonly constant?: boolean }
  | { readonly kind: 'function'; readonly parameters: readonly CType[]; readonly result: CType }
  /** What `auto` and template parameters leave to be found out. */
  | { readonly kind: 'deduced' }
  | { readonly kind: 'text' }
  /** A type that the file does not define. */
  | { readonly kind: 'unknown'; readonly name: string };

export interface IntegerType {
  readonly kind: 'integer';
  readonly bits: 8 | 16 | 32 | 64;
  readonly signed: boolean;
}

export interface RealType {
  readonly kind: 'real';
  readonly precision: 'single' | 'double' | 'extended';
  /** Whether a template's parameter stands here, which a call with integers would make an integer type. */
  readonly template?: boolean;
}

/** What a text of C or C++ says, before its meaning: names are not looked up, numbers not converted. */
export type SyntaxExpression =
  | { readonly kind: 'number' | 'character' | 'string'; readonly span: Span; readonly text: string }
  /** `a::b` with its qualifiers in front. */
  | NameSyntax
  | { readonly kind: 'unary'; readonly span: Span; readonly sign: string; readonly operand: SyntaxExpression }
  /** `x++`, `x--`. */
  | {
      readonly kind: 'postfix';
      readonly span: Span;
      readonly sign: string;
      readonly operand: SyntaxExpression;
    }
  /** `first sign operand sign operand …` of one level, grouped from the left. */
  | ChainSyntax
  | {
      readonly kind: 'assign';
      readonly span: Span;
      readonly sign: string;
      readonly left: SyntaxExpression;
      readonly right: SyntaxExpression;
    }
  | {
      readonly kind: 'conditional';
      readonly span: Span;
      readonly test: SyntaxExpression;
      readonly chosen: SyntaxExpression;
      readonly otherwise: SyntaxExpression;
    }
  | { readonly kind: 'comma'; readonly span: Span; readonly parts: readonly SyntaxExpression[] }
  | {
      readonly kind: 'call';
      readonly span: Span;
      readonly callee: SyntaxExpression;
      readonly args: readonly SyntaxExpression[];
    }
  | {
      readonly kind: 'index';
      readonly span: Span;
      readonly array: SyntaxExpression;
      readonly index: SyntaxExpression;
    }
  | {
      readonly kind: 'member';
      readonly span: Span;
      readonly object: SyntaxExpression;
      readonly name: string;
      readonly arrow: boolean;
    }
  | { readonly kind: 'cast'; readonly span: Span; readonly type: CType; readonly operand: SyntaxExpression }
  | {
      readonly kind: 'sizeof';
      readonly span: Span;
      readonly type?: CType;
      readonly operand?: SyntaxExpression;
    }
  | { readonly kind: 'braces'; readonly span: Span; readonly items: readonly InitialiserItem[] }
  /** `T(…)`, `T{…}`. */
  | {
      readonly kind: 'construct';
      readonly span: Span;
      readonly type: CType;
      readonly args: readonly SyntaxExpression[];
      readonly braces?: SyntaxExpression;
    }
  | LambdaSyntax
  | { readonly kind: 'bad'; readonly span: Span; readonly code: ProblemCode; readonly message: string };

export interface NameSyntax {
  readonly kind: 'name';
  readonly span: Span;
  readonly text: string;
  readonly qualifiers: readonly string[];
  /** Arguments of a template: `f<double>`. */
  readonly types?: readonly CType[];
}

export interface ChainSyntax {
  readonly kind: 'chain';
  readonly span: Span;
  readonly first: SyntaxExpression;
  readonly links: readonly {
    readonly sign: string;
    readonly span: Span;
    readonly operand: SyntaxExpression;
  }[];
}

/** One of the things between braces, with where it belongs: `.x = 1`, `[2] = 3`. */
export interface InitialiserItem {
  readonly field?: string;
  readonly index?: SyntaxExpression;
  readonly value: SyntaxExpression;
}

export interface LambdaSyntax {
  readonly kind: 'lambda';
  readonly span: Span;
  /** `=` or `&` for all names, else nothing. */
  readonly capture: '=' | '&' | '';
  /** Names captured each by itself, `&` where by reference. */
  readonly captures: readonly {
    readonly name: string;
    readonly byReference: boolean;
    readonly value?: SyntaxExpression;
  }[];
  readonly parameters: readonly ParameterSyntax[];
  readonly result?: CType;
  readonly body: readonly SyntaxStatement[];
}

export interface ParameterSyntax {
  readonly name: string;
  readonly span: Span;
  readonly type: CType;
  readonly default?: SyntaxExpression;
}

export interface DeclaratorSyntax {
  readonly name: string;
  /** Of the name. */
  readonly nameSpan: Span;
  readonly span: Span;
  readonly type: CType;
  readonly value?: SyntaxExpression;
  /** `T x(1, 2)`. */
  readonly args?: readonly SyntaxExpression[];
}

export interface DeclarationSyntax {
  readonly kind: 'declaration';
  readonly span: Span;
  readonly declarators: readonly DeclaratorSyntax[];
  readonly isStatic: boolean;
  readonly isConstant: boolean;
  /** Defined in another file. */
  readonly isExternal?: boolean;
}

export type SyntaxStatement =
  | { readonly kind: 'expression'; readonly span: Span; readonly value: SyntaxExpression }
  | DeclarationSyntax
  | { readonly kind: 'block'; readonly span: Span; readonly body: readonly SyntaxStatement[] }
  | {
      readonly kind: 'if';
      readonly span: Span;
      readonly before: readonly SyntaxStatement[];
      readonly test: SyntaxExpression;
      readonly body: SyntaxStatement;
      readonly otherwise?: SyntaxStatement;
    }
  | {
      readonly kind: 'while';
      readonly span: Span;
      readonly test: SyntaxExpression;
      readonly body: SyntaxStatement;
      readonly testLast: boolean;
    }
  | ForSyntax
  | {
      readonly kind: 'forEach';
      readonly span: Span;
      readonly item: DeclaratorSyntax;
      readonly items: SyntaxExpression;
      readonly body: SyntaxStatement;
    }
  | SwitchSyntax
  | { readonly kind: 'case'; readonly span: Span; readonly value: SyntaxExpression }
  | { readonly kind: 'default' | 'break' | 'continue' | 'empty' | 'throw'; readonly span: Span }
  | { readonly kind: 'return'; readonly span: Span; readonly value?: SyntaxExpression }
  | FunctionSyntax
  | StructSyntax
  | EnumSyntax
  | { readonly kind: 'bad'; readonly span: Span; readonly code: ProblemCode; readonly message: string };

export interface ForSyntax {
  readonly kind: 'for';
  readonly span: Span;
  readonly begin: readonly SyntaxStatement[];
  readonly test?: SyntaxExpression;
  readonly update?: SyntaxExpression;
  readonly body: SyntaxStatement;
}

export interface SwitchSyntax {
  readonly kind: 'switch';
  readonly span: Span;
  readonly value: SyntaxExpression;
  readonly body: readonly SyntaxStatement[];
}

export interface FunctionSyntax {
  readonly kind: 'function';
  readonly span: Span;
  readonly name: string;
  readonly nameSpan: Span;
  readonly parameters: readonly ParameterSyntax[];
  readonly result: CType;
  /** Absent where it is only declared. */
  readonly body?: readonly SyntaxStatement[];
  /** Of a constructor: what its fields begin with. */
  readonly begins?: readonly {
    readonly name: string;
    readonly span: Span;
    readonly value: SyntaxExpression;
  }[];
  /** The class that it is a method of. */
  readonly owner?: string;
  readonly isStatic?: boolean;
}

export interface StructSyntax {
  readonly kind: 'struct';
  readonly span: Span;
  readonly name: string;
  readonly nameSpan: Span;
  readonly fields: readonly DeclaratorSyntax[];
  readonly methods: readonly FunctionSyntax[];
  /** Why its objects cannot be followed. */
  readonly refused?: string;
}

export interface EnumSyntax {
  readonly kind: 'enum';
  readonly span: Span;
  readonly constants: readonly {
    readonly name: string;
    readonly span: Span;
    readonly value?: SyntaxExpression;
  }[];
}
