//! The customer-success organisation worked out figure by figure, team by team, and its months.

mod months;

use months::{Today, months, total_months};

use super::explain::{TEAM_ONLY, TOTALS};
use super::input::{HoursBasis, Input, Team};
use super::load::LEAST_ACCOUNTS;
use super::numbers::NUMBERS;
use super::{layer_path, team_path};
use crate::engines::formula::{Expr, Test, above, at_least, num};
use crate::engines::value::Text;
use crate::engines::whole::count;
use crate::models::declared::value;
use crate::models::figure::Figure;
use crate::models::parameter::Unit;
use crate::models::worked::{Rows, Worked, Working, layer_heads};

impl Input {
    /// The model worked out: the figures of each team and of all, each with a formula over inputs and earlier figures.
    ///
    /// ```
    /// use loudou::models::cs_org::Input;
    /// let input = Input::default();
    /// let path = format!("team/{}/customers", input.teams[0].id);
    /// let more = input.worked().values(|id| (id == path).then_some(1_041.0));
    /// assert_eq!(more[&"csms".into()], Some(14.0));
    /// ```
    #[must_use]
    pub fn worked(&self) -> Worked {
        let mut working = Working::of(self);
        let rows = (self.teams.len() > 1).then(|| {
            let names = self.teams.iter().map(|team| team.name.clone()).collect();
            working.table(Text::new("各团队", "Teams"), Text::new("团队", "Team"), names)
        });
        working.hold_input("months");
        let horizon = count(value(&NUMBERS, "months", self));
        let mut teams = Vec::new();
        let mut all_months = Vec::new();
        for (row, team) in self.teams.iter().enumerate() {
            let mut sheet = Sheet {
                team,
                path: team_path(&team.id),
                working: &mut working,
                rows: rows.map(|rows| (rows, row)),
            };
            sheet.hold();
            let lines = sheet.work_out();
            let today = Today {
                customers: lines.customers.clone(),
                accounts: lines.carried.clone(),
                csms: lines.csms.clone(),
            };
            all_months.push(months(&mut sheet, today, horizon, rows.map(|_| row + 1)));
            teams.push(lines);
        }
        totals(&mut working, &teams);
        if rows.is_some() {
            total_months(&mut working, horizon, &all_months);
        }
        working.finish()
    }
}

/// What the totals are made from.
struct TeamLines {
    customers: Expr,
    arr: Expr,
    accounts: Expr,
    /// The same where a CSM carries anybody, else no value.
    carried: Expr,
    csms: Expr,
    managers: Expr,
    cost: Expr,
}

/// A team under way.
struct Sheet<'w, 'm> {
    team: &'m Team,
    path: String,
    working: &'w mut Working<'m>,
    /// Its row, where there are several teams.
    rows: Option<(Rows, usize)>,
}

impl Sheet<'_, '_> {
    fn input(&mut self, id: &str) -> Expr {
        self.working.input(&format!("{}/{id}", self.path))
    }

    fn step(&mut self, id: &str, zh: &str, en: &str, unit: Unit, expr: Expr) -> Expr {
        let name = &self.team.name;
        let name = Text::new(format!("{} · {zh}", name.zh), format!("{} · {en}", name.en));
        self.working
            .figure(format!("{}/{id}", self.path), name, unit, expr)
    }

    /// A figure of the team; where there are several teams they stand side by side.
    fn figure(&mut self, one: &Figure, expr: Expr) -> Expr {
        let name = one.name_of(&self.team.name);
        let line = self
            .working
            .figure(format!("{}/{}", self.path, one.id), name, one.unit, expr);
        if let Some((rows, row)) = self.rows {
            rows.put(self.working, row, &one.name(), &line);
        }
        line
    }

    fn headline(&mut self, id: &str, expr: Expr) -> Expr {
        let mut all = TOTALS.iter().chain(&TEAM_ONLY);
        match all.find(|one| one.id == id) {
            Some(one) => self.figure(one, expr),
            None => Expr::Missing,
        }
    }

    fn hold(&mut self) {
        let basis = match self.team.hours_basis {
            HoursBasis::Stated => Text::new("直接填写", "Stated"),
            HoursBasis::Weeks => Text::new("按每周工时推算", "From hours a week"),
        };
        let name = &self.team.name;
        let what = Text::new(
            format!("{} · 有效工时的来源", name.zh),
            format!("{} · where the productive hours come from", name.en),
        );
        self.working.hold(None, what, basis);
    }

    fn work_out(&mut self) -> TeamLines {
        let (customers, arr) = (self.input("customers"), self.input("arr"));
        let hours = match self.team.hours_basis {
            HoursBasis::Stated => self.input("hours"),
            HoursBasis::Weeks => {
                let weeks = self.input("period_months") * num(52.0) / num(12.0);
                weeks * self.input("hours_per_week") * (num(1.0) - self.input("away"))
            }
        };
        // The id of the stated hours is taken by the input itself.
        let hours = match self.team.hours_basis {
            HoursBasis::Stated => hours,
            HoursBasis::Weeks => self.headline("hours", hours),
        };
        let accounts = self.load(&hours);
        let counts = at_least(accounts.clone(), num(LEAST_ACCOUNTS));
        let needed = (customers.clone() / accounts.clone()).ceil();
        let carried = counts.clone().or_missing(accounts.clone());
        let csms = self.headline("csms", counts.or_missing(needed));
        let (managers, cost) = self.organisation(&csms);
        self.headline("cost_share", over(cost.clone(), &arr));
        self.headline("arr_per_csm", over(arr.clone(), &csms));
        let utilisation = if self.team.csms_today.is_some() {
            let seats = self.input("csms_today") * accounts.clone();
            let used = over(customers.clone(), &seats);
            at_least(accounts.clone(), num(LEAST_ACCOUNTS)).or_missing(used)
        } else {
            Expr::Missing
        };
        self.headline("utilisation", utilisation);
        TeamLines {
            customers,
            arr,
            accounts,
            carried,
            csms,
            managers,
            cost,
        }
    }

    /// Customers per CSM, and what follows from the split of the hours.
    fn load(&mut self, hours: &Expr) -> Expr {
        let (split, share) = (self.input("deep_split"), self.input("deep_share"));
        let light = num(1.0) - share.clone();
        let need = share.clone() * self.input("deep_hours");
        let deep_need = self.step(
            "deep_need",
            "每位客户分摊的深度工时",
            "Deep hours per customer of all",
            Unit::Hours,
            need,
        );
        let has_promise = self.team.light_hours.is_some();
        let least = if has_promise {
            self.input("light_hours")
        } else {
            num(0.0)
        };
        let light_need = self.step(
            "light_need",
            "每位客户分摊的普通工时",
            "Light hours per customer of all",
            Unit::Hours,
            light.clone() * least,
        );
        let deep_bound = hours.clone() * split.clone() / deep_need.clone();
        let light_bound = hours.clone() * (num(1.0) - split.clone()) / light_need.clone();
        let is_needed = |need: &Expr| above(need.clone(), num(0.0));
        let both = is_needed(&light_need).then(
            Expr::Min(vec![deep_bound.clone(), light_bound.clone()]),
            deep_bound,
        );
        let alone = is_needed(&light_need).or_missing(light_bound);
        let accounts = self.headline("accounts_per_csm", is_needed(&deep_need).then(both, alone));
        self.headline("deep_per_csm", accounts.clone() * share);
        let each = over(hours.clone() * (num(1.0) - split), &(accounts.clone() * light));
        self.headline("light_each", each);
        let all = deep_need.clone() + light_need;
        let (split, most) = if has_promise {
            (over(deep_need, &all), over(hours.clone(), &all))
        } else {
            (Expr::Missing, Expr::Missing)
        };
        self.headline("best_split", split);
        self.headline("best_accounts", most);
        accounts
    }

    /// Managers and cost of so many CSMs.
    fn organisation(&mut self, csms: &Expr) -> (Expr, Expr) {
        let mut below = csms.clone();
        let mut heads = Vec::new();
        let mut costs = vec![csms.clone() * self.input("cost_per_csm")];
        for layer in &self.team.layers {
            let path = layer_path(&self.team.id, &layer.id);
            let (span, cost) = (
                self.working.input(&format!("{path}/span")),
                self.working.input(&format!("{path}/cost")),
            );
            let needed = layer_heads(&below, &span);
            let (zh, en) = (layer.name.zh.clone(), layer.name.en.clone());
            below = self.step(&format!("heads/{}", layer.id), &zh, &en, Unit::Persons, needed);
            costs.push(below.clone() * cost);
            heads.push(below.clone());
        }
        // Without CSMs told there are no managers told either.
        let sized = at_least(csms.clone(), num(0.0));
        let managers = self.headline("managers", sized.or_missing(Expr::Sum(heads)));
        let cost = self.headline("cost", Expr::Sum(costs));
        (managers, cost)
    }
}

/// `part ÷ whole` where the whole is above nothing.
fn over(part: Expr, whole: &Expr) -> Expr {
    is_there(whole).or_missing(part / whole.clone())
}

fn is_there(whole: &Expr) -> Test {
    above(whole.clone(), num(0.0))
}

/// Figures of all teams: none where a team has no size, since a sum that leaves one out would look better for it.
fn totals(working: &mut Working<'_>, teams: &[TeamLines]) {
    let sum =
        |part: fn(&TeamLines) -> &Expr| Expr::Sum(teams.iter().map(|team| part(team).clone()).collect());
    let mut headline = |id: &str, expr: Expr| {
        let one = TOTALS.iter().find(|one| one.id == id);
        one.map_or(Expr::Missing, |one| {
            working.figure(one.id, one.name(), one.unit, expr)
        })
    };
    let csms = headline("csms", sum(|team| &team.csms));
    headline("managers", sum(|team| &team.managers));
    let cost = headline("cost", sum(|team| &team.cost));
    headline("cost_share", over(cost, &sum(|team| &team.arr)));
    headline("arr_per_csm", over(sum(|team| &team.arr), &csms));
    let full = teams
        .iter()
        .map(|team| team.customers.clone() / team.accounts.clone());
    let full = Expr::Sum(full.collect());
    let each = over(sum(|team| &team.customers), &full);
    headline("accounts_per_csm", at_least(csms, num(0.0)).or_missing(each));
}
