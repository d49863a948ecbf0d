import * as vscode from 'vscode';
import { assert, assertEqual } from './assert';
import { assertNumbers, hoverAt, shownAt } from './hovers';

describe('notebooks', () => {
  it('are read over their cells', async () => {
    const { cells } = await open([
      ['markdown', '# Growth'],
      ['python', '%matplotlib inline\nimport numpy as np\n!pip install x\nrate = 0.5'],
      ['python', 'def growth(t):\n    return np.exp(rate * t)'],
      ['python', 'y = growth(2) ** 2\nz = rate ** 2 * y'],
    ]);
    const [, , second, third] = cells;
    assert(second && third, 'cells are missing');
    // growth(2) = e, its derivative rate·e.
    const growth = await shownAt(second, new vscode.Position(0, 5));
    assertEqual(growth.value, '2.71828');
    assertEqual(growth.row('∂growth/∂t')[0], '1.35914');
    // z = rate² e^(4 rate): e²/4 at 1/2, with the derivative (2 rate + 4 rate²) e^(4 rate) = 2 e².
    const z = await shownAt(third, new vscode.Position(1, 0));
    assertNumbers(z, '1.84726', { '∂z/∂rate': '14.7781' });
  });

  it('follow edits of other cells, and cells that are added', async () => {
    const { notebook, cells } = await open([
      ['python', 'a = 2\nb = 1'],
      ['python', 'e = (a + b) * (b + 1)'],
    ]);
    const [values, formula] = cells;
    assert(values && formula, 'cells are missing');
    assertNumbers(await shownAt(formula, new vscode.Position(0, 0)), '6', { '∂e/∂a': '2', '∂e/∂b': '5' });

    const edit = new vscode.WorkspaceEdit();
    edit.replace(values.uri, new vscode.Range(0, 4, 0, 5), '3');
    assert(await vscode.workspace.applyEdit(edit), 'the cell cannot be edited');
    assertNumbers(await shownAt(formula, new vscode.Position(0, 0)), '8', { '∂e/∂a': '2', '∂e/∂b': '6' });

    const insertion = new vscode.WorkspaceEdit();
    const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, 'c = 0.5', 'python');
    insertion.set(notebook.uri, [vscode.NotebookEdit.insertCells(1, [cell])]);
    assert(await vscode.workspace.applyEdit(insertion), 'no cell can be added');
    assertNumbers(await shownAt(formula, new vscode.Position(0, 0)), '8', { '∂e/∂a': '2', '∂e/∂b': '6' });
  });

  it('say nothing in text cells and magic lines', async () => {
    const { cells } = await open([
      ['markdown', 'Some prose about a * b.'],
      ['python', '%timeit a * b\na = 2\ne = a ** 2 * 3.5'],
    ]);
    const [text, code] = cells;
    assert(text && code, 'cells are missing');
    assertEqual(await hoverAt(text, new vscode.Position(0, 19)), undefined);
    assertEqual(await hoverAt(code, new vscode.Position(0, 8)), undefined);
    assertNumbers(await shownAt(code, new vscode.Position(2, 0)), '14', { '∂e/∂a': '14' });
  });
});

interface Opened {
  readonly notebook: vscode.NotebookDocument;
  readonly cells: readonly vscode.TextDocument[];
}

async function open(contents: readonly (readonly [string, string])[]): Promise<Opened> {
  const data = contents.map(([language, text]) => {
    const kind = language === 'markdown' ? vscode.NotebookCellKind.Markup : vscode.NotebookCellKind.Code;
    return new vscode.NotebookCellData(kind, text, language);
  });
  const notebook = await vscode.workspace.openNotebookDocument(
    'jupyter-notebook',
    new vscode.NotebookData(data),
  );
  return { notebook, cells: notebook.getCells().map((cell) => cell.document) };
}
