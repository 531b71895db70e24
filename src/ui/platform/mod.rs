//! The browser's edges.

pub mod download;
