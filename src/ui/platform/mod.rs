//! The browser's edges: what the core must not know, each behind a small function or a trait of the core.

pub mod clock;
pub mod dom;
pub mod download;
pub mod files;
pub mod keep;
pub mod painted;
pub mod panic;
pub mod storage;
pub mod turns;
pub mod worker;
