//! Whether what is open reaches the target, in a sentence, and what stands in the way.

use leptos::prelude::*;

use super::{Funnel, told, use_funnel};
use crate::models::parameter::Unit;
use crate::models::sales_funnel::{Problem, Report};

/// What the probability comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// The target is reached.
    Reached,
    /// As likely as wanted.
    Safe,
    /// The weighted forecast reaches the target, and still it is not likely enough.
    Odds,
    /// The weighted forecast falls short.
    Short,
}

impl Verdict {
    fn of(report: &Report, confidence: f64) -> Self {
        if report.won >= report.target {
            Self::Reached
        } else if report.outlook.hit >= confidence {
            Self::Safe
        } else if report.gap <= 0.0 {
            Self::Odds
        } else {
            Self::Short
        }
    }

    const fn key(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::Safe => "safe",
            Self::Odds => "odds",
            Self::Short => "short",
        }
    }

    const fn is_good(self) -> bool {
        matches!(self, Self::Reached | Self::Safe)
    }
}

fn verdict(funnel: Funnel) -> Verdict {
    let confidence = funnel.input.with(|input| input.numbers.confidence.value);
    funnel.report.with(|r| Verdict::of(r, confidence))
}

/// The word under the probability.
pub fn verdict_word(funnel: Funnel) -> String {
    let words = funnel.words();
    match verdict(funnel) {
        Verdict::Reached => words.word_reached,
        Verdict::Safe => words.word_safe,
        Verdict::Odds | Verdict::Short => words.word_unsafe,
    }
    .to_owned()
}

/// The word under the gap: which way it lies.
pub fn gap_word(funnel: Funnel) -> String {
    let words = funnel.words();
    let gap = funnel.report.with(|r| r.gap);
    match gap {
        gap if gap > 0.0 => words.word_short,
        gap if gap < 0.0 => words.word_over,
        _ => "",
    }
    .to_owned()
}

/// The word under the coverage: what is needed.
pub fn coverage_word(funnel: Funnel) -> String {
    let needed = funnel.report.with(|r| r.coverage_needed);
    needed.map_or_else(String::new, |needed| {
        told(
            funnel.words().word_coverage,
            &[("needed", funnel.amount(needed, Unit::Plain))],
        )
    })
}

fn sentence(funnel: Funnel) -> String {
    let words = funnel.words();
    let wanted = funnel.input.with(|input| input.numbers.confidence.value);
    let verdict = verdict(funnel);
    funnel.report.with(|r| {
        let values = [
            ("expected", funnel.money(r.won + r.expected_amount)),
            ("target", funnel.money(r.target)),
            ("gap", funnel.money(r.gap.abs())),
            ("hit", funnel.chance(r.outlook.hit)),
            ("wanted", funnel.amount(wanted, Unit::Share)),
            ("won", funnel.money(r.won)),
        ];
        let first = told(
            match verdict {
                Verdict::Reached => words.verdict_reached,
                Verdict::Safe => words.verdict_safe,
                Verdict::Odds => words.verdict_odds,
                Verdict::Short => words.verdict_short,
            },
            &values,
        );
        let more = r.high_intent_for_confidence.filter(|more| *more > 0.0);
        let then = more.map(|more| {
            let values = [
                ("wanted", funnel.amount(wanted, Unit::Share)),
                ("n", funnel.amount(more, Unit::Customers)),
            ];
            told(words.verdict_more, &values)
        });
        // Where that is more than can be done the chance is what can be done brings.
        let most = more.filter(|more| *more > r.work.most).map(|_| {
            let values = [
                ("most", funnel.amount(r.work.most, Unit::Customers)),
                ("hit", funnel.chance(r.value.most_hit)),
            ];
            told(words.verdict_most, &values)
        });
        [then, most].into_iter().flatten().fold(first, |first, then| {
            told(words.sentences, &[("first", first), ("then", then)])
        })
    })
}

/// The verdict as a sentence, and what is wrong or worth saying.
#[component]
pub fn VerdictBand() -> impl IntoView {
    let funnel = use_funnel();
    let now = Memo::new(move |_| verdict(funnel));
    let problems = move || {
        let list = funnel.report.with(|r| said(funnel, r));
        (!list.is_empty()).then(|| {
            let items = list
                .into_iter()
                .map(|text| view! { <li>{text}</li> })
                .collect_view();
            view! { <ul class="band band-plain funnel-notes" data-part="problems">{items}</ul> }
        })
    };
    view! {
        <div class="funnel-verdict">
        <p
            class="band verdict" role="status" data-verdict=move || now.get().key()
            data-tone=move || if now.get().is_good() { "good" } else { "bad" }
        >
            {move || sentence(funnel)}
        </p>
        {problems}
        </div>
    }
}

/// What is wrong or worth saying; what is of one kind as one sentence.
fn said(funnel: Funnel, report: &Report) -> Vec<String> {
    let words = funnel.words();
    let comma = words.name_comma;
    let names = |pick: &dyn Fn(&Problem) -> Option<String>| {
        let found: Vec<String> = report.problems.iter().filter_map(pick).collect();
        (!found.is_empty()).then(|| found.join(comma))
    };
    let mut list: Vec<String> = report
        .problems
        .iter()
        .filter_map(|problem| match problem {
            Problem::NoStages => Some(words.no_stages.to_owned()),
            Problem::NoDeals if funnel.view.app.is_visiting() => Some(words.no_deals_visit.to_owned()),
            Problem::NoDeals => Some(words.no_deals.to_owned()),
            Problem::NoPeople => Some(words.no_people.to_owned()),
            Problem::PeriodOver => Some(words.period_over.to_owned()),
            Problem::NoContractValue => Some(words.no_contract_value.to_owned()),
            Problem::HighIntentNeverWins => Some(words.never_wins.to_owned()),
            Problem::NewTooLate => Some(words.new_too_late.to_owned()),
            Problem::OverDays => {
                let values = [
                    (
                        "days",
                        funnel
                            .view
                            .style
                            .get()
                            .number(report.work.planned_days, Unit::Days),
                    ),
                    (
                        "most",
                        funnel.view.style.get().number(report.work.days, Unit::Days),
                    ),
                ];
                Some(told(words.over_days, &values))
            }
            Problem::FewWorkingDays { typed, left, usual } => {
                let days = |n: f64| funnel.view.style.get().number(n, Unit::Days);
                let values = [
                    ("typed", days(*typed)),
                    ("left", days(*left)),
                    ("usual", days(*usual)),
                ];
                Some(told(words.few_days, &values))
            }
            Problem::TooManyWorkingDays { typed, left } => {
                let days = |n: f64| funnel.view.style.get().number(n, Unit::Days);
                Some(told(
                    words.too_many_days,
                    &[("typed", days(*typed)), ("left", days(*left))],
                ))
            }
            Problem::SharesSum { sum } => Some(told(
                words.shares_sum,
                &[("sum", funnel.amount(*sum, Unit::Share))],
            )),
            Problem::AdvancedAboveWorked { month, stage } => Some(told(
                words.advanced_above,
                &[("month", month.clone()), ("stage", funnel.stage(stage))],
            )),
            _ => None,
        })
        .collect();
    let late_stages = names(&|p| match p {
        Problem::StageLate { stage } => Some(funnel.stage(stage)),
        _ => None,
    });
    let late_channels = names(&|p| match p {
        Problem::ChannelLate { channel } => Some(funnel.channel(channel)),
        _ => None,
    });
    let over = names(&|p| match p {
        Problem::OverCapacity { channel } => Some(funnel.channel(channel)),
        _ => None,
    });
    let feeding = names(&|p| match p {
        Problem::FeedsNothing { channel } => Some(funnel.channel(channel)),
        _ => None,
    });
    let grouped = [
        (words.stages_late, late_stages),
        (words.channels_late, late_channels),
        (words.over_capacity, over),
        (words.feeds_nothing, feeding),
    ];
    list.extend(
        grouped
            .into_iter()
            .filter_map(|(template, names)| names.map(|names| told(template, &[("list", names)]))),
    );
    let next = report.next;
    if next.open > 0.0 {
        let values = [
            ("open", funnel.amount(next.open, Unit::Customers)),
            ("wins", funnel.view.style.get().number(next.wins, Unit::Customers)),
            ("amount", funnel.money(next.amount)),
        ];
        list.push(told(words.next_period, &values));
    }
    list
}
