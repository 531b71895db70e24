//! The leads as a table for other programs: what is known of each, and what the model makes of it.
//!
//! What is written can be read back by the [import](super::import): names of columns and levels are those it matches,
//! numbers are plain, days are ISO, and the computed columns are known by their names and left out.

use std::collections::HashMap;

use super::csv::{Cell, CsvWriter, write_csv, write_tsv};
use crate::engines::pace::Pace;
use crate::engines::scorecard::{Answer, Factor, Scorecard};
use crate::engines::value::{Text, fold};
use crate::i18n::Lang;
use crate::models::lead_tiering::{CellCode, Input, LeadScore, Outcome, Reader, Report};
use crate::workspace::Workspace;
use crate::workspace::rows::{Cell as RowCell, Column, ColumnRole, Place, RowId, Rows};

/// A column the model computes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ComputedColumn {
    /// The score, one decimal; empty where nothing is known.
    Score,
    /// The lowest score the unknowns allow.
    Low,
    /// The highest score the unknowns allow.
    High,
    /// The tier, or the range of tiers, as `A–C`.
    Tier,
    /// Share of the weight that is known.
    Coverage,
}

impl ComputedColumn {
    /// All, in the order of the table.
    pub const ALL: [Self; 5] = [Self::Score, Self::Low, Self::High, Self::Tier, Self::Coverage];

    /// Its header.
    #[must_use]
    pub fn name(self) -> Text {
        let in_lang = |lang: Lang| {
            let words = lang.texts().importing();
            match self {
                Self::Score => words.out_score,
                Self::Low => words.out_low,
                Self::High => words.out_high,
                Self::Tier => words.out_tier,
                Self::Coverage => words.out_coverage,
            }
        };
        Text::new(in_lang(Lang::Zh), in_lang(Lang::En))
    }

    /// Its header beside a column of the leads that is called the same: two columns of one name are one to a database.
    #[must_use]
    pub fn name_beside(self) -> Text {
        let Text { zh, en } = self.name();
        Text::new(format!("{zh}（Loudou）"), format!("{en} (Loudou)"))
    }
}

/// The table of all leads, in the language of the workspace.
pub struct LeadTable<'a> {
    rows: &'a Rows,
    report: &'a Report,
    card: Option<&'a Scorecard>,
    reader: Option<Reader<'a>>,
    lang: Lang,
    outline: Vec<Field>,
}

/// What a column of the table shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::exchange) enum Field {
    /// A column of the leads, and the factor that reads it.
    Own(usize, Option<usize>),
    Computed(ComputedColumn),
}

impl<'a> LeadTable<'a> {
    /// Lays the table out: name, what is computed, then every other column but the empty ones that only a scorecard not in
    /// use reads. `report` is that of `input` on the
    /// workspace's leads.
    ///
    /// ```
    /// use loudou::exchange::leads::LeadTable;
    /// use loudou::i18n::{Lang, date::Day};
    /// use loudou::models::lead_tiering::{Case, evaluate};
    /// use loudou::workspace::Workspace;
    /// let day = Day::new(2026, 11, 21).unwrap();
    /// let workspace = Workspace::with_sample("w".into(), "W".into(), Lang::En, day);
    /// let (input, rows) = (&workspace.lead_tiering, &workspace.leads);
    /// let report = evaluate(Case { input, rows, as_of: day });
    /// let table = LeadTable::new(&workspace, input, &report);
    /// assert!(table.csv().starts_with("\u{feff}Lead,Score,Lowest score,Highest score,Tier,Share known,"));
    /// assert_eq!(table.len(), 202);
    /// ```
    #[must_use]
    pub fn new(workspace: &'a Workspace, input: &'a Input, report: &'a Report) -> Self {
        let rows = &workspace.leads;
        let card = input.card().map(AsRef::as_ref);
        let factor_at = |column: &Column| card?.factors.iter().position(|f| f.column == column.id);
        let own = |at: usize, column: &Column| Field::Own(at, factor_at(column));
        let named = rows.role_at(ColumnRole::Name);
        let columns = || {
            let all = rows.columns.iter().enumerate();
            all.filter(|(at, column)| !is_left_over(rows, *at, column, input))
        };
        let mut outline: Vec<Field> = columns()
            .filter(|(at, _)| Some(*at) == named)
            .map(|(at, c)| own(at, c))
            .collect();
        outline.extend(ComputedColumn::ALL.map(Field::Computed));
        outline.extend(
            columns()
                .filter(|(at, _)| Some(*at) != named)
                .map(|(at, c)| own(at, c)),
        );
        Self {
            rows,
            report,
            card,
            reader: card.map(|card| Reader::new(card, rows, workspace.profile.as_of)),
            lang: workspace.profile.lang,
            outline,
        }
    }

    /// Number of leads.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// True where there are no leads.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The table as a CSV file for spreadsheets; see [`write_csv`].
    #[must_use]
    pub fn csv(&self) -> String {
        let headers = self.headers();
        let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
        write_csv(&headers, self.cells())
    }

    /// As [`LeadTable::csv`], in slices: all leads, or these, in this order.
    pub async fn csv_paced(&self, only: Option<&[RowId]>, pace: &Pace) -> String {
        let mut writer = CsvWriter::new(&self.headers());
        let places = self.chosen(only);
        for (at, (place, lead)) in places.iter().enumerate() {
            writer.row(self.outline.iter().map(|f| self.cell(*f, *place, lead)));
            pace.tell(at + 1, places.len());
            pace.step(self.outline.len()).await;
        }
        writer.finish()
    }

    /// All leads, or these, in this order: where they stand and what they score.
    pub(in crate::exchange) fn chosen(&self, only: Option<&[RowId]>) -> Vec<(Place, &'a LeadScore)> {
        let all = self.places().zip(self.report.leads.iter());
        match only {
            None => all.collect(),
            Some(ids) => {
                let by_id: HashMap<RowId, (Place, &LeadScore)> =
                    all.map(|found| (found.1.id, found)).collect();
                ids.iter().filter_map(|id| by_id.get(id).copied()).collect()
            }
        }
    }

    /// The columns, in their order.
    pub(in crate::exchange) fn outline(&self) -> &[Field] {
        &self.outline
    }

    /// The table for the clipboard; see [`write_tsv`].
    #[must_use]
    pub fn tsv(&self) -> String {
        let headers = self.headers();
        let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
        write_tsv(&headers, self.cells())
    }

    fn factor(&self, at: Option<usize>) -> Option<&'a Factor> {
        self.card?.factors.get(at?)
    }

    /// A factor's column goes by the factor's name, which the import looks for.
    pub(in crate::exchange) fn headers(&self) -> Vec<String> {
        let own = |at: usize, factor: Option<usize>| {
            let own = self.rows.columns.get(at).map(|c| &c.name);
            let name = self.factor(factor).map(|f| &f.name).or(own);
            name.map(|name| self.lang.of(name).to_owned()).unwrap_or_default()
        };
        let taken: Vec<String> = self
            .outline
            .iter()
            .filter_map(|field| match *field {
                Field::Own(at, factor) => Some(fold(&own(at, factor))),
                Field::Computed(_) => None,
            })
            .collect();
        let header = |field: &Field| match *field {
            Field::Own(at, factor) => own(at, factor),
            Field::Computed(column) => {
                let (name, beside) = (column.name(), column.name_beside());
                let is_taken = taken.contains(&fold(self.lang.of(&name)));
                self.lang.of(if is_taken { &beside } else { &name }).to_owned()
            }
        };
        self.outline.iter().map(header).collect()
    }

    fn cells(&self) -> impl Iterator<Item = Vec<Cell<'static>>> {
        self.places()
            .zip(self.report.leads.iter())
            .map(|(place, lead)| self.outline.iter().map(|f| self.cell(*f, place, lead)).collect())
    }

    fn places(&self) -> impl Iterator<Item = Place> + use<'a> {
        let rows: &'a Rows = self.rows;
        rows.blocks.iter().enumerate().flat_map(|(block, b)| {
            let rows = 0..b.ids.len();
            rows.map(move |row| Place { block, row })
        })
    }

    fn cell(&self, field: Field, place: Place, lead: &LeadScore) -> Cell<'static> {
        match field {
            Field::Computed(column) => self.computed(column, lead),
            Field::Own(at, factor) => self.own(at, factor, &self.rows.cell(place, at)),
        }
    }

    /// What a column of the leads shows of a cell.
    pub(in crate::exchange) fn own(&self, at: usize, factor: Option<usize>, cell: &RowCell) -> Cell<'static> {
        let is_outcome = || {
            let column = self.rows.columns.get(at);
            column.is_some_and(|c| c.role == ColumnRole::Outcome)
        };
        match cell {
            RowCell::Empty => Cell::Empty,
            RowCell::Number(x) => Cell::Number(*x),
            RowCell::Day(day) => Cell::from(day.to_string()),
            RowCell::Text(text) | RowCell::Unread(text) => Cell::from(
                self.level_name(factor, cell)
                    .or_else(|| self.outcome_name(text).filter(|_| is_outcome()))
                    .unwrap_or_else(|| text.clone()),
            ),
        }
    }

    fn level_name(&self, factor: Option<usize>, cell: &RowCell) -> Option<String> {
        let code = self.reader.as_ref()?.code(factor?, cell);
        let CellCode::Known(Answer::Level(level)) = code else {
            return None;
        };
        let label = &self.factor(factor)?.levels().get(level)?.label;
        Some(self.lang.of(label).to_owned()).filter(|name| !name.is_empty())
    }

    fn outcome_name(&self, word: &str) -> Option<String> {
        let words = self.lang.texts().leads();
        let name = match Outcome::of_word(word) {
            Outcome::Won => words.outcome_won,
            Outcome::Lost => words.outcome_lost,
            Outcome::Open if word == Outcome::Open.word() => words.outcome_open,
            Outcome::Open => return None,
        };
        Some(name.to_owned())
    }

    fn computed(&self, column: ComputedColumn, lead: &LeadScore) -> Cell<'static> {
        let number = |x: Option<f64>| x.map_or(Cell::Empty, |x| Cell::Number(tenths(x)));
        match column {
            ComputedColumn::Score => number(lead.score.value()),
            ComputedColumn::Low => number(lead.score.range().map(|(low, _)| low)),
            ComputedColumn::High => number(lead.score.range().map(|(_, high)| high)),
            ComputedColumn::Tier => Cell::from(self.tiers(lead)),
            ComputedColumn::Coverage => {
                Cell::from(format!("{:.0}%", libm::round(lead.score.coverage() * 100.0)))
            }
        }
    }

    /// `B`, or `A–C` where the unknowns leave it open.
    pub(in crate::exchange) fn tiers(&self, lead: &LeadScore) -> String {
        let range = lead.tiers();
        let name = |at: usize| {
            let tier = self.card.and_then(|c| c.tiers.get(at));
            tier.map_or("", |t| self.lang.of(&t.name))
        };
        match range.stated() {
            Some(tier) => name(tier).to_owned(),
            None => format!("{}–{}", name(range.best), name(range.worst)),
        }
    }
}

/// Whether a column is there for a scorecard that is not in use, and empty: another table than the sample has none.
fn is_left_over(rows: &Rows, at: usize, column: &Column, input: &Input) -> bool {
    let reads = |card: &Scorecard| {
        card.factors.iter().any(|factor| {
            let day = factor.decay.as_ref().map(|d| d.date_column.as_str());
            factor.column == column.id || day == Some(column.id.as_str())
        })
    };
    column.role == ColumnRole::Other
        && !input.card().is_some_and(|card| reads(card))
        && input.cards.iter().any(|card| reads(card))
        && rows.column_cells(at).all(|cell| cell == RowCell::Empty)
}

fn tenths(x: f64) -> f64 {
    libm::round(x * 10.0) / 10.0
}
