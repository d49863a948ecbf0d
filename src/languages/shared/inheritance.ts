import type {
  AssignStatement,
  Expression,
  FunctionDefinition,
  Parameter,
  Statement,
  Target,
} from '../../core/program/program';
import type { Span } from '../../core/span';
import type { Member } from './classes';
import { call, lambda, name } from './nodes';
import { spreadCall } from './spread-calls';

type Making = Pick<FunctionDefinition, 'parameters' | 'body' | 'lateDefaults'>;

export interface ClassParts {
  readonly span: Span;
  readonly title: { readonly text: string; readonly span: Span };
  /** What the methods call their object. */
  readonly self: string;
  /** The class of the file that it extends. */
  readonly base?: string | undefined;
  /** Whether a method or the constructor uses a method of the base by `super`. */
  readonly usesBase: boolean;
  readonly methods: readonly Member[];
  /** Values that belong to the class, computed once; and its own functions, which see the class by its two names. */
  readonly attributes: readonly Member[];
  readonly functions: readonly Member[];
  /** Whether objects have what belongs to the class, too. */
  readonly ofObjects: boolean;
  /** What each object is given behind the constructor of the base. */
  readonly fields: readonly Statement[];
  /** Absent: that of the base. Where there is a base and there are fields, they are in the body. */
  readonly making?: Making | undefined;
  readonly open?: string | undefined;
  readonly scope: AssignStatement['scope'];
}

type Part = 'static' | 'own' | 'functions' | 'members' | 'init' | 'create' | 'super' | 'class' | 'done';

/** The parts of a class under names that no language can write. */
export function partOfClass(text: string, part: Part): string {
  return `#${text}.${part}`;
}

/** The class of which a name is that of a part. */
export function classOfPart(text: string): string | undefined {
  return /^#(.+)\.\w+$/.exec(text)?.[1];
}

/** Names that a unit uses, with the class instead of its parts. */
export function withClasses(names: readonly string[]): string[] {
  return [...new Set(names.map((text) => classOfPart(text) ?? text))];
}

/** In a class's own functions: the record of what belongs to the class, and the class. */
export const [statics, itself] = ['#static', '#class'];

/**
 * A class that others extend, that extends one, or that has values of its own, in parts:
 * `static`, a record of what belongs to the class; `members(into, self, statics)`, which gives an object its methods,
 * those of the base first; `init(self, …)`, the constructor; `create(members, statics, after)`, which makes the
 * function that makes the objects, for this class or for one that has its constructor.
 */
export function classParts(parts: ClassParts): Statement[] {
  const { title, scope, span } = parts;
  const part = (which: Part): Expression => name(span, partOfClass(title.text, which));
  const set = (text: string, value: Expression): Statement => ({
    kind: 'assign',
    span,
    target: { kind: 'name', span: title.span, name: text },
    value,
    scope,
  });
  const own = (which: Part, value: Expression): Statement => set(partOfClass(title.text, which), value);
  const record: Expression = { kind: 'record', span, fields: [] };
  return [
    own('static', record),
    own('own', record),
    own('functions', ownFunctions(parts)),
    own('members', membersOf(parts)),
    own('init', initOf(parts)),
    own('create', createOf(parts)),
    own(
      'class',
      call(span, part('create'), [
        part('members'),
        part('static'),
        lambda(span, [{ name: '#object', span }], []),
      ]),
    ),
    set(title.text, part('class')),
    ...parts.attributes.map((member) => field(part('own'), member)),
    own('done', call(span, part('functions'), [part('static'), part('class')])),
    set(title.text, part('class')),
  ];
}

function field(object: Expression, { name: own, value, span }: Member): Statement {
  return {
    kind: 'assign',
    span,
    target: { kind: 'field', span, object: { ...object, span }, name: own },
    value,
    scope: 'function',
  };
}

function parameters(span: Span, ...names: readonly string[]): Parameter[] {
  return names.map((text) => ({ name: text, span }));
}

function basePart(parts: ClassParts, which: Part): Expression {
  return name(parts.span, partOfClass(parts.base ?? '', which));
}

/** What the class's own functions are, of this class or of one that extends it. */
function ownFunctions(parts: ClassParts): Expression {
  const { span } = parts;
  const [into, self] = [name(span, statics), name(span, itself)];
  const inherited: Statement[] = parts.base
    ? [{ kind: 'expression', span, value: call(span, basePart(parts, 'functions'), [into, self]) }]
    : [];
  // An attribute is shared with the classes that extend this one, which may have given it another value.
  const attributes = parts.attributes.map((member) =>
    field(into, {
      ...member,
      value: {
        kind: 'field',
        span: member.span,
        object: name(member.span, partOfClass(parts.title.text, 'own')),
        name: member.name,
      },
    }),
  );
  return lambda(span, parameters(span, statics, itself), [
    ...inherited,
    ...attributes,
    ...parts.functions.map((member) => field(into, member)),
  ]);
}

function membersOf(parts: ClassParts): Expression {
  const { span } = parts;
  const [into, self] = [name(span, '#into'), name(span, parts.self)];
  const inherited: Statement[] = parts.base
    ? [
        {
          kind: 'expression',
          span,
          value: call(span, basePart(parts, 'members'), [into, self, name(span, statics)]),
        },
      ]
    : [];
  const seen = parts.ofObjects ? [...parts.attributes, ...parts.functions] : [];
  const shared = seen.map((member) =>
    field(into, {
      ...member,
      value: { kind: 'field', span: member.span, object: name(member.span, statics), name: member.name },
    }),
  );
  return lambda(span, parameters(span, '#into', parts.self, statics), [
    ...inherited,
    ...superRecord(parts),
    ...shared,
    ...parts.methods.map((member) => field(into, member)),
  ]);
}

/** The base's methods of this object, as `super` gives them. */
function superRecord(parts: ClassParts): Statement[] {
  const { base, title, span } = parts;
  if (!base || !parts.usesBase) return [];
  const own = name(span, partOfClass(title.text, 'super'));
  const target: Target = { kind: 'name', span, name: partOfClass(title.text, 'super') };
  return [
    { kind: 'assign', span, target, value: { kind: 'record', span, fields: [] }, scope: 'function' },
    {
      kind: 'expression',
      span,
      value: call(span, basePart(parts, 'members'), [own, name(span, parts.self), basePart(parts, 'static')]),
    },
  ];
}

function initOf(parts: ClassParts): Expression {
  const { span } = parts;
  const self = { name: parts.self, span };
  if (parts.making) {
    const { parameters: own, body, ...late } = parts.making;
    const first = parts.base ? [] : parts.fields;
    const all = [...superRecord(parts), ...first, ...body];
    return {
      kind: 'lambda',
      span,
      function: { name: '', nameSpan: span, parameters: [self, ...own], body: all, ...late },
    };
  }
  if (!parts.base) return lambda(span, [self], parts.fields);
  if (!parts.fields.length) return basePart(parts, 'init');
  const rest = { name: '#arguments', span, rest: 'positional' as const };
  const init = basePart(parts, 'init');
  const args = [
    { value: name(span, parts.self), spread: false },
    { value: name(span, '#arguments'), spread: true },
  ];
  const value = spreadCall(span, args, (values) => call(span, init, values));
  return lambda(span, [self, rest], [{ kind: 'expression', span, value }, ...parts.fields]);
}

function createOf(parts: ClassParts): Expression {
  const { span, title } = parts;
  const [members, after] = [name(span, '#members'), name(span, '#after')];
  const names = parameters(span, '#members', statics, '#after');
  if (!parts.making && parts.base) {
    if (!parts.fields.length) return basePart(parts, 'create');
    const then = lambda(span, parameters(span, parts.self), [
      ...parts.fields,
      { kind: 'expression', span, value: call(span, after, [name(span, parts.self)]) },
    ]);
    return lambda(span, names, call(span, basePart(parts, 'create'), [members, name(span, statics), then]));
  }
  const making: Making = parts.making ?? { parameters: [], body: [] };
  const self = name(span, parts.self);
  const record: Expression = {
    kind: 'record',
    span,
    fields: [],
    ...(parts.open === undefined ? {} : { open: parts.open }),
  };
  const body: Statement[] = [
    {
      kind: 'assign',
      span,
      target: { kind: 'name', span, name: parts.self },
      value: record,
      scope: 'function',
    },
    { kind: 'expression', span, value: call(span, members, [self, self, name(span, statics)]) },
    ...superRecord(parts),
    ...(parts.base ? [] : parts.fields),
    ...making.body,
    { kind: 'expression', span, value: call(span, after, [self]) },
    { kind: 'return', span, value: self },
  ];
  const made: Expression = {
    kind: 'lambda',
    span: parts.span,
    function: { ...making, name: title.text, nameSpan: title.span, body },
  };
  return lambda(parts.span, names, made);
}

/** Instead of the parts of a class that is not followed: using any of them says why. */
export function declinedParts(
  text: string,
  at: Span,
  why: Expression,
  scope: AssignStatement['scope'],
): Statement[] {
  const parts = ['static', 'functions', 'members', 'init', 'create'] as const;
  const names = [...parts.map((which) => partOfClass(text, which)), text];
  return names.map((own) => ({
    kind: 'assign',
    span: at,
    target: { kind: 'name', span: at, name: own },
    value: why,
    scope,
  }));
}
