"""Values and derivatives of the functions in test/languages/c/fixtures, by the compiler itself.

Each function with an `at:` comment above it is compiled twice: as it is, for its value; and with `double` standing for
a longer type (binary128 for C, the 80-bit one for C++), for central differences of high order, whose error is far
below what the tests ask for. Pointers and references that the comment gives no value are what the function writes;
an integer beside them tells whether it succeeded.

    python3 scripts/references/c.py > test/languages/c/fixtures/programs.json
"""

import json
import pathlib
import re
import subprocess
import tempfile

folder = pathlib.Path(__file__).parents[2] / "test/languages/c/fixtures"
MOST = 32  # elements that a function may write through one parameter

# Weights of central differences at ±1 … ±4 steps: the error is of the eighth power of the step.
weights = [4 / 5, -1 / 5, 4 / 105, -1 / 280]

quad = (
    "sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh exp exp2 expm1 log log2 log10 log1p sqrt cbrt erf "
    "erfc tgamma lgamma floor ceil round rint trunc fabs pow atan2 fmod hypot fmax fmin copysign fma fdim ldexp lround"
).split()


def cases(text):
    """(comment, head) of every function with an `at:` comment."""
    for found in re.finditer(r"// at: (.*)\n(?:static )?(\w+) (\w+)\(([^{;]*)\)\s*\{", text):
        yield found.group(3), found.group(1), found.group(2), found.group(4)


def point(comment):
    return json.loads("{" + re.sub(r"(\w+)=", r'"\1":', comment) + "}")


def flat(value):
    return [x for v in value for x in flat(v)] if isinstance(value, list) else [value]


def shaped(value, numbers):
    return [shaped(v, numbers) for v in value] if isinstance(value, list) else next(numbers)


def braces(value, number):
    return "{" + ", ".join(braces(v, number) for v in value) + "}" if isinstance(value, list) else number(value)


def driver(name, result, parameters, at, changes):
    """A `main` that calls the function once for every list of changes and prints what comes out."""
    lines = []
    for k, (which, steps) in enumerate(changes):
        lines.append("{")
        args, outs = [], []
        for p in split(parameters):
            own = re.search(r"(\w+)\s*(?:\[[^\]]*\]\s*)*$", p).group(1)
            kind = p[: re.search(rf"\b{own}\b\s*(?:\[[^\]]*\]\s*)*$", p).start()].strip()
            if own not in at:
                base = kind.rstrip("*& ").replace("const", "").strip()
                lines.append(f"{base} {own}[{MOST}]; for (int i_ = 0; i_ < {MOST}; i_++) {own}[i_] = NAN;")
                args.append(own if "*" in kind or "[" in p else f"{own}[0]")
                outs.append(own)
                continue
            value = at[own]
            spot = iter(range(len(flat(value))))
            moved = lambda v: f"(double){v!r} + ({steps})" if which == (own, next(spot)) else repr(v)
            shape = re.sub(r"^.*?\b" + own + r"\b", "", p)
            if isinstance(value, list):
                base = re.sub(r"\bconst\b|&", "", kind).replace("*", "").strip()
                if "vector" in base:
                    lines.append(f"{base} {own} {braces(value, moved)};")
                else:
                    size = shape if re.search(r"\[\d", shape) else "[]"
                    lines.append(f"{base} {own}{size} = {braces(value, moved)};")
                args.append(own)
            else:
                lines.append(f"{re.sub('const|&', '', kind)} {own} = {moved(value)};")
                args.append(own)
        call = f"{name}({', '.join(args)})"
        if result == "void" or (result == "int" and outs):
            lines.append(f"{call};")
            for own in outs:
                lines.append(f"for (int i_ = 0; i_ < {MOST}; i_++) if ({own}[i_] == {own}[i_]) show({own}[i_]);")
        else:
            lines.append(f"show({call});")
        lines.append('printf("\\n"); }')
    return "int main() {\n" + "\n".join(lines) + "\nreturn 0; }\n"


def split(parameters):
    parts, depth = [""], 0
    for c in parameters:
        depth += (c == "<") - (c == ">")
        if c == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += c
    return [p.strip() for p in parts]


def run(text, main, is_cpp, long):
    with tempfile.TemporaryDirectory() as where:
        end = ".cpp" if is_cpp else ".c"
        source = pathlib.Path(where, "case" + end)
        spaces = "".join(f"using namespace {n};\n" for n in re.findall(r"^namespace (\w+)", text, flags=re.M))
        source.write_text(prelude(is_cpp, long) + body(text, is_cpp, long) + spaces + main)
        out = str(pathlib.Path(where, "case"))
        compiler = ["g++", "-std=c++17"] if is_cpp else ["gcc", "-std=gnu11"]
        subprocess.run([*compiler, "-O0", "-w", "-o", out, str(source), "-lquadmath", "-lm"], check=True)
        printed = subprocess.run([out], check=True, capture_output=True, text=True).stdout
        return [line.split() for line in printed.splitlines()]


def body(text, is_cpp, long):
    # The C++ headers come before the longer type takes the name.
    if not long:
        return text
    text = re.sub(r"^#include.*$", "", text, flags=re.M)
    number = r"(?<![\w.])((?:\d+\.\d*|\.\d+)(?:[eE][-+]?\d+)?)(?![\w.])"
    return re.sub(number, r"(double)\1L", text) if is_cpp else text


def prelude(is_cpp, long):
    if is_cpp:
        heads = "algorithm array cmath functional iostream limits numeric vector cstdio string cstddef".split()
        text = "".join(f"#include <{h}>\n" for h in heads)
        show = "static void show(long double x) { printf(\"%.21Lg \", x); }\n"
        return text + show + ("typedef long double longer;\n#define double longer\n" if long else "")
    text = "".join(f"#include <{h}.h>\n" for h in "math stdio stdlib string assert stdint stdbool stddef float limits quadmath".split())
    show = 'static void show(__float128 x) { char b[80]; quadmath_snprintf(b, 80, "%.34Qg", x); printf("%s ", b); }\n'
    swap = "".join(f"#undef {f}\n#define {f} {f}q\n" for f in quad)
    # Single precision is evaluated in double here, and that is told.
    return text + show + "#define float double\n" + (swap + "#define double __float128\n" if long else "")


def step_of(x, is_cpp):
    return max(1.0, abs(x)) * (2.0**-9 if is_cpp else 2.0**-12)


def reference(text, case, is_cpp):
    from mpmath import mp, mpf

    mp.dps = 40
    name, comment, result, parameters = case
    at = point(comment)
    heads = {re.search(r"(\w+)\s*(?:\[[^\]]*\]\s*)*$", p).group(1): p for p in split(parameters)}
    real = [n for n in at if not re.match(r"(?:const )?(?:int|size_t|unsigned)\b", heads[n])]
    spots = [(n, k) for n in real for k in range(len(flat(at[n])))]
    changes = [((n, k), f"{sign * j * step_of(flat(at[n])[k], is_cpp)!r}") for n, k in spots for j in range(1, 5) for sign in (1, -1)]
    plain = run(text, driver(name, result, parameters, at, [(None, "0")]), is_cpp, False)[0]
    rows = run(text, driver(name, result, parameters, at, changes), is_cpp, True)
    jacobian = []
    for output in range(len(plain)):
        gradient = {}
        for s, (n, k) in enumerate(spots):
            ends = [mpf(rows[8 * s + i][output]) for i in range(8)]
            h = mpf(step_of(flat(at[n])[k], is_cpp))
            exact = [mpf(4) / 5, mpf(-1) / 5, mpf(4) / 105, mpf(-1) / 280]
            gradient.setdefault(n, []).append(float(sum(w * (ends[2 * j] - ends[2 * j + 1]) for j, w in enumerate(exact)) / h))
        jacobian.append({n: shaped(at[n], iter(g)) for n, g in gradient.items()})
    return {"file": None, "function": name, "values": [float(v) for v in plain], "gradients": jacobian}


def main():
    found = []
    for file in sorted([*folder.glob("*.c"), *folder.glob("*.cpp")]):
        text = file.read_text()
        for case in cases(text):
            found.append({**reference(text, case, file.suffix == ".cpp"), "file": file.name})
    print(json.dumps(found, indent=1))


main()
