"""Reference values for arithmetic with 106 bits, by mpmath and none of the product's code.

Writes test/engine/double-double/fixtures/references.json: for every operation, points high + low over its range (the
low part is a random number below half a unit in the last place of the high one) and the value to 40 digits.

    python3 scripts/references/double_double.py
"""

import json
import math
import random
import sys
from pathlib import Path

from mpmath import mp, mpf, nstr
from operations import OPERATIONS

mp.dps = 90
random.seed(20240229)


def paired(high):
    low = random.uniform(-0.49, 0.49) * math.ulp(high) if high else 0.0
    return [float(high), low]


def spread(low, high, count=16):
    """Points on a logarithmic grid between two positive sizes."""
    return [low * (high / low) ** (k / (count - 1)) * random.uniform(0.99, 1.01) for k in range(count)]


def both(points):
    return points + [-x for x in points]


def uniform(low, high, count=24):
    return [low + (high - low) * (k + random.random()) / count for k in range(count)]


def pairs_of(a, b, count=30):
    return [(random.choice(a), random.choice(b)) for _ in range(count)]


WIDE = spread(1e-140, 1e140)
MODEST = spread(1e-12, 700)
SMALL = spread(1e-30, 0.9)
AROUND = both(spread(1e-9, 60)) + uniform(-4, 4)
ANGLES = both(spread(1e-20, 1e14, 24)) + uniform(-7, 7) + [math.pi, 2 * math.pi, 1.5 * math.pi, 355.0, 100 * math.pi]
NEAR_ONE = [1 + s * 10.0**-k for k in (1, 3, 8, 14) for s in (-1, 1)]
WHOLE = [-7.0, -3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 12.0, 200.0]
SIGNED = both(spread(1e-6, 1e6))
TRUTHS = [(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0), (0.3, -2.5)]

unary = {
    "neg": AROUND, "detach": AROUND, "shift": AROUND, "abs": AROUND, "sign": AROUND, "step": AROUND, "relu": AROUND, "not": [0.0, 1.0],
    "sqrt": WIDE + NEAR_ONE, "cbrt": both(WIDE) + NEAR_ONE,
    "exp": both(MODEST) + uniform(-5, 5), "exp2": both(spread(1e-12, 1000)) + WHOLE, "exp10": both(spread(1e-12, 300)) + WHOLE,
    "expm1": both(spread(1e-200, 700)) + uniform(-2, 2),
    "log": WIDE + NEAR_ONE + uniform(0.3, 3), "log2": WIDE + NEAR_ONE + [8.0, 1024.0], "log10": WIDE + NEAR_ONE,
    "log1p": both(SMALL) + WIDE + uniform(-0.99, 3),
    "sin": ANGLES, "cos": ANGLES, "tan": ANGLES, "sec": ANGLES, "csc": ANGLES, "cot": ANGLES,
    "sinpi": both(spread(1e-20, 1e6)) + uniform(-3, 3), "cospi": both(spread(1e-20, 1e6)) + uniform(-3, 3),
    "asin": both(SMALL) + uniform(-1, 1), "acos": both(SMALL) + uniform(-1, 1) + [1 - 1e-12], "atan": both(WIDE) + uniform(-4, 4),
    "asec": both(spread(1.02, 1e100) + [1.0000001]), "acsc": both(spread(1.02, 1e100) + [1.0000001]), "acot": both(WIDE) + uniform(0.1, 4),
    "sinh": both(MODEST) + uniform(-2, 2), "cosh": both(MODEST) + uniform(-2, 2), "tanh": both(WIDE) + AROUND,
    "sech": both(MODEST), "csch": both(MODEST), "coth": both(MODEST),
    "asinh": both(WIDE) + uniform(-3, 3), "acosh": spread(1.02, 1e140) + [1.0000001] + uniform(1, 3), "atanh": both(SMALL) + uniform(-1, 1),
    "asech": SMALL + uniform(0, 1), "acsch": both(WIDE), "acoth": both(spread(1.02, 1e140) + [1.0000001]),
    "floor": SIGNED + WHOLE, "ceil": SIGNED + WHOLE, "trunc": SIGNED + WHOLE,
    "round": SIGNED + [0.5, 1.5, 2.5, -0.5, -1.5], "roundHalfUp": SIGNED + [0.5, 1.5, -1.5], "roundHalfAway": SIGNED + [0.5, -1.5],
    "gelu": uniform(-30, 30), "geluTanh": uniform(-6, 20), "silu": both(spread(1e-12, 640)), "softplus": both(MODEST), "sigmoid": both(MODEST),
    "logSigmoid": both(MODEST), "logit": SMALL + uniform(0, 1) + [0.5 + 1e-9],
    "gaussian": uniform(-25, 25), "erf": both(spread(1e-20, 8)) + uniform(-4, 4), "erfc": both(spread(1e-20, 25)) + uniform(-4, 4),
    "erfinv": both(SMALL) + uniform(-1, 1) + [1 - 1e-9], "normpdf": uniform(-36, 36), "normcdf": uniform(-36, 8),
    "normquantile": spread(1e-200, 0.4) + uniform(0, 1) + [1 - 1e-9],
    "gamma": spread(1e-10, 170) + uniform(-9, 6) + [1.0, 2.0, 5.0, 30.0], "lgamma": spread(1e-10, 1e10) + uniform(-9, 8),
    "digamma": spread(1e-10, 1e10) + uniform(-9, 6), "trigamma": spread(1e-10, 1e10) + uniform(-9, 6),
}
binary = {
    **{name: pairs_of(AROUND, AROUND) for name in ("add", "sub", "mul", "div", "less", "greater", "heaviside", "copysign", "leakyRelu", "elu")},
    **{name: [(1.5, 1.5), (0.3, 0.7), (0.7, 0.3)] for name in ("lessEqual", "greaterEqual", "equal", "notEqual")},
    **{name: TRUTHS for name in ("and", "or", "xor")},
    "pow": pairs_of(spread(0.01, 100), both(spread(0.01, 100))) + pairs_of(AROUND, [2.0, 3.0, -2.0, -1.0, 12.0]) + [(1.001, 5000.0)],
    "hypot": pairs_of(WIDE, WIDE) + pairs_of(AROUND, AROUND), "atan2": pairs_of(both(WIDE), both(WIDE)) + pairs_of(AROUND, AROUND),
    "logaddexp": pairs_of(AROUND, AROUND), "logaddexp2": pairs_of(AROUND, AROUND), "xlogy": pairs_of(AROUND, WIDE),
    "mod": pairs_of(SIGNED, SIGNED), "fmod": pairs_of(SIGNED, SIGNED), "floorDivide": pairs_of(SIGNED, SIGNED),
    "polygamma": pairs_of([1.0, 2.0, 3.0, 7.0, 20.0], spread(0.01, 1e4)),
    "beta": pairs_of(spread(0.01, 80), spread(0.01, 80)), "lbeta": pairs_of(spread(0.01, 80), spread(0.01, 80)),
}
lists = [[0.3, -1.2, 2.7], [1.5, 2.5, -3.5, 4.25], [-700.0, -701.0, -699.5], [1e-3] * 7]
many = {
    "fma": [uniform(-5, 5, 3) for _ in range(6)], "select": [[1.0, 0.3, 0.7], [0.0, 0.3, 0.7]],
    "clamp": [[x, -1.0, 2.0] for x in (0.7, -2.3, 5.0)],
    **{name: lists for name in ("sum", "product", "max", "min", "logsumexp", "norm")},
}


def points():
    for name, all_points in unary.items():
        yield name, [(x,) for x in all_points]
    yield from binary.items()
    yield from many.items()


def row(name, at):
    """Orders, exponents and truth values that are integers stay integers."""
    given = [[x, 0.0] if float(x).is_integer() else paired(x) for x in at]
    value = OPERATIONS[name](*[mpf(h) + mpf(l) for h, l in given])
    return {"at": given, "value": nstr(value, 40)}


def main():
    lines = []
    for name, all_points in points():
        print(name, file=sys.stderr)
        rows = [json.dumps(row(name, at)) for at in all_points]
        lines.append(f'"{name}": [\n' + ",\n".join(rows) + "\n]")
    target = Path(__file__).parents[2] / "test/engine/double-double/fixtures/references.json"
    target.write_text("{\n" + ",\n".join(lines) + "\n}\n")


main()
