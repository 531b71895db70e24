//! Golden columns, and the public tables where they are at hand.

use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::exchange::csv::{ReadOptions, Reading, Sheet, read_sheet};
use crate::exchange::text::{Library, decode};
use crate::i18n::Lang;
use crate::i18n::date::{DateOrder, Day};
use crate::i18n::number::DecimalMark;

const POINT: ColumnKind = ColumnKind::Number {
    decimal: DecimalMark::Point,
    percent: false,
};
const COMMA: ColumnKind = ColumnKind::Number {
    decimal: DecimalMark::Comma,
    percent: false,
};

fn sheet_of(columns: &[(&str, &[&str])]) -> Sheet {
    let rows = columns.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
    let mut text = columns
        .iter()
        .map(|(name, _)| *name)
        .collect::<Vec<_>>()
        .join("\t");
    for row in 0..rows {
        let cells: Vec<&str> = columns
            .iter()
            .map(|(_, cells)| *cells.get(row).unwrap_or(&""))
            .collect();
        text = format!("{text}\n{}", cells.join("\t"));
    }
    let options = ReadOptions {
        delimiter: Some(crate::exchange::csv::Delimiter::Tab),
        header: crate::exchange::csv::HeaderChoice::Present,
        ..ReadOptions::default()
    };
    read_sheet(&text, &options).sheet
}

fn profiles_of(columns: &[(&str, &[&str])]) -> Vec<ColumnProfile> {
    profile_sheet(&sheet_of(columns), &EmptyMarkers::default())
}

fn profile_of(name: &str, cells: &[&str]) -> ColumnProfile {
    profiles_of(&[(name, cells)]).remove(0)
}

#[test]
fn golden_numbers() {
    assert_eq!(profile_of("a", &["1.234,56", "7"]).kind, COMMA);
    assert_eq!(profile_of("a", &["1,234.56", "7"]).kind, POINT);
    assert_eq!(profile_of("a", &["￥1,234", "5"]).kind, POINT);
    assert!(!profile_of("a", &["￥1,234", "5"]).needs_answer());
    assert!(!profile_of("a", &["3", "17"]).needs_answer());
    let percent = profile_of("a", &["12%", "45％"]);
    assert_eq!(
        percent.kind,
        ColumnKind::Number {
            decimal: DecimalMark::Point,
            percent: true
        }
    );
    let mixed = profile_of("a", &["12%", "0.5"]);
    assert_eq!(
        mixed.question,
        Some(Question::MixedPercent {
            example: "0.5".into()
        })
    );
}

#[test]
fn two_readings_are_asked_about() {
    let brackets = profile_of("a", &["(1,234)", "1,000"]);
    assert_eq!(
        brackets.question,
        Some(Question::DecimalMark {
            example: "(1,234)".into()
        })
    );
    assert_eq!(brackets.settled_by, SettledBy::Nothing);
    let dates = profile_of("a", &["01/02/2026", "03/04/2026", "2026-01-02"]);
    assert_eq!(
        dates.kind,
        ColumnKind::Date {
            order: DateOrder::Unknown
        }
    );
    assert_eq!(
        dates.question,
        Some(Question::DateOrder {
            example: "01/02/2026".into()
        })
    );
    assert_eq!((dates.confidence, dates.misfits.len()), (1.0, 0));
    let digits = profile_of("编码", &["20260102", "20260103"]);
    assert_eq!(
        digits.question,
        Some(Question::NumberOrDate {
            example: "20260102".into()
        })
    );
    assert_eq!(
        profile_of("日期", &["20260102", "20260103"]).kind,
        ColumnKind::Date {
            order: DateOrder::YearFirst
        }
    );
    assert!(profile_of("a", &["1/2", "3/4"]).needs_answer());
    assert_eq!(
        digits.question.unwrap().sentence(Lang::Zh),
        "“20260102”是数字还是日期？"
    );
}

#[test]
fn one_clear_value_settles_a_column_and_its_neighbours() {
    assert_eq!(profile_of("a", &["1,234", "1.5"]).settled_by, SettledBy::Values);
    assert_eq!(
        profile_of("a", &["01/02/2026", "25/12/2026"]).kind,
        ColumnKind::Date {
            order: DateOrder::DayFirst
        }
    );
    assert_eq!(
        profile_of("a", &["01/02/2026", "12/25/2026"]).kind,
        ColumnKind::Date {
            order: DateOrder::MonthFirst
        }
    );
    let both = profiles_of(&[
        ("a", &["1,234"]),
        ("b", &["1,5"]),
        ("c", &["01/02/2026"]),
        ("d", &["12/25/2026"]),
    ]);
    assert_eq!(
        (both[0].kind, both[0].settled_by),
        (COMMA, SettledBy::OtherColumns)
    );
    assert_eq!(
        both[2].kind,
        ColumnKind::Date {
            order: DateOrder::MonthFirst
        }
    );
    assert!(both.iter().all(|profile| !profile.needs_answer()));
    let quarrel = profiles_of(&[("a", &["1,234"]), ("b", &["1,5"]), ("c", &["1.5"])]);
    assert!(quarrel[0].needs_answer());
}

#[test]
fn dates_text_and_emptiness() {
    assert_eq!(
        profile_of("a", &["2026/1/2", "2026年3月4日"]).kind,
        ColumnKind::Date {
            order: DateOrder::YearFirst
        }
    );
    assert_eq!(profile_of("a", &["是", "否"]).kind, ColumnKind::Text);
    assert_eq!(profile_of("a", &["2024", "2025"]).kind, POINT);
    let empty = profiles_of(&[("a", &["-", "N/A", "", "Select"]), ("b", &["1", "2", "3", "4"])]).remove(0);
    assert_eq!(
        (empty.kind, empty.blank, empty.filled, empty.markers.len()),
        (ColumnKind::Empty, 1, 0, 3)
    );
    let mut cells = vec!["5"; 19];
    cells.push("much");
    let nearly = profile_of("a", &cells);
    assert_eq!((nearly.kind, nearly.confidence), (POINT, 0.95));
    assert_eq!(
        nearly.misfits,
        [Misfit {
            row: 21,
            text: "much".into()
        }]
    );
    assert_eq!(profile_of("a", &["5", "6", "7", "many"]).kind, ColumnKind::Text);
}

#[test]
fn values_are_counted_in_a_stable_order() {
    let profile = profile_of("渠道", &["展会", "官网", "官网", " 展会 ", "转介绍"]);
    let counts: Vec<_> = profile
        .values
        .iter()
        .map(|v| (v.value.as_str(), v.count))
        .collect();
    assert_eq!(counts, [("展会", 2), ("官网", 2), ("转介绍", 1)]);
    assert_eq!(profile.distinct, 3);
}

#[test]
fn identifiers() {
    assert!(profile_of("Prospect ID", &["a", "b"]).looks_like_id);
    assert!(profile_of("线索编号", &["1", "2"]).looks_like_id);
    assert!(profile_of("x", &["L-001", "L-002"]).looks_like_id);
    assert!(!profile_of("x", &["1", "2"]).looks_like_id);
    assert!(!profile_of("编号", &["1", "1"]).looks_like_id);
}

#[test]
fn outcomes() {
    let meanings = |name: &str, cells: &[&str]| -> Vec<_> {
        propose_outcome(&profile_of(name, cells))
            .into_iter()
            .map(|value| value.outcome)
            .collect()
    };
    let (won, lost, open) = (Some(Outcome::Won), Some(Outcome::Lost), Some(Outcome::Open));
    assert_eq!(
        meanings("结果", &["成交", "流失", "跟进中", "另议"]),
        [won, lost, open, None]
    );
    assert_eq!(
        meanings("stage", &["Closed_Won", "closed-lost", "Negotiation"]),
        [won, lost, open]
    );
    assert_eq!(meanings("是否成交", &["是", "否"]), [won, lost]);
    assert_eq!(meanings("Converted", &["1", "0"]), [won, lost]);
    assert_eq!(meanings("Churn", &["Yes", "No"]), [lost, won]);
}

#[test]
fn bare_numbers_among_percentages_follow_the_answer() {
    let sheet = sheet_of(&[("a", &["12%", "45"])]);
    let read = |bare_is_percent| {
        let reading = NumberReading {
            decimal: DecimalMark::Point,
            bare_is_percent,
        };
        number_column(&sheet, 0, reading, &EmptyMarkers::default()).values
    };
    assert_eq!(read(true), [Some(0.12), Some(0.45)]);
    assert_eq!(read(false), [Some(0.12), Some(45.0)]);
}

#[test]
fn a_file_of_chinese_excel_from_bytes_to_roles() {
    let text = "公司,金额,结果\r\n\"杭州云帆,软件部\",￥12万,赢单\r\n北京智联,8.5万,输单\r\n";
    let decoded = decode(&encoding_rs::GBK.encode(text).0, &Library);
    let sheet = read_sheet(&decoded.text, &ReadOptions::default()).sheet;
    let profiles = profile_sheet(&sheet, &EmptyMarkers::default());
    let roles: Vec<Role> = propose_roles(&sheet, &profiles)
        .into_iter()
        .map(|found| found.role)
        .collect();
    assert_eq!(roles, [Role::Name, Role::Amount, Role::Outcome]);
    let amounts = number_column(&sheet, 1, DecimalMark::Point.into(), &EmptyMarkers::default());
    assert_eq!(amounts.values, [Some(120_000.0), Some(85_000.0)]);
}

#[test]
fn roles_with_reasons() {
    let sheet = sheet_of(&[
        ("线索编号", &["L1", "L2", "L3"]),
        ("客户规模", &["大", "小", "小"]),
        ("客户名称", &["云帆", "智联", "远山"]),
        (
            "创建时间",
            &["2026-01-02 10:00", "2026-01-03 11:00", "2026-01-04 12:00"],
        ),
        ("成交日期", &["2026-02-02", "", ""]),
        ("合同金额", &["12万", "", ""]),
        ("负责人", &["张三", "李四", "张三"]),
        ("是否成交", &["是", "否", "否"]),
        ("备注", &["第一次沟通", "", ""]),
        ("国家", &["中国", "中国", "中国"]),
    ]);
    let profiles = profile_sheet(&sheet, &EmptyMarkers::default());
    let proposals = propose_roles(&sheet, &profiles);
    let roles: Vec<Role> = proposals.iter().map(|proposal| proposal.role).collect();
    use Role::{Amount, Closed, Created, Factor, Id, Name, Note, Other, Outcome, Owner};
    assert_eq!(
        roles,
        [
            Id, Factor, Name, Created, Closed, Amount, Owner, Outcome, Note, Other
        ]
    );
    assert_eq!(proposals[7].reason, RoleReason::NameWord("成交".into()));
    assert_eq!(proposals[7].reason.sentence(Lang::Zh), "列名含“成交”");
    let days = date_column(&sheet, 3, DateOrder::YearFirst, &EmptyMarkers::default());
    assert_eq!(days.values[0], Day::new(2026, 1, 2));
    let outcomes = outcome_column(&sheet, 7, &propose_outcome(&profiles[7]));
    assert_eq!(outcomes[0], Some(super::Outcome::Won));
}

/// A public table, where the folder of tables lies beside the project; otherwise the test says so and ends.
#[allow(clippy::print_stdout, reason = "a skipped test must say so")]
fn public_table(name: &str) -> Option<(Reading, Vec<ColumnProfile>)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/data")
        .join(name);
    let Ok(bytes) = std::fs::read(&path) else {
        println!("skipped: {name} is not beside the project");
        return None;
    };
    let text = String::from_utf8(bytes).unwrap();
    let reading = read_sheet(&text, &ReadOptions::default());
    let profiles = profile_sheet(&reading.sheet, &EmptyMarkers::default());
    Some((reading, profiles))
}

fn names_by_role(reading: &Reading, profiles: &[ColumnProfile], wanted: Role) -> Vec<String> {
    let proposals = propose_roles(&reading.sheet, profiles);
    let named = proposals
        .iter()
        .zip(profiles)
        .filter(|(proposal, _)| proposal.role == wanted);
    named.map(|(_, profile)| profile.name.clone()).collect()
}

#[test]
fn education_leads() {
    let Some((reading, profiles)) = public_table("xeducation_leads.csv") else {
        return;
    };
    let sheet = &reading.sheet;
    assert_eq!(
        (sheet.row_count(), sheet.width(), sheet.problems()),
        (9240, 37, &[][..])
    );
    assert_eq!(names_by_role(&reading, &profiles, Role::Outcome), ["Converted"]);
    assert_eq!(names_by_role(&reading, &profiles, Role::Id), ["Prospect ID"]);
    assert_eq!(names_by_role(&reading, &profiles, Role::Name), [""; 0]);
    assert_eq!(names_by_role(&reading, &profiles, Role::Amount), [""; 0]);
    assert!(profiles.iter().all(|profile| !profile.needs_answer()));
    let specialisation = profiles
        .iter()
        .find(|profile| profile.name == "Specialization")
        .unwrap();
    assert!(
        specialisation
            .markers
            .iter()
            .any(|marker| marker.value == "Select" && marker.count > 1000)
    );
}

#[test]
fn deals_of_a_pipeline() {
    let Some((reading, profiles)) = public_table("maven_sales_pipeline.csv") else {
        return;
    };
    assert_eq!(
        (reading.sheet.row_count(), reading.sheet.problems()),
        (8800, &[][..])
    );
    let golden = [
        (Role::Id, "opportunity_id"),
        (Role::Owner, "sales_agent"),
        (Role::Name, "account"),
        (Role::Outcome, "deal_stage"),
        (Role::Created, "engage_date"),
        (Role::Closed, "close_date"),
        (Role::Amount, "close_value"),
        (Role::Factor, "product"),
    ];
    for (role, name) in golden {
        assert_eq!(names_by_role(&reading, &profiles, role), [name]);
    }
    let stage = profiles
        .iter()
        .find(|profile| profile.name == "deal_stage")
        .unwrap();
    assert!(propose_outcome(stage).iter().all(|value| value.outcome.is_some()));
}

#[test]
fn customers_who_leave_and_posts_in_american_dates() {
    if let Some((reading, profiles)) = public_table("telco_churn.csv") {
        assert_eq!(names_by_role(&reading, &profiles, Role::Outcome), ["Churn"]);
        assert_eq!(names_by_role(&reading, &profiles, Role::Id), ["customerID"]);
    }
    if let Some((_, profiles)) = public_table("content_accounts.csv") {
        assert_eq!(
            profiles[2].kind,
            ColumnKind::Date {
                order: DateOrder::MonthFirst
            }
        );
    }
    if let Some((reading, profiles)) = public_table("bpi2012_cases.csv") {
        assert_eq!(
            names_by_role(&reading, &profiles, Role::Outcome),
            ["outcome_derived"]
        );
    }
}

proptest! {
    #[test]
    fn any_table_has_profiles_and_roles(text in "([a\",;\t\n0-9.%/-]|是|否|赢单|输单|万){0,80}") {
        let sheet = read_sheet(&text, &ReadOptions::default()).sheet;
        let profiles = profile_sheet(&sheet, &EmptyMarkers::default());
        prop_assert_eq!(profiles.len(), sheet.width());
        prop_assert_eq!(propose_roles(&sheet, &profiles).len(), sheet.width());
        for profile in &profiles {
            let marked: usize = profile.markers.iter().map(|marker| marker.count).sum();
            prop_assert_eq!(profile.filled + profile.blank + marked, sheet.row_count());
            prop_assert!((0.9..=1.0).contains(&profile.confidence));
        }
    }
}
