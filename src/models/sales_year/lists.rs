//! The numbers of the yearly forecast that come in rows: one per month, per year, or per month since hire.

use super::input::{Input, MONTHS_MOST, RAMP_MOST, Role};
use crate::engines::value::{Sourced, Text};
use crate::models::parameter::{Parameter, Unit};

/// A list of numbers of a `T`: `<id>/<place>`.
pub(super) struct Listed<T> {
    /// First part of the paths.
    pub id: &'static str,
    /// Shown name, `{}` for the place.
    pub zh: &'static str,
    /// Shown name in English, `{}` for the place.
    pub en: &'static str,
    pub unit: Unit,
    pub most: f64,
    pub integer: bool,
    pub step: f64,
    /// What the first place is called.
    pub first: usize,
    /// The most places there may be.
    pub places: usize,
    /// The places that count now.
    pub shown: fn(&T, &Input) -> usize,
    pub list: fn(&T) -> &Vec<Sourced<f64>>,
    pub list_mut: fn(&mut T) -> &mut Vec<Sourced<f64>>,
    /// What is not there counts as the last that is, and not as 0.
    pub goes_on: bool,
    /// The template's list.
    pub template: fn() -> Vec<Sourced<f64>>,
}

/// Lists of the plan.
pub(super) static PLAN: [Listed<Input>; 2] = [
    Listed {
        id: "target",
        zh: "第 {} 年目标",
        en: "Target of year {}",
        unit: Unit::Money,
        most: 1e15,
        integer: false,
        step: 100_000.0,
        first: 1,
        places: MONTHS_MOST / 12,
        shown: |input, _| input.years(),
        list: |input| &input.targets,
        list_mut: |input| &mut input.targets,
        goes_on: false,
        template: || Input::default().targets,
    },
    Listed {
        id: "share",
        zh: "{} 月历史占比",
        en: "Past share of month {}",
        unit: Unit::Share,
        most: 1.0,
        integer: false,
        step: 0.001,
        first: 1,
        places: 12,
        shown: |input, _| if input.has_history { 12 } else { 0 },
        list: |input| &input.shares,
        list_mut: |input| &mut input.shares,
        goes_on: false,
        template: || Input::default().shares,
    },
];

/// Lists of a role.
pub(super) static ROLE: [Listed<Role>; 4] = [
    Listed {
        id: "opening",
        zh: "期初非合格人力 · 入职 {} 个月",
        en: "Ramping at the start · {} mo. in",
        unit: Unit::Persons,
        most: 100_000.0,
        integer: false,
        step: 1.0,
        first: 0,
        places: RAMP_MOST,
        shown: |role, _| {
            if role.is_by_age {
                role.ramp().max(role.ramping_by_age.len()).min(RAMP_MOST)
            } else {
                0
            }
        },
        list: |role| &role.ramping_by_age,
        list_mut: |role| &mut role.ramping_by_age,
        goes_on: false,
        template: || Role::default().ramping_by_age,
    },
    Listed {
        id: "curve",
        zh: "成才曲线 · 入职 {} 个月",
        en: "Ramp curve · {} mo. in",
        unit: Unit::Share,
        most: 10.0,
        integer: false,
        step: 0.05,
        first: 0,
        places: RAMP_MOST,
        shown: |role, _| if role.has_curve { role.ramp() } else { 0 },
        list: |role| &role.curve,
        list_mut: |role| &mut role.curve,
        goes_on: true,
        template: || Role::default().curve,
    },
    Listed {
        id: "hires",
        zh: "第 {} 个月招聘",
        en: "Hires in month {}",
        unit: Unit::Persons,
        most: 1000.0,
        integer: true,
        step: 1.0,
        first: 1,
        places: MONTHS_MOST,
        shown: |_, input| input.months(),
        list: |role| &role.hires,
        list_mut: |role| &mut role.hires,
        goes_on: false,
        template: || Role::default().hires,
    },
    Listed {
        id: "cap",
        zh: "第 {} 个月招聘上限",
        en: "Most hires in month {}",
        unit: Unit::Persons,
        most: 1000.0,
        integer: true,
        step: 1.0,
        first: 1,
        places: MONTHS_MOST,
        shown: |_, input| input.months(),
        list: |role| &role.caps,
        list_mut: |role| &mut role.caps,
        goes_on: false,
        template: || Role::default().caps,
    },
];

impl<T> Listed<T> {
    /// The place in the list that the last part of a path names.
    pub fn place(&self, name: &str) -> Option<usize> {
        let place = name.parse::<usize>().ok()?.checked_sub(self.first)?;
        // `+1` and `01` are not names of a place.
        (place < self.places && (place + self.first).to_string() == name).then_some(place)
    }

    /// Those that count now, under the path of their owner.
    pub fn parameters(&self, of: &T, input: &Input, path: &str, owner: Option<&Text>) -> Vec<Parameter> {
        let defaults = (self.template)();
        (0..(self.shown)(of, input))
            .map(|place| self.parameter(&defaults, place, path, owner))
            .collect()
    }

    /// The one at a place.
    pub fn parameter(
        &self,
        defaults: &[Sourced<f64>],
        place: usize,
        path: &str,
        owner: Option<&Text>,
    ) -> Parameter {
        let number = (place + self.first).to_string();
        let name = |owner: Option<&String>, own: &str| {
            let own = own.replace("{}", &number);
            owner.map_or_else(|| own.clone(), |owner| format!("{owner} · {own}"))
        };
        Parameter {
            id: format!("{path}{}/{number}", self.id),
            name: Text::new(
                name(owner.map(|owner| &owner.zh), self.zh),
                name(owner.map(|owner| &owner.en), self.en),
            ),
            unit: self.unit,
            min: 0.0,
            max: self.most,
            default: self.beyond(defaults, place).value,
            integer: self.integer,
            step: self.step,
        }
    }

    /// The number at a place.
    pub fn get(&self, of: &T, place: usize) -> Sourced<f64> {
        self.beyond((self.list)(of), place)
    }

    /// Sets the number at a place; those before it that were not there yet become what they counted as.
    pub fn set(&self, of: &mut T, place: usize, value: Sourced<f64>) {
        let list = (self.list_mut)(of);
        while list.len() <= place {
            list.push(self.beyond(list, list.len()));
        }
        if let Some(slot) = list.get_mut(place) {
            *slot = value;
        }
    }

    fn beyond(&self, list: &[Sourced<f64>], place: usize) -> Sourced<f64> {
        let last = list.last().filter(|_| self.goes_on);
        list.get(place).or(last).copied().unwrap_or_default()
    }
}
