"""Compares the plans of hires of 200 random cases with those of HiGHS (scipy), and prints time and total of each.

    python tests/hiring/run.py PROGRAM [--cases N] [--seed N] [--all]

PROGRAM is the built `examples/hiring`. Both must agree on whether there is a plan and on the fewest hires; the plan of
the app must meet every condition as worked out here, month by month. A case of each ten has a horizon of 18 to 36
months. Prints a line per case with --all, else a table of sums; stops with 1 at a difference.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import time

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

SLACK = 1e-7


def months(case, hires):
    """Revenue by month, by letting heads join, age and leave."""
    ramp = case["ramp_months"]
    qualified = case["opening_qualified"]
    ages = list(case["opening_ramping_by_age"])
    season = case.get("season_index") or [1.0] * case["horizon"]
    revenue = []
    for joined, index in zip(hires, season):
        if ramp:
            ages[0] += joined
        else:
            qualified += joined
        revenue.append((qualified * case["productivity_qualified"] + sum(ages) * case["productivity_ramping"]) * index)
        qualified *= case["retention_qualified"]
        ages = [heads * case["retention_ramping"] for heads in ages]
        if ramp:
            qualified += ages.pop()
            ages.insert(0, 0.0)
    return np.array(revenue)


def years(case):
    return [slice(first, first + 12) for first in range(0, case["horizon"], 12)]


def affine(case):
    n = case["horizon"]
    base = months(case, [0] * n)
    gains = np.array([months(case, [int(k == t) for t in range(n)]) - base for k in range(n)])
    return base, gains.T  # by month, by hire


def highs(case):
    """Fewest hires, or None where there is no plan."""
    n = case["horizon"]
    base, gains = affine(case)
    rows = []
    for target, year in zip(case["targets"], years(case)):
        rows.append((gains[year].sum(0), target - base[year].sum(), np.inf))
    if case.get("shape"):
        for t, share in enumerate(case["shape"]):
            year = slice(t // 12 * 12, t // 12 * 12 + 12)
            for sign in (1, -1):
                limit = share + sign * case["shape_tolerance"]
                row, bound = gains[t] - limit * gains[year].sum(0), limit * base[year].sum() - base[t]
                rows.append((row, -np.inf, bound) if sign > 0 else (row, bound, np.inf))
    scale = [max(np.abs(row).max(), 1e-12) for row, _, _ in rows]
    matrix = [row / s for (row, _, _), s in zip(rows, scale)]
    low = [low / s for (_, low, _), s in zip(rows, scale)]
    high = [high / s for (_, _, high), s in zip(rows, scale)]
    found = milp(
        np.ones(n), integrality=np.ones(n), bounds=Bounds(0, case["cap"]),
        constraints=LinearConstraint(matrix, low, high), options={"mip_rel_gap": 0},
    )
    if found.status == 2:
        return None
    assert found.status == 0, found.message
    return int(round(found.fun))


def meets(case, plan):
    revenue = months(case, plan)
    if any(hires < 0 or hires > cap for hires, cap in zip(plan, case["cap"])):
        return False
    if any(revenue[year].sum() < target * (1 - SLACK) for target, year in zip(case["targets"], years(case))):
        return False
    shape = case.get("shape")
    return not shape or np.abs(shares(case, revenue) - shape).max() <= case["shape_tolerance"] + SLACK


def shares(case, revenue):
    return np.concatenate([revenue[year] / revenue[year].sum() for year in years(case)])


def random_case(rng, at):
    n = int(rng.integers(18, 37)) if at % 10 == 9 else 12
    ramp = int(rng.integers(0, 7))
    case = {
        "horizon": n,
        "ramp_months": ramp,
        "opening_qualified": int(rng.integers(0, 40)),
        "opening_ramping_by_age": rng.integers(0, 4, ramp).tolist(),
        "retention_ramping": round(rng.uniform(0.85, 1.0), 3),
        "retention_qualified": round(rng.uniform(0.94, 1.0), 3),
        "productivity_qualified": float(rng.integers(20, 150)),
        "productivity_ramping": float(rng.integers(0, 60)),
        "cap": rng.integers(1, 12, n).tolist(),
    }
    if rng.random() < 0.5:
        index = rng.uniform(0.6, 1.4, n)
        case["season_index"] = np.round(index * n / index.sum(), 4).tolist()
    # A target around what half the caps bring; the shape is that of such a plan, so that many cases have one.
    some = rng.integers(0, np.array(case["cap"]) + 1)
    revenue = months(case, some)
    case["targets"] = [float(round(revenue[year].sum() * rng.uniform(0.85, 1.25))) for year in years(case)]
    case["target"] = case["targets"][0]
    if rng.random() < 0.6 and all(revenue[year].sum() > 0 for year in years(case)):
        case["shape"] = np.round(shares(case, revenue), 4).tolist()
        case["shape_tolerance"] = round(rng.uniform(0.002, 0.03), 4)
    return case


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    rng = np.random.default_rng(options.seed)
    cases = [random_case(rng, at) for at in range(options.cases)]
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "cases.json"
        path.write_text(json.dumps(cases))
        ours = json.loads(subprocess.run([options.program, path], check=True, capture_output=True).stdout)
    groups, wrong = {}, 0
    for at, (case, our) in enumerate(zip(cases, ours)):
        start = time.perf_counter()
        theirs = highs(case)
        ms = (time.perf_counter() - start) * 1000
        plan = our.get("plan")
        good = "unknown" not in our and our["total"] == theirs and (plan is None or meets(case, plan))
        wrong += not good
        kind = ("12 months" if case["horizon"] == 12 else "18 to 36 months") + (", shape" if "shape" in case else "")
        kind += ", no plan" if theirs is None else ""
        groups.setdefault(kind, []).append((our["ms"], ms, our.get("is_proved", True), our.get("is_smoothest", True)))
        if options.all or not good:
            print(f"{at:4} {kind:32} ours {our.get('total')!s:>5} {our['ms']:8.1f} ms   HiGHS {theirs!s:>5} {ms:7.1f} ms"
                  + ("" if good else "   DIFFERENT"))
    print(f"{'cases':34} {'n':>4} {'ours p50':>9} {'p95':>8} {'most':>8} ms {'HiGHS p50':>10} {'p95':>8} ms  ties proved")
    for kind, rows in sorted(groups.items()):
        our, their = np.array([r[0] for r in rows]), np.array([r[1] for r in rows])
        print(f"{kind:34} {len(rows):4} {np.median(our):9.1f} {np.quantile(our, .95):8.1f} {our.max():8.1f}"
              f"    {np.median(their):10.1f} {np.quantile(their, .95):8.1f}     {sum(r[3] for r in rows)}")
    print(f"{len(cases)} cases, {wrong} different")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
