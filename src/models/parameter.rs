//! Inputs of a model, declared once.
//!
//! Undo labels, scenarios, comparison, goal seek, share links and the workbook all read this list; nothing else
//! lists a model's fields.

use serde::{Deserialize, Serialize};

use crate::engines::value::{Sourced, Text};

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// A share from 0 to 1, shown in percent.
    Share,
    /// A probability from 0 to 1, shown in percent; beyond 0.1 % and 99.9 % only that it is.
    Probability,
    /// What one share is above another, in percentage points: 0.01 is one.
    SharePoints,
    /// An integer percent.
    Percent,
    /// Points of a score, 0 to 100.
    Points,
    /// Points added or taken away, −100 to 100.
    SignedPoints,
    /// Things per month.
    PerMonth,
    /// Months.
    Months,
    /// A month by its number, the first is 1.
    MonthNumber,
    /// Working hours per month.
    HoursPerMonth,
    /// Money, in single units of the workspace's currency.
    Money,
    /// Money a month.
    MoneyPerMonth,
    /// Money a year.
    MoneyPerYear,
    /// People.
    Persons,
    /// Customers.
    Customers,
    /// Customers a year.
    CustomersPerYear,
    /// Working hours.
    Hours,
    /// Days.
    Days,
    /// A calendar year.
    Year,
    /// A plain number.
    Plain,
}

/// A numeric input: what it is called, counted in, and allowed to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Path within the model, unique; parts separated by `/`.
    pub id: String,
    /// Shown name.
    pub name: Text,
    /// What it counts.
    pub unit: Unit,
    /// Lowest value allowed.
    pub min: f64,
    /// Highest value allowed.
    pub max: f64,
    /// Value of the template.
    pub default: f64,
    /// Whole numbers only.
    pub integer: bool,
    /// What one press of an arrow key adds.
    pub step: f64,
}

impl Parameter {
    /// The nearest allowed value, or none for NaN.
    ///
    /// ```
    /// use loudou::models::lead_tiering::Input;
    /// use loudou::models::parameter::Parameters;
    /// let share = Input::default().parameter("mid_high_share").unwrap();
    /// assert_eq!(share.admit(1.7), Some(1.0));
    /// assert_eq!(share.admit(f64::NAN), None);
    /// ```
    #[must_use]
    pub fn admit(&self, value: f64) -> Option<f64> {
        let value = if self.integer { libm::round(value) } else { value };
        (!value.is_nan()).then(|| value.clamp(self.min, self.max) + 0.0)
    }
}

/// Numeric inputs addressed by path.
pub trait Parameters {
    /// All of them, in the order of the page.
    fn parameters(&self) -> Vec<Parameter>;

    /// The value at a path, or none where there is no such input.
    fn get(&self, id: &str) -> Option<Sourced<f64>>;

    /// Sets the value at a path to the nearest allowed one. False where there is no such input or the value is NaN.
    fn set(&mut self, id: &str, value: Sourced<f64>) -> bool;

    /// The declaration of the input at a path.
    fn parameter(&self, id: &str) -> Option<Parameter> {
        self.parameters().into_iter().find(|p| p.id == id)
    }
}
