// Only what Biome cannot see: the rules that need types, and what the portable code must not touch.
import tseslint from 'typescript-eslint';

const portable = [
  'src/core/**',
  'src/engine/**',
  'src/languages/**',
  'src/inspection/**',
  'src/protocol/**',
  'src/typeset/**',
];

const surroundings = [
  'process',
  'Buffer',
  'global',
  'console',
  'Date',
  'performance',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'fetch',
  'crypto',
];

export default tseslint.config(
  { ignores: ['dist/**', 'coverage/**', '**/fixtures/**', '**/*.mjs', '**/*.cjs'] },
  {
    files: ['src/**/*.ts', 'media/**/*.{ts,tsx}', 'test/**/*.{ts,tsx}', 'scripts/**/*.ts'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-eval': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-implied-eval': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/no-unsafe-argument': 'error',
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-unsafe-call': 'error',
      '@typescript-eslint/no-unsafe-member-access': 'error',
      '@typescript-eslint/no-unsafe-return': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/prefer-promise-reject-errors': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false, allowDefaultCaseForExhaustiveSwitch: true },
      ],
    },
  },
  {
    // The same text, point and options always give the same inspection: no clock, no chance, no surroundings.
    files: portable,
    rules: {
      'no-restricted-globals': [
        'error',
        ...surroundings.map((name) => ({ name, message: 'This code knows no Node, DOM, clock or chance.' })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Use a seeded generator, so that results repeat.' },
      ],
    },
  },
);
