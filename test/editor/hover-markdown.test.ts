import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type HoverLook, hoverMarkdown } from '../../src/editor/hover-markdown';
import type { PlacedNote } from '../../src/protocol/parts';
import type { DerivativeHover, EmptyHover } from '../../src/protocol/questions';

const look: HoverLook = {
  t: (message, ...args) => `t(${message}${args.map((a) => ` ${a}`).join('')})`,
  language: 'python',
  link: (command, offset) => `${command}:${offset}`,
};

const plain: DerivativeHover = {
  kind: 'derivatives',
  span: { start: 3, end: 4 },
  title: 'f(x)',
  values: [{ name: '', value: '2' }],
  point: [{ name: 'x', value: '1', provenance: 'comment', line: 1 }],
  tables: [{ columns: [{ kind: 'here' }], rows: [{ label: '∂f/∂x', cells: ['2'] }], more: 0 }],
  facts: [],
  notes: [],
  formulas: [],
  equations: [],
};
const picture = { source: 'data:image/svg+xml;base64,AAAA', alt: 'the [formulas]' };
const image = '![the \\[formulas\\]](data:image/svg+xml;base64,AAAA)';

describe('a hover as Markdown', () => {
  it('has every word of the interface translated', () => {
    const hover: DerivativeHover = {
      ...plain,
      values: [
        { name: 'u', value: '1' },
        { name: 'v', value: '2' },
      ],
      rounds: { count: 3, low: '1', high: '4' },
      point: [
        { name: 'a', value: '1', provenance: 'given' },
        { name: 'b', value: '2', provenance: 'debugger' },
        { name: 'c', value: '3', provenance: 'constant', line: 7 },
        { name: 'd', value: '4', provenance: 'call', line: 8 },
        { name: 'e', value: '5', provenance: 'default', line: 9 },
        { name: 'f', value: '6', provenance: 'sample' },
        { name: 'g', value: '7', provenance: 'sample' },
      ],
      tables: [
        {
          caption: 'movedBy',
          columns: [
            { kind: 'here' },
            { kind: 'elasticity' },
            { kind: 'formula' },
            { kind: 'variable', name: '∂q' },
          ],
          rows: [{ label: '∂u/∂a', cells: ['1', '2', 'a', '3'] }],
          more: 4,
        },
        { caption: 'moves', columns: [{ kind: 'here' }], rows: [{ label: '∂u/∂a', cells: ['1'] }], more: 0 },
      ],
      facts: [
        { fact: 'determinant', value: '5' },
        { fact: 'conditionNumber', value: '6' },
        { fact: 'secondDerivative', value: '7' },
      ],
      notes: [{ code: 'precision-loss', message: 'so', line: 3, offset: 20 }],
    };
    assert.equal(
      bare(hoverMarkdown(hover, look)),
      `\`\`\`python
f(x)
\`\`\`

\`u\` → **1**, \`v\` → **2** (t(last of {0}, from {1} to {2} 3 1 4)) (t(at {0} \
a = 1 (t(values that you set)), b = 2 (t(from the debugger)), c = 3 (t(line {0} 7)), d = 4 (t(call, {0} t(line {0} 8))), \
e = 5 (t(default)), f = 6 (*t(Sample values, not from your code)*)), …)

| (t(moved by)) | t\\(here\\) | t\\(elasticity\\) | t\\(formula\\) | ∂q |
| :-- | --: | --: | :-- | --: |
| ∂u/∂a | **1** | 2 | \`a\` | **3** |

(t(+ {0} more 4))

| (t(moves)) | t\\(here\\) |
| :-- | --: |
| ∂u/∂a | **1** |

t(determinant) **5** · t(condition number) **6** · t(second derivative) **7**

$(info) [t(line {0} 3)](goTo:20): so

[t(Open graph)](openGraph:3) · [t(Set values)](setValues:3) · [t(Copy…)](copyDerivative:3)`,
    );
  });

  const shapes: [name: string, hover: DerivativeHover, look: HoverLook, parts: string[]][] = [
    ['without a picture', plain, look, ['source', 'value', 'table', 'links']],
    [
      'with the picture of its formulas behind the table',
      plain,
      { ...look, picture },
      ['source', 'value', 'table', 'picture', 'links'],
    ],
    [
      'of notation, whose picture stands in place of the source',
      { ...plain, notation: 'f' },
      { ...look, picture },
      ['value', 'picture', 'table', 'links'],
    ],
    [
      'of notation without a picture',
      { ...plain, notation: 'f' },
      look,
      ['source', 'value', 'table', 'links'],
    ],
    [
      'without rows',
      { ...plain, tables: [{ columns: [], rows: [], more: 0 }] },
      look,
      ['source', 'value', 'links'],
    ],
    [
      'with the cost, if it is known',
      { ...plain, cost: 'one' },
      look,
      ['source', 'value', 'table', 'cost', 'links'],
    ],
  ];
  for (const [name, hover, shape, parts] of shapes)
    it(`stands in this order ${name}`, () =>
      assert.deepEqual(bare(hoverMarkdown(hover, shape)).split('\n\n').map(partOf), parts));

  it('shows at most three notes', () => {
    const note = (offset: number): PlacedNote => ({ code: 'undecided', message: 'so', line: 1, offset });
    const markdown = hoverMarkdown({ ...plain, notes: [1, 2, 3, 4].map(note) }, look);
    assert.deepEqual(markdown.match(/goTo:\d/g), ['goTo:1', 'goTo:2', 'goTo:3']);
  });

  it('lists at most eight computations of a file', () => {
    const hover: EmptyHover = {
      kind: 'empty',
      span: { start: 0, end: 0 },
      found: Array.from({ length: 10 }, (_, k) => ({
        kind: 'formula',
        text: `y${k} = \`x\`\n+ 1`,
        line: k,
        offset: k,
      })),
    };
    assert.equal(
      bare(hoverMarkdown(hover, look)),
      `t(Place the cursor in a formula. {0} found in this file: 10)

${[0, 1, 2, 3, 4, 5, 6, 7].map((k) => `- [t(line {0} ${k})](goTo:${k}) \`\`y${k} = \`x\` + 1\`\``).join('\n')}

(t(+ {0} more 2))`,
    );
  });

  it('names lines once, however many values come from them', () => {
    const at = (name: string, line: number) => ({ name, value: '1', provenance: 'constant' as const, line });
    const texts = [[at('a', 2), at('b', 2)], [at('a', 2), at('b', 4), at('c', 2)], []].map(
      (point) => bare(hoverMarkdown({ ...plain, point }, look)).split('\n\n')[1],
    );
    assert.deepEqual(texts, [
      '→ **2** (t(at {0} a = 1, b = 1) · t(line {0} 2))',
      '→ **2** (t(at {0} a = 1, b = 1, c = 1) · t(lines {0} 2, 4))',
      '→ **2**',
    ]);
  });
});

describe('text of a source within Markdown', () => {
  const specials = fc.string({
    unit: fc.constantFrom(
      ...'ab1 \\`*_{}[]()#+-!|~$^:<>&\n\r'.split(''),
      '&nbsp;',
      '```',
      '<b>',
      '](x)',
      '$(zap)',
    ),
    maxLength: 30,
  });

  it('is nothing but text where it is escaped', () => {
    fc.assert(
      fc.property(specials, (text) => {
        const note: PlacedNote = { code: 'undecided', message: text, line: 1, offset: 0 };
        const paragraph = hoverMarkdown({ ...plain, notes: [note] }, look).split('\n\n')[3] ?? '';
        const markdown = paragraph.slice('$(info) [t(line {0} 1)](goTo:0): '.length);
        assert.doesNotMatch(markdown.replace(/\\./g, ''), /[\\`*_{}[\]()#+\-!|~$^:<>\n\r]/);
        assert.equal(unescaped(markdown), text.replace(/[\r\n]+/g, ' '));
      }),
    );
  });

  it('leaves tables, fences and links what they are', () => {
    const empty = { ...plain, point: [], notes: [] };
    fc.assert(
      fc.property(specials, (text) => {
        const hover: DerivativeHover = {
          ...empty,
          title: text,
          tables: [
            {
              columns: [{ kind: 'variable', name: text }, { kind: 'formula' }],
              rows: [{ label: text, cells: [text, withoutBackslash(text)] }],
              more: 0,
            },
          ],
        };
        const markdown = hoverMarkdown(hover, look);
        const [fence = ''] = /^`+/.exec(markdown) ?? [];
        const body = markdown.slice(fence.length + 'python\n'.length);
        const end = body.indexOf(`\n${fence}\n`);
        assert.equal(body.slice(0, end), text.replace(/[\r\n]+/g, ' '));
        const rows = body
          .slice(end)
          .split('\n')
          .filter((line) => line.startsWith('|'));
        assert.deepEqual(
          rows.map((row) => row.replace(/\\./g, '').split('|').length),
          [5, 5, 5],
        );
      }),
    );
  });
});

/** A formula has none. */
function withoutBackslash(text: string): string {
  return text.replaceAll('\\', '').trim() || 'x';
}

/** Without colours and spaces of layout: what is muted in brackets. */
function bare(markdown: string): string {
  return markdown
    .replace(/<span style="color:var\(--vscode-descriptionForeground\);">(.*?)<\/span>/g, '($1)')
    .replace(/\| (?:\(\))? \|/g, '| |')
    .replace(/ ?(?:&nbsp;)+/g, (space) => (space.startsWith(' ') ? ' ' : ''));
}

function partOf(paragraph: string): string {
  if (paragraph === image) return 'picture';
  if (paragraph.startsWith('```')) return 'source';
  if (paragraph.startsWith('→')) return 'value';
  if (paragraph.startsWith('|')) return 'table';
  if (paragraph.startsWith('`∂')) return 'equation';
  return paragraph === '(one)' ? 'cost' : 'links';
}

function unescaped(markdown: string): string {
  return markdown.replace(/\\(.)/g, '$1').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}
