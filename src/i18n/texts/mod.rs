//! The catalogue: one section per part of the page, each in its own file with its Chinese and its English.

mod catalogue;
mod common;
mod gallery;
mod import;
mod importing;
mod leads;
mod parts;
mod problems;
mod sharing;
mod shell;
mod sql;
mod storage;
mod validity;
mod workbook;
mod working;

pub use common::Common;
pub use gallery::Gallery;
pub use import::{Import, RoleNames};
pub use importing::Importing;
pub use leads::Leads;
pub use parts::{ChartTexts, ExplainTexts, GridTexts, Parts};
pub use problems::{DateProblems, NumberProblems, Problems, SheetProblems};
pub use sharing::Sharing;
pub use shell::Shell;
pub use sql::SqlTexts;
pub use storage::Storage;
pub use validity::Validity;
pub use workbook::Workbook;
pub use working::Working;

/// Every text of the page in one language.
#[derive(Debug)]
pub struct Texts {
    /// Words used everywhere.
    pub common: Common,
    /// Words of the gallery of parts.
    pub gallery: Gallery,
    /// Words of the parts shared by every page.
    pub parts: Parts,
    /// What columns of a table hold and are for.
    pub import: Import,
    /// Import of leads, and the table of leads that goes out.
    pub importing: Importing,
    /// What is wrong with something typed, pasted or imported.
    pub problems: Problems,
    /// Words about sharing.
    pub sharing: Sharing,
    /// Words of the frame around the pages.
    pub shell: Shell,
    /// Words of the model as a query.
    pub sql: SqlTexts,
    /// Words for work that takes a while.
    pub working: Working,
    /// Words about workbooks.
    pub workbook: Workbook,
    /// Words about keeping.
    pub storage: Storage,
    /// Words of the lead-tiering page.
    pub leads: Leads,
    /// Words of the validity check.
    pub validity: Validity,
}

/// Simplified Chinese.
pub const ZH: Texts = Texts {
    common: common::ZH,
    gallery: gallery::ZH,
    parts: parts::ZH,
    import: import::ZH,
    importing: importing::ZH,
    problems: problems::ZH,
    sharing: sharing::ZH,
    shell: shell::ZH,
    sql: sql::ZH,
    working: working::ZH,
    workbook: workbook::ZH,
    storage: storage::ZH,
    leads: leads::ZH,
    validity: validity::ZH,
};
/// English.
pub const EN: Texts = Texts {
    common: common::EN,
    gallery: gallery::EN,
    parts: parts::EN,
    import: import::EN,
    importing: importing::EN,
    problems: problems::EN,
    sharing: sharing::EN,
    shell: shell::EN,
    sql: sql::EN,
    working: working::EN,
    workbook: workbook::EN,
    storage: storage::EN,
    leads: leads::EN,
    validity: validity::EN,
};
