//! The catalogue: one section per part of the page, each in its own file with its Chinese and its English.

mod common;

pub use common::Common;

/// Every text of the page in one language.
#[derive(Debug)]
pub struct Texts {
    /// Words used everywhere.
    pub common: Common,
}

/// Simplified Chinese.
pub const ZH: Texts = Texts { common: common::ZH };
/// English.
pub const EN: Texts = Texts { common: common::EN };
