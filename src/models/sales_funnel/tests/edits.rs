//! Changes of the structure.

use super::super::input::{Basis, ChannelKind, Input};
use super::super::{Edit, EditRefusal, List};
use crate::engines::value::{Sourced, Text};
use crate::i18n::date::Day;
use crate::models::parameter::Parameters;
use crate::models::row_id::Taken;

fn done(input: &mut Input, edit: Edit) {
    assert_eq!(edit.apply(input, &Taken::NONE), Ok(()), "{edit:?}");
}

#[track_caller]
fn refused(input: &Input, edit: Edit, why: EditRefusal) {
    let mut tried = input.clone();
    assert_eq!(edit.apply(&mut tried, &Taken::NONE), Err(why), "{edit:?}");
    assert_eq!(tried, *input);
}

#[test]
fn rows_come_move_and_go() {
    let mut input = Input::default();
    for list in [
        List::Stages,
        List::Deals,
        List::Channels,
        List::Levers,
        List::People,
    ] {
        done(&mut input, Edit::Add(list));
    }
    assert_eq!(input.stages.last().unwrap().name, Text::new("阶段 1", "Stage 1"));
    assert_eq!(input.get("stage/1/conversion"), Some(Sourced::sample(0.3)));
    done(&mut input, Edit::Move(List::Stages, "1".into(), 1));
    assert_eq!(input.stages[1].id, "1");
    done(
        &mut input,
        Edit::Rename(List::Stages, "1".into(), Text::own("MQL")),
    );
    assert_eq!(input.stages[1].name, Text::own("MQL"));
    done(&mut input, Edit::Remove(List::Stages, "1".into()));
    assert_eq!(input.stages, Input::default().stages);
}

#[test]
fn a_stage_takes_its_counts_along() {
    let mut input = Input::default();
    done(&mut input, Edit::AddMonth(Day::new(2026, 10, 17).unwrap()));
    assert!(input.set("history/2026-10/worked/intent", Sourced::typed(4.0)));
    done(&mut input, Edit::Remove(List::Stages, "intent".into()));
    assert!(input.history[0].passed.is_empty() && !input.people[0].open.contains_key("intent"));
    assert_eq!(input.high_intent_at(), Some(3));
}

#[test]
fn switches_are_set() {
    let mut input = Input::default();
    let closes = Day::new(2026, 12, 24);
    for edit in [
        Edit::Basis(Basis::Stages),
        Edit::Period(input.start, Day::new(2026, 12, 31).unwrap()),
        Edit::AsOf(Day::new(2026, 11, 9).unwrap()),
        Edit::Uncertain(true),
        Edit::HighIntent("proposal".into()),
        Edit::Kind("phone".into(), ChannelKind::Visits),
        Edit::Switch("visit".into(), false),
        Edit::Feeds("webinar".into(), Some("phone".into())),
        Edit::Tick("tool".into(), true),
        Edit::Closes("2".into(), closes),
        Edit::OwnRates("1".into(), true),
        Edit::AddMonth(input.start),
        Edit::RemoveMonth("2026-11".into()),
    ] {
        done(&mut input, edit);
    }
    assert_eq!(input.days_left(), 52.0);
    assert!(input.channels[1].is_off && input.levers[2].is_ticked && input.people[0].has_own_rates);
    assert_eq!(input.deals[1].closes, closes);
}

#[test]
fn what_cannot_be_is_refused() {
    let mut input = Input::default();
    refused(
        &input,
        Edit::Remove(List::Deals, "77".into()),
        EditRefusal::NoSuchRow,
    );
    refused(
        &input,
        Edit::Period(input.end, input.start),
        EditRefusal::EndsBeforeStart,
    );
    refused(
        &input,
        Edit::Feeds("phone".into(), Some("visit".into())),
        EditRefusal::CannotFeed,
    );
    refused(
        &input,
        Edit::Feeds("fair".into(), Some("salon".into())),
        EditRefusal::CannotFeed,
    );
    done(&mut input, Edit::AddMonth(Day::EPOCH));
    refused(&input, Edit::AddMonth(Day::EPOCH), EditRefusal::MonthThere);
    input.stages.truncate(1);
    refused(
        &input,
        Edit::Remove(List::Stages, "lead".into()),
        EditRefusal::LastStage,
    );
    while Edit::Add(List::Levers).apply(&mut input, &Taken::NONE).is_ok() {}
    assert_eq!(input.levers.len(), List::Levers.most());
}

#[test]
fn a_month_that_was_another_one_keeps_its_counts() {
    let mut input = Input::default();
    let day = |month| Day::new(2026, month, 20).unwrap();
    done(&mut input, Edit::AddMonth(day(8)));
    done(&mut input, Edit::AddMonth(day(9)));
    assert!(input.set("history/2026-09/worked/lead", Sourced::typed(40.0)));
    refused(
        &input,
        Edit::Redate("2026-09".into(), day(8)),
        EditRefusal::MonthThere,
    );
    refused(
        &input,
        Edit::Redate("2026-01".into(), day(2)),
        EditRefusal::NoSuchRow,
    );
    done(&mut input, Edit::Redate("2026-09".into(), day(5)));
    let months: Vec<String> = input.history.iter().map(super::super::input::Month::id).collect();
    assert_eq!(months, ["2026-05", "2026-08"]);
    assert_eq!(
        input.get("history/2026-05/worked/lead").map(|v| v.value),
        Some(40.0)
    );
}
