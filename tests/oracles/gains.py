"""Writes gains.json: how much better one score ranks than another, on rows that taught neither and over folds.

    python gains.py > gains.json

AUCs from scikit-learn 1.9. DeLong's paired variance is written out pair by pair, the definition rather than the fast
form: the gain is the mean of a kernel over all pairs of a won and a lost row (the second score's less the first's),
S10/m + S01/n with ddof 1, Wald interval, not clipped. Over folds: the corrected interval of Nadeau and Bengio, with
scipy's Student's t.
"""

import json

import numpy as np
from scipy.stats import norm, t
from sklearn.metrics import roc_auc_score

rng = np.random.default_rng(20250714)


def kernel(score, won):
    a, b = score[won == 1], score[won == 0]
    return (a[:, None] > b[None, :]) + 0.5 * (a[:, None] == b[None, :])


paired = []
for size, share, tells, differs, step in [(40, 0.3, 1.0, 0.5, 1.0), (60, 0.5, 0.8, 0.3, 0.25), (25, 0.5, 0.0, 0.0, 1.0),
                                          (120, 0.1, 0.0, 1.0, 0.5), (300, 0.4, 1.5, 0.1, 0.1)]:
    won = (rng.random(size) < share).astype(int)
    won[:4] = [0, 1, 0, 1]
    first = rng.normal(size=size) + tells * won
    second = first + differs * rng.normal(size=size) + 0.3 * won
    first, second = (np.round(np.round(s / step) * step, 2) + 0.0 for s in (first, second))
    before, after = roc_auc_score(won, first), roc_auc_score(won, second)
    k = kernel(second, won) - kernel(first, won)
    assert abs(k.mean() - (after - before)) < 1e-12
    variance = k.mean(axis=1).var(ddof=1) / k.shape[0] + k.mean(axis=0).var(ddof=1) / k.shape[1]
    half = norm.ppf(0.975) * np.sqrt(variance)
    paired.append({"won": won.tolist(), "first": first.tolist(), "second": second.tolist(),
                   "before": before, "after": after, "low": after - before - half, "high": after - before + half})

folds = []
for count, share, freedom, mean in [(50, 0.25, 9, 0.01), (50, 0.25, 49, -0.03), (20, 0.25, 19, 0.0), (100, 1 / 9, 9, 0.05)]:
    gains = np.round(rng.normal(mean, 0.05, size=count), 4)
    half = t.ppf(0.975, freedom) * np.sqrt((1 / count + share) * gains.var(ddof=1))
    folds.append({"gains": gains.tolist(), "share": share, "freedom": freedom, "low": gains.mean() - half, "high": gains.mean() + half})
print(json.dumps({"paired": paired, "folds": folds}))
