//! Columns as people write them, and what is read: nothing is guessed in silence.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop where it fails"
)]

use loudou::exchange::csv::{ReadOptions, Sheet, read_sheet, write_csv};
use loudou::exchange::import::{Notation, Open, Plan, Use, propose, samples};
use loudou::i18n::date::{DateOrder, Day};
use loudou::i18n::number::DecimalMark;
use loudou::i18n::{Lang, fill};
use loudou::workspace::Workspace;
use loudou::workspace::rows::Cell;

fn plan_of(name: &str, values: &[&str]) -> (Sheet, Plan, Workspace) {
    let rows = values.iter().map(|value| ["甲".into(), (*value).into()]);
    let sheet = read_sheet(&write_csv(&["公司", name], rows), &ReadOptions::default()).sheet;
    let day = Day::new(2026, 11, 22).unwrap();
    let workspace = Workspace::empty("w".into(), "W".into(), Lang::Zh, day);
    let mut plan = propose(&sheet, &Default::default(), &workspace);
    plan.set_use(&sheet, None, 1, Use::Keep);
    (sheet, plan, workspace)
}

/// What the values of a column are read as; the answer is the text of the question where there is one.
fn read(name: &str, values: &[&str]) -> Result<Vec<Cell>, String> {
    let (sheet, plan, workspace) = plan_of(name, values);
    if let Some(Open::Question(_, question)) = plan.open(&sheet, &workspace).first() {
        return Err(question.sentence(Lang::En));
    }
    let seen = samples(&sheet, 1, &plan.columns[1], None, &plan.markers, 20);
    Ok(seen.into_iter().map(|s| s.read.unwrap_or(Cell::Empty)).collect())
}

fn numbers(values: &[f64]) -> Result<Vec<Cell>, String> {
    Ok(values.iter().copied().map(Cell::Number).collect())
}

/// Year, month, day.
type Ymd = (u16, u8, u8);

fn days(values: &[Ymd]) -> Result<Vec<Cell>, String> {
    Ok(values
        .iter()
        .filter_map(|(y, m, d)| Day::new(*y, *m, *d))
        .map(Cell::Day)
        .collect())
}

#[test]
fn numbers_in_every_form() {
    let golden: [(&[&str], &[f64]); 12] = [
        (&["1.234,56", "12,5"], &[1234.56, 12.5]),
        (&["1,234.56", "12.5"], &[1234.56, 12.5]),
        (&["1 234", "12 345 678"], &[1234.0, 12_345_678.0]),
        (&["1'234", "1’234’567.5"], &[1234.0, 1_234_567.5]),
        (&["12%", "-3.5％"], &[0.12, -0.035]),
        (&["（123）", "(1,234.5)"], &[-123.0, -1234.5]),
        (
            &["￥1,234.00", "¥ 5", "$7", "€8", "9元"],
            &[1234.0, 5.0, 7.0, 8.0, 9.0],
        ),
        (&["1.2万", "3亿", "5万元"], &[12_000.0, 3e8, 50_000.0]),
        (&["１２３", "４．５"], &[123.0, 4.5]),
        (&["-110.7", "-1,107.00"], &[-110.7, -1107.0]),
        (&["1,234,567", "89"], &[1_234_567.0, 89.0]),
        (&["1.234.567", "1.000"], &[1_234_567.0, 1000.0]),
    ];
    for (texts, values) in golden {
        assert_eq!(read("数据", texts), numbers(values), "{texts:?}");
    }
}

#[test]
fn dates_in_every_form() {
    let golden: [(&[&str], &[Ymd]); 6] = [
        (
            &["2026年1月2日", "２０２６年11月22日"],
            &[(2026, 1, 2), (2026, 11, 22)],
        ),
        (&["2026.1.2", "2026.12.31"], &[(2026, 1, 2), (2026, 12, 31)]),
        (&["2026/1/2", "2026/11/22 08:30"], &[(2026, 1, 2), (2026, 11, 22)]),
        (
            &["2026-01-02T23:59:59Z", "2026-01-03T00:00:00+08:00"],
            &[(2026, 1, 2), (2026, 1, 3)],
        ),
        (&["13/01/2026", "01/02/2026"], &[(2026, 1, 13), (2026, 2, 1)]),
        (&["01/13/2026", "01/02/2026"], &[(2026, 1, 13), (2026, 1, 2)]),
    ];
    for (texts, values) in golden {
        assert_eq!(read("何时", texts), days(values), "{texts:?}");
    }
}

#[test]
fn what_has_two_readings_is_asked() {
    let ask = Lang::En.texts().import();
    let asked = |template: &str, example: &str| Err(fill(template, &[("example", example)]));
    assert_eq!(read("数据", &["1.234", "5.678"]), asked(ask.ask_decimal, "1.234"));
    assert_eq!(read("数据", &["1,234", "5"]), asked(ask.ask_decimal, "1,234"));
    assert_eq!(
        read("何时", &["01/02/2026", "03/04/2026"]),
        asked(ask.ask_date_order, "01/02/2026")
    );
    assert_eq!(
        read("x", &["46347", "46348"]),
        asked(ask.ask_number_or_date, "46347")
    );
    assert_eq!(
        read("x", &["20260102", "20260103"]),
        asked(ask.ask_number_or_date, "20260102")
    );
    assert_eq!(read("占比", &["45%", "0.3"]), asked(ask.ask_percent, "0.3"));
}

#[test]
fn excel_serials_are_days_where_the_name_or_the_company_says_so() {
    assert_eq!(
        read("签约日期", &["46347", "46348.75"]),
        days(&[(2026, 11, 21), (2026, 11, 22)])
    );
    assert_eq!(
        read("何时", &["2026-11-21", "46348"]),
        days(&[(2026, 11, 21), (2026, 11, 22)])
    );
    assert_eq!(
        read("合同额", &["46347", "46348"]),
        numbers(&[46_347.0, 46_348.0])
    );
    assert_eq!(read("x", &["46347", "100"]), numbers(&[46_347.0, 100.0]));
}

#[test]
fn an_answer_or_words_settle_a_question() {
    let (sheet, mut plan, workspace) = plan_of("数据", &["1.234", "5.678"]);
    assert_eq!(plan.open(&sheet, &workspace).len(), 1);
    let comma = Notation::Number {
        decimal: DecimalMark::Comma,
        multiple: Default::default(),
    };
    plan.set_notation(1, comma);
    assert_eq!(plan.open(&sheet, &workspace), []);
    let seen = samples(&sheet, 1, &plan.columns[1], None, &plan.markers, 1);
    assert_eq!(seen[0].read, Ok(Cell::Number(1234.0)));
    let (sheet, mut plan, workspace) = plan_of("何时", &["01/02/2026", "03/04/2026"]);
    plan.set_notation(1, Notation::Text);
    assert_eq!(plan.open(&sheet, &workspace), []);
    assert_eq!(plan.columns[1].notation, Notation::Text);
    let (sheet, plan, workspace) = plan_of("day", &["46347", "46348"]);
    assert_eq!(plan.open(&sheet, &workspace), []);
    let serial = Notation::Day {
        order: DateOrder::ExcelSerial,
    };
    assert_eq!(plan.columns[1].notation, serial);
    assert_eq!(
        plan.columns[1].evidence(Lang::Zh),
        "列名说是日期，数字是 Excel 的日期序号"
    );
}
