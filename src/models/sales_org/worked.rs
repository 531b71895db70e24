//! The sales organisation worked out figure by figure, the way to it month by month.

use super::evaluate::Standing;
use super::explain::{FIGURES, value};
use super::{Goal, Input, layer_path};
use crate::engines::formula::{Expr, VarId, above, at_least, num};
use crate::engines::value::Text;
use crate::engines::whole::{SLACK, count};
use crate::models::declared;
use crate::models::figure::figure;
use crate::models::parameter::Unit;
use crate::models::worked::{Rows, Worked, Working, id_of, month_names, to_the};

const MONTHS_A_YEAR: f64 = 12.0;

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

    fn path(&mut self, customers: &Expr, reps: &Expr) {
        let horizon = count(declared::value(
            &super::numbers::NUMBERS,
            "path/months",
            self.input,
        ));
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

fn named(id: &str) -> (Text, Unit) {
    figure(&FIGURES, id).map_or((Text::own(id), Unit::Plain), |one| (one.name(), one.unit))
}

/// `⌈below ÷ span⌉`, nobody over a single head.
fn layer_heads(below: &Expr, span: &Expr) -> Expr {
    above(below.clone(), num(1.0)).then((below.clone() / span.clone()).ceil(), num(0.0))
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
        // Those who joined so many months ago as the ramp takes, as far as they are still there.
        let place = num((self.row + 1) as f64) - self.sheet.of("path/ramp_months");
        let joined = Expr::pick(self.hires.iter().cloned(), place.clone());
        let matured = at_least(place, num(1.0)).then(joined * self.grown.clone(), num(0.0));
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
