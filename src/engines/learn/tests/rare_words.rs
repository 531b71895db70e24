//! Words of few rows: one level together, under a name that none of them is.

use super::*;

/// Of 300 rows 297 have one of two words, and three a word each.
fn with_three_rare() -> Column {
    let cells = (0..300).map(|row| match row {
        7 => "fair",
        8 => "radio",
        9 => "poster",
        row if row % 2 == 0 => "web",
        _ => "phone",
    });
    words("channel", cells)
}

#[test]
fn however_few_rows_rare_words_have_they_are_read() {
    let column = with_three_rare();
    let coder = Coder::find(&column, &rows(300)).unwrap();
    assert_eq!((coder.len(), coder.words_of(2)), (3, vec![2, 3, 4]));
    assert!((0..300).all(|row| matches!(coder.answer(&column, row), Answer::Level(_))));
    // Three rows make no column of one word worth a look.
    let cells = (0..300).map(|row| ["fair", "radio", "poster"].get(row).copied().unwrap_or("web"));
    assert_eq!(
        Coder::find(&words("same", cells), &rows(300)),
        Err(NoCoder::Constant)
    );
}

#[test]
fn few_rows_get_points_near_the_middle() {
    let mut table = Table {
        columns: vec![with_three_rare()],
        won: (0..300)
            .map(|row| row % 2 == 0 && row % 7 != 0 || row % 13 == 0)
            .collect(),
        order: Vec::new(),
    };
    for row in 7..10 {
        table.won[row] = true;
    }
    let fitted = fit(&table, 1);
    let Scale::Levels { levels } = &fitted.card.factors[0].scale else {
        panic!("words have levels");
    };
    let points: Vec<i64> = levels.iter().map(|l| l.points.value).collect();
    assert_eq!((points[0], points[1]), (100, 0), "{points:?}");
    assert!((10..=90).contains(&points[2]), "three wins of three: {points:?}");
}

#[test]
fn the_level_of_rare_words_has_a_name_that_no_word_is() {
    let name = |rare: [&'static str; 3]| {
        let cells = (0..300).map(move |row| match row % 100 {
            0..3 => rare[row % 100],
            row if row % 2 == 0 => "OTHER ",
            _ => "phone",
        });
        let table = Table {
            columns: vec![words("channel", cells)],
            won: (0..300)
                .map(|row| row % 2 == 0 && row % 7 != 0 || row % 13 == 0)
                .collect(),
            order: Vec::new(),
        };
        let card = fit(&table, 1).card;
        card.factors[0].levels()[2].label.clone()
    };
    assert_eq!(name(["a", "b", "c"]).en, "Other (merged)");
    assert_eq!(name(["a", "b", "c"]).zh, "其他（合并）");
    assert_eq!(name(["a", "其他（合并）", "c"]).en, "Other (merged 2)");
}
