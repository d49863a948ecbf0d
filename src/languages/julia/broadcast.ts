import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { Expression } from '../../core/program/program';
import type { Span } from '../../core/span';
import { readLink } from '../shared/chain';
import { lowerCall } from '../shared/library';
import { balanced } from '../shared/logic';
import { apply, call, conditional, lambda, literal, method, name, stop } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { childrenOf } from '../shared/tree';
import { readArguments } from './arguments';
import { asFunction } from './functions-as-values';
import { findMember, isElementwise } from './libraries';
import { libraryName, placeOf, raises } from './names';
import { comparisons, isDotted } from './operator-names';
import { coefficientOf } from './power';
import { isNumber, isPure, kindOf, relocated } from './values';
import { number, vectorOnly } from './vectors';

/** Made once the leaves are known. */
type Part = () => Expression;

/**
 * An expression of dotted operators and calls: one pass over the elements of its leaves, which are what has no dot.
 * `all`: everything in it is dotted (`@.`).
 */
export function fused(reading: Reading, node: SyntaxNode, all = false): Expression {
  const fusion = new Fusion(reading, all);
  const body = fusion.part(node);
  return fusion.finish(reading.spanOf(node), body);
}

/** One operation on values that are there already, element by element. */
export function combined(
  reading: Reading,
  at: Span,
  operation: string,
  values: readonly Expression[],
): Expression {
  const fusion = new Fusion(reading, false);
  const parts = values.map((value) => fusion.hold(value));
  return fusion.finish(at, () =>
    apply(
      at,
      operation,
      parts.map((part) => part()),
    ),
  );
}

const arithmetic: Readonly<Record<string, string>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'div',
  '//': 'div',
  '%': 'fmod',
  '^': 'pow',
};

class Fusion {
  private readonly leaves: { value: Expression; holder: string | undefined }[] = [];
  private held = false;

  constructor(
    private readonly reading: Reading,
    private readonly all: boolean,
  ) {}

  part(node: SyntaxNode): Part {
    const { reading } = this;
    if (reading.levelsLeft <= 0) return this.leaf(node);
    return reading.deeper(1, () => this.partOf(node));
  }

  private partOf(node: SyntaxNode): Part {
    switch (node.name) {
      case 'ParenExpression': {
        const [, inner, close] = childrenOf(node);
        return inner && close?.name === ')' && (this.all || isFused(this.reading, inner))
          ? this.part(inner)
          : this.leaf(node);
      }
      case 'BinaryExpression':
        return this.binary(node);
      case 'UnaryExpression':
        return this.unary(node);
      case 'JuxtapositionExpression':
        return this.all
          ? this.product(
              node,
              childrenOf(node).map((child) => this.part(child)),
            )
          : this.leaf(node);
      case 'CallExpression':
        return this.call(node);
      default:
        return this.leaf(node);
    }
  }

  private product(node: SyntaxNode, parts: readonly Part[]): Part {
    const at = this.reading.spanOf(node);
    return () => parts.map((part) => part()).reduce((left, right) => apply(at, 'mul', [left, right]));
  }

  private binary(node: SyntaxNode): Part {
    const { reading } = this;
    const { operator, left, right, unexpected, operatorNode } = readLink(reading, node);
    const plain = isDotted(operator) ? operator.slice(1) : this.all ? operator : undefined;
    if (plain === undefined || plain === ':' || plain === '::') return this.leaf(node);
    const at = reading.spanOf(node);
    const operation = arithmetic[plain] ?? comparisons[plain];
    if (!left || !right || unexpected || !operation)
      return refused(reading, operatorNode ?? node, `The operator ${operator} is not followed`);
    if (plain !== '^') {
      const [a, b] = [this.part(left), this.part(right)];
      return () => apply(at, operation, [a(), b()]);
    }
    const { factors, base } = coefficientOf(left);
    const parts = factors.map((factor) => this.part(factor));
    const [a, b] = [this.part(base ?? left), this.part(right)];
    const power: Part = () => {
      const exponent = b();
      return apply(at, 'pow', [a(), exponent], kindOf(reading, exponent) === 'integer' ? undefined : 'each');
    };
    return parts.length > 0 ? this.product(node, [...parts, power]) : power;
  }

  private unary(node: SyntaxNode): Part {
    const { reading } = this;
    const [operator, operand] = childrenOf(node);
    const text = operator ? reading.textOf(operator) : '';
    if (!operand || !(isDotted(text) || this.all)) return this.leaf(node);
    const at = reading.spanOf(node);
    const inner = this.part(operand);
    switch (text.replace('.', '')) {
      case '-':
        return () => apply(at, 'neg', [inner()]);
      case '+':
        return inner;
      case '√':
        return () => apply(at, 'sqrt', [inner()], 'each');
      default:
        return refused(reading, operator ?? node, `The operator ${text} is not followed`);
    }
  }

  private call(node: SyntaxNode): Part {
    const { reading } = this;
    const [callee, dot, ...rest] = childrenOf(node);
    const dotted = dot?.name === '.';
    const list = dotted ? rest[0] : dot;
    if (!callee || !list || !(dotted || this.all)) return this.leaf(node);
    const path = libraryName(reading, callee);
    const entry = path !== undefined && isElementwise(path) ? findMember(path) : undefined;
    if (entry?.kind !== 'function') return this.mapped(node, callee, list);
    const parts = childrenOf(list)
      .filter((child) => !/^[(),]$/.test(child.name))
      .map((child) => this.part(child));
    const errors = raises(reading.textOf(callee)) ? 'each' : undefined;
    return () =>
      lowerCall(
        entry,
        { positional: parts.map((part) => ({ value: part(), spread: false })), keywords: [] },
        placeOf(reading, callee, reading.spanOf(node), errors),
      );
  }

  /** A function of the program: of one array, element by element. */
  private mapped(node: SyntaxNode, callee: SyntaxNode, list: SyntaxNode): Part {
    const { reading } = this;
    const at = reading.spanOf(node);
    const { positional, keywords, refused: why } = readArguments(reading, list);
    if (why) return () => why;
    const values = positional.map(({ value }) => value);
    const open = values.filter((value) => !isNumber(reading, value));
    const [only] = open;
    if (open.length !== 1 || !only || positional.some(({ spread }) => spread))
      return refused(
        reading,
        callee,
        'A function of this file with a dot is followed with one array among its arguments',
      );
    const f = asFunction(reading, callee);
    const item = name(at, '#item');
    const each = values.map((value) => (value === only ? item : value));
    const body: Expression = { kind: 'call', span: at, callee: f, args: each, keywords };
    const elements = method(at, vectorOnly(reading, only), 'map', [
      lambda(at, [{ name: '#item', span: at }], number(body)),
    ]);
    return this.hold(apply(at, 'elements', [elements]));
  }

  private leaf(node: SyntaxNode): Part {
    return this.hold(this.reading.expression(node, this.reading.spanOf(node)));
  }

  hold(value: Expression): Part {
    if (isNumber(this.reading, value)) return () => value;
    const known = this.leaves.find(
      (leaf) => leaf.value.kind === 'name' && value.kind === 'name' && leaf.value.name === value.name,
    );
    if (known) return () => value;
    const holder = isPure(value) ? undefined : `#${value.span.start}.${value.span.end}.${this.leaves.length}`;
    this.leaves.push({ value, holder });
    return () => (this.held && holder !== undefined ? name(value.span, holder) : value);
  }

  /** Where vectors and matrices may meet, their axes are compared first: Julia aligns the first ones. */
  finish(at: Span, body: Part): Expression {
    const unknown = this.leaves.filter((leaf) => kindOf(this.reading, leaf.value) === undefined);
    if (unknown.length === 0 || this.leaves.length < 2) return body();
    this.held = true;
    const values = this.leaves.map((leaf) =>
      leaf.holder === undefined ? leaf.value : name(leaf.value.span, leaf.holder),
    );
    const why = problem(
      'unsupported-syntax',
      at,
      'Vectors and matrices in one dotted expression are not followed',
    );
    const checked = conditional(at, sameAxes(at, values), body(), stop(why, at));
    const open = this.leaves.filter((leaf) => leaf.holder !== undefined);
    if (open.length === 0) return checked;
    const parameters = open.map((leaf) => ({ name: leaf.holder ?? '', span: leaf.value.span }));
    return call(
      at,
      lambda(at, parameters, checked),
      open.map((leaf) => leaf.value),
    );
  }
}

/** Whether the node is a dotted expression itself. */
function isFused(reading: Reading, node: SyntaxNode): boolean {
  if (node.name === 'CallExpression') return childrenOf(node)[1]?.name === '.';
  if (node.name === 'BinaryExpression') return isDotted(readLink(reading, node).operator);
  if (node.name === 'ParenExpression') {
    const [, inner] = childrenOf(node);
    return inner !== undefined && isFused(reading, inner);
  }
  return node.name === 'UnaryExpression' && isDotted(reading.textOf(node.firstChild ?? node));
}

function refused(reading: Reading, node: SyntaxNode, message: string): Part {
  const value = reading.stop('unsupported-syntax', node, message);
  return () => value;
}

/** Whether no vector stands beside a matrix: of their numbers of axes, no pair is 1 and 2. */
function sameAxes(at: Span, values: readonly Expression[]): Expression {
  const place = { start: at.start, end: at.start };
  const axes = values.map((value) => apply(place, 'rankOf', [relocated(value, place)]));
  const two = literal(place, 2, true);
  const pairs = axes.flatMap((a, k) =>
    axes.slice(k + 1).map((b) => apply(place, 'notEqual', [apply(place, 'mul', [a, b]), two])),
  );
  return balanced('and', pairs);
}
