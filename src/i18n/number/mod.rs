//! Numbers as people write and read them, in Chinese and English.
//!
//! Reading and writing work on decimal digits and a power of ten, never by multiplying floats, so `45%` is
//! exactly the float nearest to 0.45 and `1.005` rounds to `1.01`, as a person with a pencil would have it.

mod format;
mod list;
mod parse;
mod problem;
#[cfg(test)]
mod tests;

pub use format::{NumberStyle, format_apart, format_number};
pub use list::{format_numbers, parse_numbers};
pub use parse::{DecimalMark, Parsed, parse_number};
pub use problem::NumberProblem;
