import path from 'node:path';
import { testPrograms } from '../shared/programs';

// The numbers are made by scripts/references/julia.py, which computes the same formulas with mpmath.
describe('functions in Julia', () => testPrograms(path.join(__dirname, 'fixtures')));
