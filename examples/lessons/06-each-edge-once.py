# Lesson 6: a sweep touches each edge once
# Each round squares x: two more edges, and twice as many paths. Ten rounds
# have 20 edges and 1024 paths. At x = 1 every path adds one:
#   ∂squared/∂x = 1024
# Choose Reverse: below the graph stands how many edges the sweep has seen.
# Nobody walked along all those paths.


def squared(x):
    # at: x=1
    for _ in range(10):
        x = x * x
    return x
