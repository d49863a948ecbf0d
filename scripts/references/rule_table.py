"""Reference values for the rule table, by mpmath and none of the product's code.

Writes test/core/primitives/references.json: for every operation, points on a logarithmic grid to the ends of
the range, the exact value and the exact partial derivatives there, to 34 digits. Derivatives are central
differences at 420 digits with a step of 1e-40, so no rule of differentiation takes part.

    python3 scripts/references/rule_table.py
"""

import json
import sys
from itertools import product
from pathlib import Path

from mpmath import mp, mpf, nstr

mp.dps = 420
SIZES = ["1e-300", "1e-100", "1e-20", "1e-8", "0.001", "0.1", "0.3", "0.7", "0.95", "1.25", "3.1", "8.6", "17.5", "36.5", "300.25", "1e5", "1e20", "1e100", "1e300"]
GRID = [mpf(float(s)) for s in SIZES]
BOTH = GRID + [-x for x in GRID]
FEW = [mpf(float(s)) for s in ["1e-8", "0.3", "0.95", "3.1", "36.5", "1e5"]]
PAIRS = list(product(FEW + [-x for x in FEW], repeat=2))


def within(low, high, grid=BOTH):
    return [(x,) for x in grid if low < x < high]


ALL = within(-mp.inf, mp.inf)
POSITIVE = within(0, mp.inf)
UNIT = within(-1, 1)
MODEST = within(-709, 709)
sigmoid = lambda x: 1 / (1 + mp.exp(-x))
gelu_inner = lambda x: mp.sqrt(2 / mp.pi) * (x + mpf("0.044715") * x**3)
norm = lambda x: mp.erfc(-x / mp.sqrt(2)) / 2

ops = {
    "neg": (lambda x: -x, ALL),
    "add": (lambda x, y: x + y, PAIRS),
    "sub": (lambda x, y: x - y, PAIRS),
    "mul": (lambda x, y: x * y, PAIRS),
    "div": (lambda x, y: x / y, PAIRS),
    "pow": (lambda x, y: x**y, [p for p in PAIRS if p[0] > 0 and abs(p[1]) < 100]),
    "fma": (lambda x, y, z: x * y + z, [(mpf(0.3), mpf(-1.7), mpf(2.2)), (mpf(3.1), mpf(36.5), mpf(-0.95))]),
    "sqrt": (mp.sqrt, POSITIVE),
    "cbrt": (lambda x: mp.sign(x) * mp.cbrt(abs(x)), ALL),
    "hypot": (mp.hypot, PAIRS),
    "exp": (mp.exp, MODEST),
    "exp2": (lambda x: mpf(2) ** x, within(-1020, 1020)),
    "exp10": (lambda x: mpf(10) ** x, within(-305, 305)),
    "expm1": (mp.expm1, MODEST),
    "log": (mp.log, POSITIVE),
    "log2": (lambda x: mp.log(x) / mp.log(2), POSITIVE),
    "log10": (lambda x: mp.log(x) / mp.log(10), POSITIVE),
    "log1p": (mp.log1p, within(-1, mp.inf)),
    "logaddexp": (lambda x, y: mp.log(mp.exp(x) + mp.exp(y)), [p for p in PAIRS if max(map(abs, p)) < 100]),
    "logaddexp2": (lambda x, y: mp.log(mpf(2) ** x + mpf(2) ** y) / mp.log(2), [p for p in PAIRS if max(map(abs, p)) < 100]),
    "xlogy": (lambda x, y: x * mp.log(y), [p for p in PAIRS if p[1] > 0]),
    "sin": (mp.sin, ALL),
    "cos": (mp.cos, ALL),
    "tan": (mp.tan, ALL),
    "sec": (mp.sec, ALL),
    "csc": (mp.csc, ALL),
    "cot": (mp.cot, ALL),
    "sinpi": (lambda x: mp.sin(mp.pi * x), within(-1e6, 1e6)),
    "cospi": (lambda x: mp.cos(mp.pi * x), within(-1e6, 1e6)),
    "asin": (mp.asin, UNIT),
    "acos": (mp.acos, UNIT),
    "atan": (mp.atan, ALL),
    "asec": (lambda x: mp.acos(1 / x), [(x,) for x in BOTH if abs(x) > 1]),
    "acsc": (lambda x: mp.asin(1 / x), [(x,) for x in BOTH if abs(x) > 1]),
    "acot": (lambda x: mp.atan(1 / x), ALL),
    "atan2": (mp.atan2, PAIRS),
    "sinh": (mp.sinh, MODEST),
    "cosh": (mp.cosh, MODEST),
    "tanh": (mp.tanh, ALL),
    "sech": (mp.sech, MODEST),
    "csch": (mp.csch, MODEST),
    "coth": (mp.coth, MODEST),
    "asinh": (mp.asinh, ALL),
    "acosh": (mp.acosh, within(1, mp.inf)),
    "atanh": (mp.atanh, UNIT),
    "asech": (lambda x: mp.acosh(1 / x), within(0, 1)),
    "acsch": (lambda x: mp.asinh(1 / x), ALL),
    "acoth": (lambda x: mp.atanh(1 / x), [(x,) for x in BOTH if abs(x) > 1]),
    "relu": (lambda x: max(x, mpf(0)), ALL),
    "abs": (abs, ALL),
    "leakyRelu": (lambda x, y: x if x > 0 else y * x, PAIRS),
    "elu": (lambda x, y: x if x > 0 else y * mp.expm1(x), PAIRS),
    "gelu": (lambda x: x * norm(x), within(-37, mp.inf)),
    "geluTanh": (lambda x: x * sigmoid(2 * gelu_inner(x)), within(-10, 1e5)),
    "silu": (lambda x: x * sigmoid(x), within(-700, mp.inf)),
    "softplus": (lambda x: mp.log1p(mp.exp(x)), within(-700, 1e5)),
    "sigmoid": (sigmoid, within(-700, 700)),
    "logSigmoid": (lambda x: -mp.log1p(mp.exp(-x)), within(-1e4, 700)),
    "logit": (lambda x: mp.log(x / (1 - x)), within(0, 1)),
    "gaussian": (lambda x: mp.exp(-(x**2)), within(-27, 27)),
    "erf": (mp.erf, within(-27, 27)),
    "erfc": (mp.erfc, within(-27, 26)),
    "normpdf": (lambda x: mp.exp(-(x**2) / 2) / mp.sqrt(2 * mp.pi), within(-37, 37)),
    "normcdf": (norm, within(-37, 37)),
    "gamma": (mp.gamma, within(-9, 170)),
    "lgamma": (lambda x: mp.log(abs(mp.gamma(x))), within(-9, 1e6)),
    "digamma": (mp.digamma, within(-9, 1e21)),
    "trigamma": (lambda x: mp.psi(1, x), within(0, 1e6, BOTH[3:])),
    "beta": (mp.beta, [(mpf(x), mpf(y)) for x in (0.3, 0.95, 3.1, 36.5) for y in (0.3, 3.1, 17.5)]),
    "lbeta": (lambda x, y: mp.log(mp.beta(x, y)), [(mpf(x), mpf(y)) for x in (0.3, 0.95, 3.1, 36.5, 1e5) for y in (0.3, 3.1, 17.5)]),
    "mod": (lambda x, y: x - y * mp.floor(x / y), [(mpf(7.3), mpf(2.5)), (mpf(-7.3), mpf(2.5)), (mpf(7.3), mpf(-2.5))]),
    "fmod": (lambda x, y: mp.sign(x) * (abs(x) - abs(y) * mp.floor(abs(x / y))), [(mpf(7.3), mpf(2.5)), (mpf(-7.3), mpf(2.5)), (mpf(7.3), mpf(-2.5))]),
    "clamp": (lambda x, y, z: min(max(x, y), z), [(mpf(x), mpf(-1), mpf(2)) for x in (0.7, -2.3, 5)]),
    "copysign": (lambda x, y: abs(x) * mp.sign(y), [p for p in PAIRS]),
    "sum": (lambda *x: mp.fsum(x), [(mpf(0.3), mpf(-1.2), mpf(2.7)), (mpf(1.5), mpf(2.5), mpf(-3.5), mpf(4.25))]),
    "product": (lambda *x: mp.fprod(x), [(mpf(0.3), mpf(-1.2), mpf(2.7)), (mpf(0), mpf(2), mpf(3)), (mpf(0), mpf(0), mpf(3))]),
    "max": (lambda *x: max(x), [(mpf(0.3), mpf(-1.2), mpf(2.7))]),
    "min": (lambda *x: min(x), [(mpf(0.3), mpf(-1.2), mpf(2.7))]),
    "logsumexp": (lambda *x: mp.log(mp.fsum(map(mp.exp, x))), [(mpf(0.3), mpf(-1.2), mpf(2.7)), (mpf(1000), mpf(1000.5), mpf(990))]),
    "norm": (lambda *x: mp.sqrt(mp.fsum(v * v for v in x)), [(mpf(0.3), mpf(-1.2), mpf(2.7)), (mpf(1e200), mpf(-3e200), mpf(2e200))]),
}


def erfinv_row(x):
    with mp.workdps(60):
        y = mp.erfinv(x)
        h = mpf(10) ** -18 * min(abs(x), 1 - abs(x))
        return row((x,), y, [(mp.erfinv(x + h) - mp.erfinv(x - h)) / (2 * h)])


def quantile_row(p):
    with mp.workdps(60):
        f = lambda t: mp.sqrt(2) * mp.erfinv(2 * t - 1)
        h = mpf(10) ** -18 * min(p, 1 - p)
        return row((p,), f(p), [(f(p + h) - f(p - h)) / (2 * h)])


def partial(f, at, k):
    x = at[k]
    h = min(abs(x), mpf(1)) * mpf(10) ** -40 if x else mpf(10) ** -60
    moved = lambda d: f(*[v + d if i == k else v for i, v in enumerate(at)])
    return (moved(h) - moved(-h)) / (2 * h)


def row(at, value, partials):
    return {"at": [float(x) for x in at], "value": nstr(value, 34), "partials": [nstr(p, 34) for p in partials]}


def rows(f, points):
    for at in points:
        try:
            yield row(at, f(*at), [partial(f, at, k) for k in range(len(at))])
        except (ValueError, ZeroDivisionError, OverflowError, NotImplementedError) as error:
            print(f"  left out {[float(x) for x in at]}: {error}", file=sys.stderr)


def main():
    out = {}
    for name, (f, points) in ops.items():
        print(name, file=sys.stderr)
        mp.dps = 420 if name not in ("gamma", "lgamma", "digamma", "trigamma", "beta", "lbeta", "gelu", "normcdf") else 150
        out[name] = list(rows(f, points))
    out["erfinv"] = [erfinv_row(mpf(x)) for x in (1e-8, 0.1, -0.3, 0.7, 0.95, -0.99)]
    out["normquantile"] = [quantile_row(mpf(x)) for x in (1e-8, 0.1, 0.3, 0.7, 0.95, 0.99)]
    target = Path(__file__).parents[2] / "test/core/primitives/references.json"
    lines = [f'"{name}": [\n' + ",\n".join(json.dumps(r) for r in all_rows) + "\n]" for name, all_rows in out.items()]
    target.write_text("{\n" + ",\n".join(lines) + "\n}\n")


main()
