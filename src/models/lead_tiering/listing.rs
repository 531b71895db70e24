//! Which leads a list shows, and in which order.

use std::cmp::Ordering;

use super::{LeadScore, Scores};
use crate::engines::pace::{Pace, at_once};
use crate::engines::value::fold;
use crate::workspace::rows::{Block, Cell, Cells, ColumnRole, Rows};

/// Which leads stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TierFilter {
    /// All.
    #[default]
    All,
    /// Those surely in the tier at this place.
    Stated(usize),
    /// Those whose tier the unknowns leave open.
    Open,
}

/// What leads are sorted by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SortBy {
    /// The lowest score the unknowns allow, so that a lead is placed by what is certain.
    Score,
    /// The lowest tier it may be in, then the highest.
    Tier,
    /// Share of the weight that is known.
    Known,
    /// The column of this id.
    Column(String),
}

/// What to show and how.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listing {
    /// By tier.
    pub tier: TierFilter,
    /// A part of the name, in any case and width; empty for all.
    pub name_part: String,
    /// Sorted by what, and whether the largest comes first; none for the order the rows came in.
    pub sort: Option<(SortBy, bool)>,
}

impl Listing {
    /// The places of the leads to show, in order. Equal ones stay in the order they came; those without the value
    /// come last in both directions. `scores` are the report's.
    ///
    /// ```
    /// use loudou::i18n::{Lang, date::Day};
    /// use loudou::models::lead_tiering::{Case, Listing, SortBy, evaluate, sample};
    /// let day = Day::new(2026, 11, 21).unwrap();
    /// let (input, rows) = sample::sample(Lang::En, day);
    /// let report = evaluate(Case { input: &input, rows: &rows, as_of: day });
    /// let list = Listing { sort: Some((SortBy::Score, true)), ..Listing::default() }.of(&rows, &report.leads);
    /// let lowest = |at: usize| report.leads.get(at).unwrap().score.range().unwrap().0;
    /// assert!(list.windows(2).all(|w| lowest(w[0]) >= lowest(w[1])));
    /// ```
    #[must_use]
    pub fn of(&self, rows: &Rows, scores: &Scores) -> Vec<usize> {
        at_once(self.of_paced(rows, scores, &Pace::unpaced()))
    }

    /// As [`Listing::of`], in slices: a step for each lead looked at or moved.
    pub async fn of_paced(&self, rows: &Rows, scores: &Scores, pace: &Pace) -> Vec<usize> {
        let filter = Filter::of(self, rows);
        let column = match &self.sort {
            Some((SortBy::Column(id), _)) => rows.column_at(id),
            _ => None,
        };
        let mut first = 0;
        let mut shown = Vec::new();
        let mut runs = Vec::new();
        for (at, block) in rows.blocks.iter().enumerate() {
            let kept = filter.kept(block, scores.block(at));
            match &self.sort {
                None => shown.extend(kept.map(|(row, _)| first + row)),
                Some((by, largest_first)) => {
                    let cells = column.and_then(|column| block.columns.get(column));
                    let keys = Keys::of(by, cells);
                    let keyed = kept.map(|(row, lead)| (keys.of_lead(row, lead), first + row));
                    let mut run: Vec<Keyed> = keyed.collect();
                    // Places part what is equal, so the sort need not be stable.
                    run.sort_unstable_by(|a, b| order(a, b, *largest_first));
                    runs.push(run);
                }
            }
            first += block.ids.len();
            pace.step(block.ids.len()).await;
        }
        if let Some((_, largest_first)) = self.sort {
            let merged = merged(runs, largest_first, pace).await;
            shown.extend(merged.into_iter().map(|(_, at)| at));
        }
        shown
    }
}

/// What decides whether a lead stays.
struct Filter {
    tier: TierFilter,
    name_part: String,
    names: Option<usize>,
}

impl Filter {
    fn of(listing: &Listing, rows: &Rows) -> Self {
        Self {
            tier: listing.tier,
            name_part: fold(&listing.name_part),
            names: rows.role_at(ColumnRole::Name),
        }
    }

    /// The leads of a block that stay, by row. Each word of the names is looked at once.
    fn kept<'a>(
        &self,
        block: &Block,
        leads: &'a [LeadScore],
    ) -> impl Iterator<Item = (usize, &'a LeadScore)> {
        let is_found = self.found(block);
        let tier = self.tier;
        let in_tier = move |lead: &LeadScore| match tier {
            TierFilter::All => true,
            TierFilter::Stated(tier) => lead.tiers().stated() == Some(tier),
            TierFilter::Open => lead.tiers().stated().is_none(),
        };
        let leads = leads.iter().enumerate();
        leads.filter(move |(row, lead)| {
            in_tier(lead) && is_found.as_ref().is_none_or(|f| f.get(*row) == Some(&true))
        })
    }

    /// Whether the name in each row has the part; none where all do.
    fn found(&self, block: &Block) -> Option<Vec<bool>> {
        if self.name_part.is_empty() {
            return None;
        }
        let has = |text: &str| has_part(text, &self.name_part);
        let cells = self.names.and_then(|at| block.columns.get(at));
        Some(match cells {
            None => Vec::new(),
            Some(Cells::Text { words, codes }) => {
                let by_word: Vec<bool> = words.iter().map(|word| has(word)).collect();
                let of_code = |code: &u32| {
                    let word = usize::try_from(*code).ok().and_then(|code| code.checked_sub(1));
                    word.and_then(|word| by_word.get(word)).copied().unwrap_or(false)
                };
                codes.iter().map(of_code).collect()
            }
            Some(cells) => {
                let cells = (0..cells.len()).map(|row| cells.get(row));
                cells.map(|cell| cell.as_text().is_some_and(has)).collect()
            }
        })
    }
}

/// Whether a text, folded, has a folded part. Most names have capitals and nothing else to fold, and are compared
/// without being copied.
fn has_part(text: &str, part: &str) -> bool {
    let is_plain = |c: char| matches!(c, ' '..='~' | '\u{4E00}'..='\u{9FFF}');
    if text.chars().all(is_plain) && !text.contains("  ") {
        let (text, part) = (text.as_bytes(), part.as_bytes());
        return text
            .windows(part.len())
            .any(|window| window.eq_ignore_ascii_case(part));
    }
    fold(text).contains(part)
}

/// A number, then words; none where the lead lacks the value.
type Key = Option<(f64, String)>;
/// A lead's key and its place.
type Keyed = (Key, usize);

/// What the leads of one block are sorted by.
struct Keys<'a> {
    by: &'a SortBy,
    cells: Option<&'a Cells>,
    /// The words of a column, folded, so that each is folded once.
    words: Vec<String>,
}

impl<'a> Keys<'a> {
    fn of(by: &'a SortBy, cells: Option<&'a Cells>) -> Self {
        let words = match cells {
            Some(Cells::Text { words, .. }) => words.iter().map(|word| fold(word)).collect(),
            _ => Vec::new(),
        };
        Self { by, cells, words }
    }

    fn of_lead(&self, row: usize, lead: &LeadScore) -> Key {
        let number = |x: f64| Some((x, String::new()));
        match self.by {
            SortBy::Score => lead.score.range().and_then(|(low, _)| number(low)),
            SortBy::Tier => {
                // The best tier has place 0 and the largest key.
                let tiers = lead.tiers();
                number(-(tiers.worst as f64) - tiers.best as f64 / 1000.0)
            }
            SortBy::Known => number(lead.score.coverage()),
            SortBy::Column(_) => match self.cells? {
                Cells::Text { codes, .. } => {
                    let code = usize::try_from(*codes.get(row)?).ok()?;
                    let word = self.words.get(code.checked_sub(1)?)?;
                    Some((0.0, word.clone()))
                }
                cells => match cells.get(row) {
                    Cell::Empty => None,
                    Cell::Number(x) => number(x),
                    Cell::Day(day) => number(f64::from(day.epoch_days())),
                    Cell::Text(text) | Cell::Unread(text) => Some((0.0, fold(&text))),
                },
            },
        }
    }
}

/// Puts sorted runs together, two by two.
async fn merged(mut runs: Vec<Vec<Keyed>>, largest_first: bool, pace: &Pace) -> Vec<Keyed> {
    while runs.len() > 1 {
        let mut longer = Vec::with_capacity(runs.len().div_ceil(2));
        let mut pairs = runs.into_iter();
        while let Some(one) = pairs.next() {
            longer.push(match pairs.next() {
                Some(other) => merged_pair(one, other, largest_first, pace).await,
                None => one,
            });
        }
        runs = longer;
    }
    runs.pop().unwrap_or_default()
}

/// Steps between two looks at the pace.
const MERGED_AT_ONCE: usize = 500;

async fn merged_pair(one: Vec<Keyed>, other: Vec<Keyed>, largest_first: bool, pace: &Pace) -> Vec<Keyed> {
    let mut all = Vec::with_capacity(one.len() + other.len());
    let (mut one, mut other) = (one.into_iter().peekable(), other.into_iter().peekable());
    loop {
        let next = match (one.peek(), other.peek()) {
            (Some(a), Some(b)) if order(a, b, largest_first).is_gt() => other.next(),
            (Some(_), _) => one.next(),
            (None, _) => other.next(),
        };
        let Some(next) = next else { return all };
        all.push(next);
        if all.len() % MERGED_AT_ONCE == 0 {
            pace.step(MERGED_AT_ONCE).await;
        }
    }
}

fn order((a, i): &Keyed, (b, j): &Keyed, largest_first: bool) -> Ordering {
    let by_key = match (a, b) {
        (Some(a), Some(b)) => {
            let order = a.0.total_cmp(&b.0).then_with(|| a.1.cmp(&b.1));
            if largest_first { order.reverse() } else { order }
        }
        (None, None) => Ordering::Equal,
        (None, _) => Ordering::Greater,
        (_, None) => Ordering::Less,
    };
    by_key.then(i.cmp(j))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engines::pace::Sliced;
    use crate::i18n::Lang;
    use crate::i18n::date::Day;
    use crate::models::lead_tiering::{AMOUNT, Case, Input, NAME, evaluate, sample};

    fn cell(rows: &Rows, at: usize, column: Option<usize>) -> Cell {
        rows.cell(rows.place(at).unwrap(), column.unwrap())
    }

    fn listed(listing: &Listing) -> (Rows, Scores, Vec<usize>) {
        let day = Day::new(2026, 11, 21).unwrap();
        let (input, rows) = sample::sample(Lang::Zh, day);
        let leads = evaluate(Case {
            input: &input,
            rows: &rows,
            as_of: day,
        })
        .leads;
        let list = listing.of(&rows, &leads);
        (rows, leads, list)
    }

    #[test]
    fn tiers_and_open_ones_part_all_leads() {
        let count = |tier| {
            listed(&Listing {
                tier,
                ..Listing::default()
            })
            .2
            .len()
        };
        let parts: usize = (0..4)
            .map(TierFilter::Stated)
            .chain([TierFilter::Open])
            .map(count)
            .sum();
        assert_eq!(parts, count(TierFilter::All));
        assert_eq!(parts, 202);
    }

    #[test]
    fn a_part_of_the_name_is_found_in_any_width() {
        let (rows, _, list) = listed(&Listing {
            name_part: "ｓａａｓ".into(),
            ..Listing::default()
        });
        assert_eq!(list, [0, 1]);
        assert!(
            cell(&rows, 0, rows.column_at(NAME))
                .as_text()
                .unwrap()
                .contains("SaaS")
        );
    }

    #[test]
    fn a_part_is_found_without_folding_just_as_with_it() {
        for text in [
            "Acme Ltd",
            " acme  ltd ",
            "ＡＣＭＥ",
            "线索 Ａ",
            "线索 ab",
            "İz",
            "",
        ] {
            for part in ["acme", "e l", "a", "线索 a", "索", "iz"] {
                assert_eq!(
                    has_part(text, part),
                    fold(text).contains(part),
                    "{part} in {text}"
                );
            }
        }
    }

    #[test]
    fn a_list_in_slices_is_the_list_at_once() {
        for by in [
            SortBy::Score,
            SortBy::Column(NAME.into()),
            SortBy::Column(AMOUNT.into()),
        ] {
            let (mut rows, _, _) = listed(&Listing::default());
            // Many small blocks, so that there is something to put together.
            rows.blocks = rows.blocks.iter().flat_map(|block| parts_of(block, 7)).collect();
            let (input, day) = (Input::default(), Day::new(2026, 11, 21).unwrap());
            let case = Case {
                input: &input,
                rows: &rows,
                as_of: day,
            };
            let leads = evaluate(case).leads;
            let listing = Listing {
                sort: Some((by, true)),
                ..Listing::default()
            };
            let at_once = listing.of(&rows, &leads);
            assert!(
                at_once
                    .iter()
                    .copied()
                    .collect::<std::collections::BTreeSet<_>>()
                    .len()
                    == rows.len()
            );
            let pace = Pace::in_slices();
            let (of, for_work) = (rows.clone(), pace.clone());
            let work = async move { listing.of_paced(&of, &leads, &for_work).await };
            let mut work = Sliced::new(work, pace);
            let mut slices = 0;
            let in_slices = loop {
                slices += 1;
                if let Some(list) = work.go_on(50) {
                    break list;
                }
            };
            assert!(slices > 3);
            assert_eq!(in_slices, at_once);
        }
    }

    fn parts_of(block: &Block, rows: usize) -> Vec<std::sync::Arc<Block>> {
        let list: Vec<usize> = (0..block.ids.len()).collect();
        let part = |places: &[usize]| {
            let cells = |cells: &Cells| {
                let mut part = Cells::empty(cells.kind(), 0);
                places.iter().for_each(|at| part.push(cells.get(*at)));
                part
            };
            Block {
                ids: places.iter().map(|at| block.ids[*at]).collect(),
                columns: block.columns.iter().map(cells).collect(),
            }
        };
        list.chunks(rows).map(|places| part(places).into()).collect()
    }

    #[test]
    fn leads_without_the_value_come_last_both_ways() {
        for largest_first in [true, false] {
            let sort = Some((SortBy::Column(AMOUNT.into()), largest_first));
            let (rows, _, list) = listed(&Listing {
                sort,
                ..Listing::default()
            });
            let amounts: Vec<Cell> = list
                .iter()
                .map(|at| cell(&rows, *at, rows.column_at(AMOUNT)))
                .collect();
            let with = amounts.iter().take_while(|c| **c != Cell::Empty).count();
            assert!(with > 0 && amounts.iter().skip(with).all(|c| *c == Cell::Empty));
            assert_eq!(list.len(), 202);
        }
    }

    #[test]
    fn the_best_tier_comes_first_and_equal_leads_stay_in_order() {
        let (_, leads, list) = listed(&Listing {
            sort: Some((SortBy::Tier, true)),
            ..Listing::default()
        });
        let tiers: Vec<(usize, usize)> = list
            .iter()
            .map(|at| {
                (
                    leads.get(*at).unwrap().tiers().worst,
                    leads.get(*at).unwrap().tiers().best,
                )
            })
            .collect();
        assert!(tiers.is_sorted());
        for pair in list.windows(2) {
            assert!(
                leads.get(pair[0]).unwrap().tiers() != leads.get(pair[1]).unwrap().tiers()
                    || pair[0] < pair[1]
            );
        }
    }
}
