import * as vscode from 'vscode';
import { assert, assertEqual } from './assert';
import { askedAt, assertNumbers, open, run, shownAt } from './hovers';

describe('commands', () => {
  // The source with its cursor, and the line of the comment with its text; the values are samples.
  const commented: Readonly<Record<string, readonly [text: string, line: number, comment: RegExp]>> = {
    python: ['import math\n\ndef ‸f(x, y):\n    return math.exp(x) * y\n', 2, /^# at: x=[\d.]+, y=[\d.]+$/],
    typescript: [
      'export function ‸f(x: number, y: number) {\n  return Math.exp(x) * y;\n}\n',
      0,
      /^\/\/ at: x=[\d.]+, y=[\d.]+$/,
    ],
    latex: ['\\[ ‸f = x^2 e^y \\]\n', 0, /^% at: x=[\d.]+, y=[\d.]+$/],
    markdown: ['$$‸f = x^2 e^y$$\n', 0, /^<!-- at: x=[\d.]+, y=[\d.]+ -->$/],
  };

  for (const [language, [text, line, comment]] of Object.entries(commented)) {
    it(`Insert Values Comment writes one for ${language}, and undo takes it back`, async () => {
      const { document, place } = await open(language, text);
      const before = document.getText();
      await vscode.window.showTextDocument(document);
      await run('insertValuesComment', document, place);
      const { text: written } = document.lineAt(line);
      assert(comment.test(written), `it wrote ${written} into\n${document.getText()}`);
      const { text: told } = await shownAt(document, place.translate(1));
      assert(/· comment, line \d|\(comment, line \d\)/.test(told), told);
      await vscode.commands.executeCommand('undo');
      assertEqual(document.getText(), before);
    });
  }

  it('Insert Values Comment goes to the comment that is there', async () => {
    const { document, place } = await open('python', '# at: a=3\ndef ‸f(a):\n    return a ** 2 * 0.5\n');
    await vscode.window.showTextDocument(document);
    await run('insertValuesComment', document, place);
    assertEqual(document.lineAt(0).text, '# at: a=3');
    assertEqual(document.lineCount, 4);
    const { selection } = editor();
    assertEqual(document.getText(selection), '3');
  });

  it('Show Tape opens the recorded operations', async () => {
    const { document, place } = await open('python', 'a = 2\nb = 1\n\n‸e = (a + b) * (b + 1)\n');
    await vscode.window.showTextDocument(document);
    await run('showTape', document, place);
    const shown = editor().document;
    assertEqual(shown.uri.scheme, 'derivative-inspector');
    const text = shown.getText();
    for (const part of ['input a', 'input b', 'mul', 'output e'])
      assert(text.includes(part), `no ${part} in\n${text}`);
  });

  it('Report Wrong Derivative opens a draft with source and numbers that nobody has sent', async () => {
    const source = '# at: x=0.5\ndef ‸f(x):\n    return x ** 2 / 3\n';
    const { document, place } = await open('python', source);
    await vscode.window.showTextDocument(document);
    await run('reportWrongDerivative', document, place);
    const draft = editor().document;
    assertEqual([draft.languageId, draft.isUntitled], ['markdown', true]);
    const text = draft.getText();
    assert(text.includes('nothing has been sent'), text);
    assert(text.includes('return x ** 2 / 3'), text);
    assert(text.includes('0.0833333') && text.includes('0.333333'), text); // 1/12 and 1/3
    assert(text.includes(`VS Code ${vscode.version}`), text);
    assert(!/[/\\](?:home|root|tmp|Users)[/\\]/.test(text), `it tells a path of this machine:\n${text}`);
  });

  it('Open Example opens one to hover', async () => {
    await vscode.commands.executeCommand('derivativeInspector.openExample');
    const { document, selection } = editor();
    assertEqual([document.languageId, document.isUntitled], ['python', true]);
    assertNumbers(await shownAt(document, selection.active), '6', { '∂e/∂a': '2', '∂e/∂b': '5' });
  });

  it('Open Lesson opens the one that is named, and its graph', async () => {
    await vscode.commands.executeCommand('derivativeInspector.openLesson', '04-sum-over-paths.py');
    const { document, selection } = editor();
    assertEqual([document.languageId, document.isUntitled], ['python', true]);
    assertNumbers(await shownAt(document, selection.active), '1200', { '∂revenue/∂price': '20' });
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs.map((tab) => tab.label));
    assert(tabs.includes('Derivative Graph'), `the tabs are ${tabs.join(', ')}`);
  });

  it('Open Lesson comes back to the text that is open, in its language', async () => {
    const open = async (): Promise<vscode.TextDocument> => {
      await vscode.commands.executeCommand('derivativeInspector.openLesson', '05-nine-paths.py');
      return editor().document;
    };
    const first = await open();
    // As after a reload of the window.
    await vscode.languages.setTextDocumentLanguage(first, 'plaintext');
    const { uri, languageId } = await open();
    assertEqual([uri.toString(), languageId], [first.uri.toString(), 'python']);
  });

  it('a link of a hover goes to its place', async () => {
    const { document } = await open('python', 'import math\n\ndef f(x):\n    return math.sin(x)\n');
    await vscode.window.showTextDocument(document);
    await run('goTo', document, new vscode.Position(3, 11));
    assertEqual(editor().document.uri.toString(), document.uri.toString());
    assertEqual(editor().selection.active, new vscode.Position(3, 11));
    await run('goTo', document, new vscode.Position(900, 900)); // no longer there
    assertEqual(editor().selection.active, new vscode.Position(4, 0));
  });

  it('Treat as Input makes an input of what stopped the computation', async () => {
    const { document, place } = await open(
      'python',
      'import math\nfrom sim import drag\n\n# at: x=0.5\ndef ‸f(x):\n    return math.sin(x) * drag(x)\n',
    );
    const declined = await askedAt(document, place);
    assert(/Stops at drag/.test(declined.text), declined.text);
    await run('treatAsInput', document, place);
    const { text, row } = await shownAt(document, place);
    assertEqual(row('∂f/∂drag(x)')[0], '0.479426'); // sin(1/2)
    const drag = Number(/drag\(x\) = ([\d.]+)/.exec(text)?.[1]);
    const slope = Number(row('∂f/∂x')[0]);
    assert(Math.abs(slope - 0.8775825618903728 * drag) < 1e-5, text); // cos(1/2)·drag
  });

  it('do nothing, and break nothing, where there is nothing', async () => {
    for (const [language, text] of [
      ['python', '‸print("hello")\n'],
      ['plaintext', '‸a = 2\n'],
    ] as const) {
      const { document, place } = await open(language, text);
      await vscode.window.showTextDocument(document);
      for (const name of ['insertValuesComment', 'showTape', 'reportWrongDerivative', 'explain', 'setValues'])
        await run(name, document, place);
      assertEqual(document.getText(), text.replace('‸', ''));
      assertEqual(editor().document.uri.toString(), document.uri.toString());
    }
    await vscode.commands.executeCommand('workbench.action.openSettings2'); // no text has the focus
    await untilNoEditor();
    for (const name of ['inspect', 'goTo', 'insertValuesComment', 'showTape', 'explain', 'treatAsInput'])
      await vscode.commands.executeCommand(`derivativeInspector.${name}`);
  });
});

function untilNoEditor(): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      if (vscode.window.activeTextEditor) return;
      listener.dispose();
      resolve();
    };
    const listener = vscode.window.onDidChangeActiveTextEditor(done);
    done();
  });
}

function editor(): vscode.TextEditor {
  const { activeTextEditor } = vscode.window;
  assert(activeTextEditor, 'no editor is active');
  return activeTextEditor;
}
