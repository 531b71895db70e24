//! How each figure comes about: one expression tree a figure, with what its variables stand for.

use super::evaluate::evaluate;
use super::input::{Input, RateForm, Role};
use super::parameters::{hires_path, role_path};
use super::report::{MonthRow, Report, YearRow};
use super::team::Team;
use crate::engines::cohort::{Month, project};
use crate::engines::formula::{Expr, Formula, num};
use crate::engines::value::Text;
use crate::models::explained::Explained;
use crate::models::headline::{About, Headline, Model, Wish};
use crate::models::parameter::Unit;

impl Model for Input {
    const ID: &'static str = "sales_year";

    fn headlines(&self) -> Vec<Headline> {
        headlines(&evaluate(self))
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

fn headlines(report: &Report) -> Vec<Headline> {
    let figure = |id, value, wish| {
        let (name, unit) = named(id);
        Headline {
            id: id.into(),
            name,
            unit,
            value,
            wish,
        }
    };
    let (year, last, role) = (report.years.first(), report.months.last(), report.roles.first());
    vec![
        figure("revenue", year.map(|year| year.revenue), Wish::High),
        figure("gap", year.map(|year| year.gap), Wish::Low),
        figure("attainment", year.and_then(|year| year.attainment), Wish::High),
        figure("hires", year.map(|year| f64::from(year.hires)), Wish::Low),
        figure(
            "qualified_at_end",
            last.map(|month| month.qualified.total()),
            Wish::High,
        ),
        figure("maturing_yield", role.map(|role| role.maturing_yield), Wish::High),
        figure(
            "hires_for_one",
            role.and_then(|role| role.hires_for_one),
            Wish::Low,
        ),
        figure(
            "last_month",
            role.and_then(|role| role.last_month).map(|month| month as f64),
            Wish::High,
        ),
        figure(
            "worst_month",
            year.and_then(|year| year.worst_month).map(|worst| worst.1),
            Wish::Neither,
        ),
    ]
}

/// Name and unit of a figure. Those of a role are of the first one.
fn named(id: &str) -> (Text, Unit) {
    let (zh, en, unit) = match id {
        "revenue" => ("首年业绩", "Revenue of the first year", Unit::Money),
        "gap" => ("首年业绩缺口", "Gap of the first year", Unit::Money),
        "attainment" => ("首年目标完成率", "Attainment of the first year", Unit::Share),
        "hires" => ("首年招聘人数", "Hires of the first year", Unit::Persons),
        "qualified_at_end" => ("期末合格人力", "Qualified reps at the end", Unit::Persons),
        "maturing_yield" => ("成才率", "Maturing yield", Unit::Share),
        "hires_for_one" => ("每名合格人力需招聘", "Hires for one qualified rep", Unit::Persons),
        "last_month" => (
            "最晚入职月（仍能当年合格）",
            "Last month in which a hire still qualifies",
            Unit::Plain,
        ),
        _ => (
            "与历史占比相差最大的月份",
            "Month furthest from its past share",
            Unit::Share,
        ),
    };
    (Text::new(zh, en), unit)
}

/// Writes expressions and keeps what their variables stand for.
struct Writer<'a> {
    input: &'a Input,
    report: &'a Report,
    explained: Explained,
}

impl Writer<'_> {
    fn figure(&mut self, id: &str) -> Option<Expr> {
        let year = self.report.years.first()?;
        Some(match id {
            "revenue" => self.revenue(year),
            "gap" => self.input_of("target/1") - self.headline("revenue", year.revenue),
            "attainment" => self.headline("revenue", year.revenue) / self.input_of("target/1"),
            "hires" => self.hires(year),
            "qualified_at_end" => self.qualified(self.report.months.len().checked_sub(1)?)?,
            "maturing_yield" => self.maturing_yield()?,
            "hires_for_one" => {
                let maturing_yield = self.report.roles.first()?.maturing_yield;
                num(1.0) / self.headline("maturing_yield", maturing_yield)
            }
            "last_month" => {
                self.report.roles.first()?.last_month?;
                let path = role_path(&self.input.roles.first()?.id);
                num(12.0) - self.input_of(&format!("{path}/ramp_months"))
            }
            "worst_month" => self.worst_month(year)?,
            _ => return None,
        })
    }

    fn input_of(&mut self, id: &str) -> Expr {
        self.explained.input(self.input, id)
    }

    fn headline(&mut self, id: &'static str, value: f64) -> Expr {
        let (name, unit) = named(id);
        self.explained.figure(id, name, unit, Some(value))
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
            let (zh, en) = words("成长期业绩（按成长曲线）", "ramping, by the curve");
            self.of_month(format!("{path}/c/{at}"), at, &zh, &en, Unit::Money, by_curve)
        } else {
            let (zh, en) = words("成长中", "ramping");
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
    fn maturing_yield(&mut self) -> Option<Expr> {
        let (role, figures) = (self.input.roles.first()?, self.report.roles.first()?);
        let path = role_path(&role.id);
        let mut stay = || match role.retention_ramping.form {
            RateForm::Monthly => self.input_of(&format!("{path}/retention_ramping")),
            RateForm::AnnualAttrition => {
                let value = role.retention_ramping.monthly(role.retention_ramping.likely);
                let name = Text::new("成长期月留存率", "Monthly retention while ramping");
                self.explained
                    .figure("monthly_retention", name, Unit::Share, Some(value))
            }
        };
        Some(
            (0..figures.ramp)
                .map(|_| stay())
                .reduce(|all, one| all * one)
                .unwrap_or(num(1.0)),
        )
    }

    fn worst_month(&mut self, year: &YearRow) -> Option<Expr> {
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
        Some(revenue / self.headline("revenue", year.revenue) - past)
    }
}
