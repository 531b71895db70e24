//! Heavy work, told what to do by messages: reading and importing tables, writing files of many rows, learning
//! from outcomes, planning hires and drawing their outcome.
//!
//! A page sends an [`Order`] and gets [`News`]: progress, then an answer or the reason there is none. Both are small
//! and go as JSON; what is large goes beside them as bytes that the browser moves without a copy. A [`Runner`] carries
//! the orders out in slices. It knows no browser: in the page's worker `src/bin/worker.rs` gives it turns between
//! messages, so that a cancellation arrives; a test does in a loop.
//!
//! Between two jobs the runner keeps what the next one needs, on its *desk*: the workspace and the table that was read
//! last. A job that fails or is cancelled leaves the desk as it was.

mod bytes;
mod desk;
mod files;
mod protocol;
mod runner;
mod sql;
mod study;
mod table;
#[cfg(test)]
mod tests;
mod year;

pub use bytes::{decode_block, encode_block};
pub use desk::head_and_blocks;
pub use protocol::{
    Answer, BREAK, Failure, Found, How, JobId, Look, Mail, NewLeads, News, Opened, Order, Request,
    STILL_THERE, Sealed, SheetList, Study,
};
pub use runner::Runner;

/// What the page and its worker are built from. They are two files that a server or a cache may give in two versions;
/// then they do not work together.
pub const BUILD: &str = match option_env!("LOUDOU_BUILD") {
    Some(build) => build,
    None => "dev",
};
