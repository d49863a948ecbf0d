import assert from 'node:assert/strict';
import { conditionNumber, determinant } from '../../src/core/matrix';

const rows = (...all: readonly number[][]): Float64Array[] => all.map((row) => Float64Array.from(row));

describe('a matrix', () => {
  it('whose rows are multiples of one is singular, however its numbers are rounded', () => {
    const row = [0.995, 0.98, 0.955, 0.921];
    const matrix = rows(...[0.114, 1.29, 0.00048, 2.1].map((f) => row.map((x) => x * f)));
    assert.deepEqual([determinant(matrix), conditionNumber(matrix)], [0, Number.POSITIVE_INFINITY]);
  });

  it('whose numbers are of very different sizes is not', () => {
    const matrix = rows([1, 0], [0, 2 ** -70]);
    assert.deepEqual([determinant(matrix), conditionNumber(matrix)], [2 ** -70, 2 ** 70]);
  });

  it('whose determinant is too small for a number is not', () => {
    const matrix = rows([0, 1e-200], [1e-200, 0]);
    assert.deepEqual([determinant(matrix), conditionNumber(matrix)], [0, 1]);
  });
});
