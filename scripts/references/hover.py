"""Numbers of the hovers in test/analysis/fixtures, by mpmath at 200 digits.

Each case is written anew here as a Python function of its inputs; `v.on(name, value)` marks a value on the way.
Derivatives are central differences of that function, and of the function after such a value was moved, so nothing of
the product takes part. Writes test/analysis/fixtures/hover.json: for each case and each of its cursors the numbers
of the hover by their labels, or null where it shows none.

    python3 scripts/references/hover.py
"""

import json
import math
from pathlib import Path

from mpmath import cos, erfc, exp, inf, isnan, log, matrix, mp, mpf, nan, pi, sin, sqrt, svd_r, det

mp.dps = 200
STEP = mpf(10) ** -40
NOTHING = None


class Values:
    """The inputs of one run; values on the way are recorded, and one of them may be moved."""

    def __init__(self, at, moved=None, by=0):
        self.__dict__.update(at)
        self.moved, self.by, self.seen = moved, by, {}

    def on(self, name, value):
        rounds = self.seen.setdefault(name, [])
        if self.moved == (name, len(rounds)):
            value = value + self.by
        rounds.append(value)
        return value


class Case:
    def __init__(self, function, at, of):
        self.function, self.of = function, of if isinstance(of, list) else [of]
        self.at = {k: [mpf(x) for x in x_s] if isinstance(x_s, list) else mpf(x_s) for k, x_s in at.items()}

    def run(self, at=None, moved=None, by=0):
        v = Values(self.at if at is None else at, moved, by)
        result = self.function(v)
        return (list(result) if isinstance(result, (tuple, list)) else [result]), v

    def inner(self, name, at=None):
        return self.run(at)[1].seen[name][-1]

    def at_moved(self, label, by):
        name, index = label if isinstance(label, tuple) else (label, None)
        old = self.at[name]
        if index is None:
            return {**self.at, name: old + by}
        return {**self.at, name: [x + by if k == index else x for k, x in enumerate(old)]}

    def difference(self, what, label):
        """Of a number at the moved inputs, by an input."""
        return (what(self.at_moved(label, STEP)) - what(self.at_moved(label, -STEP))) / (2 * STEP)

    def value(self, label):
        name, index = label if isinstance(label, tuple) else (label, None)
        return self.at[name] if index is None else self.at[name][index]

    # What a hover shows.

    def whole(self, by, relative=False):
        """All outputs by the inputs of the table."""
        values, _ = self.run()
        if len(values) > 1:
            return self.several(by)
        shown = {"→": values[0]}
        for label in by:
            self.row(shown, f"∂{self.of[0]}/∂{said(label)}", lambda at: self.run(at)[0][0], label, relative)
        return shown

    def several(self, by, rows=5):
        values, _ = self.run()
        everything = [(k, j) if isinstance(v, list) else k for k, v in self.at.items() for j in (range(len(v)) if isinstance(v, list) else [0])]
        table = [[self.difference(lambda at, r=r: self.run(at)[0][r], label) for label in everything] for r in range(len(values))]
        shown = {f"→ {name}": value for name, value in list(zip(self.of, values))[:rows]}
        for name, row in list(zip(self.of, table))[:rows]:
            for label, x in zip(everything, row):
                if label in by:
                    shown[f"∂{name} ∂{said(label)}"] = x
        jacobian = matrix(table)
        if len(values) == len(everything):
            shown["determinant"] = det(jacobian)
        singular = sorted(svd_r(jacobian, compute_uv=False))
        shown["conditionNumber"] = inf if singular[0] < mpf(10) ** -40 else singular[-1] / singular[0]
        return shown

    def by(self, label, relative=False):
        """One input."""
        shown = {"→": self.value(label)}
        values, _ = self.run()
        for k, name in enumerate(self.of):
            self.row(shown, f"∂{name}/∂{said(label)}", lambda at, k=k: self.run(at)[0][k], label, relative)
        if len(values) == 1:
            f = lambda by: self.run(self.at_moved(label, by))[0][0]
            shown["secondDerivative"] = (f(STEP) - 2 * f(mpf(0)) + f(-STEP)) / STEP**2
        return shown

    def on_the_way(self, name, by, label=None, relative=False):
        """A value on the way: by its inputs, and the outputs by it. `label`: how it is written where it has no name."""
        seen = self.run()[1].seen[name]
        shown = {"→": seen[-1]}
        if len(seen) > 1:
            shown.update({"count": len(seen), "low": min(seen), "high": max(seen)})
        for x in by:
            self.row(shown, f"movedBy ∂{'' if label else name}/∂{said(x)}", lambda at: self.inner(name, at), x, relative)
        for k, output in enumerate(self.of):
            last = (name, len(seen) - 1)
            ends = [self.run(moved=last, by=s)[0][k] for s in (STEP, -STEP)]
            shown[f"moves ∂{output}/∂{label or name}"] = (ends[0] - ends[1]) / (2 * STEP)
        return shown

    def row(self, shown, name, what, label, relative):
        slope = self.difference(what, label)
        shown[name] = slope
        if relative:
            shown[f"{name} elasticity"] = self.value(label) / what(self.at) * slope


def said(label):
    return label if isinstance(label, str) else f"{label[0]}[{label[1]}]"


def written(x):
    """JSON has no infinities; what is left of a difference that vanishes is 0."""
    if isinstance(x, int):
        return x
    x = mpf(x)
    if isnan(x):
        return "nan"
    if abs(x) == inf:
        return "inf" if x > 0 else "-inf"
    return 0 if abs(x) < mpf(10) ** -30 else float(x)


def phi(x):
    return erfc(-x / sqrt(mpf(2))) / 2


def option(v):
    d1 = v.on("d1", (log(v.S / v.K) + (v.r + v.sigma**2 / 2) * v.T) / (v.sigma * sqrt(v.T)))
    d2 = d1 - v.sigma * sqrt(v.T)
    return v.S * phi(d1) - v.K * exp(-v.r * v.T) * v.on("cdf", phi(d2))


def arm(v):
    sum_of_angles = v.on("sum", v.q1 + v.q2)
    x = cos(v.q1) + mpf("0.8") * cos(sum_of_angles)
    y = sin(v.q1) + mpf("0.8") * sin(v.q1 + v.q2)
    return x, y


def rounds(v):
    y = v.x
    for k in range(1, 5):
        y = v.on("y", v.on("sin", sin(y)) + mpf(1) / k)
    return y * v.x


def trained(v):
    w = v.w
    for _ in range(3):
        w = w - v.lr * 2 * (w * v.x - v.y) * v.x
    return w


def accumulated(v):
    acc = 0
    for k in range(4):
        acc = v.on("acc", acc) + exp(v.x) * k
    return acc


def seven(v):
    x = sin(exp(v.a / 10) * (v.b + v.c * v.d - v.e * v.g) / v.h) ** 2
    return sin(x + exp(x)) * cos(x - exp(x))


def way(v):
    u = v.on("u", exp(v.y) * v.x)
    return abs(u) + u


first = Case(lambda v: (v.a + v.b) * v.on("b + 1", v.b + 1), {"a": 2, "b": 1}, "e")
price = Case(option, {"S": 100, "K": 100, "r": mpf(5) / 100, "sigma": mpf(2) / 10, "T": 1}, "bs_call")
five = ["S", "K", "r", "sigma", "T"]
angles = Case(arm, {"q1": mpf(3) / 10, "q2": mpf(9) / 10}, ["x", "y"])
double = Case(lambda v: 2 * sin(v.x), {"x": mpf(1) / 2}, "y")
product = Case(lambda v: v.on("exp", exp(v.on("mul", v.x * v.y))) * v.on("sub", v.x - v.y), {"x": mpf(1) / 2, "y": 2}, "f")
row_sum = Case(lambda v: v.a + v.b, {"a": 2, "b": 3}, "y")
row_product = Case(lambda v: v.a * v.b, {"a": 2, "b": 3}, "y")
euler = Case(
    lambda v: (v.x + v.v * v.dt, v.v + (mpf("-9.81") - v.v * abs(v.v) / 10) * v.dt),
    {"x": mpf(3) / 2, "v": -2, "dt": mpf(1) / 10},
    ["step[0]", "step[1]"],
)
descent = Case(trained, {"w": mpf(1) / 2, "x": 1, "y": 2, "lr": mpf(1) / 10}, "train")
swapped = Case(lambda v: exp(v.b) * v.a, {"a": 1, "b": mpf(3) / 2}, "y")
counted = Case(accumulated, {"x": mpf(1) / 2}, "acc")
mean_of = Case(lambda v: sum(exp(v.x) / 3 for _ in range(3)), {"x": mpf(1) / 2}, "s")
corner = Case(lambda v: sin(v.x) * abs(v.x), {"x": 0}, "f")
loop = Case(rounds, {"x": mpf(1) / 2}, "f")
helper = Case(lambda v: exp(v.on("u", v.a * v.a)), {"a": mpf(3) / 2}, "g")
twice = Case(lambda v: exp(v.x**2) + v.on("second", exp((2 * v.x) ** 2)), {"x": mpf(1) / 2}, "f")
many = Case(seven, dict(zip("abcdegh", range(1, 8))), "f")
squares = Case(lambda v: [v.k * x**2 for x in v.x], {"x": list(range(1, 8)), "k": mpf(1) / 2}, [f"f[{k}]" for k in range(7)])
dot = Case(lambda v: sum(a * b for a, b in zip(v.w, v.x)), {"w": [mpf(1) / 2, mpf(1) / 4], "x": [3, 4]}, "dot")
cylinder = Case(lambda v: v.on("area", pi * v.r**2) * v.h, {"r": mpf(5) / 2, "h": 4}, "volume")
polar = Case(lambda v: (v.r * cos(v.phi), v.r * sin(v.phi)), {"r": 2, "phi": mpf(1) / 2}, ["cartesian[0]", "cartesian[1]"])
singular = Case(lambda v: (v.x * v.y, 2 * v.x * v.y), {"x": 3, "y": mpf(5) / 2}, ["u", "v"])
sample = Case(lambda v: log(v.x) * v.y, {"x": mpf(3) / 2, "y": mpf(7) / 4}, "f")
quotient = lambda x, y: Case(lambda v: exp(v.x) * v.y / v.z, {"x": x, "y": y, "z": 2}, "f")
arrays = Case(
    lambda v: v.on("u", exp(v.a) * v.b[1] * v.c) * v.d * v.e * v.g * v.h,
    {"a": 1, "b": [1, 2, 3, 4, 5, 6], "c": 3, "d": mpf(9) / 2, "e": 5, "g": 6, "h": mpf(10) ** -20},
    "f",
)
kink = Case(lambda v: abs(v.x) * exp(v.x), {"x": 0}, "f")
lost = Case(lambda v: sqrt(1 + v.x) - 1, {"x": mpf(10) ** -12}, "f")
cubic = Case(lambda v: v.x**3, {"x": mpf(3) / 2, "y": 2}, "f")
rounded = Case(lambda v: exp(v.x) * 2, {"x": mpf(5) / 2}, "f")
behind = Case(way, {"x": 0, "y": 2}, "f")
kinks = Case(lambda v: abs(v.a) / 2 + abs(v.b) + abs(v.c) + abs(v.d) * v.a, dict.fromkeys("abcd", 0), "f")
sizes = Case(lambda v: v.width * v.height, {"width": mpf(3) / 2, "height": mpf(7) / 4}, "area")
distance = Case(lambda v: v.v * v.t + v.a * v.t**2 / 2, {"v": 2, "t": 3, "a": mpf(1) / 2}, "s")
greek = Case(lambda v: v.λ * v.x_1**2 + v.hat_y * log(v.x_1), {"λ": mpf(1) / 2, "x_1": 2, "hat_y": 3}, "L")
decay = Case(lambda v: v.N_0 * exp(-v.λ * v.t), {"N_0": 100, "λ": mpf(1) / 2, "t": 2}, "N")
ball = Case(lambda v: mpf(4) / 3 * pi * v.r**3, {"r": 2}, "V")
kinetic = Case(lambda v: v.m * v.v**2 / 2, {"m": mpf(3) / 2, "v": mpf(7) / 4}, "E")
triangle = Case(
    lambda v: sqrt(v.a**2 + v.b**2 - 2 * v.a * v.b * cos(v.γ)), {"a": mpf(3) / 2, "b": mpf(7) / 4, "γ": 2}, "c"
)
weighted = Case(
    lambda v: v.w_1 * v.x_1**2 + v.w_2 * v.x_2**2, {"w_1": 1, "w_2": 2, "x_1": mpf(1) / 2, "x_2": mpf(3) / 2}, "f"
)
wave = Case(lambda v: sin(v.x) * exp(-v.x), {"x": 1}, "f")
negative = Case(lambda v: abs(v.x) * v.x, {"x": -mpf(1) / 2}, "f")
sine = Case(lambda v: sin(v.a) * v.a, {"a": mpf(1) / 2}, "y")
sine_of_x = Case(lambda v: sin(v.x) * v.x, {"x": mpf(1) / 2}, "y")
scaled = lambda a, b: Case(lambda v: exp(getattr(v, a)) * getattr(v, b), {a: mpf(1) / 2, b: 2}, "f")
series = Case(lambda v: sum(sin(k * v.a) for k in range(1, 7)), {"a": mpf(1) / 2}, "y")

def relabelled(shown, name, label):
    """A value whose name is an output's too is written with its line."""
    return {k.replace(f"movedBy ∂{name}", f"movedBy ∂{label}").replace(f"/∂{name}", f"/∂{label}"): x for k, x in shown.items()}


CASES = {
    "the first example": [
        first.whole(["a", "b"]),
        first.by("a"),
        first.by("b"),
        first.whole(["a", "b"]),
        first.on_the_way("b + 1", ["b"], "(b + 1)"),
    ],
    "the price of an option: result, input, parameter in the head, values on the way": [
        price.whole(five, relative=True),
        price.by("S", relative=True),
        price.on_the_way("d1", five, relative=True),
        price.by("sigma", relative=True),
        price.on_the_way("d1", five, relative=True),
        price.on_the_way("cdf", five, "(norm.cdf(d2))", relative=True),
    ],
    "the whole at a word that is no value, only if it is asked": [price.whole(five, relative=True)],
    "a robot's arm of two links": [
        angles.whole(["q1", "q2"]),
        angles.by("q1"),
        angles.by("q1"),
        angles.on_the_way("sum", ["q1", "q2"], "(q1 + q2)"),
        NOTHING,
    ],
    "where there is nothing to say": [
        NOTHING,
        NOTHING,
        double.whole(["x"]),
        NOTHING,
        double.whole(["x"]),
        NOTHING,
    ],
    "operators, brackets and functions mean the expression around them": [
        product.on_the_way("exp", ["x", "y"], "(Math.exp(x * y))"),
        product.on_the_way("exp", ["x", "y"], "(Math.exp(x * y))"),
        product.on_the_way("mul", ["x", "y"], "(x * y)"),
        product.on_the_way("sub", ["x", "y"], "(x - y)"),
        product.by("y"),
    ],
    "a value in a loop is the last of its rounds": [
        loop.on_the_way("y", ["x"], relative=True),
        loop.on_the_way("sin", ["x"], "(math.sin(y))", relative=True),
    ],
    "each row of a derivation is a definition of its own": [row_sum.by("a"), row_product.by("a")],
    "a name that is assigned twice on a line": [
        Case(lambda v: exp(v.a), {"a": 2}, "y").by("a"),
        Case(lambda v: sin(v.a), {"a": 2}, "y").by("a"),
    ],
    "the first of two functions of a name": [
        Case(lambda v: v.x**2, {"x": 3}, "f").by("x"),
        Case(lambda v: v.x**3, {"x": 3}, "f").by("x"),
    ],
    "several outputs of one input": [euler.by("v")],
    "a parameter that is assigned anew": [
        descent.by("lr", relative=True),
        descent.whole(["w", "x", "y", "lr"], relative=True),
    ],
    "parameters that are swapped": [swapped.by("b", relative=True), swapped.whole(["a", "b"], relative=True)],
    "the rounds of integers count": [relabelled(counted.on_the_way("acc", ["x"]), "acc", "acc (line 7)")],
    "no second derivative at a kink": [{k: x for k, x in corner.by("x").items() if k != "secondDerivative"}],
    "what counts rounds is an integer, also without a value": [mean_of.whole(["x"]), NOTHING],
    "a helper that is called twice": [
        helper.by("a"),
        helper.on_the_way("u", ["a"]),
        twice.by("x"),
        twice.on_the_way("second", ["x"], "(g(2 * x))"),
    ],
    "more inputs than rows: the largest elasticities first": [
        many.whole(["e", "g", "h", "c", "d"], relative=True),
        many.by("g", relative=True),
    ],
    "more outputs and inputs than rows and columns": [squares.whole([("x", k) for k in range(5)])],
    "a sum of many is one row an element": [dot.whole([("w", 0), ("w", 1), ("x", 0), ("x", 1)])],
    "statements of the top level use each other": [cylinder.whole(["r", "h"]), cylinder.on_the_way("area", ["r"])],
    "several results without names": [polar.whole(["r", "phi"])],
    "a determinant of zero, a condition without bound": [singular.whole(["x", "y"])],
    "sample values, where the code has none": [sample.whole(["x", "y"]), sample.by("y")],
    "values of a call, of defaults and of a comment": [quotient(mpf(3) / 2, 3).whole(["x", "y", "z"])],
    "values that were set go before all others": [quotient(mpf(5) / 2, mpf(1) / 2).whole(["x", "y", "z"])],
    "many inputs, arrays among them": [arrays.on_the_way("u", ["a", ("b", 1), "c"]), arrays.by("h")],
    # By IEEE 754, as CPython computes 2*inf + 1e300*nan and the two factors of the product.
    "an infinite value, a very large one and one that is not a number": [
        {"→": 2 * math.inf + 1e300 * math.nan, "∂f/∂x": mpf(2), "∂f/∂y": nan, "∂f/∂z": mpf("1e300")}
    ],
    # The central difference of an absolute value at 0 is the centre of its subdifferential.
    "a kink": [kink.whole(["x"])],
    # The limit of 1/(2 sqrt(x)) from the right.
    "an infinite slope": [{"→": mpf(1), "∂f/∂x": inf}],
    # The value is what doubles make of it; the derivative is right.
    "digits lost in a difference": [{**lost.whole(["x"]), "→": math.sqrt(1 + 1e-12) - 1}],
    "an input that nothing depends on": [cubic.whole(["x", "y"])],
    "a part of a value that is rounded, and does not move with its input": [rounded.whole(["x"])],
    "a kink behind a value on the way: it concerns what the value moves": [
        behind.on_the_way("u", ["x", "y"]),
        behind.on_the_way("u", ["x", "y"]),
    ],
    # As jax.grad has it: infinity times 0 in doubles.
    "a NaN that is not followed by the gradient": [{"→": mpf(0), "∂f/∂x": nan}],
    # As numpy and jax have it: log(inf), and 1/inf times inf.
    "what elements of an array have in common": [{"→": inf, "∂lse/∂x[0]": nan, "∂lse/∂x[1]": nan}],
    "more notes than are shown": [kinks.whole(["a", "b", "c", "d"])],
    "code that computes sizes, always": [sizes.whole(["width", "height"])],
    "a formula of LaTeX": [distance.whole(["v", "t", "a"]), distance.by("a")],
    "Greek letters, indices and a hat": [greek.whole(["λ", "x_1", "hat_y"])],
    "a formula of Markdown": [decay.by("t")],
    "a displayed formula of Markdown with the comment above": [ball.whole(["r"])],
    "a formula in a doc string": [kinetic.by("v")],
    "a formula in a comment": [triangle.whole(["a", "b", "γ"], relative=True)],
    "a sum over an array counts from one": [weighted.whole(["w_1", "w_2", "x_1", "x_2"])],
    "a function of LaTeX": [wave.whole(["x"]), wave.by("x")],
    "an absolute value in a formula's cell": [negative.whole(["x"])],
    "fences in the source": [sine_of_x.whole(["x"])],
    "names with underscores": [scaled("step_size", "b_2").whole(["step_size", "b_2"]), scaled("step_size", "b_2").by("step_size")],
    "letters that are not ASCII": [scaled("α", "größe").whole(["α", "größe"]), scaled("α", "größe").by("α")],
    "a statement over several lines": [sine.whole(["a"])],
    "a very long statement": [series.whole(["a"], relative=True)],
}


def main():
    cases = {
        name: [shown and {label: written(x) for label, x in shown.items()} for shown in cursors]
        for name, cursors in CASES.items()
    }
    target = Path(__file__).parent.parent.parent / "test/analysis/fixtures/hover.json"
    target.write_text(json.dumps(cases, ensure_ascii=False, indent=1) + "\n")
    print(f"{len(cases)} cases")


main()
