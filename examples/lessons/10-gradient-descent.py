# Lesson 10: gradient descent, and where it ends
# Look at Plot and Descent: x ← x − η·slope, with η = 0.1. At
# x = 0.5 the slope is -1.2: the first step leads to x = 0.62.
# Ten steps lead into a valley:
#   x = 0.960, and there height = -0.706
# Now set x = -0.5 under Inputs, and take ten steps again:
#   x = -1.04, height = -1.31
# The first valley was not the deepest, and nothing at its
# bottom tells.


def height(x):
    # at: x=0.5
    return x**4 - 2 * x**2 + 0.3 * x
