//! What a number field accepts and shows: the rules of one input, apart from the page so that they are tested.

use crate::i18n::Lang;
use crate::i18n::number::{DecimalMark, NumberProblem, NumberStyle, format_number, parse_number};

/// How a stored value relates to what the field shows.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Scale {
    /// Shown as stored.
    #[default]
    Plain,
    /// Stored as a fraction, shown in per cent: 0.45 shows as 45.
    Fraction,
    /// Stored in per cent, shown in per cent: 45 shows as 45.
    PerCent,
    /// Stored in single units and shown in a larger one, such as 万元 with 10 000: 30 000 shows as 3. A magnitude in the
    /// text (`1.2亿`, `50K`) counts in single units, so that `2.4亿` in a field of 万元 is 240 000 000.
    InUnitsOf(f64),
}

/// What a number field accepts; bounds are in the stored unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NumberRules {
    /// Stored value against shown value.
    pub scale: Scale,
    /// Least value.
    pub min: Option<f64>,
    /// Greatest value.
    pub max: Option<f64>,
    /// Whole numbers only, as shown.
    pub is_whole: bool,
    /// Decimals shown at most.
    pub decimals: u8,
    /// What one press of an arrow key adds, as shown.
    pub step: f64,
    /// Commas between thousands; a year has none.
    pub is_grouped: bool,
}

impl Default for NumberRules {
    fn default() -> Self {
        Self {
            scale: Scale::Plain,
            min: None,
            max: None,
            is_whole: false,
            decimals: 2,
            step: 1.0,
            is_grouped: true,
        }
    }
}

/// Why a text does not enter the document.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum EntryProblem {
    /// It is not a number.
    Number(NumberProblem),
    /// It has decimals where only whole numbers count.
    NotWhole,
    /// It is below the least value.
    TooSmall,
    /// It is above the greatest value.
    TooLarge,
}

impl NumberRules {
    /// A number of at least 0.
    #[must_use]
    pub const fn amount() -> Self {
        Self {
            scale: Scale::Plain,
            min: Some(0.0),
            max: None,
            is_whole: false,
            decimals: 2,
            step: 1.0,
            is_grouped: true,
        }
    }

    /// A whole number of at least 0.
    #[must_use]
    pub const fn count() -> Self {
        Self {
            is_whole: true,
            decimals: 0,
            ..Self::amount()
        }
    }

    /// A share from 0 to 1, shown as 0 to 100 %.
    #[must_use]
    pub const fn share() -> Self {
        Self {
            scale: Scale::Fraction,
            max: Some(1.0),
            decimals: 1,
            ..Self::amount()
        }
    }

    /// The same with other bounds, in the stored unit.
    #[must_use]
    pub const fn between(self, min: f64, max: f64) -> Self {
        Self {
            min: Some(min),
            max: Some(max),
            ..self
        }
    }

    /// Reads a typed text into the stored unit.
    ///
    /// A percentage is taken as one wherever the field shows per cent; a bare number there counts as per cent.
    ///
    /// ```
    /// use loudou::ui::components::{NumberRules, Scale};
    /// assert_eq!(NumberRules::share().read("45"), Ok(0.45));
    /// assert_eq!(NumberRules::share().read("45%"), Ok(0.45));
    /// assert_eq!(NumberRules::amount().read("1.2万"), Ok(12_000.0));
    /// let money = NumberRules { scale: Scale::InUnitsOf(10_000.0), ..NumberRules::amount() };
    /// assert_eq!(money.read("2.4亿"), Ok(240_000_000.0));
    /// assert_eq!(money.read("24,000"), Ok(240_000_000.0));
    /// ```
    ///
    /// # Errors
    ///
    /// An [`EntryProblem`], with a sentence for the reader.
    pub fn read(&self, text: &str) -> Result<f64, EntryProblem> {
        let parsed = parse_number(text, DecimalMark::Point).map_err(EntryProblem::Number)?;
        let value = match self.scale {
            Scale::Plain => parsed.value,
            // A fraction such as 1/3 is a share as it stands; "45" is meant in per cent.
            Scale::Fraction if parsed.percent || text.contains('/') => parsed.value,
            Scale::Fraction => parsed.value / 100.0,
            Scale::PerCent if parsed.percent || text.contains('/') => settled(parsed.value * 100.0),
            Scale::PerCent => parsed.value,
            Scale::InUnitsOf(_) if has_magnitude(text) => parsed.value,
            Scale::InUnitsOf(unit) => settled(parsed.value * unit),
        };
        self.check(value)
    }

    /// Holds a value against the bounds.
    ///
    /// # Errors
    ///
    /// Which bound it breaks.
    pub fn check(&self, value: f64) -> Result<f64, EntryProblem> {
        if !value.is_finite() {
            Err(EntryProblem::Number(NumberProblem::TooLarge))
        } else if self.is_whole && settled(self.as_shown(value)).fract() != 0.0 {
            Err(EntryProblem::NotWhole)
        } else if self.min.is_some_and(|min| value < min) {
            Err(EntryProblem::TooSmall)
        } else if self.max.is_some_and(|max| value > max) {
            Err(EntryProblem::TooLarge)
        } else {
            Ok(value)
        }
    }

    /// The value as the field shows it, without its unit.
    ///
    /// ```
    /// use loudou::i18n::Lang;
    /// use loudou::ui::components::NumberRules;
    /// assert_eq!(NumberRules::share().show(0.925, Lang::Zh), "92.5");
    /// assert_eq!(NumberRules::count().show(24_000.0, Lang::En), "24,000");
    /// ```
    #[must_use]
    pub fn show(&self, value: f64, lang: Lang) -> String {
        let style = NumberStyle::decimals(0, self.decimals);
        let style = if self.is_grouped { style } else { style.ungrouped() };
        let text = format_number(self.as_shown(value), lang, style);
        // The typographic minus is for reading; a field shows the one a keyboard has.
        text.replace('\u{2212}', "-")
    }

    /// The value `steps` presses of an arrow key away, held inside the bounds and free of binary dust.
    #[must_use]
    pub fn stepped(&self, value: f64, steps: f64) -> f64 {
        let shown = settled(self.as_shown(value) + steps * self.step);
        let stored = match self.scale {
            Scale::Fraction => settled(shown / 100.0),
            Scale::InUnitsOf(unit) => settled(shown * unit),
            _ => shown,
        };
        let stored = self.min.map_or(stored, |min| stored.max(min));
        let stored = self.max.map_or(stored, |max| stored.min(max));
        // Adding zero turns negative zero into zero.
        if stored.is_finite() { stored + 0.0 } else { value }
    }

    fn as_shown(&self, value: f64) -> f64 {
        match self.scale {
            Scale::Fraction => settled(value * 100.0),
            Scale::InUnitsOf(unit) if unit > 0.0 => settled(value / unit),
            _ => value,
        }
    }

    /// Says what is wrong, with the bound in the field's own unit.
    #[must_use]
    pub fn sentence(&self, problem: EntryProblem, unit: &str, lang: Lang) -> String {
        let texts = lang.texts().parts();
        let bound = |limit: Option<f64>| {
            limit.map_or_else(String::new, |limit| join_unit(&self.show(limit, lang), unit))
        };
        match problem {
            EntryProblem::Number(problem) => problem.sentence(lang),
            EntryProblem::NotWhole => texts.needs_whole.to_owned(),
            EntryProblem::TooSmall => (texts.at_least)(&bound(self.min)),
            EntryProblem::TooLarge => (texts.at_most)(&bound(self.max)),
        }
    }
}

/// `92%`, `100 万元`.
fn join_unit(number: &str, unit: &str) -> String {
    match unit {
        "" => number.to_owned(),
        "%" => format!("{number}%"),
        _ => format!("{number} {unit}"),
    }
}

/// Whether the text names a magnitude of its own.
fn has_magnitude(text: &str) -> bool {
    text.chars().any(|c| "百千万亿kKmMbBtT".contains(c))
}

/// Rounds away the dust of binary fractions: twelve significant places are more than any field shows.
fn settled(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    format!("{value:.11e}").parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_takes_per_cent_bare_numbers_and_fractions() {
        let share = NumberRules::share();
        assert_eq!(share.read("7.1"), Ok(0.071));
        assert_eq!(share.read("1/4"), Ok(0.25));
        assert_eq!(share.read("101"), Err(EntryProblem::TooLarge));
        assert_eq!(share.read("-1%"), Err(EntryProblem::TooSmall));
    }

    #[test]
    fn per_cent_stored_as_per_cent_stays_so() {
        let rules = NumberRules {
            scale: Scale::PerCent,
            ..NumberRules::amount()
        };
        assert_eq!(rules.read("45"), Ok(45.0));
        assert_eq!(rules.read("45%"), Ok(45.0));
        assert_eq!(rules.read("7.1%"), Ok(7.1));
    }

    #[test]
    fn steps_leave_no_dust_and_stop_at_the_bounds() {
        let rules = NumberRules {
            step: 0.1,
            ..NumberRules::amount()
        };
        assert_eq!(rules.stepped(0.2, 1.0), 0.3);
        assert_eq!(rules.stepped(0.05, -1.0), 0.0);
        assert_eq!(NumberRules::share().stepped(0.92, 1.0), 0.93);
        assert_eq!(NumberRules::share().stepped(0.995, 10.0), 1.0);
    }

    #[test]
    fn whole_numbers_only_where_asked() {
        assert_eq!(NumberRules::count().read("2.5"), Err(EntryProblem::NotWhole));
        assert_eq!(NumberRules::count().read("1.2万"), Ok(12_000.0));
    }

    #[test]
    fn sentences_name_the_bound_in_the_fields_unit() {
        let share = NumberRules::share();
        assert_eq!(
            share.sentence(EntryProblem::TooLarge, "%", Lang::Zh),
            "不能大于 100%。"
        );
        assert_eq!(
            share.sentence(EntryProblem::TooSmall, "%", Lang::En),
            "Must be at least 0%."
        );
    }

    #[test]
    fn negative_numbers_show_the_minus_of_a_keyboard() {
        assert_eq!(NumberRules::default().show(-1_234.5, Lang::En), "-1,234.5");
    }
}
