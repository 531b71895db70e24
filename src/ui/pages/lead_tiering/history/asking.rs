//! What is asked of the worker about leads that were won or lost.

use crate::jobs::{Answer, Found, Request, Study};
pub use crate::ui::asking::Asked;

/// A study under way, and what it found.
pub type Asking = crate::ui::asking::Asking<Found>;

/// Asks for a study.
pub fn study(asking: Asking, study: Study) {
    asking.ask(Request::Study(study), |reply| match reply.answer {
        Answer::Found(found) => Some(found),
        _ => None,
    });
}
