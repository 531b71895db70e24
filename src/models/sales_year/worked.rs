//! The yearly forecast worked out month by month: people of each role, revenue, and the figures of each year.

mod crew;

use super::evaluate::{SLACK, evaluate};
use super::explain::{AT_END, ROLE, YEAR, of_year, year_name};
use super::input::Input;
use super::parameters::role_path;
use super::report::Report;
use crate::engines::formula::{Expr, above, num};
use crate::engines::value::Text;
use crate::models::figure::Figure;
use crate::models::parameter::Unit;
use crate::models::worked::{Rows, Worked, Working};
use crew::Crew;

const MONTHS_A_YEAR: usize = 12;

impl Input {
    /// The model worked out: its months and its figures, each with a formula over inputs and earlier figures.
    ///
    /// The number of months and the first of them are fixed: the formulas are made for them.
    ///
    /// ```
    /// use loudou::models::headline::Model;
    /// use loudou::models::sales_year::Input;
    /// let input = Input::default();
    /// let found = input.worked().line("revenue").unwrap().value.unwrap();
    /// assert!((found / input.figure("revenue").unwrap() - 1.0).abs() < 1e-12);
    /// ```
    #[must_use]
    pub fn worked(&self) -> Worked {
        let report = evaluate(self);
        let mut working = Working::of(self);
        for id in ["start_year", "start_month", "horizon"] {
            working.hold_input(id);
        }
        let names = report.months.iter().map(|month| {
            let (year, month) = (month.year, month.month);
            Text::new(format!("{year} 年 {month} 月"), format!("{year}-{month:02}"))
        });
        let rows = working.table(
            Text::new("逐月", "Months"),
            Text::new("月份", "Month"),
            names.collect(),
        );
        let mut sheet = Sheet {
            input: self,
            report: &report,
            working,
            rows,
            shares: None,
        };
        sheet.history();
        let crews = sheet.crews();
        let revenue = sheet.revenue(&crews);
        for year in 0..self.years() {
            sheet.year(year, &revenue);
        }
        let qualified = crews.iter().filter_map(|crew| crew.qualified.last().cloned());
        let at_end = Expr::Sum(qualified.collect());
        sheet
            .working
            .figure(AT_END.id, AT_END.name(), AT_END.unit, at_end);
        sheet.roles(&crews);
        sheet.working.finish()
    }
}

struct Sheet<'a> {
    input: &'a Input,
    report: &'a Report,
    working: Working<'a>,
    rows: Rows,
    /// Sum of the past shares; none without a history.
    shares: Option<Expr>,
}

impl Sheet<'_> {
    fn cell(&mut self, row: usize, (key, zh, en): (&str, &str, &str), unit: Unit, expr: Expr) -> Expr {
        let column = Text::new(zh, en);
        self.rows
            .figure(&mut self.working, row, (key, &column, unit), expr)
    }

    fn share(&mut self, month: usize) -> Expr {
        let calendar = self.input.calendar_month(month) + 1;
        self.working.input(&format!("share/{calendar}"))
    }

    fn history(&mut self) {
        if !self.input.has_history {
            return;
        }
        let all = (1..=MONTHS_A_YEAR).map(|month| self.working.input(&format!("share/{month}")));
        let sum = Expr::Sum(all.collect());
        let name = Text::new("历史占比合计", "Sum of the past shares");
        self.shares = Some(self.working.figure("shares", name, Unit::Share, sum));
    }

    fn crews(&mut self) -> Vec<Crew> {
        let roles = self.input.roles.iter();
        roles
            .map(|role| {
                let alone = self.input.roles.len() == 1;
                Crew::of(
                    &mut self.working,
                    self.rows,
                    self.report.months.len(),
                    role,
                    alone,
                )
            })
            .collect()
    }

    /// The revenue of each month.
    fn revenue(&mut self, crews: &[Crew]) -> Vec<Expr> {
        let months = 0..self.report.months.len();
        months
            .map(|at| {
                let parts = crews.iter().filter_map(|crew| crew.brings.get(at).cloned());
                let all = Expr::Sum(parts.collect());
                let season = self.shares.clone().filter(|_| self.input.is_seasonal);
                let all = match season {
                    Some(sum) => {
                        let index = self.share(at) / sum.clone() * num(12.0);
                        let index = above(sum, num(0.0)).then(index, num(1.0));
                        all * self.cell(at, ("season", "季节指数", "Season index"), Unit::Plain, index)
                    }
                    None => all,
                };
                self.cell(at, ("revenue", "业绩", "Revenue"), Unit::Money, all)
            })
            .collect()
    }

    fn headline(&mut self, year: usize, one: &Figure, expr: Expr) -> Expr {
        let headline = of_year(self.report, year, one);
        self.working.figure(
            headline.id.into_owned(),
            year_name(year, one),
            headline.unit,
            expr,
        )
    }

    fn year(&mut self, year: usize, revenue: &[Expr]) {
        let first = year * MONTHS_A_YEAR;
        let months = first..revenue.len().min(first + MONTHS_A_YEAR);
        let [of_revenue, of_gap, of_attainment, of_hires, of_worst] = &YEAR;
        let all = Expr::Sum(revenue.get(months.clone()).unwrap_or_default().to_vec());
        let all = self.headline(year, of_revenue, all);
        let target = self.target(year, months.len());
        self.headline(year, of_gap, target.clone() - all.clone());
        let attainment = above(target.clone(), num(0.0)).or_missing(all.clone() / target);
        self.headline(year, of_attainment, attainment);
        let roles = self.input.roles.iter();
        let hires = roles.flat_map(|role| {
            let path = role_path(&role.id);
            months.clone().map(move |at| format!("{path}/hires/{}", at + 1))
        });
        let hires: Vec<String> = hires.collect();
        let hires = hires.iter().map(|id| self.working.input(id)).collect();
        self.headline(year, of_hires, Expr::Sum(hires));
        let worst = self.worst_month(months, revenue, &all);
        self.headline(year, of_worst, worst);
    }

    /// The target of a year, of a part-year its months' part of it.
    fn target(&mut self, year: usize, months: usize) -> Expr {
        let whole = self.working.input(&format!("target/{}", year + 1));
        if months == MONTHS_A_YEAR {
            return whole;
        }
        let even = num(months as f64 / 12.0);
        let part = match self.shares.clone() {
            Some(sum) => {
                let first = year * MONTHS_A_YEAR;
                let shares = (first..first + months).map(|at| self.share(at) / sum.clone());
                let shares = Expr::Sum(shares.collect());
                above(sum, num(0.0)).then(shares, even)
            }
            None => even,
        };
        let name = Text::new("所计划月份占全年之比", "Planned months' part of the year");
        let part = self
            .working
            .figure(format!("part/{}", year + 1), name, Unit::Share, part);
        whole * part
    }

    /// The difference of a month's share of its year from its past share, where that is largest.
    fn worst_month(&mut self, months: std::ops::Range<usize>, revenue: &[Expr], all: &Expr) -> Expr {
        let Some(sum) = self.shares.clone() else {
            return Expr::Missing;
        };
        let size = |x: &Expr| Expr::Max(vec![x.clone(), num(0.0) - x.clone()]);
        let shares: Vec<Expr> = months.clone().map(|at| self.share(at)).collect();
        let of_year = Expr::Sum(shares.clone());
        let mut worst: Option<Expr> = None;
        for ((at, share), revenue) in months.clone().zip(shares).zip(revenue.iter().skip(months.start)) {
            let past = above(of_year.clone(), num(0.0)).then(share / of_year.clone(), num(0.0));
            let past = above(sum.clone(), num(0.0)).or_missing(past);
            let past = self.cell(at, ("past", "历史占比", "Past share"), Unit::Share, past);
            let now = above(all.clone(), num(0.0)).or_missing(revenue.clone() / all.clone());
            let now = self.cell(at, ("share", "占当年业绩", "Share of the year"), Unit::Share, now);
            let off = ("off", "与历史占比之差", "Difference from the past share");
            let off = self.cell(at, off, Unit::Share, now - past);
            let furthest = match worst {
                Some(worst) => above(size(&off), size(&worst) + num(SLACK)).then(off, worst),
                None => off,
            };
            let column = ("worst", "至今最大的差", "Largest difference so far");
            worst = Some(self.cell(at, column, Unit::Share, furthest));
        }
        worst.unwrap_or(Expr::Missing)
    }

    fn roles(&mut self, crews: &[Crew]) {
        let months = num(self.report.months.len().min(MONTHS_A_YEAR) as f64);
        for (at, crew) in crews.iter().enumerate() {
            let last = months.clone() - crew.ramp.clone();
            let [of_yield, of_hires, of_last] = &ROLE;
            let matured = self.of_role(at, of_yield, crew.grown.clone());
            let each = above(matured.clone(), num(0.0)).or_missing(num(1.0) / matured);
            self.of_role(at, of_hires, each);
            self.of_role(at, of_last, above(last.clone(), num(0.0)).or_missing(last));
        }
    }

    fn of_role(&mut self, at: usize, one: &Figure, expr: Expr) -> Expr {
        let headline = self.input.of_role_unnamed(self.report, at, one);
        self.working
            .figure(headline.id.into_owned(), headline.name, headline.unit, expr)
    }
}
