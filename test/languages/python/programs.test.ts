import path from 'node:path';
import { testPrograms } from '../shared/programs';

// The numbers are made by scripts/references/python.py, which runs the functions in CPython, NumPy and PyTorch.
describe('functions in Python', () => testPrograms(path.join(__dirname, 'fixtures')));
