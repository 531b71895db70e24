//! Amounts, units and differences in words.

use super::*;

const ZH: Style = Style {
    lang: Lang::Zh,
    money: (Currency::Cny, MoneyUnit::TenThousand),
};

#[test]
fn amounts_carry_their_unit_and_hide_nothing() {
    assert_eq!(ZH.amount(9_550_000.0, Unit::MoneyPerYear), "955 万元/年");
    assert_eq!(ZH.amount(14_083.3, Unit::Money), "1.41 万元");
    assert_eq!(ZH.amount(0.469, Unit::Share), "46.9%");
    // What is neither nothing nor certain does not look so.
    assert_eq!(ZH.amount(0.999_96, Unit::Share), "99.996%");
    assert_eq!(ZH.amount(0.000_04, Unit::Share), "0.004%");
    assert_eq!(ZH.amount(-4.0, Unit::Money), "\u{2212}0.0004 万元");
    assert_eq!(ZH.amount(1.0, Unit::Share), "100%");
    assert_eq!(ZH.amount(0.0, Unit::Money), "0 万元");
}

#[test]
fn a_probability_is_neither_certain_nor_more_exact_than_it_is_of_use() {
    let said = |p: f64| ZH.amount(p, Unit::Probability);
    let shown = [
        0.0,
        3e-7,
        0.000_999,
        0.001,
        0.376,
        0.9989,
        0.999_2,
        1.0 - 1e-9,
        1.0,
    ]
    .map(said);
    let meant = [
        "0%", "<0.1%", "<0.1%", "0.1%", "37.6%", "99.9%", ">99.9%", ">99.9%", "100%",
    ];
    assert_eq!(shown, meant.map(str::to_owned));
    assert_eq!(ZH.unit(Unit::Probability), "%");
    assert_eq!(ZH.change(-0.052, Unit::Probability), "\u{2212}5.2 个百分点");
    assert_eq!(ZH.change(0.0004, Unit::Probability), "+0.04 个百分点");
}

#[test]
fn one_of_a_unit_is_singular_in_english() {
    let en = Style { lang: Lang::En, ..ZH };
    let said = |value: f64, unit: Unit| (en.amount(value, unit), en.amount(2.0 * value, unit));
    let pair = |one: &str, two: &str| (one.to_owned(), two.to_owned());
    assert_eq!(said(1.0, Unit::Months), pair("1 month", "2 months"));
    assert_eq!(said(1.0, Unit::Persons), pair("1 person", "2 people"));
    assert_eq!(
        said(1.0, Unit::CustomersPerYear),
        pair("1 customer a year", "2 customers a year")
    );
    assert_eq!(said(0.5, Unit::Days), pair("0.5 days", "1 day"));
    // By what is shown, be it of a difference.
    assert_eq!(en.amount(0.999_999, Unit::Hours), "1 hour");
    assert_eq!(
        (en.change(1.0, Unit::Customers), en.change(-0.01, Unit::Share)),
        ("+1 customer".into(), "\u{2212}1 point".into())
    );
    assert_eq!(
        (en.unit(Unit::Months), ZH.amount(1.0, Unit::Months)),
        ("months".into(), "1 个月".into())
    );
    let org = crate::i18n::fill(
        Lang::En.texts().cs_org().org_found,
        &[("csms", "1"), ("managers", "1"), ("customers", "40 customers")],
    );
    assert_eq!(org, "1 CSM and 1 manager for 40 customers");
}

#[test]
fn months_by_number_and_points_are_said_as_what_they_are() {
    let en = Style { lang: Lang::En, ..ZH };
    assert_eq!(ZH.amount(1.0, Unit::MonthNumber), "第 1 个月");
    assert_eq!(en.amount(9.0, Unit::MonthNumber), "month 9");
    assert_eq!(ZH.change(2.0, Unit::MonthNumber), "+2 个月");
    assert_eq!(ZH.amount(-0.022, Unit::SharePoints), "\u{2212}2.2 个百分点");
    assert_eq!(en.amount(0.011, Unit::SharePoints), "1.1 points");
    assert_eq!(en.amount(2027.0, Unit::Year), "2027");
    use crate::models::parameter::Parameters;
    let year = crate::models::sales_year::Input::default()
        .parameter("start_year")
        .unwrap();
    assert_eq!(en.rules(&year).show(2027.0, Lang::En), "2027");
}

#[test]
fn the_parts_of_a_formula_multiply_to_its_result_as_shown() {
    use crate::engines::value::Text;
    use crate::models::explained::Explained;
    use crate::models::headline::{Model, Wish};
    use crate::models::sales_funnel::Input;
    // 200 calls of 6 yuan each, in thousands.
    let money = Style {
        lang: Lang::En,
        money: (Currency::Cny, MoneyUnit::Thousand),
    };
    let mut explained = Explained::default();
    let calls = explained.figure("calls", Text::own("calls"), Unit::Plain, Some(200.0));
    let cost = explained.figure("cost", Text::own("cost"), Unit::Money, Some(6.0));
    let headline = Headline {
        id: "all".into(),
        name: Text::own("all"),
        unit: Unit::Money,
        value: Some(1_200.0),
        wish: Wish::Low,
    };
    let told = money.explained(&headline, Some(explained.formula(calls * cost)));
    assert_eq!(told.with_numbers, "200 × 0.006 K CNY = 1.2 K CNY");
    assert_eq!(told.inputs[1].value, "0.006 K CNY");
    // What is short as it stands stays so.
    let input = Input::default();
    let gap = input.headlines().into_iter().find(|h| h.id == "gap").unwrap();
    let told = ZH.explained(&gap, input.explain("gap"));
    assert!(!told.with_numbers.contains('.'), "{}", told.with_numbers);
}

#[test]
fn shares_differ_by_points_and_english_counts_in_thousands() {
    assert_eq!(ZH.change(0.042, Unit::Share), "+4.2 个百分点");
    let day = crate::i18n::date::Day::new(2026, 11, 21).unwrap();
    let profile = crate::workspace::Workspace::empty(String::new(), "?".into(), Lang::Zh, day).profile;
    assert_eq!(
        Style::of(&profile, Lang::Zh).amount(30_000.0, Unit::Money),
        "3 万元"
    );
    assert_eq!(
        Style::of(&profile, Lang::En).amount(30_000.0, Unit::Money),
        "30 K CNY"
    );
}
