# Lesson 8: many inputs, one output
# What training a model is like: 16 pixels, and one number
# that tells how much contrast they have. One reverse sweep
# gives all derivatives; it would for a million pixels.
#   contrast = 8.8125
#   ∂contrast/∂pixels[0] = -0.34375
#   ∂contrast/∂pixels[5] = 0.40625
# Look at Cost, in multiplications:
#   16 forward sweeps: 832, 1 reverse sweep: 82
import numpy as np

pixels = np.array([
    0, 1, 2, 0,
    1, 6, 8, 2,
    2, 9, 7, 1,
    0, 4, 1, 0,
])

contrast = np.mean((pixels - np.mean(pixels)) ** 2)
