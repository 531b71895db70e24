//! What one evaluation leaves for the next: the scores of blocks that have not changed since.
//!
//! A block is never changed once it is shared, so an edit of one lead among a hundred thousand leaves all blocks but
//! one as they were, and an undo brings the very same ones back.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::report::{LeadScore, Outcome};
use super::tally::Tally;
use super::{Case, Override, Reader};
use crate::engines::scorecard::{Score, Scorecard};
use crate::i18n::date::Day;
use crate::workspace::rows::{Block, Cells, Column, ColumnRole, RowId};

/// Keeps the scores of the blocks of the last evaluation.
///
/// ```
/// use loudou::i18n::{Lang, date::Day};
/// use loudou::models::lead_tiering::{Case, Kept, evaluate, evaluate_again, sample};
/// let day = Day::new(2026, 11, 21).unwrap();
/// let (input, rows) = sample::sample(Lang::En, day);
/// let case = Case { input: &input, rows: &rows, as_of: day };
/// let mut kept = Kept::default();
/// let first = evaluate_again(case, &mut kept);
/// assert_eq!(evaluate_again(case, &mut kept), first); // without a look at a single lead
/// assert_eq!(evaluate(case), first);
/// ```
#[derive(Debug, Default)]
pub struct Kept {
    terms: Option<Terms>,
    blocks: Vec<(Arc<Block>, Arc<Part>)>,
}

/// All that the scores of a block depend on besides its cells.
#[derive(Debug, PartialEq)]
struct Terms {
    card: Option<Arc<Scorecard>>,
    columns: Arc<Vec<Column>>,
    overrides: BTreeMap<RowId, Override>,
    as_of: Day,
    counts_all: bool,
    divisors: Vec<u64>,
}

/// What the leads of one block come to.
#[derive(Debug)]
pub(super) struct Part {
    pub leads: Arc<Vec<LeadScore>>,
    pub tally: Tally,
    /// Words that are no level of the factor at a place, and how often each occurs.
    pub unmatched: HashMap<(usize, String), usize>,
}

impl Kept {
    /// The parts of all blocks in order. `reader` reads them for `card`, the one of `case`; `counts_all` says whether
    /// shares are counted over all leads, or over those being worked.
    pub(super) fn parts(
        &mut self,
        case: Case<'_>,
        card: &Scorecard,
        reader: &Reader<'_>,
        counts_all: bool,
    ) -> Vec<Arc<Part>> {
        let terms = Terms {
            card: case.input.card().cloned(),
            columns: Arc::clone(&case.rows.columns),
            overrides: case.input.overrides.clone(),
            as_of: case.as_of,
            counts_all,
            divisors: reader.divisors(),
        };
        if self.terms.as_ref() != Some(&terms) {
            self.terms = Some(terms);
            self.blocks.clear();
        }
        let old = std::mem::take(&mut self.blocks);
        for (at, block) in case.rows.blocks.iter().enumerate() {
            // Mostly it stands where it stood.
            let is_it = |known: &&(Arc<Block>, Arc<Part>)| Arc::ptr_eq(&known.0, block);
            let known = old.get(at).filter(is_it).or_else(|| old.iter().find(is_it));
            let part = known.map_or_else(
                || Arc::new(part(case, card, reader, at, counts_all)),
                |known| Arc::clone(&known.1),
            );
            self.blocks.push((Arc::clone(block), part));
        }
        self.blocks.iter().map(|(_, part)| Arc::clone(part)).collect()
    }
}

fn part(case: Case<'_>, card: &Scorecard, reader: &Reader<'_>, block_at: usize, counts_all: bool) -> Part {
    let block = case.rows.blocks.get(block_at).map(Arc::as_ref);
    let outcomes = Outcomes::of(block, case.rows.role_at(ColumnRole::Outcome));
    let ids = block.map_or(&[][..], |block| &block.ids);
    let mut tally = Tally::new(card);
    let mut leads = Vec::with_capacity(ids.len());
    let mut ids = ids.iter();
    let reading = reader.read(block_at);
    reading.each(|row, axes| {
        let [fit, engagement] = axes;
        let id = ids.next().copied().unwrap_or_default();
        let lead = lead(case, card, id, fit.plus(engagement), outcomes.at(row));
        tally.take(&lead, &axes, counts_all || lead.outcome == Outcome::Open);
        leads.push(lead);
    });
    let mut unmatched = HashMap::new();
    reading.count_unmatched(&mut unmatched);
    Part {
        leads: Arc::new(leads),
        tally,
        unmatched,
    }
}

fn lead(case: Case<'_>, card: &Scorecard, id: RowId, score: Score, outcome: Outcome) -> LeadScore {
    let by_hand = case
        .input
        .overrides
        .get(&id)
        .filter(|o| o.until >= case.as_of)
        .and_then(|o| card.tiers.iter().position(|t| t.id == o.tier));
    LeadScore {
        id,
        score,
        scored: score.tier_range(&card.tiers),
        by_hand,
        outcome,
    }
}

/// How the leads of a block ended. Each word is read once.
pub(super) struct Outcomes<'a> {
    by_code: Vec<Outcome>,
    codes: &'a [u32],
}

impl<'a> Outcomes<'a> {
    /// Reads the words of a block's column; where there is no such column of words, all leads are open.
    pub fn of(block: Option<&'a Block>, column: Option<usize>) -> Self {
        let cells = block.zip(column).and_then(|(block, at)| block.columns.get(at));
        let Some(Cells::Text { words, codes }) = cells else {
            return Self {
                by_code: Vec::new(),
                codes: &[],
            };
        };
        let of_words = words.iter().map(|word| Outcome::of_word(word));
        Self {
            by_code: std::iter::once(Outcome::Open).chain(of_words).collect(),
            codes,
        }
    }

    /// Of the lead in a row.
    pub fn at(&self, row: usize) -> Outcome {
        let code = self.codes.get(row).and_then(|code| usize::try_from(*code).ok());
        code.and_then(|code| self.by_code.get(code))
            .copied()
            .unwrap_or_default()
    }
}
