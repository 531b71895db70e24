//! The workbook's formulas, computed by LibreOffice and compared with the app. Wrong values are planted in every formula
//! cell first, so nothing that was merely left standing passes; then one number is changed in the file, and every score
//! and tier must come out as the app's under that change. Of plans every figure must, with inputs changed in the file.
//!
//! `scripts/test.sh office` runs it, which finds LibreOffice.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod office {
    pub mod cases;
    pub mod formulas;
    pub mod libre_office;
    pub mod plans;
    pub mod zip;
}

use loudou::engines::pace::{Pace, at_once};
use loudou::engines::scorecard::{Role, Scorecard};
use loudou::exchange::xlsx::scored_workbook;
use loudou::models::lead_tiering::{Case, LeadScore, evaluate};
use loudou::workspace::Workspace;
use office::cases::{from_history, hostile, sample};
use office::libre_office::{Office, Sheet};
use office::zip::{change, plant};

/// One change, in the file and in the app.
struct Change {
    name: &'static str,
    /// Cell of the scorecard's sheet by what stands before it, as (text in column B, rows below, new value).
    cell: (String, usize, i64),
    apply: fn(&mut Scorecard),
}

fn first_weight(card: &Scorecard) -> i64 {
    card.factors[0].weight()
}

fn changes(card: &Scorecard, lang: loudou::i18n::Lang) -> Vec<Change> {
    let name = |at: usize| lang.of(&card.factors[at].name).to_owned();
    vec![
        Change {
            name: "nothing",
            cell: (name(0), 0, first_weight(card)),
            apply: |_| {},
        },
        Change {
            name: "a weight",
            cell: (name(0), 0, 37),
            apply: |card| {
                if let Role::Weighted { weight } = &mut card.factors[0].role {
                    weight.value = 37;
                }
            },
        },
        Change {
            name: "a cut",
            cell: (lang.of(&card.tiers[1].name).to_owned(), 0, 61),
            apply: |card| card.tiers[1].cut.value = 61,
        },
        Change {
            name: "points",
            cell: (name(1), 3, 83),
            apply: |card| {
                if let loudou::engines::scorecard::Scale::Levels { levels } = &mut card.factors[1].scale {
                    levels[1].points.value = 83;
                }
            },
        },
    ]
}

#[test]
#[ignore = "needs LibreOffice: scripts/test.sh office"]
fn spreadsheets_score_as_the_app_does() {
    let office = Office::find();
    let cases: Vec<Checked> = [sample(), hostile(1), hostile(2), hostile(3), from_history()]
        .iter()
        .flat_map(changed)
        .collect();
    let books: Vec<Vec<u8>> = cases.iter().map(|case| case.book.clone()).collect();
    let sheets = office.recalculated(&books);
    for (sheet, case) in sheets.iter().zip(&cases) {
        compare(sheet, &case.workspace, case.name);
    }
}

#[test]
#[ignore = "needs LibreOffice: scripts/test.sh office"]
fn a_formula_tree_is_computed_as_it_is_evaluated() {
    let rows = office::formulas::rows();
    let sheet = Office::find()
        .recalculated(&[office::formulas::workbook(&rows)])
        .remove(0);
    assert_eq!(sheet.rows.len(), rows.len());
    for (found, row) in sheet.rows.iter().zip(&rows) {
        let value: f64 = found[2].parse().unwrap();
        let expected = row.value().unwrap();
        let is_same = (value - expected).abs() <= 1e-12 * expected.abs().max(1.0);
        assert!(
            is_same,
            "{:?} of {}, {}: {value}, expected {expected}",
            row.expr, row.a, row.b
        );
    }
}

#[test]
#[ignore = "needs LibreOffice: scripts/test.sh office"]
fn spreadsheets_plan_as_the_app_does() {
    let cases = office::plans::cases();
    let books: Vec<Vec<u8>> = cases.iter().map(|case| case.book.clone()).collect();
    for (sheets, case) in Office::find().sheets(&books).iter().zip(&cases) {
        case.compare(sheets);
    }
}

/// A workbook with wrong values and one change, and the workspace with the same change.
struct Checked {
    name: &'static str,
    book: Vec<u8>,
    workspace: Workspace,
}

fn changed(workspace: &Workspace) -> Vec<Checked> {
    let lang = workspace.profile.lang;
    let card = workspace.lead_tiering.cards[0].as_ref().clone();
    let bytes = written(workspace);
    let one = |what: Change| {
        let mut changed = workspace.clone();
        changed.lead_tiering.cards = vec![std::sync::Arc::new({
            let mut card = card.clone();
            (what.apply)(&mut card);
            card
        })];
        let (label, below, value) = &what.cell;
        let (planted, formulas) = plant(&change(&bytes, label, *below, *value));
        assert!(formulas > 20 * workspace.leads.len(), "{formulas} formulas");
        Checked {
            name: what.name,
            book: planted,
            workspace: changed,
        }
    };
    changes(&card, lang).into_iter().map(one).collect()
}

fn written(workspace: &Workspace) -> Vec<u8> {
    let input = &workspace.lead_tiering;
    let report = evaluate(Case {
        input,
        rows: &workspace.leads,
        as_of: workspace.profile.as_of,
    });
    at_once(scored_workbook(workspace, input, &report, None, &Pace::unpaced()))
}

fn compare(sheet: &Sheet, workspace: &Workspace, change: &str) {
    let (input, lang) = (&workspace.lead_tiering, workspace.profile.lang);
    let report = evaluate(Case {
        input,
        rows: &workspace.leads,
        as_of: workspace.profile.as_of,
    });
    let words = lang.texts().importing();
    let column = |name: &str| sheet.rows[0].iter().position(|head| head == name).unwrap();
    let [score, low, high, tier, coverage] = [
        words.out_score,
        words.out_low,
        words.out_high,
        words.out_tier,
        words.out_coverage,
    ]
    .map(column);
    assert_eq!(sheet.rows.len(), report.leads.len() + 1);
    for (row, lead) in sheet.rows[1..].iter().zip(report.leads.iter()) {
        let near = |at: usize, expected: Option<f64>, what: &str| {
            let percent = |text: &str| text.strip_suffix('%')?.parse::<f64>().ok().map(|x| x / 100.0);
            let found = row[at].parse().ok().or_else(|| percent(&row[at]));
            let is_near = match (found, expected) {
                (Some(found), Some(expected)) => (found - expected).abs() < 1e-9,
                (found, expected) => found == expected,
            };
            assert!(is_near, "{what} of {row:?}: {expected:?} ({change}) {lead:?}");
        };
        let range = lead.score.range();
        near(score, lead.score.value(), "score");
        near(low, range.map(|(low, _)| low), "lowest score");
        near(high, range.map(|(_, high)| high), "highest score");
        near(coverage, Some(lead.score.coverage()), "coverage");
        assert_eq!(
            row[tier],
            tiers(workspace, lead),
            "tier of {row:?} ({change}) {lead:?}"
        );
    }
}

fn tiers(workspace: &Workspace, lead: &LeadScore) -> String {
    let card = workspace.lead_tiering.card().unwrap();
    let name = |at: usize| workspace.profile.lang.of(&card.tiers[at].name);
    let range = lead.tiers();
    match range.stated() {
        Some(tier) => name(tier).to_owned(),
        None => format!("{}–{}", name(range.best), name(range.worst)),
    }
}
