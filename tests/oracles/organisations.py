"""Both organisations by brute force: every count tried, no search and no closed form where a count will do.

    python3 tests/oracles/organisations.py > tests/oracles/organisations.json
"""

import json
import math
import random
import sys

random.seed(20261122)


def up(x):
    return max(0, math.ceil(x - 1e-12 * max(1.0, abs(x))))


def layers(base, spans):
    heads, below = [], base
    for span in spans:
        if below <= 1:
            break
        below = up(below / span)
        heads.append(below)
    return heads


def surplus(plan, customers, **changes):
    plan = {**plan, **changes}
    reps = up(customers / plan["customers_per_rep"])
    heads = layers(reps, [layer["span"] for layer in plan["layers"]])
    people = reps * plan["cost_per_rep"] + sum(n * layer["cost"] for n, layer in zip(heads, plan["layers"]))
    revenue = customers * plan["contract_value"]
    kept = plan["gross_margin"] - plan["commission"] - plan["operating_share"]
    return revenue * kept - people - plan["operating_fixed"]


def sales_case():
    plan = {
        "contract_value": round(random.uniform(8_000, 40_000)),
        "gross_margin": round(random.uniform(0.5, 1.0), 2),
        "customers_per_rep": random.randint(8, 40),
        "cost_per_rep": round(random.uniform(150_000, 400_000)),
        "commission": round(random.uniform(0, 0.1), 3),
        "operating_fixed": round(random.uniform(0, 2_000_000)),
        "operating_share": round(random.uniform(0, 0.1), 3),
        "layers": [
            {"span": random.randint(4, 12), "cost": round(random.uniform(300_000, 900_000))}
            for _ in range(random.randint(1, 3))
        ],
    }
    customers = random.randint(100, 1_500)
    profit = round(random.uniform(100_000, 3_000_000))
    first = lambda values, holds: next((value for value in values if holds(value)), None)
    with_span = lambda span: [{**plan["layers"][0], "span": span}, *plan["layers"][1:]]
    reps = up(customers / plan["customers_per_rep"])
    # Costs of a rep and contract values at which the surplus changes its sign, by halving.
    def root(low, high, f):
        for _ in range(200):
            middle = (low + high) / 2
            if f(middle) > 0:
                low = middle
            else:
                high = middle
        return low

    price = root(0, 1e7, lambda value: -surplus(plan, customers, contract_value=value))
    cost_per_rep = None
    if surplus(plan, customers, cost_per_rep=0) >= 0:
        cost_per_rep = root(0, 1e8, lambda value: surplus(plan, customers, cost_per_rep=value))
    return {
        "input": {**plan, "customers": customers, "profit": profit},
        "expected": {
            "surplus": surplus(plan, customers),
            "fewest_customers": first(range(0, 20_000), lambda c: surplus(plan, c) >= profit),
            "healthy_customers": first(range(1, 20_000), lambda c: surplus(plan, c) >= 0),
            "customers_per_rep": first(
                range(1, customers + 1), lambda n: surplus(plan, customers, customers_per_rep=n) >= 0
            ),
            "first_span": first(range(1, reps + 1), lambda n: surplus(plan, customers, layers=with_span(n)) >= 0),
            "contract_value": price,
            "cost_per_rep": cost_per_rep,
        },
    }


def hours(team, share, split):
    """Customers per CSM: the most that both kinds of hours allow, by halving."""
    fits = lambda n: (
        n * share * team["deep_hours"] <= team["hours"] * split
        and n * (1 - share) * team["light_hours"] <= team["hours"] * (1 - split)
    )
    low, high = 0.0, 1e6
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low


def cs_case():
    team = {
        "hours": random.randint(250, 520),
        "deep_hours": random.randint(5, 25),
        "light_hours": round(random.uniform(1, 8), 1),
        "split": round(random.uniform(0.2, 0.8), 2),
        "share": round(random.uniform(0.1, 0.6), 2),
        "promised": round(random.uniform(0.1, 0.8), 2),
        "customers": random.randint(200, 5_000),
        "cost_per_csm": random.randint(150_000, 400_000),
        "layers": [
            {"span": random.randint(4, 10), "cost": random.randint(300_000, 900_000)} for _ in range(random.randint(1, 3))
        ],
    }

    def size(share):
        csms = up(team["customers"] / hours(team, share, team["split"]) * (1 - 1e-9))
        heads = layers(csms, [layer["span"] for layer in team["layers"]])
        cost = csms * team["cost_per_csm"] + sum(n * layer["cost"] for n, layer in zip(heads, team["layers"]))
        return csms, sum(heads), cost

    now, promised = size(team["share"]), size(team["promised"])
    splits = [part / 20_000 for part in range(1, 20_000)]
    best = max(splits, key=lambda split: min(
        team["hours"] * split / (team["share"] * team["deep_hours"]),
        team["hours"] * (1 - split) / ((1 - team["share"]) * team["light_hours"]),
    ))
    return {
        "input": team,
        "expected": {
            "accounts_per_csm": hours(team, team["share"], team["split"]),
            "csms": now[0],
            "managers": now[1],
            "cost": now[2],
            "best_split": best,
            "more_csms": promised[0] - now[0],
            "more_managers": promised[1] - now[1],
            "more_cost": promised[2] - now[2],
        },
    }


json.dump(
    {"sales": [sales_case() for _ in range(40)], "cs": [cs_case() for _ in range(40)]}, sys.stdout, indent=1
)
print()
