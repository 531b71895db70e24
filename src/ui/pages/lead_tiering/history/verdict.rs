//! The checks against limits that the user can edit, and how far the evidence reaches.

use leptos::prelude::*;

use super::super::distribution::NumberInput;
use super::super::view_state::use_view;
use super::super::words as lead_words;
use super::figures::with_reason;
use super::use_figures;
use crate::engines::scorecard::{Scale, Scorecard};
use crate::engines::stats::ranking::CannotTell;
use crate::engines::value::Source;
use crate::i18n::number::{NumberStyle, format_apart};
use crate::i18n::{Lang, fill};
use crate::models::lead_tiering::validity::{
    CLOSED_FOR_WEIGHTS, Check, CheckKind, MeasuredOn, Passed, WINS_FOR_PROBABILITIES, WINS_FOR_VERDICT, Why,
    checks, evidence, overall,
};
use crate::ui::components::{Badge, Tone};
use crate::ui::format;

/// The checks in the order of the page; each has its row, whatever it finds.
const KINDS: [CheckKind; 5] = [
    CheckKind::AboveChance,
    CheckKind::Auc,
    CheckKind::NoReversal,
    CheckKind::ShareOnAim,
    CheckKind::Capture,
];

/// The verdict.
#[component]
pub fn Verdict() -> impl IntoView {
    let (app, view) = use_view();
    let figures = use_figures();
    let found = Memo::new(move |_| {
        figures.with(|figures| {
            app.lead_input
                .with(|input| app.lead_report.with(|report| checks(input, report, figures)))
        })
    });
    let words = move || app.texts().validity();
    let together = move || found.with(|checks| overall(checks));
    let sentence = move || match together() {
        Passed::Yes => words().overall_yes,
        Passed::No => words().overall_no,
        Passed::CannotTell => words().overall_cannot,
    };
    // Of a scorecard that was built, more is known: see `Built`.
    let sample_note = move || {
        if view.with_card(|card| card.judged.is_some()) {
            ""
        } else if view.with_card(is_untouched_template) {
            words().out_of_sample
        } else {
            words().in_sample
        }
    };
    view! {
        <super::built::Built/>
        <div class="verdict" data-passed=move || passed_key(together())>
            <p class="verdict-sentence" role="status">
                <Badge
                    text=Signal::derive(move || passed_word(together(), app.lang.get()).to_owned())
                    tone=Signal::derive(move || tone(together()))
                />
                <strong>{sentence}</strong>
            </p>
            <p class="muted">{sample_note}</p>
        </div>
        <div class="table-scroll" tabindex="0" role="group" aria-label=move || words().title>
            <table class="plain-table checks">
                <thead>
                    <tr>
                        <th scope="col">{move || words().check}</th>
                        <th scope="col">{move || words().measured}</th>
                        <th scope="col">{move || words().limit}</th>
                        <th scope="col">{move || words().result}</th>
                    </tr>
                </thead>
                <tbody>
                    {KINDS.map(|kind| view! { <CheckRow kind found/> }).collect_view()}
                </tbody>
            </table>
        </div>
        <Ladder/>
    }
}

#[component]
fn CheckRow(
    /// Which check.
    kind: CheckKind,
    /// All of them.
    found: Memo<Vec<Check>>,
) -> impl IntoView {
    let (app, view) = use_view();
    let check = move || found.with(|checks| checks.iter().find(|c| c.kind == kind).copied());
    let passed = move || check().map_or(Passed::CannotTell, |c| c.passed);
    let name = move || {
        let words = app.texts().validity();
        match kind {
            CheckKind::AboveChance => words.check_above,
            CheckKind::Auc => words.check_auc,
            CheckKind::NoReversal => words.check_reversal,
            CheckKind::ShareOnAim => words.check_share,
            CheckKind::Capture => words.check_capture,
        }
    };
    let measured = move || {
        let lang = app.lang.get();
        let aim = app.lead_report.with(|r| r.aim.share);
        check().map_or_else(String::new, |c| {
            view.with_card(|card| measured(&c, card, aim, lang))
        })
    };
    let limit = match kind {
        CheckKind::AboveChance => Some("limit_auc_low"),
        CheckKind::Auc => Some("limit_auc"),
        CheckKind::ShareOnAim => Some("limit_share"),
        CheckKind::Capture => Some("limit_capture"),
        CheckKind::NoReversal => None,
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>{measured}</td>
            <td class="check-limit">{limit.map(|id| view! { <NumberInput id bare=true/> })}</td>
            <td>
                <Badge
                    text=Signal::derive(move || passed_word(passed(), app.lang.get()).to_owned())
                    tone=Signal::derive(move || tone(passed()))
                />
            </td>
        </tr>
    }
}

/// What was measured, and where it does not tell, why.
pub(super) fn measured(check: &Check, card: &Scorecard, aim: f64, lang: Lang) -> String {
    let value = value(check, card, aim, lang);
    match check.why {
        Some(why) => with_reason(&value, &reason(why, lang), lang),
        None => value,
    }
}

fn reason(why: Why, lang: Lang) -> String {
    let words = lang.texts().validity();
    let count = |n: usize| format::count(n, lang);
    match why {
        Why::Wins(n) => fill(words.rung_missing_won, &[("won", &count(n))]),
        Why::Open(n) => fill(words.open_leads, &[("n", &count(n))]),
        Why::NoInterval(CannotTell::TooFew { .. }) => words.auc_few.to_owned(),
        Why::NoInterval(CannotTell::NoVariance) => words.auc_no_variance.to_owned(),
        Why::OutOfReach(most) => fill(words.out_of_reach, &[("most", &format::percent(most, lang))]),
    }
}

fn value(check: &Check, card: &Scorecard, aim: f64, lang: Lang) -> String {
    let words = lang.texts().validity();
    let nothing = || "—".to_owned();
    // A value never looks like the limit that it missed.
    let limit = check.limit.unwrap_or(f64::NAN);
    let percent = |share: f64, other: f64| {
        let style = NumberStyle {
            percent: true,
            ..NumberStyle::WHOLE
        };
        format_apart(share, other, lang, style)
    };
    match (check.kind, check.tiers) {
        (CheckKind::NoReversal, Some((high, low))) => {
            let template = if check.value.is_some() {
                words.reversal_sure
            } else {
                words.reversal_perhaps
            };
            let name = |at| lead_words::tier_name(card, at, lang);
            fill(template, &[("high", &name(high)), ("low", &name(low))])
        }
        (CheckKind::NoReversal, None) if check.passed == Passed::Yes => words.reversal_none.to_owned(),
        (CheckKind::NoReversal, None) => nothing(),
        (CheckKind::ShareOnAim, _) => check.value.map_or_else(nothing, |share| {
            let edge = if share < aim { aim - limit } else { aim + limit };
            let (share, aim) = (percent(share, edge), format::percent(aim, lang));
            fill(words.share_of_aim, &[("share", &share), ("aim", &aim)])
        }),
        (CheckKind::Capture, _) => check.value.map_or_else(nothing, |v| percent(v, limit)),
        (CheckKind::AboveChance | CheckKind::Auc, _) => check.value.map_or_else(nothing, |v| {
            let auc = format_apart(v, limit, lang, NumberStyle::decimals(3, 3));
            match check.on {
                MeasuredOn::Unknown => auc,
                MeasuredOn::Untaught => fill(words.on_untaught, &[("auc", &auc)]),
                MeasuredOn::Taught => fill(words.on_taught, &[("auc", &auc)]),
            }
        }),
    }
}

pub(super) const fn passed_key(passed: Passed) -> &'static str {
    match passed {
        Passed::Yes => "yes",
        Passed::No => "no",
        Passed::CannotTell => "cannot",
    }
}

pub(super) const fn passed_word(passed: Passed, lang: Lang) -> &'static str {
    let words = lang.texts().validity();
    match passed {
        Passed::Yes => words.passed_yes,
        Passed::No => words.passed_no,
        Passed::CannotTell => words.passed_cannot,
    }
}

pub(super) const fn tone(passed: Passed) -> Tone {
    match passed {
        Passed::Yes => Tone::Good,
        Passed::No => Tone::Bad,
        Passed::CannotTell => Tone::Faint,
    }
}

/// Whether no number of the scorecard was ever changed: then it was not tuned on any leads.
fn is_untouched_template(card: &Scorecard) -> bool {
    let is_sample = |source: Source| source == Source::Sample;
    let has_own_cuts = card.tiers.iter().any(|tier| !is_sample(tier.cut.source));
    !has_own_cuts
        && card.factors.iter().all(|factor| {
            let points = match &factor.scale {
                Scale::Levels { levels } => levels.iter().all(|l| is_sample(l.points.source)),
                Scale::Bands { bands, .. } => bands.iter().all(|b| is_sample(b.points.source)),
            };
            points && factor.weight_source().is_none_or(is_sample)
        })
}

/// What is missing to a rung: wins, losses, or both.
fn shortage(wins: usize, losses: usize, lang: Lang) -> String {
    let words = lang.texts().validity();
    let template = match (wins, losses) {
        (_, 0) => words.rung_missing_won,
        (0, _) => words.rung_missing_lost,
        _ => words.rung_missing_both,
    };
    let (won, lost) = (format::count(wins, lang), format::count(losses, lang));
    fill(template, &[("won", &won), ("lost", &lost)])
}

/// What so many outcomes allow to be said, and what is missing to the next rung.
#[component]
fn Ladder() -> impl IntoView {
    let (app, _) = use_view();
    let figures = use_figures();
    let words = move || app.texts().validity();
    let rungs = move || {
        let lang = app.lang.get();
        let words = lang.texts().validity();
        let (won, lost) = figures.with(|f| (f.won, f.lost));
        let reached = evidence(won, lost);
        let missing = |wins: usize, losses: usize| {
            shortage(wins.saturating_sub(won), losses.saturating_sub(lost), lang)
        };
        let first = fill(words.rung_missing, &[("n", &format::count(1, lang))]);
        [
            (words.rung_counts, words.rung_counts_from, reached.counts, first),
            (
                words.rung_verdict,
                words.rung_verdict_from,
                reached.verdict,
                missing(WINS_FOR_VERDICT, 0),
            ),
            (
                words.rung_weights,
                words.rung_weights_from,
                reached.weights,
                missing(CLOSED_FOR_WEIGHTS, CLOSED_FOR_WEIGHTS),
            ),
            (
                words.rung_probabilities,
                words.rung_probabilities_from,
                reached.probabilities,
                missing(WINS_FOR_PROBABILITIES, 0),
            ),
        ]
        .map(|(name, from, is_reached, missing)| {
            let state = if is_reached {
                words.rung_reached.to_owned()
            } else {
                missing
            };
            view! {
                <li class="rung" data-reached=is_reached.then_some("true")>
                    <span class="rung-name">{name}</span>
                    <span class="muted">{from}</span>
                    <span class="rung-state">{state}</span>
                </li>
            }
        })
        .collect_view()
    };
    view! {
        <ol class="ladder" aria-label=move || words().evidence>{rungs}</ol>
    }
}
