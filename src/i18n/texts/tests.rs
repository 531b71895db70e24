//! Sentences of the planning pages that say what a number is.

use super::{EN, ZH};
use crate::i18n::fill;

#[test]
fn no_english_text_of_a_plan_parts_a_number_from_its_percent_sign() {
    let sections = [
        format!("{:?}", EN.sales_year()),
        format!("{:?}", EN.sales_org()),
        format!("{:?}", EN.sales_funnel()),
        format!("{:?}", EN.cs_org()),
        format!("{:?}", EN.plan()),
    ];
    for section in sections {
        // Behind a name it is a unit, behind a number it is the number's.
        let is_number = |before: &&str| before.ends_with(|c: char| c.is_ascii_digit() || c == '}');
        let parts: Vec<&str> = section.split(" %").collect();
        let apart = parts
            .split_last()
            .and_then(|(_, before)| before.iter().copied().find(is_number));
        assert_eq!(apart, None);
    }
}

#[test]
fn a_search_that_ended_claims_no_more_than_it_found() {
    let (en, zh) = (EN.sales_year(), ZH.sales_year());
    let said = fill(en.lever_target_enough, &[("x", "51.1%")]);
    assert!(said.contains("51.1%") && said.contains("more may be possible") && !said.contains("at most"));
    let by = fill(en.lever_cap, &[("x", "2")]);
    assert!(fill(en.lever_enough, &[("by", &by)]).starts_with(&by));
    assert!(fill(zh.lever_target_enough, &[("x", "51.1%")]).starts_with("目标至少可以定到原来的 51.1%"));
}

#[test]
fn money_a_year_is_a_year_once() {
    let said = fill(EN.sales_org().proposal_gives, &[("surplus", "350 K USD/year")]);
    assert_eq!(said, "The surplus is then 350 K USD/year.");
    let said = fill(ZH.sales_org().proposal_gives, &[("surplus", "35 万元/年")]);
    assert_eq!(said, "这样盈余 35 万元/年。");
}

#[test]
fn a_rung_that_is_not_used_is_not_needed() {
    assert_eq!(EN.sales_org().rung_not_reached, EN.sales_org().rung_not_needed);
    let values = [("missing", "50 K USD/year"), ("gain", "400 K USD/year")];
    let said = fill(EN.sales_org().ladder_span_enough, &values);
    assert_eq!(
        said,
        "Span alone is enough: 50 K USD/year missing, up to 400 K USD/year possible."
    );
}

#[test]
fn headings_of_work_say_what_stands_below_them() {
    let (en, zh) = (EN.sales_funnel(), ZH.sales_funnel());
    assert_eq!(
        (en.col_through, zh.col_through),
        ("Reach this step", "到达这一步")
    );
    assert_eq!(
        (en.col_cheapest, zh.col_cheapest),
        ("In the cheapest mix", "最低成本组合中")
    );
    let gaps = [en.gap_short, en.gap_over, zh.gap_short, zh.gap_over];
    let said = gaps.map(|gap| fill(gap, &[("gap", "2.5")]));
    assert_eq!(said, ["2.5 short", "2.5 over", "缺 2.5", "超 2.5"]);
}

#[test]
fn years_stand_behind_months_and_quarters_in_english_and_before_them_in_chinese() {
    let month = [("month", "Mar"), ("year", "2027")];
    assert_eq!(fill(EN.sales_year().month_of_year, &month), "Mar 2027");
    let month = [("month", "3月"), ("year", "2027")];
    assert_eq!(fill(ZH.sales_year().month_of_year, &month), "2027年3月");
    let quarter = [("year", "2028"), ("n", "1")];
    assert_eq!(fill(EN.sales_year().quarter_of_year, &quarter), "2028 Q1");
    assert_eq!(
        fill(ZH.sales_year().quarter_of_year, &quarter),
        "2028 年第 1 季度"
    );
}

#[test]
fn one_row_of_a_grid_is_no_rows() {
    let rows = EN.parts().grid.rows;
    assert_eq!(
        [rows("0"), rows("1"), rows("1,001")],
        ["0 rows", "1 row", "1,001 rows"]
    );
}
