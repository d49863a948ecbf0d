/** Comparisons of numbers. */
export const comparisons: Readonly<Record<string, string>> = {
  '<': 'less',
  '<=': 'lessEqual',
  '≤': 'lessEqual',
  '>': 'greater',
  '>=': 'greaterEqual',
  '≥': 'greaterEqual',
  '==': 'equal',
  '===': 'equal',
  '!=': 'notEqual',
  '≠': 'notEqual',
  '!==': 'notEqual',
};

/** Whether an operator works element by element: `.+`. */
export function isDotted(operator: string): boolean {
  return /^\.[^.\p{L}\d]/u.test(operator);
}
