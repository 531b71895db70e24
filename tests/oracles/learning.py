"""Writes learning.json: ridge logistic regressions, free and with coefficients of at least 0, and calibration.

    python learning.py > learning.json

Free ones from scikit-learn's LogisticRegression (newton-cholesky, C = 1/ridge, intercept free of the penalty);
bounded ones from scipy's L-BFGS-B on the same cost; Brier score from scikit-learn, calibration error written out.
"""

import json

import numpy as np
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss

rng = np.random.default_rng(20250311)


def bounded(x, y, ridge):
    def cost(b):
        z = b[0] + x @ b[1:]
        p = 1 / (1 + np.exp(-z))
        value = np.sum(np.logaddexp(0, z) - y * z) + ridge / 2 * np.sum(b[1:] ** 2)
        return value, np.concatenate([[np.sum(p - y)], x.T @ (p - y) + ridge * b[1:]])

    bounds = [(None, None)] + [(0, None)] * x.shape[1]
    found = minimize(cost, np.zeros(x.shape[1] + 1), jac=True, method="L-BFGS-B", bounds=bounds,
                     options={"ftol": 1e-16, "gtol": 1e-12, "maxiter": 100000, "maxfun": 100000})
    return found.x


fits = []
for rows, features, ridge, binary in [(60, 2, 1.0, False), (200, 7, 0.5, False), (300, 12, 10.0, True),
                                      (80, 5, 100.0, True), (150, 4, 0.01, False)]:
    x = rng.normal(size=(rows, features))
    if binary:
        x = (x > 0.4).astype(float)
    x = np.round(x, 3) + 0.0
    true = rng.normal(size=features)
    y = (rng.random(rows) < 1 / (1 + np.exp(-(x @ true - 0.3)))).astype(int)
    model = LogisticRegression(C=1 / ridge, solver="newton-cholesky", tol=1e-12, max_iter=1000).fit(x, y)
    low = bounded(x, y, ridge)
    fits.append({"x": x.tolist(), "won": y.tolist(), "ridge": ridge,
                 "intercept": model.intercept_[0], "coefficients": model.coef_[0].tolist(),
                 "bounded_intercept": low[0], "bounded_coefficients": low[1:].tolist()})

stated = []
for rows in [10, 57, 400]:
    p = np.round(rng.random(rows), 6)
    y = (rng.random(rows) < p ** 1.5).astype(int)
    order = np.argsort(p, kind="stable")
    edges = [rows * k // 10 for k in range(11)]
    gaps = [abs(p[order[a:b]].mean() - y[order[a:b]].mean()) for a, b in zip(edges, edges[1:])]
    stated.append({"probability": p.tolist(), "won": y.tolist(), "brier": brier_score_loss(y, p),
                   "error": float(np.mean(gaps))})
print(json.dumps({"fits": fits, "stated": stated}))
