# Lesson 12: a gradient that vanishes
# A network of one neuron, fifty rounds. It feels its weights,
# and hardly where it began:
#   recurrent = 0.853229, ∂recurrent/∂h = 1.82e-30
#   ∂recurrent/∂w = 0.307307, ∂recurrent/∂b = 0.360169
# Each round multiplies by w times the slope of tanh. Choose
# the detail "named values" and read it on the edges from one
# h to the next:
#   the first is 0.707803, the last is 0.2448
# Fifty leave nothing. A plus opens the last round.
from math import tanh


def recurrent(h, w=0.9, b=0.5):
    # at: h=0
    for _ in range(50):
        h = tanh(w * h + b)
    return h
