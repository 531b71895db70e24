//! The numeric inputs of the funnel by path.
//!
//! Plain numbers have their own name; the others are `stage/<id>/<number>`, `history/<YYYY-MM>/<number>/<stage>`,
//! `deal/<id>/<number>`, `channel/<id>/<number>`, `lever/<id>/uplift`, `person/<id>/<number>`,
//! `person/<id>/open/<stage>` and `person/<id>/rate/<stage>`.

use std::collections::BTreeMap;

use super::fields::{CHANNEL, DEAL, LEVER, PASSED, PERSON, PLAIN, STAGE, channel_has};
use super::input::{Input, Month, Passed, Person, Stage};
use crate::engines::value::{Sourced, Text};
use crate::models::field::{Field, field, owned_name, repair};
use crate::models::parameter::{Parameter, Parameters};

/// An input's path in its parts.
enum Place<'a> {
    Plain(&'a str),
    Stage(&'a str, &'a str),
    Deal(&'a str, &'a str),
    Channel(&'a str, &'a str),
    Lever(&'a str, &'a str),
    Person(&'a str, &'a str),
    Open(&'a str, &'a str),
    Rate(&'a str, &'a str),
    History(&'a str, &'a str, &'a str),
}

fn place(id: &str) -> Option<Place<'_>> {
    let mut parts = id.splitn(4, '/');
    let first = parts.next()?;
    Some(match (first, parts.next(), parts.next(), parts.next()) {
        (plain, None, ..) => Place::Plain(plain),
        ("stage", Some(owner), Some(key), None) => Place::Stage(owner, key),
        ("deal", Some(owner), Some(key), None) => Place::Deal(owner, key),
        ("channel", Some(owner), Some(key), None) => Place::Channel(owner, key),
        ("lever", Some(owner), Some(key), None) => Place::Lever(owner, key),
        ("person", Some(owner), Some(key), None) => Place::Person(owner, key),
        ("person", Some(owner), Some("open"), Some(stage)) => Place::Open(owner, stage),
        ("person", Some(owner), Some("rate"), Some(stage)) => Place::Rate(owner, stage),
        ("history", Some(month), Some(key), Some(stage)) => Place::History(month, key, stage),
        _ => return None,
    })
}

/// The declaration and the value of one number of a part.
fn seen<T>(table: &[Field<T>], part: &T, prefix: &str, owner: Option<&Text>, key: &str) -> Option<Seen> {
    let field = field(table, key)?;
    Some((field.parameter(prefix, owner), *(field.at)(part)))
}

type Seen = (Parameter, Sourced<f64>);

impl Input {
    fn seen(&self, id: &str) -> Option<Seen> {
        match place(id)? {
            Place::Plain(key) => seen(&PLAIN, &self.numbers, "", None, key),
            Place::Stage(owner, key) => {
                let stage = self.stage(owner)?;
                seen(&STAGE, stage, &format!("stage/{owner}/"), Some(&stage.name), key)
            }
            Place::Deal(owner, key) => {
                let deal = self.deals.iter().find(|d| d.id == owner)?;
                seen(&DEAL, deal, &format!("deal/{owner}/"), Some(&deal.name), key)
            }
            Place::Channel(owner, key) => {
                let channel = self.channels.iter().find(|c| c.id == owner)?;
                if !channel_has(channel, key) {
                    return None;
                }
                seen(
                    &CHANNEL,
                    channel,
                    &format!("channel/{owner}/"),
                    Some(&channel.name),
                    key,
                )
            }
            Place::Lever(owner, key) => {
                let lever = self.levers.iter().find(|l| l.id == owner)?;
                seen(&LEVER, lever, &format!("lever/{owner}/"), Some(&lever.name), key)
            }
            Place::Person(owner, key) => {
                let person = self.person(owner)?;
                seen(
                    &PERSON,
                    person,
                    &format!("person/{owner}/"),
                    Some(&person.name),
                    key,
                )
            }
            Place::Open(owner, stage) => {
                let (person, stage) = (self.person(owner)?, self.stage(stage)?);
                Some((open_parameter(person, stage), person_open(person, stage)))
            }
            Place::Rate(owner, stage) => {
                let (person, stage) = (self.person(owner)?, self.stage(stage)?);
                Some((rate_parameter(person, stage), person_rate(person, stage)))
            }
            Place::History(month, key, stage) => {
                let (month, stage) = (self.history.iter().find(|m| m.id() == month)?, self.stage(stage)?);
                let passed = month.passed.get(&stage.id).copied().unwrap_or_default();
                let field = field(&PASSED, key)?;
                Some((passed_parameter(month, stage, field), *(field.at)(&passed)))
            }
        }
    }

    /// The slot of a number; one of a person's or a month's that was missing is made.
    fn slot(&mut self, id: &str) -> Option<&mut Sourced<f64>> {
        fn within<'a, T>(table: &[Field<T>], part: &'a mut T, key: &str) -> Option<&'a mut Sourced<f64>> {
            field(table, key).map(|field| (field.at_mut)(part))
        }
        match place(id)? {
            Place::Plain(key) => within(&PLAIN, &mut self.numbers, key),
            Place::Stage(owner, key) => within(&STAGE, self.stages.iter_mut().find(|s| s.id == owner)?, key),
            Place::Deal(owner, key) => within(&DEAL, self.deals.iter_mut().find(|d| d.id == owner)?, key),
            Place::Channel(owner, key) => {
                within(&CHANNEL, self.channels.iter_mut().find(|c| c.id == owner)?, key)
            }
            Place::Lever(owner, key) => within(&LEVER, self.levers.iter_mut().find(|l| l.id == owner)?, key),
            Place::Person(owner, key) => within(&PERSON, self.person_mut(owner)?, key),
            Place::Open(owner, stage) => {
                Some(self.person_mut(owner)?.open.entry(stage.to_owned()).or_default())
            }
            Place::Rate(owner, stage) => {
                Some(self.person_mut(owner)?.rates.entry(stage.to_owned()).or_default())
            }
            Place::History(month, key, stage) => {
                let month = self.history.iter_mut().find(|m| m.id() == month)?;
                within(&PASSED, month.passed.entry(stage.to_owned()).or_default(), key)
            }
        }
    }

    /// The stage of this id.
    #[must_use]
    pub fn stage(&self, id: &str) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.id == id)
    }

    fn person(&self, id: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }

    fn person_mut(&mut self, id: &str) -> Option<&mut Person> {
        self.people.iter_mut().find(|person| person.id == id)
    }

    /// The same input with every number in its range, as a document from outside may not be.
    #[must_use]
    pub(super) fn repaired(&self) -> Self {
        let mut input = self.clone();
        repair(&PLAIN, &mut input.numbers);
        input.stages.iter_mut().for_each(|stage| repair(&STAGE, stage));
        input.deals.iter_mut().for_each(|deal| repair(&DEAL, deal));
        input
            .channels
            .iter_mut()
            .for_each(|channel| repair(&CHANNEL, channel));
        input.levers.iter_mut().for_each(|lever| repair(&LEVER, lever));
        for passed in input
            .history
            .iter_mut()
            .flat_map(|month| month.passed.values_mut())
        {
            repair(&PASSED, passed);
        }
        let [open, rate, _] = &STAGE;
        for person in &mut input.people {
            repair(&PERSON, person);
            let counts = |map: &mut BTreeMap<String, Sourced<f64>>, field: &Field<Stage>| {
                map.values_mut()
                    .for_each(|slot| slot.value = field.admit(slot.value));
            };
            counts(&mut person.open, open);
            counts(&mut person.rates, rate);
        }
        input
    }
}

/// Customers of a person in a stage.
pub(super) fn person_open(person: &Person, stage: &Stage) -> Sourced<f64> {
    person.open.get(&stage.id).copied().unwrap_or_default()
}

/// A person's own rate in a stage.
pub(super) fn person_rate(person: &Person, stage: &Stage) -> Sourced<f64> {
    person.rates.get(&stage.id).copied().unwrap_or(stage.conversion)
}

fn open_parameter(person: &Person, stage: &Stage) -> Parameter {
    let [open, ..] = &STAGE;
    let owner = owned_name(Some(&person.name), &stage.name.zh, &stage.name.en);
    Parameter {
        id: format!("person/{}/open/{}", person.id, stage.id),
        ..open.parameter("", Some(&owner))
    }
}

fn rate_parameter(person: &Person, stage: &Stage) -> Parameter {
    let [_, rate, _] = &STAGE;
    let owner = owned_name(Some(&person.name), &stage.name.zh, &stage.name.en);
    Parameter {
        id: format!("person/{}/rate/{}", person.id, stage.id),
        name: owned_name(Some(&owner), "个人转化率", "own conversion"),
        ..rate.parameter("", None)
    }
}

fn passed_parameter(month: &Month, stage: &Stage, field: &Field<Passed>) -> Parameter {
    let owner = owned_name(Some(&Text::own(month.id())), &stage.name.zh, &stage.name.en);
    Parameter {
        id: format!("history/{}/{}/{}", month.id(), field.key, stage.id),
        ..field.parameter("", Some(&owner))
    }
}

impl Parameters for Input {
    fn parameters(&self) -> Vec<Parameter> {
        fn of<T>(table: &[Field<T>], prefix: &str, owner: Option<&Text>) -> Vec<Parameter> {
            table.iter().map(|field| field.parameter(prefix, owner)).collect()
        }
        let mut list = of(&PLAIN, "", None);
        for stage in &self.stages {
            list.extend(of(&STAGE, &format!("stage/{}/", stage.id), Some(&stage.name)));
        }
        for month in &self.history {
            for stage in &self.stages {
                list.extend(PASSED.iter().map(|field| passed_parameter(month, stage, field)));
            }
        }
        for deal in &self.deals {
            list.extend(of(&DEAL, &format!("deal/{}/", deal.id), Some(&deal.name)));
        }
        for channel in &self.channels {
            let prefix = format!("channel/{}/", channel.id);
            let fields = CHANNEL.iter().filter(|field| channel_has(channel, field.key));
            list.extend(fields.map(|field| field.parameter(&prefix, Some(&channel.name))));
        }
        for lever in &self.levers {
            list.extend(of(&LEVER, &format!("lever/{}/", lever.id), Some(&lever.name)));
        }
        for person in &self.people {
            list.extend(of(&PERSON, &format!("person/{}/", person.id), Some(&person.name)));
            list.extend(self.stages.iter().map(|stage| open_parameter(person, stage)));
            if person.has_own_rates {
                list.extend(self.stages.iter().map(|stage| rate_parameter(person, stage)));
            }
        }
        list
    }

    /// Without the list of all: a document from outside may hold thousands of inputs, and set each of them.
    fn parameter(&self, id: &str) -> Option<Parameter> {
        self.seen(id).map(|(parameter, _)| parameter)
    }

    fn get(&self, id: &str) -> Option<Sourced<f64>> {
        self.seen(id).map(|(_, value)| value)
    }

    fn set(&mut self, id: &str, value: Sourced<f64>) -> bool {
        let Some(admitted) = self.parameter(id).and_then(|p| p.admit(value.value)) else {
            return false;
        };
        let Some(slot) = self.slot(id) else {
            return false;
        };
        *slot = Sourced {
            value: admitted,
            source: value.source,
        };
        true
    }
}
