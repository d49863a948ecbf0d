# Lesson 4: the derivative is the sum over all paths
# A dearer ticket earns more from whoever comes, and fewer
# come. Choose Paths: along a path its edges are multiplied,
# then the paths are added.
#   from price to revenue directly: 60
#   from price to revenue through visitors: -40
#   revenue = 1200, ∂revenue/∂price = 20


def revenue(price):
    # at: price=20
    visitors = 100 - 2 * price
    return price * visitors
