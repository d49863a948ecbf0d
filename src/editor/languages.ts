/** The languages served, by the editor's identifiers; package.json activates the extension for the same ones. */
export const languageIds = [
  'python',
  'javascript',
  'javascriptreact',
  'typescript',
  'typescriptreact',
  'julia',
  'c',
  'cpp',
  'latex',
  'tex',
  'markdown',
] as const;
