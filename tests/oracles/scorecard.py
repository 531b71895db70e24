"""Writes scorecard.json: random scorecards and rows with their score, range, coverage, tiers and what to ask next.

    python scorecard.py > scorecard.json

Worked out in exact fractions from the rules as they are written down, not from the app's code:

* score = sum of w * v / sum of w over the known weighted factors, then plus the known plus/minus points, clamped to
  0-100;
* range = the same over all factors with each unknown at its worst and at its best; an unknown plus/minus item or
  decaying factor may also be worth 0;
* a decaying value loses d % per completed month, down to nothing; a known level of unknown age lies between itself
  and 0;
* a band starts at its lower end, which belongs to it;
* the tier is the first one whose cut the clamped score reaches; a disqualified row is in the last one;
* asked next is the unknown factor whose knowing narrows the range most, ties in the order of the scorecard.
"""

import json
import random
from fractions import Fraction as F

rng = random.Random(20_261_121)


def sourced(value):
    return {"v": value}


def make_factor(at):
    plus_minus = rng.random() < 0.2
    low = -100 if plus_minus else 0
    step = rng.choice([1, 5, 25])
    points = [rng.randrange(low, 101, step) for _ in range(rng.randint(1, 5))]
    if rng.random() < 0.7:
        levels = [
            {"id": f"f{at}.{n}", "label": f"L{n}", "points": sourced(p), "disqualifies": rng.random() < 0.03}
            for n, p in enumerate(points)
        ]
        scale = {"levels": {"levels": levels}}
    else:
        starts = sorted(rng.sample(range(-20, 20), len(points) - 1))
        bands = [{"from": start, "points": sourced(p)} for start, p in zip([None] + [s / 2 for s in starts], points)]
        scale = {"bands": {"bands": bands, "of_mean": False}}
    factor = {
        "id": f"f{at}", "name": f"F{at}", "column": f"f{at}", "scale": scale,
        "role": "plus_minus" if plus_minus else {"weighted": {"weight": sourced(rng.choice([0, 5, 10, 15, 20, 33]))}},
    }
    if rng.random() < 0.25:
        factor["decay"] = {"percent_per_month": sourced(rng.choice([1, 5, 10, 25, 100])), "date_column": "active"}
    return factor


def make_card():
    cuts = sorted(rng.sample(range(1, 101), rng.randint(0, 4)), reverse=True) + [0]
    tiers = [
        {"id": f"t{n}", "name": f"T{n}", "cut": sourced(cut), "colour": n, "mid_high": n == 0, "treatment": sourced({})}
        for n, cut in enumerate(cuts)
    ]
    factors = [make_factor(at) for at in range(rng.randint(1, 8))]
    return {"id": "card", "name": "Card", "factors": factors, "tiers": tiers}


def make_reading(factor):
    age = rng.choice([0, 1, 3, 11, 200, None])
    if rng.random() < 0.3:
        return {"answer": None, "age": age}
    if "levels" in factor["scale"]:
        return {"answer": {"level": rng.randrange(len(factor["scale"]["levels"]["levels"]))}, "age": age}
    return {"answer": {"number": rng.randint(-44, 44) / 4}, "age": age}


def points_of(factor, answer):
    if "level" in answer:
        return factor["scale"]["levels"]["levels"][answer["level"]]["points"]["v"]
    bands = factor["scale"]["bands"]["bands"]
    inside = [b for b in bands if b["from"] is None or F(b["from"]) <= F(answer["number"])]
    return inside[-1]["points"]["v"]


def span(factor, reading):
    """Lowest and highest points the factor may be worth; equal where it is known."""
    decay = factor.get("decay")
    if reading["answer"] is None:
        kind, = factor["scale"]
        points = [entry["points"]["v"] for entry in factor["scale"][kind][kind]]
        if decay or factor["role"] == "plus_minus":
            points.append(0)
        return F(min(points)), F(max(points)), False
    points = F(points_of(factor, reading["answer"]))
    if not decay:
        return points, points, True
    if reading["age"] is None:
        return min(points, F(0)), max(points, F(0)), False
    left = max(F(0), 1 - F(decay["percent_per_month"]["v"], 100) * reading["age"])
    return points * left, points * left, True


def clamp(score):
    return max(F(0), min(F(100), score))


def expect(card, readings):
    known = low = high = F(0)
    known_items = low_items = high_items = F(0)
    known_weight = weight = 0
    out, asks = False, []
    total = sum(f["role"]["weighted"]["weight"]["v"] for f in card["factors"] if f["role"] != "plus_minus")
    for at, (factor, reading) in enumerate(zip(card["factors"], readings)):
        worst, best, sure = span(factor, reading)
        if reading["answer"] and "level" in reading["answer"]:
            out = out or factor["scale"]["levels"]["levels"][reading["answer"]["level"]]["disqualifies"]
        if factor["role"] == "plus_minus":
            low_items, high_items = low_items + worst, high_items + best
            if sure:
                known_items += worst
            narrows = best - worst
        else:
            w = factor["role"]["weighted"]["weight"]["v"]
            weight, low, high = weight + w, low + w * worst, high + w * best
            if sure:
                known, known_weight = known + w * worst, known_weight + w
            narrows = w * (best - worst) / total if total else F(0)
        if not sure and narrows > 0:
            asks.append((at, narrows))
    asks.sort(key=lambda ask: (-ask[1], ask[0]))
    tiers = [tier["cut"]["v"] for tier in card["tiers"]]
    last = len(tiers) - 1
    score = clamp(known / known_weight + known_items) if known_weight else None
    bounds = (clamp(low / weight + low_items), clamp(high / weight + high_items)) if weight else None
    if out:
        best_tier = worst_tier = last
    elif not weight:
        best_tier, worst_tier = 0, last
    else:
        worst_tier = next(n for n, cut in enumerate(tiers) if bounds[0] >= cut)
        best_tier = next(n for n, cut in enumerate(tiers) if bounds[1] >= cut)
    return {
        "score": None if score is None else float(score),
        "range": None if bounds is None else [float(b) for b in bounds],
        "coverage": float(F(known_weight, weight)) if weight else 0.0,
        "tiers": [best_tier, worst_tier],
        "ask_next": [[at, float(narrows)] for at, narrows in asks],
    }


cases = []
for _ in range(200):
    card = make_card()
    rows = []
    for _ in range(2):
        readings = [make_reading(factor) for factor in card["factors"]]
        rows.append({"readings": readings, "expected": expect(card, readings)})
    cases.append({"card": card, "rows": rows})
print("[\n" + ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases) + "\n]")
