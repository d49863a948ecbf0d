# Lesson 1: the first example
# Hover e: its value, and how a and b move it. Then press
# Ctrl+K G (Cmd+K G) for its graph: five edges, and on each
# how fast its end moves with its beginning alone.
#   e = 6, ∂e/∂a = 2, ∂e/∂b = 5
# The brackets have no names here; the graph calls them c = 3
# and d = 2. So ∂e/∂c = 2 and ∂e/∂d = 3.
a = 2
b = 1

e = (a + b) * (b + 1)
