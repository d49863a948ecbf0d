"""Values and gradients of formulas over vectors and matrices, by PyTorch's autograd.

Writes test/core/tape/fixtures/arrays.json: LaTeX formulas, the same in PyTorch, and what PyTorch gives.

    python3 scripts/references/arrays.py
"""

import json
from pathlib import Path

import torch

torch.set_default_dtype(torch.float64)

X = [1.261, 1.909, -0.7]
Y = [-0.625, 0.281, 0.4]
A = [[4.0, 1.0, 0.5], [1.0, 3.0, -0.2], [0.5, -0.2, 2.0]]
B = [[0.3, -1.0], [0.7, 0.2], [1.5, -0.4]]
CASES = [
    (r"\sum_{i=1}^{n} x_i^2", "torch.sum(x**2)", {"x": X}),
    (r"\prod_{i=1}^{n} (x_i + 2)", "torch.prod(x + 2)", {"x": X}),
    (r"\frac{1}{n}\sum_{i=1}^{n} (x_i - y_i)^2", "torch.mean((x - y)**2)", {"x": X, "y": Y}),
    (r"\sum_{i=1}^{n-1} (x_{i+1} - x_i)^2", "torch.sum((x[1:] - x[:-1])**2)", {"x": X}),
    (r"x^{\top} y", "x @ y", {"x": X, "y": Y}),
    (r"x^{\top} A x", "x @ A @ x", {"x": X, "A": A}),
    (r"\frac{1}{2} x^{\top} A x - y^{\top} x", "0.5 * (x @ A @ x) - y @ x", {"x": X, "A": A, "y": Y}),
    (r"\|x\|_2", "torch.linalg.norm(x)", {"x": X}),
    (r"\|x - y\|^2", "torch.sum((x - y)**2)", {"x": X, "y": Y}),
    (r"\|x\|_1", "torch.sum(torch.abs(x))", {"x": X}),
    (r"\|x\|_\infty", "torch.max(torch.abs(x))", {"x": X}),
    (r"\sum_{i=1}^{3}\sum_{j=1}^{2} B_{ij} x_i \alpha_j", "x @ B @ alpha", {"x": X, "B": B, "alpha": [0.5, -1.5]}),
    (r"\ln\sum_{i=1}^{n} e^{x_i}", "torch.logsumexp(x, 0)", {"x": X}),
    (r"\max_{1 \le i \le n} x_i^2", "torch.max(x**2)", {"x": X}),
    (r"\min_{i=1}^{n} x_i", "torch.min(x)", {"x": X}),
    (r"x_1 x_2 + x_3^2", "x[0] * x[1] + x[2]**2", {"x": X}),
    (r"\mathbf{x}^\top \begin{pmatrix} 1 & 2 & 0 \\ 0 & 1 & -1 \\ 3 & 0 & 1 \end{pmatrix} \mathbf{x}", "x @ torch.tensor([[1., 2., 0.], [0., 1., -1.], [3., 0., 1.]]) @ x", {"x": X}),
]


def main():
    out = []
    for latex, code, at in CASES:
        inputs = {k: torch.tensor(v, requires_grad=True) for k, v in at.items()}
        value = eval(code, {"torch": torch}, inputs)
        value.backward()
        gradient = {k: t.grad.tolist() for k, t in inputs.items()}
        out.append({"text": latex, "at": at, "value": float(value), "gradient": gradient})
    target = Path(__file__).parents[2] / "test/core/tape/fixtures/arrays.json"
    target.write_text("[\n" + ",\n".join(json.dumps(c) for c in out) + "\n]\n")


main()
