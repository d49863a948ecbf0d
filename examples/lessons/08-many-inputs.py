# Lesson 8: many inputs, one output
# What training a model is like: 64 pixels, and one number that tells how
# much contrast they have. One reverse sweep gives all derivatives.
#   contrast = 6.27734
#   ∂contrast/∂pixels[0] = -0.0996094, ∂contrast/∂pixels[27] = 0.119141
# Look at Cost, in multiplications:
#   64 forward sweeps: 12544, 1 reverse sweep: 322
import numpy as np

pixels = np.array([
    0, 0, 1, 2, 2, 1, 0, 0,
    0, 1, 4, 6, 6, 4, 1, 0,
    1, 4, 7, 5, 5, 7, 4, 1,
    2, 6, 5, 7, 7, 5, 6, 2,
    2, 6, 5, 7, 7, 5, 6, 2,
    1, 4, 7, 5, 5, 7, 4, 1,
    0, 1, 4, 6, 6, 4, 1, 0,
    0, 0, 1, 2, 2, 1, 0, 0,
])

contrast = np.mean((pixels - np.mean(pixels)) ** 2)
