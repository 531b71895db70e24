//! Two inputs of one model: which differ, what became of each figure, and what each difference did to it.

use crate::engines::pace::Pace;
use crate::engines::value::{Sourced, Text};
use crate::engines::whatif::attribute::{Method, Parts, attribute};
use crate::engines::whatif::{A_TURN, same};
use crate::models::headline::{Headline, Model};
use crate::models::parameter::Unit;

/// A number that differs.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Path of the input.
    pub id: String,
    /// Shown name.
    pub name: Text,
    /// What it counts.
    pub unit: Unit,
    /// Before.
    pub before: f64,
    /// After.
    pub after: f64,
}

/// What became of a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Effect {
    /// The figure before.
    pub before: Headline,
    /// The figure after.
    pub after: Headline,
    /// What each change did, in the order of the changes, then, where there is a `rest`, what that did. They add up to
    /// the difference. None where the figure has no value somewhere between, or takes a search each time.
    pub parts: Option<Parts>,
}

/// Two inputs of one model side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// Numbers that differ.
    pub changes: Vec<Change>,
    /// True where something else differs too: a row added, a switch turned. It counts as one more change.
    pub has_rest: bool,
    /// What became of each figure.
    pub effects: Vec<Effect>,
    /// How the parts were found.
    pub method: Method,
}

/// Compares two inputs of a model.
///
/// ```
/// use loudou::engines::pace::{Pace, at_once};
/// use loudou::engines::value::Sourced;
/// use loudou::models::parameter::Parameters;
/// use loudou::models::sales_funnel::Input;
/// use loudou::models::whatif::compare;
/// let before = Input::default();
/// let mut after = before.clone();
/// after.set("target", Sourced::typed(3_000_000.0));
/// after.set("won", Sourced::typed(200_000.0));
/// let found = at_once(compare(&before, &after, &Pace::unpaced()));
/// assert_eq!(found.changes.len(), 2);
/// let gap = found.effects.iter().find(|effect| effect.after.id == "gap").unwrap();
/// assert_eq!(gap.parts.as_ref().unwrap().each, [500_000.0, -200_000.0]);
/// ```
pub async fn compare<M: Model>(before: &M, after: &M, pace: &Pace) -> Comparison {
    let changes = changes(before, after);
    let mut all = before.clone();
    for change in &changes {
        all.set(&change.id, Sourced::typed(change.after));
    }
    let start = headlines(before, pace).await;
    let end = headlines(after, pace).await;
    let has_rest = differ(&headlines(&all, pace).await, &end);
    let players = changes.len() + usize::from(has_rest);
    let mut figures = |made: &[bool]| -> Vec<Option<f64>> {
        let figures = hybrid(before, after, &changes, made).quick_headlines();
        end.iter().map(|wanted| value(&figures, &wanted.id)).collect()
    };
    let (method, parts) = attribute(players, &mut figures, pace).await;
    let effects = end
        .iter()
        .zip(parts)
        .filter_map(|(after, parts)| {
            let before = start.iter().find(|before| before.id == after.id)?;
            Some(Effect {
                before: before.clone(),
                after: after.clone(),
                parts,
            })
        })
        .collect();
    Comparison {
        changes,
        has_rest,
        effects,
        method,
    }
}

async fn headlines<M: Model>(model: &M, pace: &Pace) -> Vec<Headline> {
    pace.step(A_TURN).await;
    model.headlines()
}

/// Numbers that both inputs have and that differ.
fn changes<M: Model>(before: &M, after: &M) -> Vec<Change> {
    let differing = |parameter: crate::models::parameter::Parameter| {
        let (old, new) = (before.get(&parameter.id)?.value, after.get(&parameter.id)?.value);
        (old != new).then_some(Change {
            id: parameter.id,
            name: parameter.name,
            unit: parameter.unit,
            before: old,
            after: new,
        })
    };
    after.parameters().into_iter().filter_map(differing).collect()
}

/// The input with these changes made and the others not; the rest, where it is one of them, comes last.
fn hybrid<M: Model>(before: &M, after: &M, changes: &[Change], made: &[bool]) -> M {
    let has_rest = made.get(changes.len()).copied().unwrap_or(false);
    let mut model = if has_rest { after.clone() } else { before.clone() };
    for (change, made) in changes.iter().zip(made) {
        let value = if *made { change.after } else { change.before };
        model.set(&change.id, Sourced::typed(value));
    }
    model
}

fn value(figures: &[Headline], id: &str) -> Option<f64> {
    figures.iter().find(|figure| figure.id == id)?.value
}

/// True where a figure of one list is another in the other, or is missing there: figures of rows come and go.
fn differ(one: &[Headline], other: &[Headline]) -> bool {
    one.len() != other.len()
        || one.iter().zip(other).any(|(a, b)| match (a.value, b.value) {
            _ if a.id != b.id => true,
            (Some(a), Some(b)) => !same(a, b),
            (None, None) => false,
            _ => true,
        })
}
