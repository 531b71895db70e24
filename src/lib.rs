//! Loudou (漏斗): the operating models of a B2B business, run in the browser.
pub mod charts;
pub mod engines;
pub mod exchange;
pub mod i18n;
pub mod jobs;
pub mod models;
#[cfg(feature = "web")]
pub mod ui;
pub mod workspace;
