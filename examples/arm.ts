// A two-link arm: where its hand is, and how that moves with the joints. Near a stretched arm the
// determinant of the Jacobian goes to 0, and its condition number to infinity.
//   derivative-inspector inspect examples/arm.ts --wrt q1,q2

// at: q1=0.3, q2=0.9
export function arm(q1: number, q2: number, l1 = 1, l2 = 0.8) {
  const x = l1 * Math.cos(q1) + l2 * Math.cos(q1 + q2);
  const y = l1 * Math.sin(q1) + l2 * Math.sin(q1 + q2);
  return [x, y];
}
