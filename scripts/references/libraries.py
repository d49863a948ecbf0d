"""Values and gradients of library calls, by the libraries themselves.

Writes test/languages/python/fixtures/libraries.json. Values come from math, NumPy, SciPy and PyTorch as they are
called; gradients of PyTorch expressions from its autograd, of the others by central differences extrapolated
once (Richardson), which is good to about 1e-9. The names of JAX are those of NumPy here, where both mean the same.

    python3 scripts/references/libraries.py
"""

import json
import math
from pathlib import Path

import numpy as np
import scipy.special
import scipy.stats
import torch
import torch.nn.functional as F
from scipy.stats import norm

torch.set_default_dtype(torch.float64)

MATH = """
math.sqrt(x) math.cbrt(x) math.exp(x) math.exp2(x) math.expm1(x) math.log(x) math.log(x, 3) math.log2(x) math.log10(x)
math.log1p(x) math.pow(x, y) math.sin(x) math.cos(x) math.tan(x) math.asin(x/3) math.acos(x/3) math.atan(x)
math.atan2(x, y) math.hypot(x, y) math.sinh(x) math.cosh(x) math.tanh(x) math.asinh(x) math.acosh(1+x) math.atanh(x/3)
math.erf(x) math.erfc(x) math.gamma(x) math.lgamma(x) math.fabs(-x) math.copysign(x, -y) math.fmod(7*x, y)
math.radians(x) math.degrees(x) math.prod([x,y,x]) math.fsum([x,y,0.5]) math.floor(x)*y math.ceil(x)*y math.trunc(x)*y
abs(x-3) max(x,y,0.2) min(x,y,3) pow(x,y) sum([x,y*y]) round(x)*y float(x)*y math.dist([x,y],[1.0,2.0]) x%y -x%y (7*x)//y*x math.tau*x*math.pi*math.e
"""
NUMPY = """
np.sqrt(x) np.cbrt(x) np.square(x) np.reciprocal(x) np.exp(x) np.exp2(x) np.expm1(x) np.log(x) np.log2(x) np.log10(x) np.log1p(x)
np.sin(x) np.cos(x) np.tan(x) np.arcsin(x/3) np.arccos(x/3) np.arctan(x) np.arctan2(x,y) np.hypot(x,y) np.sinh(x) np.cosh(x)
np.tanh(x) np.arcsinh(x) np.arccosh(1+x) np.arctanh(x/3) np.abs(-x) np.absolute(x-3) np.fabs(x-3) np.sign(x)*y np.power(x,y)
np.float_power(x,y) np.maximum(x,y) np.minimum(x,y) np.fmax(x,y) np.fmin(x,y) np.clip(x,0.2,0.9) np.clip(x*y,0.1,9.0) np.where(x>y,x*x,y)
np.logaddexp(x,y) np.logaddexp2(x,y) np.deg2rad(x) np.rad2deg(x) np.degrees(x) np.radians(x) np.sinc(x) np.heaviside(x,0.5)*y
np.mod(7*x,y) np.remainder(-7*x,y) np.fmod(-7*x,y) np.floor(x)*y np.ceil(x)*y np.trunc(x)*y np.rint(x)*y np.copysign(x,-y)
np.add(x,y) np.subtract(x,y) np.multiply(x,y) np.divide(x,y) np.true_divide(x,y) np.negative(x) np.floor_divide(7*x,y)*x
np.sum([x,y,x*y]) np.prod([x,y,x*y]) np.mean([x,y,x*y]) np.dot([x,y],[y,x*x]) np.linalg.norm([x,y,1.0]) np.max([x,y]) np.min([x,y])
np.sum(np.array([x,y])**2) (np.array([x,y])*np.array([y,3.0])).sum() np.pi*x np.e*x np.euler_gamma*x
"""
SCIPY = """
scipy.special.expit(x) scipy.special.logit(x/3) scipy.special.erf(x) scipy.special.erfc(x) scipy.special.erfinv(x/3) scipy.special.gamma(x)
scipy.special.gammaln(x) scipy.special.loggamma(x) scipy.special.psi(x) scipy.special.digamma(x) scipy.special.polygamma(1,x) scipy.special.beta(x,y)
scipy.special.betaln(x,y) scipy.special.xlogy(x,y) scipy.special.xlog1py(x,y) scipy.special.entr(x) scipy.special.ndtr(x)
scipy.special.ndtri(x/3) scipy.special.log_expit(x) scipy.special.exp10(x) scipy.special.exp2(x) scipy.special.cbrt(x) scipy.special.logsumexp([x,y])
scipy.special.log_ndtr(x) scipy.special.rel_entr(x,y)
norm.cdf(x) norm.pdf(x) norm.ppf(x/3) norm.logpdf(x) norm.sf(x) norm.cdf(x,y,2.0) norm.pdf(x,loc=y,scale=1.5) norm.ppf(x/3,loc=y,scale=2) norm.logcdf(x)
scipy.stats.norm.cdf(x*y)
"""
TORCH = """
torch.sqrt(x) torch.rsqrt(x) torch.square(x) torch.reciprocal(x) torch.exp(x) torch.expm1(x) torch.log(x) torch.log1p(x) torch.log2(x) torch.log10(x)
torch.sin(x) torch.cos(x) torch.tan(x) torch.asin(x/3) torch.acos(x/3) torch.atan(x) torch.atan2(x,y) torch.hypot(x,y) torch.sinh(x) torch.cosh(x)
torch.tanh(x) torch.asinh(x) torch.acosh(1+x) torch.atanh(x/3) torch.abs(-x) torch.sign(x)*y torch.pow(x,y) torch.pow(x,3) torch.sigmoid(x)
torch.erf(x) torch.erfc(x) torch.erfinv(x/3) torch.lgamma(x) torch.digamma(x) torch.maximum(x,y) torch.minimum(x,y) torch.clamp(x,0.2,0.9)
torch.clamp(x,min=0.2) torch.clamp(x,max=0.2) torch.where(x>y,x*x,y) torch.logaddexp(x,y) torch.relu(x) torch.special.expit(x) torch.special.ndtr(x)
torch.special.xlogy(x,y) torch.special.entr(x) torch.special.gammaln(x) torch.sinc(x) torch.floor(x)*y torch.fmod(7*x,y) torch.remainder(-7*x,y)
F.relu(x) F.leaky_relu(-x) F.leaky_relu(-x,0.2) F.leaky_relu(-x,negative_slope=0.3) F.elu(-x) F.elu(-x,alpha=1.7) F.gelu(x) F.gelu(x,approximate='tanh')
F.silu(x) F.softplus(x) F.softplus(x,beta=2.0) F.logsigmoid(x) F.sigmoid(x) F.tanh(x) F.softsign(x) F.selu(-x) F.celu(-x) F.mish(x) F.hardtanh(x) F.relu6(7*x) F.hardswish(x)
x.sin() x.exp()*y x.pow(2)+y x.sigmoid() x.clamp(min=0.2) x.abs() (x*y).sqrt() x.tanh().log() torch.exp(-x**2/2)*y torch.add(x,y) torch.mul(x,y) torch.div(x,y) torch.sub(x,y) torch.neg(x)
"""
JAX = """
jnp.sin(x)*jnp.exp(y) jnp.where(x>y,x*x,y) jnp.logaddexp(x,y) jnp.clip(x,0.2,0.9) jnp.square(x) jnp.tanh(x)*jnp.log1p(y) jnp.maximum(x,y) jnp.hypot(x,y)
"""
POINTS = [{"x": 0.7, "y": 1.9}, {"x": 1.3, "y": 0.45}]


def names():
    return {"math": math, "np": np, "jnp": np, "scipy": scipy, "norm": norm, "torch": torch, "F": F}


def value(text, at):
    return float(eval(text, names(), dict(at)))


def slope(text, at, k):
    def central(h):
        return (value(text, {**at, k: at[k] + h}) - value(text, {**at, k: at[k] - h})) / (2 * h)

    return (4 * central(1e-4) - central(2e-4)) / 3


def by_autograd(text, at):
    inputs = {k: torch.tensor(v, requires_grad=True) for k, v in at.items()}
    result = eval(text, names(), dict(inputs))
    if result.requires_grad:
        result.backward()
    grads = {k: float(t.grad) if t.grad is not None else 0.0 for k, t in inputs.items()}
    return float(result.detach()), grads


def used(text, k):
    import re

    return re.search(rf"\b{k}\b(?!\s*=[^=])", text) is not None


def cases(block, tight):
    for text in block.split("\n"):
        depth, start = 0, 0
        for i, c in enumerate(text + " "):
            depth += c in "([" and 1 or c in ")]" and -1 or 0
            if c == " " and depth == 0:
                expression = text[start:i].strip()
                start = i + 1
                if expression:
                    for at in POINTS:
                        point = {k: v for k, v in at.items() if used(expression, k)}
                        if tight:
                            v, g = by_autograd(expression, point)
                        else:
                            v, g = value(expression, point), {k: slope(expression, point, k) for k in point}
                        yield {"text": expression, "at": point, "value": v, "gradient": g}


def main():
    out = {
        "differences": [c for block in (MATH, NUMPY, SCIPY, JAX) for c in cases(block, False)],
        "autograd": list(cases(TORCH, True)),
    }
    target = Path(__file__).parents[2] / "test/languages/python/fixtures/libraries.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    lines = [f'"{k}": [\n' + ",\n".join(json.dumps(c) for c in all_cases) + "\n]" for k, all_cases in out.items()]
    target.write_text("{\n" + ",\n".join(lines) + "\n}\n")


main()
