//! Why no plan does it: what would have to move, and by how much, each alone.

use serde::{Deserialize, Serialize};

use super::question::{Question, Rule};
use crate::engines::pace::Pace;
use crate::engines::solve::{Found, minimise};

/// Nodes that may be looked at for one answer of yes or no.
const NODES: u64 = 2_000;
/// A share within so much of its bound is as good as proved.
const PROVED: f64 = 0.000_5;
/// The most hires a month and role that a higher cap is looked for.
const CAP_MOST: u32 = 1000;

/// How far one thing must move, all else as it is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lever<T> {
    /// So far, to a thousandth.
    By(T),
    /// So far does it; the search was given up before it was known whether less would.
    Enough(T),
    /// It does not help however far it moves.
    Never,
    /// The search was given up before it was known.
    Unknown,
}

/// That the caps reach every target, so that only the shape of the year stands in the way. Sums over the years planned.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ShapeBinds {
    /// Revenue with all hires at their caps.
    pub at_caps: f64,
    /// The targets.
    pub target: f64,
    /// The most within tolerance: the highest share of the targets within reach; none where that is not known.
    pub shaped: Option<f64>,
    /// Most a month's share may differ; none for no limit.
    pub month: Option<f64>,
    /// Most a quarter's share may differ; none for no limit.
    pub quarter: Option<f64>,
}

/// What would have to move, each alone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Levers {
    /// What every target must be multiplied with at most: the highest within reach.
    pub target: Lever<f64>,
    /// What the productivity of all must be multiplied with at least.
    pub productivity: Lever<f64>,
    /// What must be added to every cap.
    pub cap: Lever<u32>,
    /// Months by which every ramp must be shorter.
    pub ramp: Lever<usize>,
    /// What must remain of attrition, `1 − ρ`, at most: 0.8 for a fifth less.
    pub attrition: Lever<f64>,
    /// What must be added to both tolerances of the shape; none where there is no shape to keep.
    pub tolerance: Option<Lever<f64>>,
    /// Where nothing but the shape stands in the way; none where the caps are too low as well.
    pub shape_binds: Option<ShapeBinds>,
    /// For each role the last month of the first year (1 to 12) in which a hire still qualifies within it, or within the
    /// months of it that are planned.
    pub last_months: Vec<Option<usize>>,
}

/// Looks for each.
pub(super) async fn levers(question: &Question, pace: &Pace) -> Levers {
    let target = highest_target(question, pace).await;
    pace.tell(1, 6);
    let cap = cap(question, pace).await;
    pace.tell(2, 6);
    let ramp = ramp(question, pace).await;
    pace.tell(3, 6);
    let attrition = attrition(question, pace).await;
    pace.tell(5, 6);
    let year = question.months().min(12);
    let last_month = |ramp: usize| year.checked_sub(ramp).filter(|month| *month > 0);
    Levers {
        productivity: match target {
            Lever::By(share) if share > 0.0 => Lever::By(1.0 / share),
            Lever::Enough(share) if share > 0.0 => Lever::Enough(1.0 / share),
            Lever::By(_) | Lever::Never => Lever::Never,
            Lever::Enough(_) => Lever::Unknown,
            Lever::Unknown => Lever::Unknown,
        },
        shape_binds: shape_binds(question, target),
        target,
        cap,
        ramp,
        attrition,
        tolerance: match &question.shape {
            Some(rule) => Some(tolerance(question, rule, pace).await),
            None => None,
        },
        last_months: question
            .team
            .crews
            .iter()
            .map(|crew| last_month(crew.group.months_to_ready))
            .collect(),
    }
}

fn shape_binds(question: &Question, target: Lever<f64>) -> Option<ShapeBinds> {
    let rule = question.shape.as_ref()?;
    let free = Question {
        shape: None,
        ..question.clone()
    };
    let caps = question.all_at_cap();
    let target_sum: f64 = question.targets.iter().sum();
    free.meets(&caps).then(|| ShapeBinds {
        at_caps: question.revenue(&caps).iter().sum(),
        target: target_sum,
        shaped: match target {
            Lever::By(share) => Some(share * target_sum),
            _ => None,
        },
        month: rule.month,
        quarter: rule.quarter,
    })
}

/// The highest share of all targets within reach. A plan's shares of the year do not change with productivity, so its
/// inverse is the least factor of that. Heads in fractions reach no less than whole ones: where the search ends before
/// its best is proved, that bound may still prove it to a thousandth.
async fn highest_target(question: &Question, pace: &Pace) -> Lever<f64> {
    if question.shape.is_none() {
        let revenue = question.revenue(&question.all_at_cap());
        let years = revenue.chunks(12).map(|year| year.iter().sum::<f64>());
        let shares = years.zip(&question.targets).filter(|(_, target)| **target > 0.0);
        return Lever::By(
            shares
                .map(|(revenue, target)| revenue / target)
                .fold(1.0, f64::min),
        );
    }
    let programme = question.share_of_targets();
    let mut cost = vec![0.0; programme.columns.len()];
    if let Some(last) = cost.last_mut() {
        *last = -1.0;
    }
    match minimise(&programme, &cost, None, NODES * 2, pace).await {
        Found::Best { cost, .. } => Lever::By((-cost).clamp(0.0, 1.0) + 0.0),
        Found::Good { cost: found, .. } => {
            let mut in_fractions = programme;
            in_fractions
                .columns
                .iter_mut()
                .for_each(|column| column.is_whole = false);
            let bound = minimise(&in_fractions, &cost, None, 1, pace).await;
            let share = (-found).clamp(0.0, 1.0) + 0.0;
            match bound {
                Found::Best { cost: bound, .. } if -bound <= share * (1.0 + PROVED) => Lever::By(share),
                _ => Lever::Enough(share),
            }
        }
        Found::Infeasible => Lever::Never,
        Found::Unknown => Lever::Unknown,
    }
}

/// Whether there is a plan at all; none where the search was given up.
async fn has_plan(question: &Question, pace: &Pace) -> Option<bool> {
    // More hires never bring less, so without a shape the most of them is all there is to look at.
    let all = question.all_at_cap();
    if question.shape.is_none() || question.meets(&all) {
        return Some(question.meets(&all));
    }
    let programme = question.programme();
    match minimise(&programme, &vec![0.0; programme.columns.len()], None, NODES, pace).await {
        Found::Best { .. } | Found::Good { .. } => Some(true),
        Found::Infeasible => Some(false),
        Found::Unknown => None,
    }
}

/// A higher cap allows all that a lower one does, so the least one is found by halving.
async fn cap(question: &Question, pace: &Pace) -> Lever<u32> {
    let raised = |by: u32| {
        let mut question = question.clone();
        question.caps.iter_mut().flatten().for_each(|cap| *cap += by);
        question
    };
    match has_plan(&raised(CAP_MOST), pace).await {
        Some(true) => {}
        Some(false) => return Lever::Never,
        None => return Lever::Unknown,
    }
    let (mut no, mut yes) = (0, CAP_MOST);
    while yes - no > 1 {
        let middle = u32::midpoint(no, yes);
        match has_plan(&raised(middle), pace).await {
            Some(true) => yes = middle,
            Some(false) => no = middle,
            None => return Lever::Enough(yes),
        }
    }
    Lever::By(yes)
}

/// The fewest months, looked at one by one: with a shape to keep a still shorter ramp may do worse.
async fn ramp(question: &Question, pace: &Pace) -> Lever<usize> {
    let longest = question
        .team
        .crews
        .iter()
        .map(|crew| crew.group.months_to_ready)
        .max();
    let mut is_sure = true;
    for by in 1..=longest.unwrap_or(0) {
        let mut shorter = question.clone();
        for crew in &mut shorter.team.crews {
            crew.group.months_to_ready = crew.group.months_to_ready.saturating_sub(by);
        }
        match has_plan(&shorter, pace).await {
            Some(true) if is_sure => return Lever::By(by),
            Some(true) => return Lever::Enough(by),
            Some(false) => {}
            None => is_sure = false,
        }
    }
    none_found(is_sure)
}

/// What is said where nothing that was looked at does it.
const fn none_found<T: Copy>(is_sure: bool) -> Lever<T> {
    if is_sure { Lever::Never } else { Lever::Unknown }
}

/// The most attrition that can remain: the first of twenty steps that does it, then halved towards the one before.
async fn attrition(question: &Question, pace: &Pace) -> Lever<f64> {
    let (mut before, mut is_sure) = (1.0, true);
    for step in (0..20).rev() {
        let remains = f64::from(step) / 20.0;
        match has_plan(&with_attrition(question, remains), pace).await {
            Some(true) if is_sure => {
                return halved(remains, before, |x| with_attrition(question, x), pace).await;
            }
            Some(true) => return Lever::Enough(remains),
            Some(false) => before = remains,
            None => is_sure = false,
        }
    }
    none_found(is_sure)
}

fn with_attrition(question: &Question, remains: f64) -> Question {
    let mut question = question.clone();
    for crew in &mut question.team.crews {
        let group = &mut crew.group;
        group.maturing_stay = 1.0 - (1.0 - group.maturing_stay) * remains;
        group.ready_stay = 1.0 - (1.0 - group.ready_stay) * remains;
    }
    question
}

/// The least that must be added to both tolerances. Wider ones allow all that narrower ones do.
async fn tolerance(question: &Question, rule: &Rule, pace: &Pace) -> Lever<f64> {
    let wider = |by: f64| {
        let mut question = question.clone();
        question.shape = Some(Rule {
            month: rule.month.map(|tolerance| tolerance + by),
            quarter: rule.quarter.map(|tolerance| tolerance + by),
            shares: rule.shares.clone(),
        });
        question
    };
    match has_plan(&wider(1.0), pace).await {
        Some(true) => halved(1.0, 0.0, wider, pace).await,
        Some(false) => Lever::Never,
        None => Lever::Unknown,
    }
}

/// Between a value that does it and one that does not, the one nearest the latter that does, to a thousandth.
async fn halved(mut yes: f64, mut no: f64, at: impl Fn(f64) -> Question, pace: &Pace) -> Lever<f64> {
    while (yes - no).abs() > 0.000_5 {
        let middle = f64::midpoint(yes, no);
        match has_plan(&at(middle), pace).await {
            Some(true) => yes = middle,
            Some(false) => no = middle,
            None => return Lever::Enough(yes),
        }
    }
    Lever::By(yes)
}
