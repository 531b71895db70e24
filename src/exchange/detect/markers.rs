//! Texts that stand for an empty cell.

use std::collections::BTreeSet;

/// Marks used for "nothing here". They are candidates: each one found is listed with its count in the
/// [`ColumnProfile`](super::ColumnProfile), and the user can drop or add some.
const USUAL: [&str; 24] = [
    "-", "--", "—", "——", "n/a", "na", "#n/a", "null", "(null)", "nil", "nan", "none", "select", "unknown",
    "(blank)", "#value!", "#ref!", "#div/0!", "#name?", "#null!", "无", "暂无", "未知", "空",
];

/// The list of marks in force. Letter case and spaces around do not matter; a blank cell is always empty.
///
/// ```
/// use loudou::exchange::detect::EmptyMarkers;
/// let markers = EmptyMarkers::default();
/// assert!(markers.is_empty_cell(" Select ") && markers.is_empty_cell("未知") && markers.is_empty_cell(""));
/// assert!(!EmptyMarkers::from_iter(["-"]).is_empty_cell("无"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct EmptyMarkers {
    folded: BTreeSet<String>,
    /// Bytes of the longest, so that long cells are not folded in vain.
    longest: usize,
}

impl EmptyMarkers {
    /// Whether a cell is blank or holds one of the marks.
    #[must_use]
    pub fn is_empty_cell(&self, cell: &str) -> bool {
        let cell = cell.trim();
        cell.is_empty() || (cell.len() <= self.longest && self.folded.contains(&cell.to_ascii_lowercase()))
    }

    /// The marks in force, in lower case.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.folded.iter().map(String::as_str)
    }
}

impl Default for EmptyMarkers {
    fn default() -> Self {
        Self::from_iter(USUAL)
    }
}

impl<'a> FromIterator<&'a str> for EmptyMarkers {
    fn from_iter<I: IntoIterator<Item = &'a str>>(marks: I) -> Self {
        let folded: BTreeSet<String> = marks
            .into_iter()
            .map(|mark| mark.trim().to_ascii_lowercase())
            .collect();
        let longest = folded.iter().map(String::len).max().unwrap_or(0);
        Self { folded, longest }
    }
}
