//! How the numbers and dates of a column are read: the choices and their keys.

use crate::exchange::detect::ColumnKind;
use crate::exchange::import::{ColumnPlan, Multiple, Notation, Use};
use crate::i18n::Lang;
use crate::i18n::date::DateOrder;
use crate::i18n::number::DecimalMark;
use crate::ui::components::Choice;

/// The ways a column can be read under its use; none where it is words in any case.
pub fn notations(plan: &ColumnPlan, effective: Notation) -> Vec<Notation> {
    let decimal = match plan.notation {
        Notation::Number { decimal, .. } => decimal,
        _ => DecimalMark::Point,
    };
    match (&plan.usage, effective) {
        (Use::Keep | Use::NewFactor, Notation::Text) if plan.profile.kind == ColumnKind::Empty => Vec::new(),
        (Use::Keep | Use::NewFactor, _) => {
            let mut all = vec![Notation::Text];
            all.extend(numbers(decimal));
            all.extend(days());
            all
        }
        (_, Notation::Number { .. }) => numbers(decimal),
        (_, Notation::Day { .. }) => days(),
        _ => Vec::new(),
    }
}

fn numbers(decimal: DecimalMark) -> Vec<Notation> {
    let one = |decimal| Notation::Number {
        decimal,
        multiple: Multiple::One,
    };
    let rest = Multiple::ALL.into_iter().filter(|m| *m != Multiple::One);
    let mut all = vec![one(DecimalMark::Point), one(DecimalMark::Comma)];
    all.extend(rest.map(|multiple| Notation::Number { decimal, multiple }));
    all
}

fn days() -> Vec<Notation> {
    let orders = [
        DateOrder::YearFirst,
        DateOrder::DayFirst,
        DateOrder::MonthFirst,
        DateOrder::ExcelSerial,
    ];
    orders.map(|order| Notation::Day { order }).to_vec()
}

/// The key of a way of reading in the list.
pub fn key(notation: Notation) -> String {
    match notation {
        Notation::Text => "text".to_owned(),
        Notation::Number {
            decimal,
            multiple: Multiple::One,
        } => if decimal == DecimalMark::Comma {
            "number-comma"
        } else {
            "number"
        }
        .to_owned(),
        Notation::Number { multiple, .. } => format!("times-{}", multiple.factor()),
        Notation::Day { order } => match order {
            DateOrder::DayFirst => "day-first",
            DateOrder::MonthFirst => "month-first",
            DateOrder::ExcelSerial => "serial",
            DateOrder::YearFirst | DateOrder::Unknown => "year-first",
        }
        .to_owned(),
    }
}

/// The list for a select.
pub fn choices(notations: &[Notation], lang: Lang) -> Vec<Choice> {
    notations
        .iter()
        .map(|n| Choice::new(key(*n), n.name(lang)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_reading_has_a_key_of_its_own() {
        let mut keys: Vec<String> = numbers(DecimalMark::Comma)
            .into_iter()
            .chain(days())
            .map(key)
            .collect();
        let count = keys.len();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), count);
    }
}
