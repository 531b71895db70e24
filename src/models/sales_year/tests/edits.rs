//! Changes that are no numbers.

use super::*;
use crate::engines::value::Text;
use crate::models::layer::RowRefusal;
use crate::models::row_id::Taken;

#[test]
fn roles_come_and_go() {
    let mut input = Input::default();
    for _ in 1..MOST_ROLES {
        Edit::AddRole.apply(&mut input, &Taken::NONE).unwrap();
    }
    assert_eq!(
        Edit::AddRole.apply(&mut input, &Taken::NONE),
        Err(RowRefusal::Full)
    );
    let before = evaluate(&Input::default());
    assert_eq!(evaluate(&input).years[0].revenue, before.years[0].revenue); // the new ones are empty
    Edit::MoveRole("rep".into(), 99)
        .apply(&mut input, &Taken::NONE)
        .unwrap();
    assert_eq!(input.roles.last().unwrap().id, "rep");
    Edit::RenameRole("rep".into(), Text::own("KA"))
        .apply(&mut input, &Taken::NONE)
        .unwrap();
    Edit::RemoveRole("role1".into())
        .apply(&mut input, &Taken::NONE)
        .unwrap();
    assert_eq!(
        Edit::RemoveRole("role1".into()).apply(&mut input, &Taken::NONE),
        Err(RowRefusal::NotThere)
    );
    Edit::AddRole.apply(&mut input, &Taken::NONE).unwrap();
    let ids: std::collections::HashSet<&str> = input.roles.iter().map(|role| role.id.as_str()).collect();
    assert_eq!(ids.len(), input.roles.len());
}

#[test]
fn the_form_of_a_rate_changes_nothing() {
    let mut input = Input::default();
    let before = evaluate(&input).years[0].revenue;
    for is_ramping in [true, false] {
        let (role, form) = ("rep".to_owned(), RateForm::AnnualAttrition);
        Edit::RateForm {
            role,
            is_ramping,
            form,
        }
        .apply(&mut input, &Taken::NONE)
        .unwrap();
    }
    assert!((evaluate(&input).years[0].revenue / before - 1.0).abs() < 1e-5);
    let rate = input.roles[0].retention_qualified;
    assert!(rate.low.value < rate.likely.value && rate.likely.value < rate.high.value);
    let (role, form) = ("rep".to_owned(), RateForm::Monthly);
    Edit::RateForm {
        role,
        is_ramping: true,
        form,
    }
    .apply(&mut input, &Taken::NONE)
    .unwrap();
    assert!((input.roles[0].retention_ramping.likely.value - 0.92).abs() < 1e-6);
}

#[test]
fn heads_stay_when_they_are_told_in_another_way() {
    let mut input = Input::default();
    Edit::ByAge("rep".into(), false)
        .apply(&mut input, &Taken::NONE)
        .unwrap();
    assert_eq!(input.roles[0].ramping.value, 4.0);
    Edit::ByAge("rep".into(), true)
        .apply(&mut input, &Taken::NONE)
        .unwrap();
    let heads: Vec<f64> = input.roles[0].ramping_by_age.iter().map(|n| n.value).collect();
    assert_eq!(heads, [4.0 / 3.0; 3]);
}

#[test]
fn a_cap_can_be_the_same_every_month() {
    let mut input = Input::default();
    Edit::CapEven("rep".into(), 1)
        .apply(&mut input, &Taken::NONE)
        .unwrap();
    let report = evaluate(&input);
    assert!(report.months.iter().all(|month| month.cap == 1));
    // One sentence for all of them.
    let above = Problem::AboveCap {
        role: 0,
        first: 0,
        months: 12,
    };
    assert_eq!(report.problems, [above]);
}
