//! The sample is the same on every machine and shows what it is meant to show.

use super::super::sample::{LOADINGS, sample};
use super::super::sample_text::SAMPLE_LEADS;
use super::*;
use crate::engines::stats::ranking::{Case as Ranked, Ranking, rank};
use crate::i18n::Lang;
use crate::workspace::rows::{Cell, ColumnRole, Place, Rows};

fn english() -> (Input, Rows) {
    sample(Lang::En, day())
}

fn report() -> Report {
    let (input, rows) = english();
    evaluate(Case {
        input: &input,
        rows: &rows,
        as_of: day(),
    })
}

fn places(rows: &Rows) -> impl Iterator<Item = Place> {
    (0..rows.len()).filter_map(|at| rows.place(at))
}

/// How the points of one factor, or the whole score, rank the closed leads.
fn ranking(factor: Option<usize>) -> Ranking {
    let (input, rows) = english();
    let card = input.card().unwrap();
    let reader = Reader::new(card, &rows, day());
    let report = report();
    let closed = report.leads.iter().filter(|l| l.outcome != Outcome::Open);
    let cases: Vec<Ranked> = closed
        .filter_map(|lead| {
            let score = match factor {
                None => lead.score.value(),
                Some(at) => {
                    let answer = reader.readings(rows.find(lead.id)?)[at].answer;
                    card.factors[at].points(answer).map(|p| p as f64)
                }
            };
            Some(Ranked {
                score: score?,
                won: lead.outcome == Outcome::Won,
            })
        })
        .collect();
    rank(&cases).unwrap()
}

fn count(outcome: Outcome) -> usize {
    report().leads.iter().filter(|l| l.outcome == outcome).count()
}

#[test]
fn a_draw_is_the_same_every_time() {
    assert_eq!(english(), english());
}

#[test]
fn languages_differ_in_names_only() {
    let ((input, en), (input_zh, zh)) = (english(), sample(Lang::Zh, day()));
    assert_eq!(input, input_zh);
    assert_eq!(en.columns, zh.columns);
    let name = en.role_at(ColumnRole::Name).unwrap();
    for place in places(&en) {
        for column in 0..en.columns.len() {
            let same = en.cell(place, column) == zh.cell(place, column);
            assert_eq!(same, column != name);
        }
    }
}

#[test]
fn another_day_moves_the_days_only() {
    let later = Day::new(2027, 1, 10).unwrap();
    let ((_, now), (_, then)) = (english(), sample(Lang::En, later));
    let shift = i64::from(later.epoch_days() - day().epoch_days());
    for place in places(&now) {
        for column in 0..now.columns.len() {
            let expected = match now.cell(place, column) {
                Cell::Day(d) => Cell::Day(d.add_days(shift).unwrap()),
                other => other,
            };
            assert_eq!(then.cell(place, column), expected);
        }
    }
}

#[test]
fn the_score_ranks_well_but_not_perfectly() {
    let ranking = ranking(None);
    assert!((0.70..=0.80).contains(&ranking.auc), "AUC {}", ranking.auc);
}

#[test]
fn each_factor_predicts_but_the_channel_does_not() {
    for (at, loading) in LOADINGS.iter().enumerate() {
        let ranking = ranking(Some(at));
        let interval = ranking.delong().unwrap();
        let predicts = interval.low > 0.5;
        let at_chance = interval.low <= 0.5 && 0.5 <= interval.high;
        let what = format!(
            "factor {at}: {} [{}, {}]",
            ranking.auc, interval.low, interval.high
        );
        assert_eq!(predicts, *loading > 0.0, "{what}");
        assert_eq!(at_chance, *loading == 0.0, "{what}");
    }
}

#[test]
fn there_are_enough_leads_of_every_outcome() {
    let (won, lost, open) = (count(Outcome::Won), count(Outcome::Lost), count(Outcome::Open));
    assert_eq!(won + lost + open, SAMPLE_LEADS + 2);
    assert!(
        open >= 30 && won >= 40 && lost >= 40,
        "{won} won, {lost} lost, {open} open"
    );
    let share = won as f64 / (won + lost) as f64;
    assert!((0.20..=0.45).contains(&share), "{share}");
}

#[test]
fn no_day_lies_ahead_and_no_lead_closes_before_it_came() {
    let (_, rows) = english();
    let (created, closed) = (
        rows.role_at(ColumnRole::Created).unwrap(),
        rows.role_at(ColumnRole::Closed).unwrap(),
    );
    for place in places(&rows) {
        let Cell::Day(came) = rows.cell(place, created) else {
            panic!("every lead came on some day");
        };
        assert!(came <= day());
        if let Cell::Day(ended) = rows.cell(place, closed) {
            assert!(came <= ended && ended <= day());
        }
    }
}

#[test]
fn won_leads_and_only_those_have_an_amount() {
    let (_, rows) = english();
    let column = |role| rows.role_at(role).unwrap();
    for place in places(&rows) {
        let won = rows.cell(place, column(ColumnRole::Outcome)) == Cell::text("won");
        let open = rows.cell(place, column(ColumnRole::Outcome)) == Cell::text("open");
        let amount = matches!(rows.cell(place, column(ColumnRole::Amount)), Cell::Number(x) if x > 0.0);
        let ended = rows.cell(place, column(ColumnRole::Closed)) != Cell::Empty;
        assert_eq!((amount, ended), (won, !open));
    }
}

#[test]
fn conversion_falls_from_tier_to_tier() {
    let report = report();
    let rates: Vec<f64> = report.tiers.iter().map(|t| t.conversion.unwrap().value).collect();
    assert!(rates.windows(2).all(|pair| pair[0] >= pair[1]), "{rates:?}");
    assert!(report.tiers.iter().all(|t| t.closed > 0));
}

#[test]
fn every_cell_of_a_factor_is_one_of_its_levels_or_empty() {
    assert_eq!(report().unmatched, []);
}

#[test]
fn the_worked_example_comes_first_in_both_forms() {
    let report = report();
    assert_eq!(report.leads.get(0).unwrap().score.value(), Some(67.5));
    assert_eq!(report.leads.get(0).unwrap().tiers().stated(), Some(1));
    assert_eq!(report.leads.get(1).unwrap().score.range(), Some((37.5, 82.5)));
    assert_eq!(report.leads.get(1).unwrap().tiers().stated(), None);
}
