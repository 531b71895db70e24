//! Every number has one path and stays in its range.

use std::collections::HashSet;

use super::*;
use crate::models::row_id::Taken;
use crate::models::sales_year::hints::hints;

#[test]
fn the_sample_holds_what_is_declared_as_default() {
    let input = Input::default();
    for one in input.parameters() {
        let value = input.get(&one.id).unwrap();
        assert_eq!(
            (value.value, value.source),
            (one.default, crate::engines::value::Source::Sample),
            "{}",
            one.id
        );
    }
    assert_eq!(input.get(&hires_path("rep", 12)), Some(Sourced::sample(2.0)));
}

#[test]
fn paths_that_lead_nowhere_are_refused() {
    let mut input = Input::default();
    for id in [
        "",
        "role",
        "role/rep",
        "role/rep/",
        "role/rep/hires/0",
        "role/rep/hires/37",
        "role/rep/hires/+1",
        "role/none/hires/1",
        "share/13",
        "target/4",
        "role/rep/attrition_ramping",
        "role/rep/ramping",
    ] {
        assert!(
            input.get(id).is_none() && !input.set(id, Sourced::typed(1.0)),
            "{id}"
        );
    }
    assert_eq!(input, Input::default());
}

#[test]
fn an_older_document_gets_the_template_for_what_it_lacks() {
    let input: Input =
        serde_json::from_str(r#"{"roles": [{"id": "a", "qualified": {"v": 3, "s": "typed"}}]}"#).unwrap();
    assert_eq!(input.roles[0].qualified, Sourced::typed(3.0));
    assert_eq!(input.shares, Input::default().shares);
}

#[test]
fn hints_stand_beside_numbers_that_there_are() {
    let mut input = Input::default();
    let mut ids: HashSet<String> = HashSet::new();
    for form in [RateForm::Monthly, RateForm::AnnualAttrition] {
        let role = "rep".to_owned();
        Edit::RateForm {
            role,
            is_ramping: false,
            form,
        }
        .apply(&mut input, &Taken::NONE)
        .unwrap();
        ids.extend(
            input
                .parameters()
                .iter()
                .filter_map(|p| p.id.rsplit('/').next().map(str::to_owned)),
        );
    }
    for hint in hints() {
        assert!(hint.about.iter().all(|id| ids.contains(*id)), "{hint:?}");
    }
}

proptest! {
    // Each case sets some hundreds of numbers.
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_number_can_be_read_and_set(input in inputs(), share in 0.0_f64..=1.0) {
        let all = input.parameters();
        let ids: HashSet<&str> = all.iter().map(|one| one.id.as_str()).collect();
        prop_assert_eq!(ids.len(), all.len());
        for one in &all {
            prop_assert_eq!(input.parameter(&one.id), Some(one.clone()));
            let wanted = one.admit(one.min + share * (one.max - one.min)).unwrap();
            let mut set = input.clone();
            prop_assert!(set.set(&one.id, Sourced::typed(wanted)));
            prop_assert_eq!(set.get(&one.id), Some(Sourced::typed(wanted)), "{}", one.id);
            prop_assert!(!set.set(&one.id, Sourced::typed(f64::NAN)));
        }
    }

    #[test]
    fn a_document_comes_back(input in inputs()) {
        let text = serde_json::to_string(&input).unwrap();
        prop_assert_eq!(serde_json::from_str::<Input>(&text).unwrap(), input);
    }
}
