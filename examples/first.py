# The first example: five edges, two sweeps.
#   derivative-inspector inspect examples/first.py:6 --paths b,e
a = 2
b = 1

e = (a + b) * (b + 1)
