# Lesson 6: a sweep touches each edge once
# Each round squares x: two more edges, and twice as many
# paths. Six rounds have 12 edges and 64 paths. At x = 1 every
# path adds one:
#   ∂squared/∂x = 64
# Choose Reverse: below the graph stands how many edges the
# sweep has seen. Nobody walked along all those paths.


def squared(x):
    # at: x=1
    for _ in range(6):
        x = x * x
    return x
