//! The keys of the answer, which other programs read: none may change its name or its kind.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::fmt::Write as _;

use serde_json::Value;

use super::{answer, options};

/// So many rows: the size tells, the note is filled for won ones only, the number runs, one column is always the same.
fn table(rows: usize) -> String {
    let mut text = "No,Size,Note,Country,Phone,Converted\n".to_owned();
    for row in 0..rows {
        let luck = row * 7919 % 97;
        let size = ["small", "middle", "large"][row % 3];
        let won = luck < [30, 45, 62][row % 3];
        let note = if won { "signed" } else { "" };
        let phone = if luck % 2 == 0 { "yes" } else { "no" };
        let converted = if row % 50 == 49 {
            ""
        } else if won {
            "1"
        } else {
            "0"
        };
        writeln!(text, "{},{size},{note},CN,{phone},{converted}", row + 1).unwrap();
    }
    text
}

fn said(text: &str, more: &[&str]) -> Result<Value, String> {
    let words = ["list.csv", "--outcome", "Converted", "--won", "1"];
    let words = words.iter().chain(more).map(|word| (*word).to_owned());
    answer(&options(words).unwrap(), text.as_bytes())
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

fn columns(list: &Value) -> Vec<&str> {
    let list = list.as_array().unwrap();
    for entry in list {
        assert_eq!(keys(entry), ["column", "reason"], "{entry}");
        assert!(entry["reason"].as_str().is_some_and(|reason| !reason.is_empty()));
    }
    list.iter().filter_map(|entry| entry["column"].as_str()).collect()
}

#[test]
fn the_answer_has_these_keys() {
    let said = said(&table(600), &["--drop", "Note"]).unwrap();
    let mut found = keys(&said);
    found.sort_unstable();
    let expected = [
        "auc",
        "brier",
        "calibration_error",
        "judged_by",
        "left_out",
        "open",
        "rows",
        "suspects",
        "taken",
        "tiers",
        "verdict",
        "weights",
        "won",
    ];
    assert_eq!(found, expected);
    assert_eq!(
        (said["rows"].as_u64(), said["open"].as_u64()),
        (Some(588), Some(12))
    );
    let won = said["won"].as_u64().unwrap();
    assert!((200..400).contains(&won), "{won}");
    let taken: Vec<&str> = said["taken"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect();
    assert_eq!(taken[0], "Size");
    let left_out = columns(&said["left_out"]);
    for column in ["No", "Note", "Country"] {
        assert!(left_out.contains(&column), "{left_out:?}");
    }
    assert!(columns(&said["suspects"]).is_empty());
    let auc = &said["auc"];
    assert_eq!(keys(auc).len(), 3);
    let [low, value, high] = ["low", "value", "high"].map(|key| auc[key].as_f64().unwrap());
    assert!(0.5 < low && low < value && value < high && high < 1.0, "{auc}");
    assert!(
        said["calibration_error"]
            .as_f64()
            .is_some_and(|error| (0.0..0.2).contains(&error))
    );
    assert_eq!(said["verdict"], "tells won from lost");
    let tiers = said["tiers"].as_array().unwrap();
    let names: Vec<&str> = tiers.iter().filter_map(|tier| tier["tier"].as_str()).collect();
    assert_eq!(names, ["A", "B", "C", "D"]);
    let count = |key: &str| tiers.iter().filter_map(|tier| tier[key].as_u64()).sum::<u64>();
    assert_eq!((count("rows"), count("won")), (588, won));
}

#[test]
fn suspects_come_with_their_reasons() {
    let said = said(&table(600), &[]).unwrap();
    assert_eq!(columns(&said["suspects"]), ["Note"]);
}

#[test]
fn too_few_rows_have_the_same_keys_and_no_numbers() {
    let (few, many) = (said(&table(60), &[]).unwrap(), said(&table(600), &[]).unwrap());
    assert_eq!(keys(&few), keys(&many));
    assert_eq!(few["verdict"], "too few rows to tell");
    assert_eq!(
        (&few["auc"]["value"], &few["calibration_error"]),
        (&Value::Null, &Value::Null)
    );
    let lacking = said("A,B\n1,2\n", &[]).unwrap_err();
    assert!(
        lacking.contains("Converted") && lacking.contains("A, B"),
        "{lacking}"
    );
}
