//! Plans: the inputs of the models that need no rows, such as the sales organisation.
//!
//! The workspace keeps a plan as it is stored: a document whose form the model alone knows, and the numbers that were set
//! over it, by path. So the head of a workspace, its undo steps and its scenarios need nothing of the models, and the
//! first picture of the page does without their program. [`Workspace::plan`] reads a plan as the model's input;
//! [`Workspace::set_in_plan`] and [`Workspace::edit_plan`] give the [`Action`] that changes it.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::action::{Action, Refusal};
use super::document::{Scenario, Workspace};
use crate::engines::value::{Source, Sourced, Text};
use crate::i18n::date::Day;
use crate::models::headline::Model;
use crate::models::row_id::Taken;

/// What a workspace holds of one model.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Plan {
    /// Id of the model.
    pub model: String,
    /// The model's input; none for its sample.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Arc<Value>>,
    /// Numbers set over it, by path. One whose input is gone is passed over.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub numbers: BTreeMap<String, Sourced<f64>>,
}

/// What becomes of a plan.
#[derive(Debug, Clone, PartialEq)]
pub enum PlanChange {
    /// Numbers, by path: in the scenario looked at, else in the base. None lets go of what was set there.
    Numbers(Vec<(String, Option<Sourced<f64>>)>),
    /// Another document, in the base; numbers set over the old one are in it.
    Document(Arc<Value>),
    /// The model's sample again, in the base.
    Sample,
}

/// A model whose input a workspace keeps as a plan.
pub trait Planned: Model + Serialize + DeserializeOwned + PartialEq + Send + Sync + 'static {
    /// Its key in documents, scenarios and links.
    const ID: &'static str;

    /// Its sample as it stands on a day.
    fn sample(as_of: Day) -> Self;

    /// Whether its sample depends on the day. Then the first number set keeps the whole of it, so that a target does not
    /// move on with the day.
    const IS_DATED: bool = false;

    /// Takes the day over that ages and periods are counted from.
    fn stand_on(&mut self, _as_of: Day) {}

    /// Drops what names or describes somebody or is a row: what a link holds only where that is picked. Numbers and the
    /// names of what they count stay.
    fn drop_own(&mut self, _drop: Own) {}

    /// Whether a path is that of a number of such a row.
    fn is_own(_path: &str, _drop: Own) -> bool {
        false
    }
}

/// What of a plan is not a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Own {
    /// Free text.
    Notes,
    /// Rows: deals, people.
    Rows,
}

/// Why a plan was not changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blocked<E> {
    /// Its document cannot be read, and a change would put the sample in its place. [`PlanChange::Sample`] begins anew;
    /// what is stored is kept as an earlier state before that.
    Unreadable,
    /// What the change itself says.
    Refused(E),
}

/// A plan read as its model's input.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading<M> {
    /// The input; the model's sample where the plan cannot be read.
    pub input: M,
    /// Whether the plan's document could not be read. It is kept as it is: [`Blocked::Unreadable`].
    pub is_unreadable: bool,
}

impl Workspace {
    /// What is stored of a model; none where it shows its sample.
    #[must_use]
    pub fn stored_plan(&self, model: &str) -> Option<&Plan> {
        self.plans.iter().find(|plan| plan.model == model)
    }

    /// The plan of a model, an empty one where there was none.
    pub(super) fn plan_of(&mut self, model: &str) -> Option<&mut Plan> {
        if self.stored_plan(model).is_none() {
            self.plans.push(Plan {
                model: model.to_owned(),
                ..Plan::default()
            });
        }
        self.plans.iter_mut().find(|plan| plan.model == model)
    }

    /// The plan of a model as the base has it, with whether it could be read.
    #[must_use]
    pub fn read_plan<M: Planned>(&self) -> Reading<M> {
        let as_of = self.profile.as_of;
        let plan = self.stored_plan(M::ID);
        let document = plan.and_then(|plan| plan.document.as_ref());
        let read = document.map(|document| M::deserialize(document.as_ref()).ok());
        let is_unreadable = matches!(read, Some(None));
        let mut input: M = read.flatten().unwrap_or_else(|| M::sample(as_of));
        input.stand_on(as_of);
        set_all(&mut input, plan.map(|plan| &plan.numbers));
        Reading { input, is_unreadable }
    }

    /// The plan of a model as the base has it.
    ///
    /// ```
    /// use loudou::i18n::{Lang, date::Day};
    /// use loudou::models::{headline::Model, sales_org};
    /// use loudou::workspace::Workspace;
    /// let day = Day::new(2026, 11, 21).unwrap();
    /// let mut workspace = Workspace::empty("w1".into(), "Acme".into(), Lang::En, day);
    /// let action = workspace.set_in_plan::<sales_org::Input>("contract_value", 20_000.0).unwrap();
    /// workspace.apply(action).unwrap();
    /// assert_eq!(workspace.plan::<sales_org::Input>().figure("revenue"), Some(12_000_000.0));
    /// ```
    #[must_use]
    pub fn plan<M: Planned>(&self) -> M {
        self.read_plan().input
    }

    /// The plan of a model under a scenario; the base's where it is none.
    #[must_use]
    pub fn plan_under<M: Planned>(&self, scenario: Option<&Scenario>) -> M {
        let mut input = self.plan();
        set_all(&mut input, scenario.and_then(|s| s.differs.get(M::ID)));
        input
    }

    /// The plan of a model as it is looked at now.
    #[must_use]
    pub fn plan_now<M: Planned>(&self) -> M {
        self.plan_under(self.scenario())
    }

    /// Sets a number of a plan, brought into its range, in the scenario looked at or in the base.
    ///
    /// # Errors
    /// Where there is no such number, or the value is none, or the plan cannot be read.
    pub fn set_in_plan<M: Planned>(&self, id: &str, value: f64) -> Result<Action, Blocked<Refusal>> {
        self.set_all_in_plan::<M>(&[(id, value)])
    }

    /// Sets numbers of a plan, in one step of undo that is called by the first of them.
    ///
    /// # Errors
    /// As of [`Self::set_in_plan`].
    pub fn set_all_in_plan<M: Planned>(&self, numbers: &[(&str, f64)]) -> Result<Action, Blocked<Refusal>> {
        let (base, now) = (self.readable::<M, _>()?, self.plan_now::<M>());
        let mut what = Text::default();
        let mut set = Vec::with_capacity(numbers.len());
        for (id, value) in numbers {
            let parameter = now.parameter(id).ok_or(Blocked::Refused(Refusal::NotThere))?;
            let value = parameter
                .admit(*value)
                .ok_or(Blocked::Refused(Refusal::BadValue))?;
            if what.is_unset() {
                what = parameter.name;
            }
            // A scenario keeps only what differs.
            let is_base =
                self.active_scenario.is_some() && base.get(id).is_some_and(|base| base.value == value);
            set.push(((*id).to_owned(), (!is_base).then(|| Sourced::typed(value))));
        }
        let is_first = self.stored_plan(M::ID).is_none_or(|plan| plan.document.is_none());
        if M::IS_DATED && is_first && self.active_scenario.is_none() {
            let mut input = base;
            for (id, value) in set {
                input.set(&id, value.unwrap_or_default());
            }
            return Ok(replaced(&input, what));
        }
        Ok(Action::Plan {
            model: M::ID,
            change: PlanChange::Numbers(set),
            what,
        })
    }

    /// Takes all sample values of a plan over as one's own, in the base.
    ///
    /// # Errors
    /// Where the plan cannot be read.
    pub fn confirm_plan<M: Planned>(&self, what: Text) -> Result<Action, Blocked<Refusal>> {
        self.edit_plan(what, |input: &mut M, _| {
            for parameter in input.parameters() {
                if let Some(value) = input.get(&parameter.id).filter(|v| v.source == Source::Sample) {
                    input.set(&parameter.id, value.confirmed());
                }
            }
            Ok(())
        })
    }

    /// Changes what is no number of a plan, in the base. New rows take no id under which a scenario has numbers.
    ///
    /// # Errors
    /// Those of the change; where the plan cannot be read, no change is made of it.
    pub fn edit_plan<M: Planned, E>(
        &self,
        what: Text,
        change: impl FnOnce(&mut M, &Taken<'_>) -> Result<(), E>,
    ) -> Result<Action, Blocked<E>> {
        let mut input = self.readable::<M, _>()?;
        let held = self.scenarios.iter().filter_map(|s| s.differs.get(M::ID));
        let taken = Taken::of(held.flat_map(BTreeMap::keys).map(String::as_str));
        change(&mut input, &taken).map_err(Blocked::Refused)?;
        Ok(replaced(&input, what))
    }

    /// The plan as the base has it, to be changed.
    fn readable<M: Planned, E>(&self) -> Result<M, Blocked<E>> {
        let read = self.read_plan();
        if read.is_unreadable {
            return Err(Blocked::Unreadable);
        }
        Ok(read.input)
    }

    pub(super) fn change_plan(&mut self, model: &str, change: PlanChange) {
        match change {
            PlanChange::Numbers(numbers) => {
                let held = match self.active_scenario_mut() {
                    Some(scenario) => scenario.differs.entry(model.to_owned()).or_default(),
                    None => match self.plan_of(model) {
                        Some(plan) => &mut plan.numbers,
                        None => return,
                    },
                };
                for (id, value) in numbers {
                    match value {
                        Some(value) => held.insert(id, value),
                        None => held.remove(&id),
                    };
                }
                if let Some(scenario) = self.active_scenario_mut() {
                    scenario.differs.retain(|_, inputs| !inputs.is_empty());
                }
            }
            PlanChange::Document(document) => {
                if let Some(plan) = self.plan_of(model) {
                    plan.document = Some(document);
                    plan.numbers = BTreeMap::new();
                }
            }
            PlanChange::Sample => self.plans.retain(|plan| plan.model != model),
        }
    }
}

impl Plan {
    /// The plan without what is not a parameter. What it is is judged with the numbers that were set over it: a row of the
    /// sample whose amount was typed is the user's own.
    pub(super) fn without<M: Planned>(&self, as_of: Day, drop: &[Own]) -> Self {
        let document = self.document.as_deref();
        let read = document.and_then(|document| M::deserialize(document).ok());
        let mut whole = read.unwrap_or_else(|| M::sample(as_of));
        set_all(&mut whole, Some(&self.numbers));
        let mut left = whole.clone();
        drop.iter().for_each(|own| left.drop_own(*own));
        if left == whole {
            return self.clone();
        }
        Self {
            model: self.model.clone(),
            document: document_of(&left),
            numbers: BTreeMap::new(),
        }
    }
}

fn set_all<M: Model>(input: &mut M, numbers: Option<&BTreeMap<String, Sourced<f64>>>) {
    for (id, value) in numbers.into_iter().flatten() {
        input.set(id, *value);
    }
}

fn document_of<M: Serialize>(input: &M) -> Option<Arc<Value>> {
    serde_json::to_value(input).ok().map(Arc::new)
}

fn replaced<M: Planned>(input: &M, what: Text) -> Action {
    Action::Plan {
        model: M::ID,
        // An input is a tree of numbers and texts; one that could not be written would be the sample.
        change: document_of(input).map_or(PlanChange::Sample, PlanChange::Document),
        what,
    }
}
