"""Reference values for the rule table, by mpmath and none of the product's code.

Writes test/core/primitives/fixtures/references.json: for every operation, points on a logarithmic grid to the ends of
the range, the exact value and the exact partial derivatives there, to 34 digits. Derivatives are central
differences with a step of 1e-40, at so many digits that even the square of the smallest number counts; so no
rule of differentiation takes part.

    python3 scripts/references/rule_table.py
"""

import json
import sys
from itertools import product
from pathlib import Path

from mpmath import mp, mpf, nstr
from operations import OPERATIONS

SIZES = [5e-324, 2.5e-308, 1e-300, 1e-160, 1e-100, 1e-20, 1e-8, 0.001, 0.1, 0.3, 0.499, 0.7, 0.95, 1.25, 3.1, 8.6, 17.5]
SIZES += [36.5, 300.25, 707.5, 744.25, 1e5, 1e20, 1e100, 1e160, 1e300, 1.7e308]
NEAR_ONE = [1 - 2**-53, 1 - 1e-8, 1.0, 1 + 2**-52, 1 + 1e-8]
BOTH = SIZES + NEAR_ONE + [-x for x in SIZES + NEAR_ONE]
# The double closest to a multiple of π/2, and ordinary ones near such multiples.
TURNS = [3.141592653589793, 1.5707963267948966, 0.7853981633974483, 22.0, 355.0, 6381956970095103 * 2.0**797]
FEW = [1e-8, 0.3, 0.95, 3.1, 36.5, 1e5]
PAIRS = list(product(FEW + [-x for x in FEW], repeat=2))
ENDS = list(product([1e-300, 1e-20, 1.7, 1e20, 1e300], repeat=2))
THREE = [(0.3, -1.2, 2.7), (1.5, 2.5, -3.5, 4.25)]


def within(low, high, grid=BOTH):
    return [(x,) for x in grid if low < x < high]


INF = float("inf")
ALL = within(-INF, INF)
POSITIVE = within(0, INF)
UNIT = within(-1, 1)
OUTSIDE = [(x,) for x in BOTH if abs(x) > 1]
MODEST = within(-708, 708)
ANGLES = ALL + [(s * x,) for x in TURNS for s in (-1, 1)]
# Gamma-like functions are costly, and at 1e-300 their derivatives are powers that others test.
GAMMA = [x for x in BOTH if 1e-20 < abs(x) < 1e21] + [2.2, 5.5, 11.3, 25.4, 60.2, 101.7, 141.3, 169.9, -1.3, -2.6, -0.25, -4.5]
GAMMA = [x for x in GAMMA if x > 0 or x != int(x)]
BETA = [(x, y) for x in (0.01, 0.3, 0.95, 3.1, 9.7, 36.5) for y in (0.02, 0.3, 3.1, 17.5, 60.25)]
LARGE = [(1e5, 0.3), (1e5, 17.5), (0.3, 1e5), (1e5, 1.25e5), (1e-8, 3.1), (1e-8, 1e-7), (1e10, 0.7), (250.5, 300.25), (1e10, 1e12)]
BEYOND = [(300.0, 0.3), (1e5, 2.5), (200.0, 40.0), (150.0, 150.0), (90.0, 85.0), (1e8, 3.3)]
REMAINDERS = [(7.3, 2.5), (-7.3, 2.5), (7.3, -2.5), (-7.3, -2.5), (1e9, 0.3), (0.3, 7.5)]
BETWEEN = [(0.3,), (-2.7,), (41.4,), (-0.4,), (1e5 + 0.25,), (-7.5 + 1e-9,)]
PLAIN = [(0.3,), (-2.7,), (41.4,)]
UNEQUAL = [(0.3, 1.2), (2.5, -1.0), (-0.3, -0.2)]

POINTS = {
    **{name: ALL for name in ("neg", "cbrt", "atan", "tanh", "asinh", "relu", "abs")},
    **{name: PAIRS + ENDS for name in ("add", "sub", "mul", "div", "hypot", "atan2", "copysign", "leakyRelu")},
    **{name: ANGLES for name in ("sin", "cos", "tan", "sec", "csc", "cot")},
    **{name: POSITIVE for name in ("sqrt", "log", "log2", "log10")},
    **{name: MODEST for name in ("expm1", "sinh", "cosh", "csch", "coth")},
    **{name: UNIT for name in ("asin", "acos", "atanh")},
    **{name: OUTSIDE for name in ("asec", "acsc", "acoth")},
    **{name: BETWEEN for name in ("floor", "ceil", "trunc", "round", "roundHalfUp", "roundHalfAway")},
    **{name: REMAINDERS for name in ("mod", "fmod", "floorDivide")},
    **{name: PLAIN for name in ("sign", "step", "not", "detach", "shift")},
    **{name: UNEQUAL for name in ("less", "lessEqual", "greater", "greaterEqual", "equal", "notEqual", "and", "or", "xor")},
    **{name: THREE for name in ("sum", "max", "min", "fmax", "fmin")},
    "pow": [p for p in PAIRS if p[0] > 0 and abs(p[1]) < 100] + [(1e-300, 0.5), (1e300, -1.0), (1e300, 0.9), (2.0, 1000.5), (1.0001, 1e5), (-1.7, 3.0), (-2.5, -2.0), (0.3, 600.25)],
    "fma": [(0.3, -1.7, 2.2), (3.1, 36.5, -0.95), (1e8 + 1, 1e8 - 1, -1e16)],
    "exp": within(-746, 709), "exp2": within(-1075, 1024), "exp10": within(-324, 308.2),
    "log1p": within(-1, INF), "sech": within(-746, 746),
    "acosh": within(1, INF), "asech": within(0, 1), "acsch": ALL, "acot": ALL,
    "sinpi": within(-1e6, 1e6) + [(2.25,), (-3.75,), (1.499,), (100.3,)], "cospi": within(-1e6, 1e6) + [(2.25,), (-3.75,), (1.499,), (100.3,)],
    "logaddexp": [p for p in PAIRS if max(map(abs, p)) < 100] + [(700.0, 710.0), (-700.3, -1e3)],
    "logaddexp2": [p for p in PAIRS if max(map(abs, p)) < 100] + [(1000.0, 1001.5), (-1000.3, -1030.0)],
    "xlogy": [p for p in PAIRS if p[1] > 0] + [(0.0, 2.5), (0.0, 1e-300)],
    "heaviside": [(0.7, 0.5), (-2.3, 0.5), (0.0, 0.5)],
    "elu": PAIRS, "gelu": within(-37, INF), "geluTanh": within(-10, 1e100), "silu": within(-708, INF),
    "softplus": within(-744.5, 1e6), "sigmoid": within(-744.5, 744.5), "logSigmoid": within(-1e6, 744.5), "logit": within(0, 1),
    "clamp": [(x, -1.0, 2.0) for x in (0.7, -2.3, 5.0)], "select": [(1.0, 0.3, -2.2), (0.0, 0.3, -2.2), (-3.5, 1.5, 2.5)],
    "gaussian": within(-26.5, 26.5), "erf": within(-26.5, 26.5), "erfc": within(-26.5, 26.5) + [(2.3,), (5.7,), (14.2,), (26.1,)],
    "normpdf": within(-37.4, 37.4), "normcdf": within(-37.4, 37.4) + [(-2.3,), (-5.7,), (-14.2,), (-23.3,), (1.7,)],
    "erfinv": [(x,) for x in (1e-300, 1e-8, 0.1, -0.3, 0.7, 0.95, -0.99, 0.499, 1 - 1e-8, 1 - 2**-50)],
    "normquantile": [(x,) for x in (5e-324, 2.5e-308, 1e-303, 1e-300, 1e-100, 1e-20, 1e-8, 0.001, 0.1, 0.3, 0.499, 0.7, 0.95, 0.99, 1 - 1e-8, 1 - 2**-50)],
    "gamma": [(x,) for x in GAMMA if -9 < x < 171], "lgamma": [(x,) for x in GAMMA if x > -9],
    "digamma": [(x,) for x in GAMMA if x > -9], "trigamma": [(x,) for x in GAMMA if -9 < x < 1e6],
    "polygamma": [(n, y) for n in (1.0, 2.0, 3.0, 5.0) for y in (0.1, 0.7, 3.2, 11.3, 36.5, 1e5)],
    "beta": BETA + BEYOND, "lbeta": BETA + LARGE + BEYOND,
    "product": THREE + [(0.0, 2.0, 3.0), (0.0, 0.0, 3.0)],
    "logsumexp": THREE + [(1000.0, 1000.5, 990.0), (-700.3, 36.5, 0.25), (1e5, 0.3)],
    "norm": THREE + [(1e200, -3e200, 2e200), (1e-200, 3e-200, -2e-200)],
}

# Where a value or derivative is close to a zero of its own, its relative error is that of the argument times
# its condition: these rows say |x·∂f| for the value and Σ|x_j·∂²f| for each partial beside the number.
NEAR_ZEROS = {"gelu", "geluTanh", "silu", "gamma", "lgamma", "digamma", "trigamma", "lbeta"}

# The same where the gamma function overflows: there, the beta function is a power with an exponent so large
# that the rounding of the arguments costs dozens of units in the last place.
def has_conditions(name, point):
    return name in NEAR_ZEROS or (name == "beta" and sum(point) > 171)


# Digits: an even function at 1e-300 differs in the 640th digit; the gamma-like ones are costly.
COSTLY = {"gamma", "lgamma", "digamma", "trigamma", "polygamma", "beta", "lbeta", "erfinv", "normquantile"}


def digits(name):
    return 150 if name in COSTLY else 1100


def difference(f, at, k, order=1):
    """The first or second derivative by argument k."""
    x = at[k]
    h = min(abs(x), mpf(1)) * mpf(10) ** -40 if x else mpf(10) ** -60
    moved = lambda d: f(*[v + d if i == k else v for i, v in enumerate(at)])
    if order == 1:
        return (moved(h) - moved(-h)) / (2 * h)
    return (moved(h) - 2 * moved(0) + moved(-h)) / h**2


def mixed(f, at, k, j):
    """∂²f/∂x_k∂x_j."""
    if k == j:
        return difference(f, at, k, 2)
    return difference(lambda *y: difference(f, y, j), at, k)


def partial(name, at, k):
    """The order of polygamma cannot be moved, what is detached has no derivative, and jumps have the derivative 0."""
    if name == "polygamma" and k == 0:
        return mpf("nan")
    if name in ("detach", "shift") or (name in ("select", "heaviside") and k == 0):
        return mpf(0)
    return difference(OPERATIONS[name], at, k)


def conditions(name, at):
    f = OPERATIONS[name]
    n = range(len(at))
    of_value = sum(abs(at[k] * difference(f, at, k)) for k in n)
    return [float(of_value)] + [float(sum(abs(at[j] * mixed(f, at, k, j)) for j in n)) for k in n]


def row(name, point):
    at = [mpf(x) for x in point]
    value = OPERATIONS[name](*at)
    written = {"at": list(point), "value": nstr(value, 34), "partials": [nstr(partial(name, at, k), 34) for k in range(len(at))]}
    return {**written, "conditions": conditions(name, at)} if has_conditions(name, point) else written


def rows(name, points):
    for point in points:
        try:
            yield row(name, point)
        except (ValueError, ZeroDivisionError, OverflowError, NotImplementedError) as error:
            print(f"  left out {name}{point}: {error}", file=sys.stderr)


def main():
    lines = []
    for name, points in POINTS.items():
        print(name, file=sys.stderr)
        mp.dps = digits(name)
        lines.append(f'"{name}": [\n' + ",\n".join(json.dumps(r) for r in rows(name, points)) + "\n]")
    target = Path(__file__).parents[2] / "test/core/primitives/fixtures/references.json"
    target.write_text("{\n" + ",\n".join(lines) + "\n}\n")


main()
