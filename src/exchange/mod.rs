//! Bytes in, values and problems out; values in, bytes out. Nothing here fails whole or guesses in silence.

pub mod clipboard;
pub mod csv;
pub mod detect;
pub mod history;
pub mod import;
pub mod leads;
pub mod outcome_columns;
pub mod qr;
pub mod sql;
pub mod text;
pub mod xlsx;
pub mod zip;
