//! The figures the page opens with, and how each comes about.

use super::evaluate::Standing;
use super::report::Organisation;
use super::{Goal, Input, layer_path};
use crate::engines::formula::{Expr, Formula, num};
use crate::engines::value::Text;
use crate::models::explained::Explained;
use crate::models::figure::{Figure, figure};
use crate::models::headline::{About, Headline, Model, Wish};
use crate::models::layer::{LayerHeads, managers};
use crate::models::parameter::Unit;

pub(super) const FIGURES: [Figure; 17] = [
    Figure::new(
        "customers",
        "年新客户数",
        "New customers a year",
        Unit::CustomersPerYear,
        Wish::Neither,
    ),
    Figure::new("reps", "销售人数", "Reps", Unit::Persons, Wish::Neither),
    Figure::new("managers", "管理者人数", "Managers", Unit::Persons, Wish::Low),
    Figure::new("revenue", "收入", "Revenue", Unit::MoneyPerYear, Wish::High),
    Figure::new(
        "gross_profit",
        "毛利",
        "Gross profit",
        Unit::MoneyPerYear,
        Wish::High,
    ),
    Figure::new("cost", "成本", "Cost", Unit::MoneyPerYear, Wish::Low),
    Figure::new("surplus", "盈余", "Surplus", Unit::MoneyPerYear, Wish::High),
    Figure::new("cover", "毛利覆盖成本", "Cover", Unit::Plain, Wish::High),
    Figure::new(
        "cost_of_sale",
        "销售费用率",
        "Cost of sale",
        Unit::Share,
        Wish::Low,
    ),
    Figure::new(
        "management_share",
        "管理成本占比",
        "Management share of cost",
        Unit::Share,
        Wish::Low,
    ),
    Figure::new(
        "least_contract_value",
        "盈亏平衡合同额 P*",
        "Break-even contract value P*",
        Unit::Money,
        Wish::Low,
    ),
    Figure::new(
        "most_cost_per_rep",
        "盈亏平衡人力成本",
        "Break-even cost per rep",
        Unit::MoneyPerYear,
        Wish::High,
    ),
    Figure::new(
        "least_customers_per_rep",
        "盈亏平衡人均客户数 PCU*",
        "Break-even customers per rep PCU*",
        Unit::CustomersPerYear,
        Wish::Low,
    ),
    Figure::new(
        "least_first_span",
        "盈亏平衡一线管理宽幅 R1*",
        "Break-even first-line span R1*",
        Unit::Persons,
        Wish::Low,
    ),
    Figure::new(
        "healthy_month",
        "首个不亏损的月份（健康时点）",
        "First month without a loss",
        Unit::MonthNumber,
        Wish::Low,
    ),
    Figure::new(
        "lasting_month",
        "此后各月均不亏损的月份",
        "First month after which none makes a loss",
        Unit::MonthNumber,
        Wish::Low,
    ),
    Figure::new(
        "money_needed",
        "达到健康前累计所需资金",
        "Money needed until then",
        Unit::Money,
        Wish::Low,
    ),
];

pub(super) fn value(standing: &Standing, id: &str) -> Option<f64> {
    let organisation = &standing.organisation;
    match id {
        "customers" => Some(organisation.customers),
        "reps" => Some(organisation.reps),
        "managers" => Some(organisation.managers()),
        "revenue" => Some(organisation.revenue),
        "gross_profit" => Some(organisation.gross_profit),
        "cost" => Some(organisation.cost),
        "surplus" => Some(organisation.surplus),
        "cover" => organisation.cover,
        "cost_of_sale" => organisation.cost_of_sale,
        "management_share" => organisation.management_share,
        "least_contract_value" => standing.break_evens.contract_value,
        "most_cost_per_rep" => standing.break_evens.cost_per_rep,
        "least_customers_per_rep" => standing.break_evens.customers_per_rep.map(|found| found.value),
        "least_first_span" => standing.break_evens.first_span.map(|found| found.value),
        "healthy_month" => standing.path.healthy_month.map(f64::from),
        "lasting_month" => standing.path.lasting_month.map(f64::from),
        // Without a healthy month there is no end to it.
        "money_needed" => standing
            .path
            .healthy_month
            .map(|_| standing.path.money_until_healthy),
        _ => None,
    }
}

impl Organisation {
    /// Heads of all layers.
    #[must_use]
    pub fn managers(&self) -> f64 {
        managers(&self.layers)
    }
}

impl Model for Input {
    fn headlines(&self) -> Vec<Headline> {
        let standing = Standing::of(self);
        let headline = |one: &Figure| one.headline(value(&standing, one.id));
        FIGURES.iter().map(headline).collect()
    }

    fn explain(&self, headline: &str) -> Option<Formula<About>> {
        let standing = Standing::of(self);
        let mut parts = Parts {
            input: self,
            standing: &standing,
            explained: Explained::default(),
        };
        let expr = parts.expr(headline)?;
        Some(parts.explained.formula(expr))
    }
}

/// The pieces that formulas are put together from.
struct Parts<'a> {
    input: &'a Input,
    standing: &'a Standing,
    explained: Explained,
}

impl Parts<'_> {
    fn expr(&mut self, headline: &str) -> Option<Expr> {
        Some(match headline {
            "customers" => self.customers(),
            "reps" => (self.figure("customers") / self.input("customers_per_rep")).ceil(),
            "managers" => {
                let heads = self.per_layer(|parts, below, layer| {
                    (below / parts.input(&format!("{}/span", layer_path(&layer.id)))).ceil()
                });
                Expr::Sum(heads)
            }
            "revenue" => self.figure("customers") * self.input("contract_value"),
            "gross_profit" => self.figure("revenue") * self.input("gross_margin"),
            "cost" => {
                let people = self.people_and_fixed();
                let shares = self.input("commission") + self.input("operating_share");
                people + self.figure("revenue") * shares
            }
            "surplus" => self.figure("gross_profit") - self.figure("cost"),
            "cover" => self.figure("gross_profit") / self.figure("cost"),
            "cost_of_sale" => self.figure("cost") / self.figure("revenue"),
            "management_share" => {
                let mut management = self.layer_costs();
                management.push(self.input("operating_fixed"));
                management.push(self.figure("revenue") * self.input("operating_share"));
                Expr::Sum(management) / self.figure("cost")
            }
            "least_contract_value" => self.people_and_fixed() / (self.figure("customers") * self.kept()),
            "most_cost_per_rep" => {
                let mut spent = self.layer_costs();
                spent.push(self.input("operating_fixed"));
                let left = self.figure("revenue") * self.kept() - Expr::Sum(spent);
                left / self.figure("reps")
            }
            "least_customers_per_rep" | "least_first_span" => {
                self.found(headline, "（逐数查找）", " (by search)")
            }
            "healthy_month" | "lasting_month" => self.found(headline, "（逐月推演）", " (month by month)"),
            "money_needed" => self.money_needed()?,
            _ => return None,
        })
    }

    fn input(&mut self, id: &str) -> Expr {
        self.explained.input(self.input, id)
    }

    fn figure(&mut self, id: &str) -> Expr {
        self.found(id, "", "")
    }

    /// A figure as it was found, with how.
    fn found(&mut self, id: &str, how_zh: &str, how_en: &str) -> Expr {
        let (name, unit) = figure(&FIGURES, id).map_or((Text::own(id), Unit::Plain), |one| {
            let name = Text::new(format!("{}{how_zh}", one.zh), format!("{}{how_en}", one.en));
            (name, one.unit)
        });
        self.explained
            .figure(id.to_owned(), name, unit, value(self.standing, id))
    }

    /// The losses of the months before the first healthy one.
    fn money_needed(&mut self) -> Option<Expr> {
        let path = &self.standing.path;
        let healthy = path.healthy_month?;
        let before = path.months.iter().take_while(|month| month.month < healthy);
        let losses = before.map(|month| {
            let name = Text::new(
                format!("第 {} 月毛利减成本", month.month),
                format!("Month {} · gross profit less cost", month.month),
            );
            let id = format!("margin/{}", month.month);
            self.explained.figure(id, name, Unit::Money, Some(month.margin))
        });
        let sum = Expr::Sum(losses.collect());
        Some(Expr::Max(vec![num(0.0), num(0.0) - sum]))
    }

    /// The goal as customers; where it takes a search, or is out of reach, what was found.
    fn customers(&mut self) -> Expr {
        let is_out = self.standing.missing.is_some();
        match self.input.goal {
            Goal::Customers => self.input("goal_customers"),
            Goal::Revenue if !is_out && self.standing.organisation.customers > 0.0 => {
                (self.input("goal_revenue") / self.input("contract_value")).ceil()
            }
            _ => {
                let name = Text::new(
                    "达到目标所需的最少客户数（逐数查找）",
                    "Fewest customers that reach the goal (by search)",
                );
                let found = value(self.standing, "customers");
                self.explained
                    .figure("found", name, Unit::CustomersPerYear, found)
            }
        }
    }

    /// `g − commission − operating share`
    fn kept(&mut self) -> Expr {
        self.input("gross_margin") - self.input("commission") - self.input("operating_share")
    }

    /// Reps, layers and the fixed cost.
    fn people_and_fixed(&mut self) -> Expr {
        let mut spent = vec![self.figure("reps") * self.input("cost_per_rep")];
        spent.extend(self.layer_costs());
        spent.push(self.input("operating_fixed"));
        Expr::Sum(spent)
    }

    fn layer_costs(&mut self) -> Vec<Expr> {
        let layers = &self.standing.organisation.layers;
        let cost =
            |layer: &LayerHeads| self.heads(layer) * self.input(&format!("{}/cost", layer_path(&layer.id)));
        layers.iter().map(cost).collect()
    }

    fn heads(&mut self, layer: &LayerHeads) -> Expr {
        let id = format!("heads/{}", layer.id);
        self.explained
            .figure(id, layer.name.clone(), Unit::Persons, Some(layer.heads))
    }

    /// One expression per layer, from those below it.
    fn per_layer(&mut self, expr: impl Fn(&mut Self, Expr, &LayerHeads) -> Expr) -> Vec<Expr> {
        let layers = &self.standing.organisation.layers;
        let mut below = self.figure("reps");
        let mut exprs = Vec::with_capacity(layers.len());
        for layer in layers {
            exprs.push(expr(self, below, layer));
            below = self.heads(layer);
        }
        exprs
    }
}
