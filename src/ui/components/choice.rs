//! One answer out of a closed list.

/// One answer out of a closed list: the key is stored, the label is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What the document holds.
    pub key: String,
    /// What the reader sees.
    pub label: String,
}

impl Choice {
    /// A choice.
    pub fn new(key: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            label: label.into(),
        }
    }
}
