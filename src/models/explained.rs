//! Formulas under way: an expression with what its variables stand for, built together so that none is forgotten.

use super::headline::About;
use super::parameter::{Parameters, Unit};
use crate::engines::formula::{Binding, Expr, Formula, VarId, var};
use crate::engines::value::{Source, Text};

/// The bindings of a formula under way.
#[derive(Debug, Default)]
pub struct Explained {
    bindings: Vec<Binding<About>>,
}

impl Explained {
    /// An input, as it counts: held to what is allowed. One that is not there has no value, nor has its formula.
    pub fn input(&mut self, model: &impl Parameters, id: &str) -> Expr {
        let declared = model.parameter(id);
        let number = model.get(id);
        let value = declared
            .as_ref()
            .zip(number)
            .map(|(declared, number)| declared.admit(number.value).unwrap_or(declared.default));
        let (name, unit) = declared.map_or_else(
            || (Text::own(id), Unit::Plain),
            |declared| (declared.name, declared.unit),
        );
        self.bind(
            id.to_owned(),
            value,
            name,
            unit,
            number.map(|number| number.source),
        )
    }

    /// Another figure of the report.
    pub fn figure(&mut self, id: impl Into<String>, name: Text, unit: Unit, value: Option<f64>) -> Expr {
        self.bind(id.into(), value, name, unit, None)
    }

    fn bind(
        &mut self,
        id: String,
        value: Option<f64>,
        name: Text,
        unit: Unit,
        source: Option<Source>,
    ) -> Expr {
        let id: VarId = id.into();
        if !self.bindings.iter().any(|binding| binding.var == id) {
            self.bindings.push(Binding {
                var: id.clone(),
                value,
                about: About { name, unit, source },
            });
        }
        var(id)
    }

    /// The formula of an expression over what was bound.
    #[must_use]
    pub fn formula(self, expr: Expr) -> Formula<About> {
        Formula {
            expr,
            bindings: self.bindings,
        }
    }
}
