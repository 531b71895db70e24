//! Declarations of figures: what a figure of a report is called, what it counts, which way it is better.

use super::headline::{Headline, Wish};
use super::parameter::Unit;
use crate::engines::value::Text;

/// A figure as its model declares it.
#[derive(Debug, Clone, Copy)]
pub struct Figure {
    /// Unique among the figures of its model or row.
    pub id: &'static str,
    /// Shown name in Chinese.
    pub zh: &'static str,
    /// Shown name in English.
    pub en: &'static str,
    /// What it counts.
    pub unit: Unit,
    /// Which way it is better.
    pub wish: Wish,
}

impl Figure {
    /// A figure with all it needs.
    #[must_use]
    pub const fn new(id: &'static str, zh: &'static str, en: &'static str, unit: Unit, wish: Wish) -> Self {
        Self {
            id,
            zh,
            en,
            unit,
            wish,
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> Text {
        Text::new(self.zh, self.en)
    }

    /// Its name with the row's it belongs to before it.
    #[must_use]
    pub fn name_of(&self, owner: &Text) -> Text {
        Text::new(
            format!("{} · {}", owner.zh, self.zh),
            format!("{} · {}", owner.en, self.en),
        )
    }

    /// It with its value.
    #[must_use]
    pub fn headline(&self, value: Option<f64>) -> Headline {
        Headline {
            id: self.id.into(),
            name: self.name(),
            unit: self.unit,
            value,
            wish: self.wish,
        }
    }

    /// It as the figure of a row: the path of the row before its id, the row's name before its own.
    #[must_use]
    pub fn under(&self, path: &str, owner: &Text, value: Option<f64>) -> Headline {
        Headline {
            id: format!("{path}/{}", self.id).into(),
            name: self.name_of(owner),
            ..self.headline(value)
        }
    }
}

/// The figure of this id.
pub fn figure<'a>(list: &'a [Figure], id: &str) -> Option<&'a Figure> {
    list.iter().find(|one| one.id == id)
}
