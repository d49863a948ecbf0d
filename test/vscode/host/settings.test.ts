import * as vscode from 'vscode';
import { assert, assertEqual } from './assert';
import { askedAt, askedIn, hoverAt, open, pictureOf, shownAt } from './hovers';
import { withSettings } from './settings';

const python = 'a = 2\nb = 1\n\n‸e = (a + b) * (b + 1)\n';
const typescript = 'const a = 2;\nconst b = 1;\nconst ‸e = (a + b) * (b + 1);\n';
const unknownPoint = 'import math\n\ndef ‸f(x):\n    return math.exp(x) / x\n';
const ratio = '<!-- at: x=0.5 -->\n$$‸f(x) = \\frac{e^x}{x}$$\n';

describe('settings', () => {
  it('enabled turns every hover off, but not what is asked for', () =>
    withSettings({ enabled: false }, async () => {
      for (const [language, text] of [
        ['python', python],
        ['typescript', typescript],
        ['markdown', ratio],
      ] as const) {
        const { document, place } = await open(language, text);
        assertEqual(await hoverAt(document, place), undefined);
      }
      const { document, place } = await open('python', python);
      assertEqual((await askedAt(document, place)).value, '6');
    }));

  it('enabled turns a single language off', () =>
    withSettings(
      { enabled: false },
      async () => {
        const off = await open('python', python);
        assertEqual(await hoverAt(off.document, off.place), undefined);
        const on = await open('typescript', typescript);
        assertEqual((await shownAt(on.document, on.place)).value, '6');
      },
      'python',
    ));

  it('hover.enabled knows off and always', async () => {
    const sizes = 'def ‸area(width, height):\n    return width * height\n';
    const { document, place } = await open('python', sizes);
    assertEqual(await hoverAt(document, place), undefined);
    await withSettings({ 'hover.enabled': 'always' }, async () => {
      const { text } = await shownAt(document, place);
      assert(/∂area\/∂width/.test(text), text);
    });
    await withSettings({ 'hover.enabled': 'off' }, async () => {
      const off = await open('python', python);
      assertEqual(await hoverAt(off.document, off.place), undefined);
      assertEqual((await askedAt(off.document, off.place)).value, '6');
    });
  });

  it('values.useSample decides whether values are made up, and they are marked', async () => {
    const { document, place } = await open('python', unknownPoint);
    const { text } = await shownAt(document, place);
    assert(/at x = \S+ · \*?Sample values, not from your code/.test(text), text);
    await withSettings({ 'values.useSample': false }, async () => {
      assertEqual(await hoverAt(document, place), undefined);
      const asked = await askedIn('python', unknownPoint);
      assert(asked.text.includes('x has no value'), asked.text);
    });
  });

  it('numbers.significantDigits is taken for what it can be', async () => {
    const { document, place } = await open('python', 'x = 0.5\n\n‸y = (x / 3) ** 0.5\n');
    const expected = [
      [3, '0.408'], // 1/√6 = 0.40824829046386301…
      [10, '0.4082482905'],
      [0, '0.4'],
      ['many', '0.408248'],
    ] as const;
    for (const [digits, value] of expected) {
      await withSettings({ 'numbers.significantDigits': digits }, async () => {
        assertEqual((await shownAt(document, place)).value, value);
      });
    }
  });

  it('limits.maxOperations bounds what is followed', async () => {
    const loop =
      'import math\n\ndef ‸f(x):\n    # at: x=1\n    for k in range(400):\n        x = math.sin(x) + k\n    return x\n';
    const { document, place } = await open('python', loop);
    await shownAt(document, place);
    await withSettings({ 'limits.maxOperations': 100 }, async () => {
      assertEqual(await hoverAt(document, place), undefined);
      const asked = await askedAt(document, place);
      assert(asked.text.includes('more than 100 operations'), asked.text);
    });
  });

  it('hover.typeset draws formulas, in a colour that can be read on every theme', async () => {
    for (const [uiTheme, kind] of kinds) {
      await withTheme(uiTheme, kind, async () => {
        const { document, place } = await open('markdown', ratio);
        const picture = await untilPicture(document, place);
        const lightness = lightnessOf(picture);
        const dark = kind === vscode.ColorThemeKind.Dark || kind === vscode.ColorThemeKind.HighContrast;
        assert(dark ? lightness > 0.7 : lightness < 0.3, `lightness ${lightness} on ${uiTheme}`);
      });
    }
    await withSettings({ 'hover.typeset': false }, async () => {
      const { document, place } = await open('markdown', ratio);
      const hover = await shownAt(document, place);
      assertEqual(pictureOf(hover), undefined);
      assertEqual(hover.row('∂f/∂x')[0], '-3.29744'); // e^x (x - 1)/x², by sympy
    });
  }).timeout(40_000);
});

const kinds = [
  ['vs', vscode.ColorThemeKind.Light],
  ['hc-black', vscode.ColorThemeKind.HighContrast],
  ['hc-light', vscode.ColorThemeKind.HighContrastLight],
  ['vs-dark', vscode.ColorThemeKind.Dark],
] as const;

/** A picture may be late for the first hovers. */
async function untilPicture(document: vscode.TextDocument, place: vscode.Position): Promise<string> {
  const end = Date.now() + 10_000;
  for (;;) {
    const picture = pictureOf(await shownAt(document, place));
    if (picture !== undefined) return picture;
    assert(Date.now() < end, 'there is no picture');
  }
}

/** Of the only colour of a picture, from 0 to 1. */
function lightnessOf(svg: string): number {
  const colors = new Set(svg.match(/#[0-9a-f]{6}\b/gi));
  assertEqual([...colors].length, 1);
  const [color = ''] = colors;
  const parts = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  return parts.reduce((sum, part) => sum + part, 0) / 3;
}

interface Theme {
  readonly id?: string;
  readonly label: string;
  readonly uiTheme: string;
}

async function withTheme(
  uiTheme: string,
  kind: vscode.ColorThemeKind,
  body: () => Promise<void>,
): Promise<void> {
  const id = themesOf(uiTheme)[0];
  assert(id !== undefined, `no theme for ${uiTheme}`);
  const workbench = vscode.workspace.getConfiguration('workbench');
  await workbench.update('colorTheme', id, vscode.ConfigurationTarget.Global);
  try {
    await untilKind(kind);
    await body();
  } finally {
    await workbench.update('colorTheme', undefined, vscode.ConfigurationTarget.Global);
  }
}

function themesOf(uiTheme: string): string[] {
  const defaults = vscode.extensions.getExtension<unknown>('vscode.theme-defaults');
  assert(defaults, 'the themes of the editor are missing');
  const { contributes } = defaults.packageJSON as {
    readonly contributes: { readonly themes: readonly Theme[] };
  };
  return contributes.themes.filter((t) => t.uiTheme === uiTheme).map(({ id, label }) => id ?? label);
}

function untilKind(kind: vscode.ColorThemeKind): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      if (vscode.window.activeColorTheme.kind !== kind) return;
      listener.dispose();
      resolve();
    };
    const listener = vscode.window.onDidChangeActiveColorTheme(done);
    done();
  });
}
