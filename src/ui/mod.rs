//! The page: draws reports, sends actions. Nothing here thinks about the business.

pub mod components;
pub mod gallery;
pub mod locale;
pub mod platform;
