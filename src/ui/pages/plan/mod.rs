//! What the pages of the planning models share; each model adds its inputs, its report and its tabs.

mod field;
mod figures;
mod frame;
mod layers;
mod staffing;
mod view;
mod workbook;

pub use field::{Hints, InputGroup, PlanField};
pub use figures::PlanFigure;
pub use frame::{Outline, PlanFrame, PlanStep};
pub use layers::{LayerRows, Row, organisation};
pub use staffing::{Heads, staffing};
pub use view::{PlanView, Refused, all_inputs, both, keep_refused, refused, tell_refused};
