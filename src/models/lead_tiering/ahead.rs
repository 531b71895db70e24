//! Scoring a long list before it is shown, block by block: on this thread, or on another one that sends what came of it.

use std::collections::HashMap;
use std::sync::Arc;

use super::kept::{Part, Setting, Terms, find};
use super::tally::Tally;
use super::{Case, Kept};
use crate::engines::bytes::{Rest, put_count, put_text};
use crate::engines::scorecard::Score;
use crate::workspace::rows::Block;

/// Scores the blocks of a case in their order, for an evaluation to come.
///
/// ```
/// use loudou::i18n::{Lang, date::Day};
/// use loudou::models::lead_tiering::{Ahead, Case, Kept, evaluate, evaluate_again, sample};
/// let day = Day::new(2026, 11, 21).unwrap();
/// let (input, rows) = sample::sample(Lang::En, day);
/// let case = Case { input: &input, rows: &rows, as_of: day };
/// // Elsewhere: the scores as bytes …
/// let sent: Vec<Vec<u8>> = (0..rows.blocks.len()).map(|at| Ahead::of(case, &Kept::default()).sent(at)).collect();
/// // … and here what is made of them: the same as if all had been scored here.
/// let mut ahead = Ahead::of(case, &Kept::default());
/// assert!(sent.iter().all(|bytes| ahead.take(bytes)));
/// assert_eq!(evaluate_again(case, &mut ahead.kept()), evaluate(case));
/// ```
pub struct Ahead<'a> {
    case: Case<'a>,
    setting: Setting<'a>,
    terms: Terms,
    /// What was scored before for the same input.
    before: Vec<(Arc<Block>, Arc<Part>)>,
    blocks: Vec<(Arc<Block>, Arc<Part>)>,
}

impl<'a> Ahead<'a> {
    /// No block is scored yet but those that `before` knows.
    #[must_use]
    pub fn of(case: Case<'a>, before: &Kept) -> Self {
        let setting = Setting::of(case);
        let terms = setting.terms();
        let is_the_same = before.terms.as_ref() == Some(&terms);
        Self {
            case,
            setting,
            terms,
            before: if is_the_same {
                before.blocks.clone()
            } else {
                Vec::new()
            },
            blocks: Vec::new(),
        }
    }

    /// Scores the next block, where that is not known. False once there is none.
    pub fn score(&mut self) -> bool {
        let at = self.blocks.len();
        self.add(|setting, known| Some(known.map_or_else(|| Arc::new(setting.part(at)), Arc::clone)))
    }

    /// Takes the next block from [`sent`](Self::sent). False where there is none, or the bytes are not of so many leads.
    pub fn take(&mut self, bytes: &[u8]) -> bool {
        let at = self.blocks.len();
        self.add(|setting, _| setting.received(at, bytes).map(Arc::new))
    }

    fn add(&mut self, part: impl FnOnce(&Setting<'_>, Option<&Arc<Part>>) -> Option<Arc<Part>>) -> bool {
        let at = self.blocks.len();
        let Some(block) = self.case.rows.blocks.get(at) else {
            return false;
        };
        let part = part(&self.setting, find(&self.before, at, block));
        let is_there = part.is_some();
        self.blocks.extend(part.map(|part| (Arc::clone(block), part)));
        is_there
    }

    /// What the leads of the block at a place come to, as bytes.
    #[must_use]
    pub fn sent(&self, block_at: usize) -> Vec<u8> {
        self.setting.part(block_at).bytes()
    }

    /// All that was scored, to be evaluated.
    #[must_use]
    pub fn kept(self) -> Kept {
        Kept {
            terms: Some(self.terms),
            blocks: self.blocks,
            is_reported: false,
        }
    }
}

/// Stands for no factor.
const NO_FACTOR: i64 = -1;

/// A score as it is sent. What the scorecard and the rows say besides is known on the other side.
fn numbers(score: &Score) -> [i64; 9] {
    let Score {
        known_sum,
        known_weight,
        total_weight,
        worst_sum,
        best_sum,
        items,
        items_range,
        disqualified_by,
    } = *score;
    let factor = disqualified_by.and_then(|at| i64::try_from(at).ok());
    let (low, high) = items_range;
    let factor = factor.unwrap_or(NO_FACTOR);
    [
        known_sum,
        known_weight,
        total_weight,
        worst_sum,
        best_sum,
        items,
        low,
        high,
        factor,
    ]
}

fn score(numbers: [i64; 9]) -> Score {
    let [
        known_sum,
        known_weight,
        total_weight,
        worst_sum,
        best_sum,
        items,
        low,
        high,
        factor,
    ] = numbers;
    Score {
        known_sum,
        known_weight,
        total_weight,
        worst_sum,
        best_sum,
        items,
        items_range: (low, high),
        disqualified_by: usize::try_from(factor).ok(),
    }
}

impl Part {
    fn bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.leads.len() * 72 + 2_000);
        put_count(&mut out, self.leads.len());
        let scores = self.leads.iter().flat_map(|lead| numbers(&lead.score));
        out.extend(scores.flat_map(i64::to_le_bytes));
        self.tally
            .clone()
            .counts()
            .for_each(|count| put_count(&mut out, *count));
        put_count(&mut out, self.unmatched.len());
        for ((factor, text), count) in &self.unmatched {
            put_count(&mut out, *factor);
            put_text(&mut out, text);
            put_count(&mut out, *count);
        }
        out
    }
}

impl Setting<'_> {
    /// The part of these bytes; none where they are not a whole one of the block at this place.
    fn received(&self, block_at: usize, bytes: &[u8]) -> Option<Part> {
        let mut rest = Rest(bytes);
        let rows = rest.count().filter(|rows| *rows == self.ids(block_at).len())?;
        let lead = self.lead(block_at);
        let (scores, _) = rest.words::<8>(rows.checked_mul(9)?)?.as_chunks::<9>();
        let scores = scores.iter().map(|of_row| score(of_row.map(i64::from_le_bytes)));
        let leads = scores.enumerate().map(|(row, score)| lead(row, score)).collect();
        let mut tally = Tally::new(self.card);
        for count in tally.counts() {
            *count = rest.count()?;
        }
        let words = rest.count()?;
        let unmatched = (0..words).map(|_| Some(((rest.count()?, rest.text()?), rest.count()?)));
        let unmatched = unmatched.collect::<Option<HashMap<_, _>>>()?;
        rest.0.is_empty().then_some(Part {
            leads: Arc::new(leads),
            tally,
            unmatched,
        })
    }
}
