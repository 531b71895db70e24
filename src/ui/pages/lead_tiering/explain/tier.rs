//! The tier: which cut decided, in integers; or who set it by hand, what disqualified the lead, what is still open.

use super::super::words;
use super::{Given, WITHIN};
use crate::engines::scorecard::{Answer, TierRange};
use crate::i18n::date::{DayStyle, format_day};
use crate::i18n::fill;
use crate::models::lead_tiering::explained::{TierEnd, tier_ends};
use crate::ui::components::{Explain, ExplainInput};
use crate::ui::format;

/// The tier of the lead shown closely.
pub fn tier(given: &Given) -> Explain {
    let lang = given.lang;
    let words = lang.texts().explained();
    let ends = tier_ends(given.card, &given.detail.readings);
    let by_score = lands(&ends);
    let range = given.lead.map(|lead| lead.tiers());
    let mut explain = Explain {
        title: lang.texts().leads().tier.to_owned(),
        result: range.map_or_else(|| "—".to_owned(), |range| words::tiers(given.card, range, lang)),
        formula: rule(given, &ends),
        with_numbers: compared(given, &ends),
        inputs: inputs(given, &ends),
        notes: standing(given, by_score).into_iter().collect(),
    };
    let scored = by_score.map_or_else(|| "—".to_owned(), |range| words::tiers(given.card, range, lang));
    if let Some(line) = disqualified(given) {
        words.tier_out.clone_into(&mut explain.formula);
        explain.with_numbers = line;
        explain.notes = vec![fill(words.tier_out_note, &[("tier", &scored)])];
    }
    if let Some(set) = given.by_hand {
        let day = format_day(set.until, lang, DayStyle::Short);
        let tier = given.lead.and_then(|lead| lead.by_hand);
        let tier = tier.map_or_else(String::new, |at| words::tier_name(given.card, at, lang));
        let line = fill(words.tier_by_hand_line, &[("tier", &tier), ("day", &day)]);
        explain.formula = fill(words.tier_by_hand, &[("rule", &explain.formula)]);
        explain.with_numbers = format!("{line}\n{}", explain.with_numbers);
        let told = [
            (words.tier_by_hand_why, "reason", &set.reason),
            (words.tier_by_hand_who, "author", &set.author),
        ];
        let told = told.into_iter().filter(|(.., text)| !text.is_empty());
        let told = told.map(|(template, name, text)| fill(template, &[(name, text)]));
        let note = fill(words.tier_by_hand_note, &[("tier", &scored)]);
        explain.notes = told.chain([note]).chain(explain.notes).collect();
    }
    explain
        .notes
        .extend([words.tier_rule, words.note_integer].map(str::to_owned));
    explain
}

/// The tiers that the score allows.
fn lands(ends: &[TierEnd]) -> Option<TierRange> {
    let lands = |end: &TierEnd| end.tried.last().map(|tried| tried.tier);
    Some(TierRange {
        best: lands(ends.last()?)?,
        worst: lands(ends.first()?)?,
    })
}

/// `Σ w·points ≥ cut·Σ w`, in names.
fn rule(given: &Given, ends: &[TierEnd]) -> String {
    let Some((end, tried)) = ends.first().and_then(|end| Some((end, end.tried.last()?))) else {
        return given.lang.texts().explained().tier_no_weights.to_owned();
    };
    let names = |formula| given.style.lines(formula, WITHIN).0;
    format!("{} ≥ {}", names(&end.sum), names(&tried.bar))
}

/// The sums against the bars, with numbers: a line for each.
fn compared(given: &Given, ends: &[TierEnd]) -> String {
    let lang = given.lang;
    let words = lang.texts().explained();
    let whole = |value: Option<f64>| value.map_or_else(String::new, |v| format::whole(v, lang));
    let numbers = |formula| given.style.lines(formula, WITHIN).1;
    let mut lines = Vec::new();
    for (at, end) in ends.iter().enumerate() {
        let which = match (ends.len(), at) {
            (1, _) => "",
            (_, 0) => words.tier_at_worst,
            _ => words.tier_at_best,
        };
        let sum = whole(end.sum.value());
        lines.push(format!("{which}{} = {sum}", numbers(&end.sum)));
        for tried in &end.tried {
            let tier = words::tier_name(given.card, tried.tier, lang);
            let sign = if tried.is_reached { '≥' } else { '<' };
            let bar = whole(tried.bar.value());
            let line = format!("{sum} {sign} {} = {bar}", numbers(&tried.bar));
            lines.push(fill(words.tier_line, &[("tier", &tier), ("line", &line)]));
        }
    }
    lines.join("\n")
}

/// Weights and points of both ends and the cuts, each once.
fn inputs(given: &Given, ends: &[TierEnd]) -> Vec<ExplainInput> {
    let sums = ends.iter().map(|end| &end.sum);
    let bars = ends
        .iter()
        .flat_map(|end| end.tried.iter().map(|tried| &tried.bar));
    let mut list: Vec<ExplainInput> = Vec::new();
    for input in sums
        .chain(bars)
        .flat_map(|formula| given.style.inputs(formula, WITHIN))
    {
        if !list.contains(&input) {
            list.push(input);
        }
    }
    list
}

/// Which factor puts the lead in the last tier, and by which level.
fn disqualified(given: &Given) -> Option<String> {
    let at = given.detail.score.disqualified_by?;
    let (card, lang) = (given.card, given.lang);
    let level = match given.detail.readings.get(at)?.answer {
        Answer::Level(level) => words::place(card, at, level, lang),
        _ => String::new(),
    };
    let last = words::tier_name(card, card.tiers.len().saturating_sub(1), lang);
    let factor = words::factor_name(card, at, lang);
    let values = [("factor", &*factor), ("level", &level), ("tier", &last)];
    Some(fill(lang.texts().explained().tier_out_line, &values))
}

/// What the unknowns leave open; nothing where all is known.
fn standing(given: &Given, by_score: Option<TierRange>) -> Option<String> {
    let words = given.lang.texts().explained();
    let range = by_score.filter(|_| !given.detail.ask.is_empty())?;
    let name = |at| words::tier_name(given.card, at, given.lang);
    let (best, worst) = (name(range.best), name(range.worst));
    Some(match range.stated() {
        Some(_) => fill(words.tier_settled, &[("tier", &best)]),
        None => fill(words.tier_open, &[("best", &best), ("worst", &worst)]),
    })
}
