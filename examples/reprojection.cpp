// Where a camera sees a point, and the derivatives that were written by hand for it. Hover u and jac[2]: by Z the
// derivative is negative, and a sign is missing below.

// at: fx=525, X=0.4, Z=2.5, cx=320
void project(double fx, double X, double Z, double cx, double& u) {
  u = fx * X / Z + cx;
}

// at: fx=525, X=0.4, Z=2.5
void project_jacobian(double fx, double X, double Z, double* jac) {
  jac[0] = fx / Z;
  jac[1] = 0.0;
  jac[2] = fx * X / (Z * Z);
}
