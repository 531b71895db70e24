//! What the leads taught: the verdict, the tiers of leads that did not teach, the evidence of each level beside its
//! points, and what became of each column.

use leptos::prelude::*;

use super::super::view_state::use_view;
use super::evidence::Evidence;
use super::figures::rate;
use super::learn::{Building, column_name};
use crate::engines::learn::{JudgedTier, NoCoder, Unused, Verdict};
use crate::i18n::{Lang, fill};
use crate::models::lead_tiering::validity::WINS_FOR_PROBABILITIES;
use crate::models::lead_tiering::{ColumnFate, Learned};
use crate::ui::components::{CheckField, Heading, PlainTable};
use crate::ui::format;

/// What came of it.
#[component]
pub fn Findings(
    /// What is being built.
    building: Building,
) -> impl IntoView {
    let (app, _) = use_view();
    let words = move || app.texts().validity();
    let lines = move || {
        building
            .learned(|l| Some(sentences(l, app.lang.get())))
            .unwrap_or_default()
    };
    let tiers = move || {
        building
            .learned(|l| Some(tier_rows(&l.tiers, app.lang.get())))
            .unwrap_or_default()
    };
    let has_tiers = move || {
        building
            .learned(|l| (l.verdict == Verdict::Tells).then_some(()))
            .is_some()
    };
    let fates = move || {
        let lang = app.lang.get();
        let fates = building.learned(|l| Some(l.columns.clone())).unwrap_or_default();
        let mut rows: Vec<(i64, Vec<String>)> = fates
            .iter()
            .map(|c| {
                let weight = if let ColumnFate::Taken(weight) = c.fate {
                    weight
                } else {
                    -1
                };
                (weight, vec![column_name(app, &c.column), fate(&c.fate, lang)])
            })
            .collect();
        rows.sort_by_key(|(weight, _)| -weight);
        rows.into_iter().map(|(_, row)| row).collect::<Vec<_>>()
    };
    let tier_columns = move || {
        let (words, leads) = (words(), app.texts().leads());
        vec![
            Heading::words(leads.tier),
            Heading::number(words.col_leads),
            Heading::number(words.col_share),
            Heading::number(words.col_won),
            Heading::words(words.col_conversion),
        ]
    };
    let offers_to_write = move || has_tiers() && building.differs_from_recorded(app);
    let fate_columns = move || {
        vec![
            Heading::words(words().col_column),
            Heading::words(words().col_fate),
        ]
    };
    view! {
        <div class="learned" role="status">
            {move || lines().into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
        </div>
        <Show when=offers_to_write>
            <CheckField
                label=Signal::derive(move || words().learn_write.to_owned())
                checked=building.write on_change=Callback::new(move |yes| building.write.set(yes))
            />
        </Show>
        <Show when=has_tiers>
            <h3>{move || words().learn_tiers}</h3>
            <PlainTable
                caption=Signal::derive(move || words().learn_tiers.to_owned())
                columns=Signal::derive(tier_columns) rows=Signal::derive(tiers)
            />
        </Show>
        <Evidence building/>
        <h3>{move || words().learn_columns}</h3>
        <PlainTable
            caption=Signal::derive(move || words().learn_columns.to_owned())
            columns=Signal::derive(fate_columns) rows=Signal::derive(fates)
        />
    }
}

fn sentences(learned: &Learned, lang: Lang) -> Vec<String> {
    let words = lang.texts().validity();
    let auc = match (learned.auc_interval, learned.auc) {
        (Some(auc), _) => format::ratio_with_interval(auc.value, auc.interval, lang),
        (None, Some(auc)) => format::ratio(auc, lang),
        (None, None) => "—".to_owned(),
    };
    let (won, lost) = learned.closed;
    let (won, lost) = (format::count(won, lang), format::count(lost, lang));
    let counts = [
        ("won", won.as_str()),
        ("lost", lost.as_str()),
        ("auc", auc.as_str()),
    ];
    let template = match learned.verdict {
        Verdict::Tells => words.learn_tells,
        Verdict::CannotTell => words.learn_cannot,
        Verdict::TooFew => words.learn_few,
    };
    let mut lines = vec![fill(template, &counts)];
    if let Some(calibration) = learned
        .calibration
        .as_ref()
        .filter(|_| learned.verdict == Verdict::Tells && learned.closed.0 >= WINS_FOR_PROBABILITIES)
    {
        lines.push(fill(
            words.learn_calibration,
            &[("error", &format::small(calibration.error, lang))],
        ));
    }
    lines
}

fn tier_rows(tiers: &[JudgedTier], lang: Lang) -> Vec<Vec<String>> {
    let all: usize = tiers.iter().map(|t| t.count).sum();
    let row = |(name, tier): (&str, &JudgedTier)| {
        vec![
            name.to_owned(),
            format::count(tier.count, lang),
            format::percent(tier.count as f64 / all.max(1) as f64, lang),
            format::count(tier.won, lang),
            tier.conversion.map_or_else(|| "—".to_owned(), |c| rate(c, lang)),
        ]
    };
    ["A", "B", "C", "D"].into_iter().zip(tiers).map(row).collect()
}

fn fate(fate: &ColumnFate, lang: Lang) -> String {
    let words = lang.texts().validity();
    match fate {
        ColumnFate::Taken(weight) => return fill(words.fate_taken, &[("n", &weight.to_string())]),
        ColumnFate::WithoutEffect => words.fate_none,
        ColumnFate::Undecided => words.fate_undecided,
        ColumnFate::Order => words.fate_order,
        ColumnFate::NoLevels(NoCoder::Constant) => words.fate_constant,
        ColumnFate::NoLevels(NoCoder::TooManyValues) => words.fate_many,
        ColumnFate::NoLevels(NoCoder::Empty) => words.fate_empty,
        ColumnFate::Unused(Unused::Dropped) => words.fate_dropped,
        ColumnFate::Unused(Unused::Date) => words.fate_date,
        ColumnFate::Unused(Unused::Id) => words.fate_id,
        ColumnFate::Unused(Unused::Amount) => words.fate_amount,
    }
    .to_owned()
}
