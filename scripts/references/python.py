"""Values and derivatives of the functions in test/languages/python/fixtures, by running them: CPython, NumPy, PyTorch.

Each function with an `at:` comment above it runs as it is. Derivatives are central differences of the eighth order at
steps that are halved; the two that agree best are taken, and the script fails where they differ by more than 1e-11 of
the scale. Functions whose name begins with `torch` are differentiated by PyTorch's autograd. Those that begin with
`jax` run on NumPy with the few functions of JAX written out below, whose definitions are those of its documentation.
A value that is written as an integer is no input.

    python3 scripts/references/python.py > test/languages/python/fixtures/programs.json
"""

import contextlib
import io
import json
import pathlib
import re
import sys
import types
import warnings

import numpy as np
import torch

torch.set_default_dtype(torch.float64)
warnings.simplefilter("ignore")

folder = pathlib.Path(__file__).parents[2] / "test/languages/python/fixtures"

# Weights of central differences at ±1 … ±4 steps: the error is of the eighth power of the step.
LIMIT = 1e-11
WEIGHTS = [4 / 5, -1 / 5, 4 / 105, -1 / 280]


class Place:
    """`x.at[place]`: a copy with that place changed."""

    def __init__(self, array, place=None):
        self.array, self.place = array, place

    def __getitem__(self, place):
        return Place(self.array, place)

    def set(self, value):
        return self.changed(lambda _: value)

    def add(self, value):
        return self.changed(lambda old: old + value)

    def changed(self, change):
        copy = self.array.copy().view(Array)
        copy[self.place] = change(copy[self.place])
        return copy


class Array(np.ndarray):
    at = property(Place)


def jax_modules():
    jax, nn = types.ModuleType("jax"), types.ModuleType("jax.nn")
    nn.softplus = lambda x: np.logaddexp(x, 0.0)
    nn.logsumexp = lambda x: np.log(np.sum(np.exp(x)))
    jax.numpy, jax.nn = np, nn
    return {"jax": jax, "jax.numpy": np, "jax.nn": nn}


def cases(text):
    """(comment, name) of every function with an `at:` comment."""
    return re.findall(r"# at: (.*)\ndef (\w+)\(", text)


def point(comment):
    return json.loads("{" + re.sub(r"(\w+)=", r'"\1":', comment) + "}")


def flat(value):
    return [x for v in value for x in flat(v)] if isinstance(value, list) else [value]


def shaped(value, numbers):
    return [shaped(v, numbers) for v in value] if isinstance(value, list) else next(numbers)


def numbers(result):
    if isinstance(result, (tuple, list)):
        return [x for r in result for x in numbers(r)]
    return [float(x) for x in np.asarray(result, dtype=float).ravel()]


def differentiated(value):
    return not any(isinstance(x, int) for x in flat(value))


def given(at, changed, make):
    """The arguments, one number of one of them moved."""
    name, index, by = changed
    moved = {}
    for own, value in at.items():
        spot = iter(range(len(flat(value))))
        shift = lambda v: v + by if next(spot) == index and own == name else v
        moved[own] = make(shaped(value, iter([shift(v) for v in flat(value)])))
    return moved


def slope(f, at, name, index, make):
    """One column of the Jacobian."""
    size = max(abs(flat(at[name])[index]), 0.1)
    best, found, last = np.inf, None, None
    for k in range(3, 13):
        h = size * 2.0**-k
        try:
            ends = [(f(name, index, j * h), f(name, index, -j * h)) for j in range(1, 5)]
        except (ValueError, ArithmeticError):
            continue
        own = sum(w * (np.array(up) - np.array(down)) for w, (up, down) in zip(WEIGHTS, ends)) / h
        if last is not None:
            gap = np.max(np.abs(own - last) / np.maximum(1, np.abs(own)))
            if gap < best:
                best, found = gap, own
        last = own
    if not best < LIMIT:
        raise ArithmeticError(f"{name}[{index}] is known to {best} only")
    return found


def by_differences(function, at, make):
    f = lambda *changed: numbers(quietly(function, **given(at, changed, make)))
    value = f(None, 0, 0)
    real = [n for n in at if differentiated(at[n])]
    columns = {n: [slope(f, at, n, k, make) for k in range(len(flat(at[n])))] for n in real}
    rows = [{n: shaped(at[n], iter([float(c[r]) for c in columns[n]])) for n in real} for r in range(len(value))]
    return value, rows


def by_autograd(function, at):
    inputs = {n: torch.tensor(v, requires_grad=True) for n, v in at.items()}
    value = function(**inputs)
    value.backward()
    return [value.item()], [{n: t.grad.tolist() for n, t in inputs.items()}]


def quietly(function, **arguments):
    with contextlib.redirect_stdout(io.StringIO()):
        return function(**arguments)


def make_array(value):
    return np.array(value).view(Array) if isinstance(value, list) else value


def main():
    sys.modules.update(jax_modules())
    found = []
    for file in sorted(folder.glob("*.py")):
        text = file.read_text()
        module = types.ModuleType(file.stem)
        sys.modules[file.stem] = module
        scope = module.__dict__
        exec(text, scope)
        for comment, name in cases(text):
            at = point(comment)
            make = make_array if file.stem in ("arrays", "traced") else (lambda v: v)
            torchy = name.startswith("torch")
            values, gradients = by_autograd(scope[name], at) if torchy else by_differences(scope[name], at, make)
            found.append({"file": file.name, "function": name, "values": values, "gradients": gradients})
    print("[\n" + ",\n".join(json.dumps(c) for c in found) + "\n]")


main()
