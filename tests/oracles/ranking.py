"""Writes ranking.json: AUC, KS and DeLong's interval on small samples with ties.

    python ranking.py > ranking.json

AUC from scikit-learn 1.9, KS from scipy 1.17. DeLong's variance is written out pair by pair (O(n·m)), the
definition rather than the fast form: S10/m + S01/n with ddof 1, Wald interval, not clipped.
"""

import json

import numpy as np
from scipy.stats import ks_2samp, norm
from sklearn.metrics import roc_auc_score

rng = np.random.default_rng(20240602)
cases = []
for size, share, shift, step in [(40, 0.3, 1.0, 1.0), (25, 0.5, 0.0, 0.5), (120, 0.1, 2.0, 0.25), (60, 0.6, -1.0, 2.0),
                                 (300, 0.2, 0.7, 0.05), (30, 0.5, 9.0, 1.0), (50, 0.4, 0.3, 40.0)]:
    won = (rng.random(size) < share).astype(int)
    won[:4] = [0, 1, 0, 1]
    score = np.round((rng.normal(size=size) + shift * won) / step) * step
    a, b = score[won == 1], score[won == 0]
    kernel = (a[:, None] > b[None, :]) + 0.5 * (a[:, None] == b[None, :])
    auc = roc_auc_score(won, score)
    assert abs(auc - kernel.mean()) < 1e-12
    variance = kernel.mean(axis=1).var(ddof=1) / len(a) + kernel.mean(axis=0).var(ddof=1) / len(b)
    half = norm.ppf(0.975) * np.sqrt(variance)
    cases.append({
        "score": (score + 0.0).tolist(), "won": won.tolist(), "auc": auc, "ks": ks_2samp(a, b).statistic,
        "low": auc - half, "high": auc + half,
    })
print(json.dumps(cases))
