# Lesson 13: neither forward nor reverse
# An hourglass: ten inputs, one waist, ten outputs. Either
# sweep runs ten times through a wide half. Take out the inner
# nodes one after the other instead, the waist last. Look at
# Cost, in multiplications:
#   elimination, forward order: 210
#   elimination, reverse order: 210
#   elimination, cheapest found: 120
# Press one of them and follow it; what is left is the
# Jacobian.
import numpy as np


def hourglass(x):
    # at: x=[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]
    s = np.sum(np.sin(x))
    return [
        np.exp(np.sin(s)), np.exp(np.cos(s)), np.exp(np.tanh(s)),
        np.exp(np.arctan(s)), np.exp(np.sqrt(s)), np.exp(np.log(s)),
        np.exp(np.log1p(s)), np.exp(s / 5), np.exp(1 / s), np.exp(-s),
    ]
