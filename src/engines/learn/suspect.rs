//! Columns that may have been filled after the outcome: the commonest way a score from history goes wrong. No
//! statistic can settle it, so they are asked about and nothing is dropped on these grounds alone.

use serde::{Deserialize, Serialize};

use super::coder::Coder;
use super::strength::strength;
use super::table::Table;
use crate::engines::stats::newcombe::{Count, difference};

/// From this AUC on, a single column knows too much.
const TOO_GOOD_AUC: f64 = 0.85;
/// From this information value on.
const TOO_GOOD_INFORMATION: f64 = 1.0;
/// Emptiness follows the outcome where its shares among won and lost differ by this much.
const EMPTINESS_GAP: f64 = 0.25;
/// A column is filled for closed rows only where fewer of the open ones have it…
const FILLED_WHEN_OPEN: f64 = 0.02;
/// …and at least so many of the closed ones.
const FILLED_WHEN_CLOSED: f64 = 0.3;
/// A value that only closed rows have is worth a question where so many of them have it: one salesman who left is not.
const VALUE_WHEN_CLOSED: f64 = 0.05;

/// Words in a column's name that speak of what came later: Latin ones as words of their own, Chinese ones anywhere.
const LATER_WORDS: [&str; 22] = [
    "tag",
    "tags",
    "status",
    "quality",
    "reason",
    "closed",
    "close",
    "duration",
    "outcome",
    "result",
    "lost",
    "won",
    "converted",
    "conversion",
    "churned",
    "final",
    "stage",
    "resolution",
    "cancelled",
    "canceled",
    "exit",
    "feedback",
];
const LATER_WORDS_ZH: [&str; 14] = [
    "标签", "状态", "质量", "原因", "关闭", "时长", "结果", "成交", "丢单", "输单", "赢单", "流失", "阶段",
    "结案",
];

/// Why a column is asked about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Suspicion {
    /// Alone it reaches this AUC.
    Auc(f64),
    /// Its information value is this high.
    Information(f64),
    /// It is empty in the first share of the won rows and in the second of the lost ones.
    Emptiness(f64, f64),
    /// Its name holds this word.
    Name(String),
    /// It is filled for closed rows only: this share of them.
    OnlyClosed(f64),
    /// It is filled for open rows too, but not with this value, which so large a share of the closed ones has.
    ValueOnlyClosed(String, f64),
}

/// What speaks for a column having been filled late; empty where nothing does.
#[must_use]
pub fn suspicions(table: &Table, column: usize, seed: u64) -> Vec<Suspicion> {
    let Some(cells) = table.columns.get(column) else {
        return Vec::new();
    };
    let rows: Vec<usize> = (0..table.len()).collect();
    let mut found = Vec::new();
    let strength = Coder::find(cells, &rows)
        .ok()
        .and_then(|coder| strength(table, column, &coder, seed));
    if let Some(strength) = strength {
        let auc = strength.auc.unwrap_or(0.5);
        if auc >= TOO_GOOD_AUC {
            found.push(Suspicion::Auc(auc));
        }
        if strength.information >= TOO_GOOD_INFORMATION {
            found.push(Suspicion::Information(strength.information));
        }
    }
    found.extend(emptiness(table, column));
    found.extend(later_word(&cells.name).map(Suspicion::Name));
    let filled = rows.iter().filter(|row| cells.data.is_filled(**row)).count();
    let closed_share = filled as f64 / rows.len().max(1) as f64;
    if cells
        .filled_when_open
        .is_some_and(|open| open <= FILLED_WHEN_OPEN)
        && closed_share >= FILLED_WHEN_CLOSED
    {
        found.push(Suspicion::OnlyClosed(closed_share));
    } else if let Some((value, share)) = cells.value_when_closed.clone()
        && share >= VALUE_WHEN_CLOSED
    {
        found.push(Suspicion::ValueOnlyClosed(value, share));
    }
    found
}

fn emptiness(table: &Table, column: usize) -> Option<Suspicion> {
    let cells = table.columns.get(column)?;
    let mut empty = [0_u64; 2];
    let mut all = [0_u64; 2];
    for row in 0..table.len() {
        let class = usize::from(!table.is_won(row));
        *all.get_mut(class)? += 1;
        *empty.get_mut(class)? += u64::from(!cells.data.is_filled(row));
    }
    let [won, lost] = [0, 1].map(|class: usize| (empty.get(class).copied(), all.get(class).copied()));
    let ((of_won, all_won), (of_lost, all_lost)) = ((won.0?, won.1?), (lost.0?, lost.1?));
    let count = |successes, trials| Count { successes, trials };
    let gap = difference(count(of_won, all_won), count(of_lost, all_lost))?;
    let is_sure = !gap.interval.contains(0.0);
    (is_sure && gap.value.abs() >= EMPTINESS_GAP)
        .then(|| Suspicion::Emptiness(of_won as f64 / all_won as f64, of_lost as f64 / all_lost as f64))
}

fn later_word(name: &str) -> Option<String> {
    let lower = name.to_lowercase();
    let spaced: String = camel_spaced(name).to_lowercase();
    let words = spaced.split(|c: char| !c.is_alphanumeric());
    let latin = words.into_iter().find(|word| LATER_WORDS.contains(word));
    let chinese = LATER_WORDS_ZH.iter().find(|word| lower.contains(**word));
    latin
        .map(str::to_owned)
        .or_else(|| chinese.map(|word| (*word).to_owned()))
}

/// `closeReason` as `close Reason`.
fn camel_spaced(name: &str) -> String {
    let mut spaced = String::with_capacity(name.len() + 4);
    let mut was_lower = false;
    for c in name.chars() {
        if c.is_uppercase() && was_lower {
            spaced.push(' ');
        }
        was_lower = c.is_lowercase();
        spaced.push(c);
    }
    spaced
}
