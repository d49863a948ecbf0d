// A two-link arm: where its hand is, and how that moves with the joints.
// Hover arm: the Jacobian, its determinant and its condition number. Set q2 to 0.01 in the comment: near a stretched
// arm the determinant goes to 0, and the condition number to infinity.
const l1 = 1;
const l2 = 0.8;

// at: q1=0.3, q2=0.9
export function arm(q1: number, q2: number) {
  const x = l1 * Math.cos(q1) + l2 * Math.cos(q1 + q2);
  const y = l1 * Math.sin(q1) + l2 * Math.sin(q1 + q2);
  return [x, y];
}
