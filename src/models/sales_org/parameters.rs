//! The numeric inputs of the sales organisation: the plain numbers, `layer/<layer>/span` and `layer/<layer>/cost`, and
//! the bands of the levers, `band/<number>/low` and `band/<number>/high`.

use super::Input;
use super::numbers::NUMBERS;
use crate::engines::value::Sourced;
use crate::models::declared::declared;
use crate::models::layer;
use crate::models::parameter::{Parameter, Parameters};

/// Path of a layer, before the ids of its numbers.
#[must_use]
pub fn layer_path(layer: &str) -> String {
    format!("layer/{layer}")
}

impl Parameters for Input {
    fn parameters(&self) -> Vec<Parameter> {
        let mut list: Vec<Parameter> = NUMBERS.iter().map(|number| number.parameter()).collect();
        for layer in &self.layers {
            let path = layer_path(&layer.id);
            list.extend(
                layer::NUMBERS
                    .iter()
                    .map(|number| number.under(&path, &layer.name)),
            );
        }
        list.extend(self.band_parameters());
        list
    }

    fn parameter(&self, id: &str) -> Option<Parameter> {
        if id.starts_with("band/") {
            return self.band_parameters().into_iter().find(|end| end.id == id);
        }
        let Some((layer, number)) = split(id) else {
            return declared(&NUMBERS, id).map(|number| number.parameter());
        };
        let layer = self.layers.iter().find(|one| one.id == layer)?;
        let path = layer_path(&layer.id);
        declared(&layer::NUMBERS, number).map(|number| number.under(&path, &layer.name))
    }

    fn get(&self, id: &str) -> Option<Sourced<f64>> {
        if id.starts_with("band/") {
            return self.band_end(id);
        }
        if let Some((layer, number)) = split(id) {
            let layer = self.layers.iter().find(|one| one.id == layer)?;
            return declared(&layer::NUMBERS, number)?.get(layer).copied();
        }
        declared(&NUMBERS, id)?.get(self).copied()
    }

    fn set(&mut self, id: &str, value: Sourced<f64>) -> bool {
        let Some(admitted) = self.parameter(id).and_then(|p| p.admit(value.value)) else {
            return false;
        };
        if id.starts_with("band/") {
            let end = Sourced {
                value: admitted,
                source: value.source,
            };
            self.bands.insert(id.to_owned(), end);
            return true;
        }
        let slot = match split(id) {
            Some((layer, number)) => self
                .layers
                .iter_mut()
                .find(|one| one.id == layer)
                .and_then(|layer| declared(&layer::NUMBERS, number)?.slot(layer)),
            None => declared(&NUMBERS, id).and_then(|number| number.slot(self)),
        };
        let Some(slot) = slot else { return false };
        *slot = Sourced {
            value: admitted,
            source: value.source,
        };
        true
    }
}

/// Layer and number of `layer/<layer>/<number>`.
fn split(id: &str) -> Option<(&str, &str)> {
    id.strip_prefix("layer/")?.rsplit_once('/')
}
