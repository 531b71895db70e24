//! Every number of the model has one path and stays in its range.

use std::collections::HashSet;

use proptest::prelude::*;

use super::*;
use crate::engines::scorecard::tests::arbitrary::cards;
use crate::engines::value::{Source, Sourced};
use crate::models::parameter::{Parameters, Unit};

/// The template and some other scorecard side by side.
fn inputs() -> impl Strategy<Value = Input> {
    cards().prop_map(|card| {
        let mut input = Input::default();
        input.cards.push(card.into());
        input
    })
}

#[test]
fn the_template_declares_what_it_holds() {
    let input = Input::default();
    // Nine plain numbers, seven weights, thirty-five levels, four cuts.
    assert_eq!(input.parameters().len(), 55);
    assert_eq!(input.get("mid_high_share"), Some(Sourced::sample(0.3)));
    assert_eq!(
        input.get(&weight_path("template", "need_fit")),
        Some(Sourced::sample(20.0))
    );
    assert_eq!(
        input.get(&level_path("template", "need_fit", "need_fit.4")),
        Some(Sourced::sample(75.0))
    );
    assert_eq!(input.get(&cut_path("template", "b")), Some(Sourced::sample(50.0)));
}

#[test]
fn paths_that_lead_nowhere_are_refused() {
    let mut input = Input::default();
    let before = input.clone();
    for id in [
        "",
        "card",
        "card/",
        "card/template",
        "card/template/",
        "card/template/weight",
        "card/template/weight/none",
        "card/other/weight/need_fit",
        "card/template/points/need_fit",
        "card/template/points/need_fit/none",
        "card/template/band/need_fit/0",
        "card/template/decay/need_fit",
        "card/template/cut/z",
        "mid_high_share/",
        "card/template/band/need_fit/-1",
    ] {
        assert_eq!(input.get(id), None, "{id}");
        assert!(!input.set(id, Sourced::typed(1.0)), "{id}");
    }
    assert_eq!(input, before);
}

#[test]
fn nan_is_refused_and_what_is_out_of_range_is_brought_in() {
    let mut input = Input::default();
    assert!(!input.set("mid_high_share", Sourced::typed(f64::NAN)));
    assert_eq!(input, Input::default());
    for (value, kept) in [(f64::INFINITY, 1.0), (-3.0, 0.0), (-0.0, 0.0), (0.305, 0.305)] {
        assert!(input.set("mid_high_share", Sourced::typed(value)));
        let now = input.number("mid_high_share");
        assert_eq!((now.value, now.source), (kept, Source::Typed));
        assert!(now.value.is_sign_positive());
    }
    let weight = weight_path("template", "need_fit");
    for (value, kept) in [(1e300, 100.0), (-1e300, 0.0), (12.4, 12.0), (12.5, 13.0)] {
        assert!(input.set(&weight, Sourced::typed(value)));
        assert_eq!(input.get(&weight), Some(Sourced::typed(kept)));
    }
}

#[test]
fn names_come_in_both_languages() {
    for parameter in Input::default().parameters() {
        assert!(
            !parameter.name.zh.is_empty() && !parameter.name.en.is_empty(),
            "{}",
            parameter.id
        );
        assert!(
            parameter.name.en.is_ascii() || parameter.name.en.contains('·'),
            "{}",
            parameter.name.en
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn paths_are_unique_and_each_can_be_read_and_set(input in inputs(), value in -300.0..300.0_f64) {
        let list = input.parameters();
        let ids: HashSet<&str> = list.iter().map(|p| p.id.as_str()).collect();
        prop_assert_eq!(ids.len(), list.len());
        for parameter in &list {
            prop_assert_eq!(input.parameter(&parameter.id), Some(parameter.clone()));
            let mut changed = input.clone();
            let now = changed.get(&parameter.id).unwrap();
            prop_assert!((parameter.min..=parameter.max).contains(&now.value), "{}", parameter.id);
            prop_assert!(changed.set(&parameter.id, Sourced::typed(value)));
            let after = changed.get(&parameter.id).unwrap();
            prop_assert_eq!(after, Sourced::typed(parameter.admit(value).unwrap()));
            prop_assert!((parameter.min..=parameter.max).contains(&after.value));
            prop_assert!(!parameter.integer || after.value.fract() == 0.0);
            // Nothing else moved: with the old value back, all is as it was.
            prop_assert!(changed.set(&parameter.id, now));
            changed.numbers.retain(|_, number| number.source == Source::Typed);
            prop_assert_eq!(&changed, &input);
        }
    }

    #[test]
    fn units_say_what_may_be_negative(input in inputs()) {
        for parameter in input.parameters() {
            prop_assert_eq!(parameter.min < 0.0, parameter.unit == Unit::SignedPoints);
            prop_assert!(parameter.min < parameter.max && parameter.step > 0.0);
        }
    }
}
