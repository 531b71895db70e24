//! Stages: their rates, smoothed from own history, and the probability of winning from each on.

use crate::engines::formula::{Expr, above, at_least, num};
use crate::engines::value::Text;
use crate::models::declared::declared;
use crate::models::parameter::Unit;
use crate::models::sales_funnel::fields::PASSED;
use crate::models::sales_funnel::input::{Input, Month, Stage};
use crate::models::sales_funnel::rates::counting_months;
use crate::models::worked::{Rows, Working};

/// The stages as lines.
pub(super) struct Lines {
    /// Their table.
    pub rows: Rows,
    /// 1 for a stage whose customers can be won in time, else 0.
    pub timely: Vec<Expr>,
    /// Probability of winning from each on, at the team's rates.
    pub wins: Vec<Expr>,
}

impl Lines {
    /// The probability of a customer with high intent.
    pub fn win_of_high_intent(&self, input: &Input) -> Expr {
        let at = input.high_intent_at();
        at.and_then(|at| self.wins.get(at)).cloned().unwrap_or(num(0.0))
    }
}

/// The product of the rates from each place on, last first: named and put into the table by `put`.
pub(super) fn products(rates: &[Expr], mut put: impl FnMut(usize, Expr) -> Expr) -> Vec<Expr> {
    let mut after: Option<Expr> = None;
    let mut wins = Vec::with_capacity(rates.len());
    for (at, rate) in rates.iter().enumerate().rev() {
        let product = match after {
            Some(after) => after * rate.clone(),
            None => rate.clone(),
        };
        let win = put(at, product);
        after = Some(win.clone());
        wins.push(win);
    }
    wins.reverse();
    wins
}

/// Works the stages out.
pub(super) fn stages(working: &mut Working<'_>, input: &Input) -> Lines {
    let names = input.stages.iter().map(|stage| stage.name.clone());
    let rows = working.table(
        Text::new("阶段", "Stages"),
        Text::new("阶段", "Stage"),
        names.collect(),
    );
    let months: Vec<&Month> = counting_months(input, input.as_of).collect();
    let history = (!months.is_empty() && !input.stages.is_empty()).then(|| {
        let names = months.iter().map(|month| Text::own(month.id()));
        working.table(
            Text::new("历史", "History"),
            Text::new("月份", "Month"),
            names.collect(),
        )
    });
    let (mut rates, mut timely) = (Vec::new(), Vec::new());
    for (at, stage) in input.stages.iter().enumerate() {
        let reference = working.input(&format!("stage/{}/conversion", stage.id));
        let column = Text::new("参考转化率", "Reference conversion");
        rows.put(working, at, &column, &reference);
        let rate = match history {
            Some(table) => {
                let rate = own_rate(working, (table, &months), stage, reference);
                let column = Text::new("转化率（自有历史平滑后）", "Conversion (own history, smoothed)");
                rows.figure(working, at, ("rate", &column, Unit::Share), rate)
            }
            None => reference,
        };
        rates.push(rate);
        let days = working.input(&format!("stage/{}/days_to_won", stage.id));
        let column = Text::new("到成交中位天数", "Median days to won");
        rows.put(working, at, &column, &days);
        let in_time = if input.is_over() {
            num(0.0)
        } else {
            at_least(num(input.days_left()), days).then(num(1.0), num(0.0))
        };
        let column = Text::new("本期可成交（1 = 是）", "In time (1 = yes)");
        timely.push(rows.figure(working, at, ("timely", &column, Unit::Plain), in_time));
    }
    let column = Text::new("从此阶段到成交的概率", "Probability of winning from here");
    let wins = products(&rates, |at, product| {
        rows.figure(working, at, ("win", &column, Unit::Share), product)
    });
    Lines { rows, timely, wins }
}

/// A number of a month that stands in the history twice.
fn repeated(working: &mut Working<'_>, stage: &Stage, (month, row): (&Month, usize), key: &str) -> Expr {
    let passed = month.passed.get(&stage.id).copied().unwrap_or_default();
    let value = declared(&PASSED, key).and_then(|number| number.value(&passed));
    let id = format!("again/{row}/{key}/{}", stage.id);
    let name = Text::new(
        format!("{} · {}（重复的月份）", stage.name.zh, month.id()),
        format!("{} · {} (month that comes twice)", stage.name.en, month.id()),
    );
    working.as_computed(id, name, Unit::Customers, value)
}

/// `(advanced + k·reference) ÷ (worked + k)`, or the reference where nobody was worked.
fn own_rate(
    working: &mut Working<'_>,
    (table, months): (Rows, &[&Month]),
    stage: &Stage,
    reference: Expr,
) -> Expr {
    let mut totals = (Vec::new(), Vec::new());
    for (row, month) in months.iter().enumerate() {
        let mut number = |key: &str, zh: &str, en: &str| {
            let id = format!("history/{}/{key}/{}", month.id(), stage.id);
            let line = match months.iter().take(row).any(|other| other.id() == month.id()) {
                // A document from outside may hold a month twice; its path names the first.
                true => repeated(working, stage, (month, row), key),
                false => working.input(&id),
            };
            let column = Text::new(
                format!("{} · {zh}", stage.name.zh),
                format!("{} · {en}", stage.name.en),
            );
            table.put(working, row, &column, &line);
            line
        };
        let worked = number("worked", "经手", "worked");
        let advanced = number("advanced", "转入下一阶段", "went on");
        totals.1.push(Expr::Min(vec![advanced, worked.clone()]));
        totals.0.push(worked);
    }
    let mut total = |key: &str, zh: &str, en: &str, parts: Vec<Expr>| {
        let name = Text::new(
            format!("{} · {zh}", stage.name.zh),
            format!("{} · {en}", stage.name.en),
        );
        let id = format!("{key}/{}", stage.id);
        working.figure(id, name, Unit::Customers, Expr::Sum(parts))
    };
    let worked = total("worked", "经手合计", "worked in all", totals.0);
    let advanced = total("advanced", "转入下一阶段合计", "went on in all", totals.1);
    let strength = working.input("smoothing");
    let smoothed = (advanced + strength.clone() * reference.clone()) / (worked.clone() + strength);
    above(worked, num(0.0)).then(smoothed, reference)
}
