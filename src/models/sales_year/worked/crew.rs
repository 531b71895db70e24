//! A role month by month.

use crate::engines::formula::{Expr, VarId, above, at_least, num};
use crate::engines::value::Text;
use crate::models::parameter::Unit;
use crate::models::sales_year::input::{RAMP_MOST, RateForm, Retention, Role};
use crate::models::sales_year::parameters::role_path;
use crate::models::worked::{Rows, Working, id_of, to_the};

/// A role worked out.
pub(super) struct Crew {
    /// The qualified of each month.
    pub qualified: Vec<Expr>,
    /// What the role brings in each month of season 1.
    pub brings: Vec<Expr>,
    /// Months from hire to being qualified.
    pub ramp: Expr,
    /// What is left of hires after the ramp.
    pub grown: Expr,
}

impl Crew {
    pub fn of(working: &mut Working<'_>, rows: Rows, months: usize, role: &Role, is_alone: bool) -> Self {
        let path = role_path(&role.id);
        let ramp = working.input(&format!("{path}/ramp_months"));
        let words = ("retention_ramping", "attrition_ramping");
        let stay = monthly(working, role, role.retention_ramping, words);
        let words = ("retention_qualified", "attrition_qualified");
        let stay_qualified = monthly(working, role, role.retention_qualified, words);
        let grown = working.figure(
            format!("{path}/grown"),
            of_role(role, "招聘后能合格的比例", "share of hires who qualify"),
            Unit::Share,
            to_the(stay.clone(), &ramp),
        );
        let mut course = Course {
            working,
            rows,
            role,
            path,
            is_alone,
            ramp,
            stay,
            stay_qualified,
            grown,
            opening: Opening::None,
            hires: Vec::new(),
        };
        course.open();
        course.run(months)
    }
}

fn of_role(role: &Role, zh: &str, en: &str) -> Text {
    Text::new(
        format!("{} · {zh}", role.name.zh),
        format!("{} · {en}", role.name.en),
    )
}

/// The share that stays from one month to the next.
fn monthly(working: &mut Working<'_>, role: &Role, rate: Retention, (kept, left): (&str, &str)) -> Expr {
    let path = role_path(&role.id);
    match rate.form {
        RateForm::Monthly => working.input(&format!("{path}/{kept}")),
        RateForm::AnnualAttrition => {
            let attrition = working.input(&format!("{path}/{left}"));
            let monthly = (num(1.0) - attrition).pow(num(1.0) / num(12.0));
            let name = if kept == "retention_ramping" {
                of_role(role, "成才期月留存率", "monthly retention while ramping")
            } else {
                of_role(role, "合格人力月留存率", "monthly retention once qualified")
            };
            working.figure(format!("{path}/monthly_{kept}"), name, Unit::Share, monthly)
        }
    }
}

/// The ramping before the first month.
enum Opening {
    None,
    /// As many of each month since hire; the sum of them, and each.
    Even {
        all: Expr,
        each: Expr,
    },
    /// By whole months since hire.
    ByAge(Vec<Expr>),
}

/// A role under way.
struct Course<'w, 'm> {
    working: &'w mut Working<'m>,
    rows: Rows,
    role: &'w Role,
    path: String,
    is_alone: bool,
    ramp: Expr,
    stay: Expr,
    stay_qualified: Expr,
    grown: Expr,
    opening: Opening,
    hires: Vec<VarId>,
}

impl Course<'_, '_> {
    fn input(&mut self, id: &str) -> Expr {
        self.working.input(&format!("{}/{id}", self.path))
    }

    fn column(&self, zh: &str, en: &str) -> Text {
        match self.is_alone {
            true => Text::new(zh, en),
            false => of_role(self.role, zh, en),
        }
    }

    fn cell(&mut self, row: usize, (key, zh, en): (&str, &str, &str), unit: Unit, expr: Expr) -> Expr {
        let column = self.column(zh, en);
        let key = format!("{}-{key}", self.role.id);
        self.rows.figure(self.working, row, (&key, &column, unit), expr)
    }

    fn open(&mut self) {
        self.opening = if self.role.is_by_age {
            let ages = self
                .role
                .ramp()
                .max(self.role.ramping_by_age.len())
                .min(RAMP_MOST);
            let each = (0..ages).map(|age| self.input(&format!("opening/{age}")));
            Opening::ByAge(each.collect())
        } else {
            let all = self.input("ramping");
            let each = all.clone() / Expr::Max(vec![num(1.0), self.ramp.clone()]);
            let name = of_role(
                self.role,
                "期初成才中（平均到每个入职月）",
                "ramping at the start, of each month of hire",
            );
            let id = format!("{}/opening_each", self.path);
            let each = self.working.figure(id, name, Unit::Persons, each);
            Opening::Even { all, each }
        };
    }

    /// Qualified and ramping before the first month's hires.
    fn at_start(&mut self) -> (Expr, Expr) {
        let qualified = self.input("qualified");
        match &self.opening {
            Opening::None => (qualified, num(0.0)),
            // Where nobody ramps, who was ramping is qualified.
            Opening::Even { all, .. } => {
                let ramps = || above(self.ramp.clone(), num(0.0));
                (
                    qualified + ramps().then(num(0.0), all.clone()),
                    ramps().then(all.clone(), num(0.0)),
                )
            }
            Opening::ByAge(ages) => {
                let each = |grown: bool| {
                    let parts = ages.iter().enumerate().map(|(age, heads)| {
                        let ramps = above(self.ramp.clone(), num(age as f64));
                        match grown {
                            true => ramps.then(num(0.0), heads.clone()),
                            false => ramps.then(heads.clone(), num(0.0)),
                        }
                    });
                    Expr::Sum(parts.collect())
                };
                (qualified + each(true), each(false))
            }
        }
    }

    /// Those there before the first month who become qualified so many months after it.
    fn opening_matured(&self, month: usize) -> Expr {
        if month == 0 {
            return num(0.0);
        }
        let left = self.stay.clone().pow(num(month as f64));
        match &self.opening {
            Opening::None => num(0.0),
            Opening::Even { each, .. } => {
                at_least(self.ramp.clone(), num(month as f64)).then(each.clone() * left, num(0.0))
            }
            Opening::ByAge(ages) => {
                // Who matures now was there so many months less than the ramp takes.
                let place = self.ramp.clone() - num(month as f64) + num(1.0);
                let heads = Expr::pick(ages.iter().filter_map(id_of), place.clone());
                let there = at_least(num(ages.len() as f64), place.clone()).then(heads * left, num(0.0));
                at_least(place, num(1.0)).then(there, num(0.0))
            }
        }
    }

    fn run(mut self, months: usize) -> Crew {
        let (mut qualified, mut ramping) = self.at_start();
        let (mut all_qualified, mut brings) = (Vec::new(), Vec::new());
        let each = self.input("productivity_qualified");
        for month in 0..months {
            if month > 0 {
                qualified = qualified * self.stay_qualified.clone();
                ramping = ramping * self.stay.clone();
            }
            let hires = self.input(&format!("hires/{}", month + 1));
            let column = self.column("招聘", "hires");
            self.rows.put(self.working, month, &column, &hires);
            self.hires.extend(id_of(&hires));
            let matured = self.joined_matured(month) + self.opening_matured(month);
            let matured = self.cell(
                month,
                ("matured", "新合格", "newly qualified"),
                Unit::Persons,
                matured,
            );
            qualified = self.cell(
                month,
                ("qualified", "合格人力", "qualified"),
                Unit::Persons,
                qualified + matured.clone(),
            );
            ramping = self.cell(
                month,
                ("ramping", "成才中", "ramping"),
                Unit::Persons,
                ramping + hires - matured,
            );
            let young = if self.role.has_curve {
                self.by_curve(month, &each)
            } else {
                ramping.clone() * self.input("productivity_ramping")
            };
            let brought = qualified.clone() * each.clone() + young;
            let words = ("brings", "产能（季节指数为 1 时）", "output at season index 1");
            brings.push(self.cell(month, words, Unit::Money, brought));
            all_qualified.push(qualified.clone());
        }
        Crew {
            qualified: all_qualified,
            brings,
            ramp: self.ramp,
            grown: self.grown,
        }
    }

    /// Of those hired in the plan, who becomes qualified in a month.
    fn joined_matured(&self, month: usize) -> Expr {
        let place = num((month + 1) as f64) - self.ramp.clone();
        let joined = Expr::pick(self.hires.iter().cloned(), place.clone()) * self.grown.clone();
        at_least(place, num(1.0)).then(joined, num(0.0))
    }

    /// What the ramping bring in a month, by how long they have been there.
    fn by_curve(&mut self, month: usize, each: &Expr) -> Expr {
        let parts = (0..RAMP_MOST).filter_map(|age| {
            let joined = month.checked_sub(age).and_then(|at| self.hires.get(at));
            let joined = joined.map(|id| after(Expr::Var(id.clone()), &self.stay, age));
            let opened = age.checked_sub(month).and_then(|past| self.opened(past));
            let opened = opened.map(|heads| after(heads, &self.stay, month));
            // Of one age are those of the plan's first month and those who were new before it.
            let heads = joined
                .into_iter()
                .chain(opened)
                .reduce(|one, other| one + other)?;
            // Where the curve is shorter than the ramp its last value goes on.
            let place = age.min(self.role.curve.len().checked_sub(1)?);
            let share = self.input(&format!("curve/{place}"));
            let ramps = above(self.ramp.clone(), num(age as f64));
            Some(ramps.then(heads * share, num(0.0)))
        });
        let parts = Expr::Sum(parts.collect());
        let words = ("curve", "成才期业绩（按成才曲线）", "ramping, by the curve");
        self.cell(month, words, Unit::Money, parts * each.clone())
    }

    /// The ramping before the first month who had been there so long.
    fn opened(&self, age: usize) -> Option<Expr> {
        match &self.opening {
            Opening::None => None,
            Opening::Even { each, .. } => Some(each.clone()),
            Opening::ByAge(ages) => ages.get(age).cloned(),
        }
    }
}

/// What is left of some after so many months.
fn after(heads: Expr, stay: &Expr, months: usize) -> Expr {
    if months == 0 {
        return heads;
    }
    heads * stay.clone().pow(num(months as f64))
}
