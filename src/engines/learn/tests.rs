//! Learning against cases worked out by hand, and by properties.

mod by_chance;
mod likelihood;
mod open_rows;
mod rare_words;

use proptest::prelude::*;

use super::folds::folded;
use super::*;
use crate::engines::scorecard::{Answer, Scale};

fn words(name: &str, cells: impl IntoIterator<Item = &'static str>) -> Column {
    Column {
        name: name.into(),
        data: Data::of_words(cells),
        filled_when_open: None,
        value_when_closed: None,
    }
}

fn numbers(name: &str, cells: impl IntoIterator<Item = Option<f64>>) -> Column {
    Column {
        name: name.into(),
        data: Data::Numbers(cells.into_iter().collect()),
        filled_when_open: None,
        value_when_closed: None,
    }
}

fn rows(n: usize) -> Vec<usize> {
    (0..n).collect()
}

/// Numbers that look like chance and are the same everywhere.
fn noise(n: usize, seed: u64) -> impl Iterator<Item = u64> {
    (0..n as u64).map(move |i| {
        let x = (i + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ seed.wrapping_mul(0xD1B5_4A32_D192_ED03);
        let x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB) >> 33
    })
}

#[test]
fn rare_words_are_one_level_and_empty_cells_their_own() {
    let cells = (0..100).map(|row| match row {
        0..40 => "web",
        40..70 => "phone",
        70..76 => "fair",
        76..82 => "letter",
        _ => "",
    });
    let column = words("channel", cells);
    let coder = Coder::find(&column, &rows(100)).unwrap();
    assert_eq!((coder.len(), coder.empty_level()), (4, Some(3)));
    let levels: Vec<_> = [0, 40, 70, 76, 99].map(|row| coder.level(&column, row)).to_vec();
    assert_eq!(levels, [Some(0), Some(1), Some(2), Some(2), Some(3)]);
    assert_eq!(coder.words_of(2), [2, 3]);
    assert_eq!(coder.answer(&column, 99), Answer::Unknown);
}

#[test]
fn a_word_not_learned_from_is_unreadable_and_no_empty_cell() {
    let column = words("c", (0..60).map(|row| ["a", "b", "c"][row % 3]));
    let learn: Vec<usize> = rows(60).into_iter().filter(|row| row % 3 != 2).collect();
    let coder = Coder::find(&column, &learn).unwrap();
    assert_eq!((coder.len(), coder.answer(&column, 2)), (2, Answer::Unreadable));
}

#[test]
fn numbers_are_cut_into_equal_parts_where_ties_allow() {
    let column = numbers("n", (0..100).map(|x| Some(f64::from(x))));
    let coder = Coder::find(&column, &rows(100)).unwrap();
    assert_eq!(coder.band_cuts().unwrap(), [20.0, 40.0, 60.0, 80.0]);
    let zeros = numbers("z", (0..100).map(|x| Some(f64::from((x - 70).max(0)))));
    assert_eq!(
        Coder::find(&zeros, &rows(100)).unwrap().band_cuts().unwrap(),
        [10.0]
    );
    let flag = numbers("f", (0..100).map(|x| Some(f64::from(x % 2))));
    assert_eq!(
        Coder::find(&flag, &rows(100)).unwrap().band_cuts().unwrap(),
        [1.0]
    );
}

#[test]
fn columns_that_say_nothing_are_left_out_with_the_reason() {
    let names: Vec<String> = (0..100).map(|row| format!("n{row}")).collect();
    let different = Column {
        name: "d".into(),
        data: Data::of_words(names.iter().map(String::as_str)),
        filled_when_open: None,
        value_when_closed: None,
    };
    assert_eq!(Coder::find(&different, &rows(100)), Err(NoCoder::TooManyValues));
    let same = words("s", (0..100).map(|_| "x"));
    assert_eq!(Coder::find(&same, &rows(100)), Err(NoCoder::Constant));
    let empty = words("e", (0..100).map(|row| if row < 5 { "x" } else { "" }));
    assert_eq!(Coder::find(&empty, &rows(100)), Err(NoCoder::Empty));
}

/// Two columns of signal, one of chance; both outcomes.
fn table(n: usize, seed: u64) -> Table {
    let draw = |part: u64| noise(n, seed + part).collect::<Vec<_>>();
    let (size, channel, chance, luck) = (draw(1), draw(2), draw(3), draw(4));
    let won = (0..n)
        .map(|row| {
            let odds = size[row] % 100 + if channel[row] % 3 == 0 { 60 } else { 0 };
            luck[row] % 160 < odds
        })
        .collect();
    Table {
        columns: vec![
            numbers("size", size.iter().map(|x| Some((x % 100) as f64))),
            words(
                "channel",
                channel
                    .iter()
                    .map(|x| ["referral", "advert", "fair"][(x % 3) as usize]),
            ),
            words(
                "chance",
                chance.iter().map(|x| ["a", "b", "c", "d"][(x % 4) as usize]),
            ),
        ],
        won,
        order: Vec::new(),
    }
}

#[test]
fn weights_sum_to_a_hundred_and_follow_the_signal() {
    let table = table(2000, 7);
    let fitted = fit(&table, 1);
    let weights: Vec<i64> = fitted.card.factors.iter().map(|f| f.weight()).collect();
    assert_eq!(weights.iter().sum::<i64>(), 100);
    assert_eq!(fitted.card.factors[0].column, "size");
    let of_chance = fitted
        .card
        .factors
        .iter()
        .find(|f| f.column == "chance")
        .map_or(0, |f| f.weight());
    assert!(of_chance <= 10, "{weights:?}");
    let Scale::Bands { bands, .. } = &fitted.card.factors[0].scale else {
        panic!("size is a number");
    };
    assert!(bands.is_sorted_by_key(|b| b.points.value), "{bands:?}");
}

/// Weight × points stays what was fitted, to within half a point of each factor's weight.
#[test]
fn whole_numbers_keep_the_fitted_proportions() {
    let table = table(2000, 11);
    let fitted = fit(&table, 1);
    let lowest = |part: &Part| part.log_odds.iter().copied().fold(f64::INFINITY, f64::min);
    let exact = |row: usize| -> f64 {
        let of = |part: &Part| {
            let column = &table.columns[part.column];
            part.coder
                .level(column, row)
                .map_or(0.0, |level| part.log_odds[level] - lowest(part))
        };
        fitted.parts.iter().map(of).sum()
    };
    let top = (0..table.len()).map(exact).fold(0.0, f64::max);
    let full = (0..table.len())
        .filter_map(|row| fitted.score(&table, row).value())
        .fold(0.0, f64::max);
    for row in 0..table.len() {
        let score = fitted.score(&table, row).value().unwrap();
        assert!((score / full - exact(row) / top).abs() < 0.012, "{row}");
    }
}

#[test]
fn signal_is_told_and_chance_is_not() {
    let told = judge(&table(1500, 3), Settings::default());
    assert_eq!(told.verdict, Verdict::Tells);
    assert!(told.calibration.unwrap().error < 0.06);
    let rates: Vec<f64> = told.tiers.iter().map(|t| t.conversion.unwrap().value).collect();
    assert!(rates[0] > rates[3] + 0.3, "{rates:?}");
    // The outcome drawn anew, so that no column has to do with it: at most one of ten may be taken in.
    let taken_in = (0..10)
        .filter(|seed| {
            let mut table = table(800, 100 + seed);
            table.won = noise(800, 900 + seed).map(|x| x % 3 == 0).collect();
            judge(&table, Settings::default()).verdict == Verdict::Tells
        })
        .count();
    assert!(taken_in <= 1, "{taken_in} of 10");
}

#[test]
fn too_few_rows_are_said() {
    let mut few = table(100, 5);
    few.won = (0..100).map(|row| row < 39).collect();
    assert_eq!(judge(&few, Settings::default()).verdict, Verdict::TooFew);
    assert!(judge(&Table::default(), Settings::default()).tiers.is_empty());
}

#[test]
fn the_latest_rows_judge_where_there_are_dates() {
    let mut dated = table(1000, 9);
    dated.order = (0..1000).map(|row| Some(i64::from(row) / 3)).collect();
    let (splits, by_time) = splits(&dated, 5, 1);
    assert!(by_time && splits.len() == 1);
    let last_learned = splits[0].learn.iter().max().unwrap();
    assert!(splits[0].judge.iter().all(|row| row > last_learned));
    assert!(splits[0].judge.len() >= 200 && splits[0].judge.len() < 204);
    dated.order[4] = None;
    assert!(
        !super::splits(&dated, 5, 1).1,
        "a row without a date cannot be placed in time"
    );
}

#[test]
fn what_was_filled_late_is_asked_about() {
    let base = table(600, 21);
    let suspect = |column: Column| {
        let mut table = base.clone();
        table.columns = vec![column];
        suspicions(&table, 0, 1)
    };
    let leak = Column {
        name: "Close Reason".into(),
        data: Data::of_words(base.won.iter().map(|won| if *won { "fits" } else { "price" })),
        filled_when_open: Some(0.0),
        value_when_closed: None,
    };
    let reasons = suspect(leak);
    assert!(
        reasons
            .iter()
            .any(|r| matches!(r, Suspicion::Auc(auc) if *auc > 0.99))
    );
    assert!(reasons.iter().any(|r| matches!(r, Suspicion::Information(_))));
    assert!(reasons.contains(&Suspicion::Name("close".into())));
    assert!(reasons.contains(&Suspicion::OnlyClosed(1.0)));
    let empty = words("note", base.won.iter().map(|won| if *won { "x" } else { "" }));
    assert!(suspect(empty).contains(&Suspicion::Emptiness(0.0, 1.0)));
    assert_eq!(
        suspect(words("丢单说明", (0..600).map(|row| ["a", "b"][row % 2]))),
        [Suspicion::Name("丢单".into())]
    );
    assert_eq!(suspicions(&base, 1, 1), []);
    assert_eq!(suspicions(&base, 9, 1), []);
}

#[test]
fn information_value_by_hand() {
    // Of 40 won 30 are "a", of 40 lost 10: (0.75 − 0.25)·ln 3 + (0.25 − 0.75)·ln(1/3) = ln 3.
    let table = Table {
        columns: vec![words(
            "c",
            (0..80).map(|row| {
                if row < 30 || (40..50).contains(&row) {
                    "a"
                } else {
                    "b"
                }
            }),
        )],
        won: (0..80).map(|row| row < 40).collect(),
        order: Vec::new(),
    };
    let coder = Coder::find(&table.columns[0], &rows(80)).unwrap();
    let found = strength(&table, 0, &coder, 1).unwrap();
    assert!((found.information - 3.0_f64.ln()).abs() < 1e-12);
    assert!((found.auc.unwrap() - 0.75).abs() < 0.02);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_row_judges_once_and_never_learns_there(won in proptest::collection::vec(any::<bool>(), 2..200), folds in 0..9_usize, seed in any::<u64>()) {
        let table = Table { columns: Vec::new(), won, order: Vec::new() };
        let all = rows(table.len());
        let splits = folded(&table, &all, folds, seed);
        let mut judged: Vec<usize> = splits.iter().flat_map(|s| s.judge.clone()).collect();
        judged.sort_unstable();
        prop_assert_eq!(judged, all);
        for split in &splits {
            prop_assert!(split.learn.iter().all(|row| !split.judge.contains(row)));
            prop_assert_eq!(split.learn.len() + split.judge.len(), table.len());
        }
        prop_assert_eq!(folded(&table, &rows(table.len()), folds, seed), splits);
    }

    #[test]
    fn any_table_is_judged_without_a_number_that_is_none(
        cells in proptest::collection::vec((0..6_u8, proptest::option::of(-1e9..1e9_f64), any::<bool>()), 0..160),
        seed in any::<u64>(),
    ) {
        let table = Table {
            columns: vec![
                words("w", cells.iter().map(|(w, ..)| ["", "a", "b", "c", "d", "e"][usize::from(*w)])),
                numbers("n", cells.iter().map(|(_, n, _)| *n)),
            ],
            won: cells.iter().map(|(.., won)| *won).collect(),
            order: Vec::new(),
        };
        let judged = judge(&table, Settings { folds: 3, seed });
        prop_assert!(judged.stated.iter().all(|s| (0.0..=1.0).contains(&s.probability)));
        let fitted = fit(&table, seed);
        let sum: i64 = fitted.card.factors.iter().map(|f| f.weight()).sum();
        prop_assert!(sum == 100 || fitted.card.factors.is_empty());
        for row in 0..table.len() {
            prop_assert!(fitted.score(&table, row).value().is_none_or(|s| (0.0..=100.0).contains(&s)));
        }
        prop_assert_eq!(judge(&table, Settings { folds: 3, seed }), judged);
    }
}
