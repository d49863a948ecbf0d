// Who may import whom. Data flows one way, so each folder of src lists the folders it may import from;
// everything that is not listed is forbidden. Type imports count.
const house = {
  core: [],
  engine: ['core'],
  languages: ['core'],
  inspection: ['core', 'engine', 'languages'],
  typeset: ['protocol'],
  protocol: ['core', 'inspection'],
  cli: ['core', 'languages', 'inspection'],
  analysis: ['core', 'engine', 'languages', 'inspection', 'protocol'],
  editor: ['core', 'inspection', 'protocol'],
};
const mediaMayImport = ['core', 'engine', 'protocol'];

/** The folders of media/panel, each standing on those before it. */
const panel = ['text', 'graph', 'drawing', 'state', 'results', 'export', 'views'];

/** These know no editor and no Node, so that they run anywhere: in the extension, a worker or a browser. */
const portable = ['core', 'engine', 'languages', 'inspection', 'protocol', 'analysis', 'typeset'];

const folders = (names) => `^src/(${names.join('|')})/`;

const arrows = Object.entries(house).map(([name, sources]) => ({
  name: `house-${name}`,
  comment: `src/${name} may import from ${sources.length ? sources.join(', ') : 'no other folder'}.`,
  severity: 'error',
  from: { path: `^src/${name}/` },
  to: { path: '^(src|media|test|scripts)/', pathNot: folders([name, ...sources]) },
}));

const panelArrows = panel.map((name, k) => ({
  name: `panel-${name}`,
  comment: `media/panel/${name} may import from ${panel.slice(0, k).join(', ') || 'no other folder'} of the panel.`,
  severity: 'error',
  from: { path: `^media/panel/${name}/` },
  to: { path: '^media/panel/', pathNot: `^media/panel/(${panel.slice(0, k + 1).join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...arrows,
    ...panelArrows,
    {
      name: 'house-editor-core-types-only',
      comment: 'src/editor may name the types of core, but does no mathematics of its own.',
      severity: 'error',
      from: { path: '^src/editor/' },
      to: { path: '^src/core/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'house-extension',
      comment: 'src/extension.ts is wiring: it imports the features in src/editor and nothing else.',
      severity: 'error',
      from: { path: '^src/extension\\.ts$' },
      to: { path: '^(src|media|test|scripts)/', pathNot: '^src/editor/' },
    },
    {
      name: 'house-no-other-folder',
      comment: 'A folder or file directly under src has to be given its place in this file.',
      severity: 'error',
      from: { path: '^src/', pathNot: [folders(Object.keys(house)), '^src/extension\\.ts$'] },
      to: {},
    },
    {
      name: 'house-media',
      comment: `media may import from ${mediaMayImport.join(', ')}.`,
      severity: 'error',
      from: { path: '^media/' },
      to: { path: '^(src|test|scripts)/', pathNot: folders(mediaMayImport) },
    },
    {
      name: 'no-circle',
      comment: 'No circular imports.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'vscode-only-in-editor',
      comment: 'Only src/editor, src/extension.ts and the tests of the editor import vscode.',
      severity: 'error',
      from: {
        path: '^(src|media|test|scripts)/',
        pathNot: '^(src/editor/|src/extension\\.ts$|test/vscode/)',
      },
      to: { path: '^vscode$|^node_modules/@types/vscode/' },
    },
    {
      name: 'no-node-in-portable-code',
      comment: 'The mathematics, the front ends and the inspection use no Node builtins.',
      severity: 'error',
      from: { path: ['^media/', folders(portable)] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-development-dependency',
      comment: 'What is shipped imports only packages listed under dependencies.',
      severity: 'error',
      from: { path: '^(src|media)/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        pathNot: '^node_modules/@types/vscode/',
      },
    },
    {
      name: 'not-unresolvable',
      comment: 'Every import resolves.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^vscode$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)fixtures/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
