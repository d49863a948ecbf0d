# Lesson 11: a formula that loses its digits
# The same function twice. Hover the first name:
#   5.000444502911705e-13 in doubles,
#   4.99999999999875e-13 in truth
# The sum rounds most of x away. Hover the second: its
# elasticity is 1, one percent of x is one percent of the
# result. So the problem is harmless; it is the first formula
# that is at fault.
from math import sqrt


def loses_digits(x):
    # at: x=1e-12
    return sqrt(1.0 + x) - 1.0


def keeps_digits(x):
    # at: x=1e-12
    return x / (sqrt(1.0 + x) + 1.0)
