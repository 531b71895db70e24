//! Golden values and properties of lead tiering.
