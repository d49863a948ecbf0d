# Lesson 5: paths multiply, and factor
# Three edges lead from x to y and three from y to z; so there
# are paths from x to z: 9. Choose Paths, and open what is
# factored.
#   one path after the other: 9 multiplications, 8 additions
#   as (α + β + γ)·(δ + ε + ζ): 1 multiplication, 4 additions
#   both give ∂z/∂x = 310


def nine(x, α=2, β=3, γ=5, δ=7, ε=11, ζ=13):
    # at: x=1
    y = α * x + β * x + γ * x
    z = δ * y + ε * y + ζ * y
    return z
