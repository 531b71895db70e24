//! The figures a model is opened for, declared once.
//!
//! Goal seek, tornado, map, comparison, the explain panel and the workbook read this list and [`Model::explain`];
//! nothing else lists a model's figures.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::parameter::{Parameters, Unit};
use crate::engines::formula::Formula;
use crate::engines::value::{Source, Text};

/// Which way a figure is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// More is better.
    High,
    /// Less is better.
    Low,
    /// Neither.
    Neither,
}

impl Wish {
    /// Whether a change is for the better; none where nothing changed or neither way is.
    ///
    /// ```
    /// use loudou::models::headline::Wish;
    /// // A gap that shrinks.
    /// assert_eq!(Wish::Low.is_better(300.0, 200.0), Some(true));
    /// assert_eq!(Wish::High.is_better(300.0, 200.0), Some(false));
    /// assert_eq!((Wish::High.is_better(2.0, 2.0), Wish::Neither.is_better(1.0, 2.0)), (None, None));
    /// ```
    #[must_use]
    pub fn is_better(self, before: f64, after: f64) -> Option<bool> {
        let gain = match self {
            Self::High => after - before,
            Self::Low => before - after,
            Self::Neither => 0.0,
        };
        (gain != 0.0 && !gain.is_nan()).then_some(gain > 0.0)
    }
}

/// A figure of a report with what it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Headline {
    /// Unique within the model; a figure of a row has the row's path before its own: `team/all/csms`, `year/2/gap`.
    pub id: Cow<'static, str>,
    /// Shown name.
    pub name: Text,
    /// What it counts.
    pub unit: Unit,
    /// Its value; none where it does not exist, and the report says why.
    pub value: Option<f64>,
    /// Which way it is better.
    pub wish: Wish,
}

/// What a variable of a figure's formula is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct About {
    /// Shown name.
    pub name: Text,
    /// What it counts.
    pub unit: Unit,
    /// Where its value came from; none for a figure of the report itself.
    pub source: Option<Source>,
}

/// A model that alone gives its report: its input, with the rows it is about where it has any.
pub trait Model: Parameters + Clone {
    /// Its figures for this input, in the order of the page, those of rows after those of the whole. Total: inputs of
    /// the same rows give lists of the same ids.
    fn headlines(&self) -> Vec<Headline>;

    /// The same for who asks hundreds of times: a figure that takes a search may be left without a value.
    fn quick_headlines(&self) -> Vec<Headline> {
        self.headlines()
    }

    /// How a figure comes about: a formula whose value is the figure's. None where there is no such figure, or where it
    /// is counted over rows.
    fn explain(&self, headline: &str) -> Option<Formula<About>>;

    /// One figure with what it is.
    fn headline(&self, id: &str) -> Option<Headline> {
        self.headlines().into_iter().find(|figure| figure.id == id)
    }

    /// One figure's value.
    fn figure(&self, headline: &str) -> Option<f64> {
        self.headline(headline).and_then(|figure| figure.value)
    }
}
