//! The models whose inputs are kept as plans.

use super::action::{Action, Refusal};
use super::document::{Scenario, Workspace};
use super::plan::{Blocked, Own, Plan, Planned};
use crate::engines::value::Text;
use crate::i18n::date::{Day, days_between};
use crate::models::any::AnyModel;
use crate::models::hint::Hint;
use crate::models::{cs_org, sales_funnel, sales_org, sales_year};

impl Planned for sales_year::Input {
    const ID: &'static str = "sales_year";

    fn sample(_: Day) -> Self {
        Self::default()
    }

    fn drop_own(&mut self, own: Own) {
        if own == Own::Notes && self.share_years != Self::default().share_years {
            self.share_years = Text::default();
        }
    }
}

impl Planned for sales_funnel::Input {
    const ID: &'static str = "sales_funnel";
    const IS_DATED: bool = true;

    /// Its period lies about the day as that of the worked example does, so that it is never over.
    fn sample(as_of: Day) -> Self {
        let mut sample = Self::default();
        let shift = days_between(sample.as_of, as_of);
        for day in [&mut sample.start, &mut sample.end] {
            *day = day.add_days(shift).unwrap_or(as_of);
        }
        sample.as_of = as_of;
        sample
    }

    fn stand_on(&mut self, as_of: Day) {
        self.as_of = as_of;
    }

    fn drop_own(&mut self, own: Own) {
        if own == Own::Rows {
            // The sample's come with the app; a list that holds anything else goes whole, since a part of it would give
            // another forecast.
            let sample = Self::default();
            if self.deals != sample.deals {
                self.deals.clear();
            }
            if self.people != sample.people {
                self.people.clear();
            }
        }
    }

    fn is_own(path: &str, own: Own) -> bool {
        own == Own::Rows && (path.starts_with("deal/") || path.starts_with("person/"))
    }
}

impl Planned for sales_org::Input {
    const ID: &'static str = "sales_org";

    fn sample(_: Day) -> Self {
        Self::default()
    }

    fn drop_own(&mut self, own: Own) {
        if own == Own::Notes {
            self.contract_value_note.clear();
            self.customers_per_rep_note.clear();
        }
    }
}

impl Planned for cs_org::Input {
    const ID: &'static str = "cs_org";

    fn sample(_: Day) -> Self {
        Self::default()
    }
}

/// Whether a number that a scenario holds of a model's plan goes along where all that is `own` stays behind: the plan has
/// it, and it is of no row of one's own.
pub(super) fn goes_along(workspace: &Workspace, (model, id): (&str, &str), own: &[Own]) -> bool {
    fn of<M: Planned>(workspace: &Workspace, id: &str, own: &[Own]) -> bool {
        workspace.plan::<M>().parameter(id).is_some() && !own.iter().any(|own| M::is_own(id, *own))
    }
    match model {
        sales_year::Input::ID => of::<sales_year::Input>(workspace, id, own),
        sales_funnel::Input::ID => of::<sales_funnel::Input>(workspace, id, own),
        sales_org::Input::ID => of::<sales_org::Input>(workspace, id, own),
        cs_org::Input::ID => of::<cs_org::Input>(workspace, id, own),
        _ => true,
    }
}

/// A plan without what is not a parameter; nothing of a plan whose model is not known.
pub(super) fn parameters_of(plan: &Plan, as_of: Day, own: &[Own]) -> Plan {
    match plan.model.as_str() {
        sales_year::Input::ID => plan.without::<sales_year::Input>(as_of, own),
        sales_funnel::Input::ID => plan.without::<sales_funnel::Input>(as_of, own),
        sales_org::Input::ID => plan.without::<sales_org::Input>(as_of, own),
        cs_org::Input::ID => plan.without::<cs_org::Input>(as_of, own),
        model => Plan {
            model: model.to_owned(),
            ..Plan::default()
        },
    }
}

/// Sets numbers of a plan by path.
type SetAll = fn(&Workspace, &[(&str, f64)]) -> Result<Action, Blocked<Refusal>>;

/// What is done with a plan, whatever its model.
#[derive(Debug, Clone, Copy)]
pub struct PlanKind {
    /// Id of the model.
    pub id: &'static str,
    /// [`Workspace::plan_under`]
    pub under: fn(&Workspace, Option<&Scenario>) -> AnyModel,
    /// Whether its document could not be read.
    pub is_unreadable: fn(&Workspace) -> bool,
    /// [`Workspace::set_all_in_plan`]
    pub set: SetAll,
    /// [`Workspace::confirm_plan`]
    pub confirm: fn(&Workspace, Text) -> Result<Action, Blocked<Refusal>>,
    /// Benchmarks beside its inputs.
    pub hints: fn() -> Vec<Hint>,
}

impl PlanKind {
    const fn of<M: Planned>(hints: fn() -> Vec<Hint>) -> Self {
        Self {
            id: M::ID,
            under: |workspace, scenario| AnyModel::of(workspace.plan_under::<M>(scenario)),
            is_unreadable: |workspace| workspace.read_plan::<M>().is_unreadable,
            set: Workspace::set_all_in_plan::<M>,
            confirm: Workspace::confirm_plan::<M>,
            hints,
        }
    }
}

/// Sales target of the year.
pub static SALES_YEAR: PlanKind = PlanKind::of::<sales_year::Input>(sales_year::hints::hints);
/// Sales target of the period.
pub static SALES_FUNNEL: PlanKind = PlanKind::of::<sales_funnel::Input>(|| sales_funnel::hints().into());
/// Sales organisation.
pub static SALES_ORG: PlanKind = PlanKind::of::<sales_org::Input>(sales_org::hints);
/// Customer-success organisation.
pub static CS_ORG: PlanKind = PlanKind::of::<cs_org::Input>(cs_org::hints);
