# The same function twice. Hover both names: in the first, nearly all digits are lost where 1 + x rounds x away; the
# formula is at fault, not the problem.
import math


def loses_digits(x):
    # at: x=1e-12
    return math.sqrt(1.0 + x) - 1.0


def keeps_digits(x):
    # at: x=1e-12
    return x / (math.sqrt(1.0 + x) + 1.0)
