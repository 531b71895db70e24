//! Which leads a list shows, and in which order.

use super::LeadScore;
use crate::engines::value::fold;
use crate::workspace::rows::{Cell, ColumnRole, Rows};

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
    /// come last in both directions. `scores` are the report's, in row order.
    ///
    /// ```
    /// use loudou::i18n::{Lang, date::Day};
    /// use loudou::models::lead_tiering::{Case, Listing, SortBy, evaluate, sample};
    /// let day = Day::new(2026, 11, 21).unwrap();
    /// let (input, rows) = sample::sample(Lang::En, day);
    /// let report = evaluate(Case { input: &input, rows: &rows, as_of: day });
    /// let list = Listing { sort: Some((SortBy::Score, true)), ..Listing::default() }.of(&rows, &report.leads);
    /// let lowest = |at: usize| report.leads[at].score.range().unwrap().0;
    /// assert!(list.windows(2).all(|w| lowest(w[0]) >= lowest(w[1])));
    /// ```
    #[must_use]
    pub fn of(&self, rows: &Rows, scores: &[LeadScore]) -> Vec<usize> {
        let name_part = fold(&self.name_part);
        let names = rows.role_at(ColumnRole::Name);
        let has_name = |at: usize| {
            name_part.is_empty()
                || cell(rows, at, names)
                    .as_text()
                    .is_some_and(|name| fold(name).contains(&name_part))
        };
        let in_tier = |lead: &LeadScore| match self.tier {
            TierFilter::All => true,
            TierFilter::Stated(tier) => lead.tiers().stated() == Some(tier),
            TierFilter::Open => lead.tiers().stated().is_none(),
        };
        let shown = scores
            .iter()
            .enumerate()
            .filter(|(at, lead)| in_tier(lead) && has_name(*at));
        match &self.sort {
            None => shown.map(|(at, _)| at).collect(),
            Some((by, largest_first)) => {
                let column = match by {
                    SortBy::Column(id) => rows.column_at(id),
                    _ => None,
                };
                let mut keyed: Vec<(Option<Key>, usize)> = shown
                    .map(|(at, lead)| (key(by, lead, || cell(rows, at, column)), at))
                    .collect();
                keyed.sort_by(|(a, i), (b, j)| order(a, b, *largest_first).then(i.cmp(j)));
                keyed.into_iter().map(|(_, at)| at).collect()
            }
        }
    }
}

/// A number, then words.
type Key = (f64, String);

fn cell(rows: &Rows, at: usize, column: Option<usize>) -> Cell {
    rows.place(at)
        .zip(column)
        .map(|(place, column)| rows.cell(place, column))
        .unwrap_or_default()
}

fn key(by: &SortBy, lead: &LeadScore, cell: impl FnOnce() -> Cell) -> Option<Key> {
    let number = |x: f64| Some((x, String::new()));
    match by {
        SortBy::Score => lead.score.range().and_then(|(low, _)| number(low)),
        SortBy::Tier => {
            // The best tier has place 0 and the largest key.
            let tiers = lead.tiers();
            number(-(tiers.worst as f64) - tiers.best as f64 / 1000.0)
        }
        SortBy::Known => number(lead.score.coverage()),
        SortBy::Column(_) => match cell() {
            Cell::Empty => None,
            Cell::Number(x) => number(x),
            Cell::Day(day) => number(f64::from(day.epoch_days())),
            Cell::Text(text) | Cell::Unread(text) => Some((0.0, fold(&text))),
        },
    }
}

fn order(a: &Option<Key>, b: &Option<Key>, largest_first: bool) -> std::cmp::Ordering {
    use std::cmp::Ordering::{Equal, Greater, Less};
    match (a, b) {
        (Some(a), Some(b)) => {
            let order = a.0.total_cmp(&b.0).then_with(|| a.1.cmp(&b.1));
            if largest_first { order.reverse() } else { order }
        }
        (None, None) => Equal,
        (None, _) => Greater,
        (_, None) => Less,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::i18n::date::Day;
    use crate::models::lead_tiering::{AMOUNT, Case, NAME, evaluate, sample};

    fn listed(listing: &Listing) -> (Rows, Vec<LeadScore>, Vec<usize>) {
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
            .map(|at| (leads[*at].tiers().worst, leads[*at].tiers().best))
            .collect();
        assert!(tiers.is_sorted());
        for pair in list.windows(2) {
            assert!(leads[pair[0]].tiers() != leads[pair[1]].tiers() || pair[0] < pair[1]);
        }
    }
}
