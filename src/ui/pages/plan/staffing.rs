//! People by month, whatever the model: those on board as layers, and all of it in words.

use crate::charts::staffing::{Staffing, StaffingLayer, StaffingMonth};
use crate::models::parameter::Unit;
use crate::ui::figure::Style;

/// Heads of a month, with what they are called.
pub type Heads<M> = (&'static str, fn(&M) -> f64);

/// Draws months of people: `layers` stand on each other, with whether they are still maturing; `besides` is only read.
/// `named` gives a month's key and its name.
pub fn staffing<M>(
    (style, width): (Style, f64),
    months: &[M],
    named: impl Fn(&M) -> (String, String),
    layers: &[(Heads<M>, bool)],
    besides: &[Heads<M>],
) -> Staffing {
    let count = |value: f64| style.number(value, Unit::Persons);
    let said = |(name, heads): &Heads<M>, month: &M| format!("{name} {}", count(heads(month)));
    let layer = |(heads, is_maturing): &(Heads<M>, bool)| StaffingLayer {
        name: heads.0.to_owned(),
        end_label: months.last().map_or_else(String::new, |month| said(heads, month)),
        is_maturing: *is_maturing,
    };
    let month = |month: &M| {
        let (key, name) = named(month);
        let heads: Vec<f64> = layers.iter().map(|((_, heads), _)| heads(month)).collect();
        let read = layers.iter().map(|(heads, _)| heads).chain(besides);
        StaffingMonth {
            key,
            name,
            label: count(heads.iter().sum::<f64>() + 0.0),
            heads,
            reading: read
                .map(|heads| said(heads, month))
                .collect::<Vec<_>>()
                .join(" · "),
        }
    };
    Staffing {
        width,
        layers: layers.iter().map(layer).collect(),
        months: months.iter().map(month).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::workspace::{Currency, MoneyUnit};

    #[test]
    fn layers_add_up_and_the_rest_is_only_read() {
        let style = Style {
            lang: Lang::En,
            money: (Currency::Cny, MoneyUnit::One),
        };
        let months = [(3.0, 1.0, 5.0), (4.0, 2.5, 6.0)];
        let drawn = staffing(
            (style, 640.0),
            &months,
            |month| (month.2.to_string(), format!("m{}", month.2)),
            &[(("Qualified", |m| m.0), false), (("Ramping", |m| m.1), true)],
            &[("Needed", |m| m.2)],
        );
        let last = &drawn.months[1];
        assert_eq!(
            (last.key.as_str(), last.name.as_str(), last.label.as_str()),
            ("6", "m6", "6.5")
        );
        assert_eq!(last.heads, [4.0, 2.5]);
        assert_eq!(last.reading, "Qualified 4 · Ramping 2.5 · Needed 6");
        let ends: Vec<(&str, bool)> = drawn
            .layers
            .iter()
            .map(|l| (l.end_label.as_str(), l.is_maturing))
            .collect();
        assert_eq!(ends, [("Qualified 4", false), ("Ramping 2.5", true)]);
    }
}
