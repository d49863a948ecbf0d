import * as vscode from 'vscode';
import type { Host } from '../host';
import { type Lesson, lessons } from '../lesson-list';
import type { GraphPanel } from '../panel/graph-panel';

interface LessonItem extends vscode.QuickPickItem {
  readonly lesson: Lesson;
}

/** Opens a lesson, by its file's name or by choice, and its graph beside it. */
export async function openLesson(host: Host, panel: GraphPanel, argument: unknown): Promise<void> {
  const lesson = lessons.find(({ file }) => file === argument) ?? (await chosen());
  if (!lesson) return;
  const document = await opened(host, lesson);
  const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  const position = document.positionAt(document.getText().lastIndexOf(lesson.cursor));
  editor.selection = new vscode.Selection(position, position);
  await panel.open({ document, position }, lesson.way, lesson.input);
}

async function chosen(): Promise<Lesson | undefined> {
  const items = lessons.map((lesson, k): LessonItem => {
    const { title, description } = lesson;
    return { label: `${k + 1}. ${title}`, description, lesson };
  });
  const options = { title: vscode.l10n.t('Open which lesson?'), matchOnDescription: true };
  return (await vscode.window.showQuickPick(items, options))?.lesson;
}

/** As a text of its own to play with: no folder is needed, the lesson itself is never written to. */
async function opened({ extension }: Host, { file }: Lesson): Promise<vscode.TextDocument> {
  const uri = vscode.Uri.joinPath(extension, 'examples', 'lessons', file);
  const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  const open = vscode.workspace.textDocuments.find((d) => d.isUntitled && d.getText() === content);
  if (!open) return vscode.workspace.openTextDocument({ language: 'python', content });
  // A text without a file comes back from a reload without its language.
  return open.languageId === 'python' ? open : vscode.languages.setTextDocumentLanguage(open, 'python');
}
