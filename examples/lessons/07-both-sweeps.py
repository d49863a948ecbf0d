# Lesson 7: what each sweep is about
# Forward starts at one input: how does it affect every node?
# Choose phi, and read a column of the Jacobian:
#   ∂x/∂phi = -0.958851, ∂y/∂phi = 1.75517
# Reverse starts at one output: how does every node affect it?
# Choose x:
#   a row, ∂x/∂r = 0.877583 and again ∂x/∂phi = -0.958851
# Where both meet they agree. The determinant is r: 2.
from math import cos, sin


def polar(r, phi):
    # at: r=2, phi=0.5
    x = r * cos(phi)
    y = r * sin(phi)
    return x, y
