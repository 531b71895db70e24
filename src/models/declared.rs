//! Declarations of numeric inputs that lie in fields of a struct: what a number is, and where.

use super::parameter::{Parameter, Unit};
use crate::engines::value::{Sourced, Text};

/// A number of a `T`: its declaration and its place.
pub struct Declared<T> {
    /// Last part of its path.
    pub id: &'static str,
    /// Shown name in Chinese.
    pub zh: &'static str,
    /// Shown name in English.
    pub en: &'static str,
    /// What it counts.
    pub unit: Unit,
    /// Lowest and highest value allowed.
    pub range: (f64, f64),
    /// Value of the template.
    pub default: f64,
    /// Whole numbers only.
    pub integer: bool,
    /// What one press of an arrow key adds.
    pub step: f64,
    /// Where it lies.
    pub place: Place<T>,
}

/// A number of a `T` to be read, and the same to be changed; none where this `T` does not have it.
pub type Place<T> = (
    fn(&T) -> Option<&Sourced<f64>>,
    fn(&mut T) -> Option<&mut Sourced<f64>>,
);

impl<T> Declared<T> {
    /// The declaration under its own id.
    #[must_use]
    pub fn parameter(&self) -> Parameter {
        self.named(self.id.to_owned(), Text::new(self.zh, self.en))
    }

    /// The declaration of a row's number: the path of the row before its id, the row's name before its own.
    #[must_use]
    pub fn under(&self, path: &str, owner: &Text) -> Parameter {
        let name = Text::new(
            format!("{} · {}", owner.zh, self.zh),
            format!("{} · {}", owner.en, self.en),
        );
        self.named(format!("{path}/{}", self.id), name)
    }

    fn named(&self, id: String, name: Text) -> Parameter {
        Parameter {
            id,
            name,
            unit: self.unit,
            min: self.range.0,
            max: self.range.1,
            default: self.default,
            integer: self.integer,
            step: self.step,
        }
    }

    /// The number as it counts: held to what is allowed, the default for what is no number; none where there is none.
    pub fn value(&self, of: &T) -> Option<f64> {
        Some(self.hold(self.get(of)?.value))
    }

    /// The number as it stands; none where this `T` does not have it.
    pub fn get<'a>(&self, of: &'a T) -> Option<&'a Sourced<f64>> {
        (self.place.0)(of)
    }

    /// The number, to be changed.
    pub fn slot<'a>(&self, of: &'a mut T) -> Option<&'a mut Sourced<f64>> {
        (self.place.1)(of)
    }

    fn hold(&self, value: f64) -> f64 {
        if value.is_nan() {
            return self.default;
        }
        let value = if self.integer { libm::round(value) } else { value };
        value.clamp(self.range.0, self.range.1) + 0.0
    }
}

/// The declaration of this id.
pub fn declared<'a, T>(list: &'a [Declared<T>], id: &str) -> Option<&'a Declared<T>> {
    list.iter().find(|one| one.id == id)
}

/// The number of this id as it counts; 0 where there is none.
pub fn value<T>(list: &[Declared<T>], id: &str, of: &T) -> f64 {
    declared(list, id).and_then(|one| one.value(of)).unwrap_or(0.0)
}

/// Where a number lies: `lies!(input => input.path.months)`, or `lies!(team => ? team.light_hours)` for an optional one.
macro_rules! lies {
    ($of:ident => ? $place:expr) => {
        (|$of| $place.as_ref(), |$of| $place.as_mut())
    };
    ($of:ident => $place:expr) => {
        (|$of| Some(&$place), |$of| Some(&mut $place))
    };
}
pub(crate) use lies;
