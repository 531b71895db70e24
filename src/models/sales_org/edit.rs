//! Changes of the plan that are no numbers.

use serde::{Deserialize, Serialize};

use super::input::{Goal, Input};
use super::layer_path;
use crate::models::layer::{LayerEdit, RowRefusal};
use crate::models::row_id::Taken;

/// A change of the plan that is no number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// What the goal is stated in.
    Goal(Goal),
    /// The layers themselves.
    Layer(LayerEdit),
    /// How the contract value will be reached.
    ContractValueNote(String),
    /// How the customers per rep will be reached.
    CustomersPerRepNote(String),
    /// All bands as the template has them.
    ResetBands,
}

impl Edit {
    /// Makes the change.
    ///
    /// ```
    /// use loudou::models::layer::LayerEdit;
    /// use loudou::models::row_id::Taken;
    /// use loudou::models::sales_org::{Edit, Input};
    /// let mut input = Input::default();
    /// Edit::Layer(LayerEdit::Add).apply(&mut input, &Taken::NONE).unwrap();
    /// assert_eq!(input.layers.len(), 3);
    /// ```
    ///
    /// # Errors
    ///
    /// Where a layer is not there or is one too many; the plan stays as it was.
    pub fn apply(&self, input: &mut Input, taken: &Taken<'_>) -> Result<(), RowRefusal> {
        match self {
            Self::Goal(goal) => input.goal = *goal,
            Self::Layer(edit) => {
                edit.apply(&mut input.layers, taken)?;
                if let LayerEdit::Remove { layer } = edit {
                    let band = format!("band/{}/", layer_path(layer));
                    input.bands.retain(|path, _| !path.starts_with(&band));
                }
            }
            Self::ContractValueNote(note) => input.contract_value_note.clone_from(note),
            Self::CustomersPerRepNote(note) => input.customers_per_rep_note.clone_from(note),
            Self::ResetBands => input.bands.clear(),
        }
        Ok(())
    }
}
