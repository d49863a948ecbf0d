# The first example: five edges, two paths from b to e.
# Hover e in the last line: its value, and how a and b move it. Then hover a, b, or one of the brackets.
# Ctrl+K G (Cmd+K G) opens its graph beside it.
a = 2.0
b = 1.0

e = (a + b) * (b + 1)
