//! Management layers of an organisation, as a user edits them.

use serde::{Deserialize, Serialize};

use super::declared::{Declared, lies, value};
use super::parameter::Unit;
use crate::engines::layers;
use crate::engines::value::{Sourced, Text};

/// A layer of heads, each of whom leads a span of those below.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Layer {
    /// Unique among the layers of its organisation.
    pub id: String,
    /// Shown name.
    pub name: Text,
    /// Those below per head: the span of control.
    pub span: Sourced<f64>,
    /// Cost of one head a year.
    pub cost: Sourced<f64>,
}

/// The numbers of a layer.
pub static NUMBERS: [Declared<Layer>; 2] = [
    Declared {
        id: "span",
        zh: "管理宽幅",
        en: "Span of control",
        unit: Unit::Persons,
        range: (1.0, 1000.0),
        default: 8.0,
        integer: false,
        step: 1.0,
        place: lies!(layer => layer.span),
    },
    Declared {
        id: "cost",
        zh: "每人年成本",
        en: "Cost per head a year",
        unit: Unit::MoneyPerYear,
        range: (0.0, 1e9),
        default: 400_000.0,
        integer: false,
        step: 10_000.0,
        place: lies!(layer => layer.cost),
    },
];

impl Layer {
    /// A layer of the template.
    pub fn sample(id: &str, name: Text, span: f64, cost: f64) -> Self {
        Self {
            id: id.to_owned(),
            name,
            span: Sourced::sample(span),
            cost: Sourced::sample(cost),
        }
    }

    /// Its numbers as they count.
    #[must_use]
    pub fn counted(&self) -> layers::Layer {
        layers::Layer {
            span: value(&NUMBERS, "span", self),
            cost: value(&NUMBERS, "cost", self),
        }
    }
}
