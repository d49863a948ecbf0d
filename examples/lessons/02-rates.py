# Lesson 2: derivatives are speeds
# Let b grow at speed 1: how fast does everything else move?
# Choose Forward and b, and take one step after the other;
# each reads as speeds too.
#   ∂c/∂b = 1, ∂d/∂b = 1, ∂e/∂b = 5
# Now let a grow at speed 1 instead: d rests, and ∂e/∂a = 2.
a = 2
b = 1

c = a + b
d = b + 1
e = c * d
