//! Every input is declared once and can be read and set; rows come and go.

use crate::engines::value::{Source, Sourced, Text};
use crate::models::cs_org::{Edit, HoursBasis, Input, TeamEdit};
use crate::models::layer::{LayerEdit, RowRefusal};
use crate::models::parameter::Parameters;
use crate::models::row_id::Taken;

fn with_everything() -> Input {
    let mut input = Input::default();
    Edit::AddTeam.apply(&mut input, &Taken::NONE).unwrap();
    for edit in [
        TeamEdit::LightHours(true),
        TeamEdit::CsmsToday(true),
        TeamEdit::AddMilestone,
        TeamEdit::AddMilestone,
        TeamEdit::Layer(LayerEdit::Add),
        TeamEdit::HoursBasis(HoursBasis::Weeks),
    ] {
        let team = "team-1".to_owned();
        Edit::Team { team, edit }.apply(&mut input, &Taken::NONE).unwrap();
    }
    input
}

#[test]
fn every_input_is_declared_once_and_can_be_set() {
    let mut input = with_everything();
    let list = input.parameters();
    let mut ids: Vec<&str> = list.iter().map(|parameter| parameter.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), list.len());
    for wanted in [
        "months",
        "team/all/customers",
        "team/team-1/light_hours",
        "team/team-1/csms_today",
        "team/team-1/milestone/milestone-2/month",
        "team/all/layer/lead/span",
    ] {
        assert!(ids.contains(&wanted), "{wanted}");
    }
    assert!(!ids.contains(&"team/all/light_hours"));
    for parameter in &list {
        let id = &parameter.id;
        assert_eq!(input.parameter(id).as_ref(), Some(parameter));
        let before = input.get(id).unwrap();
        // A new team has nobody's customers.
        let is_new = ["customers", "growth", "arr"]
            .iter()
            .any(|number| *id == format!("team/team-1/{number}"));
        let source = if is_new { Source::Typed } else { Source::Sample };
        assert_eq!(before.source, source, "{id}");
        assert!((parameter.min..=parameter.max).contains(&before.value), "{id}");
        assert!(parameter.name.zh != parameter.name.en, "{id}");
        assert!(input.set(id, Sourced::typed(parameter.min)), "{id}");
        assert_eq!(input.get(id), Some(Sourced::typed(parameter.min)), "{id}");
    }
    for missing in [
        "team/none/hours",
        "team/all/light_hours",
        "team/all/layer/none/span",
        "team/all",
        "team/all/a/b/c/d",
    ] {
        assert!(!input.set(missing, Sourced::typed(1.0)), "{missing}");
    }
}

#[test]
fn the_last_team_stays() {
    let mut input = with_everything();
    let edit = |team: &str, edit| Edit::Team {
        team: team.into(),
        edit,
    };
    assert_eq!(
        edit("none", TeamEdit::Remove).apply(&mut input, &Taken::NONE),
        Err(RowRefusal::NotThere)
    );
    edit("team-1", TeamEdit::Move(0))
        .apply(&mut input, &Taken::NONE)
        .unwrap();
    assert_eq!(input.teams[0].id, "team-1");
    edit("team-1", TeamEdit::Rename(Text::own("行业")))
        .apply(&mut input, &Taken::NONE)
        .unwrap();
    edit("team-1", TeamEdit::RemoveMilestone("milestone-1".into()))
        .apply(&mut input, &Taken::NONE)
        .unwrap();
    assert_eq!(input.teams[0].milestones.len(), 1);
    edit("all", TeamEdit::Remove)
        .apply(&mut input, &Taken::NONE)
        .unwrap();
    assert_eq!(
        edit("team-1", TeamEdit::Remove).apply(&mut input, &Taken::NONE),
        Err(RowRefusal::LastOne)
    );
}

#[test]
fn an_older_document_takes_the_template_for_what_it_lacks() {
    let read: Input = serde_json::from_str(r#"{"teams": [{"id": "x", "hours": {"v": 400}}]}"#).unwrap();
    assert_eq!(
        (read.teams[0].hours.value, read.teams[0].deep_hours.value),
        (400.0, 12.0)
    );
    let whole = serde_json::to_string(&with_everything()).unwrap();
    assert_eq!(serde_json::from_str::<Input>(&whole).unwrap(), with_everything());
}
