//! The catalogue: one section per part of the page, each in its own file with its Chinese and its English.

mod common;
mod import;
mod problems;

pub use common::Common;
pub use import::{Import, RoleNames};
pub use problems::{DateProblems, NumberProblems, Problems, SheetProblems};

/// Every text of the page in one language.
#[derive(Debug)]
pub struct Texts {
    /// Words used everywhere.
    pub common: Common,
    /// Import of tables.
    pub import: Import,
    /// What is wrong with something typed, pasted or imported.
    pub problems: Problems,
}

/// Simplified Chinese.
pub const ZH: Texts = Texts {
    common: common::ZH,
    import: import::ZH,
    problems: problems::ZH,
};
/// English.
pub const EN: Texts = Texts {
    common: common::EN,
    import: import::EN,
    problems: problems::EN,
};
