import * as vscode from 'vscode';
import { hoverAt, open } from './hovers';

describe('probe', () => {
  it('p', async () => {
    const { document, places } = await open('python', 'a = 2\nb = 1\n\ne = ‸(‸a + b‸)‸ * ‸(b + 1‸)\n');
    let s = '';
    for (const p of places)
      s += `${p.character}: ${(await hoverAt(document, p))?.text.split('\n').slice(0, 5).join('/')}\n`;
    const mk = async () => {
      const n = await vscode.workspace.openNotebookDocument(
        'jupyter-notebook',
        new vscode.NotebookData([new vscode.NotebookCellData(vscode.NotebookCellKind.Code, 'x=1', 'python')]),
      );
      return n.uri.toString();
    };
    s += (await mk()) + '\n' + (await mk());
    s += '\n' + vscode.workspace.notebookDocuments.map((n) => n.uri.toString()).join(' ');
    const c = await open(
      'python',
      'import math\n\ndef outer():\n    def ‸f(x, y):\n        return math.exp(x) * y\n    return f\n',
    );
    s += '\n' + (await hoverAt(c.document, c.place))?.text;
    throw new Error(s);
  });
});
