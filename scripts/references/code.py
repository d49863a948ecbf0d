"""Runs the Python code of code_cases.ts with the real libraries and tells how far its numbers are off.

    npx tsx scripts/references/code_cases.ts python | python3 scripts/references/code.py

For each way to write it: the largest relative error at the table's samples, which has to be below 1e-12, and at the
points of references.json, where what is above 1e-12 is listed with the exceptions that the libraries raise. NumPy,
JAX and PyTorch get their own numbers, and NumPy also Python's; arrays only where nothing falls back on `math`. Libraries that are not installed are
passed over. Exits with 1 where a sample is off.
"""

import json
import math
import sys
import warnings
from fractions import Fraction

warnings.simplefilter("ignore")
TOLERANCE = 1e-12


def kinds(style):
    """The kinds of numbers that a file of this style has in its variables."""
    if style == "torch":
        import torch

        return {"tensor": lambda v: torch.tensor(v, dtype=torch.float64), "tensor of one": lambda v: torch.tensor([v], dtype=torch.float64)}
    if style == "jax":
        import jax

        jax.config.update("jax_enable_x64", True)
        return {"array": lambda v: jax.numpy.asarray(v, dtype="float64")}
    if style in ("numpy", "scipy"):
        import numpy as np

        return {"float": float, "float64": np.float64, "array": lambda v: np.array([v, v])}
    return {"float": float}


def number(result):
    if hasattr(result, "tolist"):
        result = result.tolist()
    while isinstance(result, list):
        result = result[0]
    if isinstance(result, bool):
        raise TypeError("a truth value")
    return result


def exact(text):
    return Fraction(text) if text.lstrip("-")[:1].isdigit() else float(text)


def error(got, want):
    """Relative; what is below the smallest ordinary number counts as that number."""
    if isinstance(want, float) or isinstance(got, complex) or not math.isfinite(got):
        same = got == want or (got != got and want != want)
        return 0.0 if same else math.inf
    smallest = Fraction(2.2250738585072014e-308)
    return float(abs(Fraction(got) - want) / max(abs(want), smallest))


def main():
    data = json.load(sys.stdin)
    failed = False
    for style in dict.fromkeys(c["style"] for c in data["cases"]):
        try:
            numbers = kinds(style)
        except ImportError:
            print(f"{style}: not installed")
            continue
        for kind, make in numbers.items():
            worst = (0.0, "")
            count = 0
            far = {}
            for c in data["cases"]:
                if c["style"] != style or c["operation"] == "fma" and not hasattr(math, "fma"):
                    continue
                if kind == "array" and "import math" in c["imports"]:
                    continue
                text = "\n".join([c["text"], *c["imports"]])
                code = compile("\n".join(c["lines"]), c["operation"], "exec")
                names = {}
                try:
                    exec(text, names)
                except ImportError as e:
                    print(f"{style}: {e}")
                    continue
                for point in c["points"]:
                    at, value = point["at"], point["value"]
                    given = dict(names)
                    given.update({f"x{k + 1}": make(float(v)) for k, v in enumerate(at)})
                    try:
                        exec(code, given)
                        off = error(number(given["result"]), exact(value))
                    except Exception as e:
                        off = f"{type(e).__name__}: {str(e)[:60]}"
                    count += 1
                    bad = isinstance(off, str) or off > TOLERANCE
                    if not point["exact"] and (bad or off > worst[0]):
                        worst = (math.inf if isinstance(off, str) else off, f"{c['operation']} {at} {off}")
                        if bad:
                            failed = True
                            print(f"  OFF at a sample: {style}, {kind}: {worst[1]}, {c['lines']}")
                    elif bad:
                        far.setdefault(c["operation"], []).append((at, off))
            print(f"{style}, {kind}: {count} points; at samples at most {worst[0]:.1e} ({worst[1]})")
            for operation, points in far.items():
                shown = "; ".join(f"{at} {off if isinstance(off, str) else f'{off:.1e}'}" for at, off in points[:4])
                print(f"    {operation}: {len(points)} points: {shown}")
    for m in data["missing"]:
        print(f"missing in {m['style']}: {m['operation']}")
    sys.exit(1 if failed else 0)


main()
