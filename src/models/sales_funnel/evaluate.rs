//! From input to report.

use super::close::{for_confidence, needed, needed_value, value_lever};
use super::flow::stages;
use super::ground::Ground;
use super::input::{Aim, Basis, Input};
use super::outlook::{DRAWS, outlook};
use super::parts::parts;
use super::people::{mean_win, needs, people, team};
use super::pot::Pot;
use super::rates::rates;
use super::report::{Outlook, Problem, Rate, Report, TeamSum, ValueLever, Work};
use super::work::work;

/// The report of an input. Total: any input gives one.
///
/// ```
/// use loudou::models::sales_funnel::{Input, evaluate};
/// let report = evaluate(&Input::default());
/// // The weighted forecast is 247 万 of 250 万 …
/// assert!((report.expected_amount - 2_470_000.0).abs() < 1e-6);
/// // … and still the target is missed in five cases of eight.
/// assert!((report.outlook.hit - 0.376).abs() < 1e-12);
/// ```
#[must_use]
pub fn evaluate(input: &Input) -> Report {
    evaluate_with(input, if input.is_uncertain { DRAWS } else { 0 })
}

/// The report with so many draws of the uncertain answer, 0 for none, whether the input asks for it or not: what takes
/// long can be done apart from the rest.
#[must_use]
pub fn evaluate_with(input: &Input, draws: usize) -> Report {
    answer(input, Depth::Page { draws })
}

/// How much of the report is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// The headlines; curves, levers and people stay empty.
    Figures,
    /// The same without the plan for a confidence, which takes a search, and the work for it.
    Quick,
    /// All of it.
    Page {
        /// Draws of the uncertain answer; 0 leaves it out.
        draws: usize,
    },
}

/// The report, as much of it as is asked for.
pub(super) fn answer(input: &Input, depth: Depth) -> Report {
    let input = &input.repaired();
    let mut problems = Vec::new();
    let rates = rates(input, &mut problems);
    let ground = Ground::of(input, &rates);
    let pot = ground.pot(input.numbers.value_spread.value);
    let mut report = figures(input, &rates, &ground, &pot, problems);
    let is_in_time = ground.is_in_time(report.high_intent_at);
    let win = if is_in_time {
        report.win_of_high_intent
    } else {
        0.0
    };
    if depth != Depth::Quick {
        report.high_intent_for_confidence = for_confidence(input, &pot, ground.left(), win);
    }
    report.planned_high_intent = match input.aim {
        Aim::Gap => report.high_intent,
        Aim::Confidence => report.high_intent_for_confidence,
    };
    let mut problems = std::mem::take(&mut report.problems);
    report.work = work(input, report.planned_high_intent, ground.reps, &mut problems);
    report.problems = problems;
    match depth {
        Depth::Quick | Depth::Figures => report.value = needed_value(&report),
        Depth::Page { draws } => {
            report.outlook = outlook(input, &pot, &ground, &rates, draws);
            report.value = value_lever(input, &report, &pot, is_in_time);
            report.parts = parts(input, &rates, &ground, &report.stages);
            report.people = people(input, &rates, &ground, &report);
            report.team = team(&report.people);
            complain(input, &mut report, is_in_time);
        }
    }
    report
}

fn figures(input: &Input, rates: &[Rate], ground: &Ground, pot: &Pot, problems: Vec<Problem>) -> Report {
    let funnel = stages(input, rates, &ground.shown, &ground.timely);
    let (expected, expected_amount) = ground.expected();
    let gap = ground.left() - expected_amount + 0.0;
    let high_intent_at = input.high_intent_at();
    let mut win = high_intent_at
        .and_then(|at| funnel.get(at))
        .map_or(0.0, |stage| stage.win);
    let mut high_intent = needed(gap, ground.value, win);
    if input.basis == Basis::People {
        let needs = needs(input, rates, ground);
        win = mean_win(&needs).unwrap_or(win);
        let sum: Option<f64> = needs.iter().map(|need| need.high_intent).sum();
        high_intent = sum.map(|sum| sum + 0.0);
    }
    let (open, pipeline) = ground.pipeline();
    let left = ground.left();
    Report {
        basis: input.basis,
        days_left: input.days_left(),
        target: ground.target,
        won: ground.won,
        contract_value: ground.value,
        next: ground.next(&funnel),
        wins_of_stages: funnel.last().map_or(0.0, |last| last.through - last.lost),
        stages: funnel,
        high_intent_at,
        expected,
        expected_amount,
        parts: Vec::new(),
        gap,
        win_of_high_intent: win,
        high_intent,
        high_intent_for_confidence: None,
        planned_high_intent: None,
        open,
        pipeline,
        coverage: (left > 0.0).then(|| pipeline / left),
        coverage_needed: ground.coverage_needed(),
        outlook: Outlook {
            hit: pot.at_least(left, 0.0),
            ..Outlook::default()
        },
        work: Work::default(),
        value: ValueLever::default(),
        people: Vec::new(),
        team: TeamSum::default(),
        problems,
    }
}

/// Puts before what was found on the way what is wrong with the whole.
fn complain(input: &Input, report: &mut Report, is_in_time: bool) {
    let mut all = Vec::new();
    if input.stages.is_empty() {
        all.push(Problem::NoStages);
    }
    match input.basis {
        Basis::Deals if input.deals.is_empty() => all.push(Problem::NoDeals),
        Basis::People if input.people.is_empty() => all.push(Problem::NoPeople),
        _ => {}
    }
    if input.is_over() {
        all.push(Problem::PeriodOver);
    }
    if report.contract_value <= 0.0 {
        all.push(Problem::NoContractValue);
    }
    if !input.stages.is_empty() && report.win_of_high_intent <= 0.0 {
        all.push(Problem::HighIntentNeverWins);
    }
    if !input.stages.is_empty() && !input.is_over() && !is_in_time && report.gap > 0.0 {
        all.push(Problem::NewTooLate);
    }
    if input.basis != Basis::Deals {
        let late = report
            .stages
            .iter()
            .filter(|stage| !stage.in_time && stage.open > 0.0);
        all.extend(late.map(|stage| Problem::StageLate {
            stage: stage.id.clone(),
        }));
    }
    all.append(&mut report.problems);
    report.problems = all;
}
