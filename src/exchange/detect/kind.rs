//! Text, number or date: what the values of a column say, and what they leave open.

use serde::{Deserialize, Serialize};

use super::words::{NameWords, Vocabulary};
use crate::engines::pace::Pace;
use crate::i18n::date::{DateOrder, DateProblem, Day, parse_date};
use crate::i18n::number::{DecimalMark, Parsed, parse_number};

/// Values that are looked at between two steps.
const STRIDE: usize = 64;
/// Cells of a hundred that must fit a kind other than text.
const NEEDED_PERCENT: usize = 90;
/// Years in which eight digits are taken for a date.
const PLAUSIBLE_YEARS: std::ops::RangeInclusive<u16> = 1900..=2100;
/// Marks of Chinese money and counting, which always go with a decimal point.
const CHINESE_NUMBER_MARKS: [char; 6] = ['￥', '¥', '元', '万', '亿', '萬'];
/// Excel's serial numbers of the days from 1990 to 2050, which bare numbers of five digits are taken for.
const PLAUSIBLE_SERIALS: std::ops::RangeInclusive<u32> = 32_874..=55_152;
/// Names of columns that hold numbers which are surely no dates: money, counts, keys.
const NUMBER_NAMES: Vocabulary = Vocabulary {
    latin: &[
        "amount",
        "revenue",
        "price",
        "value",
        "size",
        "count",
        "number",
        "no",
        "id",
        "code",
        "employees",
        "staff",
        "score",
        "qty",
        "quantity",
        "sales",
        "income",
        "salary",
        "cost",
        "budget",
        "visits",
        "charges",
        "arr",
        "mrr",
    ],
    chinese: &[
        "额", "价", "数", "量", "收入", "费", "薪", "预算", "号", "码", "分", "元", "万", "规模", "面积",
        "工资",
    ],
    except: &[],
};
/// Names of columns that hold dates.
const DATE_NAMES: Vocabulary = Vocabulary {
    latin: &["date", "day", "time", "at", "on"],
    chinese: &["日期", "时间", "日"],
    except: &["天数", "时长"],
};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// Words; also yes and no.
    Text,
    /// Numbers.
    Number {
        /// The decimal mark they are written with; the likelier one while there is a question.
        decimal: DecimalMark,
        /// Whether all are written as percentages.
        percent: bool,
    },
    /// Days.
    Date {
        /// The order of their parts.
        order: DateOrder,
    },
    /// Nothing but blanks and marks of emptiness.
    Empty,
}

/// What the user has to say because the values do not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Is `1,234` a thousand or a little more than one?
    DecimalMark {
        /// A value with two readings.
        example: String,
    },
    /// Is `01/02/2026` in January or in February?
    DateOrder {
        /// A value with two readings.
        example: String,
    },
    /// Are `20260102`, `1/2` or `46347`, as Excel counts days, dates or numbers?
    NumberOrDate {
        /// A value with two readings.
        example: String,
    },
    /// Some values are percentages and some are not: is `0.45` the same as `45%`?
    MixedPercent {
        /// A value without the percent sign.
        example: String,
    },
}

/// What the decimal mark or the order of a date rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SettledBy {
    /// The column's own values allow no other reading.
    Values,
    /// Another column of the same table allows only this one.
    OtherColumns,
    /// The column's name says that its numbers are days.
    Name,
    /// Nothing: there is a question.
    Nothing,
}

/// A kind with its grounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    pub kind: ColumnKind,
    /// Cells that read as the kind.
    pub fitting: usize,
    pub question: Option<Question>,
    pub settled_by: SettledBy,
    /// Whether some value of the column can be read in one notation only; such a column speaks for others.
    pub decisive: bool,
}

/// Cells counted by what they allow. "Only" means that the other notation does not read them.
#[derive(Debug, Default)]
struct Counts<'a> {
    /// Filled cells of the column.
    filled: usize,
    /// Cells counted so far.
    seen: usize,
    number_by_point: usize,
    number_by_comma: usize,
    only_point: usize,
    only_comma: usize,
    two_numbers: Option<&'a str>,
    percent: usize,
    bare: Option<&'a str>,
    fraction: Option<&'a str>,
    date_by_day: usize,
    date_by_month: usize,
    only_day: usize,
    only_month: usize,
    two_dates: Option<&'a str>,
    compact_dates: usize,
    compact_example: Option<&'a str>,
    serials: usize,
    serial_example: Option<&'a str>,
    year_last: bool,
}

impl<'a> Counts<'a> {
    /// Counts a value; stops trying a kind as soon as too few cells are left for it.
    fn add(&mut self, value: &'a str, times: usize) {
        let left = self.filled - self.seen.min(self.filled);
        if self.enough(self.number_by_point.max(self.number_by_comma) + left) {
            self.add_number(value, times);
        }
        if self.enough(self.date_by_day.max(self.date_by_month) + self.serials + left) {
            self.add_date(value, times);
        }
        if is_serial(value) {
            self.serials += times;
            self.serial_example.get_or_insert(value);
        }
        self.seen += times;
    }

    fn add_number(&mut self, value: &'a str, times: usize) {
        let point = parse_number(value, DecimalMark::Point).ok();
        let has_marks = value.contains(['.', ',', '．', '，']);
        let mut comma = if has_marks {
            parse_number(value, DecimalMark::Comma).ok()
        } else {
            point
        };
        let differ = |one: Parsed, other: Parsed| one.value.to_bits() != other.value.to_bits();
        if let (Some(one), Some(other)) = (point, comma)
            && differ(one, other)
        {
            if value.contains(CHINESE_NUMBER_MARKS) {
                comma = None;
            } else {
                self.two_numbers.get_or_insert(value);
            }
        }
        self.number_by_point += times * usize::from(point.is_some());
        self.number_by_comma += times * usize::from(comma.is_some());
        self.only_point += times * usize::from(point.is_some() && comma.is_none());
        self.only_comma += times * usize::from(comma.is_some() && point.is_none());
        if let Some(read) = point.or(comma) {
            if read.percent {
                self.percent += times;
            } else {
                self.bare.get_or_insert(value);
            }
            if value.contains(['/', '／']) {
                self.fraction.get_or_insert(value);
            }
        }
    }

    fn add_date(&mut self, value: &'a str, times: usize) {
        let by_day = parse_date(value, DateOrder::DayFirst);
        // What is no date in form is none in any order.
        let by_month = match by_day {
            Err(DateProblem::NotADate | DateProblem::Empty) => by_day,
            _ => parse_date(value, DateOrder::MonthFirst),
        };
        let (by_day, by_month) = (by_day.ok(), by_month.ok());
        self.date_by_day += times * usize::from(by_day.is_some());
        self.date_by_month += times * usize::from(by_month.is_some());
        match (by_day, by_month) {
            (Some(day), Some(month)) if day != month => {
                self.year_last = true;
                self.two_dates.get_or_insert(value);
            }
            (Some(day), Some(_)) if is_compact(value, day) => {
                self.compact_dates += times;
                self.compact_example.get_or_insert(value);
            }
            (Some(_), None) => self.only_day += times,
            (None, Some(_)) => self.only_month += times,
            _ => {}
        }
    }

    fn enough(&self, fitting: usize) -> bool {
        fitting > 0 && fitting * 100 >= self.filled * NEEDED_PERCENT
    }

    fn date(&self, name: &NameWords) -> Option<Finding> {
        let fitting = self.date_by_day.max(self.date_by_month);
        if let Some(serial) = self.serial_dates(fitting, name) {
            return Some(serial);
        }
        let only_compact = self.compact_dates == fitting;
        // Eight digits may as well be a number: then the name decides, or the user.
        if !self.enough(fitting) || (only_compact && name.find(&DATE_NAMES).is_none()) {
            return None;
        }
        let order = match (self.only_day, self.only_month) {
            (0, 0) if !self.year_last => DateOrder::YearFirst,
            (0, 0) => DateOrder::Unknown,
            (day, month) if day >= month => DateOrder::DayFirst,
            _ => DateOrder::MonthFirst,
        };
        let decisive = (self.only_day > 0) != (self.only_month > 0);
        let question = self
            .two_dates
            .filter(|_| !decisive)
            .map(|example| Question::DateOrder {
                example: example.to_owned(),
            });
        let fitting = match order {
            DateOrder::DayFirst => self.date_by_day,
            DateOrder::MonthFirst => self.date_by_month,
            _ => fitting,
        };
        Some(Finding::new(
            ColumnKind::Date { order },
            fitting,
            question,
            decisive,
        ))
    }

    /// Days as Excel counts them, where the name says so or where other cells of the column are dates.
    fn serial_dates(&self, dates: usize, name: &NameWords) -> Option<Finding> {
        let is_named = name.find(&DATE_NAMES).is_some();
        if self.serials == 0 || !self.enough(dates + self.serials) || !(is_named || dates > 0) {
            return None;
        }
        let kind = ColumnKind::Date {
            order: DateOrder::ExcelSerial,
        };
        let mut finding = Finding::new(kind, dates + self.serials, None, false);
        if dates == 0 {
            finding.settled_by = SettledBy::Name;
        }
        Some(finding)
    }

    fn number(&self, name: &NameWords) -> Option<Finding> {
        let by_comma = self.only_comma > self.only_point;
        let fitting = if by_comma {
            self.number_by_comma
        } else {
            self.number_by_point
        };
        if !self.enough(fitting) {
            return None;
        }
        let decimal = if by_comma {
            DecimalMark::Comma
        } else {
            DecimalMark::Point
        };
        let kind = ColumnKind::Number {
            decimal,
            percent: self.percent > 0 && self.bare.is_none(),
        };
        let decisive = (self.only_point > 0) != (self.only_comma > 0);
        let owned = |example: &str| example.to_owned();
        let question = self
            .two_numbers
            .filter(|_| !decisive)
            .map(|example| Question::DecimalMark {
                example: owned(example),
            })
            .or_else(|| {
                let plausible = self.compact_example.filter(|_| self.compact_dates == self.filled);
                let serial = self
                    .serial_example
                    .filter(|_| self.serials == self.filled && name.find(&NUMBER_NAMES).is_none());
                let example = owned(plausible.or(self.fraction).or(serial)?);
                Some(Question::NumberOrDate { example })
            })
            .or_else(|| {
                let example = owned(self.bare.filter(|_| self.percent > 0)?);
                Some(Question::MixedPercent { example })
            });
        Some(Finding::new(kind, fitting, question, decisive))
    }
}

/// `46347` or `46347.5`, a day of our time as Excel counts them.
fn is_serial(value: &str) -> bool {
    let (whole, part) = value.split_once('.').unwrap_or((value, ""));
    whole.len() == 5
        && part.bytes().all(|b| b.is_ascii_digit())
        && whole
            .parse()
            .is_ok_and(|serial| PLAUSIBLE_SERIALS.contains(&serial))
}

/// `20260102` in a plausible year.
fn is_compact(value: &str, day: Day) -> bool {
    let value = value.trim();
    value.chars().count() == 8 && value.chars().all(char::is_numeric) && PLAUSIBLE_YEARS.contains(&day.year())
}

impl Finding {
    fn new(kind: ColumnKind, fitting: usize, question: Option<Question>, decisive: bool) -> Self {
        let open = matches!(
            question,
            Some(Question::DecimalMark { .. } | Question::DateOrder { .. })
        );
        let settled_by = if open {
            SettledBy::Nothing
        } else {
            SettledBy::Values
        };
        Self {
            kind,
            fitting,
            question,
            settled_by,
            decisive,
        }
    }
}

/// The kind of a column from its distinct filled values with their counts, and its name.
pub(super) async fn find_kind<'a>(
    name: &str,
    values: impl Iterator<Item = (&'a str, usize)> + Clone,
    pace: &Pace,
) -> Finding {
    let filled = values.clone().map(|(_, times)| times).sum();
    let mut counts = Counts {
        filled,
        ..Counts::default()
    };
    for (at, (value, times)) in values.enumerate() {
        counts.add(value, times);
        if at % STRIDE == 0 {
            pace.step(STRIDE).await;
        }
    }
    if counts.filled == 0 {
        return Finding::new(ColumnKind::Empty, 0, None, false);
    }
    let name = NameWords::of(name);
    counts
        .date(&name)
        .or_else(|| counts.number(&name))
        .unwrap_or_else(|| Finding::new(ColumnKind::Text, counts.filled, None, false))
}

/// Settles what a workbook leaves no doubt about: its numbers have a point, and shares with a percent sign and without
/// are of one scale.
pub(super) fn settle_typed(findings: &mut [Finding]) {
    for finding in findings {
        match (&finding.question, &mut finding.kind) {
            (Some(Question::DecimalMark { .. }), ColumnKind::Number { decimal, .. }) => {
                *decimal = DecimalMark::Point;
                finding.settled_by = SettledBy::Values;
            }
            (Some(Question::MixedPercent { .. }), _) => {}
            _ => continue,
        }
        finding.question = None;
    }
}

/// Settles what one column leaves open by what the others of the table say, if they agree: one file is
/// written with one notation.
pub(super) fn settle(findings: &mut [Finding]) {
    let decided: Vec<ColumnKind> = findings
        .iter()
        .filter(|finding| finding.decisive)
        .map(|finding| finding.kind)
        .collect();
    let marks = decided.iter().filter_map(|kind| match kind {
        ColumnKind::Number { decimal, .. } => Some(*decimal),
        _ => None,
    });
    let orders = decided.iter().filter_map(|kind| match kind {
        ColumnKind::Date { order } => Some(*order),
        _ => None,
    });
    let (mark, order) = (unanimous(marks), unanimous(orders));
    for finding in findings {
        match (&finding.question, &mut finding.kind, mark, order) {
            (Some(Question::DecimalMark { .. }), ColumnKind::Number { decimal, .. }, Some(mark), _) => {
                *decimal = mark;
            }
            (Some(Question::DateOrder { .. }), ColumnKind::Date { order: own }, _, Some(order)) => {
                *own = order
            }
            _ => continue,
        }
        finding.question = None;
        finding.settled_by = SettledBy::OtherColumns;
    }
}

fn unanimous<T: PartialEq>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.all(|item| item == first).then_some(first)
}
