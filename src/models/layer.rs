//! Management layers of an organisation, as a user edits them.

use serde::{Deserialize, Serialize};

use super::declared::{Declared, lies, value};
use super::parameter::Unit;
use super::row_id::Taken;
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

/// A layer with the heads it needs.
#[derive(Debug, Clone, PartialEq)]
pub struct LayerHeads {
    /// The layer.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Its heads.
    pub heads: f64,
    /// Those below per head as it comes out.
    pub load: f64,
    /// Cost of its heads a year.
    pub cost: f64,
}

/// The layers that exist over a base of whole heads, bottom-up.
pub fn layer_heads(layers: &[Layer], base: f64) -> Vec<LayerHeads> {
    let counted: Vec<layers::Layer> = layers.iter().map(Layer::counted).collect();
    let filled = layers.iter().zip(layers::fill(base, &counted));
    filled
        .map(|(layer, filled)| LayerHeads {
            id: layer.id.clone(),
            name: layer.name.clone(),
            heads: filled.heads,
            load: filled.load(),
            cost: filled.cost,
        })
        .collect()
}

/// Heads of all of them.
pub fn managers(layers: &[LayerHeads]) -> f64 {
    layers.iter().map(|layer| layer.heads).sum::<f64>() + 0.0
}

/// Most layers of an organisation.
pub const MOST_LAYERS: usize = 8;

/// A change of the layers themselves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LayerEdit {
    /// One more layer, on top.
    Add,
    /// One less.
    Remove {
        /// Which.
        layer: String,
    },
    /// Another name.
    Rename {
        /// Which.
        layer: String,
        /// Its new name.
        name: Text,
    },
    /// Another place.
    Move {
        /// Which.
        layer: String,
        /// Its new place, 0 the lowest; beyond the end it becomes the highest.
        to: usize,
    },
}

/// Why a change of rows was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowRefusal {
    /// There is no such row.
    NotThere,
    /// There are as many as there may be.
    Full,
    /// It is the last one, and there must be one.
    LastOne,
}

impl LayerEdit {
    /// Makes the change.
    ///
    /// # Errors
    ///
    /// Where the layer is not there, or there are [`MOST_LAYERS`] already; the layers stay as they were.
    pub fn apply(&self, layers: &mut Vec<Layer>, taken: &Taken<'_>) -> Result<(), RowRefusal> {
        let place = |layers: &[Layer], id: &str| {
            let at = layers.iter().position(|layer| layer.id == id);
            at.ok_or(RowRefusal::NotThere)
        };
        match self {
            Self::Add if layers.len() >= MOST_LAYERS => return Err(RowRefusal::Full),
            Self::Add => layers.push(above(layers, taken)),
            Self::Remove { layer } => {
                layers.remove(place(layers, layer)?);
            }
            Self::Rename { layer, name } => {
                let at = place(layers, layer)?;
                if let Some(layer) = layers.get_mut(at) {
                    layer.name = name.clone();
                }
            }
            Self::Move { layer, to } => {
                let moved = layers.remove(place(layers, layer)?);
                layers.insert((*to).min(layers.len()), moved);
            }
        }
        Ok(())
    }
}

/// A new layer: span and cost of the one below it.
fn above(layers: &[Layer], taken: &Taken<'_>) -> Layer {
    let (span, cost) = layers
        .last()
        .map_or((8.0, 400_000.0), |top| (top.span.value, top.cost.value));
    let id = taken.free("layer-", |id| layers.iter().any(|layer| layer.id == id));
    let number = layers.len() + 1;
    let name = Text::new(format!("第 {number} 层"), format!("Layer {number}"));
    Layer::sample(&id, name, span, cost)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_come_go_and_change_places() {
        let mut layers = Vec::new();
        let ids = |layers: &[Layer]| layers.iter().map(|layer| layer.id.clone()).collect::<Vec<_>>();
        LayerEdit::Add.apply(&mut layers, &Taken::NONE).unwrap();
        LayerEdit::Add.apply(&mut layers, &Taken::NONE).unwrap();
        let top = "layer-2".to_owned();
        LayerEdit::Move {
            layer: top.clone(),
            to: 0,
        }
        .apply(&mut layers, &Taken::NONE)
        .unwrap();
        assert_eq!(ids(&layers), ["layer-2", "layer-1"]);
        LayerEdit::Remove { layer: top.clone() }
            .apply(&mut layers, &Taken::NONE)
            .unwrap();
        assert_eq!(
            LayerEdit::Remove { layer: top.clone() }.apply(&mut layers, &Taken::NONE),
            Err(RowRefusal::NotThere)
        );
        LayerEdit::Move {
            layer: "layer-1".into(),
            to: 9,
        }
        .apply(&mut layers, &Taken::NONE)
        .unwrap();
        LayerEdit::Rename {
            layer: "layer-1".into(),
            name: Text::own("大区"),
        }
        .apply(&mut layers, &Taken::NONE)
        .unwrap();
        assert_eq!(layers[0].name.zh, "大区");
        while layers.len() < MOST_LAYERS {
            LayerEdit::Add.apply(&mut layers, &Taken::NONE).unwrap();
        }
        assert_eq!(
            LayerEdit::Add.apply(&mut layers, &Taken::NONE),
            Err(RowRefusal::Full)
        );
        let mut unique = ids(&layers);
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), MOST_LAYERS);
    }
}
