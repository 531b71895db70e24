//! How each figure comes about: one expression tree a figure, with what its variables stand for.

use super::evaluate::evaluate;
use super::input::{Input, RateForm, Role};
use super::parameters::{hires_path, role_path};
use super::report::{MonthRow, Report, RoleFigures, YearRow};
use super::team::Team;
use crate::engines::cohort::{Month, project};
use crate::engines::formula::{Expr, Formula, num};
use crate::engines::value::Text;
use crate::i18n::Lang;
use crate::i18n::date::month_name;
use crate::models::explained::Explained;
use crate::models::figure::{Figure, figure};
use crate::models::headline::{About, Headline, Model, Wish};
use crate::models::parameter::Unit;

/// Figures of a year of the plan; those of the years after the first are addressed as `year/<n>/<figure>`.
pub(super) const YEAR: [Figure; 5] = [
    Figure::new("revenue", "业绩", "Revenue", Unit::Money, Wish::High),
    Figure::new("gap", "业绩缺口", "Gap", Unit::Money, Wish::Low),
    Figure::new("attainment", "目标完成率", "Attainment", Unit::Share, Wish::High),
    Figure::new("hires", "招聘人数", "Hires", Unit::Persons, Wish::Low),
    Figure::new(
        "worst_month",
        "与历史占比相差最大的月份",
        "Month furthest from its past share",
        Unit::SharePoints,
        Wish::Neither,
    ),
];

pub(super) const AT_END: Figure = Figure::new(
    "qualified_at_end",
    "期末合格人力",
    "Qualified reps at the end",
    Unit::Persons,
    Wish::High,
);

/// Figures of a role; those of the roles after the first are addressed as `role/<id>/<figure>`.
pub(super) const ROLE: [Figure; 3] = [
    Figure::new(
        "maturing_yield",
        "成才率",
        "Maturing yield",
        Unit::Share,
        Wish::High,
    ),
    Figure::new(
        "hires_for_one",
        "每名合格人力需招聘",
        "Hires for one qualified rep",
        Unit::Persons,
        Wish::Low,
    ),
    Figure::new(
        "last_month",
        "最晚入职月（仍能当年合格）",
        "Last month in which a hire still qualifies",
        Unit::MonthNumber,
        Wish::High,
    ),
];

impl Model for Input {
    /// Figures of the first year, of the team and of the first role, then those of the other years and roles. The
    /// chance of the target is not among them: it is drawn, which takes a worker a fifth of a second, and a goal seek
    /// asks five hundred times.
    fn headlines(&self) -> Vec<Headline> {
        let report = evaluate(self);
        let mut list = Vec::new();
        let years = |list: &mut Vec<Headline>, years: &mut dyn Iterator<Item = usize>| {
            for at in years {
                list.extend(YEAR.iter().map(|one| of_year(&report, at, one)));
            }
        };
        let roles = |list: &mut Vec<Headline>, roles: &mut dyn Iterator<Item = usize>| {
            for at in roles {
                list.extend(ROLE.iter().map(|one| self.of_role(&report, at, one)));
            }
        };
        years(&mut list, &mut (0..1));
        let last = report.months.last();
        let at_end = AT_END.headline(last.map(|month| month.qualified.total()));
        list.push(match report.years.len() {
            0 | 1 => at_end,
            // Beside figures of the first year.
            years => Headline {
                name: Text::new(
                    format!("第 {years} 年末合格人力"),
                    format!("Qualified reps at the end of year {years}"),
                ),
                ..at_end
            },
        });
        roles(&mut list, &mut (0..1));
        years(&mut list, &mut (1..report.years.len()));
        roles(&mut list, &mut (1..report.roles.len()));
        list
    }

    fn explain(&self, headline: &str) -> Option<Formula<About>> {
        let report = evaluate(self);
        let mut writer = Writer {
            input: self,
            report: &report,
            explained: Explained::default(),
        };
        let expr = writer.figure(headline)?;
        Some(writer.explained.formula(expr))
    }
}

/// A year's figure, in the words of its place.
pub(super) fn of_year(report: &Report, at: usize, one: &Figure) -> Headline {
    let value = report.years.get(at).and_then(|year| year_value(year, one.id));
    let headline = if at == 0 {
        one.headline(value)
    } else {
        one.under(&format!("year/{}", at + 1), &Text::default(), value)
    };
    Headline {
        name: match report.years.get(at).and_then(|year| year.worst_month) {
            Some((month, _)) if one.id == "worst_month" => with_month(year_name(at, one), report, month),
            _ => year_name(at, one),
        },
        ..headline
    }
}

/// A name with the month that it is of, by its place in the plan; as it is where there is no such month.
fn with_month(name: Text, report: &Report, place: usize) -> Text {
    let Some(row) = report.months.get(place) else {
        return name;
    };
    Text::new(
        format!("{}：{}", name.zh, month_name(row.month, Lang::Zh)),
        format!("{}: {}", name.en, month_name(row.month, Lang::En)),
    )
}

/// A year's figure by its name alone: which month it is of may change with any input.
pub(super) fn year_name(at: usize, one: &Figure) -> Text {
    match (at, one.id) {
        (0, "worst_month") => one.name(),
        (0, _) => Text::new(format!("首年{}", one.zh), format!("{} of the first year", one.en)),
        (_, "worst_month") => one.name_of(&Text::new(
            format!("第 {} 年", at + 1),
            format!("Year {}", at + 1),
        )),
        _ => Text::new(
            format!("第 {} 年{}", at + 1, one.zh),
            format!("{} of year {}", one.en, at + 1),
        ),
    }
}

fn year_value(year: &YearRow, figure: &str) -> Option<f64> {
    match figure {
        "revenue" => Some(year.revenue),
        "gap" => Some(year.gap),
        "attainment" => year.attainment,
        "hires" => Some(f64::from(year.hires)),
        "worst_month" => year.worst_month.map(|worst| worst.1),
        _ => None,
    }
}

fn role_value(role: &RoleFigures, figure: &str) -> Option<f64> {
    match figure {
        "maturing_yield" => Some(role.maturing_yield),
        "hires_for_one" => role.hires_for_one,
        "last_month" => role.last_month.map(|month| month as f64),
        _ => None,
    }
}

impl Input {
    /// A role's figure; where there are several roles its name says whose it is.
    pub(super) fn of_role(&self, report: &Report, at: usize, one: &Figure) -> Headline {
        let headline = self.of_role_unnamed(report, at, one);
        let last = report.roles.get(at).and_then(|role| role.last_month);
        match last.filter(|_| one.id == "last_month") {
            Some(month) => Headline {
                name: with_month(headline.name, report, month.saturating_sub(1)),
                ..headline
            },
            None => headline,
        }
    }

    /// The same by its name alone: which month it is may change with any input.
    pub(super) fn of_role_unnamed(&self, report: &Report, at: usize, one: &Figure) -> Headline {
        let value = report.roles.get(at).and_then(|role| role_value(role, one.id));
        let (path, owner) = self
            .roles
            .get(at)
            .map_or_else(Default::default, |role| (role_path(&role.id), role.name.clone()));
        match (at, self.roles.len()) {
            (0, ..=1) => one.headline(value),
            (0, _) => Headline {
                name: one.name_of(&owner),
                ..one.headline(value)
            },
            _ => one.under(&path, &owner, value),
        }
    }
}

/// Writes expressions and keeps what their variables stand for.
struct Writer<'a> {
    input: &'a Input,
    report: &'a Report,
    explained: Explained,
}

impl Writer<'_> {
    fn figure(&mut self, id: &str) -> Option<Expr> {
        if let Some(path) = id.strip_prefix("year/") {
            let (year, id) = path.split_once('/')?;
            let at = year.parse::<usize>().ok()?.checked_sub(1).filter(|at| *at > 0)?;
            return self.of_year(at, id);
        }
        if let Some(path) = id.strip_prefix("role/") {
            let (role, id) = path.split_once('/')?;
            let at = self.input.roles.iter().position(|one| one.id == role)?;
            return self.of_role(at, id);
        }
        match id {
            "qualified_at_end" => self.qualified(self.report.months.len().checked_sub(1)?),
            _ if figure(&ROLE, id).is_some() => self.of_role(0, id),
            _ => self.of_year(0, id),
        }
    }

    fn of_year(&mut self, at: usize, id: &str) -> Option<Expr> {
        let year = self.report.years.get(at)?;
        Some(match id {
            "revenue" => self.revenue(year),
            "gap" => self.target(at, year) - self.revenue_of(at)?,
            "attainment" => self.revenue_of(at)? / self.target(at, year),
            "hires" => self.hires(year),
            "worst_month" => self.worst_month(at, year)?,
            _ => return None,
        })
    }

    fn of_role(&mut self, at: usize, id: &str) -> Option<Expr> {
        let (role, figures) = (self.input.roles.get(at)?, self.report.roles.get(at)?);
        Some(match id {
            "maturing_yield" => self.maturing_yield(role, figures),
            "hires_for_one" => {
                let one = self.input.of_role(self.report, at, &ROLE[0]);
                num(1.0)
                    / self
                        .explained
                        .figure(one.id.into_owned(), one.name, one.unit, one.value)
            }
            "last_month" => {
                figures.last_month?;
                let months = self.report.months.len().min(12) as f64;
                num(months) - self.input_of(&format!("{}/ramp_months", role_path(&role.id)))
            }
            _ => return None,
        })
    }

    /// A year's revenue as a variable.
    fn revenue_of(&mut self, at: usize) -> Option<Expr> {
        let one = of_year(self.report, at, figure(&YEAR, "revenue")?);
        Some(
            self.explained
                .figure(one.id.into_owned(), one.name, one.unit, one.value),
        )
    }

    /// The target of a year, of a part-year its months' part of it.
    fn target(&mut self, at: usize, year: &YearRow) -> Expr {
        let whole = self.input_of(&format!("target/{}", at + 1));
        if year.months == 12 {
            return whole;
        }
        let name = Text::new("所计划月份占全年之比", "Planned months' part of the year");
        whole
            * self
                .explained
                .figure(format!("part/{}", at + 1), name, Unit::Share, Some(year.part))
    }

    fn input_of(&mut self, id: &str) -> Expr {
        self.explained.input(self.input, id)
    }

    /// A figure of a month of the plan, 0 for the first.
    fn of_month(&mut self, id: String, at: usize, zh: &str, en: &str, unit: Unit, value: f64) -> Expr {
        let name = Text::new(
            format!("第 {} 月{zh}", at + 1),
            format!("Month {} · {en}", at + 1),
        );
        self.explained.figure(id, name, unit, Some(value))
    }

    /// `Σ_t Σ_roles (Q_t · p_q + U_t · p_u) · s_t`
    fn revenue(&mut self, year: &YearRow) -> Expr {
        let team = Team::of(self.input);
        let hires = super::team::planned(self.input);
        let each = team.crews.iter().zip(&hires);
        let courses: Vec<Vec<Month>> = each
            .map(|(crew, hires)| {
                let joins: Vec<f64> = hires.iter().map(|n| f64::from(*n)).collect();
                project(&crew.group, &joins)
            })
            .collect();
        let months = year.first..year.first + year.months;
        let of_month = |at: usize| {
            let mut parts = Vec::new();
            let roles = self.input.roles.iter().zip(&team.crews).zip(&courses);
            for ((role, crew), course) in roles {
                let Some(month) = course.get(at) else { continue };
                let brought = crew.output.of_maturing(month);
                parts.extend(self.brought(role, at, month, brought));
            }
            let season = team.season.get(at).copied().unwrap_or(1.0);
            let all = Expr::Sum(parts);
            if self.input.is_seasonal {
                all * self.of_month(
                    format!("season/{at}"),
                    at,
                    "季节指数",
                    "season index",
                    Unit::Plain,
                    season,
                )
            } else {
                all
            }
        };
        Expr::Sum(months.map(of_month).collect())
    }

    /// What a role brings in a month of season 1: qualified, ramping.
    fn brought(&mut self, role: &Role, at: usize, month: &Month, by_curve: f64) -> [Expr; 2] {
        let (path, name) = (role_path(&role.id), &role.name);
        let (ready, young) = (month.ready.total(), month.maturing_total().total());
        let words = |zh: &str, en: &str| (format!(" {} {zh}", name.zh), format!("{} {en}", name.en));
        let (zh, en) = words("合格人力", "qualified");
        let qualified = self.of_month(format!("{path}/q/{at}"), at, &zh, &en, Unit::Persons, ready)
            * self.input_of(&format!("{path}/productivity_qualified"));
        let ramping = if role.has_curve {
            let (zh, en) = words("成才期业绩（按成才曲线）", "ramping, by the curve");
            self.of_month(format!("{path}/c/{at}"), at, &zh, &en, Unit::Money, by_curve)
        } else {
            let (zh, en) = words("成才中", "ramping");
            self.of_month(format!("{path}/u/{at}"), at, &zh, &en, Unit::Persons, young)
                * self.input_of(&format!("{path}/productivity_ramping"))
        };
        [qualified, ramping]
    }

    fn hires(&mut self, year: &YearRow) -> Expr {
        let mut parts = Vec::new();
        for role in &self.input.roles {
            let months = year.first..year.first + year.months;
            parts.extend(months.map(|at| self.input_of(&hires_path(&role.id, at + 1))));
        }
        Expr::Sum(parts)
    }

    /// Those of the month before, less those who left, and those who became qualified.
    fn qualified(&mut self, at: usize) -> Option<Expr> {
        let now = self.report.months.get(at)?;
        let figure = |writer: &mut Self, id: &str, month: usize, zh, en, value| {
            writer.of_month(format!("{id}/{month}"), month, zh, en, Unit::Persons, value)
        };
        let Some((past, before)) = at
            .checked_sub(1)
            .and_then(|past| Some((past, self.report.months.get(past)?)))
        else {
            return Some(figure(
                self,
                "qualified",
                at,
                "合格人力",
                "qualified",
                now.qualified.total(),
            ));
        };
        let MonthRow { qualified, left, .. } = before;
        Some(
            figure(
                self,
                "qualified",
                past,
                "合格人力",
                "qualified",
                qualified.total(),
            ) - figure(self, "left", past, "离职的合格人力", "qualified who left", left.0)
                + figure(self, "matured", at, "新合格人力", "newly qualified", now.matured),
        )
    }

    /// `ρ_u · ρ_u · …`, once a month of the ramp.
    fn maturing_yield(&mut self, role: &Role, figures: &RoleFigures) -> Expr {
        let path = role_path(&role.id);
        let mut stay = || match role.retention_ramping.form {
            RateForm::Monthly => self.input_of(&format!("{path}/retention_ramping")),
            RateForm::AnnualAttrition => {
                let value = role.retention_ramping.monthly(role.retention_ramping.likely);
                let name = Text::new("成才期月留存率", "Monthly retention while ramping");
                self.explained
                    .figure("monthly_retention", name, Unit::Share, Some(value))
            }
        };
        (0..figures.ramp)
            .map(|_| stay())
            .reduce(|all, one| all * one)
            .unwrap_or(num(1.0))
    }

    fn worst_month(&mut self, place: usize, year: &YearRow) -> Option<Expr> {
        let (at, _) = year.worst_month?;
        let row = self.report.months.get(at)?;
        let history = row.shape?.history?;
        let revenue = self.of_month(
            "month".to_owned(),
            at,
            "业绩",
            "revenue",
            Unit::Money,
            row.revenue,
        );
        let past = self.of_month(
            "past".to_owned(),
            at,
            "历史占比",
            "past share",
            Unit::Share,
            history,
        );
        Some(revenue / self.revenue_of(place)? - past)
    }
}
