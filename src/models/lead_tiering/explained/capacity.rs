//! Where to draw the mid/high line: how many leads are being worked, what share people can carry, and the cut for it.

use super::super::{Input, Report};
use super::counted;
use crate::engines::formula::{Expr, Formula, num};
use crate::engines::value::Text;
use crate::models::explained::Explained;
use crate::models::headline::About;
use crate::models::parameter::Unit;

/// Leads being worked at any time: `arrivals per month × months of follow-up`.
#[must_use]
pub fn stock(input: &Input) -> Formula<About> {
    let mut made = Explained::default();
    let expr = made.input(input, "arrivals_per_month") * made.input(input, "follow_up_months");
    made.formula(expr)
}

/// The share of the leads that people can carry: `hours per month ÷ (hours per mid/high lead per month × stock)`, at most
/// all of them.
#[must_use]
pub fn carried_share(input: &Input, report: &Report) -> Formula<About> {
    let mut made = Explained::default();
    let hours = made.input(input, "hours_per_month");
    let per_lead = made.input(input, "hours_per_lead");
    let stock = made.figure(
        "stock",
        Text::new("在跟存量", "stock being worked"),
        Unit::Plain,
        Some(report.capacity.stock()),
    );
    let share = hours / (per_lead * stock);
    let plain = made.formula(share.clone());
    // Said only where it matters.
    match plain.value() {
        Some(value) if value > 1.0 => Formula {
            expr: Expr::Min(vec![share, num(1.0)]),
            ..plain
        },
        _ => plain,
    }
}

/// The share of mid/high leads that is aimed at: an input by itself.
#[must_use]
pub fn aimed_share(input: &Input) -> Formula<About> {
    let mut made = Explained::default();
    let aim = made.input(input, "mid_high_share");
    made.formula(aim)
}

/// The share of the counted leads that reach a score: so many of all.
#[must_use]
pub fn at_cut(report: &Report, reach: usize) -> Formula<About> {
    let mut made = Explained::default();
    let reach = counted(
        &mut made,
        "reach",
        ("达到这个分的线索", "leads that reach it"),
        reach,
    );
    let all = counted(&mut made, "all", ("统计的线索", "leads counted"), report.counted);
    made.formula(reach / all)
}

/// The share of the recommended cut: the smaller of the aim and what people can carry; the aim alone where that is not
/// known.
#[must_use]
pub fn recommended_share(input: &Input, report: &Report) -> Formula<About> {
    let mut made = Explained::default();
    let aim = made.input(input, "mid_high_share");
    let expr = match report.carried {
        Some(carried) => {
            let name = Text::new("产能带得动的占比", "share that the team carries");
            let carried = made.figure("carried", name, Unit::Share, Some(carried.share));
            Expr::Min(vec![aim, carried])
        }
        None => aim,
    };
    made.formula(expr)
}
