//! The way to the organisation, month by month.

use super::Sheet;
use crate::engines::formula::{Expr, VarId, above, at_least, num};
use crate::engines::value::Text;
use crate::engines::whole::{SLACK, count};
use crate::models::declared;
use crate::models::parameter::Unit;
use crate::models::sales_org::layer_path;
use crate::models::sales_org::numbers::NUMBERS;
use crate::models::worked::{Rows, id_of, layer_heads, month_names, newly_qualified, to_the};

const MONTHS_A_YEAR: f64 = 12.0;

impl Sheet<'_> {
    pub(super) fn path(&mut self, customers: &Expr, reps: &Expr) {
        let horizon = count(declared::value(&NUMBERS, "path/months", self.input));
        let rows = self.working.table(
            Text::new("逐月", "Months"),
            Text::new("月份", "Month"),
            month_names(horizon),
        );
        let ramp = self.of("path/ramp_months");
        let stay = self.of("path/retention_ramping");
        let grown = self.step(
            "path/maturing_yield",
            "成才率",
            "Share of hires who become qualified",
            Unit::Share,
            to_the(stay, &ramp),
        );
        let mut months = Months {
            sheet: self,
            rows,
            row: 0,
            target: (customers.clone(), reps.clone()),
            grown,
            hires: Vec::new(),
            before: None,
        };
        for row in 0..horizon {
            months.row = row;
            months.work_out();
        }
        let Some(last) = months.before else { return };
        let healthy = above(last.first.clone(), num(0.0));
        self.headline("healthy_month", healthy.clone().or_missing(last.first));
        self.headline(
            "lasting_month",
            above(last.since.clone(), num(0.0)).or_missing(last.since),
        );
        self.headline("money_needed", healthy.or_missing(last.needed));
    }
}

/// What a month leaves to the next.
struct Before {
    qualified: Expr,
    ramping: Expr,
    cumulative: Expr,
    /// First month without a loss so far, 0 for none.
    first: Expr,
    /// Since which month there has been none, 0 for a month with one.
    since: Expr,
    /// Money needed until the first month without a loss.
    needed: Expr,
}

/// The months under way.
struct Months<'s, 'a> {
    sheet: &'s mut Sheet<'a>,
    rows: Rows,
    row: usize,
    /// Customers a year and reps of the organisation.
    target: (Expr, Expr),
    grown: Expr,
    hires: Vec<VarId>,
    before: Option<Before>,
}

impl Months<'_, '_> {
    fn cell(&mut self, key: &str, zh: &str, en: &str, unit: Unit, expr: Expr) -> Expr {
        let column = Text::new(zh, en);
        self.rows
            .figure(&mut self.sheet.working, self.row, (key, &column, unit), expr)
    }

    fn work_out(&mut self) {
        let (qualified, ramping) = self.staff();
        let heads = qualified.clone() + ramping.clone();
        let people = self.cell(
            "people",
            "在岗人数（取整）",
            "Reps, whole",
            Unit::Persons,
            heads.clone().ceil(),
        );
        let managers = self.managers(&people);
        let month = num((self.row + 1) as f64);
        let reach = self.sheet.of("path/reach_months");
        let gone = Expr::Min(vec![num(1.0), month.clone() / reach.clone()]);
        let gone = above(reach, num(0.0)).then(gone, num(1.0));
        let gone = self.cell("gone", "改善完成", "Change made", Unit::Share, gone);
        let (today, planned) = (
            self.sheet.of("path/contract_value_today"),
            self.sheet.of("contract_value"),
        );
        let contract_value = today.clone() + (planned - today) * gone.clone();
        let contract_value = self.cell("value", "合同额", "Contract value", Unit::Money, contract_value);
        let (today, planned) = (
            self.sheet.of("path/customers_per_rep_today"),
            self.sheet.of("customers_per_rep"),
        );
        let per_rep = today.clone() + (planned - today) * gone;
        let per_rep = self.cell(
            "per_rep",
            "人均年客户数",
            "Customers per rep a year",
            Unit::CustomersPerYear,
            per_rep,
        );
        let full = qualified.clone() + ramping.clone() * self.sheet.of("path/ramping_share");
        let most = self.target.0.clone() / num(MONTHS_A_YEAR);
        let customers = Expr::Min(vec![full * per_rep / num(MONTHS_A_YEAR), most]);
        let customers = self.cell("customers", "新客户", "New customers", Unit::Customers, customers);
        let revenue = self.cell(
            "revenue",
            "收入",
            "Revenue",
            Unit::Money,
            customers * contract_value,
        );
        let margin = self.sheet.of("gross_margin");
        let gross_profit = self.cell(
            "gross_profit",
            "毛利",
            "Gross profit",
            Unit::Money,
            revenue.clone() * margin,
        );
        let mut fixed = vec![heads * self.sheet.of("cost_per_rep")];
        fixed.extend(managers);
        fixed.push(self.sheet.of("operating_fixed"));
        let shares = self.sheet.of("commission") + self.sheet.of("operating_share");
        let cost = Expr::Sum(fixed) / num(MONTHS_A_YEAR) + revenue * shares;
        let cost = self.cell("cost", "成本", "Cost", Unit::Money, cost);
        let left = gross_profit.clone() - cost.clone();
        let left = self.cell(
            "margin",
            "毛利减成本",
            "Gross profit less cost",
            Unit::Money,
            left,
        );
        let bar = num(-SLACK) * (gross_profit + cost);
        self.standing(qualified, ramping, left, bar, &month);
    }

    /// Hires, then the qualified and the ramping of the month.
    fn staff(&mut self) -> (Expr, Expr) {
        let (stay_ramping, stay_qualified) = (
            self.sheet.of("path/retention_ramping"),
            self.sheet.of("path/retention_qualified"),
        );
        let (qualified, ramping) = match &self.before {
            Some(before) => (
                before.qualified.clone() * stay_qualified,
                before.ramping.clone() * stay_ramping,
            ),
            None => (self.sheet.of("path/reps_today"), num(0.0)),
        };
        let missing = (self.target.1.clone() - (qualified.clone() + ramping.clone())).ceil();
        let most = self.sheet.of("path/hires_per_month");
        let hires = Expr::Max(vec![Expr::Min(vec![missing, most]), num(0.0)]);
        let hires = self.cell("hires", "招聘", "Hires", Unit::Persons, hires);
        self.hires.extend(id_of(&hires));
        let (month, ramp) = (num((self.row + 1) as f64), self.sheet.of("path/ramp_months"));
        let matured = newly_qualified(&self.hires, month, ramp, &self.grown);
        let matured = self.cell("matured", "新合格", "Newly qualified", Unit::Persons, matured);
        let qualified = self.cell(
            "qualified",
            "合格人力",
            "Qualified",
            Unit::Persons,
            qualified + matured.clone(),
        );
        let ramping = ramping + hires - matured;
        let ramping = self.cell("ramping", "成才中", "Ramping", Unit::Persons, ramping);
        (qualified, ramping)
    }

    /// Cost a year of the heads of each layer.
    fn managers(&mut self, people: &Expr) -> Vec<Expr> {
        let mut below = people.clone();
        let mut costs = Vec::new();
        for layer in &self.sheet.input.layers {
            let path = layer_path(&layer.id);
            let span = self.sheet.working.input(&format!("{path}/span"));
            let cost = self.sheet.working.input(&format!("{path}/cost"));
            let key = format!("heads-{}", layer.id);
            let column = (key.as_str(), &layer.name, Unit::Persons);
            let heads = layer_heads(&below, &span);
            below = self.rows.figure(&mut self.sheet.working, self.row, column, heads);
            costs.push(below.clone() * cost);
        }
        costs
    }

    /// What has come together by this month.
    fn standing(&mut self, qualified: Expr, ramping: Expr, left: Expr, bar: Expr, month: &Expr) {
        let zero = || num(0.0);
        let (cumulative, first, since, needed) = match self.before.take() {
            Some(b) => (b.cumulative, b.first, b.since, b.needed),
            None => (zero(), zero(), zero(), zero()),
        };
        let is_healthy = at_least(left.clone(), bar);
        let cumulative = self.cell("cumulative", "累计", "Cumulative", Unit::Money, cumulative + left);
        let earliest = is_healthy.clone().then(month.clone(), zero());
        let earliest = above(first.clone(), zero()).then(first, earliest);
        let first = self.cell(
            "first",
            "至今首个不亏损的月份（0 为没有）",
            "First month without a loss so far (0 for none)",
            Unit::Months,
            earliest,
        );
        let goes_on = above(since.clone(), zero()).then(since, month.clone());
        let since = self.cell(
            "since",
            "从哪个月起不亏损（0 为本月亏损）",
            "Without a loss since month (0 for a loss)",
            Unit::Months,
            is_healthy.then(goes_on, zero()),
        );
        let deeper = Expr::Max(vec![zero(), zero() - cumulative.clone()]);
        let needed = self.cell(
            "needed",
            "至今所需资金（首个不亏损月之前）",
            "Money needed before the first month without a loss",
            Unit::Money,
            above(first.clone(), zero()).then(needed, deeper),
        );
        self.before = Some(Before {
            qualified,
            ramping,
            cumulative,
            first,
            since,
            needed,
        });
    }
}
