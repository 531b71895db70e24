//! Changes of the funnel's structure that a user makes; numbers are set by their path.

use serde::{Deserialize, Serialize};

use super::input::{Aim, Basis, Channel, ChannelKind, Deal, Input, Lever, Month, Person, Stage};
use super::template::{new_channel, new_deal, new_lever, new_stage};
use crate::engines::value::Text;
use crate::i18n::date::Day;
use crate::models::row_id::Taken;

/// A list whose rows a user adds and removes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum List {
    /// Stages of the funnel.
    Stages,
    /// Open deals.
    Deals,
    /// Ways to make high-intent customers.
    Channels,
    /// Ways to raise the contract value.
    Levers,
    /// The team.
    People,
}

/// A change of the structure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// What the forecast is made of.
    Basis(Basis),
    /// What the work is planned for.
    Aim(Aim),
    /// First and last day of the period.
    Period(Day, Day),
    /// The day on which the counts hold.
    AsOf(Day),
    /// Draw the rates too, and move deals together.
    Uncertain(bool),
    /// The stage from which on a customer has high intent.
    HighIntent(String),
    /// A row at the end of a list.
    Add(List),
    /// A row away.
    Remove(List, String),
    /// Another name.
    Rename(List, String, Text),
    /// A row to another place of its list.
    Move(List, String, usize),
    /// Another kind of channel.
    Kind(String, ChannelKind),
    /// A channel on or off.
    Switch(String, bool),
    /// The channel that an event supplies; none where it brings high-intent customers itself.
    Feeds(String, Option<String>),
    /// Count on a lever, or not.
    Tick(String, bool),
    /// The day on which a deal should close.
    Closes(String, Option<Day>),
    /// A person goes by own rates, or by the team's.
    OwnRates(String, bool),
    /// A month of own history.
    AddMonth(Day),
    /// A month of own history away, by its `YYYY-MM`.
    RemoveMonth(String),
    /// A month of own history was another one; its counts stay.
    Redate(String, Day),
}

/// Why a change was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditRefusal {
    /// There is no such row.
    NoSuchRow,
    /// The list is as long as it may be.
    Full,
    /// A funnel needs a stage.
    LastStage,
    /// The period would end before it begins.
    EndsBeforeStart,
    /// What an event supplies is no channel of calls or visits, or what supplies is no event.
    CannotFeed,
    /// That month is there already.
    MonthThere,
}

/// A row with an id and a name.
trait Row {
    fn id(&self) -> &str;
    fn id_mut(&mut self) -> &mut String;
    fn name_mut(&mut self) -> &mut Text;
}

macro_rules! row {
    ($($kind:ty),*) => {$(
        impl Row for $kind {
            fn id(&self) -> &str {
                &self.id
            }
            fn id_mut(&mut self) -> &mut String {
                &mut self.id
            }
            fn name_mut(&mut self) -> &mut Text {
                &mut self.name
            }
        }
    )*};
}
row!(Stage, Deal, Channel, Lever, Person);

/// Months of own history at most.
const MOST_MONTHS: usize = 60;

impl List {
    /// Rows at most.
    #[must_use]
    pub const fn most(self) -> usize {
        match self {
            Self::Stages => 12,
            Self::Deals => 500,
            Self::Channels => 8,
            Self::Levers => 12,
            Self::People => 200,
        }
    }

    /// Name of a new row, before its number.
    const fn new_name(self) -> (&'static str, &'static str) {
        match self {
            Self::Stages => ("阶段", "Stage"),
            Self::Deals => ("商机", "Deal"),
            Self::Channels => ("渠道", "Channel"),
            Self::Levers => ("举措", "Lever"),
            Self::People => ("销售", "Rep"),
        }
    }
}

impl Edit {
    /// Makes the change.
    ///
    /// # Errors
    ///
    /// Says why where it cannot be made; the input is then as it was.
    ///
    /// ```
    /// use loudou::models::row_id::Taken;
    /// use loudou::models::sales_funnel::{Edit, EditRefusal, Input, List};
    /// let mut input = Input::default();
    /// Edit::Add(List::Deals).apply(&mut input, &Taken::NONE).unwrap();
    /// assert_eq!(input.deals.last().unwrap().id, "6");
    /// let none = Edit::Remove(List::Deals, "9".into()).apply(&mut input, &Taken::NONE);
    /// assert_eq!(none, Err(EditRefusal::NoSuchRow));
    /// ```
    pub fn apply(&self, input: &mut Input, taken: &Taken<'_>) -> Result<(), EditRefusal> {
        match self {
            Self::Basis(basis) => input.basis = *basis,
            Self::Aim(aim) => input.aim = *aim,
            Self::Period(start, end) if end < start => return Err(EditRefusal::EndsBeforeStart),
            Self::Period(start, end) => (input.start, input.end) = (*start, *end),
            Self::AsOf(day) => input.as_of = *day,
            Self::Uncertain(on) => input.is_uncertain = *on,
            Self::HighIntent(stage) => {
                find(&mut input.stages, stage)?;
                input.high_intent.clone_from(stage);
            }
            Self::Add(list) => return add(input, *list, taken),
            Self::Remove(list, id) => return remove(input, *list, id),
            Self::Rename(list, id, name) => return rename(input, *list, id, name),
            Self::Move(list, id, to) => return moved(input, *list, id, *to),
            Self::Kind(id, kind) => find(&mut input.channels, id)?.kind = *kind,
            Self::Switch(id, on) => find(&mut input.channels, id)?.is_off = !on,
            Self::Feeds(id, to) => return feeds(input, id, to.as_ref()),
            Self::Tick(id, on) => find(&mut input.levers, id)?.is_ticked = *on,
            Self::Closes(id, day) => find(&mut input.deals, id)?.closes = *day,
            Self::OwnRates(id, on) => find(&mut input.people, id)?.has_own_rates = *on,
            Self::AddMonth(day) => return add_month(input, *day),
            Self::RemoveMonth(id) => {
                let at = input.history.iter().position(|month| month.id() == *id);
                input.history.remove(at.ok_or(EditRefusal::NoSuchRow)?);
            }
            Self::Redate(id, day) => return redate(input, id, *day),
        }
        Ok(())
    }
}

fn find<'a, T: Row>(rows: &'a mut [T], id: &str) -> Result<&'a mut T, EditRefusal> {
    rows.iter_mut()
        .find(|row| row.id() == id)
        .ok_or(EditRefusal::NoSuchRow)
}

fn add(input: &mut Input, list: List, taken: &Taken<'_>) -> Result<(), EditRefusal> {
    fn push<T: Row>(
        rows: &mut Vec<T>,
        (list, taken): (List, &Taken<'_>),
        mut row: T,
    ) -> Result<(), EditRefusal> {
        if rows.len() >= list.most() {
            return Err(EditRefusal::Full);
        }
        let id = taken.free("", |id| rows.iter().any(|row| row.id() == id));
        let (zh, en) = list.new_name();
        *row.name_mut() = Text::new(format!("{zh} {id}"), format!("{en} {id}"));
        *row.id_mut() = id;
        rows.push(row);
        Ok(())
    }
    let to = (list, taken);
    match list {
        List::Stages => push(&mut input.stages, to, new_stage()),
        List::Deals => push(&mut input.deals, to, new_deal()),
        List::Channels => push(&mut input.channels, to, new_channel()),
        List::Levers => push(&mut input.levers, to, new_lever()),
        List::People => push(&mut input.people, to, Person::default()),
    }
}

fn remove(input: &mut Input, list: List, id: &str) -> Result<(), EditRefusal> {
    fn take<T: Row>(rows: &mut Vec<T>, id: &str) -> Result<(), EditRefusal> {
        let at = rows.iter().position(|row| row.id() == id);
        rows.remove(at.ok_or(EditRefusal::NoSuchRow)?);
        Ok(())
    }
    match list {
        List::Stages if input.stages.len() == 1 && input.stages.iter().any(|s| s.id == id) => {
            Err(EditRefusal::LastStage)
        }
        List::Stages => {
            // A row of the same number that comes later must not find counts that were another's.
            take(&mut input.stages, id)?;
            input
                .history
                .iter_mut()
                .for_each(|month| _ = month.passed.remove(id));
            for person in &mut input.people {
                person.open.remove(id);
                person.rates.remove(id);
            }
            Ok(())
        }
        List::Deals => take(&mut input.deals, id),
        List::Channels => {
            take(&mut input.channels, id)?;
            for channel in &mut input.channels {
                if channel.feeds.as_deref() == Some(id) {
                    channel.feeds = None;
                }
            }
            Ok(())
        }
        List::Levers => take(&mut input.levers, id),
        List::People => take(&mut input.people, id),
    }
}

fn rename(input: &mut Input, list: List, id: &str, name: &Text) -> Result<(), EditRefusal> {
    let slot = match list {
        List::Stages => find(&mut input.stages, id)?.name_mut(),
        List::Deals => find(&mut input.deals, id)?.name_mut(),
        List::Channels => find(&mut input.channels, id)?.name_mut(),
        List::Levers => find(&mut input.levers, id)?.name_mut(),
        List::People => find(&mut input.people, id)?.name_mut(),
    };
    slot.clone_from(name);
    Ok(())
}

fn moved(input: &mut Input, list: List, id: &str, to: usize) -> Result<(), EditRefusal> {
    fn shift<T: Row>(rows: &mut Vec<T>, id: &str, to: usize) -> Result<(), EditRefusal> {
        let at = rows.iter().position(|row| row.id() == id);
        let row = rows.remove(at.ok_or(EditRefusal::NoSuchRow)?);
        rows.insert(to.min(rows.len()), row);
        Ok(())
    }
    match list {
        List::Stages => shift(&mut input.stages, id, to),
        List::Deals => shift(&mut input.deals, id, to),
        List::Channels => shift(&mut input.channels, id, to),
        List::Levers => shift(&mut input.levers, id, to),
        List::People => shift(&mut input.people, id, to),
    }
}

fn feeds(input: &mut Input, id: &str, to: Option<&String>) -> Result<(), EditRefusal> {
    if !find(&mut input.channels, id)?.kind.is_event() {
        return Err(EditRefusal::CannotFeed);
    }
    if let Some(to) = to
        && find(&mut input.channels, to)?.kind.is_event()
    {
        return Err(EditRefusal::CannotFeed);
    }
    find(&mut input.channels, id)?.feeds = to.cloned();
    Ok(())
}

fn add_month(input: &mut Input, day: Day) -> Result<(), EditRefusal> {
    if input.history.len() >= MOST_MONTHS {
        return Err(EditRefusal::Full);
    }
    let first = first_of(day);
    if input.history.iter().any(|month| month.first == first) {
        return Err(EditRefusal::MonthThere);
    }
    let at = input.history.partition_point(|month| month.first < first);
    let month = Month {
        first,
        passed: std::collections::BTreeMap::new(),
    };
    input.history.insert(at, month);
    Ok(())
}

/// The first day of its month.
fn first_of(day: Day) -> Day {
    Day::new(day.year(), day.month(), 1).unwrap_or(day)
}

fn redate(input: &mut Input, id: &str, day: Day) -> Result<(), EditRefusal> {
    let first = first_of(day);
    if input
        .history
        .iter()
        .any(|month| month.first == first && month.id() != id)
    {
        return Err(EditRefusal::MonthThere);
    }
    let month = input.history.iter_mut().find(|month| month.id() == id);
    month.ok_or(EditRefusal::NoSuchRow)?.first = first;
    input.history.sort_by_key(|month| month.first);
    Ok(())
}
