"""Writes funnel.json: the funnel back-solve on random cases.

    python funnel.py > funnel.json

numpy 2.4, scipy 1.17. Wins are convolved from scipy's binomials over all counts, contract values from scipy's gamma,
intervals of rates from scipy's beta, the cheapest mix and the most that channels bring from HiGHS.
"""

import json
import math

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.stats import beta, binom, gamma

rng = np.random.default_rng(20261122)


def distribution(lots):
    wins = np.ones(1)
    for n, p in lots:
        wins = np.convolve(wins, binom.pmf(np.arange(n + 1), n, p))
    return wins


def chance(wins, left, value, spread):
    if left <= 0:
        return 1.0
    k = np.arange(len(wins))
    if spread == 0:
        return float(wins[k * value >= left * (1 - 1e-12)].sum())
    shape = 1 / spread**2
    tail = np.where(k > 0, gamma.sf(left, np.maximum(k, 1) * shape, scale=value / shape), 0.0)
    return float((wins * tail).sum())


def solve(cost, gain, load, most, at_hand, supply, days, need):
    """supply[i][j]: units of channel j that a unit of channel i allows."""
    n = len(cost)
    rows = [LinearConstraint(np.array([load]), -np.inf, days + 1e-9)]
    for j in range(n):
        if at_hand[j] is not None:
            row = np.zeros(n)
            row[j] = 1
            row -= supply[:, j]
            rows.append(LinearConstraint(np.array([row]), -np.inf, at_hand[j] + 1e-9))
    bounds, whole = Bounds(0, most), np.ones(n)
    top = milp(-np.array(gain), constraints=rows, bounds=bounds, integrality=whole, options={"mip_rel_gap": 0})
    if need is None:
        return -top.fun, None
    rows.append(LinearConstraint(np.array([gain]), need - 1e-9, np.inf))
    least = milp(np.array(cost), constraints=rows, bounds=bounds, integrality=whole, options={"mip_rel_gap": 0})
    return -top.fun, least.fun if least.success else None


cases = []
for case in range(100):
    stages = int(rng.integers(2, 7))
    open_ = rng.integers(0, 50, stages).tolist()
    reference = np.round(rng.uniform(0.1, 0.9, stages), 3).tolist()
    days = rng.integers(0, 34, stages).tolist()
    worked = [int(rng.integers(1, 60)) if rng.random() < 0.5 else 0 for _ in range(stages)]
    advanced = [int(rng.integers(0, n + 1)) for n in worked]
    k = float(rng.choice([0, 5, 10, 25]))
    value = float(rng.integers(5, 60) * 10_000)
    won = float(rng.integers(0, 10) * 50_000)
    spread = float(rng.choice([0, 0, 0.2, 0.6]))
    high = int(rng.integers(0, stages))
    rates = [(a + k * r) / (n + k) if n else r for r, n, a in zip(reference, worked, advanced)]
    intervals = []
    for r, n, a in zip(reference, worked, advanced):
        known = (a + k * r, n - a + k * (1 - r))
        intervals.append(beta.interval(0.95, *known) if min(known) > 0 else None)
    win = [math.prod(rates[s:]) for s in range(stages)]
    lots = [(open_[s], win[s]) for s in range(stages) if days[s] <= 28]
    expected = sum(n * p for n, p in lots)
    target = float(round(won + expected * value * rng.uniform(0.6, 1.7) + value * rng.uniform(0, 3)))
    gap = target - won - expected * value
    needed = max(0, math.ceil(gap / value / win[high] - 1e-9)) if win[high] > 0 else (0 if gap <= 0 else None)
    wins = distribution(lots)

    reps, working, fed = int(rng.integers(1, 6)), int(rng.integers(1, 21)), bool(rng.random() < 0.5)
    calls = {"cost": float(rng.integers(1, 20)), "per_day": float(rng.integers(20, 80)), "connect": 0.25,
             "conversation": 0.5, "interest": round(float(rng.uniform(0.05, 0.5)), 2),
             "people": int(rng.integers(50, 2000)), "attempts": int(rng.integers(1, 4)), "lead_days": 0}
    visits = {"cost": float(rng.integers(100, 900)), "per_day": float(rng.integers(1, 5)),
              "interest": round(float(rng.uniform(0.05, 0.4)), 2), "people": int(rng.integers(5, 80)), "attempts": 2,
              "lead_days": int(rng.integers(0, 10))}
    event = {"cost": float(rng.integers(1, 30) * 1000), "most": int(rng.integers(0, 6)),
             "rep_days": float(rng.integers(0, 4)), "attendees": int(rng.integers(10, 60)),
             "interest": round(float(rng.uniform(0.02, 0.2)), 2), "reachable": 0.5, "lead_days": int(rng.integers(0, 10))}
    # 28 days are left after today; work helps on the days from which lead and cycle end before that.
    late = [c["lead_days"] + days[high] for c in (calls, visits)]
    late.append(event["lead_days"] + (visits["lead_days"] if fed else 0) + days[high])
    window = [max(0, 29 - d) / 29 for d in late]
    room = reps * working * max(0, 29 - days[high]) / 29
    gain = [0.25 * 0.5 * calls["interest"], visits["interest"], 0.0 if fed else event["attendees"] * event["interest"]]
    supply = np.zeros((3, 3))
    if fed:
        supply[2, 1] = event["attendees"] * 0.5 * visits["attempts"]
    most = [reps * working * w * c["per_day"] for w, c in zip(window, (calls, visits))]
    most.append(event["most"] if window[2] > 0 else 0)
    most = [math.floor(m + 1e-9) for m in most]
    load = [1 / calls["per_day"], 1 / visits["per_day"], event["rep_days"]]
    at_hand = [calls["people"] * calls["attempts"], visits["people"] * 2, None]
    cost = [calls["cost"], visits["cost"], event["cost"]]
    top, least = solve(cost, gain, load, most, at_hand, supply, room, needed)
    top = math.floor(top + 1e-9)
    bought = expected + top * win[high]
    cases.append({
        "open": open_, "reference": reference, "days": days, "worked": worked, "advanced": advanced, "high": high,
        "numbers": {"target": target, "won": won, "contract_value": value, "value_spread": spread, "smoothing": k,
                    "reps": reps, "working_days": working},
        "calls": calls, "visits": visits, "event": event, "fed": fed,
        "expected": {"rates": rates, "intervals": intervals, "wins": expected, "gap": gap, "needed": needed,
                     "hit": chance(wins, target - won, value, spread), "most": top, "cheapest": least,
                     "needed_value": max(0.0, (target - won) / bought) if bought > 0 else None},
    })
print(json.dumps(cases))
