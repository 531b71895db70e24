//! The validity check against scikit-learn, scipy and numpy.
//!
//! The fixture and the script that made it are in `tests/oracles`.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    reason = "a test fails by panicking"
)]

use loudou::engines::pace::{Pace, at_once};
use loudou::engines::scorecard::{Axis, Factor, Level, Role, Scale, Scorecard};
use loudou::engines::stats::Estimate;
use loudou::engines::value::{Source, Sourced, Text};
use loudou::i18n::date::Day;
use loudou::models::lead_tiering::validity::{figures, strengths};
use loudou::models::lead_tiering::{Case, Input, Outcome, base_columns, evaluate, template};
use loudou::workspace::rows::{Cell, Column, ColumnKind, Rows};
use serde::Deserialize;

const POINTS: [i64; 5] = [0, 30, 55, 80, 100];
const SLACK: f64 = 1e-9;

#[derive(Deserialize)]
struct Oracles {
    cases: Vec<Oracle>,
}

#[derive(Deserialize)]
struct Oracle {
    level: Vec<usize>,
    won: Vec<u8>,
    amount: Vec<f64>,
    day: Vec<i64>,
    tiers: Vec<(usize, usize)>,
    over_next: Vec<[f64; 3]>,
    overall: [f64; 3],
    mid_high: [f64; 3],
    lift: f64,
    capture: [f64; 3],
    revenue_capture: f64,
    auc: f64,
    delong: [f64; 3],
    ks: f64,
    psi: f64,
    expected: f64,
    iv: f64,
}

fn first_day() -> Day {
    Day::new(2026, 1, 1).unwrap()
}

/// The oracle's leads, scored by one factor of five levels.
fn leads(oracle: &Oracle) -> (Input, Rows) {
    let level = |at: usize| Level {
        id: format!("l{at}"),
        label: Text::own(format!("level {at}")),
        detail: Text::default(),
        points: Sourced::typed(POINTS[at]),
        aliases: Vec::new(),
        disqualifies: false,
    };
    let factor = Factor {
        id: "a".into(),
        name: Text::own("a"),
        question: Text::default(),
        column: "a".into(),
        role: Role::Weighted {
            weight: Sourced::typed(100),
        },
        axis: Axis::Fit,
        scale: Scale::Levels {
            levels: (0..5).map(level).collect(),
        },
        when_empty: None,
        decay: None,
        source: Source::Typed,
    };
    let card = Scorecard {
        factors: vec![factor],
        ..template::scorecard()
    };
    let mut columns = base_columns();
    columns.push(Column {
        id: "a".into(),
        name: Text::own("a"),
        kind: ColumnKind::Text,
        role: Default::default(),
    });
    let mut rows = Rows::new(columns, Source::Typed);
    for (at, level) in oracle.level.iter().enumerate() {
        let outcome = if oracle.won[at] == 1 {
            Outcome::Won
        } else {
            Outcome::Lost
        };
        rows.push([
            Cell::text(format!("lead {at}")),
            Cell::Day(first_day().add_days(oracle.day[at]).unwrap()),
            Cell::text(outcome.word()),
            Cell::Number(oracle.amount[at]),
            Cell::Empty,
            Cell::text(format!("l{level}")),
        ]);
    }
    let input = Input {
        active_card: card.id.clone(),
        cards: vec![card.into()],
        ..Input::default()
    };
    (input, rows)
}

fn close(found: f64, wanted: f64, what: &str) {
    assert!((found - wanted).abs() < SLACK, "{what}: {found} is not {wanted}");
}

fn estimate(found: Option<Estimate>, wanted: [f64; 3], what: &str) {
    let found = found.unwrap();
    close(found.value, wanted[0], what);
    close(found.interval.low, wanted[1], what);
    close(found.interval.high, wanted[2], what);
}

#[test]
fn figures_agree() {
    let oracles: Oracles = serde_json::from_str(include_str!("oracles/validity.json")).unwrap();
    for oracle in &oracles.cases {
        let (input, rows) = leads(oracle);
        let case = Case {
            input: &input,
            rows: &rows,
            as_of: first_day(),
        };
        let found = figures(case, &evaluate(case));
        let counts: Vec<(usize, usize)> = found.tiers.iter().map(|t| (t.count, t.won)).collect();
        assert_eq!(counts, oracle.tiers);
        let over_next: Vec<_> = found.tiers.iter().filter_map(|t| t.over_next).collect();
        assert_eq!(over_next.len(), oracle.over_next.len());
        for (found, wanted) in over_next.iter().zip(&oracle.over_next) {
            estimate(Some(*found), *wanted, "difference of two tiers");
        }
        estimate(found.overall, oracle.overall, "overall");
        estimate(found.mid_high, oracle.mid_high, "mid/high");
        estimate(found.capture, oracle.capture, "capture");
        close(found.lift.unwrap(), oracle.lift, "lift");
        let revenue = found.revenue_capture.unwrap();
        close(revenue.value, oracle.revenue_capture, "revenue");
        assert!(revenue.interval.low <= revenue.value && revenue.value <= revenue.interval.high);
        let ranking = found.ranking.unwrap();
        close(ranking.auc, oracle.auc, "AUC");
        let interval = ranking.auc_interval().unwrap();
        estimate(
            Some(Estimate {
                value: ranking.auc,
                interval,
            }),
            oracle.delong,
            "DeLong",
        );
        close(ranking.ks, oracle.ks, "KS");
        let drift = found.drift.unwrap();
        close(drift.psi, oracle.psi, "PSI");
        close(drift.expected, oracle.expected, "expected PSI");
        let strength = at_once(strengths(case, &Pace::unpaced()));
        close(strength[0].information.unwrap(), oracle.iv, "information value");
    }
}
