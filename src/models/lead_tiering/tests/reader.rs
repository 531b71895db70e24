//! From cells to answers.

use super::*;
use crate::engines::scorecard::tests::{bands, card, weighted};
use crate::engines::scorecard::{Answer, Axis, Decay, Factor, Reading, Role, Scale, Scorecard, score};
use crate::engines::value::{Source, Sourced, Text};
use crate::i18n::Lang;
use crate::workspace::rows::{Cell, Column, ColumnKind, ColumnRole, Rows};

const LEVEL: fn(usize) -> CellCode = |at| CellCode::Known(Answer::Level(at));

fn column(id: &str, kind: ColumnKind) -> Column {
    Column {
        id: id.into(),
        name: Text::own(id),
        kind,
        role: ColumnRole::Other,
    }
}

fn rows(kind: ColumnKind, cells: impl IntoIterator<Item = Cell>) -> Rows {
    let mut rows = Rows::new(
        vec![column("a", kind), column("day", ColumnKind::Day)],
        Source::Typed,
    );
    for cell in cells {
        rows.push([cell]);
    }
    rows
}

fn banded(of_mean: bool) -> Factor {
    Factor {
        scale: bands(&[(None, 0), (Some(1.0), 50), (Some(2.0), 100)], of_mean),
        ..weighted("a", 100, &[])
    }
}

/// What each of some cells means to a factor.
fn codes(factor: Factor, kind: ColumnKind, cells: &[Cell]) -> Vec<CellCode> {
    let card = card(vec![factor]);
    let rows = rows(kind, cells.iter().cloned());
    let reader = Reader::new(&card, &rows, day());
    let stored = |at| rows.cell(rows.place(at).unwrap(), 0);
    (0..rows.len()).map(|at| reader.code(0, &stored(at))).collect()
}

/// What each row says about the first factor.
fn readings(card: &Scorecard, rows: &Rows) -> Vec<Reading> {
    let reader = Reader::new(card, rows, day());
    let places = (0..rows.len()).map(|at| rows.place(at).unwrap());
    places.map(|place| reader.readings(place)[0]).collect()
}

fn answers(card: &Scorecard, rows: &Rows) -> Vec<Answer> {
    readings(card, rows).into_iter().map(|r| r.answer).collect()
}

#[test]
fn a_level_is_met_by_id_names_and_aliases_in_any_spelling() {
    let mut factor = weighted("a", 100, &[0, 100]);
    if let Scale::Levels { levels } = &mut factor.scale {
        levels[0].label = Text::new("官网", "Web site");
        levels[1].aliases = vec!["电话".into(), "Phone".into()];
    }
    let words = [
        "a.1",
        "官网",
        " web  SITE",
        "ＷＥＢ　ｓｉｔｅ",
        "电话",
        "PHONE",
        "a.2",
        "a 1",
    ];
    let expected = [0, 0, 0, 0, 1, 1, 1, 1].map(LEVEL);
    assert_eq!(codes(factor, ColumnKind::Text, &words.map(Cell::text)), expected);
}

#[test]
fn of_two_levels_with_one_name_the_earlier_is_taken() {
    let mut factor = weighted("a", 100, &[0, 100]);
    if let Scale::Levels { levels } = &mut factor.scale {
        levels[0].aliases.push("x".into());
        levels[1].label = Text::own("X");
    }
    assert_eq!(codes(factor, ColumnKind::Text, &[Cell::text("x")]), [LEVEL(0)]);
}

#[test]
fn words_for_unknown_are_unknown_and_other_words_are_told() {
    let cells = ["未知", "N/A", " - ", "？", "no idea", "0"].map(Cell::text);
    let read = codes(weighted("a", 100, &[0]), ColumnKind::Text, &cells);
    assert_eq!(read[..4], [CellCode::Empty; 4]);
    assert_eq!(read[4..], [CellCode::Unmatched; 2]);
    assert!(read[..4].iter().all(|code| code.answer() == Answer::Unknown));
    assert!(read[4..].iter().all(|code| code.answer() == Answer::Unreadable));
}

#[test]
fn numbers_and_days_can_name_a_level() {
    let mut factor = weighted("a", 100, &[0, 100]);
    if let Scale::Levels { levels } = &mut factor.scale {
        levels[0].label = Text::own("3");
        levels[1].label = Text::own("2026-11-21");
    }
    let three = codes(
        factor.clone(),
        ColumnKind::Number,
        &[Cell::Number(3.0), Cell::Number(4.0)],
    );
    assert_eq!(three, [LEVEL(0), CellCode::Unmatched]);
    assert_eq!(codes(factor, ColumnKind::Day, &[Cell::Day(day())]), [LEVEL(1)]);
}

#[test]
fn bands_read_numbers_and_words_that_are_numbers() {
    let number = |x| CellCode::Known(Answer::Number(x));
    let cells = ["1,234", "45%", "未知", "", "many"].map(Cell::text);
    let read = codes(banded(false), ColumnKind::Text, &cells);
    assert_eq!(
        read,
        [
            number(1234.0),
            number(0.45),
            CellCode::Empty,
            CellCode::Empty,
            CellCode::Unmatched
        ]
    );
    let cells = [
        Cell::Number(2.5),
        Cell::Unread("不详".into()),
        Cell::Unread("1.234".into()),
        Cell::Empty,
    ];
    let read = codes(banded(false), ColumnKind::Number, &cells);
    assert_eq!(
        read,
        [number(2.5), CellCode::Empty, CellCode::Unmatched, CellCode::Empty]
    );
    assert_eq!(
        codes(banded(false), ColumnKind::Day, &[Cell::Day(day())]),
        [CellCode::Unmatched]
    );
}

#[test]
fn bands_of_the_mean_divide_by_the_mean_of_what_is_known() {
    let card = card(vec![banded(true)]);
    let cells = [
        Cell::Number(1.0),
        Cell::Number(3.0),
        Cell::Empty,
        Cell::Number(8.0),
    ];
    let ratios = [1.0 / 4.0, 3.0 / 4.0, 2.0].map(Answer::Number);
    let read = answers(&card, &rows(ColumnKind::Number, cells));
    assert_eq!(read, [ratios[0], ratios[1], Answer::Unknown, ratios[2]]);
}

#[test]
fn a_mean_that_cannot_be_divided_by_leaves_all_unknown() {
    let card = card(vec![banded(true)]);
    for cells in [[1e308, 1.7e308, 1.7e308], [0.0, 0.0, 0.0], [-1.0, 0.0, 1.0]] {
        let read = answers(&card, &rows(ColumnKind::Number, cells.map(Cell::Number)));
        assert_eq!(read, [Answer::Unknown; 3]);
    }
    // A ratio beyond all floats is unknown; the others are finite.
    let cells = [1e308, -1e308, 1e-300].map(Cell::Number);
    for answer in answers(&card, &rows(ColumnKind::Number, cells)) {
        assert!(matches!(answer, Answer::Unknown) || matches!(answer, Answer::Number(x) if x.is_finite()));
    }
}

#[test]
fn ages_are_completed_months_and_a_day_ahead_is_today() {
    let mut factor = weighted("a", 100, &[100]);
    factor.decay = Some(Decay {
        percent_per_month: Sourced::typed(10),
        date_column: "day".into(),
    });
    let card = card(vec![factor]);
    let mut rows = rows(ColumnKind::Text, []);
    let on = |y, m, d| Cell::Day(Day::new(y, m, d).unwrap());
    for cell in [
        on(2026, 10, 21),
        on(2026, 10, 22),
        on(2025, 11, 21),
        on(2027, 1, 1),
        Cell::Empty,
    ] {
        rows.push([Cell::text("a.1"), cell]);
    }
    let ages: Vec<_> = readings(&card, &rows).into_iter().map(|r| r.age_months).collect();
    assert_eq!(ages, [Some(1), Some(0), Some(12), Some(0), None]);
}

#[test]
fn a_column_that_is_not_there_is_unknown() {
    let card = card(vec![weighted("elsewhere", 100, &[0, 100])]);
    assert_eq!(
        answers(&card, &rows(ColumnKind::Text, [Cell::text("x")])),
        [Answer::Unknown]
    );
}

#[test]
fn unmatched_words_are_counted_the_most_frequent_first() {
    let card = card(vec![weighted("a", 100, &[0])]);
    let words = ["b", "c", "c", "a.1", "unknown", "", "a"];
    let rows = rows(ColumnKind::Text, words.map(Cell::text));
    let input = Input {
        active_card: card.id.clone(),
        cards: vec![card.into()],
        ..Input::default()
    };
    let case = Case {
        input: &input,
        rows: &rows,
        as_of: day(),
    };
    let found = evaluate(case).unmatched.into_iter();
    let expected = [("c", 2), ("a", 1), ("b", 1)].map(|(word, n)| (0, word.to_owned(), n));
    assert!(found.map(|u| (u.factor, u.text, u.count)).eq(expected));
}

/// The scores of all rows at once are those of each row alone, by words, numbers, ages and absent columns.
#[test]
fn scoring_one_row_and_scoring_all_agree() {
    let (input, rows) = super::super::sample::sample(Lang::Zh, day());
    let mut card = Scorecard::clone(input.card().unwrap());
    let fading = Decay {
        percent_per_month: Sourced::sample(7),
        date_column: super::super::CREATED.into(),
    };
    card.factors[1].decay = Some(fading);
    card.factors[2].axis = Axis::Engagement;
    card.factors[3].column = "nowhere".into();
    let amounts = bands(&[(None, 10), (Some(0.5), 40), (Some(1.5), 90)], true);
    card.factors[4].scale = amounts;
    card.factors[4].column = super::super::AMOUNT.into();
    card.factors[5].role = Role::PlusMinus;
    if let Scale::Levels { levels } = &mut card.factors[6].scale {
        levels[0].disqualifies = true;
    }
    let reader = Reader::new(&card, &rows, day());
    let mut seen = 0;
    reader.each(|place, [fit, engagement]| {
        seen += 1;
        let readings = reader.readings(place);
        assert_eq!(score(&card, readings.iter().copied()), fit.plus(engagement));
        let of_axis = |axis| {
            let mut part = card.clone();
            let (factors, readings): (Vec<_>, Vec<_>) = card
                .factors
                .iter()
                .zip(&readings)
                .filter(|(f, _)| f.axis == axis)
                .map(|(f, r)| (f.clone(), *r))
                .unzip();
            part.factors = factors;
            score(&part, readings).value()
        };
        assert_eq!(
            [fit.value(), engagement.value()],
            [of_axis(Axis::Fit), of_axis(Axis::Engagement)]
        );
    });
    assert_eq!(seen, rows.len());
}
