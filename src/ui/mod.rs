//! The page: draws reports, sends actions. Nothing here thinks about the business.

pub mod app;
mod asking;
pub mod components;
pub mod figure;
pub mod format;
pub mod gallery;
pub mod jobs;
pub mod locale;
pub mod pages;
pub mod parts;
pub mod platform;
pub mod route;
mod saving;
mod scores;
mod scoring;
mod shell;
mod state;
mod visit;
