"""Values and gradients of programs over arrays, by NumPy and PyTorch as they run them.

Writes test/languages/python/fixtures/array-programs.json. Gradients of PyTorch programs come from its autograd, of
NumPy programs from central differences extrapolated twice (Richardson), good to about 1e-9. A program of JAX stands
beside one of NumPy that means the same. And test/core/tape/fixtures/views.json: random views of an array, with
random writes through them, as NumPy carries them out.

    python3 scripts/references/array_programs.py
"""

import json
import random
import re
from pathlib import Path

import numpy as np
import scipy.special
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
if not hasattr(np, "trapezoid"):
    np.trapezoid = np.trapz

X = [0.7, -1.3, 2.1, 0.4]
Y = [1.2, 0.3, -0.8, 1.9]
A = [[4.0, 1.0, 0.5], [1.0, 3.0, -0.2], [0.5, -0.2, 2.0]]
B = [[0.3, -1.0, 0.8], [0.7, 0.2, -0.4]]
T = [[[0.1, 0.9], [-0.3, 1.1], [0.5, 0.2]], [[1.4, -0.6], [0.8, 0.3], [-1.2, 0.6]]]
V = [0.6, -0.9, 1.7]

NUMPY = {
    "making": """
np.sum(np.zeros(3) + V) ; np.sum(np.ones((2, 3)) * B) ; np.sum(np.full((2, 3), 2.5) * B) ; np.sum(np.arange(4) * X)
np.sum(np.arange(1, 9, 2) * X) ; np.sum(np.arange(0.5, 2.5, 0.5) * X) ; np.sum(np.linspace(0, 1, 4) * X) ; np.sum(np.linspace(X[0], X[2], 5) ** 2)
np.sum(np.linspace(0, X[0], 4, endpoint=False) ** 2) ; np.sum(np.eye(3) * A) ; np.sum(np.eye(3, k=1) * A) ; np.sum(np.eye(2, 3) * B) ; np.sum(np.diag(V) @ A)
np.sum(np.diag(A) ** 2) ; np.sum(np.diag(V, 1) ** 2) ; np.sum(np.diag(A, -1)) ; np.sum(np.zeros_like(X) + X) ; np.sum(np.full_like(X, 3.0) * X)
np.sum(np.tri(3) * A) ; np.sum(np.tril(A) ** 2) ; np.sum(np.triu(A, 1) ** 2) ; np.sum(np.vander(V) @ V) ; np.sum(np.vander(V, 4, increasing=True)[:, 1] * V)
np.sum(np.meshgrid(V, X)[0] * np.meshgrid(V, X)[1] ** 2) ; np.sum(np.meshgrid(V, X, indexing="ij")[0] ** 2) ; np.sum(np.indices((2, 3))[1] * B)
np.sum(np.array([[X[0], 1], [2, X[1]]]) ** 2) ; np.sum(np.array([1, 2, 3], dtype=float) / V) ; np.sum(np.logspace(0, 1, 4) * X) ; np.sum(np.array(X, dtype=int) * X)
""",
    "shaping": """
np.sum(X.reshape(2, 2) @ X.reshape(2, 2)) ; np.sum(X.reshape(2, -1)[0]) ; np.sum(A.ravel()[::2] ** 2) ; np.sum(B.T @ B) ; np.sum(T.transpose(2, 0, 1)[0] ** 2)
np.sum(np.swapaxes(T, 0, 2)[1, 2] * 3) ; np.sum(np.moveaxis(T, -1, 0)[1] ** 2) ; np.sum(np.squeeze(X[None, :, None]) ** 2) ; np.sum(np.expand_dims(V, 1) * B.T)
np.sum(np.broadcast_to(V, (2, 3)) * B) ; np.sum(np.flip(X) * X) ; np.sum(np.flip(B, axis=0) * B) ; np.sum(np.roll(X, 1) * X) ; np.sum(np.roll(B, 1, axis=1) * B)
np.sum(np.roll(B, -2) * B) ; np.sum(np.repeat(V, 2) * np.arange(6)) ; np.sum(np.repeat(B, [2, 1], axis=0) ** 2) ; np.sum(np.tile(V, (2, 1)) * B) ; np.sum(np.tile(B, 2) ** 2)
np.sum(np.concatenate([X, V]) ** 2) ; np.sum(np.concatenate([B, A], axis=0) @ V) ; np.sum(np.stack([V, V ** 2], axis=1).T @ V) ; np.sum(np.vstack([V, B]) @ V)
np.sum(np.hstack([B, B ** 2])[0] ** 2) ; np.sum(np.column_stack([V, V * V])[:, 1]) ; np.sum(np.append(X, V[0]) ** 2) ; np.sum(np.split(X, 2)[1] ** 2) ; np.sum(np.pad(V, 1)[:3] * V)
X.size * X[0] + B.shape[1] * X[1] + T.ndim * X[2] + len(B) * X[3] ; np.sum(np.outer(X, V)[1:, ::2]) ; np.sum(np.atleast_2d(V) @ A) ; np.sum(B.flatten() * np.arange(6)) ; np.sum(A.T[0] * V)
""",
    "indexing": """
X[0] * X[-1] ; np.sum(X[1:3] ** 2) ; np.sum(X[::-1] * X) ; np.sum(A[1]) ; np.sum(A[:, 0] ** 2) ; A[0, 1] * A[2][1] ; np.sum(T[..., 0] ** 2) ; np.sum(T[1, :, None] * T[0][:, :, None].sum())
np.sum(X[[0, 0, 2]] ** 2) ; np.sum(A[[0, 2], [1, 2]] ** 2) ; np.sum(A[[[0], [2]], [0, 1]] ** 2) ; np.sum(T[:, [0, 2], 1] ** 2) ; np.sum(T[0, :, [1, 0]] * B.T.T[:, :3]) ; np.sum(T[[0, 1], :, [1, 0]] ** 2)
np.sum(X[X > 0] ** 2) ; np.sum(A[A > 0.6]) ; np.sum(B[:, np.array([True, False, True])] ** 2) ; np.sum(X[np.array([3, 1])]) ; np.sum(A[np.arange(3), [2, 0, 1]] ** 2)
np.sum(X[(X > 0) & (X < 2)] ** 3) ; np.sum(X[~(X > 0)] ** 3) ; np.sum(np.where(X > 0, X ** 2, -X)) ; np.sum(X[np.where(X > 0.5)] ** 2) ; np.sum(np.take(A, [0, 2], axis=1) ** 2) ; np.sum(np.take(A, [0, 4]))
np.sum(np.take_along_axis(B, np.array([[2], [0]]), axis=1) ** 2) ; np.sum(A[np.tril_indices(3)] ** 2) ; np.sum(A[np.triu_indices(3, 1)]) ; np.sum(A[np.diag_indices(3)] ** 2) ; X[np.argmax(X)] ** 2 ; X[np.argmin(np.abs(X))] * 3
np.sum(T[1, ..., np.newaxis, 0] ** 2) ; np.sum(A[1:, :2][0]) ; np.sum(X[-3:-1]) ; np.sum(T[:, 1][:, 0] * T[0, 1])
""",
    "reductions": """
np.sum(A.sum(axis=0) ** 2) ; np.sum(A.sum(axis=1, keepdims=True) * A) ; np.sum(T.sum(axis=(0, 2)) ** 2) ; np.sum(T.mean(axis=-1) ** 2) ; np.prod(V) ; np.sum(np.prod(B, axis=0)) ; np.mean(A)
np.var(X) ; np.var(X, ddof=1) ; np.std(X) ; np.sum(np.std(A, axis=0)) ; np.sum(B.var(axis=1, ddof=1)) ; np.max(X) * np.min(X) ; np.sum(A.max(axis=1) ** 2) ; np.sum(B.min(axis=0)) ; np.ptp(X)
np.average(X, weights=[1, 2, 3, 4]) ; np.sum(np.average(B, axis=1, weights=V ** 2)) ; np.sum(np.cumsum(X) ** 2) ; np.sum(np.cumsum(B, axis=0) ** 2) ; np.sum(np.cumprod(V)) ; np.sum(np.diff(X) ** 2) ; np.sum(np.diff(X, n=2) ** 2)
np.sum(np.diff(A, axis=0) ** 2) ; np.linalg.norm(X) ; np.sum(np.linalg.norm(A, axis=1)) ; np.linalg.norm(X, 1) ; np.linalg.norm(X, np.inf) ; np.linalg.norm(X, 3) ; np.linalg.norm(A) ; np.linalg.norm(A, 1) ; np.linalg.norm(A, "fro")
np.median(X) ; np.median(V) ; np.quantile(X, 0.3) ; np.percentile(V, 75) ; np.sum(np.median(B, axis=0)) ; np.sum(np.sort(X) * np.arange(4)) ; np.sum(np.sort(A, axis=0)[0]) ; np.sum(X[np.argsort(X)] * np.arange(4))
np.trapezoid(X, dx=0.5) ; np.trapezoid(X, Y) ; np.count_nonzero(X > 0) * X[0] ; np.all(X > -5) * X[1] + np.any(X > 9) * X[0] ; np.sum(X > 0) * X[2] ; np.mean(X > 0) * X[2] ; np.cov(X, Y)[0, 1] if False else np.var(X - X.mean())
scipy.special.logsumexp(X) ; np.sum(scipy.special.logsumexp(B, axis=1)) ; np.sum(scipy.special.softmax(X) * Y) ; np.sum(scipy.special.softmax(B, axis=0) ** 2) ; X.sum() + X.mean() + X.max() + X.std() + X.dot(Y)
np.maximum.accumulate(X).sum() ; np.add.reduce(X) ; np.sum(np.subtract.outer(X, V) ** 2) ; np.sum(X.clip(-1, 1) ** 2) ; np.interp(0.5, [0, 1, 2], V) ; np.interp(X[3], [0.0, 1.0, 3.0], V) ; np.polyval(V, X[0]) ; np.sum(np.polyval(V, X))
np.sum(np.convolve(X, V) ** 2) ; np.sum(np.convolve(X, V, "same") ** 2) ; np.sum(np.convolve(X, V, mode="valid") ** 2) ; np.sum(np.correlate(X, V)) ; np.sum(np.correlate(X, V, "full") ** 2) ; np.sum(np.select([X > 1, X > 0], [X ** 2, X], -X))
""",
    "linear algebra": """
np.dot(X, Y) ; np.sum(A @ V) ; V @ A @ V ; np.sum((B @ A) ** 2) ; np.sum(T @ np.array([1.0, 2.0])) ; np.sum((T @ T.transpose(0, 2, 1)) ** 2) ; np.sum(np.dot(T, B) ** 2) ; np.sum(np.dot(V, T) ** 2) if False else np.sum(np.dot(T, [1.0, -1.0]) ** 2)
np.inner(X, Y) ; np.sum(np.inner(A, B) ** 2) ; np.sum(np.outer(X, Y) ** 2) ; np.vdot(A, A) ; np.sum(np.tensordot(T, T, axes=([0, 2], [0, 2]))) ; np.tensordot(A, A) ; np.sum(np.tensordot(B, A, axes=1) ** 2)
np.einsum("ij,jk->ik", B, A).sum() ; np.einsum("i,i", X, Y) ; np.einsum("ii", A) ; np.einsum("ij->", A ** 2) ; np.sum(np.einsum("ii->i", A) ** 2) ; np.sum(np.einsum("bij,bkj->bik", T, T)) ; np.sum(np.einsum("i,j", X, V)) ; np.sum(np.einsum("ba", B)[0]) ; np.einsum("i,ij,j->", V, A, V)
np.sum(np.cross(V, A[0]) ** 2) ; np.sum(np.cross(A, V) ** 2) ; np.trace(A @ A) ; np.trace(A, 1) ; np.linalg.det(A) ; np.linalg.det(A[:2, :2]) ; np.linalg.slogdet(A)[1] ; np.linalg.slogdet(-A)[0] * V[0] + np.linalg.slogdet(-A)[1] ; np.sum(np.linalg.inv(A) ** 2)
np.sum(np.linalg.solve(A, V)) ; np.sum(np.linalg.solve(A, B.T) ** 2) ; V @ np.linalg.solve(A, V) ; np.sum(np.linalg.cholesky(A)) ; 2 * np.sum(np.log(np.diag(np.linalg.cholesky(A)))) ; np.sum(np.linalg.matrix_power(A, 3)) ; np.sum(np.linalg.matrix_power(A, -1)) ; np.sum(np.kron(B, V)[0]) ; np.sum(np.kron(B, B) ** 2)
np.linalg.multi_dot([V, A, V]) ; np.sum(A[::-1] @ V) ; np.linalg.det(A[[1, 0, 2]]) ; np.sum(np.linalg.solve(A[[2, 0, 1]], V) ** 2) ; np.matmul(X, Y)
""",
}

PROGRAMS = """
a = X + 0.0 | b = a[1:3] | b *= Y[0] | a[0] = b[1] ** 2 | r = np.sum(a * a)
a = np.zeros((2, 2)) | a[0] = X[:2] | a[:, 1] += X[2] | a[1, 0] -= X[3] | r = np.sum(a ** 3)
a = A.copy() | d = a.T | d[0] *= 2 | d += B[0] | r = np.sum(a ** 2 * np.arange(9).reshape(3, 3))
a = np.array(X) | a[[0, 2]] += Y[:2] | a[a > 1] *= 3 | r = np.sum(a ** 2)
a = np.zeros(4) | for i in range(4): a[i] = X[i] ** 2 + (a[i - 1] if i else 0) | r = a[-1] * a[1]
a = np.empty(3) | a[:] = V | a[1:] = a[:-1] | r = np.sum(a * V)
a = X.copy() | b = a.reshape(2, 2) | b[0, 1] = Y[0] * b[1, 0] | r = np.sum(a ** 2) + b[0, 1]
a = B.copy() | c = a.T.reshape(-1) | c[0] = 9 * V[0] | r = np.sum(a) + c[0]
a = B.copy() | c = a.ravel() | c[0] = 9 * V[0] | f = a.flatten() | f[1] = 100 | r = np.sum(a ** 2)
a = X.copy() | a, b = a[:2], a[2:] | a += b | r = np.sum(a * b)
a = X.copy() | b = a | b = b + 1 | b[0] = 5 | r = np.sum(a * b)
a = X.copy() | b = a | b += 1 | r = np.sum(a * b)
a = A.copy() | for row in a: row *= V | r = np.sum(a ** 2)
a = A.copy() | a[0], a[1] = a[1], a[0] | r = np.sum(a * np.arange(9).reshape(3, 3))
a = X.copy() | a[:] = 2 | a[1] = X[1] | r = np.sum(a * X)
a = np.zeros((3, 3)) | a[np.diag_indices(3)] = V | a[np.triu_indices(3, 1)] = X[:3] | r = np.sum(a @ V)
a = np.zeros(5) | np.add.at(a, [0, 1, 1, 3], X) | r = np.sum(a ** 2)
a = X.copy() | a.sort() | r = np.sum(a * np.arange(4))
q, s = np.split(X, 2) | z = np.stack([q, s]) | z[0] = 0 | r = np.sum(z * z) + q[0]
m = np.ones(3, dtype=bool) | m[1] = False | r = np.sum(V[m] ** 2)
u = T[:, :, 0].copy() | u[:, 1:] -= u[:, :-1] | r = np.sum(u ** 2)
n = X.shape[0] | k = np.arange(n)[:, None] - np.arange(n) | r = X @ np.exp(-k ** 2 / 2) @ Y
i, j = np.unravel_index(3, (2, 3)) if False else (1, 0) | r = B[i, j] * B[i][j]
"""

TORCH = """
X.sum() ; X.view(2, 2).T.sum(0).pow(2).sum() ; A.sum(dim=1).pow(2).sum() ; A.mean(dim=0, keepdim=True).sub(A).pow(2).sum() ; X.var() ; X.var(unbiased=False) ; X.std() ; A.std(dim=0).sum() ; torch.var(X, dim=0, correction=0)
X.max() * X.min() ; A.max(dim=1).values.sum() ; A.max(dim=1)[0].pow(2).sum() ; torch.max(X, Y).sum() ; X.norm() ; A.norm(dim=1).sum() ; X.norm(p=1) ; torch.linalg.norm(A) ; torch.linalg.vector_norm(A, 3) ; torch.logsumexp(B, dim=1).sum()
torch.softmax(B, dim=1)[0, 1] ; F.softmax(X, dim=0)[2] ; F.log_softmax(B, dim=-1)[1, 2] ; F.cross_entropy(B, torch.tensor([2, 0])) ; F.nll_loss(F.log_softmax(B, dim=1), torch.tensor([1, 1])) ; F.cross_entropy(B, torch.softmax(B.detach(), 1))
F.mse_loss(X, Y) ; F.mse_loss(X, Y, reduction="sum") ; F.l1_loss(X, Y) ; F.smooth_l1_loss(X, Y) ; F.huber_loss(X, Y, delta=0.7) ; F.binary_cross_entropy(torch.sigmoid(X), torch.sigmoid(Y.detach())) ; F.binary_cross_entropy_with_logits(X, torch.sigmoid(Y.detach()))
F.linear(V, A, V).sum() ; F.linear(B, A).pow(2).sum() ; F.layer_norm(B, (3,), V, V).pow(2).sum() ; F.layer_norm(X, [4])[1] ; F.normalize(B, dim=1).sum() ; F.cosine_similarity(X, Y, dim=0) ; F.cosine_similarity(B, V.unsqueeze(0), dim=1).sum() ; F.pairwise_distance(B, B.flip(0)).sum()
torch.cdist(A, B).sum() ; torch.roll(X, 1).dot(X) ; torch.flip(X, [0]).dot(X) ; torch.cat([X, V]).pow(2).sum() ; torch.stack([V, V * 2], dim=1).sum(1).dot(V) ; torch.einsum("ij,jk->ik", B, A).sum() ; torch.outer(X, Y).pow(2).sum() ; torch.bmm(T, T.transpose(1, 2)).sum()
B.gather(1, torch.tensor([[2], [0]])).pow(2).sum() ; B.index_select(1, torch.tensor([2, 0])).sum() ; X.masked_fill(X > 1, 0.5).pow(2).sum() ; torch.where(X > 0, X, X * 0.1).sum() ; X.clamp(min=0).sum() ; X.sort().values[1] ; torch.sort(X, descending=True)[0][0] ; X.topk(2).values.prod() ; X[X.argsort()][0]
torch.tril(A).pow(2).sum() ; torch.triu(A, 1).sum() ; torch.diag(A).prod() ; torch.eye(3).mul(A).sum() ; torch.arange(4).mul(X).sum() ; torch.linspace(0, 1, 4).dot(X) ; torch.cumsum(X, dim=0).pow(2).sum() ; torch.cumprod(V, 0).sum() ; torch.diff(X).pow(2).sum() ; X.median() ; torch.quantile(X, 0.3)
torch.det(A) ; torch.logdet(A) ; torch.slogdet(A).logabsdet ; torch.slogdet(A)[1] ; torch.linalg.inv(A).pow(2).sum() ; torch.linalg.solve(A, V).sum() ; torch.linalg.cholesky(A).sum() ; torch.linalg.solve_triangular(torch.tril(A), B.T, upper=False).sum() ; torch.cholesky_solve(B.T, torch.linalg.cholesky(A)).pow(2).sum() ; torch.trace(A @ A) ; torch.cross(V, A[0], dim=0).pow(2).sum()
X.unsqueeze(0).expand(3, -1).pow(2).sum() ; X.repeat(2).pow(2).sum() ; T.permute(2, 0, 1)[0].pow(2).sum() ; T.flatten(1).sum(0).pow(2).sum() ; T.reshape(-1)[3] ** 2 ; T.size(1) * X[0] + T.dim() * X[1] + X.numel() * X[2] ; X.chunk(2)[1].prod() ; T.unbind(0)[1].pow(2).sum() ; torch.meshgrid(V, X, indexing="ij")[0].pow(2).sum() ; T[0, :, [1, 0]].mul(B.T).sum()
X.relu().sum() + X.sigmoid().sum() ; F.gelu(X).sum() ; F.softplus(X).sum() ; X.detach().mul(X).sum() ; torch.lerp(X, Y, 0.3).sum() ; torch.dist(X, Y) ; torch.tensordot(A, B, dims=([0], [1])).sum() ; A.T.contiguous().view(-1)[1] ** 2 ; torch.kron(B, V).sum() ; torch.addmm(A, A, A).sum() ; X.prod() ; A.all() * X[0] ; F.one_hot(torch.tensor([1, 0]), 3).mul(B).sum()
"""

TORCH_PROGRAMS = """
a = X.clone() | b = a[1:3] | b.mul_(Y[0]) | a[0] = b[1] * 2 | r = (a * a).sum()
a = torch.zeros(4) | a[1:] = X[:3] | a += Y | r = a.pow(2).sum()
a = X.clone() | a.add_(1).mul_(2) | r = a.pow(2).sum()
s = torch.tensor(0.0) | for v in X: s = s + v ** 2 | r = s.sqrt()
values, where = A.max(dim=0) | r = (values * where).sum()
h = torch.zeros(3) | for t in range(2): h = torch.tanh(A @ h + B[t]) | r = h.sum()
"""

JAX = [
    ("jnp.sum(X.at[1].set(Y[0]) ** 2)", "a = X.copy() | a[1] = Y[0] | r = np.sum(a ** 2)"),
    ("jnp.sum(X.at[1:3].add(V[:2]) ** 2)", "a = X.copy() | a[1:3] += V[:2] | r = np.sum(a ** 2)"),
    ("jnp.sum(X.at[jnp.array([0, 0, 2])].add(V) ** 2)", "a = X.copy() | np.add.at(a, [0, 0, 2], V) | r = np.sum(a ** 2)"),
    ("jnp.sum(A.at[:, 0].multiply(V) ** 2)", "a = A.copy() | a[:, 0] *= V | r = np.sum(a ** 2)"),
    ("jnp.sum(jax.vmap(lambda a: jnp.sum(a ** 2) ** 2)(A))", "r = np.sum(np.sum(A ** 2, axis=1) ** 2)"),
    ("jnp.sum(jax.vmap(jnp.dot, in_axes=(0, None))(A, V))", "r = np.sum(A @ V)"),
    ("jnp.sum(jax.vmap(jax.vmap(lambda a, b: a * b, (None, 0)), (0, None))(X, V) ** 2)", "r = np.sum(np.outer(X, V) ** 2)"),
    ("jnp.sum(jax.nn.softmax(B, axis=-1) ** 2)", "r = np.sum(scipy.special.softmax(B, axis=1) ** 2)"),
    ("jnp.sum(jax.nn.softmax(B) ** 2)", "r = np.sum(scipy.special.softmax(B, axis=1) ** 2)"),
    ("jax.nn.log_softmax(X)[1]", "r = scipy.special.log_softmax(X)[1]"),
    ("jnp.sum(jax.nn.one_hot(jnp.array([2, 0]), 3) * B)", "r = B[0, 2] + B[1, 0]"),
    ("jax.lax.fori_loop(0, 3, lambda i, s: s * X[i], Y[0])", "r = Y[0] * X[0] * X[1] * X[2]"),
    ("jax.lax.scan(lambda c, x: (c * 0.5 + x, c), 0.0, X)[1].sum()", "c = 0.0 | t = 0.0 | for x in X: t += c; c = c * 0.5 + x | r = t"),
    ("jax.lax.cond(X[0] > 0, lambda v: v ** 2, lambda v: -v, X[0])", "r = X[0] ** 2"),
    ("jnp.linalg.cholesky(A)[2, 1] + jax.scipy.linalg.cho_solve(jax.scipy.linalg.cho_factor(A), V)[0]", "S = (A + A.T) / 2 | r = np.linalg.cholesky(S)[2, 1] + np.linalg.solve(S, V)[0]"),
    ("jax.scipy.linalg.solve_triangular(A, V, lower=True)[2]", "r = np.linalg.solve(np.tril(A), V)[2]"),
]

INPUTS = {"X": X, "Y": Y, "A": A, "B": B, "T": T, "V": V}
SCOPE = {"np": np, "scipy": scipy, "torch": torch, "F": F}
IMPORTS = {
    "numpy": "import numpy as np\nimport scipy.special\n",
    "torch": "import torch\nimport torch.nn.functional as F\n",
    "jax": "import jax\nimport jax.numpy as jnp\nimport jax.scipy\n",
}


def function(library, body):
    lines = [line.strip() for line in body.split(" | ")]
    if len(lines) == 1 and not lines[0].startswith("r ="):
        lines = ["r = " + lines[0]]
    names = [n for n in INPUTS if mentions(lines, n)]
    text = IMPORTS[library] + f"\ndef f({', '.join(names)}):\n" + "".join(f"    {line}\n" for line in lines) + "    return r\n"
    return text, names


def mentions(lines, name):
    return any(re.search(rf"(?<![\w.]){name}(?!\w)", line) for line in lines)


def run(text, names, inputs):
    scope = {}
    exec(text, scope)
    return scope["f"](*[inputs[n] for n in names])


def differences(text, names):
    base = {n: np.array(INPUTS[n]) for n in names}
    value = float(run(text, names, {n: v.copy() for n, v in base.items()}))
    gradient = {}
    for n in names:
        out = np.zeros_like(base[n])
        for k in np.ndindex(out.shape):
            def at(h):
                moved = {m: v.copy() for m, v in base.items()}
                moved[n][k] += h
                return float(run(text, names, moved))
            d = [(at(h) - at(-h)) / (2 * h) for h in (4e-3, 2e-3, 1e-3)]
            e = [(4 * d[1] - d[0]) / 3, (4 * d[2] - d[1]) / 3]
            out[k] = (16 * e[1] - e[0]) / 15
        gradient[n] = out.tolist()
    return value, gradient


def autograd(text, names):
    inputs = {n: torch.tensor(INPUTS[n], requires_grad=True) for n in names}
    value = run(text, names, inputs)
    if value.requires_grad:
        value.backward()
    gradient = {n: (torch.zeros_like(t) if t.grad is None else t.grad).tolist() for n, t in inputs.items()}
    return float(value.detach()), gradient


def snippets(block):
    return [s.strip() for line in block.strip().splitlines() for s in line.split(" ; ")]


def case(family, text, names, result):
    value, gradient = result
    return {"family": family, "text": text, "at": {n: INPUTS[n] for n in names}, "value": value, "gradient": gradient}


def attempt(out, family, library, snippet, method):
    text, names = function(library, snippet)
    try:
        out.append(case(family, text, names, method(text, names)))
    except Exception as error:
        raise RuntimeError(snippet) from error


def programs():
    out = []
    for family, block in NUMPY.items():
        for snippet in snippets(block):
            attempt(out, f"numpy {family}", "numpy", snippet, differences)
    for line in PROGRAMS.strip().splitlines():
        attempt(out, "numpy in place", "numpy", line, differences)
    for snippet in snippets(TORCH) + TORCH_PROGRAMS.strip().splitlines():
        attempt(out, "torch", "torch", snippet, autograd)
    for snippet, like in JAX:
        text, names = function("jax", snippet)
        same, own = function("numpy", like)
        value, gradient = differences(same, own)
        out.append(case("jax", text, names, (value, {n: gradient.get(n) for n in names if n in own})))
    return out


def view_of(rng, name, array):
    """A random way to look at an array, as source."""
    rank = array.ndim
    def part(size):
        kind = rng.random()
        if kind < 0.25:
            return str(rng.randrange(-size, size)) if size else ":"
        if kind < 0.45:
            return ":"
        bounds = [str(rng.randrange(-size - 1, size + 2)) if rng.random() < 0.6 else "" for _ in range(2)]
        step = rng.choice(["", "", ":2", ":-1", ":-2", ":1"])
        return f"{bounds[0]}:{bounds[1]}{step}"
    choices = [lambda: f"{name}[{', '.join(part(d) for d in array.shape[:rng.randint(1, rank)])}]"] * 4
    choices += [lambda: f"{name}.T", lambda: f"{name}[None]", lambda: f"{name}[..., None]", lambda: f"{name}.reshape(-1)", lambda: f"{name}.ravel()"]
    choices += [lambda: f"{name}.flatten()", lambda: f"{name}.copy()", lambda: f"{name}.reshape({array.size // 2}, 2)" if array.size % 2 == 0 else f"{name}.T"]
    choices += [lambda: f"np.flip({name})", lambda: f"np.squeeze({name})", lambda: f"{name}[[0, {array.shape[0] - 1}]]", lambda: f"{name}[{name} > 0]"]
    choices += [lambda: f"np.swapaxes({name}, 0, {rank - 1})", lambda: f"{name}[{array.shape[0] - 1}, ..., [0, 0]]" if rank > 1 and array.shape[-1] else f"{name}.T"]
    return rng.choice(choices)()


def views():
    rng = random.Random(11)
    out = []
    while len(out) < 400:
        shape = rng.choice([(6,), (3, 4), (2, 3, 2), (4, 3)])
        base = np.array([round(rng.uniform(-2, 2), 3) for _ in range(int(np.prod(shape)))]).reshape(shape)
        lines, scope, names = ["a = x + 0.0"], {"np": np, "x": base.copy()}, ["a"]
        exec(lines[0], scope)
        good = True
        for k in range(rng.randint(2, 6)):
            name = rng.choice(names)
            array = scope[name]
            if not isinstance(array, np.ndarray) or array.ndim == 0 or array.size == 0:
                continue
            if rng.random() < 0.6:
                new = f"v{k}"
                line = f"{new} = {view_of(rng, name, array)}"
            else:
                new = None
                place = view_of(rng, name, array)
                if not place.startswith(f"{name}[") or rng.random() < 0.2:
                    place = f"{name}[:]"
                line = f"{place} {rng.choice(['=', '+=', '*='])} {rng.choice(['1.5', '-0.25', 'x.reshape(-1)[0]', name + '.sum()'])}"
            try:
                exec(line, scope)
            except (ValueError, IndexError, TypeError):
                good = False
                break
            lines.append(line)
            if new:
                names.append(new)
        arrays = [n for n in names if isinstance(scope[n], np.ndarray) and scope[n].size]
        if not good or not any("] " in line and "= x" not in line for line in lines):
            continue
        terms = [f"np.sum({n} * {k + 1})" if k % 2 else f"np.sum({n} ** 2)" for k, n in enumerate(arrays)]
        ends = [f"np.sum({n}.reshape(-1) * np.arange({scope[n].size}))" for n in arrays]
        text = "import numpy as np\n\ndef f(x):\n" + "".join(f"    {line}\n" for line in lines) + f"    return {' + '.join(terms + ends)}\n"
        local = {}
        exec(text, local)
        out.append({"text": text, "at": {"x": base.tolist()}, "value": float(local["f"](base.copy()))})
    return out


def write(path, cases):
    target = Path(__file__).parents[2] / path
    target.write_text("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")


write("test/languages/python/fixtures/array-programs.json", programs())
write("test/core/tape/fixtures/views.json", views())
