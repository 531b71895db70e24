//! Figures and inputs of any model in words: by their unit, their formula, their source; and what a step did.

use crate::engines::formula::{Binding, Formula, Token, text};
use crate::engines::value::Source;
use crate::i18n::number::{NumberStyle, format_number};
use crate::i18n::{Lang, fill, form};
use crate::models::headline::{About, Headline};
use crate::models::parameter::{Parameter, Unit};
use crate::ui::components::{Explain, ExplainInput, NumberRules, Scale};
use crate::ui::format;
use crate::workspace::{Currency, MoneyUnit, Profile, StepLabel};

/// How amounts are written: the language, and how the workspace shows money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// The language.
    pub lang: Lang,
    /// Currency and unit of money.
    pub money: (Currency, MoneyUnit),
}

impl Style {
    /// The style of a workspace in a language.
    #[must_use]
    pub const fn of(profile: &Profile, lang: Lang) -> Self {
        Self {
            lang,
            money: (profile.currency, money_unit(profile.money_unit, lang)),
        }
    }

    /// The same with money in single units: a telephone call costs 6 元, not 0.0006 万元.
    #[must_use]
    pub const fn single(self) -> Self {
        Self {
            money: (self.money.0, MoneyUnit::One),
            ..self
        }
    }

    /// An amount with its unit: `955 万元/年`, `25 人`, `46.9%`.
    #[must_use]
    pub fn amount(self, value: f64, unit: Unit) -> String {
        self.behind(self.number(value, unit), unit)
    }

    /// The same for a part of a formula, so exact that with its like it comes to the result as shown: off by no more
    /// than a share `within` of itself.
    fn part(self, value: f64, unit: Unit, within: f64) -> String {
        let scaled = self.scaled(value, unit);
        let mut decimals = decimals(scaled, unit);
        let shown = |decimals: u8| {
            let scale = libm::pow(10.0, f64::from(decimals));
            libm::round(scaled * scale) / scale
        };
        while decimals < MOST_DECIMALS && (shown(decimals) - scaled).abs() > within * scaled.abs() {
            decimals += 1;
        }
        self.behind(
            format_number(scaled, self.lang, NumberStyle::decimals(0, decimals)),
            unit,
        )
    }

    /// How exact the parts of a formula are, from how exactly its result is shown: half its last place.
    fn exactness(self, result: Option<f64>, unit: Unit) -> f64 {
        let scaled = result.map_or(0.0, |value| self.scaled(value, unit));
        let place = 0.5 / libm::pow(10.0, f64::from(decimals(scaled, unit)));
        (place / scaled.abs().max(place) / 4.0).clamp(2e-6, 2e-4)
    }

    /// A number with its unit.
    fn behind(self, number: String, unit: Unit) -> String {
        if unit == Unit::MonthNumber {
            return fill(self.lang.texts().figures().month_number, &[("n", &number)]);
        }
        match self.unit_of(unit, is_one(&number)) {
            word if word.is_empty() => number,
            word if word == "%" => format!("{number}%"),
            word => format!("{number} {word}"),
        }
    }

    /// An amount that may not exist: a dash where it does not.
    #[must_use]
    pub fn maybe(self, value: Option<f64>, unit: Unit) -> String {
        value.map_or_else(|| "—".to_owned(), |value| self.amount(value, unit))
    }

    /// A difference, with its sign; of shares in points.
    #[must_use]
    pub fn change(self, value: f64, unit: Unit) -> String {
        let amount = match unit {
            // A small difference of two probabilities is no rare event.
            Unit::Probability => return self.change(value, Unit::Share),
            Unit::Share | Unit::Percent => {
                let points = self.lang.texts().figures().unit_share_points;
                let number = self.number(value, unit);
                format!("{number} {}", form(points, is_one(&number)))
            }
            // Between two of them lie months.
            Unit::MonthNumber => self.amount(value, Unit::Months),
            _ => self.amount(value, unit),
        };
        if value > 0.0 { format!("+{amount}") } else { amount }
    }

    /// The number of an amount as shown, without its unit; of a rare or nearly certain event which side of a bound its
    /// probability lies on: `<0.1`.
    #[must_use]
    pub fn number(self, value: f64, unit: Unit) -> String {
        let beyond = |side: char, bound: f64| format!("{side}{}", self.number(bound, Unit::Share));
        match unit {
            Unit::Probability if 0.0 < value && value < RARE => return beyond('<', RARE),
            Unit::Probability if 1.0 - RARE < value && value < 1.0 => return beyond('>', 1.0 - RARE),
            _ => {}
        }
        let value = self.scaled(value, unit);
        let style = NumberStyle::decimals(0, decimals(value, unit));
        let style = if unit == Unit::Year {
            style.ungrouped()
        } else {
            style
        };
        format_number(value, self.lang, style)
    }

    /// An amount in the unit it is shown in, for the axis of a chart.
    #[must_use]
    pub fn scaled(self, value: f64, unit: Unit) -> f64 {
        match unit {
            Unit::Share | Unit::Probability | Unit::SharePoints => value * 100.0,
            unit if is_money(unit) => value / self.money.1.factor(),
            _ => value,
        }
    }

    /// A unit as written behind a number or in a heading; empty for a plain one.
    #[must_use]
    pub fn unit(self, unit: Unit) -> String {
        self.unit_of(unit, false)
    }

    /// A unit as written behind this amount: one person, two people.
    #[must_use]
    pub fn unit_behind(self, value: f64, unit: Unit) -> String {
        self.unit_of(unit, is_one(&self.number(value, unit)))
    }

    /// A unit as written behind one of it, or behind another number.
    fn unit_of(self, unit: Unit, is_one: bool) -> String {
        let words = self.lang.texts().figures();
        let money = |per: &str| format!("{}{per}", self.money_word());
        let word = match unit {
            Unit::Share | Unit::Probability | Unit::Percent => "%",
            Unit::SharePoints => words.unit_share_points,
            Unit::Points | Unit::SignedPoints => words.unit_points,
            Unit::PerMonth => words.unit_per_month,
            Unit::Months => words.unit_months,
            Unit::MonthNumber => words.unit_month_number,
            Unit::HoursPerMonth => words.unit_hours_per_month,
            Unit::Hours => words.unit_hours,
            Unit::Days => words.unit_days,
            Unit::Persons => words.unit_persons,
            Unit::Customers => words.unit_customers,
            Unit::CustomersPerYear => words.unit_customers_per_year,
            Unit::Plain | Unit::Year => "",
            Unit::Money => return money(""),
            Unit::MoneyPerMonth => return money(words.per_month),
            Unit::MoneyPerYear => return money(words.per_year),
        };
        form(word, is_one).to_owned()
    }

    /// A unit as a field shows it, whose label says per what.
    #[must_use]
    pub fn field_unit(self, unit: Unit) -> String {
        self.unit(if is_money(unit) { Unit::Money } else { unit })
    }

    /// What money is counted in: `万元`, `K USD`.
    fn money_word(self) -> String {
        let words = self.lang.texts().figures();
        let (currency, unit) = self.money;
        let multiple = match unit {
            MoneyUnit::One => "",
            MoneyUnit::Thousand => words.thousand,
            MoneyUnit::TenThousand => words.ten_thousand,
            MoneyUnit::Million => words.million,
        };
        let name = if currency == Currency::Cny {
            words.yuan
        } else {
            currency.code()
        };
        match self.lang {
            Lang::En if !multiple.is_empty() => format!("{multiple} {name}"),
            _ => format!("{multiple}{name}"),
        }
    }

    /// What a field accepts, from the input's declaration.
    #[must_use]
    pub fn rules(self, parameter: &Parameter) -> NumberRules {
        let factor = self.money.1.factor();
        let (scale, step, decimals) = match parameter.unit {
            Unit::Share | Unit::Probability | Unit::SharePoints => {
                (Scale::Fraction, parameter.step * 100.0, 2)
            }
            unit if is_money(unit) => (Scale::InUnitsOf(factor), (parameter.step / factor).max(0.01), 4),
            _ => (Scale::Plain, parameter.step, 2),
        };
        NumberRules {
            scale,
            min: Some(parameter.min),
            max: Some(parameter.max),
            is_whole: parameter.integer && scale == Scale::Plain,
            decimals: if parameter.integer && scale == Scale::Plain {
                0
            } else {
                decimals
            },
            step,
            is_grouped: parameter.unit != Unit::Year,
        }
    }

    /// How a figure comes about.
    #[must_use]
    pub fn explained(self, headline: &Headline, formula: Option<Formula<About>>) -> Explain {
        let result = self.maybe(headline.value, headline.unit);
        let within = self.exactness(headline.value, headline.unit);
        let title = self.lang.of(&headline.name).to_owned();
        match formula {
            Some(formula) => self.told(title, result, &formula, within),
            None => Explain {
                title,
                result,
                ..Explain::default()
            },
        }
    }

    /// The same of a figure that its page writes in a way of its own; parts are off by no more than a share `within` of
    /// themselves.
    #[must_use]
    pub fn told(self, title: String, result: String, formula: &Formula<About>, within: f64) -> Explain {
        let (names, numbers) = self.lines(formula, within);
        Explain {
            formula: names,
            with_numbers: format!("{numbers} = {result}"),
            inputs: self.inputs(formula, within),
            notes: Vec::new(),
            title,
            result,
        }
    }

    /// A formula in names, and with its numbers.
    #[must_use]
    pub fn lines(self, formula: &Formula<About>, within: f64) -> (String, String) {
        let about = |id: &str| formula.bindings.iter().find(|binding| binding.var.0 == id);
        let name = |id: &str| {
            about(id).map_or_else(
                || id.to_owned(),
                |binding| self.lang.of(&binding.about.name).to_owned(),
            )
        };
        let shown = |token: &Token| match token {
            Token::Number { value, of: Some(id) } => {
                about(&id.0).map(|binding| self.part(*value, binding.about.unit, within))
            }
            _ => None,
        };
        (
            self::formula(&formula.symbolic(), name, self.lang),
            printed(&formula.with_numbers(), name, shown, self.lang),
        )
    }

    /// What a formula's variables are, and where each came from.
    #[must_use]
    pub fn inputs(self, formula: &Formula<About>, within: f64) -> Vec<ExplainInput> {
        let words = self.lang.texts().figures();
        let input = |binding: &Binding<About>| ExplainInput {
            name: self.lang.of(&binding.about.name).to_owned(),
            value: binding.value.map_or_else(
                || "—".to_owned(),
                |value| self.part(value, binding.about.unit, within),
            ),
            source: binding
                .about
                .source
                .map_or(words.computed, |from| source(from, self.lang))
                .to_owned(),
            is_sample: binding.about.source == Some(Source::Sample),
        };
        formula.bindings.iter().map(input).collect()
    }
}

/// English counts in thousands where Chinese does in 万.
const fn money_unit(unit: MoneyUnit, lang: Lang) -> MoneyUnit {
    match (unit, lang) {
        (MoneyUnit::TenThousand, Lang::En) => MoneyUnit::Thousand,
        (unit, _) => unit,
    }
}

/// Decimals with which a number, in the unit it is shown in, is shown.
fn decimals(value: f64, unit: Unit) -> u8 {
    let most = match unit {
        // What is not certain is not shown as 100 %.
        Unit::Share | Unit::Probability if value < 100.0 => decimals_for(100.0 - value, 1),
        Unit::Share | Unit::Probability | Unit::SharePoints => 1,
        Unit::Persons | Unit::Customers | Unit::CustomersPerYear => 1,
        unit if is_money(unit) && value.abs() >= 100.0 => 1,
        _ => 2,
    };
    decimals_for(value, most)
}

/// Decimals with which a value that is not 0 does not look like it: as many as asked for, or more where it is small.
fn decimals_for(value: f64, most: u8) -> u8 {
    let mut decimals = most;
    let mut scale = libm::pow(10.0, f64::from(most));
    while decimals < MOST_DECIMALS && value != 0.0 && libm::round(value.abs() * scale) < 1.0 {
        decimals += 1;
        scale *= 10.0;
    }
    decimals
}

/// Decimals at most.
const MOST_DECIMALS: u8 = 6;

/// Below it, and as near to certain, how large a probability is says nothing more to anybody who plans by it.
const RARE: f64 = 0.001;

/// Whether a number is shown as one of its unit, be it one less.
fn is_one(number: &str) -> bool {
    matches!(number, "1" | "-1" | "−1")
}

const fn is_money(unit: Unit) -> bool {
    matches!(unit, Unit::Money | Unit::MoneyPerMonth | Unit::MoneyPerYear)
}

/// Where a value came from.
#[must_use]
pub const fn source(source: Source, lang: Lang) -> &'static str {
    let words = lang.texts().figures();
    match source {
        Source::Sample => words.source_sample,
        Source::Typed => words.source_typed,
        Source::Imported => words.source_imported,
        Source::Linked => words.source_linked,
    }
}

/// What a step did.
#[must_use]
pub fn step_label(label: &StepLabel, lang: Lang) -> String {
    let words = lang.texts().shell();
    let counted = |template, n: &usize| fill(template, &[("n", &format::count(*n, lang))]);
    match label {
        StepLabel::Input(name) => lang.of(name).to_owned(),
        StepLabel::Profile => words.step_profile.to_owned(),
        StepLabel::Card => words.step_card.to_owned(),
        StepLabel::Normalise => words.step_normalise.to_owned(),
        StepLabel::Confirm => words.step_confirm.to_owned(),
        StepLabel::Basis => words.step_basis.to_owned(),
        StepLabel::Cells(n) => counted(words.step_cells, n),
        StepLabel::AddLeads(n) => counted(words.step_add, n),
        StepLabel::RemoveLeads(n) => counted(words.step_remove, n),
        StepLabel::Import(n) => counted(words.step_import, n),
        StepLabel::Override => words.step_override.to_owned(),
        StepLabel::Scenario => words.step_scenario.to_owned(),
        StepLabel::Restore => words.step_restore.to_owned(),
    }
}

/// A printed formula as text; `name` gives a variable's name.
#[must_use]
pub fn formula(tokens: &[Token], name: impl Fn(&str) -> String, lang: Lang) -> String {
    printed(tokens, name, |_| None, lang)
}

/// The same; `shown` gives a number another form.
fn printed(
    tokens: &[Token],
    name: impl Fn(&str) -> String,
    shown: impl Fn(&Token) -> Option<String>,
    lang: Lang,
) -> String {
    text(tokens, |token| {
        shown(token).unwrap_or_else(|| match token {
            Token::Name(id) => name(&id.0),
            Token::Number { value, .. } => format::number(*value, lang),
            _ => String::new(),
        })
    })
}

#[cfg(test)]
mod tests;
