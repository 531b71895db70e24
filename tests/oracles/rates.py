"""Writes rates.json: Wilson and Newcombe intervals from statsmodels.

    python rates.py > rates.json

Made with statsmodels 0.15, 95 % intervals.
"""

import json
import random

from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

random.seed(20240601)


def pair():
    trials = random.choice([1, 2, 5, 9, 30, 77, 400, 12_000])
    successes = random.choice([0, trials, random.randint(0, trials), random.randint(0, trials)])
    return successes, trials


wilson = []
for successes, trials in sorted({pair() for _ in range(60)}):
    low, high = proportion_confint(successes, trials, alpha=0.05, method="wilson")
    wilson.append({"successes": successes, "trials": trials, "low": max(0.0, low), "high": min(1.0, high)})

newcombe = []
# The eight examples of Newcombe's paper, then random ones.
papers = [(56, 70, 48, 80), (9, 10, 3, 10), (6, 7, 2, 7), (5, 56, 0, 29),
          (0, 10, 0, 20), (0, 10, 0, 10), (10, 10, 0, 20), (10, 10, 0, 10)]
for a, m, b, n in papers + [pair() + pair() for _ in range(40)]:
    low, high = confint_proportions_2indep(a, m, b, n, method="newcomb", compare="diff", alpha=0.05)
    newcombe.append({"first": [a, m], "second": [b, n], "low": float(low), "high": float(high)})

print(json.dumps({"wilson": wilson, "newcombe": newcombe}, indent=1))
