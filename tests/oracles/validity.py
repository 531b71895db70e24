"""Writes validity.json: the figures of the validity check on drawn leads, worked out by scikit-learn, scipy and numpy.

    python validity.py > validity.json

AUC from scikit-learn; its interval from the placement values of DeLong; KS, Wilson intervals from scipy; Newcombe's
interval, information value and PSI written out; the map from score to probability from scikit-learn's
LogisticRegression with the same small ridge.
"""

import json

import numpy as np
from scipy.stats import binomtest, ks_2samp
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

rng = np.random.default_rng(20250311)
POINTS = np.array([0, 30, 55, 80, 100])
CUTS = [75, 50, 25, 0]


def wilson(k, n):
    ci = binomtest(int(k), int(n)).proportion_ci(0.95, method="wilson")
    return [k / n, ci.low, ci.high]


def newcombe(k1, n1, k2, n2):
    p1, l1, u1 = wilson(k1, n1)
    p2, l2, u2 = wilson(k2, n2)
    return [p1 - p2, p1 - p2 - np.sqrt((p1 - l1) ** 2 + (u2 - p2) ** 2), p1 - p2 + np.sqrt((u1 - p1) ** 2 + (p2 - l2) ** 2)]


def delong(score, won):
    x, y = score[won == 1], score[won == 0]
    psi = (x[:, None] > y[None, :]) + 0.5 * (x[:, None] == y[None, :])
    v10, v01 = psi.mean(axis=1), psi.mean(axis=0)
    auc = psi.mean()
    se = np.sqrt(v10.var(ddof=1) / len(x) + v01.var(ddof=1) / len(y))
    return [auc, max(0, auc - 1.959963984540054 * se), min(1, auc + 1.959963984540054 * se)]


cases = []
for n, slope in [(120, 0.9), (400, 0.6), (90, -0.4)]:
    level = rng.integers(0, 5, n)
    day = rng.integers(0, 60, n)
    won = (rng.random(n) < 1 / (1 + np.exp(-(slope * (level - 2) - 0.6)))).astype(int)
    amount = np.round(rng.lognormal(10, 0.7, n), 0) * won
    score = POINTS[level].astype(float)
    tier = np.array([next(i for i, c in enumerate(CUTS) if s >= c) for s in score])
    counts = [(int((tier == t).sum()), int(won[tier == t].sum())) for t in range(4)]
    held = [t for t in range(4) if counts[t][0] > 0]
    over_next = [newcombe(counts[a][1], counts[a][0], counts[b][1], counts[b][0]) for a, b in zip(held, held[1:])]
    mid = tier <= 1
    # The later half begins with the day of the middle lead; leads of one day stay together.
    first_later = np.sort(day)[n // 2]
    early, late = [np.array([((day < first_later) == e) & (tier == t) for t in range(4)]).sum(axis=1) for e in (True, False)]
    keep = early + late > 0
    early, late = early[keep].astype(float), late[keep].astype(float)
    n1, n2 = early.sum(), late.sum()
    empty = (early == 0) | (late == 0)
    p, q = (early + 0.5 * empty) / n1, (late + 0.5 * empty) / n2
    psi = float(np.sum((p - q) * np.log(p / q)))
    iv = 0.0
    for lev in range(5):
        w, l = won[level == lev].sum(), (1 - won)[level == lev].sum()
        a = 0.5 if w == 0 or l == 0 else 0.0
        pw, pl = (w + a) / won.sum(), (l + a) / (1 - won).sum()
        if w + l:
            iv += (pw - pl) * np.log(pw / pl)
    scaled = ((score - 50) / 25).reshape(-1, 1)
    fit = LogisticRegression(C=1000.0, solver="newton-cholesky", tol=1e-10, max_iter=1000).fit(scaled, won)
    cases.append({
        "level": level.tolist(), "won": won.tolist(), "amount": amount.tolist(), "day": day.tolist(),
        "tiers": counts, "over_next": over_next,
        "overall": wilson(won.sum(), n), "mid_high": wilson(won[mid].sum(), mid.sum()),
        "lift": float(won[mid].mean() / won.mean()), "capture": wilson(won[mid].sum(), won.sum()),
        "revenue_capture": float(amount[mid].sum() / amount.sum()),
        "auc": float(roc_auc_score(won, score)), "delong": delong(score, won),
        "ks": float(ks_2samp(score[won == 1], score[won == 0]).statistic),
        "psi": psi, "expected": float((keep.sum() - 1) * (1 / n1 + 1 / n2)), "iv": float(iv),
        "intercept": float(fit.intercept_[0]), "slope": float(fit.coef_[0][0]),
    })

print(json.dumps({"cases": cases}))
