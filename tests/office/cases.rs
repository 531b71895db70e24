//! Workspaces to write: the sample, and scorecards with everything a scorecard can hold.

use std::sync::Arc;

use loudou::engines::learn::Settings;
use loudou::engines::pace::{Pace, at_once};
use loudou::engines::scorecard::{Band, Decay, Factor, Level, Role, Scale, Scorecard, Tier};
use loudou::engines::value::{Source, Sourced, Text};
use loudou::i18n::Lang;
use loudou::i18n::date::Day;
use loudou::models::lead_tiering::{OutcomeBy, Override, learn};
use loudou::workspace::Workspace;
use loudou::workspace::rows::{Cell, Column, ColumnKind, ColumnRole, Rows};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

fn day() -> Day {
    Day::new(2026, 11, 21).unwrap()
}

/// The sample: 202 leads.
pub fn sample() -> Workspace {
    Workspace::with_sample("w".into(), "W".into(), Lang::Zh, day())
}

fn text(text: &str) -> Text {
    Text::own(text)
}

fn level(name: &str, points: i64) -> Level {
    Level {
        id: format!("id {name}"),
        label: text(name),
        detail: text("=1+1"),
        points: Sourced::typed(points),
        aliases: Vec::new(),
        disqualifies: false,
    }
}

fn levels(list: &[(&str, i64)]) -> Scale {
    Scale::Levels {
        levels: list.iter().map(|(name, points)| level(name, *points)).collect(),
    }
}

fn bands(list: &[(Option<f64>, i64)], of_mean: bool) -> Scale {
    let bands = list.iter().map(|(from, points)| Band {
        from: *from,
        points: Sourced::typed(*points),
    });
    Scale::Bands {
        bands: bands.collect(),
        of_mean,
    }
}

fn factor(name: &str, column: &str, weight: Option<i64>, scale: Scale) -> Factor {
    Factor {
        id: name.to_owned(),
        name: text(name),
        question: Text::default(),
        column: column.to_owned(),
        role: weight.map_or(Role::PlusMinus, |weight| Role::Weighted {
            weight: Sourced::typed(weight),
        }),
        axis: Default::default(),
        scale,
        when_empty: None,
        decay: None,
        source: Source::Typed,
    }
}

fn factors() -> Vec<Factor> {
    let names = [
        ("*", 10),
        ("=A1", 40),
        ("a", 90),
        ("A", 5),
        ("~?", 70),
        ("a", 33),
        ("<&\">", 60),
    ];
    let mut words = factor("Words <&\"> 渠道", "words", Some(23), levels(&names));
    if let Scale::Levels { levels } = &mut words.scale {
        levels[3].disqualifies = true;
        levels[6].aliases = vec!["7".to_owned()];
    }
    let mut fades = factor(
        "Fades",
        "visits",
        Some(17),
        levels(&[("seldom", 20), ("often", 95)]),
    );
    fades.decay = Some(Decay {
        percent_per_month: Sourced::typed(13),
        date_column: "visited".to_owned(),
    });
    let mut filled = factor(
        "Filled",
        "filled",
        Some(20),
        levels(&[("full", 80), ("half", 35)]),
    );
    filled.when_empty = Some(Sourced::typed(15));
    let size = [(None, 0), (Some(10.5), 45), (Some(100.0), 100)];
    let mut size = factor("Size", "size", Some(19), bands(&size, false));
    size.when_empty = Some(Sourced::typed(55));
    let ratio = factor(
        "Ratio",
        "amount",
        Some(21),
        bands(&[(None, 5), (Some(0.5), 50), (Some(1.5), 85)], true),
    );
    let mut plus = factor(
        "Plus",
        "plus",
        None,
        levels(&[("asked twice", 9), ("competitor", -31)]),
    );
    plus.when_empty = None;
    let mut minus = factor(
        "Minus fades",
        "visits",
        None,
        levels(&[("often", -7), ("seldom", 3)]),
    );
    minus.decay = Some(Decay {
        percent_per_month: Sourced::typed(50),
        date_column: "visited".to_owned(),
    });
    vec![
        words,
        factor(
            "Second reader of words",
            "words",
            Some(0),
            levels(&[("B", 10), ("a", 20), ("B2", 30)]),
        ),
        fades,
        filled,
        size,
        ratio,
        plus,
        minus,
        factor(
            "No such column",
            "nowhere",
            Some(4),
            levels(&[("x", 1), ("y", 2)]),
        ),
    ]
}

fn scorecard() -> Scorecard {
    let tier = |name: &str, cut: i64| Tier {
        id: name.to_owned(),
        name: text(name),
        cut: Sourced::typed(cut),
        colour: 0,
        mid_high: cut >= 50,
        treatment: Sourced::typed(Default::default()),
    };
    Scorecard {
        id: "card".to_owned(),
        name: text("=Card & <co>"),
        factors: factors(),
        tiers: vec![
            tier("Top", 70),
            tier("Good <&>", 50),
            tier("Fair", 30),
            tier("Rest", 0),
        ],
        judged: None,
    }
}

fn columns() -> Vec<Column> {
    let column = |id: &str, kind, role| Column {
        id: id.to_owned(),
        name: text(id),
        kind,
        role,
    };
    vec![
        column("name", ColumnKind::Text, ColumnRole::Name),
        column("words", ColumnKind::Text, ColumnRole::Other),
        column("visits", ColumnKind::Text, ColumnRole::Other),
        column("visited", ColumnKind::Day, ColumnRole::Other),
        column("filled", ColumnKind::Text, ColumnRole::Other),
        column("size", ColumnKind::Text, ColumnRole::Other),
        column("amount", ColumnKind::Number, ColumnRole::Amount),
        column("plus", ColumnKind::Text, ColumnRole::Other),
    ]
}

/// Leads that hold whatever may stand in a list, under a scorecard with everything.
pub fn hostile(seed: u64) -> Workspace {
    let mut draw = ChaCha8Rng::seed_from_u64(seed);
    let mut rows = Rows::new(columns(), Source::Imported);
    let pick = |draw: &mut ChaCha8Rng, list: &[&str]| Cell::text(list[draw.random_range(0..list.len())]);
    for number in 0..150 {
        let draw = &mut draw;
        let words = [
            "", "*", "=A1", "a", "A", "~?", "7", "b", "B2", "<&\">", "unknown", "@x", "-", " a ",
        ];
        let visited = match draw.random_range(0..8) {
            0 => Cell::Empty,
            1 => Cell::Unread("soon".to_owned()),
            2 => Cell::Day(Day::new(1899, 5, 31).unwrap()),
            3 => Cell::Day(day().add_days(draw.random_range(0..90)).unwrap()),
            _ => Cell::Day(day().add_days(-draw.random_range(0..400)).unwrap()),
        };
        let sizes = ["", "10.5", "10.4999", "1,000", "100", "-3", "many", "n/a", "0"];
        let amount = match draw.random_range(0..5) {
            0 => Cell::Empty,
            1 => Cell::Unread("1,2,3".to_owned()),
            _ => Cell::Number(f64::from(draw.random_range(0..40_000_u32)) / 4.0),
        };
        let row = [
            Cell::text(format!("=lead+{number}")),
            pick(draw, &words),
            pick(draw, &["", "seldom", "often", "OFTEN", "never", "?"]),
            visited,
            pick(draw, &["", "full", "half", "id half", "none", "未知"]),
            pick(draw, &sizes),
            amount,
            pick(draw, &["", "asked twice", "competitor", "no"]),
        ];
        rows.push(row);
    }
    let mut workspace = sample();
    workspace.profile.lang = Lang::En;
    workspace.leads = rows;
    let input = &mut workspace.lead_tiering;
    input.cards = vec![Arc::new(scorecard())];
    input.active_card = "card".to_owned();
    for (id, until) in [(3, day()), (5, day().add_days(-1).unwrap())] {
        let by_hand = Override {
            tier: "Good <&>".to_owned(),
            reason: "=x".to_owned(),
            author: String::new(),
            until,
        };
        input.overrides.insert(id, by_hand);
    }
    workspace
}

/// Leads with words, rare words, numbers and empty cells under a scorecard built from how they ended.
pub fn from_history() -> Workspace {
    let mut draw = ChaCha8Rng::seed_from_u64(18);
    let column = |id: &str, kind, role| Column {
        id: id.to_owned(),
        name: text(id),
        kind,
        role,
    };
    let mut rows = Rows::new(
        vec![
            column("name", ColumnKind::Text, ColumnRole::Name),
            column("plan", ColumnKind::Text, ColumnRole::Other),
            column("channel", ColumnKind::Text, ColumnRole::Other),
            column("visits", ColumnKind::Number, ColumnRole::Other),
            column("outcome", ColumnKind::Text, ColumnRole::Outcome),
        ],
        Source::Imported,
    );
    let plans = ["basic", "*", "plus"];
    let channels = ["web", "", "fair", "Other", "~?"];
    let rare = ["<&>", "其他", "Other (merged)", "=A1"];
    for number in 0..400 {
        let (plan, channel) = (draw.random_range(0..3_usize), draw.random_range(0..5_usize));
        let visits = draw.random_range(0..12_u32);
        let odds = plan * 20 + channel * 13 + usize::from(visits > 6) * 5;
        let ended = match draw.random_range(0..100_usize) {
            luck if number % 9 == 0 && luck < 50 => "open",
            luck if luck < odds => "won",
            _ => "lost",
        };
        let word = if draw.random_range(0..30) == 0 {
            rare[draw.random_range(0..4)]
        } else {
            channels[channel]
        };
        let visits = if number % 7 == 0 {
            Cell::Empty
        } else {
            Cell::Number(f64::from(visits))
        };
        rows.push([
            Cell::text(format!("lead {number}")),
            Cell::text(plans[plan]),
            Cell::text(word),
            visits,
            Cell::text(ended),
        ]);
    }
    let by = OutcomeBy::recorded(&rows);
    let learned = at_once(learn(&rows, &by, &[], Settings::default(), &Pace::unpaced()));
    let card = learned.unwrap().card.unwrap();
    let merged = |factor: &Factor| factor.levels().iter().any(|level| level.aliases.len() > 1);
    assert!(card.factors.iter().any(merged), "{:?}", card.factors);
    assert!(card.factors.iter().any(|factor| factor.when_empty.is_some()));
    assert!(
        card.factors[1].levels().len() > 1,
        "the changes are made to levels"
    );
    let mut workspace = sample();
    workspace.profile.lang = Lang::En;
    workspace.leads = rows;
    let input = &mut workspace.lead_tiering;
    input.active_card.clone_from(&card.id);
    input.cards = vec![Arc::new(card)];
    workspace
}
