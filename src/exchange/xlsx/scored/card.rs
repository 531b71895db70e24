//! The sheet of the scorecard: where each of its numbers stands, and the sheet itself.

use super::super::book::{BookWriter, Cell, Frame, SheetWriter, Style, address};
use super::Source;
use crate::engines::scorecard::{Factor, Role, Scale};
use crate::i18n::texts::Workbook as Words;

/// Stands for the open end of the first band. The lowest number a spreadsheet holds is about −9.99999E+307.
pub(super) const LOWEST: f64 = -9.99e307;
/// Rows above the tiers: title, how to use it, day, sum of weights, an empty one, the header of the tiers.
const TOP_ROWS: u32 = 6;
const AS_OF_ROW: u32 = 3;

/// Where the numbers of one factor stand.
#[derive(Debug, Clone, Default)]
pub(super) struct FactorPlace {
    head: u32,
    first: u32,
    /// Levels or bands; none for a factor without any.
    pub count: u32,
    empty: Option<u32>,
    decay: Option<u32>,
    peers: Option<u32>,
    worst: u32,
    best: u32,
    /// Names of the levels as the workbook writes them: each its own.
    pub names: Vec<String>,
}

/// The sheet's layout.
pub(super) struct CardSheet {
    sheet: String,
    tiers: u32,
    pub factors: Vec<FactorPlace>,
}

impl CardSheet {
    /// Lays the sheet out.
    pub fn of(source: &Source<'_>) -> Self {
        let words = source.lang.texts().workbook();
        let tiers = count(source.card.tiers.len());
        let mut row = TOP_ROWS + tiers + 2;
        let places = source.card.factors.iter().map(|factor| {
            let of_scale = match &factor.scale {
                Scale::Levels { levels } => levels.len(),
                Scale::Bands { bands, .. } => bands.len(),
            };
            let mut place = FactorPlace {
                head: row,
                first: row + 2,
                count: count(of_scale),
                names: level_names(factor, source),
                ..FactorPlace::default()
            };
            row = place.first + place.count;
            let mut next = || {
                row += 1;
                row - 1
            };
            place.empty = factor.when_empty.map(|_| next());
            place.decay = factor.decay.as_ref().map(|_| next());
            place.peers = matches!(factor.scale, Scale::Bands { of_mean: true, .. }).then(&mut next);
            (place.worst, place.best) = (next(), next());
            row += 1;
            place
        });
        Self {
            sheet: format!("'{}'", words.card_sheet),
            tiers,
            factors: places.collect(),
        }
    }

    fn cell(&self, column: char, row: u32) -> String {
        format!("{}!${column}${row}", self.sheet)
    }

    fn range(&self, column: char, first: u32, count: u32) -> String {
        format!(
            "{}!${column}${first}:${column}${}",
            self.sheet,
            first + count.max(1) - 1
        )
    }

    /// The as-of day.
    pub fn as_of(&self) -> String {
        self.cell('C', AS_OF_ROW)
    }

    /// How many tiers there are.
    pub const fn tier_count(&self) -> u32 {
        self.tiers
    }

    /// Numbers, names and cuts of the tiers.
    pub fn tier_ranges(&self) -> [String; 3] {
        ['A', 'B', 'C'].map(|column| self.range(column, TOP_ROWS + 1, self.tiers))
    }

    /// Numbers, names or starts, and points of a factor's levels or bands.
    pub fn scale_ranges(&self, place: &FactorPlace) -> [String; 3] {
        ['A', 'B', 'C'].map(|column| self.range(column, place.first, place.count))
    }

    /// Which levels of a factor disqualify.
    pub fn disqualifying(&self, place: &FactorPlace) -> String {
        self.range('D', place.first, place.count)
    }

    /// The weight of a factor.
    pub fn weight(&self, place: &FactorPlace) -> String {
        self.cell('C', place.head)
    }

    /// The lowest and the highest points of a factor.
    pub fn extremes(&self, place: &FactorPlace) -> (String, String) {
        (self.cell('C', place.worst), self.cell('C', place.best))
    }

    /// Points of an empty cell.
    pub fn empty(&self, place: &FactorPlace) -> Option<String> {
        place.empty.map(|row| self.cell('C', row))
    }

    /// Percent lost per month.
    pub fn decay(&self, place: &FactorPlace) -> Option<String> {
        place.decay.map(|row| self.cell('C', row))
    }

    /// What numbers are divided by.
    pub fn peers(&self, place: &FactorPlace) -> Option<String> {
        place.peers.map(|row| self.cell('C', row))
    }

    /// Writes the sheet.
    pub fn write(&self, book: &mut BookWriter, source: &Source<'_>) {
        let words = source.lang.texts().workbook();
        let frame = Frame {
            widths: vec![8, 34, 14, 22, 60],
            frozen: (0, 0),
        };
        let mut sheet = book.sheet(words.card_sheet, &frame);
        self.write_top(&mut sheet, source, words);
        for (factor, place) in source.card.factors.iter().zip(&self.factors) {
            write_factor(&mut sheet, source, words, factor, place);
        }
        sheet.finish(false, &[]);
    }

    fn write_top(&self, sheet: &mut SheetWriter<'_>, source: &Source<'_>, words: &Words) {
        let (card, lang) = (source.card, source.lang);
        let plain = Style::Plain;
        sheet.row([(Cell::Text(lang.of(&card.name)), Style::Title)]);
        sheet.row([(Cell::Text(words.how), Style::Note)]);
        let day = (Cell::Day(source.as_of), Style::InputDay);
        sheet.row([(Cell::Empty, plain), (Cell::Text(words.as_of), plain), day]);
        let weights: Vec<String> = card
            .factors
            .iter()
            .zip(&self.factors)
            .filter(|(factor, _)| matches!(factor.role, Role::Weighted { .. }))
            .map(|(_, place)| address(2, place.head))
            .collect();
        let sum = weights.join("+");
        let sum = match weights.is_empty() {
            true => Cell::Number(0.0),
            false => Cell::Number1(&sum, card.weight_sum() as f64),
        };
        sheet.row([
            (Cell::Empty, plain),
            (Cell::Text(words.weight_sum), plain),
            (sum, plain),
        ]);
        sheet.row([]);
        let heads = [words.number, words.tier, words.cut, words.mid_high];
        sheet.row(heads.map(|head| (Cell::Text(head), Style::Head)));
        for (at, tier) in card.tiers.iter().enumerate() {
            let mark = if tier.mid_high {
                Cell::Text(words.yes)
            } else {
                Cell::Empty
            };
            sheet.row([
                (Cell::Number((at + 1) as f64), plain),
                (Cell::Text(lang.of(&tier.name)), plain),
                (Cell::Number(tier.cut.value as f64), Style::Input),
                (mark, plain),
            ]);
        }
        sheet.row([]);
    }
}

fn write_factor(
    sheet: &mut SheetWriter<'_>,
    source: &Source<'_>,
    words: &Words,
    factor: &Factor,
    place: &FactorPlace,
) {
    let lang = source.lang;
    let (weight, note) = match &factor.role {
        Role::Weighted { weight } => (
            (Cell::Number(weight.value as f64), Style::Input),
            (Cell::Text(words.weight), Style::Head),
        ),
        Role::PlusMinus => (
            (Cell::Empty, Style::Head),
            (Cell::Text(words.plus_minus), Style::Head),
        ),
    };
    sheet.row([
        (Cell::Empty, Style::Head),
        (Cell::Text(lang.of(&factor.name)), Style::Head),
        weight,
        note,
    ]);
    let is_bands = matches!(factor.scale, Scale::Bands { .. });
    let scale = if is_bands { words.band } else { words.level };
    let extra = if is_bands {
        ["", ""]
    } else {
        [words.disqualifies, words.detail]
    };
    let heads = [words.number, scale, words.points, extra[0], extra[1]];
    sheet.row(heads.map(|head| (Cell::Text(head), Style::Note)));
    write_scale(sheet, source, factor, place);
    let mut line = |label: &str, value: (Cell<'_>, Style)| {
        sheet.row([
            (Cell::Empty, Style::Plain),
            (Cell::Text(label), Style::Note),
            value,
        ]);
    };
    if let Some(points) = factor.when_empty {
        line(
            words.when_empty,
            (Cell::Number(points.value as f64), Style::Input),
        );
    }
    if let Some(decay) = &factor.decay {
        line(
            words.decay,
            (Cell::Number(decay.percent_per_month.value as f64), Style::Input),
        );
    }
    if place.peers.is_some() {
        let at = source.card.factors.iter().position(|f| std::ptr::eq(f, factor));
        let mean = at.and_then(|at| source.reader.peer_mean(at));
        line(
            words.peers,
            (mean.map_or(Cell::Empty, Cell::Number), Style::Plain),
        );
    }
    write_extremes(&mut line, words, factor, place);
    sheet.row([]);
}

fn write_scale(sheet: &mut SheetWriter<'_>, source: &Source<'_>, factor: &Factor, place: &FactorPlace) {
    let number = |at: usize| (Cell::Number((at + 1) as f64), Style::Plain);
    let input = |points: i64| (Cell::Number(points as f64), Style::Input);
    match &factor.scale {
        Scale::Levels { levels } => {
            for (at, (level, name)) in levels.iter().zip(&place.names).enumerate() {
                let out = if level.disqualifies {
                    Cell::Number(1.0)
                } else {
                    Cell::Empty
                };
                let detail = source.lang.of(&level.detail);
                sheet.row([
                    number(at),
                    (Cell::Text(name), Style::Plain),
                    input(level.points.value),
                    (out, Style::Input),
                    (Cell::Text(detail), Style::Wrapped),
                ]);
            }
        }
        Scale::Bands { bands, .. } => {
            for (at, band) in bands.iter().enumerate() {
                let from = (Cell::Number(band.from.unwrap_or(LOWEST)), Style::From);
                sheet.row([number(at), from, input(band.points.value)]);
            }
        }
    }
}

/// As [`Factor::extremes`].
fn write_extremes(
    line: &mut impl FnMut(&str, (Cell<'_>, Style)),
    words: &Words,
    factor: &Factor,
    place: &FactorPlace,
) {
    let (worst, best) = factor.extremes();
    let holds_zero = factor.decay.is_some() || matches!(factor.role, Role::PlusMinus);
    for (name, label, now) in [("MIN", words.worst, worst), ("MAX", words.best, best)] {
        let points = format!("C{}:C{}", place.first, place.first + place.count.max(1) - 1);
        let formula = match holds_zero {
            true => format!("{name}({points},0)"),
            false => format!("{name}({points})"),
        };
        let value = match place.count {
            0 => Cell::Number(now as f64),
            _ => Cell::Number1(&formula, now as f64),
        };
        line(label, (value, Style::Plain));
    }
}

/// Names of a factor's levels, each its own: one that is taken already, or empty, gets its number.
fn level_names(factor: &Factor, source: &Source<'_>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (at, level) in factor.levels().iter().enumerate() {
        let label = source.lang.of(&level.label).trim();
        let name = if label.is_empty() { &level.id } else { label };
        let is_taken = name.is_empty() || names.iter().any(|taken| taken == name);
        names.push(if is_taken {
            format!("{name} ({})", at + 1)
        } else {
            name.to_owned()
        });
    }
    names
}

fn count(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}
