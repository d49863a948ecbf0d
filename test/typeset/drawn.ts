import assert from 'node:assert/strict';
import type { Typeset, TypesetFailure, TypesetRequest } from '../../src/protocol/typeset';
import { typeset } from '../../src/typeset/typeset';

/** The picture of a formula; fails the test if there is none. */
export function drawn(latex: string, options: Partial<TypesetRequest> = {}): Typeset {
  const result = typeset(requestFor(latex, options));
  assert.ok('svg' in result, `${latex}: ${'error' in result ? result.error : ''}`);
  assertSound(result);
  return result;
}

export function requestFor(latex: string, options: Partial<TypesetRequest> = {}): TypesetRequest {
  return { latex, color: '#3b3b3b', pixels: 15, display: true, ...options };
}

/** Every answer is a sentence, or a document that refers to nothing and does nothing. */
export function assertSound(result: Typeset | TypesetFailure): void {
  if ('error' in result) {
    assert.match(result.error, /\S/);
    return;
  }
  const { svg, width, height, depth } = result;
  assert.ok([width, height, depth].every(Number.isInteger) && width > 0 && height > 0, svg);
  assert.ok(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg" width='), svg);
  assert.ok(svg.endsWith('</svg>'), svg);
  const markup = svg.replace('http://www.w3.org/2000/svg', '').replace(/>[^<]*</g, '><');
  assert.doesNotMatch(
    markup,
    /<(script|style|image|foreignObject|a|iframe)\b|https?:|data-|aria|url\(|currentColor| on\w+=/i,
  );
  for (const [, target = ''] of markup.matchAll(/href="([^"]*)"/g)) {
    assert.match(target, /^#g\w+$/);
    assert.ok(markup.includes(`id="${target.slice(1)}"`), svg);
  }
}
