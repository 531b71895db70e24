//! The numeric inputs of the funnel by path.
//!
//! Plain numbers have their own name; the others are `stage/<id>/<number>`, `history/<YYYY-MM>/<number>/<stage>`,
//! `deal/<id>/<number>`, `channel/<id>/<number>`, `lever/<id>/uplift`, `person/<id>/<number>`,
//! `person/<id>/open/<stage>` and `person/<id>/rate/<stage>`.

use super::fields::{CHANNEL, DEAL, LEVER, PASSED, PERSON, PLAIN, STAGE, repair};
use super::input::{Input, Month, Passed, Person, Stage};
use crate::engines::value::{Sourced, Text};
use crate::models::declared::{Declared, declared};
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

/// The declaration and the value of one number of a row.
fn seen<T>(table: &[Declared<T>], part: &T, path: &str, owner: &Text, key: &str) -> Option<Seen> {
    let number = declared(table, key)?;
    Some((number.under(path, owner), *number.get(part)?))
}

type Seen = (Parameter, Sourced<f64>);

impl Input {
    fn seen(&self, id: &str) -> Option<Seen> {
        match place(id)? {
            Place::Plain(key) => {
                let number = declared(&PLAIN, key)?;
                Some((number.parameter(), *number.get(&self.numbers)?))
            }
            Place::Stage(owner, key) => {
                let stage = self.stage(owner)?;
                seen(&STAGE, stage, &format!("stage/{owner}"), &stage.name, key)
            }
            Place::Deal(owner, key) => {
                let deal = self.deals.iter().find(|d| d.id == owner)?;
                seen(&DEAL, deal, &format!("deal/{owner}"), &deal.name, key)
            }
            Place::Channel(owner, key) => {
                let channel = self.channels.iter().find(|c| c.id == owner)?;
                seen(&CHANNEL, channel, &format!("channel/{owner}"), &channel.name, key)
            }
            Place::Lever(owner, key) => {
                let lever = self.levers.iter().find(|l| l.id == owner)?;
                seen(&LEVER, lever, &format!("lever/{owner}"), &lever.name, key)
            }
            Place::Person(owner, key) => {
                let person = self.person(owner)?;
                seen(&PERSON, person, &format!("person/{owner}"), &person.name, key)
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
                let number = declared(&PASSED, key)?;
                Some((passed_parameter(month, stage, number), *number.get(&passed)?))
            }
        }
    }

    /// The slot of a number; one of a person's or a month's that was missing is made.
    fn slot(&mut self, id: &str) -> Option<&mut Sourced<f64>> {
        fn within<'a, T>(table: &[Declared<T>], part: &'a mut T, key: &str) -> Option<&'a mut Sourced<f64>> {
            declared(table, key)?.slot(part)
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
        for person in &mut input.people {
            repair(&PERSON, person);
            // A person's counts and rates keep to the ranges of the stages'.
            let mut like = Stage::default();
            for open in person.open.values_mut() {
                like.open = *open;
                repair(&STAGE, &mut like);
                *open = like.open;
            }
            for rate in person.rates.values_mut() {
                like.conversion = *rate;
                repair(&STAGE, &mut like);
                *rate = like.conversion;
            }
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

/// `owner · part` in both languages.
fn joined(owner: &Text, part: &Text) -> Text {
    Text::new(
        format!("{} · {}", owner.zh, part.zh),
        format!("{} · {}", owner.en, part.en),
    )
}

fn open_parameter(person: &Person, stage: &Stage) -> Parameter {
    let [open, ..] = &STAGE;
    Parameter {
        id: format!("person/{}/open/{}", person.id, stage.id),
        ..open.under("", &joined(&person.name, &stage.name))
    }
}

fn rate_parameter(person: &Person, stage: &Stage) -> Parameter {
    let [_, rate, _] = &STAGE;
    let owner = joined(&person.name, &stage.name);
    Parameter {
        id: format!("person/{}/rate/{}", person.id, stage.id),
        name: joined(&owner, &Text::new("个人转化率", "own conversion")),
        ..rate.parameter()
    }
}

fn passed_parameter(month: &Month, stage: &Stage, number: &Declared<Passed>) -> Parameter {
    Parameter {
        id: format!("history/{}/{}/{}", month.id(), number.id, stage.id),
        ..number.under("", &joined(&Text::own(month.id()), &stage.name))
    }
}

impl Parameters for Input {
    fn parameters(&self) -> Vec<Parameter> {
        fn of<T>(table: &[Declared<T>], part: &T, path: &str, owner: &Text) -> Vec<Parameter> {
            let there = table.iter().filter(|number| number.get(part).is_some());
            there.map(|number| number.under(path, owner)).collect()
        }
        let mut list: Vec<Parameter> = PLAIN.iter().map(Declared::parameter).collect();
        for stage in &self.stages {
            list.extend(of(&STAGE, stage, &format!("stage/{}", stage.id), &stage.name));
        }
        for month in &self.history {
            for stage in &self.stages {
                list.extend(PASSED.iter().map(|number| passed_parameter(month, stage, number)));
            }
        }
        for deal in &self.deals {
            list.extend(of(&DEAL, deal, &format!("deal/{}", deal.id), &deal.name));
        }
        for channel in &self.channels {
            list.extend(of(
                &CHANNEL,
                channel,
                &format!("channel/{}", channel.id),
                &channel.name,
            ));
        }
        for lever in &self.levers {
            list.extend(of(&LEVER, lever, &format!("lever/{}", lever.id), &lever.name));
        }
        for person in &self.people {
            list.extend(of(
                &PERSON,
                person,
                &format!("person/{}", person.id),
                &person.name,
            ));
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
