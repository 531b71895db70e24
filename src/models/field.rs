//! Numbers of a part of an input, declared in a table: what they are called and allowed to be, and where they lie.
//!
//! A model whose input is lists of small parts (stages, channels, people) writes one table per kind of part and gets
//! its parameters, their values and the repair of values from outside by the same declaration.

use super::parameter::{Parameter, Unit};
use crate::engines::value::{Sourced, Text};

/// A number of a part `T` of an input.
pub struct Field<T> {
    /// Last part of its path.
    pub key: &'static str,
    /// Simplified Chinese name.
    pub zh: &'static str,
    /// English name.
    pub en: &'static str,
    /// What it counts.
    pub unit: Unit,
    /// Lowest and highest value allowed.
    pub range: (f64, f64),
    /// Value of a part that has just been added.
    pub default: f64,
    /// Whole numbers only.
    pub integer: bool,
    /// What one press of an arrow key adds.
    pub step: f64,
    /// Where it lies.
    pub at: fn(&T) -> &Sourced<f64>,
    /// Where it lies, to be changed.
    pub at_mut: fn(&mut T) -> &mut Sourced<f64>,
}

impl<T> Field<T> {
    /// Its declaration under a path and the name of its owner, which leads its own where there is one.
    #[must_use]
    pub fn parameter(&self, prefix: &str, owner: Option<&Text>) -> Parameter {
        Parameter {
            id: format!("{prefix}{}", self.key),
            name: owned_name(owner, self.zh, self.en),
            unit: self.unit,
            min: self.range.0,
            max: self.range.1,
            default: self.default,
            integer: self.integer,
            step: self.step,
        }
    }

    /// The nearest allowed value; the default for NaN.
    #[must_use]
    pub fn admit(&self, value: f64) -> f64 {
        let value = if self.integer { libm::round(value) } else { value };
        if value.is_nan() {
            self.default
        } else {
            value.clamp(self.range.0, self.range.1) + 0.0
        }
    }
}

/// `owner · name` in both languages.
#[must_use]
pub fn owned_name(owner: Option<&Text>, zh: &str, en: &str) -> Text {
    owner.map_or_else(
        || Text::new(zh, en),
        |owner| Text::new(format!("{} · {zh}", owner.zh), format!("{} · {en}", owner.en)),
    )
}

/// The field of this key.
#[must_use]
pub fn field<'a, T>(table: &'a [Field<T>], key: &str) -> Option<&'a Field<T>> {
    table.iter().find(|field| field.key == key)
}

/// Brings every number of a part into its range.
pub fn repair<T>(table: &[Field<T>], part: &mut T) {
    for field in table {
        let slot = (field.at_mut)(part);
        slot.value = field.admit(slot.value);
    }
}
