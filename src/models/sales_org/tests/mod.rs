//! The model against its worked example, by hand and by properties.

mod any;
mod ladder;
mod parameters;
mod properties;
mod sample;
mod way;
