import * as vscode from 'vscode';

const section = 'derivativeInspector';

/** Runs with settings of the extension, and puts back the defaults. */
export async function withSettings(
  settings: Readonly<Record<string, unknown>>,
  body: () => Promise<void>,
  languageId?: string,
): Promise<void> {
  const write = async (key: string, value: unknown): Promise<void> =>
    vscode.workspace
      .getConfiguration(section, languageId ? { languageId } : undefined)
      .update(key, value, vscode.ConfigurationTarget.Global, languageId !== undefined);
  try {
    for (const [key, value] of Object.entries(settings)) await write(key, value);
    await body();
  } finally {
    for (const key of Object.keys(settings)) await write(key, undefined);
  }
}
