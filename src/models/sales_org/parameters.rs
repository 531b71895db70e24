//! The numeric inputs of the sales organisation: the plain numbers, and `layer/<layer>/span`, `layer/<layer>/cost`.

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
        list
    }

    fn get(&self, id: &str) -> Option<Sourced<f64>> {
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
