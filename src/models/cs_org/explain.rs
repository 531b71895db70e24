//! The figures the page opens with, of all teams and of each, and how each comes about. A team's figure is addressed as
//! `team/<team>/<figure>`.

use super::input::{HoursBasis, Team};
use super::report::{Report, TeamReport};
use super::{Input, evaluate, layer_path, team_path};
use crate::engines::formula::{Expr, Formula, num};
use crate::engines::value::Text;
use crate::models::explained::Explained;
use crate::models::figure::{Figure, figure};
use crate::models::headline::{About, Headline, Model, Wish};
use crate::models::layer::LayerHeads;
use crate::models::parameter::Unit;

/// Figures of all teams together.
pub(super) const TOTALS: [Figure; 6] = [
    Figure::new(
        "accounts_per_csm",
        "人均待户量",
        "Customers per CSM",
        Unit::Customers,
        Wish::High,
    ),
    Figure::new("csms", "CSM 人数", "CSMs", Unit::Persons, Wish::Low),
    Figure::new("managers", "管理者人数", "Managers", Unit::Persons, Wish::Low),
    Figure::new(
        "cost",
        "客户成功成本",
        "Cost of customer success",
        Unit::MoneyPerYear,
        Wish::Low,
    ),
    Figure::new("cost_share", "成本占 ARR", "Cost on ARR", Unit::Share, Wish::Low),
    Figure::new(
        "arr_per_csm",
        "人均 ARR",
        "ARR per CSM",
        Unit::MoneyPerYear,
        Wish::High,
    ),
];

/// Figures of a team beyond those.
pub(super) const TEAM_ONLY: [Figure; 6] = [
    Figure::new(
        "hours",
        "每周期有效工时 T",
        "Productive hours per period T",
        Unit::Hours,
        Wish::High,
    ),
    Figure::new(
        "deep_per_csm",
        "人均深度服务客户",
        "Deep customers per CSM",
        Unit::Customers,
        Wish::Neither,
    ),
    Figure::new(
        "light_each",
        "每位普通客户所得工时",
        "Hours per light customer",
        Unit::Hours,
        Wish::High,
    ),
    Figure::new(
        "best_split",
        "最优工时占比 r1*",
        "Best split r1*",
        Unit::Share,
        Wish::Neither,
    ),
    Figure::new(
        "best_accounts",
        "最优人均待户量 n*",
        "Customers per CSM at r1*",
        Unit::Customers,
        Wish::High,
    ),
    Figure::new(
        "utilisation",
        "现有团队负荷",
        "Utilisation of today's CSMs",
        Unit::Share,
        Wish::Low,
    ),
];

fn team_value(team: &TeamReport, figure: &str) -> Option<f64> {
    match figure {
        "accounts_per_csm" => team.accounts_per_csm,
        "csms" => team.csms,
        "managers" => team.csms.map(|_| team.managers()),
        "cost" => team.cost,
        "cost_share" => team.cost_share,
        "arr_per_csm" => team.arr_per_csm,
        "hours" => Some(team.hours),
        "deep_per_csm" => team.deep_per_csm,
        "light_each" => team.light_hours,
        "best_split" => team.best_split,
        "best_accounts" => team.best_accounts,
        "utilisation" => team.utilisation.map(|used| used.all),
        _ => None,
    }
}

/// None where a team has no size: a sum that leaves one out would look better the more of them it leaves out.
fn total_value(report: &Report, figure: &str) -> Option<f64> {
    let total = Some(&report.total).filter(|total| !total.is_partial)?;
    match figure {
        "accounts_per_csm" => total.accounts_per_csm,
        "csms" => total.csms,
        "managers" => total.managers,
        "cost" => total.cost,
        "cost_share" => total.cost_share,
        "arr_per_csm" => total.arr_per_csm,
        _ => None,
    }
}

fn declared(id: &str) -> Option<&'static Figure> {
    figure(&TOTALS, id).or_else(|| figure(&TEAM_ONLY, id))
}

impl TeamReport {
    /// The figures of the team, in the order of the page.
    #[must_use]
    pub fn headlines(&self) -> Vec<Headline> {
        let all = TOTALS.iter().chain(&TEAM_ONLY);
        all.map(|one| one.headline(team_value(self, one.id))).collect()
    }

    /// The same as figures of the model.
    fn model_headlines(&self) -> impl Iterator<Item = Headline> {
        let path = team_path(&self.id);
        let all = TOTALS.iter().chain(&TEAM_ONLY);
        all.map(move |one| one.under(&path, &self.name, team_value(self, one.id)))
    }
}

impl Model for Input {
    fn headlines(&self) -> Vec<Headline> {
        let report = evaluate(self);
        let all = TOTALS
            .iter()
            .map(|one| one.headline(total_value(&report, one.id)));
        let teams = report.teams.iter().flat_map(TeamReport::model_headlines);
        all.chain(teams).collect()
    }

    fn explain(&self, headline: &str) -> Option<Formula<About>> {
        let report = evaluate(self);
        let mut explained = Explained::default();
        // The only team is all there is: what its figures come from says more than that they are its own.
        let alone = match (self.teams.as_slice(), report.teams.as_slice()) {
            ([only], [found]) if total_value(&report, headline).is_some() => {
                let is_same = team_value(found, headline).is_some();
                is_same.then(|| format!("{}/{headline}", team_path(&only.id)))
            }
            _ => None,
        };
        let expr = match alone.as_deref().unwrap_or(headline).strip_prefix("team/") {
            Some(path) => {
                let (id, figure) = path.split_once('/')?;
                let (team, found) = self
                    .teams
                    .iter()
                    .zip(&report.teams)
                    .find(|(team, _)| team.id == id)?;
                let mut parts = Parts {
                    input: self,
                    team,
                    report: found,
                    explained,
                };
                let expr = parts.expr(figure)?;
                explained = parts.explained;
                expr
            }
            None => total(&report, headline, &mut explained)?,
        };
        Some(explained.formula(expr))
    }
}

/// A figure of all teams from those of each; none where one has no size.
fn total(report: &Report, figure: &str, explained: &mut Explained) -> Option<Expr> {
    if report.total.is_partial {
        return None;
    }
    let mut own = |team: &TeamReport, id: &str, zh: &str, en: &str, unit, value| {
        let name = Text::new(
            format!("{} · {zh}", team.name.zh),
            format!("{} · {en}", team.name.en),
        );
        explained.figure(format!("{}/{id}", team_path(&team.id)), name, unit, value)
    };
    let mut sum = |id: &str| {
        let about = declared(id);
        let parts = report.teams.iter().map(|team| match (id, about) {
            ("customers", _) => own(
                team,
                id,
                "客户",
                "Customers",
                Unit::Customers,
                Some(team.customers),
            ),
            ("arr", _) => own(team, id, "ARR", "ARR", Unit::MoneyPerYear, Some(team.arr)),
            (_, about) => {
                let one = about.unwrap_or(&TOTALS[0]);
                own(team, id, one.zh, one.en, one.unit, team_value(team, id))
            }
        });
        parts.collect::<Vec<Expr>>()
    };
    Some(match figure {
        "csms" | "managers" | "cost" => Expr::Sum(sum(figure)),
        "cost_share" => Expr::Sum(sum("cost")) / Expr::Sum(sum("arr")),
        "arr_per_csm" => Expr::Sum(sum("arr")) / Expr::Sum(sum("csms")),
        "accounts_per_csm" => {
            let (customers, accounts) = (sum("customers"), sum("accounts_per_csm"));
            let full = customers
                .iter()
                .cloned()
                .zip(accounts)
                .map(|(customers, accounts)| customers / accounts);
            let full = full.collect();
            Expr::Sum(customers) / Expr::Sum(full)
        }
        _ => return None,
    })
}

/// The pieces that a team's formulas are put together from.
struct Parts<'a> {
    input: &'a Input,
    team: &'a Team,
    report: &'a TeamReport,
    explained: Explained,
}

impl Parts<'_> {
    fn expr(&mut self, figure: &str) -> Option<Expr> {
        Some(match figure {
            "hours" => self.hours(),
            "accounts_per_csm" => self.accounts()?,
            "deep_per_csm" => self.figure("accounts_per_csm") * self.number("deep_share"),
            "light_each" => {
                let hours = self.figure("hours") * (num(1.0) - self.number("deep_split"));
                hours / (self.figure("accounts_per_csm") * (num(1.0) - self.number("deep_share")))
            }
            "best_split" => self.deep_need() / (self.deep_need() + self.light_need()?),
            "best_accounts" => self.figure("hours") / (self.deep_need() + self.light_need()?),
            "csms" => (self.number("customers") / self.figure("accounts_per_csm")).ceil(),
            "managers" => self.managers(),
            "cost" => {
                let mut parts = vec![self.figure("csms") * self.number("cost_per_csm")];
                for layer in &self.report.layers {
                    parts.push(self.heads(layer) * self.layer_number(layer, "cost"));
                }
                Expr::Sum(parts)
            }
            "cost_share" => self.figure("cost") / self.number("arr"),
            "arr_per_csm" => self.number("arr") / self.figure("csms"),
            "utilisation" => {
                self.team.csms_today?;
                self.number("customers") / (self.number("csms_today") * self.figure("accounts_per_csm"))
            }
            _ => return None,
        })
    }

    fn number(&mut self, id: &str) -> Expr {
        let path = format!("{}/{id}", team_path(&self.team.id));
        self.explained.input(self.input, &path)
    }

    fn layer_number(&mut self, layer: &LayerHeads, id: &str) -> Expr {
        let path = format!("{}/{id}", layer_path(&self.team.id, &layer.id));
        self.explained.input(self.input, &path)
    }

    fn figure(&mut self, id: &str) -> Expr {
        let about = declared(id);
        let (name, unit) = about.map_or((Text::own(id), Unit::Plain), |one| (one.name(), one.unit));
        self.explained
            .figure(id.to_owned(), name, unit, team_value(self.report, id))
    }

    fn heads(&mut self, layer: &LayerHeads) -> Expr {
        let id = format!("heads/{}", layer.id);
        self.explained
            .figure(id, layer.name.clone(), Unit::Persons, Some(layer.heads))
    }

    fn hours(&mut self) -> Expr {
        match self.team.hours_basis {
            HoursBasis::Stated => self.number("hours"),
            HoursBasis::Weeks => {
                let weeks = self.number("period_months") * num(52.0) / num(12.0);
                weeks * self.number("hours_per_week") * (num(1.0) - self.number("away"))
            }
        }
    }

    /// `r2 × T1`
    fn deep_need(&mut self) -> Expr {
        self.number("deep_share") * self.number("deep_hours")
    }

    /// `(1 − r2) × h_min`; none where nothing is promised.
    fn light_need(&mut self) -> Option<Expr> {
        self.team.light_hours?;
        Some((num(1.0) - self.number("deep_share")) * self.number("light_hours"))
    }

    /// The smaller of the bounds that there are.
    fn accounts(&mut self) -> Option<Expr> {
        let mut bounds = Vec::new();
        if self.report.deep_bound.is_some() {
            bounds.push(self.figure("hours") * self.number("deep_split") / self.deep_need());
        }
        if self.report.light_bound.is_some() {
            let hours = self.figure("hours") * (num(1.0) - self.number("deep_split"));
            bounds.push(hours / self.light_need()?);
        }
        if bounds.len() == 1 {
            bounds.pop()
        } else {
            Some(Expr::Min(bounds))
        }
    }

    fn managers(&mut self) -> Expr {
        let mut below = self.figure("csms");
        let mut parts = Vec::new();
        for layer in &self.report.layers {
            parts.push((below / self.layer_number(layer, "span")).ceil());
            below = self.heads(layer);
        }
        Expr::Sum(parts)
    }
}
