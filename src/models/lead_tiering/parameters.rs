//! The numeric inputs of lead tiering, each declared once.
//!
//! Plain numbers have fixed ids. Weights, points, cuts and decay rates are addressed through their scorecard:
//! `card/<card>/weight/<factor>`, `card/<card>/points/<factor>/<level>`, `card/<card>/band/<factor>/<place>`,
//! `card/<card>/empty/<factor>`, `card/<card>/cut/<tier>`, `card/<card>/decay/<factor>`.

use std::sync::Arc;

use super::Input;
use crate::engines::scorecard::{Band, Factor, Level, Role, Scale, Scorecard, Tier};
use crate::engines::value::{Sourced, Text};
use crate::models::parameter::{Parameter, Parameters, Unit};

/// Id of the column that says when a lead last did something, which decaying factors read by default.
pub const ACTIVE_DAY: &str = "active";

/// Path of a factor's weight.
#[must_use]
pub fn weight_path(card: &str, factor: &str) -> String {
    format!("card/{card}/weight/{factor}")
}

/// Path of a level's points.
#[must_use]
pub fn level_path(card: &str, factor: &str, level: &str) -> String {
    format!("card/{card}/points/{factor}/{level}")
}

/// Path of a band's points.
#[must_use]
pub fn band_path(card: &str, factor: &str, band: usize) -> String {
    format!("card/{card}/band/{factor}/{band}")
}

/// Path of a tier's cut.
#[must_use]
pub fn cut_path(card: &str, tier: &str) -> String {
    format!("card/{card}/cut/{tier}")
}

/// Path of the points a factor gives to a cell that was left empty.
#[must_use]
pub fn empty_path(card: &str, factor: &str) -> String {
    format!("card/{card}/empty/{factor}")
}

/// Path of a factor's decay rate.
#[must_use]
pub fn decay_path(card: &str, factor: &str) -> String {
    format!("card/{card}/decay/{factor}")
}

/// The plain numbers: share aimed at, and what the people at hand can carry.
///
/// 30 % is this method's starting point; the other four are ours, to show the working. The limits of the validity check
/// are the method's too.
fn plain_numbers() -> [Parameter; 9] {
    let plain = |id: &str, zh, en, unit, max, default, step| Parameter {
        id: id.to_owned(),
        name: Text::new(zh, en),
        unit,
        min: 0.0,
        max,
        default,
        integer: false,
        step,
    };
    [
        plain(
            "mid_high_share",
            "中高价值占比目标",
            "Aimed share of mid/high leads",
            Unit::Share,
            1.0,
            0.3,
            0.01,
        ),
        plain(
            "arrivals_per_month",
            "每月新增线索",
            "New leads a month",
            Unit::PerMonth,
            1e9,
            40.0,
            1.0,
        ),
        plain(
            "follow_up_months",
            "跟进时长（成交周期）",
            "Months of follow-up (deal cycle)",
            Unit::Months,
            120.0,
            3.0,
            0.5,
        ),
        plain(
            "hours_per_month",
            "每月可用工时",
            "Hours available a month",
            Unit::HoursPerMonth,
            1e9,
            120.0,
            10.0,
        ),
        plain(
            "hours_per_lead",
            "每条中高线索每月工时",
            "Hours per mid/high lead a month",
            Unit::HoursPerMonth,
            1e6,
            4.0,
            0.5,
        ),
        plain(
            "limit_auc_low",
            "校验限值 · AUC 区间下限高于",
            "Limit · lower end of the AUC above",
            Unit::Plain,
            1.0,
            0.5,
            0.01,
        ),
        plain(
            "limit_auc",
            "校验限值 · AUC 至少",
            "Limit · AUC at least",
            Unit::Plain,
            1.0,
            0.7,
            0.01,
        ),
        plain(
            "limit_share",
            "校验限值 · 中高占比与目标相差不超过",
            "Limit · mid/high share from its aim at most",
            Unit::Share,
            1.0,
            0.05,
            0.01,
        ),
        plain(
            "limit_capture",
            "校验限值 · 中高层占成交至少",
            "Limit · wins held by mid/high at least",
            Unit::Share,
            1.0,
            0.6,
            0.05,
        ),
    ]
}

impl Input {
    /// A plain number; its default where it was not set.
    #[must_use]
    pub fn number(&self, id: &str) -> Sourced<f64> {
        self.numbers.get(id).copied().unwrap_or_else(|| {
            let default = plain_numbers()
                .into_iter()
                .find(|p| p.id == id)
                .map_or(0.0, |p| p.default);
            Sourced::sample(default)
        })
    }
}

impl Parameters for Input {
    fn parameters(&self) -> Vec<Parameter> {
        let mut list: Vec<Parameter> = plain_numbers().into();
        for card in &self.cards {
            for factor in &card.factors {
                list.extend(factor_parameters(card, factor));
            }
            list.extend(card.tiers.iter().map(|tier| cut(card, tier)));
        }
        list
    }

    /// Without the list of all: a document from outside may hold thousands of inputs, and set each of them.
    fn parameter(&self, id: &str) -> Option<Parameter> {
        let found = match card_path(id) {
            None => plain_numbers().into_iter().find(|p| p.id == id),
            Some((card, path)) => self
                .cards
                .iter()
                .find(|c| c.id == card)
                .and_then(|card| parameter_at(card, path)),
        };
        found.filter(|p| p.id == id)
    }

    fn get(&self, id: &str) -> Option<Sourced<f64>> {
        if plain_numbers().iter().any(|p| p.id == id) {
            return Some(self.number(id));
        }
        let (card, path) = card_path(id)?;
        let card = self.cards.iter().find(|c| c.id == card)?;
        number_at(card, path).map(|s| Sourced {
            value: s.value as f64,
            source: s.source,
        })
    }

    fn set(&mut self, id: &str, value: Sourced<f64>) -> bool {
        let Some(admitted) = self.parameter(id).and_then(|p| p.admit(value.value)) else {
            return false;
        };
        if let Some((card, path)) = card_path(id) {
            let Some(card) = self.cards.iter_mut().find(|c| c.id == card) else {
                return false;
            };
            let Some(slot) = slot(Arc::make_mut(card), path) else {
                return false;
            };
            *slot = Sourced {
                value: whole_number(admitted),
                source: value.source,
            };
        } else {
            self.numbers.insert(
                id.to_owned(),
                Sourced {
                    value: admitted,
                    source: value.source,
                },
            );
        }
        true
    }
}

/// Splits `card/<card>/<rest>`.
pub(super) fn card_path(id: &str) -> Option<(&str, &str)> {
    id.strip_prefix("card/")?.split_once('/')
}

/// The integer at a path within a scorecard, to be read.
fn number_at(card: &Scorecard, path: &str) -> Option<Sourced<i64>> {
    let mut parts = path.splitn(3, '/');
    let (kind, owner, rest) = (parts.next()?, parts.next()?, parts.next());
    if kind == "cut" {
        return card.tiers.iter().find(|t| t.id == owner).map(|t| t.cut);
    }
    let factor = card.factor(owner)?;
    match (kind, &factor.scale, &factor.role) {
        ("weight", _, Role::Weighted { weight }) => Some(*weight),
        ("points", Scale::Levels { levels }, _) => levels
            .iter()
            .find(|l| Some(l.id.as_str()) == rest)
            .map(|l| l.points),
        ("band", Scale::Bands { bands, .. }, _) => bands.get(rest?.parse::<usize>().ok()?).map(|b| b.points),
        ("empty", ..) => factor.when_empty,
        ("decay", ..) => factor.decay.as_ref().map(|d| d.percent_per_month),
        _ => None,
    }
}

/// The integer at a path within a scorecard, to be changed.
fn slot<'a>(card: &'a mut Scorecard, path: &str) -> Option<&'a mut Sourced<i64>> {
    let mut parts = path.splitn(3, '/');
    let (kind, owner, rest) = (parts.next()?, parts.next()?, parts.next());
    if kind == "cut" {
        return card.tiers.iter_mut().find(|t| t.id == owner).map(|t| &mut t.cut);
    }
    let factor = card.factors.iter_mut().find(|f| f.id == owner)?;
    match (kind, &mut factor.scale, &mut factor.role) {
        ("weight", _, Role::Weighted { weight }) => Some(weight),
        ("points", Scale::Levels { levels }, _) => levels
            .iter_mut()
            .find(|l| Some(l.id.as_str()) == rest)
            .map(|l| &mut l.points),
        ("band", Scale::Bands { bands, .. }, _) => {
            bands.get_mut(rest?.parse::<usize>().ok()?).map(|b| &mut b.points)
        }
        ("empty", ..) => factor.when_empty.as_mut(),
        ("decay", ..) => factor.decay.as_mut().map(|d| &mut d.percent_per_month),
        _ => None,
    }
}

/// The declaration at a path within a scorecard, or of what the path begins with.
fn parameter_at(card: &Scorecard, path: &str) -> Option<Parameter> {
    let mut parts = path.splitn(3, '/');
    let (kind, owner, rest) = (parts.next()?, parts.next()?, parts.next());
    if kind == "cut" {
        return card.tiers.iter().find(|t| t.id == owner).map(|t| cut(card, t));
    }
    let factor = card.factor(owner)?;
    match (kind, &factor.scale) {
        ("weight", _) => weight(card, factor),
        ("empty", _) => when_empty(card, factor),
        ("decay", _) => decay(card, factor),
        ("points", Scale::Levels { levels }) => {
            let level = levels.iter().find(|l| Some(l.id.as_str()) == rest)?;
            Some(points(card, factor, level))
        }
        ("band", Scale::Bands { bands, .. }) => {
            let at = rest?.parse::<usize>().ok()?;
            Some(band(card, factor, at, bands.get(at)?))
        }
        _ => None,
    }
}

fn factor_parameters(card: &Scorecard, factor: &Factor) -> Vec<Parameter> {
    let mut list: Vec<Parameter> = weight(card, factor).into_iter().collect();
    match &factor.scale {
        Scale::Levels { levels } => list.extend(levels.iter().map(|level| points(card, factor, level))),
        Scale::Bands { bands, .. } => {
            list.extend(bands.iter().enumerate().map(|(at, b)| band(card, factor, at, b)));
        }
    }
    list.extend(when_empty(card, factor));
    list.extend(decay(card, factor));
    list
}

fn cut(card: &Scorecard, tier: &Tier) -> Parameter {
    let name = join(&tier.name, "层下限", " tier from");
    whole(cut_path(&card.id, &tier.id), name, Unit::Points, tier.cut.value)
}

fn weight(card: &Scorecard, factor: &Factor) -> Option<Parameter> {
    let Role::Weighted { weight } = factor.role else {
        return None;
    };
    let name = join(&factor.name, " · 权重", " · weight");
    let path = weight_path(&card.id, &factor.id);
    Some(whole(path, name, Unit::Percent, weight.value))
}

const fn points_unit(factor: &Factor) -> Unit {
    match factor.role {
        Role::Weighted { .. } => Unit::Points,
        Role::PlusMinus => Unit::SignedPoints,
    }
}

fn points(card: &Scorecard, factor: &Factor, level: &Level) -> Parameter {
    let name = Text::new(
        format!("{} · {}", factor.name.zh, level.label.zh),
        format!("{} · {}", factor.name.en, level.label.en),
    );
    let path = level_path(&card.id, &factor.id, &level.id);
    whole(path, name, points_unit(factor), level.points.value)
}

fn band(card: &Scorecard, factor: &Factor, at: usize, band: &Band) -> Parameter {
    let (zh, en) = (format!(" · 第 {} 段", at + 1), format!(" · band {}", at + 1));
    let path = band_path(&card.id, &factor.id, at);
    whole(
        path,
        join(&factor.name, &zh, &en),
        points_unit(factor),
        band.points.value,
    )
}

fn when_empty(card: &Scorecard, factor: &Factor) -> Option<Parameter> {
    let name = join(&factor.name, " · 空白", " · left empty");
    let unit = match factor.role {
        Role::Weighted { .. } => Unit::Points,
        Role::PlusMinus => Unit::SignedPoints,
    };
    let points = factor.when_empty?.value;
    Some(whole(empty_path(&card.id, &factor.id), name, unit, points))
}

fn decay(card: &Scorecard, factor: &Factor) -> Option<Parameter> {
    let rate = factor.decay.as_ref()?.percent_per_month.value;
    let name = join(&factor.name, " · 每月衰减", " · loss a month");
    Some(whole(decay_path(&card.id, &factor.id), name, Unit::Percent, rate))
}

fn whole(id: String, name: Text, unit: Unit, default: i64) -> Parameter {
    let min = if unit == Unit::SignedPoints { -100.0 } else { 0.0 };
    Parameter {
        id,
        name,
        unit,
        min,
        max: 100.0,
        default: default as f64,
        integer: true,
        step: 1.0,
    }
}

fn join(name: &Text, zh: &str, en: &str) -> Text {
    Text::new(format!("{}{zh}", name.zh), format!("{}{en}", name.en))
}

/// The integer nearest to a number that is known to be small.
#[allow(
    clippy::cast_possible_truncation,
    reason = "admitted values lie between −100 and 100"
)]
fn whole_number(value: f64) -> i64 {
    libm::round(value) as i64
}
