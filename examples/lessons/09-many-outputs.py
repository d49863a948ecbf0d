# Lesson 9: one input, many outputs
# A rod swings, and eight points of it move with the time t.
# Now one forward sweep gives all derivatives, which are
# speeds here.
#   ∂points[0]/∂t = 0.407987, ∂points[7]/∂t = 3.2639
# Look at Cost, in multiplications:
#   1 forward sweep: 19, 8 reverse sweeps: 40
from math import sin


def points(t):
    # at: t=0.5
    angle = 0.4 * sin(2 * t)
    return [length * sin(angle) for length in range(1, 9)]
