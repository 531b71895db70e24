//! The figures of the validity check: definition, the numbers of this list, and how the interval was got.

use super::super::history::shown;
use super::super::words as lead_words;
use super::{Given, WITHIN};
use crate::engines::formula::{Binding, Formula, num, var};
use crate::engines::stats::bootstrap::QUICK_DRAWS;
use crate::engines::value::Text;
use crate::i18n::{Lang, fill};
use crate::models::headline::About;
use crate::models::lead_tiering::explained::{LeadFigure, expected_drift, validity as formula_of};
use crate::models::lead_tiering::validity::Figures;
use crate::models::parameter::Unit;
use crate::ui::components::{Explain, ExplainInput};
use crate::ui::format;

/// A figure of the validity check.
pub fn validity(figure: LeadFigure, figures: &Figures, given: &Given) -> Explain {
    let words = given.lang.texts().explained();
    let row = shown(figure, figures, given.lang);
    let (title, result) = (row.name, row.value);
    let told = match formula_of(figure, figures, given.card) {
        Some(formula) => {
            // The interval stands behind the result, not behind the formula.
            let plain = row.plain.unwrap_or_else(|| result.clone());
            Explain {
                result,
                ..given.style.told(title, plain, &formula, WITHIN)
            }
        }
        None if figure == LeadFigure::Brier && figures.calibration.is_some() => {
            brier(figures, given, title, result)
        }
        None => Explain {
            title,
            result,
            notes: vec![words.not_there.to_owned()],
            ..Explain::default()
        },
    };
    let inputs = given
        .counted(told.inputs)
        .into_iter()
        .chain(classes(figures, given));
    Explain {
        inputs: inputs.collect(),
        notes: told
            .notes
            .into_iter()
            .chain([row.says])
            .chain(method(figure, figures, given))
            .chain(basis(figures, given))
            .collect(),
        ..told
    }
}

/// A mean over all leads: in words, with how many they are.
fn brier(figures: &Figures, given: &Given, title: String, result: String) -> Explain {
    let words = given.lang.texts().explained();
    let bins = figures.calibration.iter().flat_map(|found| &found.bins);
    let n = format::count(bins.map(|bin| bin.count).sum(), given.lang);
    Explain {
        formula: words.brier.to_owned(),
        with_numbers: fill(words.brier_line, &[("n", &n), ("value", &result)]),
        title,
        result,
        ..Explain::default()
    }
}

/// What is got by stating the overall rate of every lead: `p × (1 − p)`.
fn base_rate(figures: &Figures) -> Option<Formula<About>> {
    let rate = figures.overall?.value;
    let words = |lang: Lang| lang.texts().explained().overall_rate;
    let about = About {
        name: Text::new(words(Lang::Zh), words(Lang::En)),
        unit: Unit::Share,
        source: None,
    };
    Some(Formula {
        expr: var("rate") * (num(1.0) - var("rate")),
        bindings: vec![Binding {
            var: "rate".into(),
            value: Some(rate),
            about,
        }],
    })
}

/// How many won and lost there are: what every figure here goes by.
fn classes(figures: &Figures, given: &Given) -> Vec<ExplainInput> {
    let words = given.lang.texts();
    let input = |name: &str, n: usize| ExplainInput {
        name: name.to_owned(),
        value: format::count(n, given.lang),
        source: words.explained().from_leads.to_owned(),
        is_sample: false,
    };
    vec![
        input(words.leads().outcome_won, figures.won),
        input(words.leads().outcome_lost, figures.lost),
    ]
}

/// How the figure and its interval are got.
fn method(figure: LeadFigure, figures: &Figures, given: &Given) -> Vec<String> {
    let lang = given.lang;
    let words = lang.texts().explained();
    let ranking = figures.ranking.as_ref();
    match figure {
        LeadFigure::Auc => vec![words.method_auc.to_owned()],
        LeadFigure::Gini => vec![words.method_gini.to_owned()],
        LeadFigure::Ks => {
            let found = ranking.zip(figures.widest).map(|(ranking, widest)| {
                let chance = format::ratio(ranking.ks_by_chance(), lang);
                let values = [
                    ("score", &*format::score(widest.score, lang)),
                    ("chance", &chance),
                ];
                fill(words.method_ks, &values)
            });
            found.into_iter().collect()
        }
        LeadFigure::Lift => vec![words.method_lift.to_owned()],
        LeadFigure::Capture => vec![words.method_wilson.to_owned()],
        LeadFigure::RevenueCapture => {
            let n = format::count(QUICK_DRAWS, lang);
            vec![fill(words.method_bootstrap, &[("n", &n)])]
        }
        LeadFigure::Calibration => vec![words.method_calibration.to_owned()],
        LeadFigure::Brier => {
            let told = base_rate(figures).map(|formula| {
                let base = formula
                    .value()
                    .map_or_else(String::new, |v| format::small(v, lang));
                let line = given.style.lines(&formula, WITHIN).1;
                fill(words.method_brier, &[("line", &line), ("base", &base)])
            });
            told.into_iter().collect()
        }
        LeadFigure::Drift => drift(figures, given),
        _ => Vec::new(),
    }
}

/// What each tier adds, what chance gives, and the counts of both halves.
fn drift(figures: &Figures, given: &Given) -> Vec<String> {
    let lang = given.lang;
    let words = lang.texts().explained();
    let by_chance = expected_drift(figures).map(|formula| {
        let (names, numbers) = given.style.lines(&formula, WITHIN);
        let value = formula
            .value()
            .map_or_else(String::new, |v| format::small(v, lang));
        let values = [("names", &*names), ("numbers", &numbers), ("value", &value)];
        fill(words.method_drift_chance, &values)
    });
    let tiers = figures.halves.iter().enumerate().filter(|(_, (a, b))| a + b > 0);
    let tiers = tiers.map(|(at, (earlier, later))| {
        let values = [
            ("tier", &*lead_words::tier_name(given.card, at, lang)),
            ("earlier", &format::count(*earlier, lang)),
            ("later", &format::count(*later, lang)),
        ];
        fill(words.drift_tier, &values)
    });
    let definition = figures.drift.map(|_| words.method_drift.to_owned());
    definition.into_iter().chain(tiers).chain(by_chance).collect()
}

/// Which leads it was measured on.
fn basis(figures: &Figures, given: &Given) -> Vec<String> {
    let lang = given.lang;
    let words = lang.texts().validity();
    let count = |n: usize| format::count(n, lang);
    let values = [
        ("n", &*count(figures.won + figures.lost)),
        ("won", &count(figures.won)),
        ("lost", &count(figures.lost)),
    ];
    let told = [
        (figures.undetermined, words.undetermined),
        (figures.without_score, words.without_score),
        (figures.by_hand, words.by_hand),
    ];
    let told = told.into_iter().filter(|(n, _)| *n > 0);
    [fill(words.closed, &values)]
        .into_iter()
        .chain(told.map(|(n, text)| fill(text, &[("n", &count(n))])))
        .chain([given.list.clone()])
        .collect()
}
