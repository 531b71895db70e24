//! The months to come of a team: customers, whom to hire for them, who is on board.

use super::Sheet;
use crate::engines::formula::{Expr, Test, VarId, above, at_least, num};
use crate::engines::value::Text;
use crate::models::cs_org::months::{MONTHS_A_YEAR, MOST_CUSTOMERS};
use crate::models::cs_org::{layer_path, milestone_path};
use crate::models::parameter::Unit;
use crate::models::worked::{Rows, Working, id_of, layer_heads, month_names, newly_qualified, to_the};

/// What the months begin with.
pub(super) struct Today {
    pub customers: Expr,
    pub accounts: Expr,
    /// CSMs that today's customers need.
    pub csms: Expr,
}

/// Works the months out and gives their table. `place` is the team's, counted from 1, where there are several.
pub(super) fn months(
    sheet: &mut Sheet<'_, '_>,
    today: Today,
    horizon: usize,
    place: Option<usize>,
) -> Vec<Vec<Expr>> {
    let (name, row) = match place {
        None => (Text::new("逐月", "Months"), Text::new("月份", "Month")),
        // The name of a team may be longer than that of a sheet may be.
        Some(place) => (
            Text::new(format!("逐月 {place}"), format!("Months {place}")),
            Text::new(
                format!("{} · 月份", sheet.team.name.zh),
                format!("{} · month", sheet.team.name.en),
            ),
        ),
    };
    let rows = sheet.working.table(name, row, month_names(horizon));
    let (ramp, stay) = (sheet.input("ramp_months"), sheet.input("retention_ramping"));
    let grown = sheet.step(
        "maturing_yield",
        "成才率",
        "Share of hires who become qualified",
        Unit::Share,
        to_the(stay, &ramp),
    );
    let opening = match sheet.team.csms_today {
        Some(_) => sheet.input("csms_today"),
        None => today.csms.clone(),
    };
    let mut months = Months {
        sheet,
        rows,
        row: 0,
        today,
        grown,
        opening,
        hires: Vec::new(),
        before: None,
    };
    (0..horizon)
        .map(|row| {
            months.row = row;
            months.work_out()
        })
        .collect()
}

/// The months of all teams together.
pub(super) fn total_months(working: &mut Working<'_>, horizon: usize, teams: &[Vec<Vec<Expr>>]) {
    let rows = working.table(
        Text::new("逐月合计", "Months, all teams"),
        Text::new("月份", "Month"),
        month_names(horizon),
    );
    for row in 0..horizon {
        for (place, (key, zh, en, unit)) in SUMMED.iter().enumerate() {
            let parts = teams
                .iter()
                .filter_map(|months| months.get(row)?.get(place).cloned());
            let sum = Expr::Sum(parts.collect());
            rows.figure(working, row, (key, &Text::new(*zh, *en), *unit), sum);
        }
    }
}

/// The figures of a month that are added up over the teams, in the order of the columns.
const SUMMED: [(&str, &str, &str, Unit); 9] = [
    ("customers", "客户", "Customers", Unit::Customers),
    ("needed", "所需 CSM", "CSMs needed", Unit::Persons),
    ("hires", "招聘", "Hires", Unit::Persons),
    ("qualified", "合格人力", "Qualified", Unit::Persons),
    ("ramping", "非合格人力", "Ramping", Unit::Persons),
    ("carried", "可承载客户", "Customers carried", Unit::Customers),
    ("beyond", "超出承载", "Beyond what is carried", Unit::Customers),
    ("cost", "成本", "Cost", Unit::Money),
    ("revenue", "收入", "Revenue", Unit::Money),
];

/// What a month leaves to the next.
struct Before {
    qualified: Expr,
    ramping: Expr,
    /// Who will be qualified once this month's hires are, those counted.
    due: Expr,
}

/// The months under way.
struct Months<'s, 'w, 'm> {
    sheet: &'s mut Sheet<'w, 'm>,
    rows: Rows,
    row: usize,
    today: Today,
    grown: Expr,
    opening: Expr,
    hires: Vec<VarId>,
    before: Option<Before>,
}

impl Months<'_, '_, '_> {
    fn cell(&mut self, (key, zh, en, unit): (&str, &str, &str, Unit), expr: Expr) -> Expr {
        let column = Text::new(zh, en);
        self.rows
            .figure(self.sheet.working, self.row, (key, &column, unit), expr)
    }

    /// The figures of the month, as [`SUMMED`] has them.
    fn work_out(&mut self) -> Vec<Expr> {
        let [
            customers,
            needed,
            hires,
            qualified,
            ramping,
            carried,
            beyond,
            cost,
            revenue,
        ] = SUMMED;
        let month = num((self.row + 1) as f64);
        let expr = self.customers(&month);
        let customers = self.cell(customers, expr);
        let expr = self.csms(&customers);
        let needed = self.cell(needed, expr);
        let expr = self.hires(&month);
        let hires = self.cell(hires, expr);
        let (expr_qualified, expr_ramping) = self.on_board(&hires, &month);
        let qualified = self.cell(qualified, expr_qualified);
        let ramping = self.cell(ramping, expr_ramping);
        let due = self.due() + hires.clone() * self.grown.clone();
        self.before = Some(Before {
            qualified: qualified.clone(),
            ramping: ramping.clone(),
            due,
        });
        let full = qualified.clone() + ramping.clone() * self.sheet.input("ramping_share");
        let carried = self.cell(carried, full * self.today.accounts.clone());
        let missing = Expr::Max(vec![customers.clone() - carried.clone(), num(0.0)]);
        let beyond = self.cell(beyond, missing);
        let expr = self.cost(qualified.clone() + ramping.clone());
        let cost = self.cell(cost, expr);
        let today = self.today.customers.clone();
        let each = self.sheet.input("arr") / today.clone() / num(MONTHS_A_YEAR);
        let expr = above(today, num(0.0)).then(customers.clone() * each, num(0.0));
        let revenue = self.cell(revenue, expr);
        vec![
            customers, needed, hires, qualified, ramping, carried, beyond, cost, revenue,
        ]
    }

    /// Customers of a month: those of the latest month that is known, grown since.
    fn customers(&mut self, month: &Expr) -> Expr {
        let known: Vec<(Expr, Expr)> = (self.sheet.team.milestones.iter())
            .map(|milestone| milestone_path(&self.sheet.team.id, &milestone.id))
            .collect::<Vec<_>>()
            .into_iter()
            .map(|path| {
                let working = &mut *self.sheet.working;
                (
                    working.input(&format!("{path}/month")),
                    working.input(&format!("{path}/customers")),
                )
            })
            .collect();
        let reached = |from: &Expr| at_least(month.clone(), from.clone()).then(from.clone(), num(0.0));
        let since = match known.len() {
            0 => num(0.0),
            _ => Expr::Max(known.iter().map(|(from, _)| reached(from)).collect()),
        };
        // Of two for one month the later in the list counts, as on the page.
        let then = known
            .iter()
            .fold(self.today.customers.clone(), |earlier, (from, customers)| {
                are_equal(from, &since).then(customers.clone(), earlier)
            });
        let growth = num(1.0) + self.sheet.input("growth");
        let grown = then * to_the(growth, &(month.clone() - since));
        let held = Expr::Clamp {
            value: Box::new(grown),
            low: Box::new(num(0.0)),
            high: Box::new(num(MOST_CUSTOMERS)),
        };
        Expr::Floor(Box::new(held + num(0.5)))
    }

    fn csms(&self, customers: &Expr) -> Expr {
        (customers.clone() / self.today.accounts.clone()).ceil()
    }

    /// Whom the month needs in which they will have learned.
    fn hires(&mut self, month: &Expr) -> Expr {
        let then = month.clone() + self.sheet.input("ramp_months");
        let expr = self.customers(&then);
        let columns = [
            (
                "then",
                "成才时的客户",
                "Customers once they are qualified",
                Unit::Customers,
            ),
            ("then_needed", "届时所需 CSM", "CSMs needed then", Unit::Persons),
            (
                "then_there",
                "届时合格人力（不含本月招聘）",
                "Qualified then without these hires",
                Unit::Persons,
            ),
        ];
        let [then, needed, there] = columns;
        let customers = self.cell(then, expr);
        let expr = self.csms(&customers);
        let needed = self.cell(needed, expr);
        let expr = self.due();
        let there = self.cell(there, expr);
        let people = ((needed - there) / self.grown.clone()).ceil();
        above(self.grown.clone(), num(0.0)).then(Expr::Max(vec![people, num(0.0)]), num(0.0))
    }

    /// Who is due to be qualified when this month's hires are, without them.
    fn due(&mut self) -> Expr {
        let stay = self.sheet.input("retention_qualified");
        match &self.before {
            Some(before) => before.due.clone() * stay,
            None => self.opening.clone() * to_the(stay, &self.sheet.input("ramp_months")),
        }
    }

    /// The qualified and the ramping of the month.
    fn on_board(&mut self, hires: &Expr, month: &Expr) -> (Expr, Expr) {
        let (stay_ramping, stay_qualified) = (
            self.sheet.input("retention_ramping"),
            self.sheet.input("retention_qualified"),
        );
        let (qualified, ramping) = match &self.before {
            Some(before) => (
                before.qualified.clone() * stay_qualified,
                before.ramping.clone() * stay_ramping,
            ),
            None => (self.opening.clone(), num(0.0)),
        };
        self.hires.extend(id_of(hires));
        let ramp = self.sheet.input("ramp_months");
        let matured = newly_qualified(&self.hires, month.clone(), ramp, &self.grown);
        let matured = self.cell(("matured", "新合格", "Newly qualified", Unit::Persons), matured);
        (
            qualified + matured.clone(),
            Expr::Max(vec![ramping + hires.clone() - matured, num(0.0)]),
        )
    }

    /// Cost of the month for so many heads, an expected number; managers are whole people.
    fn cost(&mut self, heads: Expr) -> Expr {
        let people = ("people", "在岗人数（取整）", "CSMs, whole", Unit::Persons);
        let mut below = self.cell(people, heads.clone().ceil());
        let mut costs = vec![heads * self.sheet.input("cost_per_csm")];
        let team = self.sheet.team;
        for layer in &team.layers {
            let path = layer_path(&team.id, &layer.id);
            let span = self.sheet.working.input(&format!("{path}/span"));
            let cost = self.sheet.working.input(&format!("{path}/cost"));
            let key = format!("heads-{}", layer.id);
            let column = (key.as_str(), &layer.name, Unit::Persons);
            let heads = layer_heads(&below, &span);
            below = self.rows.figure(self.sheet.working, self.row, column, heads);
            costs.push(below.clone() * cost);
        }
        Expr::Sum(costs) / num(MONTHS_A_YEAR)
    }
}

fn are_equal(one: &Expr, other: &Expr) -> Test {
    let both = || vec![one.clone(), other.clone()];
    at_least(Expr::Min(both()), Expr::Max(both()))
}
