//! The catalogue: one section per part of the page, each in its own file with its Chinese and its English.

mod catalogue;
mod common;
mod cs_org;
mod explained;
mod figures;
mod gallery;
mod import;
mod importing;
mod leads;
mod parts;
mod plan;
mod problems;
mod sales_funnel;
mod sales_org;
mod sales_year;
mod sharing;
mod shell;
mod sql;
mod storage;
#[cfg(test)]
mod tests;
mod validity;
mod workbook;
mod working;

pub use common::Common;
pub use cs_org::CsOrg;
pub use explained::Explained;
pub use figures::Figures;
pub use gallery::Gallery;
pub use import::{Import, RoleNames};
pub use importing::Importing;
pub use leads::Leads;
pub use parts::{ChartTexts, ExplainTexts, GridTexts, Parts};
pub use plan::Plan;
pub use problems::{DateProblems, NumberProblems, Problems, SheetProblems};
pub use sales_funnel::SalesFunnel;
pub use sales_org::SalesOrg;
pub use sales_year::SalesYear;
pub use sharing::Sharing;
pub use shell::Shell;
pub use sql::SqlTexts;
pub use storage::Storage;
pub use validity::Validity;
pub use workbook::Workbook;
pub use working::Working;

use super::Lang;

/// The texts of the page in one language, section by section.
///
/// A section is reached through a function, so that its words lie in the part of the program that says them.
#[derive(Debug)]
pub struct Texts(Lang);

/// Simplified Chinese.
pub static ZH: Texts = Texts(Lang::Zh);
/// English.
pub static EN: Texts = Texts(Lang::En);

impl Texts {
    /// Words used everywhere.
    #[must_use]
    pub const fn common(&self) -> &'static Common {
        match self.0 {
            Lang::Zh => &common::ZH,
            Lang::En => &common::EN,
        }
    }

    /// How figures of the lead-tiering page come about.
    #[must_use]
    pub const fn explained(&self) -> &'static Explained {
        match self.0 {
            Lang::Zh => &explained::ZH,
            Lang::En => &explained::EN,
        }
    }

    /// Words of figures and inputs, whatever the model.
    #[must_use]
    pub const fn figures(&self) -> &'static Figures {
        match self.0 {
            Lang::Zh => &figures::ZH,
            Lang::En => &figures::EN,
        }
    }

    /// Words of the gallery of parts.
    #[must_use]
    pub const fn gallery(&self) -> &'static Gallery {
        match self.0 {
            Lang::Zh => &gallery::ZH,
            Lang::En => &gallery::EN,
        }
    }

    /// Words of the parts shared by every page.
    #[must_use]
    pub const fn parts(&self) -> &'static Parts {
        match self.0 {
            Lang::Zh => &parts::ZH,
            Lang::En => &parts::EN,
        }
    }

    /// What columns of a table hold and are for.
    #[must_use]
    pub const fn import(&self) -> &'static Import {
        match self.0 {
            Lang::Zh => &import::ZH,
            Lang::En => &import::EN,
        }
    }

    /// Import of leads, and the table of leads that goes out.
    #[must_use]
    pub const fn importing(&self) -> &'static Importing {
        match self.0 {
            Lang::Zh => &importing::ZH,
            Lang::En => &importing::EN,
        }
    }

    /// What is wrong with something typed, pasted or imported.
    #[must_use]
    pub const fn problems(&self) -> &'static Problems {
        match self.0 {
            Lang::Zh => &problems::ZH,
            Lang::En => &problems::EN,
        }
    }

    /// Words about sharing.
    #[must_use]
    pub const fn sharing(&self) -> &'static Sharing {
        match self.0 {
            Lang::Zh => &sharing::ZH,
            Lang::En => &sharing::EN,
        }
    }

    /// Words of the frame around the pages.
    #[must_use]
    pub const fn shell(&self) -> &'static Shell {
        match self.0 {
            Lang::Zh => &shell::ZH,
            Lang::En => &shell::EN,
        }
    }

    /// Words of the model as a query.
    #[must_use]
    pub const fn sql(&self) -> &'static SqlTexts {
        match self.0 {
            Lang::Zh => &sql::ZH,
            Lang::En => &sql::EN,
        }
    }

    /// Words for work that takes a while.
    #[must_use]
    pub const fn working(&self) -> &'static Working {
        match self.0 {
            Lang::Zh => &working::ZH,
            Lang::En => &working::EN,
        }
    }

    /// Words about workbooks.
    #[must_use]
    pub const fn workbook(&self) -> &'static Workbook {
        match self.0 {
            Lang::Zh => &workbook::ZH,
            Lang::En => &workbook::EN,
        }
    }

    /// Words about keeping.
    #[must_use]
    pub const fn storage(&self) -> &'static Storage {
        match self.0 {
            Lang::Zh => &storage::ZH,
            Lang::En => &storage::EN,
        }
    }

    /// Words of the lead-tiering page.
    #[must_use]
    pub const fn leads(&self) -> &'static Leads {
        match self.0 {
            Lang::Zh => &leads::ZH,
            Lang::En => &leads::EN,
        }
    }

    /// Words that the pages of the planning models share.
    #[must_use]
    pub const fn plan(&self) -> &'static Plan {
        match self.0 {
            Lang::Zh => &plan::ZH,
            Lang::En => &plan::EN,
        }
    }

    /// Words of the page of the sales target of the period.
    #[must_use]
    pub const fn sales_funnel(&self) -> &'static SalesFunnel {
        match self.0 {
            Lang::Zh => &sales_funnel::ZH,
            Lang::En => &sales_funnel::EN,
        }
    }

    /// Words of the page of the sales organisation.
    #[must_use]
    pub const fn sales_org(&self) -> &'static SalesOrg {
        match self.0 {
            Lang::Zh => &sales_org::ZH,
            Lang::En => &sales_org::EN,
        }
    }

    /// Words of the page of the customer-success organisation.
    #[must_use]
    pub const fn cs_org(&self) -> &'static CsOrg {
        match self.0 {
            Lang::Zh => &cs_org::ZH,
            Lang::En => &cs_org::EN,
        }
    }

    /// Words of the page of the yearly sales forecast.
    #[must_use]
    pub const fn sales_year(&self) -> &'static SalesYear {
        match self.0 {
            Lang::Zh => &sales_year::ZH,
            Lang::En => &sales_year::EN,
        }
    }

    /// Words of the validity check.
    #[must_use]
    pub const fn validity(&self) -> &'static Validity {
        match self.0 {
            Lang::Zh => &validity::ZH,
            Lang::En => &validity::EN,
        }
    }
}
