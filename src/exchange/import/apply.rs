//! A plan carried out.

use super::assembly::Assembly;
use super::compare::{Change, Comparison, Meaning, in_words, name_at};
use super::identity::{Fate, Identities};
use super::plan::{Mode, Plan};
use super::read::{CellProblem, CellProblemKind, CellReader, problems_by_word};
use crate::engines::pace::{Pace, at_once};
use crate::engines::scorecard::Scorecard;
use crate::engines::value::fold;
use crate::exchange::csv::{ColumnWords, Progress, Sheet};
use crate::i18n::Lang;
use crate::workspace::Workspace;
use crate::workspace::rows::{Cell, ColumnKind, ColumnRole, Rows};
use crate::workspace::rows_builder::{NewCell, RowsBuilder};

/// Problems that are listed one by one.
const LISTED_PROBLEMS: usize = 1_000;

/// What an import came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Counts {
    /// Leads of the table.
    pub leads: usize,
    /// Factors of the scorecard that got a column.
    pub mapped: usize,
    /// Factors that were made.
    pub made: usize,
    /// Columns kept beside.
    pub kept: usize,
    /// Columns left out.
    pub ignored: usize,
    /// Cells that count as unknown though something is written in them.
    pub unread: usize,
}

/// The result of an import, not yet in the workspace.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// All leads there will be.
    pub rows: Rows,
    /// The scorecard in use with new spellings, levels and factors; none where it stays as it is.
    pub card: Option<Scorecard>,
    /// The first thousand cells that could not be used.
    pub problems: Vec<CellProblem>,
    /// What it came to.
    pub counts: Counts,
    /// What it does to the leads that are there.
    pub comparison: Comparison,
}

/// Carries a plan out. Never fails: what cannot be read is kept as it is written, counts as unknown and is listed.
/// A table over the sample always replaces it, since made-up leads and real ones cannot stand in one list.
/// Identities of leads that make way are not used again.
///
/// ```
/// use loudou::exchange::csv::{ReadOptions, read_sheet};
/// use loudou::exchange::import::{apply, propose};
/// use loudou::i18n::{Lang, date::Day};
/// use loudou::workspace::{Action, Workspace};
/// let day = Day::new(2026, 11, 21).unwrap();
/// let mut workspace = Workspace::with_sample("w".into(), "W".into(), Lang::Zh, day);
/// let text = "公司,金额,结果\n云帆,12万,赢单\n智联,不详细,输单\n";
/// let sheet = read_sheet(text, &ReadOptions::default()).sheet;
/// let plan = propose(&sheet, &Default::default(), &workspace);
/// let imported = apply(&sheet, &plan, &workspace);
/// assert_eq!(imported.counts.leads, 2);
/// let action = Action::ReplaceLeads { rows: Box::new(imported.rows), card: imported.card.map(Box::new) };
/// assert!(workspace.apply(action).is_ok());
/// ```
#[must_use]
pub fn apply(sheet: &Sheet, plan: &Plan, workspace: &Workspace) -> Imported {
    at_once(apply_paced(sheet, plan, workspace, &Pace::unpaced()))
}

/// Rows put together between two steps.
const STRIDE: usize = 64;

/// As [`apply`], in slices.
pub async fn apply_paced(sheet: &Sheet, plan: &Plan, workspace: &Workspace, pace: &Pace) -> Imported {
    let mut work = Applying::new(sheet, plan, workspace);
    loop {
        let Progress { done, whole } = work.step(STRIDE);
        pace.tell(done, whole);
        if done >= whole {
            return work.finish();
        }
        pace.step(STRIDE * plan.columns.len().max(1)).await;
    }
}

/// A plan being carried out: first each column is read word by word, then the rows are put together.
struct Applying<'a> {
    sheet: &'a Sheet,
    plan: &'a Plan,
    workspace: &'a Workspace,
    target: Assembly,
    columns: Vec<OnItsWay<'a>>,
    /// Columns of the table looked at.
    prepared: usize,
    rows: Option<Joining>,
    problems: Vec<CellProblem>,
}

/// A column of the table on its way to a column of the rows: what each of its words becomes.
struct OnItsWay<'a> {
    at: usize,
    place: usize,
    kind: ColumnKind,
    meaning: Meaning,
    words: ColumnWords<'a>,
    cells: Vec<NewCell<'a>>,
    problems: Vec<Option<CellProblemKind>>,
}

impl<'a> OnItsWay<'a> {
    fn cell(&self, row: usize) -> NewCell<'a> {
        self.cells
            .get(self.words.of_row(row))
            .copied()
            .unwrap_or_default()
    }
}

/// Rows being put together: first the leads that are there are brought up to date, then new ones come behind.
struct Joining {
    fates: Vec<Fate>,
    /// Rows of the table gone through: first for leads that are there, then for new ones.
    done: usize,
    /// The leads as they are, with the columns there will be.
    before: Rows,
    changes: Vec<(usize, usize, Cell)>,
    gone: Vec<usize>,
    builder: Option<RowsBuilder>,
    comparison: Comparison,
    /// Language of the lists of changes.
    lang: Lang,
}

impl<'a> Applying<'a> {
    fn new(sheet: &'a Sheet, plan: &'a Plan, workspace: &'a Workspace) -> Self {
        Self {
            sheet,
            plan,
            workspace,
            target: Assembly::new(workspace, plan.mode),
            columns: Vec::with_capacity(plan.columns.len()),
            prepared: 0,
            rows: None,
            problems: Vec::new(),
        }
    }

    /// Reads the next column, or puts so many rows together. A unit of the progress is one row, or one row of one
    /// column.
    fn step(&mut self, rows: usize) -> Progress {
        if self.prepared < self.plan.columns.len() {
            self.prepare();
        } else if let Some(joining) = &mut self.rows {
            joining.step(rows.max(1), self.plan, &self.columns);
        } else {
            self.rows = Some(self.start_rows());
            self.list_problems();
        }
        self.progress()
    }

    fn progress(&self) -> Progress {
        let (columns, rows) = (self.plan.columns.len(), self.sheet.row_count());
        let joined = self.rows.as_ref().map_or(0, |joining| joining.done + 1);
        Progress {
            done: self.prepared * rows + joined,
            whole: columns * rows + 2 * rows + 1,
        }
    }

    fn prepare(&mut self) {
        let at = self.prepared;
        self.prepared += 1;
        let Some((column, before)) = self.plan.columns.get(..=at).and_then(|c| c.split_last()) else {
            return;
        };
        let again = !column.usage.is_shared() && before.iter().any(|c| c.usage.is_like(&column.usage));
        let Some(place) = self.target.place(self.sheet, at, column, again, self.plan) else {
            return;
        };
        let old_card = self.workspace.lead_tiering.card().map(AsRef::as_ref);
        let reader = CellReader::new(column, old_card, &self.plan.markers);
        let instead = self.target.instead(column);
        let words = self.sheet.words(at);
        let problems = problems_by_word(&words, column, old_card, &self.plan.markers);
        let mut cells: Vec<NewCell<'a>> = words.texts().map(|text| reader.read(text).0).collect();
        for cell in cells.iter_mut().filter(|_| !instead.is_empty()) {
            if let NewCell::Text(word) = *cell
                && let Some(id) = instead.get(&fold(word))
            {
                *cell = if id.is_empty() {
                    NewCell::Empty
                } else {
                    NewCell::Text(id)
                };
            }
        }
        self.columns.push(OnItsWay {
            at,
            place,
            kind: self
                .target
                .start
                .columns
                .get(place)
                .map_or(ColumnKind::Text, |c| c.kind),
            meaning: Meaning::of(&self.target, place),
            words,
            cells,
            problems,
        });
    }

    fn start_rows(&self) -> Joining {
        let who = Identities::new(self.sheet, self.plan, self.workspace);
        let before = self.target.start.clone();
        let mut comparison = Comparison {
            by: who.by,
            ..Comparison::default()
        };
        let mut gone = Vec::new();
        if self.plan.mode == Mode::Update && !before.is_empty() {
            for place in who.gone() {
                let name = || before.place(place).map(|at| name_at(&before, at));
                comparison.add_gone(|| name().unwrap_or_default());
                gone.push(place);
            }
        }
        Joining {
            fates: who.fates(self.plan.mode, self.plan.repeats.unwrap_or_default()),
            done: 0,
            before,
            changes: Vec::new(),
            gone,
            builder: None,
            comparison,
            lang: self.workspace.profile.lang,
        }
    }

    /// Cells that cannot be used, of the rows that are taken over.
    fn list_problems(&mut self) {
        let fates = self.rows.as_ref().map_or(&[][..], |joining| &joining.fates);
        for column in self
            .columns
            .iter()
            .filter(|c| c.problems.iter().any(Option::is_some))
        {
            let mut listed = 0;
            for row in (0..self.sheet.row_count()).filter(|row| fates.get(*row) != Some(&Fate::Skip)) {
                let word = column.words.of_row(row);
                let Some(kind) = column.problems.get(word).copied().flatten() else {
                    continue;
                };
                self.target.counts.unread += 1;
                if listed < LISTED_PROBLEMS {
                    listed += 1;
                    self.problems.push(CellProblem {
                        row: self.sheet.row_number(row),
                        column: column.at,
                        text: column.words.text(word).to_owned(),
                        kind,
                    });
                }
            }
        }
        self.problems.sort_by_key(|p| (p.row, p.column));
        self.problems.truncate(LISTED_PROBLEMS);
    }

    fn finish(self) -> Imported {
        let mut counts = self.target.counts;
        counts.leads = self.sheet.row_count();
        let old_card = self.workspace.lead_tiering.card().map(AsRef::as_ref);
        let (rows, comparison) = self
            .rows
            .map_or_else(Default::default, |joining| joining.finish());
        Imported {
            rows,
            comparison,
            card: self.target.card.filter(|card| Some(card) != old_card),
            problems: self.problems,
            counts,
        }
    }
}

impl Joining {
    fn step(&mut self, rows: usize, plan: &Plan, columns: &[OnItsWay<'_>]) {
        let count = self.fates.len();
        let end = self.done.saturating_add(rows).min(2 * count);
        for at in self.done..end {
            if at == count {
                self.settle(plan);
            }
            let row = at % count.max(1);
            match self.fates.get(row) {
                Some(Fate::Onto(lead)) if at < count => self.change(*lead, row, columns),
                Some(Fate::New) if at >= count => self.push(row, columns),
                Some(Fate::Skip) if at < count => self.comparison.skipped += 1,
                _ => {}
            }
        }
        self.done = end;
    }

    /// Leads that are there get their changes, and new ones will come behind them.
    fn settle(&mut self, plan: &Plan) {
        let mut rows = self.before.clone();
        rows.set_many(std::mem::take(&mut self.changes));
        if plan.remove_gone {
            let ids: Vec<_> = self
                .gone
                .iter()
                .filter_map(|at| rows.id_at(rows.place(*at)?))
                .collect();
            rows.remove(&ids);
        }
        self.builder = Some(RowsBuilder::onto(rows));
    }

    fn push(&mut self, row: usize, columns: &[OnItsWay<'_>]) {
        let mut cells = vec![NewCell::Empty; self.before.columns.len()];
        for column in columns {
            if let Some(slot) = cells.get_mut(column.place) {
                *slot = column.cell(row);
            }
        }
        let text = |role| match cells.get(self.before.role_at(role)?) {
            Some(NewCell::Text(text)) => Some((*text).to_owned()),
            _ => None,
        };
        let name = || {
            text(ColumnRole::Name)
                .or_else(|| text(ColumnRole::Key))
                .unwrap_or_default()
        };
        self.comparison.add_new(name);
        if let Some(builder) = &mut self.builder {
            builder.push(cells);
        }
    }

    fn change(&mut self, lead: usize, row: usize, columns: &[OnItsWay<'_>]) {
        let Some(place) = self.before.place(lead) else {
            return;
        };
        let before = self.comparison.cells;
        for column in columns {
            let old = self.before.cell(place, column.place);
            let Some(new) = column.meaning.change(column.kind, &old, column.cell(row)) else {
                continue;
            };
            self.comparison.add(|| Change {
                lead: name_at(&self.before, place),
                column: self
                    .before
                    .columns
                    .get(column.place)
                    .map(|c| c.name.clone())
                    .unwrap_or_default(),
                old: in_words(&column.meaning, &old, self.lang),
                new: in_words(&column.meaning, &new, self.lang),
            });
            self.changes.push((lead, column.place, new));
        }
        if self.comparison.cells == before {
            self.comparison.unchanged += 1;
        } else {
            self.comparison.changed += 1;
        }
    }

    fn finish(self) -> (Rows, Comparison) {
        let rows = self.builder.map_or(self.before, RowsBuilder::finish);
        (rows, self.comparison)
    }
}
