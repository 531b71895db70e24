//! Every input is declared once and can be read and set.

use crate::engines::value::{Source, Sourced};
use crate::models::parameter::Parameters;
use crate::models::sales_org::Input;

#[test]
fn every_input_is_declared_once_and_can_be_set() {
    let mut input = Input::default();
    let list = input.parameters();
    let mut ids: Vec<&str> = list.iter().map(|parameter| parameter.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), list.len());
    for parameter in &list {
        let id = &parameter.id;
        assert_eq!(input.parameter(id).as_ref(), Some(parameter));
        let before = input.get(id).unwrap();
        assert_eq!(before.source, Source::Sample, "{id}");
        assert!((parameter.min..=parameter.max).contains(&before.value), "{id}");
        assert!(parameter.name.zh != parameter.name.en, "{id}");
        assert!(input.set(id, Sourced::typed(parameter.min)), "{id}");
        assert_eq!(input.get(id), Some(Sourced::typed(parameter.min)), "{id}");
    }
    assert!(!input.set("layer/none/span", Sourced::typed(3.0)));
    assert!(!input.set("band/none/low", Sourced::typed(0.0)));
    assert_eq!(input.get("nothing"), None);
}

#[test]
fn the_template_is_its_own_default() {
    let input = Input::default();
    for parameter in input.parameters() {
        if !parameter.id.starts_with("layer/") {
            assert_eq!(
                input.get(&parameter.id).unwrap().value,
                parameter.default,
                "{}",
                parameter.id
            );
        }
    }
}

#[test]
fn an_older_document_takes_the_template_for_what_it_lacks() {
    let read: Input = serde_json::from_str(r#"{"contract_value": {"v": 5000}}"#).unwrap();
    assert_eq!(read.contract_value.value, 5000.0);
    assert_eq!(read.layers, Input::default().layers);
    let whole = serde_json::to_string(&read).unwrap();
    assert_eq!(serde_json::from_str::<Input>(&whole).unwrap(), read);
}
