"""The same as benches/fit_speed.rs in scikit-learn: a logistic regression on all rows of a list, and its AUC on rows
it has not seen, by five folds.

    sklearn_fit.py FILE.csv OUTCOME WON DROPPED,COLUMNS

Words are one-hot with rare ones together, numbers standardised with a mark where they are missing. Prints JSON, a line
for each way: with the ridge chosen among six by three folds, as Loudou does, and with the ridge scikit-learn has unless
told otherwise. `ms` is the median of judging and fitting once, with the table in memory.
"""

import csv
import json
import statistics
import sys
import time
import warnings

import numpy as np
from sklearn.compose import ColumnTransformer
from sklearn.exceptions import ConvergenceWarning
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression, LogisticRegressionCV
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

RUNS = 3
# What stands for an empty cell in lists such as these.
EMPTY = {"", "select", "n/a", "na", "null", "none", "-"}


def number(cell):
    try:
        return float(cell)
    except ValueError:
        return None


def read(path, outcome, won, dropped):
    """Numbers, words and outcomes; columns of values that are all different are left out, as names of rows."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    y = np.array([row[head.index(outcome)] == won for row in rows], dtype=int)
    numbers, words = [], []
    for at, name in enumerate(head):
        cells = [row[at].strip() for row in rows]
        cells = ["" if cell.lower() in EMPTY else cell for cell in cells]
        if name == outcome or name in dropped:
            continue
        values = [number(cell) for cell in cells if cell]
        is_number = bool(values) and None not in values
        if len(set(cells)) == len(cells):
            continue
        if is_number:
            numbers.append([float(cell) if cell else np.nan for cell in cells])
        else:
            words.append(cells)
    table = np.empty((len(rows), len(numbers) + len(words)), dtype=object)
    for at, column in enumerate(numbers + words):
        table[:, at] = column
    return table, len(numbers), y


def pipeline(numbers, columns, regression):
    plain = make_pipeline(SimpleImputer(strategy="median", add_indicator=True), StandardScaler())
    coded = OneHotEncoder(handle_unknown="infrequent_if_exist", min_frequency=10)
    parts = [("numbers", plain, list(range(numbers))), ("words", coded, list(range(numbers, columns)))]
    return make_pipeline(ColumnTransformer(parts), regression)


def judged_and_fitted(table, numbers, y, regression):
    model = lambda: pipeline(numbers, table.shape[1], regression())
    probability = np.empty(len(y))
    for learn, judge in StratifiedKFold(5, shuffle=True, random_state=1).split(table, y):
        fitted = model().fit(table[learn], y[learn])
        probability[judge] = fitted.predict_proba(table[judge])[:, 1]
    model().fit(table, y)
    return roc_auc_score(y, probability)


def main():
    path, outcome, won, dropped = sys.argv[1:]
    table, numbers, y = read(path, outcome, won, set(dropped.split(",")))
    # Where the solver stops early it has been given what it asks for by default tenfold; the AUC tells what that costs.
    warnings.simplefilter("ignore", ConvergenceWarning)
    warnings.simplefilter("ignore", FutureWarning)
    ways = {
        "ridge chosen of six": lambda: LogisticRegressionCV(
            Cs=[1 / 300, 1 / 100, 1 / 30, 1 / 10, 1 / 3, 1], cv=3, scoring="neg_log_loss", max_iter=1000
        ),
        "its default ridge": lambda: LogisticRegression(max_iter=1000),
    }
    for name, regression in ways.items():
        times = []
        for _ in range(RUNS):
            start = time.perf_counter()
            auc = judged_and_fitted(table, numbers, y, regression)
            times.append((time.perf_counter() - start) * 1e3)
        print(json.dumps({"way": name, "rows": len(y), "auc": auc, "ms": statistics.median(times)}))


main()
