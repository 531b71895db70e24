//! What page and worker say to each other.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::value::{RawValue, to_raw_value};

use crate::engines::learn::{NoOutcomes, Suggestion};
use crate::engines::scorecard::{Scale, Scorecard};
use crate::exchange::csv::{Delimiter, HeaderChoice, Reading};
use crate::exchange::detect::EmptyMarkers;
use crate::exchange::import::{CellProblem, ColumnCheck, Comparison, Counts, Matched, Plan, Sample, Use};
use crate::exchange::outcome_columns::OutcomeColumn;
use crate::exchange::sql::Dialect;
use crate::exchange::text::Encoding;
use crate::exchange::xlsx::WorkbookFault;
use crate::i18n::Lang;
use crate::models::lead_tiering::validity::{FactorStrength, TwoCards};
use crate::models::lead_tiering::{Learned, OutcomeBy, Suspect};
use crate::models::sales_year::{self, hiring};
use crate::workspace::rows::RowId;
use crate::workspace::schema::{Head, RowsHead};

/// Tells the jobs of one page apart.
pub type JobId = u32;

/// A name in [`RowsHead::blocks`]: the block is the one that the workspace on the desk has at the same place, and is not
/// sent.
pub const STILL_THERE: &str = "=";

/// A message, and the bytes that go beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Mail<T> {
    /// What is said.
    pub head: T,
    /// Large things, in the order the head's documentation names.
    pub parts: Vec<Vec<u8>>,
}

/// From the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// Do this once what was asked for before is done.
    Start {
        /// Names the job in what follows.
        job: JobId,
        /// What to do.
        request: Box<Request>,
    },
    /// This job is no longer wanted.
    Cancel {
        /// The job; one that is over already stays over.
        job: JobId,
    },
    /// Break down at once, in the middle of whatever is being done: for a test of what happens then.
    Break,
}

/// [`Order::Break`] as it is sent: the first file of the page can give no other order, and need not know how.
///
/// ```
/// use loudou::jobs::{BREAK, Order};
/// assert_eq!(serde_json::to_string(&Order::Break).unwrap(), BREAK);
/// ```
pub const BREAK: &str = "\"break\"";

/// To the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum News {
    /// The worker has started.
    Ready {
        /// Its [`BUILD`](super::BUILD).
        build: String,
    },
    /// A job has come so far.
    Progress {
        /// The job.
        job: JobId,
        /// Thousandths of it.
        done: u32,
    },
    /// A job is done.
    Done {
        /// The job.
        job: JobId,
        /// What came of it.
        answer: Sealed,
    },
    /// A job is over without an answer; nothing of it stays.
    Failed {
        /// The job.
        job: JobId,
        /// Why.
        reason: Failure,
    },
    /// The worker broke down. All its jobs are lost, and its desk; it has begun anew.
    Trapped {
        /// What it said.
        reason: String,
    },
}

/// How a text is read as a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct How {
    /// Whether the file is called a workbook; one that is none is then said to be none, and not read as a text.
    pub is_workbook: bool,
    /// Whether the text comes from a clipboard, where a tab always parts cells.
    pub is_pasted: bool,
    /// The encoding of the bytes; none to find it.
    pub encoding: Option<Encoding>,
    /// The delimiter; none to find it.
    pub delimiter: Option<Delimiter>,
    /// Whether the first row names the columns.
    pub header: HeaderChoice,
    /// The row in which the table begins; none to find it.
    pub first_row: Option<u32>,
    /// Language in which columns without a name are named.
    pub lang: Lang,
    /// The sheet of a workbook; none for the first that is a list.
    pub sheet: Option<usize>,
}

/// What can be asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// Put this workspace on the desk. Parts: the blocks of its leads that are not named [`STILL_THERE`], see
    /// [`encode_block`](super::encode_block). Answered by [`Answer::Noted`].
    Workspace {
        /// All but the cells.
        head: Box<Head>,
        /// The number it is known by from now on.
        number: u32,
        /// The number of the workspace whose blocks are [`STILL_THERE`]: where another is on the desk, the order is not
        /// carried out.
        after: Option<u32>,
    },
    /// Read a table and propose what its columns become. Part: the file's bytes; without one, those of the table on the
    /// desk are read again. Answered by [`Answer::Opened`].
    Read {
        /// How the bytes are read.
        how: How,
        /// Texts that stand for an empty cell.
        markers: EmptyMarkers,
    },
    /// Propose anew with other texts for an empty cell. Answered by [`Answer::Proposed`].
    Propose(EmptyMarkers),
    /// What the table gives under a plan. Answered by [`Answer::Look`].
    Look {
        /// The plan.
        plan: Box<Plan>,
        /// Columns that get another use first.
        choose: Vec<(usize, Use)>,
    },
    /// Carry a plan out. Answered by [`Answer::Imported`].
    Import(Box<Plan>),
    /// The scores of the leads on the desk, for the page. Answered by [`Answer::Scores`].
    Scores {
        /// Whether by the base, and not by the scenario that is looked at.
        of_base: bool,
    },
    /// The leads on the desk with their scores as a CSV file. Answered by [`Answer::File`].
    Csv {
        /// The leads, in their order in the file; none for all.
        only: Option<Vec<RowId>>,
    },
    /// The leads on the desk with their scorecard as a workbook whose formulas go on scoring. Answered by
    /// [`Answer::File`].
    Workbook {
        /// The leads, in their order in the file; none for all.
        only: Option<Vec<RowId>>,
    },
    /// The scorecard on the desk as a query for this database. Answered by [`Answer::File`].
    Sql(Dialect),
    /// Learn from the leads on the desk that were won or lost. Answered by [`Answer::Found`].
    Study(Study),
    /// The fewest hires that reach the targets of a yearly forecast, its [`Input`](sales_year::Input). Answered by
    /// [`Answer::Hiring`].
    Hiring(Sealed),
    /// How sure a yearly forecast is, its [`Input`](sales_year::Input). Answered by [`Answer::Fan`].
    Fan(Sealed),
}

/// What can be learned from leads with an outcome; see [`validity`](crate::models::lead_tiering::validity).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Study {
    /// How well each factor alone tells.
    Strengths,
    /// Better weights for the scorecard in use.
    Suggest,
    /// The scorecard in use beside another one, by id.
    Compare(String),
    /// Columns that may say how leads ended.
    Outcomes,
    /// Columns that may have been filled after this outcome.
    Suspects(OutcomeBy),
    /// A scorecard from all columns but some.
    Learn {
        /// Which leads were won.
        by: OutcomeBy,
        /// Ids of the columns that are left out.
        dropped: Vec<String>,
    },
}

/// What a [`Study`] found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Found {
    /// Of [`Study::Strengths`].
    Strengths(Vec<FactorStrength>),
    /// Of [`Study::Suggest`].
    Suggestion(Suggestion),
    /// Of [`Study::Compare`].
    Comparison(Box<TwoCards>),
    /// Of [`Study::Outcomes`].
    Outcomes(Vec<OutcomeColumn>),
    /// Of [`Study::Suspects`].
    Suspects(Vec<Suspect>),
    /// Of [`Study::Learn`].
    Learned(Box<Learned>),
}

/// What came of a request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// It is on the desk.
    Noted,
    /// A table was read.
    Opened(Box<Opened>),
    /// A plan.
    Proposed(Box<Plan>),
    /// What a plan gives.
    Look(Box<Look>),
    /// Rows for the workspace. Parts: the blocks that are not [`STILL_THERE`], in order.
    Imported(Box<NewLeads>),
    /// Scores. Parts: what each block came to, see [`Ahead::sent`](crate::models::lead_tiering::Ahead::sent).
    Scores,
    /// A file. Part: its bytes.
    File,
    /// What a study found.
    Found(Box<Found>),
    /// A plan of hires, or what must move for there to be one.
    Hiring(Box<hiring::Answer>),
    /// Many drawn courses of a plan.
    Fan(Box<sales_year::Fan>),
}

/// Something as it travels. Who it is for opens it: what only passes it on needs no program that knows what is in it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sealed(Box<RawValue>);

impl Sealed {
    /// Closes it.
    ///
    /// # Errors
    /// [`Failure::NotUnderstood`] where it cannot be written as JSON.
    pub fn seal(content: &impl Serialize) -> Result<Self, Failure> {
        to_raw_value(content)
            .map(Self)
            .map_err(|_| Failure::NotUnderstood)
    }

    /// What is in it.
    ///
    /// # Errors
    /// [`Failure::NotUnderstood`] where it is something else.
    pub fn open<T: DeserializeOwned>(&self) -> Result<T, Failure> {
        serde_json::from_str(self.0.get()).map_err(|_| Failure::NotUnderstood)
    }
}

impl PartialEq for Sealed {
    fn eq(&self, other: &Self) -> bool {
        self.0.get() == other.0.get()
    }
}

/// A table that was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    /// The encoding it was read in.
    pub encoding: Encoding,
    /// Characters that could not be read.
    pub replaced: usize,
    /// Of a workbook, its sheets and which of them this is.
    pub book: Option<SheetList>,
    /// The table's [head](crate::exchange::csv::Sheet::head).
    pub reading: Reading,
    /// What its columns may become.
    pub plan: Plan,
}

/// The sheets of a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetList {
    /// Their names.
    pub names: Vec<String>,
    /// Place of the one that was read.
    pub read: usize,
}

/// What a table gives under a plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Look {
    /// The plan, with the use that was chosen.
    pub plan: Plan,
    /// What each column gives.
    pub checks: Vec<ColumnCheck>,
    /// First values of columns of numbers and days beside what they are read as.
    pub samples: Vec<Vec<Sample>>,
    /// Rows that are the same lead as another.
    pub matched: Matched,
    /// What changes in the leads that are there, where they are brought up to date.
    pub comparison: Option<Comparison>,
    /// The scales of the factors that are made, by column.
    pub scales: BTreeMap<usize, Scale>,
}

/// Leads as an import makes them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NewLeads {
    /// All leads there will be, but for their cells.
    pub rows: RowsHead,
    /// The scorecard in use where it changes.
    pub card: Option<Scorecard>,
    /// The first thousand cells that could not be used.
    pub problems: Vec<CellProblem>,
    /// What it came to.
    pub counts: Counts,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    /// It was cancelled.
    Cancelled,
    /// There is nothing to read in the text.
    NothingRead,
    /// It is a workbook that cannot be read.
    Workbook(WorkbookFault),
    /// The desk has no table or no workspace, as after a breakdown.
    NothingOnDesk,
    /// The message was not understood.
    NotUnderstood,
    /// The worker broke down.
    Broke,
    /// There is nothing to learn from.
    NoOutcomes(NoOutcomes),
    /// There is no worker.
    NeedsWorker,
}
