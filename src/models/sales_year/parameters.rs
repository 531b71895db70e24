//! The numeric inputs of the yearly forecast: plain numbers, `target/<year>`, `share/<month>`, and under
//! `role/<role>/` the role's numbers, `opening/<months in>`, `curve/<months in>`, `hires/<month>` and `cap/<month>`.

use super::input::{Input, Role};
use super::{lists, numbers};
use crate::engines::value::Sourced;
use crate::models::declared::declared;
use crate::models::parameter::{Parameter, Parameters};

/// Path of a role, before the ids of its numbers.
#[must_use]
pub fn role_path(role: &str) -> String {
    format!("role/{role}")
}

/// Path of the hires of a role in a month, 1 for the first.
#[must_use]
pub fn hires_path(role: &str, month: usize) -> String {
    format!("role/{role}/hires/{month}")
}

/// Path of the most hires of a role in a month, 1 for the first.
#[must_use]
pub fn cap_path(role: &str, month: usize) -> String {
    format!("role/{role}/cap/{month}")
}

impl Parameters for Input {
    fn parameters(&self) -> Vec<Parameter> {
        let mut all: Vec<Parameter> = numbers::PLAN.iter().map(|number| number.parameter()).collect();
        for list in &lists::PLAN {
            all.extend(list.parameters(self, self, "", None));
        }
        for role in &self.roles {
            let path = role_path(&role.id);
            let own = numbers::ROLE.iter().filter(|number| number.get(role).is_some());
            all.extend(own.map(|number| number.under(&path, &role.name)));
            let path = format!("{path}/");
            for list in &lists::ROLE {
                all.extend(list.parameters(role, self, &path, Some(&role.name)));
            }
        }
        all
    }

    /// Without the list of all, and those that do not count at present too: a scenario may set the horizon last.
    fn parameter(&self, id: &str) -> Option<Parameter> {
        if let Some((role, path)) = self.role_of(id) {
            let under = role_path(&role.id);
            if let Some(number) = declared(&numbers::ROLE, path) {
                return number.get(role).map(|_| number.under(&under, &role.name));
            }
            let (list, place) = listed(&lists::ROLE, path)?;
            let defaults = (list.template)();
            return Some(list.parameter(&defaults, place, &format!("{under}/"), Some(&role.name)));
        }
        if let Some(number) = declared(&numbers::PLAN, id) {
            return Some(number.parameter());
        }
        let (list, place) = listed(&lists::PLAN, id)?;
        Some(list.parameter(&(list.template)(), place, "", None))
    }

    fn get(&self, id: &str) -> Option<Sourced<f64>> {
        if let Some((role, path)) = self.role_of(id) {
            return match declared(&numbers::ROLE, path) {
                Some(number) => number.get(role).copied(),
                None => listed(&lists::ROLE, path).map(|(list, place)| list.get(role, place)),
            };
        }
        match declared(&numbers::PLAN, id) {
            Some(number) => number.get(self).copied(),
            None => listed(&lists::PLAN, id).map(|(list, place)| list.get(self, place)),
        }
    }

    fn set(&mut self, id: &str, value: Sourced<f64>) -> bool {
        let Some(admitted) = self.parameter(id).and_then(|p| p.admit(value.value)) else {
            return false;
        };
        let value = Sourced {
            value: admitted,
            source: value.source,
        };
        let role = self
            .role_of(id)
            .map(|(role, path)| (role.id.clone(), path.to_owned()));
        if let Some((role, path)) = role {
            let Some(role) = self.roles.iter_mut().find(|one| one.id == role) else {
                return false;
            };
            if let Some(number) = declared(&numbers::ROLE, &path) {
                return number.slot(role).map(|slot| *slot = value).is_some();
            }
            let place = listed(&lists::ROLE, &path);
            return place.map(|(list, place)| list.set(role, place, value)).is_some();
        }
        if let Some(number) = declared(&numbers::PLAN, id) {
            return number.slot(self).map(|slot| *slot = value).is_some();
        }
        let place = listed(&lists::PLAN, id);
        place.map(|(list, place)| list.set(self, place, value)).is_some()
    }
}

impl Input {
    /// Role and rest of `role/<role>/<rest>`.
    fn role_of<'a>(&self, id: &'a str) -> Option<(&Role, &'a str)> {
        let rest = id.strip_prefix("role/")?;
        self.roles
            .iter()
            .find_map(|role| Some((role, rest.strip_prefix(&role.id)?.strip_prefix('/')?)))
    }
}

/// The list and the place of `<list>/<place>`.
fn listed<'a, T>(all: &'a [lists::Listed<T>], path: &str) -> Option<(&'a lists::Listed<T>, usize)> {
    let (id, place) = path.split_once('/')?;
    let list = all.iter().find(|list| list.id == id)?;
    Some((list, list.place(place)?))
}
