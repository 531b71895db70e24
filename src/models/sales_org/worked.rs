//! The sales organisation worked out figure by figure, the way to it month by month.

mod path;

use super::evaluate::Standing;
use super::explain::{FIGURES, value};
use super::{Goal, Input, layer_path};
use crate::engines::formula::{Expr, above, at_least, num};
use crate::engines::value::Text;
use crate::models::figure::figure;
use crate::models::parameter::Unit;
use crate::models::worked::{Worked, Working, layer_heads};

impl Input {
    /// The model worked out: its figures and its months, each with a formula over inputs and earlier figures.
    ///
    /// By search, and so without a formula, are the least customers per rep, the least first-line span, and the
    /// customers that a goal of surplus comes to.
    ///
    /// ```
    /// use loudou::models::sales_org::Input;
    /// let worked = Input::default().worked();
    /// let half = worked.values(|id| (id == "contract_value").then_some(15_000.0));
    /// assert_eq!(half[&"surplus".into()], Some(550_000.0));
    /// ```
    #[must_use]
    pub fn worked(&self) -> Worked {
        let standing = Standing::of(self);
        let mut sheet = Sheet {
            input: self,
            standing: &standing,
            working: Working::of(self),
        };
        sheet.hold();
        let customers = sheet.customers();
        let whole = sheet.organisation(&customers);
        sheet.break_evens(&customers, &whole);
        sheet.path(&customers, &whole.reps);
        sheet.working.finish()
    }
}

/// The figures that later ones are made from.
struct Whole {
    reps: Expr,
    revenue: Expr,
    layer_costs: Vec<Expr>,
    /// `g − commission − operating share`
    kept: Expr,
}

struct Sheet<'a> {
    input: &'a Input,
    standing: &'a Standing,
    working: Working<'a>,
}

impl Sheet<'_> {
    fn of(&mut self, id: &str) -> Expr {
        self.working.input(id)
    }

    /// A headline with its formula.
    fn headline(&mut self, id: &str, expr: Expr) -> Expr {
        let (name, unit) = named(id);
        self.working.figure(id, name, unit, expr)
    }

    /// A headline that takes a search.
    fn found(&mut self, id: &str) -> Expr {
        let (name, unit) = named(id);
        self.working.as_computed(id, name, unit, value(self.standing, id))
    }

    fn step(&mut self, id: &str, zh: &str, en: &str, unit: Unit, expr: Expr) -> Expr {
        self.working.figure(id, Text::new(zh, en), unit, expr)
    }

    fn hold(&mut self) {
        let goal = match self.input.goal {
            Goal::Customers => Text::new("新客户数", "New customers"),
            Goal::Revenue => Text::new("收入", "Revenue"),
            Goal::Profit => Text::new("盈余", "Surplus"),
        };
        self.working.hold(
            None,
            Text::new("目标按什么提", "What the goal is stated in"),
            goal,
        );
        self.working.hold_input("path/months");
    }

    fn customers(&mut self) -> Expr {
        let expr = match self.input.goal {
            Goal::Customers => self.of("goal_customers"),
            Goal::Revenue => {
                let (aim, each) = (self.of("goal_revenue"), self.of("contract_value"));
                let today = (self.of("path/reps_today") * self.of("customers_per_rep")).floor();
                let needed = (aim.clone() / each.clone()).ceil();
                // Beyond what can be counted on, what today's reps can win stands for the goal.
                let counted =
                    at_least(num(super::goal::MOST_CUSTOMERS), needed.clone()).then(needed, today.clone());
                let reached = above(each, num(0.0)).then(counted, today);
                above(aim, num(0.0)).then(reached, num(0.0))
            }
            Goal::Profit => return self.found("customers"),
        };
        self.headline("customers", expr)
    }

    fn organisation(&mut self, customers: &Expr) -> Whole {
        let per_rep = self.of("customers_per_rep");
        let reps = self.headline("reps", (customers.clone() / per_rep).ceil());
        let heads = self.heads(&reps);
        self.headline("managers", Expr::Sum(heads.clone()));
        let contract_value = self.of("contract_value");
        let revenue = self.headline("revenue", customers.clone() * contract_value);
        let margin = self.of("gross_margin");
        let gross_profit = self.headline("gross_profit", revenue.clone() * margin.clone());
        let each = self.of("cost_per_rep");
        let rep_cost = self.step(
            "rep_cost",
            "销售人员成本",
            "Cost of reps",
            Unit::MoneyPerYear,
            reps.clone() * each,
        );
        let layer_costs: Vec<Expr> = self
            .input
            .layers
            .iter()
            .zip(heads)
            .map(|(layer, heads)| {
                let cost = self.working.input(&format!("{}/cost", layer_path(&layer.id)));
                let name = Text::new(
                    format!("{} · 年成本", layer.name.zh),
                    format!("{} · cost a year", layer.name.en),
                );
                let id = format!("layer_cost/{}", layer.id);
                self.working.figure(id, name, Unit::MoneyPerYear, heads * cost)
            })
            .collect();
        let (commission, share) = (self.of("commission"), self.of("operating_share"));
        let paid = self.step(
            "commission_cost",
            "提成",
            "Commission paid",
            Unit::MoneyPerYear,
            revenue.clone() * commission.clone(),
        );
        let operating = self.of("operating_fixed") + revenue.clone() * share.clone();
        let operating = self.step(
            "operating_cost",
            "运营成本",
            "Operating cost",
            Unit::MoneyPerYear,
            operating,
        );
        let parts = [rep_cost, Expr::Sum(layer_costs.clone()), paid, operating.clone()];
        let cost = self.headline("cost", Expr::Sum(parts.into()));
        self.headline("surplus", gross_profit.clone() - cost.clone());
        let over = |part: Expr, whole: &Expr| above(whole.clone(), num(0.0)).or_missing(part / whole.clone());
        self.headline("cover", over(gross_profit, &cost));
        self.headline("cost_of_sale", over(cost.clone(), &revenue));
        let management = Expr::Sum(layer_costs.clone()) + operating;
        self.headline("management_share", over(management, &cost));
        Whole {
            reps,
            revenue,
            layer_costs,
            kept: margin - commission - share,
        }
    }

    /// Heads of each layer over so many reps: none above a single head.
    fn heads(&mut self, reps: &Expr) -> Vec<Expr> {
        let mut below = reps.clone();
        let mut heads = Vec::with_capacity(self.input.layers.len());
        for layer in &self.input.layers {
            let span = self.working.input(&format!("{}/span", layer_path(&layer.id)));
            let id = format!("heads/{}", layer.id);
            let needed = layer_heads(&below, &span);
            below = self.working.figure(id, layer.name.clone(), Unit::Persons, needed);
            heads.push(below.clone());
        }
        heads
    }

    fn break_evens(&mut self, customers: &Expr, whole: &Whole) {
        let mut parts = vec![whole.reps.clone() * self.of("cost_per_rep")];
        parts.extend(whole.layer_costs.clone());
        parts.push(self.of("operating_fixed"));
        let spent = self.step(
            "people_and_fixed",
            "人员与固定成本",
            "People and fixed cost",
            Unit::MoneyPerYear,
            Expr::Sum(parts),
        );
        let kept = self.step(
            "kept",
            "毛利率减提成与运营占比",
            "Margin less commission and operating share",
            Unit::Share,
            whole.kept.clone(),
        );
        let least =
            above(kept.clone(), num(0.0)).or_missing(spent.clone() / (customers.clone() * kept.clone()));
        self.headline(
            "least_contract_value",
            above(customers.clone(), num(0.0)).or_missing(least),
        );
        let each = self.of("cost_per_rep");
        let left = whole.revenue.clone() * kept - spent;
        let most = self.step(
            "cost_per_rep_left",
            "盈亏平衡人力成本（可为负）",
            "Break-even cost per rep (may be negative)",
            Unit::MoneyPerYear,
            above(whole.reps.clone(), num(0.0)).or_missing(each + left / whole.reps.clone()),
        );
        self.headline(
            "most_cost_per_rep",
            at_least(most.clone(), num(0.0)).or_missing(most),
        );
        self.found("least_customers_per_rep");
        self.found("least_first_span");
    }
}

fn named(id: &str) -> (Text, Unit) {
    figure(&FIGURES, id).map_or((Text::own(id), Unit::Plain), |one| (one.name(), one.unit))
}
