//! From a cell to the place of a level or band, and from that to hundredths of a point: as formulas, and as what they
//! will give.

use super::card::{CardSheet, FactorPlace, LOWEST};
use super::leads::Shown;
use crate::engines::scorecard::{Answer, Factor, Scale};

/// Stands for an empty cell that counts.
const COUNTS_EMPTY: i64 = -1;

/// A place counted from 1.
pub(super) fn place_number(at: usize) -> i64 {
    i64::try_from(at).map_or(0, |at| at + 1)
}

/// The place of a level or band from 1; 0 where it is not known, −1 for an empty cell that counts.
pub(super) fn code(factor: &Factor, answer: Answer) -> i64 {
    let place = match (answer, &factor.scale) {
        (Answer::Unknown, _) if factor.when_empty.is_some() => return COUNTS_EMPTY,
        (Answer::Level(at), Scale::Levels { levels }) => Some(at).filter(|at| *at < levels.len()),
        (Answer::Number(x), Scale::Bands { bands, .. }) => bands
            .iter()
            .rposition(|band| band.from.is_none_or(|from| x >= from)),
        _ => None,
    };
    place.map_or(0, place_number)
}

/// What the formula will give for a cell; none where it must not be asked.
pub(super) fn given(factor: &Factor, place: &FactorPlace, peers: Option<f64>, shown: &Shown) -> Option<i64> {
    if *shown == Shown::Empty {
        return Some(if factor.when_empty.is_some() {
            COUNTS_EMPTY
        } else {
            0
        });
    }
    match (&factor.scale, shown) {
        (Scale::Levels { .. }, Shown::Text(text)) => Some(
            place
                .names
                .iter()
                .position(|name| name == text)
                .map_or(0, place_number),
        ),
        // A number may be spelled as a level is.
        (Scale::Levels { .. }, _) => None,
        (Scale::Bands { bands, of_mean }, Shown::Number(x)) => {
            let ratio = if *of_mean { x / peers? } else { *x };
            let reached = |from: Option<f64>| ratio >= from.unwrap_or(LOWEST);
            Some(
                bands
                    .iter()
                    .rposition(|band| reached(band.from))
                    .map_or(0, place_number),
            )
        }
        (Scale::Bands { .. }, Shown::Text(_)) => Some(0),
        (Scale::Bands { .. }, _) => None,
    }
}

/// The formula of a level's or a band's place.
pub(super) fn code_formula(factor: &Factor, place: &FactorPlace, card: &CardSheet, cell: &str) -> String {
    let [numbers, scale, _] = card.scale_ranges(place);
    let found = match &factor.scale {
        Scale::Levels { .. } => format!("SUMPRODUCT(EXACT({cell},{scale})*{numbers})"),
        Scale::Bands { .. } => {
            let x = card
                .peers(place)
                .map_or_else(|| cell.to_owned(), |peers| format!("{cell}/{peers}"));
            format!("IF(ISNUMBER({cell}),SUMPRODUCT(MAX(({x}>={scale})*{numbers})),0)")
        }
    };
    match factor.when_empty {
        Some(_) => format!("IF({cell}=\"\",{COUNTS_EMPTY},{found})"),
        None => found,
    }
}

/// Completed months up to the as-of day; a day to come counts as today.
pub(super) fn months_formula(day: &str, as_of: &str) -> String {
    format!(
        "IF(ISNUMBER({day}),MAX(0,(YEAR({as_of})-YEAR({day}))*12+MONTH({as_of})-MONTH({day})-IF(DAY({as_of})<DAY({day}),1,0)),\"\")"
    )
}

/// Whether the value is known, its lowest and its highest.
pub(super) fn value_formulas(
    factor: &Factor,
    place: &FactorPlace,
    card: &CardSheet,
    code: &str,
    is_known: &str,
    lowest: &str,
    months: Option<&str>,
) -> [String; 3] {
    let (worst, best) = card.extremes(place);
    let points = format!("INDEX({},{code})*100", card.scale_ranges(place)[2]);
    let empty = |otherwise: String| match (card.empty(place), factor.when_empty) {
        (Some(empty), Some(_)) => format!("IF({code}<0,{empty}*100,{otherwise})"),
        _ => otherwise,
    };
    let (Some(months), Some(percent)) = (months, card.decay(place)) else {
        return [
            format!("IF({code}<>0,1,0)"),
            format!("IF({code}>0,{points},{})", empty(format!("{worst}*100"))),
            format!("IF({is_known}=1,{lowest},{best}*100)"),
        ];
    };
    let left = format!("MAX(0,100-MIN(100,MAX(0,{percent}))*{months})");
    let faded = format!("INDEX({},{code})*{left}", card.scale_ranges(place)[2]);
    [
        format!("IF({code}<0,1,IF(AND({code}>0,ISNUMBER({months})),1,0))"),
        format!(
            "IF({code}>0,IF(ISNUMBER({months}),{faded},MIN(0,{points})),{})",
            empty(format!("{worst}*100"))
        ),
        format!("IF({is_known}=1,{lowest},IF({code}>0,MAX(0,{points}),{best}*100))"),
    ]
}
