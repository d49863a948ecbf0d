"""The operations of the rule table, defined by mpmath and none of the product's code."""

from mpmath import mp, mpf


def sigmoid(x):
    return 1 / (1 + mp.exp(-x))


def normal_cdf(x):
    return mp.erfc(-x / mp.sqrt(2)) / 2


def gelu_tanh(x):
    return x * sigmoid(2 * mp.sqrt(2 / mp.pi) * (x + mpf("0.044715") * x**3))


def log_gamma(x):
    # Near the zeros at 1 and 2 the logarithm of a rounded gamma has no digits.
    with mp.extradps(30):
        return mp.log(abs(mp.gamma(x)))


def error_inverse(x):
    """By Newton's method on the side where the digits are; mpmath's own erfinv has too few of them near 1."""
    if x < 0:
        return -error_inverse(-x)
    y = mp.mpf(mp.erfinv(mpf(float(x)))) if float(x) < 1 else mpf(6)
    for _ in range(12):
        residual = mp.erfc(y) - (1 - x) if x > 0.5 else x - mp.erf(y)
        step = residual / (2 / mp.sqrt(mp.pi) * mp.exp(-(y**2)))
        y += step
        if abs(step) < abs(y) * mpf(10) ** (5 - mp.dps):
            break
    return y


def normal_quantile(p):
    if p > 0.5:
        return -normal_quantile(1 - p)
    y = mp.sqrt(2) * mp.erfinv(2 * mpf(float(p)) - 1) if p > 1e-10 else -mp.sqrt(-2 * mp.log(p))
    for _ in range(60):
        step = (normal_cdf(y) - p) / (mp.exp(-(y**2) / 2) / mp.sqrt(2 * mp.pi))
        step = step / (1 + y * step / 2)
        y -= step
        if abs(step) < abs(y) * mpf(10) ** (5 - mp.dps):
            break
    return y


def sign(x):
    return mpf((x > 0) - (x < 0))


def trunc(x):
    return mp.floor(x) if x > 0 else mp.ceil(x)


def half_even(x):
    down = mp.floor(x)
    rest = x - down
    return down + (rest > 0.5 or (rest == 0.5 and down % 2 == 1))


def truth(holds):
    return mpf(1 if holds else 0)


OPERATIONS = {
    "neg": lambda x: -x,
    "add": lambda x, y: x + y,
    "sub": lambda x, y: x - y,
    "mul": lambda x, y: x * y,
    "div": lambda x, y: x / y,
    "fma": lambda x, y, z: x * y + z,
    "detach": lambda x: x,
    "shift": lambda x: x,
    "pow": lambda x, y: mpf(1) if y == 0 else x**y,
    "sqrt": mp.sqrt,
    "cbrt": lambda x: sign(x) * mp.cbrt(abs(x)),
    "hypot": mp.hypot,
    "exp": mp.exp,
    "exp2": lambda x: mpf(2) ** x,
    "exp10": lambda x: mpf(10) ** x,
    "expm1": mp.expm1,
    "log": mp.log,
    "log2": lambda x: mp.log(x) / mp.log(2),
    "log10": lambda x: mp.log(x) / mp.log(10),
    "log1p": mp.log1p,
    "logaddexp": lambda x, y: max(x, y) + mp.log1p(mp.exp(-abs(x - y))),
    "logaddexp2": lambda x, y: max(x, y) + mp.log1p(mpf(2) ** -abs(x - y)) / mp.log(2),
    "xlogy": lambda x, y: mpf(0) if x == 0 else x * mp.log(y),
    "sin": mp.sin,
    "cos": mp.cos,
    "tan": mp.tan,
    "sec": mp.sec,
    "csc": mp.csc,
    "cot": mp.cot,
    "sinpi": lambda x: mp.sin(mp.pi * x),
    "cospi": lambda x: mp.cos(mp.pi * x),
    "asin": mp.asin,
    "acos": mp.acos,
    "atan": mp.atan,
    "asec": lambda x: mp.acos(1 / x),
    "acsc": lambda x: mp.asin(1 / x),
    "acot": lambda x: mp.atan(1 / x),
    "atan2": mp.atan2,
    "sinh": mp.sinh,
    "cosh": mp.cosh,
    "tanh": mp.tanh,
    "sech": mp.sech,
    "csch": mp.csch,
    "coth": mp.coth,
    "asinh": mp.asinh,
    "acosh": mp.acosh,
    "atanh": mp.atanh,
    "asech": lambda x: mp.acosh(1 / x),
    "acsch": lambda x: mp.asinh(1 / x),
    "acoth": lambda x: mp.atanh(1 / x),
    "floor": mp.floor,
    "ceil": mp.ceil,
    "trunc": trunc,
    "round": half_even,
    "roundHalfUp": lambda x: mp.floor(x + 0.5),
    "roundHalfAway": lambda x: sign(x) * mp.floor(abs(x) + 0.5),
    "mod": lambda x, y: x - y * mp.floor(x / y),
    "fmod": lambda x, y: x - y * trunc(x / y),
    "floorDivide": lambda x, y: mp.floor(x / y),
    "abs": abs,
    "sign": sign,
    "step": lambda x: truth(x >= 0),
    "heaviside": lambda x, y: y if x == 0 else truth(x > 0),
    "copysign": lambda x, y: abs(x) * sign(y),
    "relu": lambda x: max(x, mpf(0)),
    "leakyRelu": lambda x, y: x if x > 0 else y * x,
    "elu": lambda x, y: x if x > 0 else y * mp.expm1(x),
    "gelu": lambda x: x * normal_cdf(x),
    "geluTanh": gelu_tanh,
    "silu": lambda x: x * sigmoid(x),
    "softplus": lambda x: max(x, mpf(0)) + mp.log1p(mp.exp(-abs(x))),
    "sigmoid": sigmoid,
    "logSigmoid": lambda x: min(x, mpf(0)) - mp.log1p(mp.exp(-abs(x))),
    "logit": lambda x: mp.log(x / (1 - x)),
    "clamp": lambda x, y, z: min(max(x, y), z),
    "select": lambda x, y, z: y if x != 0 else z,
    "less": lambda x, y: truth(x < y),
    "lessEqual": lambda x, y: truth(x <= y),
    "greater": lambda x, y: truth(x > y),
    "greaterEqual": lambda x, y: truth(x >= y),
    "equal": lambda x, y: truth(x == y),
    "notEqual": lambda x, y: truth(x != y),
    "and": lambda x, y: truth(x != 0 and y != 0),
    "or": lambda x, y: truth(x != 0 or y != 0),
    "xor": lambda x, y: truth((x != 0) != (y != 0)),
    "not": lambda x: truth(x == 0),
    "gaussian": lambda x: mp.exp(-(x**2)),
    "erf": mp.erf,
    "erfc": mp.erfc,
    "erfinv": error_inverse,
    "normpdf": lambda x: mp.exp(-(x**2) / 2) / mp.sqrt(2 * mp.pi),
    "normcdf": normal_cdf,
    "normquantile": normal_quantile,
    "gamma": mp.gamma,
    "lgamma": log_gamma,
    "digamma": mp.digamma,
    "trigamma": lambda x: mp.psi(1, x),
    "polygamma": lambda n, x: mp.psi(int(n), x),
    "beta": mp.beta,
    "lbeta": lambda x, y: mp.log(mp.beta(x, y)),
    "sum": lambda *x: mp.fsum(x),
    "product": lambda *x: mp.fprod(x),
    "max": lambda *x: max(x),
    "fmax": lambda *x: max(x),
    "fmin": lambda *x: min(x),
    "min": lambda *x: min(x),
    "logsumexp": lambda *x: max(x) + mp.log(mp.fsum(mp.exp(v - max(x)) for v in x)),
    "norm": lambda *x: mp.sqrt(mp.fsum(v * v for v in x)),
}
