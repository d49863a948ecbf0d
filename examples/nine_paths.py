# Three edges from x to y, three from y to z: nine paths from x to z, which factor into
# (α + β + γ)·(δ + ε + ζ), one multiplication and four additions instead of nine and eight.
# Hover y: what moves it, and how it moves z.
#   derivative-inspector inspect examples/nine_paths.py --paths x,z


def nine(x, α=2, β=3, γ=5, δ=7, ε=11, ζ=13):
    # at: x=1
    y = α * x + β * x + γ * x
    z = δ * y + ε * y + ζ * y
    return z
