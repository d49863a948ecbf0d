"""The numbers that the lessons of examples/lessons promise, without any of the product's code.

Writes test/media/fixtures/lessons.json: lesson → what its comment says → the number. Derivatives are those of mpmath
at 40 digits, products of edges are differentiated by hand; paths and eliminations are counted on graphs that are
written down here.

    python3 scripts/references/lessons.py
"""

import json
import math
from pathlib import Path

from mpmath import diff, matrix, mp, mpf, nstr, sin, cos, sqrt, tanh

mp.dps = 40


def partial(f, point, k):
    return diff(f, point, tuple(int(j == k) for j in range(len(point))))


def vertices(edges):
    return {v for edge in edges for v in edge}


def path_count(edges, start, end):
    if start == end:
        return 1
    return sum(path_count(edges, b, end) for a, b in edges if a == start)


def squarings(rounds):
    edges = [(k, k + 1) for k in range(rounds) for _ in range(2)]
    return path_count(edges, 0, rounds)


def reached(edges, start, forward=True):
    seen, todo = {start}, [start]
    while todo:
        at = todo.pop()
        for a, b in edges if forward else [(b, a) for a, b in edges]:
            if a == at and b not in seen:
                seen.add(b)
                todo.append(b)
    return seen


def sweeps(edges, ends, forward=True):
    """Multiplications: every edge that starts (forward) or ends (reverse) at what is reached, for each end."""
    side = 0 if forward else 1
    return sum(sum(e[side] in seen for e in edges) for seen in (reached(edges, v, forward) for v in ends))


def elimination(edges, inputs, outputs, order):
    edges = set(edges)
    multiplications = 0
    for v in order:
        before = {a for a, b in edges if b == v}
        after = {b for a, b in edges if a == v}
        multiplications += len(before) * len(after)
        edges = {e for e in edges if v not in e} | {(a, b) for a in before for b in after}
    assert vertices(edges) <= {*inputs, *outputs}
    return multiplications


# 1 and 2

def example(a, b):
    return (a + b) * (b + 1)


at = (mpf(2), mpf(1))
rates = {
    "∂c/∂b = 1": partial(lambda a, b: a + b, at, 1),
    "∂d/∂b = 1": partial(lambda a, b: b + 1, at, 1),
    "∂e/∂b = 5": partial(example, at, 1),
    "∂e/∂a = 2": partial(example, at, 0),
}
first = {
    "e = 6": example(*at),
    "∂e/∂a = 2": partial(example, at, 0),
    "∂e/∂b = 5": partial(example, at, 1),
    "c = 3": at[0] + at[1],
    "d = 2": at[1] + 1,
    "∂e/∂c = 2": partial(lambda c, d: c * d, (mpf(3), mpf(2)), 0),
    "∂e/∂d = 3": partial(lambda c, d: c * d, (mpf(3), mpf(2)), 1),
}

# 3

at = (mpf(5), mpf(3))
rules = {
    "∂total/∂a = 1": partial(lambda a, b: a + b, at, 0),
    "∂total/∂b = 1": partial(lambda a, b: a + b, at, 1),
    "∂area/∂a = 3": partial(lambda a, b: a * b, at, 0),
    "∂area/∂b = 5": partial(lambda a, b: a * b, at, 1),
    "∂w/∂total = 15": partial(lambda t, s: t * s, (mpf(8), mpf(15)), 0),
    "∂w/∂area = 8": partial(lambda t, s: t * s, (mpf(8), mpf(15)), 1),
    "∂w/∂a = 39": partial(lambda a, b: (a + b) * a * b, at, 0),
    "∂w/∂b = 55": partial(lambda a, b: (a + b) * a * b, at, 1),
}

# 4

price = mpf(20)
visitors = 100 - 2 * price
revenue = {
    "directly: 60": partial(lambda p, v: p * v, (price, visitors), 0),
    "through visitors: -40": diff(lambda p: 100 - 2 * p, price)
    * partial(lambda p, v: p * v, (price, visitors), 1),
    "revenue = 1200": price * visitors,
    "∂revenue/∂price = 20": diff(lambda p: p * (100 - 2 * p), price),
}

# 5

three = [("x", "y")] * 3 + [("y", "z")] * 3
paths = path_count(three, "x", "z")
nine = {
    "paths from x to z: 9": paths,
    "9 multiplications": paths,
    "8 additions": paths - 1,
    "1 multiplication": 1,
    "4 additions": 2 + 2,
    "∂z/∂x = 310": diff(lambda x: (7 + 11 + 13) * (2 * x + 3 * x + 5 * x), mpf(1)),
}

# 6

squared = {
    "12 edges": 2 * 6,
    "64 paths": squarings(6),
    "x = 1": 1,
    "∂squared/∂x = 64": diff(lambda x: x**64, mpf(1)),
}

# 7

r, phi = at = (mpf(2), mpf("0.5"))
x = lambda r, phi: r * cos(phi)
y = lambda r, phi: r * sin(phi)
jacobian = matrix([[partial(f, at, k) for k in (0, 1)] for f in (x, y)])
polar = {
    "∂x/∂phi = -0.958851": jacobian[0, 1],
    "∂y/∂phi = 1.75517": jacobian[1, 1],
    "∂x/∂r = 0.877583": jacobian[0, 0],
    "The determinant is r: 2": jacobian[0, 0] * jacobian[1, 1] - jacobian[0, 1] * jacobian[1, 0],
}

# 8

pixels = [mpf(p) for p in (0, 1, 2, 0, 1, 6, 8, 2, 2, 9, 7, 1, 0, 4, 1, 0)]


def contrast(pixels):
    mean = sum(pixels) / len(pixels)
    return sum((p - mean) ** 2 for p in pixels) / len(pixels)


def by_pixel(k):
    return diff(lambda p: contrast([*pixels[:k], p, *pixels[k + 1 :]]), pixels[k])


n = range(len(pixels))
edges = [
    *((f"p{k}", "sum") for k in n),
    ("sum", "mean"),
    *((f"p{k}", f"d{k}") for k in n),
    *(("mean", f"d{k}") for k in n),
    *((f"d{k}", f"s{k}") for k in n),
    *((f"s{k}", "squares") for k in n),
    ("squares", "contrast"),
]
many_inputs = {
    "16 pixels": len(pixels),
    "contrast = 8.8125": contrast(pixels),
    "∂contrast/∂pixels[0] = -0.34375": by_pixel(0),
    "∂contrast/∂pixels[5] = 0.40625": by_pixel(5),
    "16 forward sweeps: 832": sweeps(edges, [f"p{k}" for k in n]),
    "1 reverse sweep: 82": sweeps(edges, ["contrast"], forward=False),
}

# 9


def point(k):
    return lambda t: (k + 1) * sin(mpf("0.4") * sin(2 * t))


n = range(8)
edges = [
    ("t", "2t"),
    ("2t", "sin"),
    ("sin", "angle"),
    *(("angle", f"sin{k}") for k in n),
    *((f"sin{k}", f"point{k}") for k in n),
]
# The first is 1 · sin(angle), a product with a literal as the others.
many_outputs = {
    "∂points[0]/∂t = 0.407987": diff(point(0), mpf("0.5")),
    "∂points[7]/∂t = 3.2639": diff(point(7), mpf("0.5")),
    "1 forward sweep: 19": sweeps(edges, ["t"]),
    "8 reverse sweeps: 40": sweeps(edges, [f"point{k}" for k in n], forward=False),
}

# 10


def height(x):
    return x**4 - 2 * x**2 + mpf("0.3") * x


def descended(x, steps):
    for _ in range(steps):
        x -= mpf("0.1") * diff(height, x)
    return x


left, right = mpf("-0.5"), mpf("0.5")
descent = {
    "η = 0.1": mpf("0.1"),
    "x = 0.5": right,
    "the slope is -1.2": diff(height, right),
    "x = 0.62": descended(right, 1),
    "x = 0.960": descended(right, 10),
    "height = -0.706": height(descended(right, 10)),
    "x = -0.5": left,
    "x = -1.04": descended(left, 10),
    "height = -1.31": height(descended(left, 10)),
}

# 11

tiny = 1e-12
exact = mpf(tiny)
lost = {
    "5.000444502911705e-13 in doubles": mpf(math.sqrt(1 + tiny) - 1),
    "4.99999999999875e-13 in truth": sqrt(1 + exact) - 1,
    "its elasticity is 1": exact * diff(lambda x: sqrt(1 + x) - 1, exact, h=mpf(10) ** -30) / (sqrt(1 + exact) - 1),
}

# 12


def recurrent(h, w, b):
    for _ in range(50):
        h = tanh(w * h + b)
    return h


def factor(before):
    """Of the round that starts there."""
    return diff(lambda h: tanh(mpf("0.9") * h + mpf("0.5")), before)


w, b = mpf("0.9"), mpf("0.5")
rounds = [mpf(0)]
for _ in range(50):
    rounds.append(tanh(w * rounds[-1] + b))
product = mpf(1)
for h in rounds[:-1]:
    product *= factor(h)
vanishing = {
    "recurrent = 0.853229": rounds[-1],
    "∂recurrent/∂w = 0.307307": diff(lambda w: recurrent(mpf(0), w, b), w),
    "∂recurrent/∂b = 0.360169": diff(lambda b: recurrent(mpf(0), w, b), b),
    "∂recurrent/∂h = 1.82e-30": product,
    "the first is 0.707803": factor(rounds[0]),
    "the last is 0.2448": factor(rounds[-2]),
}

# 13

n = range(10)
inputs, outputs = [f"x{k}" for k in n], [f"z{k}" for k in n]
edges = [
    *((f"x{k}", f"u{k}") for k in n),
    *((f"u{k}", "s") for k in n),
    *(("s", f"y{k}") for k in n),
    *((f"y{k}", f"z{k}") for k in n),
]
upper, lower = [f"u{k}" for k in n], [f"y{k}" for k in n]
mixed = {
    "elimination, forward order: 210": elimination(edges, inputs, outputs, [*upper, "s", *lower]),
    "elimination, reverse order: 210": elimination(edges, inputs, outputs, [*lower, "s", *upper]),
    "elimination, cheapest found: 120": elimination(edges, inputs, outputs, [*upper, *lower, "s"]),
}

lessons = {
    "01-first-example.py": first,
    "02-rates.py": {"speed 1": 1, **rates},
    "03-sum-and-product-rule.py": rules,
    "04-sum-over-paths.py": revenue,
    "05-nine-paths.py": nine,
    "06-each-edge-once.py": squared,
    "07-both-sweeps.py": polar,
    "08-many-inputs.py": many_inputs,
    "09-many-outputs.py": many_outputs,
    "10-gradient-descent.py": descent,
    "11-lost-digits.py": lost,
    "12-vanishing-gradient.py": vanishing,
    "13-mixed-orders.py": mixed,
}

root = Path(__file__).resolve().parents[2]
target = root / "test" / "media" / "fixtures" / "lessons.json"
target.parent.mkdir(exist_ok=True)
numbers = {
    lesson: {said: float(nstr(mpf(number), 20)) for said, number in facts.items()}
    for lesson, facts in lessons.items()
}
target.write_text(json.dumps(numbers, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
