"""Values and gradients of Julia functions as people write them, by the same formulas in mpmath at 50 digits.

Writes test/languages/julia/fixtures/programs.json. Derivatives are central differences with a step of 1e-20 at
60 digits of the formula beside the text, so nothing of the product takes part.

    python3 scripts/references/julia.py
"""

import json
from pathlib import Path

from mpmath import cos, erf, exp, log, mp, mpf, nstr, pi, sin, sqrt, tanh

mp.dps = 60


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


PROGRAMS = [
    ("Lennard-Jones", "E", {"r": 1.3, "ϵ": 1.2, "σ": 0.9}, """
E(r; ϵ=1.0, σ=1.0) = 4ϵ*((σ/r)^12 - (σ/r)^6)
""", lambda r, e, s: 4 * e * ((s / r) ** 12 - (s / r) ** 6)),
    ("Black-Scholes", "bs_call", {"S": 100, "K": 95, "r": 0.05, "σ": 0.2, "T": 0.7}, """
using SpecialFunctions

Φ(x) = 0.5 * (1 + erf(x / √2))

function bs_call(S, K, r, σ, T)
    d₁ = (log(S / K) + (r + σ^2 / 2) * T) / (σ * sqrt(T))
    d₂ = d₁ - σ * √T
    return S * Φ(d₁) - K * exp(-r * T) * Φ(d₂)
end
""", call_price),
    ("midpoint steps of a pendulum", "angle_after", {"θ": 0.5, "ω": 0.1, "dt": 0.05}, """
const g = 9.81

function step(θ, ω, dt)
    f(θ, ω) = (ω, -g * sin(θ))
    a, b = f(θ, ω)
    c, d = f(θ + 0.5dt * a, ω + 0.5dt * b)
    (θ + dt * c, ω + dt * d)
end

function angle_after(θ, ω, dt; n = 10)
    for _ in 1:n
        θ, ω = step(θ, ω, dt)
    end
    θ
end
""", pendulum),
    ("cross entropy of a softmax", "loss", {"z": [0.3, -1.2, 2.0]}, """
logsumexp(z) = (m = maximum(z); m + log(sum(exp.(z .- m))))

loss(z; label = 2) = logsumexp(z) - z[label]
""", softmax_loss),
    ("a recurrent cell", "state", {"w": 0.9, "b": 0.5}, """
function state(w, b)
    h = 0.0
    for t in 1:50
        h = tanh(w * h + b)
    end
    return h
end
""", recurrent),
    ("Euler steps of Lorenz", "lorenz", {"x": 1.0, "y": 2.0, "z": 20.0}, """
struct Parameters
    σ::Float64
    ρ::Float64
    β::Float64
end

rhs(p::Parameters, x, y, z) = (p.σ * (y - x), x * (p.ρ - z) - y, x * y - p.β * z)

function lorenz(x, y, z)
    p = Parameters(10.0, 28.0, 8 / 3)
    dt = 0.01
    for _ = 1:5
        dx, dy, dz = rhs(p, x, y, z)
        x += dt * dx
        y += dt * dy
        z += dt * dz
    end
    x + y + z
end
""", lorenz),
    ("Simpson's rule", "integral", {"a": 0.2, "b": 1.7}, """
function simpson(f, a, b; n::Int = 20)
    h = (b - a) / n
    s = f(a) + f(b)
    for k in 1:n-1
        s += (isodd(k) ? 4 : 2) * f(a + k * h)
    end
    return h / 3 * s
end

integral(a, b) = simpson(x -> exp(-x^2) * cos(3x), a, b)
""", simpson),
    ("Rosenbrock over pairs", "rosenbrock", {"x": [0.7, -0.4, 1.1]}, """
rosenbrock(x) = sum(100 * (x[i+1] - x[i]^2)^2 + (1 - x[i])^2 for i in 1:length(x)-1)
""", lambda x: sum(100 * (x[i + 1] - x[i] ** 2) ** 2 + (1 - x[i]) ** 2 for i in range(len(x) - 1))),
    ("one compartment, oral", "conc", {"t": 2.0, "CL": 4.0, "V": 35.0, "ka": 1.2}, """
function conc(t, CL, V, ka; D = 320.0, F = 0.8)
    ke = CL / V
    @. F * D * ka / (V * (ka - ke)) * (exp(-ke * t) - exp(-ka * t))
end
""", lambda t, CL, V, ka: mpf("0.8") * 320 * ka / (V * (ka - CL / V)) * (exp(-CL / V * t) - exp(-ka * t))),
    ("a Gaussian's log likelihood", "loglik", {"μ": 0.3, "σ": 1.4, "x": [0.1, -0.7, 2.2]}, """
function loglik(μ, σ, x)
    n = length(x)
    -n/2 * log(2π) - n * log(σ) - sum(abs2, x .- μ) / 2σ^2
end
""", lambda m, s, x: -mpf(3) / 2 * log(2 * pi) - 3 * log(s) - sum((v - m) ** 2 for v in x) / (2 * s**2)),
    ("Newton's root", "root", {"a": 3.7}, """
function root(a)
    x = a
    while true
        δ = (x^3 - a) / 3x^2
        x -= δ
        abs(δ) < 1e-14 && break
    end
    x
end
""", lambda a: a ** (mpf(1) / 3)),
    ("a layer and a line", "predict", {"W": [[0.2, -0.4], [0.7, 0.1]], "b": [0.1, -0.3], "v": [1.5, -0.5], "x": [0.6, 2.0]}, """
using LinearAlgebra

predict(W, b, v, x) = dot(v, tanh.(W * x .+ b))
""", lambda W, b, v, x: sum(v[i] * tanh(sum(W[i][j] * x[j] for j in range(2)) + b[i]) for i in range(2))),
    ("spring energy in place", "energy", {"x": [0.1, 1.3, 2.2], "k": 2.5}, """
function lengths!(d, x)
    @inbounds for i in eachindex(d)
        d[i] = x[i+1] - x[i]
    end
    nothing
end

function energy(x, k)
    d = zeros(length(x) - 1)
    lengths!(d, x)
    d .-= 1
    0.5k * sum(d .^ 2)
end
""", lambda x, k: k / 2 * sum((x[i + 1] - x[i] - 1) ** 2 for i in range(2))),
    ("branches", "drag", {"re": 250.0}, """
function drag(re)
    cd = if re < 1
        24 / re
    elseif re < 1000
        24 / re * (1 + 0.15re^0.687)
    else
        0.44
    end
    return cd * re^2
end
""", lambda re: 24 / re * (1 + mpf("0.15") * re ** mpf("0.687")) * re**2),
    ("Horner by foldr's hand", "poly", {"c": [1.0, -2.0, 0.5], "x": 1.7}, """
poly(c, x) = foldl((acc, a) -> acc * x + a, reverse(c))
""", lambda c, x: c[0] + c[1] * x + c[2] * x**2),
    ("variance and mean", "score", {"x": [1.0, 2.5, 4.0, 7.5]}, """
using Statistics
score(x) = mean(x) / std(x) + maximum(x) - minimum(x)
""", lambda x: (sum(x) / 4) / sqrt(sum((v - sum(x) / 4) ** 2 for v in x) / 3) + max(x) - min(x)),
    ("a matrix by its indices", "weighted", {"A": [[1.0, 2.0], [3.0, 4.0]], "x": [0.5, -1.5]}, """
function weighted(A, x)
    n, m = size(A)
    s = zero(x[1])
    for i in 1:n, j in 1:m
        s += A[i, j] * x[i] * x[j]^(i + j)
    end
    return s
end
""", lambda A, x: sum(A[i][j] * x[i] * x[j] ** (i + j + 2) for i in range(2) for j in range(2))),
]


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


def main():
    cases = []
    for name, function, point, text, f in PROGRAMS:
        args = [number(v) for v in point.values()]
        cases.append({
            "name": name,
            "function": function,
            "text": text.lstrip("\n"),
            "at": point,
            "value": float(nstr(f(*args), 20)),
            "gradient": {n: gradient(f, args, k, [], args[k]) for k, n in enumerate(point)},
        })
    target = Path(__file__).parents[2] / "test/languages/julia/fixtures/programs.json"
    target.write_text(json.dumps(cases, indent=2, ensure_ascii=False) + "\n")


main()
