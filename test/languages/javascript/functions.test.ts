import path from 'node:path';
import { testPrograms } from '../shared/programs';

// The numbers are made by scripts/references/functions.mjs, which runs the functions in Node.
describe('functions in JavaScript and TypeScript', () =>
  testPrograms(path.join(__dirname, 'fixtures'), 'functions.json'));
