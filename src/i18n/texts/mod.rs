//! The catalogue: one section per part of the page, each in its own file with its Chinese and its English.

mod common;
mod gallery;
mod parts;
mod problems;

pub use common::Common;
pub use gallery::Gallery;
pub use parts::{ChartTexts, ExplainTexts, GridTexts, Parts};
pub use problems::{DateProblems, NumberProblems, Problems};

/// Every text of the page in one language.
#[derive(Debug)]
pub struct Texts {
    /// Words used everywhere.
    pub common: Common,
    /// Words of the gallery of parts.
    pub gallery: Gallery,
    /// Words of the parts shared by every page.
    pub parts: Parts,
    /// What is wrong with something typed, pasted or imported.
    pub problems: Problems,
}

/// Simplified Chinese.
pub const ZH: Texts = Texts {
    common: common::ZH,
    gallery: gallery::ZH,
    parts: parts::ZH,
    problems: problems::ZH,
};
/// English.
pub const EN: Texts = Texts {
    common: common::EN,
    gallery: gallery::EN,
    parts: parts::EN,
    problems: problems::EN,
};
