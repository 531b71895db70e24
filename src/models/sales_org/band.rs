//! How far each lever can plausibly be moved: `band/<number>/low` and `band/<number>/high`.
//!
//! A span's band is in people, since practice knows spans in people; every other band is a share of the number it
//! belongs to, so that it keeps its meaning when that number changes.

use super::Input;
use super::lever::{Helps, Lever};
use super::plan::Plan;
use crate::engines::value::{Sourced, Text};
use crate::models::parameter::{Parameter, Parameters, Unit};

/// A lever's band as it counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Band {
    pub low: f64,
    pub high: f64,
}

/// The template's band: 6 to 10 for first-line managers and 5 to 8 above them, a fifth of the goal, a tenth of all else.
const fn template(lever: Lever) -> Band {
    let (low, high) = match lever {
        Lever::Span(0) => (6.0, 10.0),
        Lever::Span(_) => (5.0, 8.0),
        Lever::Goal => (-0.2, 0.2),
        _ => (-0.1, 0.1),
    };
    Band { low, high }
}

/// The inputs that a tornado moves, each lever over its own band, the others as the tornado has it: path, and the ends
/// of the band.
///
/// ```
/// use loudou::models::sales_org::{Input, moved_inputs};
/// let inputs = moved_inputs(&Input::default());
/// assert!(inputs.contains(&("layer/manager/span".to_owned(), Some((6.0, 10.0)))));
/// assert!(inputs.contains(&("gross_margin".to_owned(), None)));
/// assert!(inputs.contains(&("path/ramp_months".to_owned(), None)));
/// ```
#[must_use]
pub fn moved_inputs(input: &Input) -> Vec<(String, Option<(f64, f64)>)> {
    let plan = Plan::of(input);
    let levers = Lever::all(plan.layers.len());
    let levers = levers.map(|lever| (lever.path(input), Some(input.band(lever).values(&plan, lever))));
    let others = ["gross_margin", "commission"].map(|path| (path.to_owned(), None));
    // The way there moves when it is healthy and what it needs until then; how far one looks is no input of either.
    let parameters = input.parameters().into_iter();
    let way = parameters
        .filter(|parameter| parameter.id.starts_with("path/") && parameter.id != "path/months")
        .map(|parameter| (parameter.id, None));
    levers.chain(others).chain(way).collect()
}

/// Both ends as inputs.
fn ends(input: &Input, lever: Lever) -> [Parameter; 2] {
    let path = lever.band_path(input);
    let owner = input.number_name(&lever.path(input));
    let is_span = matches!(lever, Lever::Span(_));
    let band = template(lever);
    let end = |id: &str, zh: &str, en: &str, default, (min, max)| Parameter {
        id: format!("{path}/{id}"),
        name: Text::new(format!("{} · {zh}", owner.zh), format!("{} · {en}", owner.en)),
        unit: if is_span { Unit::Persons } else { Unit::Share },
        min,
        max,
        default,
        integer: false,
        step: if is_span { 1.0 } else { 0.01 },
    };
    let (low, high) = if is_span {
        ((1.0, 1000.0), (1.0, 1000.0))
    } else {
        ((-0.99, 0.0), (0.0, 10.0))
    };
    [
        end("low", "可行区间下限", "lowest plausible", band.low, low),
        end("high", "可行区间上限", "highest plausible", band.high, high),
    ]
}

impl Input {
    /// The ends of all bands as inputs, in the order of the ladder.
    pub(super) fn band_parameters(&self) -> Vec<Parameter> {
        Lever::all(self.layers.len())
            .flat_map(|lever| ends(self, lever))
            .collect()
    }

    /// One end of a band as it stands; the template's where the user left it.
    pub(super) fn band_end(&self, id: &str) -> Option<Sourced<f64>> {
        let declared = self.band_parameters().into_iter().find(|end| end.id == id)?;
        let stored = self.bands.get(id).copied();
        Some(stored.unwrap_or(Sourced::sample(declared.default)))
    }

    fn number_name(&self, path: &str) -> Text {
        self.parameter(path)
            .map(|parameter| parameter.name)
            .unwrap_or_default()
    }

    pub(super) fn band(&self, lever: Lever) -> Band {
        let [low, high] = ends(self, lever).map(|end| {
            let stored = self.bands.get(&end.id).map(|number| number.value);
            stored.and_then(|value| end.admit(value)).unwrap_or(end.default)
        });
        Band { low, high }
    }
}

impl Band {
    /// The two ends as values of the lever.
    pub fn values(self, plan: &Plan, lever: Lever) -> (f64, f64) {
        match lever {
            Lever::Span(_) => (self.low, self.high),
            other => {
                let value = plan.value(other);
                (value * (1.0 + self.low), value * (1.0 + self.high))
            }
        }
    }

    /// The end that helps, never worse than where the lever stands; none where it depends.
    pub fn best(self, plan: &Plan, lever: Lever) -> Option<f64> {
        let (low, high) = self.values(plan, lever);
        let value = plan.value(lever);
        match lever.helps(plan.goal) {
            Helps::Up => Some(high.max(value)),
            Helps::Down => Some(low.min(value)),
            Helps::Depends => None,
        }
    }
}
