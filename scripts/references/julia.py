"""Values and gradients of the functions in test/languages/julia/fixtures, by the same formulas in mpmath.

Writes programs.json beside them. The point is that of the `at:` comment above each function; derivatives are central
differences with a step of 1e-20 at 60 digits of the formula here, so nothing of the product takes part.

    python3 scripts/references/julia.py
"""

import json
import re
from pathlib import Path

from mpmath import cos, erf, exp, log, mp, mpf, nstr, pi, sin, sqrt, tanh

mp.dps = 60

FOLDER = Path(__file__).parents[2] / "test/languages/julia/fixtures"


def normal(x):
    return (1 + erf(x / sqrt(mpf(2)))) / 2


def call_price(S, K, r, sigma, T):
    d1 = (log(S / K) + (r + sigma**2 / 2) * T) / (sigma * sqrt(T))
    return S * normal(d1) - K * exp(-r * T) * normal(d1 - sigma * sqrt(T))


def pendulum(th, w, dt):
    for _ in range(10):
        k1 = (w, -mpf("9.81") * sin(th))
        k2 = (w + dt / 2 * k1[1], -mpf("9.81") * sin(th + dt / 2 * k1[0]))
        th, w = th + dt * k2[0], w + dt * k2[1]
    return th


def softmax_loss(z):
    m = max(z)
    s = sum(exp(v - m) for v in z)
    return log(s) + m - z[1]


def recurrent(w, b):
    h = mpf(0)
    for _ in range(50):
        h = tanh(w * h + b)
    return h


def lorenz(x, y, z):
    for _ in range(5):
        x, y, z = (
            x + mpf("0.01") * 10 * (y - x),
            y + mpf("0.01") * (x * (28 - z) - y),
            z + mpf("0.01") * (x * y - mpf(8) / 3 * z),
        )
    return x + y + z


def simpson(a, b):
    n = 20
    h = (b - a) / n
    f = lambda x: exp(-(x**2)) * cos(3 * x)
    return h / 3 * sum((1 if k in (0, n) else 4 if k % 2 else 2) * f(a + k * h) for k in range(n + 1))


def halved(a, b):
    for _ in range(4):
        middle = (a + b) / 2
        a, b = (middle, b) if middle**2 < 2 else (a, middle)
    return (a + b) / 2


FORMULAS = {
    "models.jl": {
        "E": lambda r, e, s: 4 * e * ((s / r) ** 12 - (s / r) ** 6),
        "bs_call": call_price,
        "conc": lambda t, CL, V, ka: mpf("0.8") * 320 * ka / (V * (ka - CL / V)) * (exp(-CL / V * t) - exp(-ka * t)),
        "drag": lambda re: 24 / re * (1 + mpf("0.15") * re ** mpf("0.687")) * re**2,
        "loglik": lambda m, s, x: -mpf(3) / 2 * log(2 * pi) - 3 * log(s) - sum((v - m) ** 2 for v in x) / (2 * s**2),
    },
    "steps.jl": {
        "angle_after": pendulum,
        "lorenz": lorenz,
        "state": recurrent,
        "root": lambda a: a ** (mpf(1) / 3),
        "integral": simpson,
    },
    "functions.jl": {
        "fourth": lambda x: (35 * x**4 - 30 * x**2 + 3) / 8,
        "chain": lambda k, t: exp(-k * t) - exp(-2 * k * t),
        "trimmed": lambda x, w: sum(w[k] * x[k] for k in (0, 1, 3)) / sum(w[k] for k in (0, 1, 3)),
        "copies": lambda x: sum(v**3 for v in x) + 10 * x[1],
        "halved": halved,
    },
    "arrays.jl": {
        "loss": softmax_loss,
        "rosenbrock": lambda x: sum(100 * (x[i + 1] - x[i] ** 2) ** 2 + (1 - x[i]) ** 2 for i in range(len(x) - 1)),
        "predict": lambda W, b, v, x: sum(v[i] * tanh(sum(W[i][j] * x[j] for j in range(2)) + b[i]) for i in range(2)),
        "energy": lambda x, k: k / 2 * sum((x[i + 1] - x[i] - 1) ** 2 for i in range(2)),
        "poly": lambda c, x: c[0] + c[1] * x + c[2] * x**2,
        "score": lambda x: (sum(x) / 4) / sqrt(sum((v - sum(x) / 4) ** 2 for v in x) / 3) + max(x) - min(x),
        "weighted": lambda A, x: sum(A[i][j] * x[i] * x[j] ** (i + j + 2) for i in range(2) for j in range(2)),
    },
}


def number(v):
    return [number(x) for x in v] if isinstance(v, list) else mpf(str(v))


def moved(v, path, by):
    if not path:
        return v + by
    return [moved(x, path[1:], by) if k == path[0] else x for k, x in enumerate(v)]


def gradient(f, args, k, path, v):
    if isinstance(v, list):
        return [gradient(f, args, k, path + [i], x) for i, x in enumerate(v)]
    h = mpf("1e-20")
    at = lambda by: f(*[moved(a, path, by) if i == k else a for i, a in enumerate(args)])
    return float(nstr((at(h) - at(-h)) / (2 * h), 20))


def point(text, function):
    """The values of the `at:` comment above a function."""
    comment = re.search(rf"^# at: (.*)\n(?:function )?{function}\(", text, flags=re.M).group(1)
    return json.loads("{" + re.sub(r"(\w+)=", r'"\1":', comment) + "}")


def answer(file, function, f):
    at = point((FOLDER / file).read_text(), function)
    args = [number(v) for v in at.values()]
    return {
        "file": file,
        "function": function,
        "values": [float(nstr(f(*args), 20))],
        "gradients": [{n: gradient(f, args, k, [], args[k]) for k, n in enumerate(at)}],
    }


cases = [answer(file, *one) for file, formulas in FORMULAS.items() for one in formulas.items()]
(FOLDER / "programs.json").write_text(json.dumps(cases, indent=2, ensure_ascii=False) + "\n")
