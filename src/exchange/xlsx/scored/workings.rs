//! The sheet between leads and scorecard: cells to places of levels, places to hundredths of a point, those to sums.
//!
//! Per factor and lead: the place of the level or band (0 where it is not known, −1 for an empty cell that counts), 1
//! where the value is known, and its lowest and highest value. What is known has both alike.

use super::super::book::{BookWriter, Cell, Frame, SheetWriter, Style, address, column_name, serial};
use super::Source;
use super::card::CardSheet;
use super::formulas::{code, code_formula, given, months_formula, place_number, value_formulas};
use super::leads::{LeadsSheet, shown};
use crate::engines::pace::Pace;
use crate::engines::scorecard::{Factor, FactorValue, Reading, Role};
use crate::exchange::leads::ComputedColumn;
use crate::models::lead_tiering::LeadScore;
use crate::workspace::rows::{Cell as RowCell, ColumnKind, Place};

/// Rows above the first lead: names, weights, which are plus/minus items.
const TOP_ROWS: u32 = 3;
const WEIGHTS_ROW: u32 = 2;
const ITEMS_ROW: u32 = 3;
/// Rows above the first lead on the sheet of the leads.
const LEADS_TOP: u32 = 1;

/// The sums of a lead, in the order of their columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sum {
    KnownWeight,
    KnownPoints,
    Items,
    Lowest,
    Highest,
    Out,
    Best,
    Worst,
}

impl Sum {
    const ALL: [Self; 8] = [
        Self::KnownWeight,
        Self::KnownPoints,
        Self::Items,
        Self::Lowest,
        Self::Highest,
        Self::Out,
        Self::Best,
        Self::Worst,
    ];
}

/// Where columns begin.
#[derive(Debug, Clone, Copy)]
struct Columns {
    codes: usize,
    known: usize,
    low: usize,
    high: usize,
    sums: usize,
}

/// The sheet's layout. A scorecard without factors or tiers has nothing to compute.
pub(super) struct Workings {
    sheet: String,
    is_live: bool,
    factors: usize,
    /// Of each factor, its column of months.
    months: Vec<Option<usize>>,
    columns: Columns,
}

/// What a lead shows for one factor.
struct Seen {
    reading: Reading,
    code: i64,
    value: FactorValue,
}

/// A formula, or a plain number where a formula could not give it.
type Written = (Option<String>, Option<f64>);

impl Workings {
    /// Lays the sheet out.
    pub fn of(source: &Source<'_>, card: &CardSheet) -> Self {
        let factors = source.card.factors.len();
        let mut next = 1;
        let months: Vec<Option<usize>> = source
            .card
            .factors
            .iter()
            .map(|factor| {
                factor.decay.as_ref().map(|_| {
                    next += 1;
                    next - 1
                })
            })
            .collect();
        Self {
            sheet: format!("'{}'", source.lang.texts().workbook().workings_sheet),
            is_live: factors > 0 && card.tier_count() > 0,
            factors,
            months,
            columns: Columns {
                codes: next,
                known: next + factors,
                low: next + 2 * factors,
                high: next + 3 * factors,
                sums: next + 4 * factors,
            },
        }
    }

    fn sum(&self, sum: Sum) -> usize {
        self.columns.sums + sum as usize
    }

    /// The cells of a group of columns in a row.
    fn group(&self, first: usize, row: u32) -> String {
        format!(
            "{}:{}",
            address(first, row),
            address(first + self.factors - 1, row)
        )
    }

    /// A row above the leads, beside the lowest values.
    fn fixed(&self, row: u32) -> String {
        let (first, last) = (self.columns.low, self.columns.low + self.factors - 1);
        format!("${}${row}:${}${row}", column_name(first), column_name(last))
    }

    /// Sum of all weights.
    fn total(&self) -> String {
        format!("${}${WEIGHTS_ROW}", column_name(self.sum(Sum::KnownWeight)))
    }

    /// What a computed column of the leads is, in a row of their sheet; none where nothing is computed.
    pub fn formula(
        &self,
        column: ComputedColumn,
        row: u32,
        card: &CardSheet,
        by_hand: &str,
    ) -> Option<String> {
        if !self.is_live {
            return None;
        }
        let row = row - LEADS_TOP + TOP_ROWS;
        let cell = |sum| format!("{}!{}", self.sheet, address(self.sum(sum), row));
        let total = format!("{}!{}", self.sheet, self.total());
        let within = |exact: &str| format!("MAX(0,MIN(100,{exact}))");
        Some(match column {
            ComputedColumn::Score => {
                let [weight, sum, items] = [Sum::KnownWeight, Sum::KnownPoints, Sum::Items].map(cell);
                let score = within(&format!("({sum}+{items}*{weight})/(100*{weight})"));
                format!("IF({weight}>0,{score},\"\")")
            }
            ComputedColumn::Low | ComputedColumn::High => {
                let sum = if column == ComputedColumn::Low {
                    Sum::Lowest
                } else {
                    Sum::Highest
                };
                let score = within(&format!("{}/(100*{total})", cell(sum)));
                format!("IF({total}>0,{score},\"\")")
            }
            ComputedColumn::Coverage => format!("IF({total}>0,{}/{total},0)", cell(Sum::KnownWeight)),
            ComputedColumn::Tier => {
                let names = &card.tier_ranges()[1];
                let [best, worst] = [Sum::Best, Sum::Worst].map(cell);
                format!(
                    "IF({by_hand}<>\"\",{by_hand},IF({best}={worst},INDEX({names},{best}),INDEX({names},{best})&\"–\"&INDEX({names},{worst})))"
                )
            }
        })
    }

    /// Writes the sheet.
    pub async fn write(
        &self,
        book: &mut BookWriter,
        source: &Source<'_>,
        card: &CardSheet,
        leads_sheet: &LeadsSheet,
        leads: &[(Place, &LeadScore)],
        pace: &Pace,
    ) {
        if !self.is_live {
            return;
        }
        let frame = Frame {
            widths: Vec::new(),
            frozen: (TOP_ROWS, 1),
        };
        let mut sheet = book.sheet(source.lang.texts().workbook().workings_sheet, &frame);
        self.write_top(&mut sheet, source, card, leads.first().map(|(_, lead)| *lead));
        for (at, (place, lead)) in leads.iter().enumerate() {
            let row = sheet.next_row();
            let mut cells = vec![(None, Some(f64::from(row - TOP_ROWS + LEADS_TOP)))];
            let seen = self.seen(source, *place);
            cells.extend(self.months(source, card, leads_sheet, *place, row, &seen));
            cells.extend(self.codes(source, card, leads_sheet, *place, row, &seen));
            cells.extend(self.values(source, card, row, &seen));
            cells.extend(self.sums(source, card, row, lead));
            sheet.row(cells.iter().map(|(formula, x)| {
                let cell = match (formula, x) {
                    (Some(formula), Some(x)) => Cell::Number1(formula, *x),
                    (Some(formula), None) => Cell::Text1(formula, ""),
                    (None, Some(x)) => Cell::Number(*x),
                    (None, None) => Cell::Empty,
                };
                (cell, Style::Plain)
            }));
            pace.tell(at + 1, leads.len());
            pace.step(cells.len() * 2).await;
        }
        sheet.finish(false, &[]);
    }

    fn write_top(
        &self,
        sheet: &mut SheetWriter<'_>,
        source: &Source<'_>,
        card: &CardSheet,
        any: Option<&LeadScore>,
    ) {
        let (words, lang) = (source.lang.texts().workbook(), source.lang);
        let named =
            |template: &str, factor: &Factor| crate::i18n::fill(template, &[("name", lang.of(&factor.name))]);
        let factors = &source.card.factors;
        let mut names = vec![words.lead.to_owned()];
        names.extend(
            factors
                .iter()
                .filter(|f| f.decay.is_some())
                .map(|f| named(words.months, f)),
        );
        for template in [words.code, words.known, words.low, words.high] {
            names.extend(factors.iter().map(|factor| named(template, factor)));
        }
        let sums = [
            words.known_weight,
            words.known_sum,
            words.items,
            words.lowest,
            words.highest,
            words.out,
            words.best_tier,
            words.worst_tier,
        ];
        names.extend(sums.map(str::to_owned));
        sheet.row(names.iter().map(|name| (Cell::Text(name), Style::Head)));
        let before = std::iter::repeat_n((Cell::Empty, Style::Plain), self.columns.low - 1);
        let formulas: Vec<Option<String>> = factors
            .iter()
            .zip(&card.factors)
            .map(|(factor, place)| matches!(factor.role, Role::Weighted { .. }).then(|| card.weight(place)))
            .collect();
        let weights = factors
            .iter()
            .zip(&formulas)
            .map(|(factor, formula)| match formula {
                Some(formula) => (Cell::Number1(formula, factor.weight() as f64), Style::Plain),
                None => (Cell::Number(0.0), Style::Plain),
            });
        let gap = std::iter::repeat_n((Cell::Empty, Style::Plain), self.factors);
        let total = format!("SUM({})", self.fixed(WEIGHTS_ROW));
        let sum = any.map_or(source.card.weight_sum(), |lead| lead.score.total_weight);
        let head = std::iter::once((Cell::Text(words.weights_row), Style::Head));
        let all = (Cell::Number1(&total, sum as f64), Style::Plain);
        sheet.row(head.chain(before.clone()).chain(weights).chain(gap).chain([all]));
        let head = std::iter::once((Cell::Text(words.items_row), Style::Head));
        let items = factors.iter().map(|factor| {
            let is_item = matches!(factor.role, Role::PlusMinus);
            (Cell::Number(if is_item { 1.0 } else { 0.0 }), Style::Plain)
        });
        sheet.row(head.chain(before).chain(items));
    }

    fn seen(&self, source: &Source<'_>, place: Place) -> Vec<Seen> {
        let readings = source.reader.readings(place);
        let factors = source.card.factors.iter();
        factors
            .zip(readings)
            .map(|(factor, reading)| Seen {
                reading,
                code: code(factor, reading.answer),
                value: factor.value(reading),
            })
            .collect()
    }

    fn months(
        &self,
        source: &Source<'_>,
        card: &CardSheet,
        leads: &LeadsSheet,
        place: Place,
        row: u32,
        seen: &[Seen],
    ) -> Vec<Written> {
        let factors = source.card.factors.iter().zip(seen);
        factors
            .filter_map(|(factor, seen)| {
                let decay = factor.decay.as_ref()?;
                let now = seen.reading.age_months.map(f64::from);
                let own = || {
                    let column = source.rows.column_at(&decay.date_column)?;
                    let is_day = source.rows.columns.get(column)?.kind == ColumnKind::Day;
                    let early =
                        matches!(source.rows.cell(place, column), RowCell::Day(day) if serial(day).is_none());
                    let (day, _) = leads.own(column, row - TOP_ROWS + LEADS_TOP)?;
                    (is_day && !early).then(|| months_formula(&day, &card.as_of()))
                };
                Some((own(), now))
            })
            .collect()
    }

    fn codes(
        &self,
        source: &Source<'_>,
        card: &CardSheet,
        leads: &LeadsSheet,
        place: Place,
        row: u32,
        seen: &[Seen],
    ) -> Vec<Written> {
        let factors = source
            .card
            .factors
            .iter()
            .zip(&card.factors)
            .zip(seen)
            .enumerate();
        factors
            .map(|(at, ((factor, spot), seen))| {
                let own = || {
                    let column = source.rows.column_at(&factor.column)?;
                    let (cell, shows) = leads.own(column, row - TOP_ROWS + LEADS_TOP)?;
                    let what = shown(source, card, column, shows, &source.rows.cell(place, column));
                    let given = given(factor, spot, source.reader.peer_mean(at), &what);
                    (spot.count > 0 && given == Some(seen.code)).then_some(cell)
                };
                (
                    own().map(|cell| code_formula(factor, spot, card, &cell)),
                    Some(seen.code as f64),
                )
            })
            .collect()
    }

    /// Known, lowest, highest of each factor.
    fn values(&self, source: &Source<'_>, card: &CardSheet, row: u32, seen: &[Seen]) -> Vec<Written> {
        let (mut known, mut low, mut high) = (Vec::new(), Vec::new(), Vec::new());
        for (at, ((factor, spot), seen)) in source
            .card
            .factors
            .iter()
            .zip(&card.factors)
            .zip(seen)
            .enumerate()
        {
            let code = address(self.columns.codes + at, row);
            let is_known = address(self.columns.known + at, row);
            let lowest = address(self.columns.low + at, row);
            let months = self
                .months
                .get(at)
                .copied()
                .flatten()
                .map(|column| address(column, row));
            let (bottom, top) = match seen.value {
                FactorValue::Known(v) => (v, v),
                FactorValue::Between(bottom, top) => (bottom, top),
            };
            let now = matches!(seen.value, FactorValue::Known(_));
            let formulas = value_formulas(factor, spot, card, &code, &is_known, &lowest, months.as_deref());
            let [of_known, of_low, of_high] = formulas;
            known.push((Some(of_known), Some(if now { 1.0 } else { 0.0 })));
            low.push((Some(of_low), Some(bottom as f64)));
            high.push((Some(of_high), Some(top as f64)));
        }
        known.into_iter().chain(low).chain(high).collect()
    }

    fn sums(&self, source: &Source<'_>, card: &CardSheet, row: u32, lead: &LeadScore) -> Vec<Written> {
        let [known, low, high] =
            [self.columns.known, self.columns.low, self.columns.high].map(|first| self.group(first, row));
        let (weights, items, total) = (self.fixed(WEIGHTS_ROW), self.fixed(ITEMS_ROW), self.total());
        let score = &lead.score;
        let exact =
            |values: &str| format!("SUMPRODUCT({values},{weights})+SUMPRODUCT({values},{items})*{total}");
        Sum::ALL
            .iter()
            .map(|sum| {
                let (formula, now) = match sum {
                    Sum::KnownWeight => (format!("SUMPRODUCT({known},{weights})"), score.known_weight),
                    Sum::KnownPoints => (format!("SUMPRODUCT({known},{low},{weights})"), score.known_sum),
                    Sum::Items => (format!("SUMPRODUCT({known},{low},{items})"), score.items),
                    Sum::Lowest => (
                        exact(&low),
                        score.known_sum + score.worst_sum + score.items_range.0 * score.total_weight,
                    ),
                    Sum::Highest => (
                        exact(&high),
                        score.known_sum + score.best_sum + score.items_range.1 * score.total_weight,
                    ),
                    Sum::Out => return self.out(source, card, row, lead),
                    Sum::Best => (self.tier(card, row, Sum::Highest), place_number(lead.scored.best)),
                    Sum::Worst => (self.tier(card, row, Sum::Lowest), place_number(lead.scored.worst)),
                };
                (Some(formula), Some(now as f64))
            })
            .collect()
    }

    /// How many levels that disqualify the lead has.
    fn out(&self, source: &Source<'_>, card: &CardSheet, row: u32, lead: &LeadScore) -> Written {
        let terms: Vec<String> = source
            .card
            .factors
            .iter()
            .zip(&card.factors)
            .enumerate()
            .filter(|(_, (factor, _))| factor.levels().iter().any(|level| level.disqualifies))
            .map(|(at, (_, place))| {
                let code = address(self.columns.codes + at, row);
                format!("IF({code}>0,INDEX({},{code}),0)", card.disqualifying(place))
            })
            .collect();
        let now = if lead.score.disqualified_by.is_some() {
            1.0
        } else {
            0.0
        };
        match terms.is_empty() {
            true => (None, Some(now)),
            // Where two levels disqualify, once is enough. The 0 makes a number of an empty cell, which MIN would pass
            // over.
            false => (Some(format!("MIN(1,0+{})", terms.join("+"))), Some(now)),
        }
    }

    /// The place of the first tier that a sum reaches: in whole numbers, as `Score::tier_range`.
    fn tier(&self, card: &CardSheet, row: u32, sum: Sum) -> String {
        let [numbers, _, cuts] = card.tier_ranges();
        let (last, total) = (card.tier_count(), self.total());
        let (sum, out) = (address(self.sum(sum), row), address(self.sum(Sum::Out), row));
        let open = if sum == address(self.sum(Sum::Highest), row) {
            1
        } else {
            last
        };
        let after = last + 1;
        format!(
            "IF({out}>0,{last},IF({total}<=0,{open},MIN({last},{after}-SUMPRODUCT(MAX((({cuts}<=0)+({sum}>={cuts}*100*{total})>0)*({after}-{numbers}))))))"
        )
    }
}
