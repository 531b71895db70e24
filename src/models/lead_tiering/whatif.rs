//! The model together with its rows, as what-ifs ask it: numbers that can be moved, and the figures they move.

use std::borrow::Cow;
use std::sync::{Arc, Mutex};

use super::parameters::card_path;
use super::{Case, Input, Kept, Outcome, Report, detail, evaluate, evaluate_again};
use crate::engines::formula::Formula;
use crate::engines::scorecard::{Capacity, Scorecard};
use crate::engines::stats::ranking::{Case as Ranked, rank};
use crate::engines::value::{Sourced, Text};
use crate::i18n::date::Day;
use crate::models::figure::Figure;
use crate::models::headline::{About, Headline, Model, Wish};
use crate::models::parameter::{Parameter, Parameters, Unit};
use crate::workspace::rows::{Place, Rows};

/// Lead tiering with the leads it is about and the lead that is looked at.
///
/// A copy shares the rows, and the scores of the last evaluation: to move a number that no score depends on costs
/// nothing.
///
/// ```
/// use loudou::engines::pace::{Pace, at_once};
/// use loudou::engines::whatif::seek::Answer;
/// use loudou::i18n::{Lang, date::Day};
/// use loudou::models::headline::Model;
/// use loudou::models::lead_tiering::{Tiering, sample};
/// use loudou::models::whatif::{beside, goal_seek};
/// let day = Day::new(2026, 11, 21).unwrap();
/// let (input, rows) = sample::sample(Lang::En, day);
/// let first = rows.place(0);
/// let model = Tiering::new(input, rows, day, first);
/// let score = model.headline("score").unwrap();
/// assert_eq!(score.value, Some(67.5));
/// // Which weight of the channel, where this lead is at its best, brings it to 70?
/// let weight = "card/template/weight/channel";
/// let found = at_once(goal_seek(&model, &score, 70.0, weight, &Pace::unpaced()));
/// let Some(Answer::Reached { x, y }) = found else { panic!("{found:?}") };
/// assert!(x.fract() == 0.0 && y >= 70.0);
/// // One less does not.
/// assert!(beside(&model, &score, 70.0, weight, x).unwrap().1 < 70.0);
/// ```
#[derive(Debug, Clone)]
pub struct Tiering {
    input: Arc<Input>,
    rows: Rows,
    as_of: Day,
    lead: Option<Place>,
    kept: Arc<Mutex<Kept>>,
}

/// All there are, in the order of the page.
const FIGURES: [Figure; 11] = [
    Figure::new(
        "score",
        "所看线索的得分",
        "Score of the lead looked at",
        Unit::Points,
        Wish::High,
    ),
    Figure::new(
        "mid_high_share",
        "中高价值占比",
        "Share of mid/high",
        Unit::Share,
        Wish::Neither,
    ),
    Figure::new(
        "mid_high_count",
        "中高价值线索数",
        "Mid/high leads",
        Unit::Plain,
        Wish::Neither,
    ),
    Figure::new(
        "hours_needed",
        "中高线索每月所需工时",
        "Hours needed a month",
        Unit::HoursPerMonth,
        Wish::Low,
    ),
    Figure::new(
        "hours_spare",
        "每月余下工时",
        "Hours left a month",
        Unit::HoursPerMonth,
        Wish::High,
    ),
    Figure::new(
        "carried_share",
        "团队带得动的占比",
        "Share the team can carry",
        Unit::Share,
        Wish::High,
    ),
    Figure::new(
        "aim_cut",
        "按目标占比的分数线",
        "Cut for the aimed share",
        Unit::Points,
        Wish::Neither,
    ),
    Figure::new(
        "carried_cut",
        "按团队产能的分数线",
        "Cut for what the team can carry",
        Unit::Points,
        Wish::Neither,
    ),
    Figure::new("auc", "AUC", "AUC", Unit::Plain, Wish::High),
    Figure::new(
        "lift",
        "中高价值层的提升度",
        "Lift of mid/high",
        Unit::Plain,
        Wish::High,
    ),
    Figure::new(
        "capture",
        "中高价值层占成交的比例",
        "Share of wins that mid/high holds",
        Unit::Share,
        Wish::High,
    ),
];

/// Figures that only leads with an outcome have.
const OF_OUTCOMES: [&str; 3] = ["auc", "lift", "capture"];

/// How far points of a level are moved in a tornado, either way: from one level of the template's five to half way to
/// the next.
const POINTS_BAND: f64 = 10.0;

/// Numbers that are moved together in a tornado.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group<'a> {
    /// The weights and the tiers' cuts.
    WeightsAndCuts,
    /// What people can carry, and the share aimed at.
    Capacity,
    /// The points of the factor of this id, and what it loses a month.
    Factor(&'a str),
}

impl Tiering {
    /// The model for these leads; `lead` is the place of the one that is looked at.
    #[must_use]
    pub fn new(input: impl Into<Arc<Input>>, rows: Rows, as_of: Day, lead: Option<Place>) -> Self {
        Self {
            input: input.into(),
            rows,
            as_of,
            lead,
            kept: Arc::default(),
        }
    }

    /// Its figures, from a report that stands already.
    #[must_use]
    pub fn figures(&self, report: &Report) -> Vec<Headline> {
        let is_there = |figure: &&Figure| match figure.id {
            "score" => self.lead.is_some(),
            id => report.closed > 0 || !OF_OUTCOMES.contains(&id),
        };
        let here = FIGURES.iter().filter(is_there);
        here.map(|figure| figure.headline(self.value(figure.id, report)))
            .collect()
    }

    /// The numbers that the figures depend on: plain ones, and those of the scorecard in use.
    #[must_use]
    pub fn moving(&self) -> Vec<Parameter> {
        let card = self.input.card().map(|card| card.id.as_str());
        let is_moving = |p: &Parameter| match card_path(&p.id) {
            Some((of, _)) => Some(of) == card,
            None => !p.id.starts_with("limit_"),
        };
        self.input.parameters().into_iter().filter(is_moving).collect()
    }

    /// The numbers of a group, each with the band it is moved over; none for its usual one.
    #[must_use]
    pub fn group(&self, group: Group<'_>) -> Vec<(String, Option<(f64, f64)>)> {
        let is_in = |id: &str| match (group, card_path(id).and_then(|(_, path)| path.split_once('/'))) {
            (Group::Capacity, None) => true,
            (Group::WeightsAndCuts, Some((kind, _))) => matches!(kind, "weight" | "cut"),
            (Group::Factor(factor), Some((kind, of))) => {
                !matches!(kind, "weight" | "cut") && of.split('/').next() == Some(factor)
            }
            _ => false,
        };
        let band = |p: &Parameter| {
            let is_points = matches!(p.unit, Unit::Points | Unit::SignedPoints);
            let now = self.input.get(&p.id)?.value;
            (is_points && !p.id.contains("/cut/")).then_some((now - POINTS_BAND, now + POINTS_BAND))
        };
        let moving = self.moving().into_iter().filter(|p| is_in(&p.id));
        moving.map(|p| (p.id.clone(), band(&p))).collect()
    }

    /// Reads the report for the numbers as they are.
    fn with_report<T>(&self, read: impl FnOnce(&Report) -> T) -> T {
        let input = self.sound();
        let case = self.case(&input);
        let report = match self.kept.lock() {
            Ok(mut kept) => evaluate_again(case, &mut kept),
            Err(_) => evaluate(case),
        };
        read(&report)
    }

    const fn case<'a>(&'a self, input: &'a Input) -> Case<'a> {
        Case {
            input,
            rows: &self.rows,
            as_of: self.as_of,
        }
    }

    /// The input with its tiers in order: a cut may have been moved past another one.
    fn sound(&self) -> Cow<'_, Input> {
        if self.input.card().is_none_or(|card| card.tiers_are_sorted()) {
            return Cow::Borrowed(&*self.input);
        }
        let mut input = Input::clone(&self.input);
        if let Some(card) = input.card_mut() {
            card.sort_tiers();
        }
        Cow::Owned(input)
    }

    fn value(&self, id: &str, report: &Report) -> Option<f64> {
        let capacity = report.capacity;
        let mid_high = report.mid_high.0 as f64;
        let share = || (report.counted > 0).then(|| mid_high / report.counted as f64);
        let needed = || Some(hours(capacity, share()?));
        match id {
            "score" => self.score(),
            "mid_high_share" => share(),
            "mid_high_count" => Some(mid_high),
            "hours_needed" => needed(),
            "hours_spare" => Some(capacity.hours_per_month - needed()?),
            "carried_share" => capacity.share(),
            "aim_cut" => report.aim.score.map(|score| score as f64),
            "carried_cut" => report.carried?.score.map(|score| score as f64),
            "auc" => auc(report),
            "lift" => {
                let overall = report.won as f64 / report.closed as f64;
                Some(report.funnel.get(2)?.rate?.value / overall).filter(|lift| lift.is_finite())
            }
            "capture" => (report.won > 0).then_some(report.funnel.get(2)?.count as f64 / report.won as f64),
            _ => None,
        }
    }

    fn score(&self) -> Option<f64> {
        detail(self.case(&self.input), self.lead?).score.value()
    }

    /// Numbers of another scorecard than the one in use carry its name: their factors may be called the same.
    fn named(&self, parameter: Parameter) -> Parameter {
        let other = |id: &str| -> Option<&Arc<Scorecard>> {
            let (card, _) = card_path(id)?;
            let in_use = self.input.card()?;
            (in_use.id != card).then(|| self.input.cards.iter().find(|c| c.id == card))?
        };
        let Some(card) = other(&parameter.id) else {
            return parameter;
        };
        let name = Text::new(
            format!("{} · {}", card.name.zh, parameter.name.zh),
            format!("{} · {}", card.name.en, parameter.name.en),
        );
        Parameter { name, ..parameter }
    }
}

/// What that share of the leads being worked takes a month.
fn hours(capacity: Capacity, share: f64) -> f64 {
    capacity.stock() * share * capacity.hours_per_row
}

/// The AUC of the leads that have a score and an end; none without both ends.
fn auc(report: &Report) -> Option<f64> {
    let closed = report.leads.iter().filter(|lead| lead.outcome != Outcome::Open);
    let cases: Vec<Ranked> = closed
        .filter_map(|lead| {
            Some(Ranked {
                score: lead.score.value()?,
                won: lead.outcome == Outcome::Won,
            })
        })
        .collect();
    rank(&cases).map(|ranking| ranking.auc)
}

impl Parameters for Tiering {
    fn parameters(&self) -> Vec<Parameter> {
        let all = self.input.parameters().into_iter();
        all.map(|p| self.named(p)).collect()
    }

    fn parameter(&self, id: &str) -> Option<Parameter> {
        self.input.parameter(id).map(|p| self.named(p))
    }

    fn get(&self, id: &str) -> Option<Sourced<f64>> {
        self.input.get(id)
    }

    fn set(&mut self, id: &str, value: Sourced<f64>) -> bool {
        Arc::make_mut(&mut self.input).set(id, value)
    }
}

impl Model for Tiering {
    fn headlines(&self) -> Vec<Headline> {
        self.with_report(|report| self.figures(report))
    }

    /// Without the leads where it depends on none of them.
    fn figure(&self, headline: &str) -> Option<f64> {
        match headline {
            "score" => self.score(),
            other => self.with_report(|report| self.value(other, report)),
        }
    }

    /// They are counted over leads; the page explains the score and the share itself.
    fn explain(&self, _: &str) -> Option<Formula<About>> {
        None
    }
}
