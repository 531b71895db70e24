//! What the worker says of a table under the plan.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::engines::scorecard::Scale;
use crate::exchange::import::{ColumnCheck, Comparison, Matched, Sample};
use crate::jobs::Look;

/// What the table gives under the plan, as the worker last said.
#[derive(Clone, Default)]
pub struct Checks {
    columns: Vec<Arc<ColumnCheck>>,
    samples: Vec<Vec<Sample>>,
    scales: BTreeMap<usize, Scale>,
    /// Which rows are the same lead as another.
    pub matched: Matched,
    /// What changes in the leads that are there.
    pub comparison: Option<Arc<Comparison>>,
}

impl Checks {
    /// From the worker's answer.
    pub fn of(look: Look) -> Self {
        Self {
            columns: look.checks.into_iter().map(Arc::new).collect(),
            samples: look.samples,
            scales: look.scales,
            matched: look.matched,
            comparison: look.comparison.map(Arc::new),
        }
    }

    /// The check of a column.
    pub fn column(&self, at: usize) -> Option<&Arc<ColumnCheck>> {
        self.columns.get(at)
    }

    /// First values of a column beside what they are read as.
    pub fn samples(&self, at: usize) -> &[Sample] {
        self.samples.get(at).map_or(&[], Vec::as_slice)
    }

    /// The scale of the factor that is made of a column.
    pub fn scale(&self, at: usize) -> Option<&Scale> {
        self.scales.get(&at)
    }

    /// Cells of all columns that count as unknown.
    pub fn unread(&self) -> usize {
        self.columns.iter().map(|check| check.unread).sum()
    }
}
