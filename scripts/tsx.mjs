// Lets Node run TypeScript; with the settings of the panel, which add the syntax of its views to everybody's.
process.env.TSX_TSCONFIG_PATH ??= 'media/tsconfig.json';
await import('tsx');
