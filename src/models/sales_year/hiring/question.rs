//! What is asked of a plan of hires, and the same as an integer programme.

use crate::engines::cohort::project;
use crate::engines::solve::{Column, Programme, Row, Sense};
use crate::models::sales_year::Input;
use crate::models::sales_year::evaluate::{SLACK, history, reaches, targets};
use crate::models::sales_year::input::amount;
use crate::models::sales_year::team::{Team, caps};

/// The shape a year's revenue must have.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Share of each month of the plan in its year's revenue.
    pub shares: Vec<f64>,
    /// Most a month's share may differ; none for no limit.
    pub month: Option<f64>,
    /// Most a quarter's share may differ; none for no limit.
    pub quarter: Option<f64>,
}

/// What is asked of a plan of hires.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// Who hires.
    pub team: Team,
    /// The most hires of each role in each month.
    pub caps: Vec<Vec<u32>>,
    /// Revenue to reach in each year of twelve months.
    pub targets: Vec<f64>,
    /// The shape to keep; none for any.
    pub shape: Option<Rule>,
}

/// A run of months whose share of their year's revenue is limited.
struct Span {
    first: usize,
    months: usize,
    share: f64,
    tolerance: f64,
}

impl Question {
    /// What an input asks.
    #[must_use]
    pub fn of(input: &Input) -> Self {
        Self {
            team: Team::of(input),
            caps: caps(input),
            targets: targets(input),
            shape: history(input).map(|shares| Rule {
                shares,
                month: Some(amount(input.month_tolerance.value)),
                quarter: Some(amount(input.quarter_tolerance.value)),
            }),
        }
    }

    /// Months planned.
    #[must_use]
    pub fn months(&self) -> usize {
        self.team.months()
    }

    /// Revenue of each month under a plan: heads month by month, then what they bring.
    #[must_use]
    pub fn revenue(&self, hires: &[Vec<u32>]) -> Vec<f64> {
        let mut revenue = vec![0.0; self.months()];
        for (role, crew) in self.team.crews.iter().enumerate() {
            let of = |month| {
                hires
                    .get(role)
                    .and_then(|hires| hires.get(month))
                    .copied()
                    .unwrap_or(0)
            };
            let joins: Vec<f64> = (0..self.months()).map(|month| f64::from(of(month))).collect();
            for (sum, month) in revenue.iter_mut().zip(project(&crew.group, &joins)) {
                *sum += crew.output.of_ready(&month) + crew.output.of_maturing(&month);
            }
        }
        let seasons = revenue.iter().zip(&self.team.season);
        seasons.map(|(revenue, season)| revenue * season).collect()
    }

    /// Whether a plan keeps to the caps, reaches every target and has the shape, worked out without the solver's rows.
    #[must_use]
    pub fn meets(&self, hires: &[Vec<u32>]) -> bool {
        let capped = |(hires, caps): (&Vec<u32>, &Vec<u32>)| {
            hires.len() == self.months() && hires.iter().zip(caps).all(|(hires, cap)| hires <= cap)
        };
        hires.len() == self.caps.len() && hires.iter().zip(&self.caps).all(capped) && {
            let revenue = self.revenue(hires);
            self.reaches(&revenue) && self.is_shaped(&revenue)
        }
    }

    fn reaches(&self, revenue: &[f64]) -> bool {
        let years = revenue.chunks(12).map(|year| year.iter().sum::<f64>());
        years
            .zip(&self.targets)
            .all(|(revenue, target)| reaches(revenue, *target))
    }

    fn is_shaped(&self, revenue: &[f64]) -> bool {
        let sum = |first: usize, months: usize| revenue.iter().skip(first).take(months).sum::<f64>();
        self.spans().iter().all(|span| {
            let year = sum(span.first / 12 * 12, 12);
            (sum(span.first, span.months) - span.share * year).abs() <= (span.tolerance + SLACK) * year
        })
    }

    /// Every month and quarter whose share is limited.
    fn spans(&self) -> Vec<Span> {
        let Some(rule) = &self.shape else {
            return Vec::new();
        };
        let spans = |months: usize, tolerance: Option<f64>| {
            let starts = (0..self.months())
                .step_by(months)
                .filter(move |_| tolerance.is_some());
            starts.map(move |first| {
                let shares = rule.shares.iter().skip(first).take(months);
                Span {
                    first,
                    months,
                    share: shares.sum(),
                    tolerance: tolerance.unwrap_or(f64::INFINITY),
                }
            })
        };
        spans(1, rule.month).chain(spans(3, rule.quarter)).collect()
    }

    /// The plan that hires all it may.
    #[must_use]
    pub fn all_at_cap(&self) -> Vec<Vec<u32>> {
        self.caps.clone()
    }

    /// A column for each role's hires in each month, a row for each target and each limit of the shape. Revenue is a
    /// constant and a sum over hires, so each is linear once multiplied by the year's revenue.
    #[must_use]
    pub fn programme(&self) -> Programme {
        let affine = Affine::of(self);
        let mut rows: Vec<Row> = self.target_rows(&affine);
        for span in self.spans() {
            rows.extend(span.rows(&affine));
        }
        Programme {
            columns: self
                .caps
                .iter()
                .flatten()
                .map(|cap| Column::count(*cap))
                .collect(),
            rows,
        }
    }

    fn target_rows(&self, affine: &Affine) -> Vec<Row> {
        let row = |(year, target): (usize, &f64)| {
            let (base, terms) = affine.sum(year * 12, 12);
            Row {
                terms,
                sense: Sense::AtLeast,
                bound: target - base,
            }
        };
        self.targets.iter().enumerate().map(row).collect()
    }

    /// The same without targets, and a last column `λ` from 0 to 1 with `revenue ≥ λ · target` in every year.
    #[must_use]
    pub fn share_of_targets(&self) -> Programme {
        let mut programme = self.programme();
        let place = programme.columns.len();
        programme.columns.push(Column::up_to(1.0));
        for (row, target) in programme.rows.iter_mut().zip(&self.targets) {
            row.bound -= target;
            row.terms.push((place, -target));
        }
        programme
    }

    /// A plan from the values of the programme's columns.
    #[must_use]
    pub fn plan_of(&self, values: &[f64]) -> Vec<Vec<u32>> {
        let count = |value: &f64| {
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a whole number from 0 to the cap"
            )]
            let count = value.clamp(0.0, 1e9) as u32;
            count
        };
        let months = self.months().max(1);
        let roles = values.chunks(months).take(self.caps.len());
        roles.map(|role| role.iter().map(count).collect()).collect()
    }
}

impl Span {
    fn rows(&self, affine: &Affine) -> Vec<Row> {
        let (part, part_terms) = affine.sum(self.first, self.months);
        let (year, year_terms) = affine.sum(self.first / 12 * 12, 12);
        let row = |share: f64, sense| Row {
            terms: part_terms
                .iter()
                .zip(&year_terms)
                .map(|((at, part), (_, year))| (*at, part - share * year))
                .collect(),
            sense,
            bound: share * year - part,
        };
        let mut rows = vec![row(self.share + self.tolerance, Sense::AtMost)];
        if self.share > self.tolerance {
            rows.push(row(self.share - self.tolerance, Sense::AtLeast));
        }
        rows
    }
}

/// Revenue as a constant and what each hire adds.
struct Affine {
    base: Vec<f64>,
    gains: Vec<Vec<f64>>,
}

impl Affine {
    fn of(question: &Question) -> Self {
        let places = (0..question.caps.len()).flat_map(|role| (0..question.months()).map(move |m| (role, m)));
        Self {
            base: question.revenue(&[]),
            gains: places
                .map(|(role, month)| question.team.gain(role, month))
                .collect(),
        }
    }

    /// The constant and a term for every column, of the revenue of some months.
    fn sum(&self, first: usize, months: usize) -> (f64, Vec<(usize, f64)>) {
        let of = |list: &[f64]| list.iter().skip(first).take(months).sum::<f64>();
        let terms = self.gains.iter().enumerate().map(|(at, gain)| (at, of(gain)));
        (of(&self.base), terms.collect())
    }
}
