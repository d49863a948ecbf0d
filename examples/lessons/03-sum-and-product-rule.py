# Lesson 3: the sum rule and the product rule stand on edges
# Choose Values and read the edges: into a sum they bear a
# one, into a product the other factor.
#   a sum: ∂total/∂a = 1, ∂total/∂b = 1
#   a product: ∂area/∂a = 3, which is b,
#     and ∂area/∂b = 5, which is a
#   a product again: ∂w/∂total = 15, ∂w/∂area = 8
#   all the way: ∂w/∂a = 39, ∂w/∂b = 55


def rules(a, b):
    # at: a=5, b=3
    total = a + b
    area = a * b
    w = total * area
    return w
