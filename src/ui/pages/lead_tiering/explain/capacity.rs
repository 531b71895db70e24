//! The stock being worked and the two mid/high lines: for the aim, and for what people can carry.

use super::{Given, WITHIN};
use crate::i18n::{Lang, fill};
use crate::models::lead_tiering::explained::{
    aimed_share, at_cut, carried_share, recommended_share, stock as stock_of,
};
use crate::models::parameter::Unit;
use crate::ui::components::Explain;
use crate::ui::format;

/// Leads being worked at any time.
pub fn stock(given: &Given) -> Explain {
    let lang = given.lang;
    let n = format::number(given.report.capacity.stock(), lang);
    let result = fill(lang.texts().leads().stock_value, &[("n", &n)]);
    let title = lang.texts().explained().stock.to_owned();
    given.style.told(title, result, &stock_of(given.input), WITHIN)
}

/// A mid/high line: the lowest score that lets no larger share through.
pub fn cut(given: &Given, is_carried: bool) -> Explain {
    let lang = given.lang;
    let words = lang.texts().explained();
    let report = given.report;
    let title = if is_carried {
        words.cut_carried
    } else {
        words.cut_aim
    };
    let cut = if is_carried {
        report.carried
    } else {
        Some(report.aim)
    };
    let Some(cut) = cut else {
        return Explain {
            title: title.to_owned(),
            result: "—".to_owned(),
            notes: vec![words.cut_no_capacity.to_owned()],
            ..Explain::default()
        };
    };
    let percent = |share: f64| given.style.amount(share, Unit::Share);
    let share = percent(cut.share);
    let carried = carried_share(given.input, report);
    let (names, numbers) = given.style.lines(&carried, WITHIN);
    let (first, numbers) = if is_carried {
        let template = words.cut_carried_is;
        let told = |formula: &str| fill(template, &[("formula", formula)]);
        (Some(told(&names)), told(&format!("{numbers} = {share}")))
    } else {
        (None, fill(words.cut_aim_is, &[("share", &share)]))
    };
    let line = |score: i64, reach: usize| {
        let formula = at_cut(report, reach);
        let reached = formula.value().unwrap_or(0.0);
        let holds = if reached <= cut.share + 1e-9 {
            words.cut_fits
        } else {
            words.cut_over
        };
        let values = [
            ("cut", &*score.to_string()),
            ("line", &given.style.lines(&formula, WITHIN).1),
            ("share", &percent(reached)),
            ("holds", &fill(holds, &[("share", &share)])),
        ];
        fill(words.cut_line, &values)
    };
    let at = line(cut.score.unwrap_or(100), cut.reach);
    let lower = match (cut.score, cut.one_lower) {
        (Some(score), Some(reach)) => Some(line(score - 1, reach)),
        (Some(_), None) => Some(words.cut_lowest.to_owned()),
        (None, _) => None,
    };
    let has_leads = report.counted > 0;
    let lines = [at].into_iter().chain(lower).filter(|_| has_leads);
    let rule = fill(words.cut_rule, &[("share", &share)]);
    let told = given.counted(given.style.inputs(&at_cut(report, cut.reach), WITHIN));
    let share_of = if is_carried {
        carried
    } else {
        aimed_share(given.input)
    };
    let shares = given.style.inputs(&share_of, WITHIN);
    Explain {
        title: title.to_owned(),
        result: cut.score.map_or_else(
            || lang.texts().leads().cut_none.to_owned(),
            |score| fill(words.cut_points, &[("cut", &score.to_string())]),
        ),
        formula: [rule].into_iter().chain(first).collect::<Vec<_>>().join("\n"),
        with_numbers: [numbers].into_iter().chain(lines).collect::<Vec<_>>().join("\n"),
        inputs: shares.into_iter().chain(told).collect(),
        notes: notes(given, is_carried),
    }
}

/// Which line is recommended and why, and how leads are counted.
fn notes(given: &Given, is_carried: bool) -> Vec<String> {
    let lang = given.lang;
    let words = lang.texts().explained();
    let report = given.report;
    let smaller = recommended_share(given.input, report);
    let recommended = match report.carried {
        None => words.cut_no_capacity.to_owned(),
        Some(carried) => {
            let share = given.style.maybe(smaller.value(), Unit::Share);
            let line = given.style.lines(&smaller, WITHIN).1;
            let takes_carried = carried.share < report.aim.share;
            let which = if takes_carried == is_carried {
                words.cut_is_recommended
            } else {
                words.cut_not_recommended
            };
            let why = fill(words.cut_recommended, &[("line", &line), ("share", &share)]);
            match lang {
                Lang::Zh => format!("{why}{which}"),
                Lang::En => format!("{why} {which}"),
            }
        }
    };
    vec![recommended, words.cut_unknowns.to_owned(), given.list.clone()]
}
