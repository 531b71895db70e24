//! Feeds any bytes to what reads a workbook.
#![no_main]

#[path = "../checks.rs"]
mod checks;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| checks::xlsx(bytes));
