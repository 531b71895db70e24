//! The funnel worked out figure by figure: rates and wins of its stages, what may come in, and what is missing.

mod stages;
mod standing;

use super::evaluate::{Depth, answer};
use super::explain::{FIGURES, value};
use super::input::{Basis, Input};
use super::report::Report;
use crate::engines::formula::{Expr, above, num};
use crate::engines::value::Text;
use crate::models::figure::figure;
use crate::models::parameter::Unit;
use crate::models::worked::{Worked, Working};
use stages::{Lines, stages};
use standing::{Standing, standing};

impl Input {
    /// The model worked out: its stages, deals or people and its figures, each with a formula over inputs and earlier
    /// figures.
    ///
    /// Without a formula are what the channels can bring and cost at best, which a search over whole calls, visits and
    /// events finds, and the probability of the target with the plan for a wanted one, which are exact distributions.
    /// The days of the period are fixed.
    ///
    /// ```
    /// use loudou::models::sales_funnel::Input;
    /// let worked = Input::default().worked();
    /// let more = worked.values(|id| (id == "target").then_some(2_970_000.0));
    /// assert!((more[&"gap".into()].unwrap() - 500_000.0).abs() < 1e-6);
    /// ```
    #[must_use]
    pub fn worked(&self) -> Worked {
        let input = self.repaired();
        let report = answer(&input, Depth::Figures);
        let mut sheet = Sheet {
            input: &input,
            report: &report,
            working: Working::of(&input),
        };
        sheet.hold();
        let lines = stages(&mut sheet.working, &input);
        let standing = standing(&mut sheet.working, &input, &lines);
        sheet.figures(&lines, standing);
        sheet.working.finish()
    }
}

struct Sheet<'a> {
    input: &'a Input,
    report: &'a Report,
    working: Working<'a>,
}

impl Sheet<'_> {
    fn hold(&mut self) {
        let basis = match self.input.basis {
            Basis::Stages => Text::new("各阶段客户数", "Customers by stage"),
            Basis::Deals => Text::new("商机清单", "List of deals"),
            Basis::People => Text::new("各人的各阶段客户数", "Customers by stage of each person"),
        };
        let what = Text::new("预测的依据", "What the forecast is made of");
        self.working.hold(None, what, basis);
        let days = Text::new("本期剩余天数", "Days left of the period");
        let left = Text::own(self.input.days_left().to_string());
        self.working.hold(None, days, left);
        self.working.hold_input("history_months");
    }

    fn headline(&mut self, id: &str, expr: Expr) -> Expr {
        let (name, unit) = named(id);
        self.working.figure(id, name, unit, expr)
    }

    /// A headline that takes a search or a distribution.
    fn found(&mut self, id: &str) -> Expr {
        let (name, unit) = named(id);
        self.working.as_computed(id, name, unit, value(self.report, id))
    }

    fn figures(&mut self, lines: &Lines, standing: Standing) {
        let value = self.working.input("contract_value");
        let wins = self.headline("expected_deals", standing.wins);
        let amount = match self.input.basis {
            Basis::Deals => standing.amount,
            _ => wins.clone() * value.clone(),
        };
        let amount = self.headline("expected_amount", amount);
        let name = Text::new("目标减已成交", "Target less won");
        let left = standing.target - standing.won;
        let left = self.working.figure("left", name, Unit::Money, left);
        let gap = self.headline("gap", left.clone() - amount.clone());
        let name = Text::new("高意向成交率", "Win rate of high intent");
        let win = standing
            .win
            .unwrap_or_else(|| lines.win_of_high_intent(self.input));
        let win = self.working.figure("win_of_high_intent", name, Unit::Share, win);
        let needed = standing
            .high_intent
            .unwrap_or_else(|| high_intent(&gap, &value, &win));
        self.headline("high_intent", needed);
        let most = self.found("high_intent_most");
        for id in ["high_intent_for_confidence", "probability_hit", "cheapest_cost"] {
            self.found(id);
        }
        let (open, pipeline) = match self.input.basis {
            Basis::Deals => (Expr::Missing, standing.amounts),
            _ => (standing.open.clone(), standing.open * value.clone()),
        };
        let name = Text::new("商机总额", "Pipeline");
        let pipeline = self.working.figure("pipeline", name, Unit::Money, pipeline);
        let over = |part: Expr, whole: Expr| above(whole.clone(), num(0.0)).or_missing(part / whole);
        self.headline("coverage", over(pipeline.clone(), left.clone()));
        let coverage = match self.input.basis {
            Basis::Deals => over(pipeline, amount.clone()),
            _ => over(open, wins),
        };
        self.headline("coverage_needed", coverage);
        let all = amount + most * win * value.clone();
        let factor = Expr::Max(vec![num(0.0), left / all.clone()]);
        let factor = above(value.clone(), num(0.0)).or_missing(factor);
        let factor = above(all, num(0.0)).or_missing(factor);
        let name = Text::new("所需合同额为现在的几倍", "Contract value needed, times today's");
        let factor = self.working.figure("value_factor", name, Unit::Plain, factor);
        self.headline("needed_value", value * factor.clone());
        self.headline("needed_uplift", Expr::Max(vec![num(0.0), factor - num(1.0)]));
    }
}

fn named(id: &str) -> (Text, Unit) {
    figure(&FIGURES, id).map_or((Text::own(id), Unit::Plain), |one| (one.name(), one.unit))
}

/// `max(0, ⌈(G ÷ P) ÷ Π c⌉)` for a gap; none where new customers are worth nothing.
fn high_intent(gap: &Expr, value: &Expr, win: &Expr) -> Expr {
    let needed = (gap.clone() / value.clone() / win.clone()).ceil();
    let needed = Expr::Max(vec![num(0.0), needed]);
    let needed = above(win.clone(), num(0.0)).or_missing(needed);
    let needed = above(value.clone(), num(0.0)).or_missing(needed);
    above(gap.clone(), num(0.0)).then(needed, num(0.0))
}
