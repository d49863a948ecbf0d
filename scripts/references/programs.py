"""Values and gradients of small Python programs, by running them: CPython with mpmath numbers at 50 digits.

Writes test/core/tape/fixtures/programs.json from the texts below. Derivatives are central differences with a
step of 1e-20 at 50 digits of the program itself, so nothing of the product takes part.

    python3 scripts/references/programs.py
"""

import json
import math
import types
from pathlib import Path

from mpmath import mp, mpf, nstr

mp.dps = 60

PROGRAMS = [
    ("reassignment", {"x": 1.3, "y": 0.4}, """
def f(x, y):
    a = x * y
    a = a + x
    x = a * a
    return x - y
"""),
    ("swapped names", {"x": 1.3, "y": 0.4}, """
def f(x, y):
    x, y = y * 2, x
    x, y = y, x + y
    return x ** 3 + y
"""),
    ("augmented assignment", {"x": 0.7}, """
def f(x):
    s = 1
    s += x
    s *= s
    s -= 0.5 * x
    s /= 2 + x
    s **= 2
    return s
"""),
    ("helpers with defaults and keywords", {"x": 0.7, "y": 2.0}, """
def scale(v, factor=3.0, offset=0.0):
    return v * factor + offset

def f(x, y):
    return scale(x) * scale(y, offset=x) + scale(offset=y, v=x, factor=y)
"""),
    ("a constant of the file", {"x": 0.7}, """
RATE = 0.05
growth = 1 + RATE

def f(x):
    return x * growth ** 3
"""),
    ("closures see the last value", {"x": 0.7}, """
def f(x):
    k = 2
    def g(v):
        return v * k
    k = 5
    return g(x) + g(x * x)
"""),
    ("a function that returns functions", {"x": 0.7, "y": 1.9}, """
def power(n):
    def raised(v):
        return v ** n
    return raised

def f(x, y):
    square = power(2)
    cube = power(3)
    return square(x) * cube(y)
"""),
    ("lambdas", {"x": 0.7, "y": 1.9}, """
def f(x, y):
    mix = lambda a, b, t=0.25: a * (1 - t) + b * t
    return mix(x, y) * mix(y, x, 0.5)
"""),
    ("a branch decided at the point", {"x": -0.7, "y": 1.9}, """
def f(x, y):
    if x > 0:
        return x * y
    elif x > -1 and y < 5:
        z = x * x * y
    else:
        z = y
    return z + x
"""),
    ("conditional expressions and chained comparisons", {"x": 0.7}, """
def f(x):
    a = x * x if 0 < x <= 1 else x
    b = 1 if not x > 1 else x
    return a * 3 + b * x
"""),
    ("short circuit", {"x": 0.7}, """
def f(x):
    if x > 5 and 1 / (x - x) > 0:
        return 0
    return x or 3
"""),
    ("a loop over a range", {"x": 0.7}, """
def f(x):
    s = 0
    for i in range(1, 6):
        s = s + x ** i / i
    return s
"""),
    ("a loop with break and continue", {"x": 0.7}, """
def f(x):
    s = 0
    for i in range(20):
        if i % 3 == 0:
            continue
        if i > 10:
            break
        s += x * i
    return s * x
"""),
    ("a while loop decided by the numbers", {"x": 0.7}, """
def f(x):
    n = 0
    while x < 10:
        x = x * 1.7
        n += 1
    return x + n
"""),
    ("Newton's iteration", {"a": 2.3}, """
def f(a):
    x = a
    for _ in range(6):
        x = x - (x * x - a) / (2 * x)
    return x
"""),
    ("recursion", {"x": 0.7}, """
def f(x, n=5):
    if n == 0:
        return 1
    return x * f(x, n - 1) + n
"""),
    ("integer arithmetic", {"x": 0.7}, """
def f(x):
    return x * (7 // 2) + x ** (-7 // 2 + 5) + (-7 % 3) * x + 2 ** 10 * x + 7 / 2
"""),
    ("powers bind to the right, and above a minus", {"x": 1.3}, """
def f(x):
    return -x ** 2 + 2 ** x ** 2 + x ** -1
"""),
    ("elements of a list", {"x": 0.7, "y": 1.9}, """
def f(x, y):
    v = [x, y, x * y]
    v[1] = v[0] + v[-1]
    w = v
    w[0] = 3.0 * y
    return v[0] * v[1] - len(v) * v[2]
"""),
    ("comprehensions", {"x": 0.7}, """
def f(x):
    return sum(x ** k for k in range(4)) + sum([k * x for k in range(3) if k != 1])
"""),
    ("minimum, maximum and absolute value", {"x": -0.7, "y": 1.9}, """
def f(x, y):
    return max(x, y, 0.5) * min(x * x, y) + abs(x) * abs(y - 3)
"""),
    ("the mathematics module", {"x": 0.7, "y": 1.9}, """
import math as m
from math import sin as s, pi

def f(x, y):
    return m.exp(x) * s(y) + m.log(y, 3) + m.hypot(x, y) + m.atan2(x, y) + m.sqrt(pi * x) + m.erf(x) + m.gamma(y)
"""),
    ("nested loops and early return", {"x": 0.7}, """
def f(x):
    s = x
    for i in range(3):
        for j in range(i):
            s += x * i * j
            if s > 2.5:
                return s * 2
    return s
"""),
    ("tuples out of functions", {"x": 0.7, "y": 1.9}, """
def polar(x, y):
    r = (x * x + y * y) ** 0.5
    return r, x / r

def f(x, y):
    r, c = polar(x, y)
    (a, b), d = (r, c), r * c
    return a + b * d
"""),
    ("what is not a number is passed over", {"x": 0.7}, """
def f(x):
    '''Adds up.'''
    name = 'sum'
    print(name)
    assert x > 0
    if name == 'sum':
        return x + 1
    return x
"""),
    ("pairs out of zip and enumerate", {"x": 1.5, "y": 0.5}, '''
def f(x, y):
    s = 0
    for i, (a, b) in enumerate(zip([x, y], [y, 2.0]), start=1):
        s += i * a * b
    return s + sum(a * b for a in [x, y] for b in [y, 2.0] if a != b)
'''),
    ("nonlocal names", {"x": 1.5}, '''
def f(x):
    n = 0
    def more():
        nonlocal n
        n += x
        return n
    return more() + more() * more()
'''),
    ("defaults are evaluated at the definition", {"x": 1.5}, '''
k = 2.0
def g(v, a=k):
    return v * a
k = 5.0
def f(x):
    return g(x) + k * x
'''),
    ("a decorator of the file", {"x": 1.2}, '''
def twice(g):
    def both(x):
        return 2 * g(x)
    return both

@twice
def f(x):
    return x * x
'''),
    ("lists are joined, and grow in place", {"x": 0.7}, '''
def f(x):
    a = [x, 2 * x]
    b = a
    b += [3.0]
    c = list(a)
    c.append(x * x)
    z = [v for v in c] + [1.0]
    return len(a) * sum(a) + len(z) * sum(z)
'''),
    ("integers of any size", {"x": 1.5}, '''
def f(x):
    return x * ((2 ** 53 + 1) % 2) + x * (3 ** 40 % 10) + x * (10 ** 30 // 10 ** 28) + x * -(-7 // 2)
'''),
]


class Real(types.ModuleType):
    """The mathematics module on numbers of any precision."""

    pi = mp.pi
    e = mp.e
    exp = staticmethod(mp.exp)
    sin = staticmethod(mp.sin)
    cos = staticmethod(mp.cos)
    sqrt = staticmethod(mp.sqrt)
    hypot = staticmethod(mp.hypot)
    atan2 = staticmethod(mp.atan2)
    erf = staticmethod(mp.erf)
    gamma = staticmethod(mp.gamma)

    @staticmethod
    def log(x, base=None):
        return mp.log(x) if base is None else mp.log(x) / mp.log(base)


def run(text, at):
    import builtins
    import sys

    sys.modules["math"] = Real("math")
    try:
        scope = {"print": lambda *_: None, "__builtins__": builtins}
        exec(text, scope)
        return mpf(scope["f"](*at.values()))
    finally:
        sys.modules["math"] = math


def main():
    cases = []
    for name, point, text in PROGRAMS:
        at = {k: mpf(v) for k, v in point.items()}
        gradient = {}
        for k in at:
            h = mpf(10) ** -20
            up, down = run(text, {**at, k: at[k] + h}), run(text, {**at, k: at[k] - h})
            gradient[k] = nstr((up - down) / (2 * h), 17)
        cases.append({"name": name, "text": text.lstrip(), "at": point, "value": nstr(run(text, at), 17), "gradient": gradient})
    target = Path(__file__).parents[2] / "test/core/tape/fixtures/programs.json"
    target.write_text(json.dumps(cases, indent=1) + "\n")


main()
