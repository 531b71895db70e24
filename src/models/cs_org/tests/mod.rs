//! The model against its worked example, by hand and by properties.

mod parameters;
mod properties;
mod sample;
