"""Writes survival.json: Kaplan-Meier curves with censoring.

    python survival.py > survival.json

Curves from scipy 1.17 (`scipy.stats.ecdf` on censored data).
"""

import json

import numpy as np
from scipy.stats import CensoredData, ecdf

rng = np.random.default_rng(20240603)
cases = []
for size, open_share, mean in [(12, 0.0, 8), (30, 0.3, 20), (80, 0.6, 40), (200, 0.15, 12), (9, 0.9, 5)]:
    days = np.ceil(rng.exponential(mean, size))
    left = rng.random(size) >= open_share
    left[0] = True
    curve = ecdf(CensoredData(uncensored=days[left], right=days[~left])).sf
    falls = np.diff(np.concatenate([[1.0], curve.probabilities])) < 0
    cases.append({
        "days": days.tolist(), "left": left.astype(int).tolist(),
        "curve": [[d, p] for d, p in zip(curve.quantiles[falls].tolist(), curve.probabilities[falls].tolist())],
    })
print(json.dumps(cases))
