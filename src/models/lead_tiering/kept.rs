//! What one evaluation leaves for the next: the scores of blocks that have not changed since.
//!
//! A block is never changed once it is shared, so an edit of one lead among a hundred thousand leaves all blocks but
//! one as they were, and an undo brings the very same ones back.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::report::{LeadScore, Outcome};
use super::tally::Tally;
use super::{Basis, Case, Override, Reader};
use crate::engines::scorecard::{Score, Scorecard};
use crate::engines::value::Text;
use crate::i18n::date::Day;
use crate::workspace::rows::{Block, Cells, Column, ColumnRole, RowId, Rows};

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
#[derive(Debug, Clone, Default)]
pub struct Kept {
    pub(super) terms: Option<Terms>,
    pub(super) blocks: Vec<(Arc<Block>, Arc<Part>)>,
    /// Whether there is a report of just these scores.
    pub(super) is_reported: bool,
}

/// All that the scores of a block depend on besides its cells.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Terms {
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

/// What all blocks are scored by.
pub(super) struct Setting<'a> {
    case: Case<'a>,
    pub card: &'a Scorecard,
    reader: Reader<'a>,
    /// Whether shares are counted over all leads, or over those being worked.
    counts_all: bool,
    /// Whether that is so only because none is being worked.
    pub counts_all_instead: bool,
}

/// Where there is no scorecard at all.
static NO_CARD: Scorecard = Scorecard {
    id: String::new(),
    name: Text {
        zh: String::new(),
        en: String::new(),
    },
    factors: Vec::new(),
    tiers: Vec::new(),
    judged: None,
};

impl<'a> Setting<'a> {
    pub fn of(case: Case<'a>) -> Self {
        let card = case.input.card().map_or(&NO_CARD, |card| card);
        let (basis, rows) = (case.input.basis, case.rows);
        let counts_all_instead = basis == Basis::Worked && !rows.is_empty() && !has_open(rows);
        Self {
            case,
            card,
            reader: Reader::new(card, case.rows, case.as_of),
            counts_all: basis == Basis::All || counts_all_instead,
            counts_all_instead,
        }
    }

    pub fn terms(&self) -> Terms {
        Terms {
            card: self.case.input.card().cloned(),
            columns: Arc::clone(&self.case.rows.columns),
            overrides: self.case.input.overrides.clone(),
            as_of: self.case.as_of,
            counts_all: self.counts_all,
            divisors: self.reader.divisors(),
        }
    }

    /// What the leads of the block at a place come to.
    pub fn part(&self, block_at: usize) -> Part {
        let mut tally = Tally::new(self.card);
        let mut leads = Vec::with_capacity(self.ids(block_at).len());
        let lead = self.lead(block_at);
        let reading = self.reader.read(block_at);
        reading.each(|row, axes| {
            let [fit, engagement] = axes;
            let lead = lead(row, fit.plus(engagement));
            tally.take(&lead, &axes, self.counts_all || lead.outcome == Outcome::Open);
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

    /// Who the leads of the block at a place are.
    pub fn ids(&self, block_at: usize) -> &'a [RowId] {
        let block = self.case.rows.blocks.get(block_at);
        block.map_or(&[], |block| &block.ids)
    }

    /// Makes leads of the rows of the block at a place and their scores.
    pub fn lead(&self, block_at: usize) -> impl Fn(usize, Score) -> LeadScore + use<'a> {
        let (case, card, ids) = (self.case, self.card, self.ids(block_at));
        let block = case.rows.blocks.get(block_at).map(Arc::as_ref);
        let outcomes = Outcomes::of(block, case.rows.role_at(ColumnRole::Outcome));
        move |row, score| {
            let id = ids.get(row).copied().unwrap_or_default();
            lead(case, card, id, score, outcomes.at(row))
        }
    }
}

/// Whether any lead is being worked.
fn has_open(rows: &Rows) -> bool {
    let column = rows.role_at(ColumnRole::Outcome);
    rows.blocks.iter().any(|block| {
        let outcomes = Outcomes::of(Some(block), column);
        (0..block.ids.len()).any(|row| outcomes.at(row) == Outcome::Open)
    })
}

impl Kept {
    /// The parts of all blocks in order.
    pub(super) fn parts(&mut self, setting: &Setting<'_>) -> Vec<Arc<Part>> {
        self.settle(setting);
        self.is_reported = true;
        let old = std::mem::take(&mut self.blocks);
        for (at, block) in setting.case.rows.blocks.iter().enumerate() {
            let part = find(&old, at, block).map_or_else(|| Arc::new(setting.part(at)), Arc::clone);
            self.blocks.push((Arc::clone(block), part));
        }
        self.blocks.iter().map(|(_, part)| Arc::clone(part)).collect()
    }

    /// How many leads have to be scored for this case.
    #[must_use]
    pub fn unscored(&self, case: Case<'_>) -> usize {
        let is_new = self.terms.as_ref() != Some(&Setting::of(case).terms());
        let blocks = case.rows.blocks.iter().enumerate();
        let unscored = blocks.filter(|(at, block)| is_new || find(&self.blocks, *at, block).is_none());
        unscored.map(|(_, block)| block.ids.len()).sum()
    }

    /// Whether more than `many` leads have to be scored for this case, while there is a report of the very same leads, by
    /// the same factors into the same tiers, to be looked at meanwhile: the one that these scores were last evaluated for.
    #[must_use]
    pub fn waits(&self, case: Case<'_>, many: usize) -> bool {
        let card = case.input.card().map_or(&NO_CARD, |card| card);
        self.is_reported
            && case.rows.len() > many
            && self.terms.as_ref().is_some_and(|terms| terms.look_like(card))
            && self.is_of_leads(case.rows)
            && self.unscored(case) > many
    }

    /// Whether what is kept is of these leads in this order, whatever stands in their cells.
    fn is_of_leads(&self, rows: &Rows) -> bool {
        let same = |((known, _), block): (&(Arc<Block>, _), &Arc<Block>)| {
            Arc::ptr_eq(known, block) || known.ids == block.ids
        };
        self.blocks.len() == rows.blocks.len() && self.blocks.iter().zip(&rows.blocks).all(same)
    }

    /// Forgets what was scored by anything else.
    fn settle(&mut self, setting: &Setting<'_>) {
        let terms = setting.terms();
        if self.terms.as_ref() != Some(&terms) {
            self.terms = Some(terms);
            self.blocks.clear();
        }
    }
}

impl Terms {
    /// Whether their scorecard has the factors and tiers of this one, so that what is said of one place is said of the
    /// same thing.
    fn look_like(&self, card: &Scorecard) -> bool {
        let ours = self.card.as_deref().unwrap_or(&NO_CARD);
        let factors = |card: &Scorecard| card.factors.iter().map(|f| f.id.clone()).collect::<Vec<_>>();
        let tiers = |card: &Scorecard| card.tiers.iter().map(|t| t.id.clone()).collect::<Vec<_>>();
        ours.id == card.id && factors(ours) == factors(card) && tiers(ours) == tiers(card)
    }
}

/// What a block came to. Mostly it stands where it stood.
pub(super) fn find<'a>(
    known: &'a [(Arc<Block>, Arc<Part>)],
    at: usize,
    block: &Arc<Block>,
) -> Option<&'a Arc<Part>> {
    let is_it = |known: &&(Arc<Block>, Arc<Part>)| Arc::ptr_eq(&known.0, block);
    let found = known.get(at).filter(is_it).or_else(|| known.iter().find(is_it));
    found.map(|known| &known.1)
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
struct Outcomes<'a> {
    by_code: Vec<Outcome>,
    codes: &'a [u32],
}

impl<'a> Outcomes<'a> {
    /// Reads the words of a block's column; where there is no such column of words, all leads are open.
    fn of(block: Option<&'a Block>, column: Option<usize>) -> Self {
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
    fn at(&self, row: usize) -> Outcome {
        let code = self.codes.get(row).and_then(|code| usize::try_from(*code).ok());
        code.and_then(|code| self.by_code.get(code))
            .copied()
            .unwrap_or_default()
    }
}
