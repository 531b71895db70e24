//! Changes of the plan that are no numbers.

use serde::{Deserialize, Serialize};

use super::evaluate::evaluate;
use super::input::{Input, RateForm, Retention, Role};
use super::team::{caps, opening};
use crate::engines::value::{Source, Sourced, Text};
use crate::models::layer::RowRefusal;
use crate::models::parameter::Parameters;
use crate::models::row_id::Taken;

/// The most roles there may be.
pub const MOST_ROLES: usize = 8;

/// A change of the plan that is no number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// A role more: as the template's, without people and hires.
    AddRole,
    /// A role away.
    RemoveRole(String),
    /// Another name for a role.
    RenameRole(String, Text),
    /// A role to another place.
    MoveRole(String, usize),
    /// How the retention of a role is typed, of ramping or of qualified reps. The numbers are turned into the other
    /// form, so that nothing changes.
    RateForm {
        /// Id of the role.
        role: String,
        /// Of ramping reps, else of qualified ones.
        is_ramping: bool,
        /// The form.
        form: RateForm,
    },
    /// A role's ramping reps by months since hire, or as one number.
    ByAge(String, bool),
    /// A role's productivity by months since hire, or in two steps.
    Curve(String, bool),
    /// Compare with history, or not.
    History(bool),
    /// The years the history comes from.
    ShareYears(Text),
    /// Apply the season to productivity, or not.
    Seasonal(bool),
    /// Count costs, or not.
    Costs(bool),
    /// A plan of hires for each role in each month, such as the solver's.
    Hires(Vec<Vec<u32>>),
    /// The same hires in every month, as many as reach the targets or as the caps allow.
    HiresEven,
    /// The same cap in every month for a role.
    CapEven(String, u32),
}

impl Edit {
    /// Makes the change.
    ///
    /// ```
    /// use loudou::models::row_id::Taken;
    /// use loudou::models::sales_year::{Edit, Input, evaluate};
    /// let mut input = Input::default();
    /// Edit::HiresEven.apply(&mut input, &Taken::NONE).unwrap();
    /// assert!(evaluate(&input).years[0].is_reached);
    /// ```
    ///
    /// # Errors
    ///
    /// Where a role is not there or is one too many; the plan stays as it was.
    pub fn apply(&self, input: &mut Input, taken: &Taken<'_>) -> Result<(), RowRefusal> {
        match self {
            Self::AddRole => return add(input, taken),
            Self::RemoveRole(id) => {
                let at = place(input, id)?;
                input.roles.remove(at);
            }
            Self::RenameRole(id, name) => role(input, id)?.name.clone_from(name),
            Self::MoveRole(id, to) => {
                let at = place(input, id)?;
                let moved = input.roles.remove(at);
                input.roles.insert((*to).min(input.roles.len()), moved);
            }
            Self::RateForm {
                role: id,
                is_ramping,
                form,
            } => {
                let role = role(input, id)?;
                let rate = if *is_ramping {
                    &mut role.retention_ramping
                } else {
                    &mut role.retention_qualified
                };
                *rate = in_form(*rate, *form);
            }
            Self::ByAge(id, is_by_age) => by_age(role(input, id)?, *is_by_age),
            Self::Curve(id, has_curve) => role(input, id)?.has_curve = *has_curve,
            Self::History(has_history) => input.has_history = *has_history,
            Self::ShareYears(years) => input.share_years.clone_from(years),
            Self::Seasonal(is_seasonal) => input.is_seasonal = *is_seasonal,
            Self::Costs(has_costs) => input.has_costs = *has_costs,
            Self::Hires(plan) => hire(input, plan),
            Self::HiresEven => {
                let plan = even_plan(input);
                hire(input, &plan);
            }
            Self::CapEven(id, cap) => {
                let months = input.months();
                fill(&mut role(input, id)?.caps, std::iter::repeat_n(*cap, months));
            }
        }
        Ok(())
    }
}

fn place(input: &Input, id: &str) -> Result<usize, RowRefusal> {
    let at = input.roles.iter().position(|role| role.id == id);
    at.ok_or(RowRefusal::NotThere)
}

fn role<'a>(input: &'a mut Input, id: &str) -> Result<&'a mut Role, RowRefusal> {
    let found = input.roles.iter_mut().find(|role| role.id == id);
    found.ok_or(RowRefusal::NotThere)
}

fn add(input: &mut Input, taken: &Taken<'_>) -> Result<(), RowRefusal> {
    if input.roles.len() >= MOST_ROLES {
        return Err(RowRefusal::Full);
    }
    let id = taken.free("role", |id| input.roles.iter().any(|role| role.id == id));
    let number = input.roles.len() + 1;
    let none = |list: Vec<Sourced<f64>>| list.iter().map(|_| Sourced::typed(0.0)).collect();
    let new = Role::default();
    input.roles.push(Role {
        id,
        name: Text::new(format!("岗位 {number}"), format!("Role {number}")),
        qualified: Sourced::typed(0.0),
        ramping: Sourced::typed(0.0),
        ramping_by_age: none(new.ramping_by_age),
        hires: none(new.hires),
        ..Role::default()
    });
    Ok(())
}

/// The same retention typed in another way.
fn in_form(rate: Retention, form: RateForm) -> Retention {
    if rate.form == form {
        return rate;
    }
    let turned = |typed: Sourced<f64>| {
        let monthly = rate.monthly(typed);
        let value = match form {
            RateForm::Monthly => monthly,
            RateForm::AnnualAttrition => 1.0 - libm::pow(monthly, 12.0),
        };
        // To a hundredth of a point: 0.92 comes back as 0.92.
        Sourced {
            value: libm::round(value * 1e6) / 1e6 + 0.0,
            source: typed.source,
        }
    };
    Retention {
        form,
        likely: turned(rate.likely),
        // What is lowest in one form is highest in the other.
        low: turned(rate.high),
        high: turned(rate.low),
    }
}

/// Keeps the heads: their sum as one number, or one number spread over the ramp.
fn by_age(role: &mut Role, is_by_age: bool) {
    if role.is_by_age == is_by_age {
        return;
    }
    let heads = opening(role);
    let sources = role
        .ramping_by_age
        .first()
        .map_or(role.ramping.source, |first| first.source);
    if is_by_age {
        let source = role.ramping.source;
        role.ramping_by_age = heads.into_iter().map(|value| Sourced { value, source }).collect();
    } else {
        role.ramping = Sourced {
            value: heads.iter().sum(),
            source: sources,
        };
    }
    role.is_by_age = is_by_age;
}

/// Whether somebody has begun a plan of their own and its hires are still those of the sample: some other number is no
/// longer the sample's, and none of the hires planned was set. Those of a role that was added are 0 until they are.
///
/// ```
/// use loudou::engines::value::Sourced;
/// use loudou::models::parameter::Parameters;
/// use loudou::models::sales_year::{Input, hires_to_start};
/// let mut input = Input::default();
/// assert!(!hires_to_start(&input)); // the sample as it is
/// input.set("target/1", Sourced::typed(300_000_000.0));
/// assert!(hires_to_start(&input));
/// input.set("role/rep/hires/5", Sourced::typed(4.0));
/// assert!(!hires_to_start(&input));
/// ```
#[must_use]
pub fn hires_to_start(input: &Input) -> bool {
    let is_left = |hires: &Sourced<f64>| hires.source == Source::Sample || hires.value == 0.0;
    let planned = |role: &Role| role.hires.iter().take(input.months()).all(is_left);
    let is_sample = |role: &Role| {
        role.hires
            .first()
            .is_some_and(|hires| hires.source == Source::Sample)
    };
    let of_hires = |id: &str| id.starts_with("role/") && id.contains("/hires/");
    let is_own =
        |id: &str| !of_hires(id) && input.get(id).is_some_and(|value| value.source != Source::Sample);
    input.roles.iter().all(planned)
        && input.roles.iter().any(is_sample)
        && input.parameters().iter().any(|parameter| is_own(&parameter.id))
}

/// The same hires in every month for each role, within the caps: as many as reach the targets or as the caps allow.
pub fn even_plan(input: &Input) -> Vec<Vec<u32>> {
    let even = evaluate(input).even.per_month;
    let within = |caps: Vec<u32>| caps.into_iter().map(|cap| cap.min(even)).collect();
    caps(input).into_iter().map(within).collect()
}

fn hire(input: &mut Input, plan: &[Vec<u32>]) {
    for (role, hires) in input.roles.iter_mut().zip(plan) {
        fill(&mut role.hires, hires.iter().copied());
    }
}

/// Writes numbers over the first of a list; those after them stay.
fn fill(list: &mut Vec<Sourced<f64>>, numbers: impl Iterator<Item = u32>) {
    for (at, number) in numbers.take(super::MONTHS_MOST).enumerate() {
        let number = Sourced::typed(f64::from(number));
        match list.get_mut(at) {
            Some(slot) => *slot = number,
            None => list.push(number),
        }
    }
}
