import type { PartialParse, Tree } from '@lezer/common';
import type { LRParser } from '@lezer/lr';
import { type Problem, problem } from '../../core/problem';
import { span } from '../../core/span';
import { deepBracket } from './brackets';

/** The same grammar twice: one that ends at the first error, one that goes on. */
export interface Grammar {
  readonly strict: LRParser;
  readonly lenient: LRParser;
}

export function grammarOf(lenient: LRParser): Grammar {
  return { strict: lenient.configure({ strict: true }), lenient };
}

/** Going on after errors takes time that grows with the square of the text: above this length none is spent on it. */
const largestBroken = 40_000;

/** Brackets nested deeper than this are declined before parsing: the parser's time and stack grow with them. */
const deepestBrackets = 400;

/** The tree of a text, or why there is none. `comment` is how a line comment begins. */
export function parseTree(grammar: Grammar, text: string, comment: string): Tree | Problem {
  const deep = deepBracket(text, comment, deepestBrackets);
  if (deep !== undefined) {
    return problem(
      'too-large',
      span(deep, deep + 1),
      `Brackets are nested deeper than ${deepestBrackets} levels`,
    );
  }
  const clean = run(grammar.strict, text);
  if (typeof clean === 'object') return clean;
  const broken = clean !== 'stack' && text.length <= largestBroken ? run(grammar.lenient, text) : clean;
  if (typeof broken === 'object') return broken;
  if (broken === 'stack')
    return problem('too-large', span(0, text.length), 'This is nested too deep to be read');
  const at = Math.min(broken, Math.max(0, text.length - 1));
  const message = `Something is wrong here, and a statement of ${text.length} characters is not read beyond an error`;
  return problem('syntax', span(at, Math.min(at + 1, text.length)), message);
}

/** The tree, the place of the error that ended a strict parse, or that the parser's own recursion went too deep. */
function run(parser: LRParser, text: string): Tree | number | 'stack' {
  const parse = parser.startParse(text);
  try {
    for (;;) {
      const tree = parse.advance();
      if (tree) return tree;
      allowLongChains(parse);
    }
  } catch (error) {
    if (error instanceof RangeError) return 'stack';
    if (error instanceof SyntaxError) return parse.parsedPos;
    throw error;
  }
}

/**
 * The parser ends a chain of more than some 300 operators as if it were an error, to keep its trees shallow.
 * Here the length of chains is bounded where they are read.
 */
function allowLongChains(parse: PartialParse): void {
  if ('bigReductionCount' in parse) parse.bigReductionCount = 0;
}
