# The concentration of a drug after one dose by mouth: one compartment, absorption of first order.
# Hover concentration: two hours after the dose the clearance CL matters little, its elasticity is -0.15. Set t=12 in
# the comment: now it is -1.27.
from math import exp


def concentration(t, D=320, F=0.8, ka=1.2, CL=4, V=35):
    # at: t=2
    k = CL / V
    return F * D * ka / (V * (ka - k)) * (exp(-k * t) - exp(-ka * t))
