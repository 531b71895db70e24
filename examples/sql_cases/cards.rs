//! The scorecards the exported SQL is checked with.

use loudou::engines::scorecard::{Axis, Band, Decay, Factor, Level, Role, Scale, Scorecard, Tier};
use loudou::engines::value::{Source, Sourced, Text};
use loudou::i18n::Lang;
use loudou::i18n::date::Day;
use loudou::models::lead_tiering::{Input, template};
use loudou::workspace::Workspace;
use loudou::workspace::rows::{Cell, Column, ColumnKind, ColumnRole};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// A scorecard with the columns of its leads; the first is their key.
pub struct Named {
    /// Name of its folder.
    pub name: String,
    /// The scorecard.
    pub card: Scorecard,
    /// The columns.
    pub columns: Vec<Column>,
    /// Language of names.
    pub lang: Lang,
}

fn column(id: &str, name: &str, kind: ColumnKind) -> Column {
    let role = if id == "key" {
        ColumnRole::Key
    } else {
        ColumnRole::Other
    };
    Column {
        id: id.to_owned(),
        name: Text::own(name),
        kind,
        role,
    }
}

const fn points(value: i64) -> Sourced<i64> {
    Sourced {
        value,
        source: Source::Typed,
    }
}

/// A weighted factor, or a plus/minus item where there is no weight, over the column of the same id.
fn factor(id: &str, name: &str, weight: Option<i64>, scale: Scale) -> Factor {
    Factor {
        id: id.to_owned(),
        name: Text::own(name),
        question: Text::default(),
        column: id.to_owned(),
        role: weight.map_or(Role::PlusMinus, |w| Role::Weighted { weight: points(w) }),
        axis: Axis::Fit,
        scale,
        when_empty: None,
        decay: None,
        source: Source::Typed,
    }
}

/// Leads whose words look like truth values and whole numbers to what guesses at types.
pub fn like_other_types(day: Day) -> Workspace {
    let named = |id: &str, name: &str, role| Column {
        role,
        ..column(id, name, ColumnKind::Text)
    };
    let columns = vec![
        named("name", "线索", ColumnRole::Name),
        named("mail", "mail", ColumnRole::Other),
        named("code", "code", ColumnRole::Other),
        column("visits", "visits", ColumnKind::Number),
    ];
    let card = Scorecard {
        id: "types".to_owned(),
        name: Text::own("Types"),
        factors: vec![
            factor(
                "mail",
                "mail",
                Some(30),
                levels("mail", &[("Yes", 90, &[]), ("No", 20, &[])]),
            ),
            factor(
                "code",
                "code",
                Some(40),
                levels("code", &[("01", 10, &[]), ("02", 60, &[]), ("1", 95, &[])]),
            ),
            factor(
                "visits",
                "visits",
                Some(30),
                bands(&[(None, 0), (Some(2.5), 50), (Some(10.0), 100)], false),
            ),
        ],
        tiers: tiers(&[("A", 75, true), ("B", 50, true), ("C", 0, false)]),
        judged: None,
    };
    let mut workspace = Workspace::empty("w".into(), "W".into(), Lang::Zh, day);
    workspace.lead_tiering = Input {
        active_card: card.id.clone(),
        cards: vec![card.into()],
        ..Input::default()
    };
    workspace.leads.columns = columns.into();
    for n in 0_u32..400 {
        let pick = |list: &[&str], n: u32| {
            Cell::Text(
                list.iter()
                    .cycle()
                    .nth(n as usize % list.len())
                    .copied()
                    .unwrap_or_default()
                    .to_owned(),
            )
        };
        workspace.leads.push(vec![
            Cell::Text(format!("Lead {n}")),
            pick(&["Yes", "No"], n),
            // One that reads as 1 comes late, where a guess from the first rows is made.
            pick(if n < 300 { &["01", "02"] } else { &["01", "1"] }, n / 2),
            Cell::Number(f64::from(n % 15)),
        ]);
    }
    workspace
}

/// Levels of these names, points and other spellings; a `!` before a name disqualifies.
fn levels(factor: &str, list: &[(&str, i64, &[&str])]) -> Scale {
    let level = |(at, (name, value, aliases)): (usize, &(&str, i64, &[&str]))| Level {
        id: format!("{factor}.{}", at + 1),
        label: Text::own(name.trim_start_matches('!')),
        detail: Text::default(),
        points: points(*value),
        aliases: aliases.iter().map(|a| (*a).to_owned()).collect(),
        disqualifies: name.starts_with('!'),
    };
    Scale::Levels {
        levels: list.iter().enumerate().map(level).collect(),
    }
}

fn bands(list: &[(Option<f64>, i64)], of_mean: bool) -> Scale {
    let band = |(from, value): &(Option<f64>, i64)| Band {
        from: *from,
        points: points(*value),
    };
    Scale::Bands {
        bands: list.iter().map(band).collect(),
        of_mean,
    }
}

fn fading(factor: Factor, percent: i64, column: &str) -> Factor {
    let decay = Decay {
        percent_per_month: points(percent),
        date_column: column.to_owned(),
    };
    Factor {
        decay: Some(decay),
        ..factor
    }
}

fn tiers(list: &[(&str, i64, bool)]) -> Vec<Tier> {
    let tier = |(at, (name, cut, mid_high)): (u8, &(&str, i64, bool))| Tier {
        id: format!("t{at}"),
        name: Text::own(*name),
        cut: points(*cut),
        colour: at,
        mid_high: *mid_high,
        treatment: Sourced::default(),
    };
    (0..).zip(list).map(tier).collect()
}

/// The scorecard that ships with the app.
pub fn template() -> Named {
    let mut columns = vec![column("key", "编号", ColumnKind::Text)];
    columns.extend(template::columns());
    Named {
        name: "template".into(),
        card: template::scorecard(),
        columns,
        lang: Lang::Zh,
    }
}

/// Every kind of factor, with names and spellings that a careless query would trip over.
pub fn hostile() -> Named {
    let empty = |factor: Factor, value| Factor {
        when_empty: Some(points(value)),
        ..factor
    };
    let words = levels(
        "words",
        &[
            (
                "!竞争对手's \"友商\"",
                0,
                &["C:\\temp\\n", "'; DROP TABLE leads; --", "unknown"],
            ),
            (
                "İstanbul Kraków ΣΑΣ",
                35,
                &["straße", "ＦＵＬＬ　ｗｉｄｔｈ", "𐐀𐐁"],
            ),
            ("100% _match_", 70, &["${env:HOME}", "\\%", "a\u{200B}b", "-"]),
            ("😀 好 / 很好", 100, &["e\u{301}clair", "`tick`", "two  words"]),
        ],
    );
    let factors = vec![
        empty(factor("words", "渠道 \"O'Brien\" `x` \\ $", Some(30), words), 40),
        factor(
            "size",
            "员工\n人数",
            Some(25),
            bands(
                &[
                    (None, 5),
                    (Some(-0.5), 20),
                    (Some(0.1), 55),
                    (Some(12.25), 80),
                    (Some(1e300), 100),
                ],
                false,
            ),
        ),
        empty(
            factor(
                "spend",
                "Spend; --",
                Some(18),
                bands(
                    &[(None, 0), (Some(0.5), 25), (Some(1.0), 60), (Some(1.5), 100)],
                    true,
                ),
            ),
            10,
        ),
        empty(
            fading(
                factor(
                    "visit",
                    "最近行为",
                    Some(10),
                    levels(
                        "visit",
                        &[
                            ("无", 0, &["none"]),
                            ("看过", 40, &["Viewed"]),
                            ("试用", 100, &["TRIAL"]),
                        ],
                    ),
                ),
                7,
                "day",
            ),
            15,
        ),
        factor(
            "nothing",
            "权重为零",
            Some(0),
            levels("nothing", &[("是", 100, &[]), ("否", 0, &[])]),
        ),
        factor(
            "bonus",
            "加分",
            None,
            levels(
                "bonus",
                &[
                    ("老客户", 15, &["returning"]),
                    ("!黑名单", -20, &["black list"]),
                    ("投诉", -8, &[]),
                ],
            ),
        ),
        fading(
            factor(
                "mails",
                "邮件数",
                None,
                bands(&[(Some(0.0), -10), (Some(3.0), 5), (Some(10.0), 12)], false),
            ),
            12,
            "day",
        ),
        factor(
            "grade",
            "等级",
            Some(7),
            levels(
                "grade",
                &[
                    ("1", 10, &[]),
                    ("2", 30, &["3.5"]),
                    ("-4", 90, &["1e3", "1000000"]),
                ],
            ),
        ),
        factor(
            "missing",
            "没有的列",
            Some(3),
            levels("missing", &[("a", 1, &[]), ("b", 99, &[])]),
        ),
        Factor {
            column: "words".into(),
            ..factor(
                "again",
                "同一列",
                None,
                levels(
                    "again",
                    &[("友商", -5, &["straße"]), ("其他", 3, &["😀 好 / 很好"])],
                ),
            )
        },
    ];
    let mut columns = vec![column("key", "编号 \"id\"", ColumnKind::Text)];
    columns.extend([
        column("words", "", ColumnKind::Text),
        column("size", "", ColumnKind::Number),
        column("spend", "", ColumnKind::Number),
        column("visit", "", ColumnKind::Text),
        column("day", "日期's", ColumnKind::Day),
        column("nothing", "", ColumnKind::Text),
        column("bonus", "", ColumnKind::Text),
        column("mails", "", ColumnKind::Number),
        column("grade", "", ColumnKind::Number),
    ]);
    let card = Scorecard {
        id: "hostile".into(),
        name: Text::own("难\n; DROP TABLE leads; -- ${env:HOME}"),
        factors,
        tiers: tiers(&[
            ("A's", 80, true),
            ("B\\", 62, false),
            ("C", 41, true),
            ("D", 13, false),
            ("E", 0, false),
        ]),
        judged: None,
    };
    Named {
        name: "hostile".into(),
        card,
        columns,
        lang: Lang::Zh,
    }
}

/// Scorecards at the edges: no tiers, no weights, no factors, bands that are not in order or have no open end, a column
/// of days read as words and as a number.
pub fn odd() -> Vec<Named> {
    let key = || column("key", "key", ColumnKind::Text);
    let two = || levels("f", &[("yes", 100, &[]), ("no", 0, &[])]);
    let named = |name: &str, factors: Vec<Factor>, columns: Vec<Column>, tiers: Vec<Tier>| Named {
        name: name.into(),
        card: Scorecard {
            id: name.into(),
            name: Text::own(name),
            factors,
            tiers,
            judged: None,
        },
        columns,
        lang: Lang::En,
    };
    let text = || vec![key(), column("f", "f", ColumnKind::Text)];
    let four = || {
        tiers(&[
            ("A", 75, true),
            ("B", 50, true),
            ("C", 25, false),
            ("D", 0, false),
        ])
    };
    let unsorted = bands(&[(Some(3.0), 10), (Some(-2.0), 60), (Some(0.75), 30)], false);
    let days = levels(
        "d",
        &[("2026-03-31", 100, &[]), ("2026-02-28", 30, &["31/03/2026"])],
    );
    let over_days = Factor {
        column: "d".into(),
        when_empty: Some(points(44)),
        ..factor("n", "n", Some(20), bands(&[(None, 10), (Some(5.0), 90)], false))
    };
    vec![
        named(
            "no-tiers",
            vec![factor("f", "f", Some(40), two())],
            text(),
            vec![],
        ),
        named("no-weights", vec![factor("f", "f", None, two())], text(), four()),
        named(
            "zero-weights",
            vec![factor("f", "f", Some(0), two())],
            text(),
            four(),
        ),
        named("no-factors", vec![], text(), four()),
        named(
            "no-levels",
            vec![factor("f", "f", Some(5), Scale::Levels { levels: vec![] })],
            text(),
            four(),
        ),
        named(
            "all-mid-high",
            vec![factor("f", "f", Some(40), two())],
            text(),
            tiers(&[("Hot", 50, true), ("Cold", 0, true)]),
        ),
        named(
            "unsorted",
            vec![factor("f", "f", Some(7), unsorted)],
            vec![key(), column("f", "f", ColumnKind::Number)],
            four(),
        ),
        named(
            "days",
            vec![factor("d", "d", Some(30), days), over_days],
            vec![key(), column("d", "d", ColumnKind::Day)],
            four(),
        ),
    ]
}

/// A scorecard made by chance.
pub fn random(seed: usize) -> Named {
    let mut rng = ChaCha8Rng::seed_from_u64(seed as u64);
    let mut columns = vec![
        column("key", "key", ColumnKind::Text),
        column("day", "day", ColumnKind::Day),
    ];
    let count = rng.random_range(1..9);
    let factors = (0..count)
        .map(|at| {
            let id = format!("f{at}");
            let is_item = rng.random_bool(0.25);
            let low = if is_item { -100 } else { 0 };
            let with_bands = rng.random_bool(0.4);
            let scale = if with_bands {
                let mut starts: Vec<i32> = (0..rng.random_range(0..5))
                    .map(|_| rng.random_range(-60..60))
                    .collect();
                starts.sort_unstable();
                let starts =
                    std::iter::once(None).chain(starts.into_iter().map(|s| Some(f64::from(s) / 4.0)));
                let list: Vec<_> = starts.map(|from| (from, rng.random_range(low..=100))).collect();
                bands(&list, rng.random_bool(0.3))
            } else {
                let list: Vec<_> = (0..rng.random_range(1..6))
                    .map(|n| (format!("Level {n}"), rng.random_range(low..=100)))
                    .collect();
                let list: Vec<(&str, i64, &[&str])> = list
                    .iter()
                    .map(|(name, value)| (name.as_str(), *value, &[] as &[&str]))
                    .collect();
                levels(&id, &list)
            };
            let kind = if with_bands {
                ColumnKind::Number
            } else {
                ColumnKind::Text
            };
            columns.push(column(&id, &id, kind));
            let mut made = factor(&id, &id, (!is_item).then(|| rng.random_range(0..=100)), scale);
            if let Scale::Levels { levels } = &mut made.scale {
                let out = rng.random_range(0..30_usize);
                if let Some(level) = levels.get_mut(out) {
                    level.disqualifies = true;
                }
            }
            if rng.random_bool(0.3) {
                made.when_empty = Some(points(rng.random_range(low..=100)));
            }
            if rng.random_bool(0.3) {
                made = fading(made, rng.random_range(0..=110), "day");
            }
            made
        })
        .collect();
    let mut cuts: Vec<i64> = (0..rng.random_range(0..5))
        .map(|_| rng.random_range(1..=100))
        .collect();
    cuts.sort_unstable_by(|a, b| b.cmp(a));
    cuts.push(0);
    let names: Vec<String> = (0..cuts.len()).map(|at| format!("T{at}")).collect();
    let list: Vec<(&str, i64, bool)> = names
        .iter()
        .zip(&cuts)
        .map(|(name, cut)| (name.as_str(), *cut, rng.random_bool(0.4)))
        .collect();
    let card = Scorecard {
        id: "random".into(),
        name: Text::own("Random"),
        factors,
        tiers: tiers(&list),
        judged: None,
    };
    Named {
        name: format!("random-{seed:02}"),
        card,
        columns,
        lang: Lang::En,
    }
}
