//! Ridge logistic regression: `P(won) = 1 / (1 + e^−(b₀ + Σ bⱼ·xⱼ))`, the `b` that make
//! `−Σ log-likelihood + ½·ridge·Σ bⱼ²` least (the intercept is free), by Newton's method.
//!
//! With coefficients of at least 0, each Newton step is a small bounded least-squares problem, solved coordinate by
//! coordinate. Source of both: Hastie, Tibshirani, Friedman, "The Elements of Statistical Learning" (2009), 4.4 and
//! 18.4. Agreement with scikit-learn is tested.

use crate::engines::stats::odds::{sigmoid, softplus};

/// Newton steps at most; a well-posed problem takes about eight.
const MOST_STEPS: usize = 40;
/// Sweeps of a bounded step at most.
const MOST_SWEEPS: usize = 400;
/// A step smaller than this in every coefficient ends the search.
const CLOSE: f64 = 1e-9;

/// Rows of features. Each row lists the same number of (feature, value) pairs at most; features ascend.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Design {
    features: usize,
    stride: usize,
    cells: Vec<Option<(usize, f64)>>,
}

impl Design {
    /// No rows yet, of so many features, at most `stride` of them in a row.
    #[must_use]
    pub const fn new(features: usize, stride: usize) -> Self {
        Self {
            features,
            stride,
            cells: Vec::new(),
        }
    }

    /// Adds a row. Pairs beyond the stride or of unknown features are dropped.
    pub fn push(&mut self, row: impl IntoIterator<Item = Option<(usize, f64)>>) {
        let end = self.cells.len() + self.stride;
        let features = self.features;
        let pairs = row
            .into_iter()
            .take(self.stride)
            .map(|cell| cell.filter(|(feature, value)| *feature < features && value.is_finite()));
        self.cells.extend(pairs);
        self.cells.resize(end, None);
    }

    fn row(&self, at: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        let start = at * self.stride;
        let row = self.cells.get(start..start + self.stride).unwrap_or_default();
        row.iter().copied().flatten()
    }
}

/// The coefficients.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Logistic {
    /// Log-odds where every feature is 0.
    pub intercept: f64,
    /// Change of the log-odds per unit of each feature.
    pub coefficients: Vec<f64>,
}

impl Logistic {
    /// The log-odds of a row.
    #[must_use]
    pub fn log_odds(&self, design: &Design, row: usize) -> f64 {
        let given =
            |(feature, value): (usize, f64)| self.coefficients.get(feature).map_or(0.0, |b| b * value);
        self.intercept + design.row(row).map(given).sum::<f64>()
    }
}

/// `ln(1 + eˣ) − x` where won, `ln(1 + eˣ)` where lost: what a row costs.
#[must_use]
pub fn log_loss(log_odds: f64, won: bool) -> f64 {
    softplus(if won { -log_odds } else { log_odds })
}

/// Fits the rows named. `start` may hold the answer to a similar problem and only saves time. The ridge must be
/// above 0 unless the features are known not to repeat each other. `positive` keeps every coefficient at 0 or more.
///
/// ```
/// use loudou::engines::learn::{Design, logistic};
/// // One feature that is 1 in three of four won rows and one of four lost rows: log-odds ±ln 3.
/// let mut design = Design::new(1, 1);
/// for x in [1.0, 1.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0] {
///     design.push([Some((0, x))]);
/// }
/// let won = [true, true, true, true, false, false, false, false];
/// let rows: Vec<usize> = (0..8).collect();
/// let fit = logistic(&design, &rows, &won, 0.0, false, None);
/// assert!((fit.coefficients[0] - 2.0 * 3.0_f64.ln()).abs() < 1e-6);
/// ```
#[must_use]
pub fn logistic(
    design: &Design,
    rows: &[usize],
    won: &[bool],
    ridge: f64,
    positive: bool,
    start: Option<&Logistic>,
) -> Logistic {
    let size = design.features + 1;
    let mut at = vec![0.0; size];
    if let Some(start) = start {
        let values = std::iter::once(start.intercept).chain(start.coefficients.iter().copied());
        at.iter_mut().zip(values).for_each(|(a, b)| *a = b);
    }
    let mut cost = cost_of(design, rows, won, ridge, &at);
    for _ in 0..MOST_STEPS {
        let quadratic = Quadratic::at(design, rows, won, ridge, &at);
        let step = if positive {
            quadratic.bounded_step(&at)
        } else {
            quadratic.step()
        };
        let Some(step) = step else { break };
        let mut share = 1.0;
        let next = loop {
            let next: Vec<f64> = at.iter().zip(&step).map(|(a, s)| a + share * s).collect();
            let next_cost = cost_of(design, rows, won, ridge, &next);
            if next_cost <= cost + 1e-12 * cost.abs() {
                cost = next_cost;
                break Some(next);
            }
            share /= 2.0;
            if share < 1e-6 {
                break None;
            }
        };
        let Some(next) = next else { break };
        let moved = at
            .iter()
            .zip(&next)
            .map(|(a, b)| (a - b).abs())
            .fold(0.0, f64::max);
        at = next;
        if moved < CLOSE {
            break;
        }
    }
    let mut values = at.into_iter();
    Logistic {
        intercept: values.next().unwrap_or(0.0),
        coefficients: values.collect(),
    }
}

fn cost_of(design: &Design, rows: &[usize], won: &[bool], ridge: f64, at: &[f64]) -> f64 {
    let (intercept, coefficients) = at.split_first().map_or((0.0, &[][..]), |(b, rest)| (*b, rest));
    let losses = rows.iter().map(|row| {
        let given = |(feature, value): (usize, f64)| coefficients.get(feature).map_or(0.0, |b| b * value);
        let log_odds = intercept + design.row(*row).map(given).sum::<f64>();
        log_loss(log_odds, won.get(*row).copied().unwrap_or(false))
    });
    losses.sum::<f64>() + ridge / 2.0 * coefficients.iter().map(|b| b * b).sum::<f64>()
}

/// The cost near a point: `½·dᵀHd + gᵀd`.
struct Quadratic {
    size: usize,
    /// Lower triangle, row by row, in a full square.
    hessian: Vec<f64>,
    gradient: Vec<f64>,
}

#[allow(
    clippy::indexing_slicing,
    reason = "a numeric kernel: every index is below `size`, which the vectors are made for; features are checked in \
              `Design::push`"
)]
impl Quadratic {
    fn at(design: &Design, rows: &[usize], won: &[bool], ridge: f64, at: &[f64]) -> Self {
        let size = design.features + 1;
        let mut hessian = vec![0.0; size * size];
        let mut gradient = vec![0.0; size];
        let mut row_cells: Vec<(usize, f64)> = Vec::with_capacity(design.stride + 1);
        for row in rows {
            row_cells.clear();
            row_cells.push((0, 1.0));
            row_cells.extend(design.row(*row).map(|(feature, value)| (feature + 1, value)));
            let log_odds: f64 = row_cells.iter().map(|(f, v)| at[*f] * v).sum();
            let p = sigmoid(log_odds);
            let error = p - f64::from(u8::from(won.get(*row).copied().unwrap_or(false)));
            let weight = (p * (1.0 - p)).max(1e-12);
            for (place, (one, x)) in row_cells.iter().enumerate() {
                gradient[*one] += error * x;
                let scaled = weight * x;
                let line = one * size;
                for (other, y) in &row_cells[..=place] {
                    hessian[line + other] += scaled * y;
                }
            }
        }
        for j in 1..size {
            hessian[j * size + j] += ridge;
            gradient[j] += ridge * at[j];
        }
        Self {
            size,
            hessian,
            gradient,
        }
    }

    /// Newton's step, by Cholesky. None where the problem has no single answer.
    fn step(&self) -> Option<Vec<f64>> {
        let n = self.size;
        let mut l = self.hessian.clone();
        for j in 0..n {
            for k in 0..j {
                let factor = l[j * n + k];
                if factor != 0.0 {
                    for i in j..n {
                        let other = l[i * n + k];
                        l[i * n + j] -= other * factor;
                    }
                }
            }
            let pivot = l[j * n + j];
            if pivot.is_nan() || pivot <= 1e-12 {
                return None;
            }
            let root = libm::sqrt(pivot);
            for i in j..n {
                l[i * n + j] /= root;
            }
        }
        let mut step: Vec<f64> = self.gradient.iter().map(|g| -g).collect();
        for i in 0..n {
            let known: f64 = (0..i).map(|k| l[i * n + k] * step[k]).sum();
            step[i] = (step[i] - known) / l[i * n + i];
        }
        for i in (0..n).rev() {
            let known: f64 = (i + 1..n).map(|k| l[k * n + i] * step[k]).sum();
            step[i] = (step[i] - known) / l[i * n + i];
        }
        step.iter().all(|s| s.is_finite()).then_some(step)
    }

    /// The best step that leaves every coefficient (not the intercept) at 0 or more.
    fn bounded_step(&self, at: &[f64]) -> Option<Vec<f64>> {
        let n = self.size;
        let of = |i: usize, j: usize| {
            if i >= j {
                self.hessian[i * n + j]
            } else {
                self.hessian[j * n + i]
            }
        };
        let mut step = vec![0.0; n];
        for _ in 0..MOST_SWEEPS {
            let mut moved: f64 = 0.0;
            for j in 0..n {
                let slope = self.gradient[j] + (0..n).map(|k| of(j, k) * step[k]).sum::<f64>();
                let curve = of(j, j);
                if curve.is_nan() || curve <= 1e-12 {
                    continue;
                }
                let free = step[j] - slope / curve;
                let next = if j == 0 { free } else { free.max(-at[j]) };
                moved = moved.max((next - step[j]).abs());
                step[j] = next;
            }
            if moved < CLOSE / 10.0 {
                break;
            }
        }
        step.iter().all(|s| s.is_finite()).then_some(step)
    }
}
