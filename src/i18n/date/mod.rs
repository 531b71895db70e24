//! Calendar days: read, counted, written. No time of day, no time zone, no clock.

mod day;
mod format;
mod parse;
#[cfg(test)]
mod tests;

pub use day::{Day, days_between, whole_months_between};
pub use format::{DayStyle, format_day, month_name};
pub use parse::{DateOrder, DateProblem, parse_date};
