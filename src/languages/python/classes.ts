import type { SyntaxNode } from '@lezer/common';
import type { FunctionDefinition, Statement } from '../../core/program/program';
import type { Span } from '../../core/span';
import { classStatement, type Member } from '../shared/classes';
import { classParts, itself, partOfClass, statics } from '../shared/inheritance';
import { call as callOf, literal, name } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { type Binding, lookUp } from '../shared/scope';
import { childrenOf, splitAtCommas } from '../shared/tree';
import { isDataclass, writtenConstructor } from './dataclasses';
import { functionDefinition } from './functions';
import { targetNames } from './targets';

/** What Python calls by itself where an object stands: of these only calls are followed, and all else stops there. */
const known =
  /^__(?:init|call|repr|str|format|hash|post_init|[ir]?(?:add|sub|mul|truediv|floordiv|mod|pow|matmul)|neg|pos|abs|getitem|eq|ne|lt|le|gt|ge|contains|iter)__$/;

/** A class with a constructor, methods and attributes of its own; undefined where it has more than these. */
export function plainClass(reading: Reading, node: SyntaxNode): Statement[] | undefined {
  const nameNode = node.getChild('VariableName');
  const body = node.getChild('Body');
  const bases = basesOf(reading, node);
  if (!nameNode || !body || !bases) return undefined;
  const title = { text: reading.textOf(nameNode), span: reading.spanOf(nameNode) };
  if (bases.enumeration) return enumeration(reading, node, title, body);
  const parts = childrenOf(body).filter((child) => child.name !== ':');
  const others = parts.filter((part) => !/^(?:Function|Decorated)/.test(part.name));
  if (!others.every((part) => /^(?:AssignStatement|PassStatement|ExpressionStatement)$/.test(part.name)))
    return undefined;
  const around: Binding = {
    kind: 'super',
    own: title.text,
    base: bases.own ?? '',
    self: selfOf(reading, parts),
  };
  const methods = reading.within(new Map([['super()', around]]), () =>
    parts.flatMap((part) =>
      others.includes(part) ? [] : [readMethod(reading, part, bases.own !== undefined)],
    ),
  );
  if (!methods.every((m) => m !== undefined)) return undefined;
  return assembled(reading, node, { title, bases, parts: others, methods, self: around.self });
}

interface ClassText {
  readonly title: { readonly text: string; readonly span: Span };
  readonly bases: Bases;
  /** Attributes and texts, without the methods. */
  readonly parts: readonly SyntaxNode[];
  readonly methods: readonly Method[];
  readonly self: string;
}

function assembled(reading: Reading, node: SyntaxNode, whole: ClassText): Statement[] | undefined {
  const { title, bases, parts, methods, self } = whole;
  const bound = methods.filter((m) => m.kind === 'method' || m.kind === 'property');
  if (bound.some((m) => m.definition.parameters[0]?.name !== self)) return undefined;
  const making = methods.find(({ definition }) => definition.name === '__init__');
  const begun = making && begunBy(reading, making, bases.foreign);
  const byDecorator = isWritten(reading, node);
  const written = byDecorator ? writtenConstructor(reading, parts, self) : undefined;
  const mixes = byDecorator && (making !== undefined || !written || bases.own !== undefined);
  if (mixes || (making && !begun) || methods.some(isUnusual)) return undefined;
  const values = parts.filter(
    (part) => part.name === 'AssignStatement' && !(written && part.getChild('TypeDef')),
  );
  const own = new Set([
    ...values.flatMap((part) => targetNames(reading, childrenOf(part).slice(0, 1))),
    ...methods.map((m) => m.definition.name),
  ]);
  const defaults = methods.flatMap((m) => m.node.getChildren('ParamList'));
  if (readsOwnNames(reading, defaults, own)) return undefined;
  const made = begun ? withoutSelf(begun) : written && withPostInit(written, methods, self);
  const rest = methods.filter((m) => m !== making);
  const open = bases.foreign.length ? bases.foreign.join(', ') : undefined;
  const inFile = reading.scope.outer === undefined;
  const needsParts =
    bases.own !== undefined ||
    lookUp(reading.scope, title.text)?.kind === 'class' ||
    rest.some((m) => m.kind === 'static' || m.kind === 'class') ||
    values.some((part) => isShared(reading, part, own));
  if (needsParts && (!inFile || /\b__[a-z]\w*(?<!__)\b/.test(reading.textOf(node)))) return undefined;
  const attributes = attributesOf(reading, values, needsParts ? title.text : undefined);
  if (!attributes) return undefined;
  const members = rest.filter((m) => bound.includes(m)).map((m) => method(reading, m));
  if (!needsParts)
    return [
      classStatement(
        reading.spanOf(node),
        title,
        self,
        [...attributes, ...members],
        made ?? nothing,
        'function',
        open,
      ),
    ].flat();
  return classParts({
    span: reading.spanOf(node),
    title,
    self,
    base: bases.own,
    usesBase: /\bsuper\s*\(/.test(reading.textOf(node)),
    methods: members,
    attributes,
    functions: rest.filter((m) => !bound.includes(m)).map((m) => ownFunction(reading, m)),
    ofObjects: true,
    fields: [],
    making: made,
    open,
    scope: 'function',
  });
}

function isUnusual({ definition: { name: own } }: Method): boolean {
  return own.startsWith('__') && !known.test(own);
}

/** What the constructor does, without what belongs to classes of other files. */
function begunBy(
  reading: Reading,
  making: Method,
  foreign: readonly string[],
): FunctionDefinition | undefined {
  if (making.kind !== 'method' || /\breturn\b/.test(reading.textOf(making.node))) return undefined;
  return withoutBase(reading, making, foreign);
}

const nothing = { parameters: [], body: [] };

interface Method {
  readonly node: SyntaxNode;
  readonly definition: FunctionDefinition;
  readonly kind: 'method' | 'property' | 'static' | 'class';
}

function selfOf(reading: Reading, parts: readonly SyntaxNode[]): string {
  for (const part of parts) {
    const first =
      part.name === 'FunctionDefinition' ? part.getChild('ParamList')?.getChild('VariableName') : undefined;
    if (first) return reading.textOf(first);
  }
  return 'self';
}

/** A method with what its decorators make of it; undefined where one is not known. */
function readMethod(reading: Reading, part: SyntaxNode, hasBase: boolean): Method | undefined {
  const node = part.name === 'FunctionDefinition' ? part : part.getChild('FunctionDefinition');
  if (!node) return undefined;
  let kind: Method['kind'] = 'method';
  for (const decorator of part.name === 'FunctionDefinition' ? [] : part.getChildren('Decorator')) {
    const text = reading.textOf(decorator).replace(/\s/g, '');
    if (text === '@property' && isProperty(reading, node)) kind = 'property';
    else if (text === '@staticmethod') kind = 'static';
    else if (text === '@classmethod') kind = 'class';
    else if (!/^@(?:abc\.)?abstractmethod$|^@(?:\w+\.)?(?:override|final)$/.test(text)) return undefined;
  }
  if (hasBase && kind !== 'method' && /\bsuper\s*\(/.test(reading.textOf(node)) && kind !== 'property')
    return undefined;
  const [first] = node.getChild('ParamList')?.getChildren('VariableName') ?? [];
  const own: [string, Binding][] =
    kind === 'class' && first ? [[reading.textOf(first), { kind: 'class', statics, extended: false }]] : [];
  const definition = reading.within(new Map(own), () => functionDefinition(reading, node, own.length > 0));
  return { node, definition, kind };
}

function isProperty(reading: Reading, node: SyntaxNode): boolean {
  const own = node.getChild('VariableName');
  return own !== null && lookUp(reading.scope, `.${reading.textOf(own)}`)?.kind === 'property';
}

/** A function of the class: one that is given the class sees it under the name that it has for it. */
function ownFunction(reading: Reading, { node, definition, kind }: Method): Member {
  const span = reading.spanOf(node);
  if (kind === 'static')
    return { name: definition.name, value: { kind: 'lambda', span, function: definition }, span };
  const [first, ...parameters] = definition.parameters;
  const target = { kind: 'name' as const, span, name: first?.name ?? '' };
  const see: Statement = { kind: 'assign', span, target, value: name(span, itself), scope: 'function' };
  const own: FunctionDefinition = { ...definition, parameters, body: [see, ...definition.body] };
  return { name: definition.name, value: { kind: 'lambda', span, function: own }, span };
}

/** What `@dataclass` runs behind the constructor that it writes. */
function withPostInit<M extends Pick<FunctionDefinition, 'parameters' | 'body'>>(
  written: M,
  methods: readonly Method[],
  self: string,
): Pick<FunctionDefinition, 'parameters' | 'body'> {
  const post = methods.find(({ definition }) => definition.name === '__post_init__');
  if (!post) return written;
  const span = post.definition.nameSpan;
  const value = callOf(span, { kind: 'field', span, object: name(span, self), name: '__post_init__' }, []);
  return { ...written, body: [...written.body, { kind: 'expression', span, value }] };
}

/** Whether an attribute is more than a number or a text: it is one for all objects, or computed from others. */
function isShared(reading: Reading, part: SyntaxNode, own: ReadonlySet<string>): boolean {
  const children = childrenOf(part);
  const value = children[children.length - 1];
  const isPlain =
    value !== undefined &&
    /^(?:Number|String|Boolean|None|UnaryExpression|BinaryExpression)$/.test(value.name);
  return !isPlain || readsOwnNames(reading, [part], own);
}

/** Attributes with their values, in which names of the class stand for those before; undefined where one is no plain name. */
function attributesOf(
  reading: Reading,
  values: readonly SyntaxNode[],
  ofClass: string | undefined,
): Member[] | undefined {
  const names = new Map<string, Binding>();
  const found: Member[] = [];
  for (const part of values) {
    const read = reading.within(new Map(names), () => reading.statements([part]));
    for (const s of read) {
      const [member] = attribute(s);
      if (!member) return undefined;
      // Another name for what Python calls by itself.
      if (/^__\w+__$/.test(member.name)) continue;
      found.push(member);
      if (ofClass) names.set(member.name, { kind: 'member', object: partOfClass(ofClass, 'own') });
    }
  }
  return found;
}

/** A class whose members are told apart by their names, which is all that is known of them. */
function enumeration(
  reading: Reading,
  node: SyntaxNode,
  title: ClassText['title'],
  body: SyntaxNode,
): Statement[] | undefined {
  const parts = childrenOf(body).filter(
    (child) => child.name !== ':' && child.name !== 'ExpressionStatement' && child.name !== 'PassStatement',
  );
  if (reading.scope.outer !== undefined || lookUp(reading.scope, title.text)?.kind !== 'class')
    return undefined;
  const members = parts.map((part): Member | undefined => {
    const [own, equals, value, ...more] = childrenOf(part);
    const span = reading.spanOf(part);
    const plain =
      own?.name === 'VariableName' && equals?.name === 'AssignOp' && value !== undefined && !more.length;
    // Equal values would be two names of one member.
    const text = own && reading.textOf(own);
    return plain && part.name === 'AssignStatement' && text
      ? { name: text, value: literal(span, `${title.text}.${text}`), span }
      : undefined;
  });
  const values = parts.map((part) =>
    reading
      .textOf(part)
      .replace(/^[^=]*=/, '')
      .trim(),
  );
  const distinct =
    new Set(values).size === values.length || values.every((value) => /\bauto\s*\(/.test(value));
  const constant = values.every((value) =>
    /^(?:-?\d+|'[^'\\]*'|"[^"\\]*"|(?:\w+\.)?auto\s*\(\s*\))$/.test(value),
  );
  if (!distinct || !constant || !members.every((m) => m !== undefined)) return undefined;
  return classParts({
    span: reading.spanOf(node),
    title,
    self: 'self',
    usesBase: false,
    methods: [],
    attributes: members,
    functions: [],
    ofObjects: true,
    fields: [],
    scope: 'function',
  });
}

/**
 * Whether an attribute, or the default of a method's parameter, is computed from names of the class: there these are
 * the class's, not those of the same name around it.
 */
function readsOwnNames(reading: Reading, parts: readonly SyntaxNode[], own: ReadonlySet<string>): boolean {
  const values = parts.flatMap((part) => {
    if (part.name === 'FunctionDefinition') return part.getChildren('ParamList');
    const children = childrenOf(part);
    return children.slice(children.findIndex((child) => child.name === 'AssignOp') + 1);
  });
  return values.some((value) => namesAfterEquals(reading, value).some((name) => own.has(name)));
}

/** The names that a value reads; of a list of parameters, those in its defaults. */
function namesAfterEquals(reading: Reading, value: SyntaxNode): string[] {
  const found: string[] = [];
  value.cursor().iterate((node) => {
    const before = node.node.prevSibling?.name;
    const isParameter = node.node.parent?.name === 'ParamList' && before !== 'AssignOp';
    if (node.name === 'VariableName' && !isParameter) found.push(reading.textOf(node.node));
  });
  return found;
}

/** Classes whose making means something else than running a constructor. */
const special =
  /(?:^|\.)(?:NamedTuple|TypedDict|Enum|IntEnum|Flag|IntFlag|StrEnum|Protocol|BaseModel|Function)$/;

/** Classes of the standard library that give their own nothing that is computed. */
const empty = /^(?:object|(?:abc\.)?ABC|(?:typing\.)?Generic\[.*\]|metaclass\s*=\s*(?:abc\.)?ABCMeta)$/;

interface Bases {
  /** The class of the file that it extends. */
  readonly own: string | undefined;
  /** Classes of other files. */
  readonly foreign: readonly string[];
  readonly enumeration: boolean;
}

/** The classes that it extends; undefined where one is a special one, or there are several and one is of the file. */
function basesOf(reading: Reading, node: SyntaxNode): Bases | undefined {
  const list = node.getChild('ArgList');
  if (!list) return { own: undefined, foreign: [], enumeration: false };
  const parts = splitAtCommas(childrenOf(list).filter((child) => !/^[()]$/.test(child.name))).filter(
    (part) => part.length > 0,
  );
  const texts = parts
    .map((part) => part.map((child) => reading.textOf(child)).join(''))
    .filter((text) => !empty.test(text));
  const [only] = texts;
  if (only && texts.length === 1 && lookUp(reading.scope, only)?.kind === 'class')
    return { own: only, foreign: [], enumeration: false };
  const path = only && texts.length === 1 ? lookUp(reading.scope, only.split('.', 1)[0] ?? '') : undefined;
  if (only && path?.kind === 'path' && /^(?:enum\.)?Enum$/.test(only))
    return { own: undefined, foreign: [], enumeration: true };
  const isForeign = (text: string): boolean => {
    const binding = lookUp(reading.scope, text.split('.', 1)[0] ?? '');
    return /^[\w.]+$/.test(text) && binding?.kind === 'path' && !special.test(text);
  };
  return texts.every(isForeign) ? { own: undefined, foreign: texts, enumeration: false } : undefined;
}

/** The constructor without its call of the base's, which stands before all else that it does. */
function withoutBase(
  reading: Reading,
  { node, definition }: { readonly node: SyntaxNode; readonly definition: FunctionDefinition },
  bases: readonly string[],
): FunctionDefinition | undefined {
  if (!bases.length) return definition;
  const calls = childrenOf(node.getChild('Body') ?? node).filter((child) =>
    /^(?:super\s*\([^()]*\)|[\w.]+)\s*\.\s*__init__\s*\(/.test(reading.textOf(child)),
  );
  const starts = new Set(calls.map((call) => reading.spanOf(call).start));
  const isBase = (s: Statement): boolean => starts.has(s.span.start);
  const last = definition.body.findLastIndex(isBase);
  const earlier = definition.body.slice(0, Math.max(last, 0));
  const isFirst = earlier.every((s) => isBase(s) || (s.kind === 'assign' && s.target.kind === 'name'));
  return isFirst ? { ...definition, body: definition.body.filter((s) => !isBase(s)) } : undefined;
}

function isWritten(reading: Reading, node: SyntaxNode): boolean {
  return (node.parent?.getChildren('Decorator') ?? []).some((decorator) => isDataclass(reading, decorator));
}

function attribute(s: Statement): Member[] {
  if (s.kind === 'function')
    return [
      {
        name: s.function.name,
        value: { kind: 'stop', span: s.span, problem: unfollowed(s.span) },
        span: s.span,
      },
    ];
  return s.kind === 'assign' && s.target.kind === 'name'
    ? [{ name: s.target.name, value: s.value, span: s.span }]
    : [];
}

function unfollowed(span: Span) {
  return {
    code: 'unsupported-syntax' as const,
    span,
    message: 'A lambda among the attributes of a class is not followed',
  };
}

function method(reading: Reading, { node, definition }: Method): Member {
  const span = reading.spanOf(node);
  return { name: definition.name, value: { kind: 'lambda', span, function: withoutSelf(definition) }, span };
}

function withoutSelf(definition: FunctionDefinition): FunctionDefinition {
  return { ...definition, parameters: definition.parameters.slice(1) };
}
