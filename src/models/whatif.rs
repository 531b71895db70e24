//! What if, for any model: goal seek, tornado, map over two inputs, and what each difference of two inputs did.
//!
//! The arithmetic is [`crate::engines::whatif`]'s; this is the way from a model's declared inputs and figures to it and
//! back. A figure comes as it stands now: whoever asks has it already, and to work it out again takes as long as a
//! keystroke. With thousands of rows all of it takes hundreds of keystrokes, so it is work in slices, one figure at a
//! time.

mod compare;

pub use compare::{Change, Comparison, Effect, compare};

use super::headline::{Headline, Model, Wish};
use super::parameter::Parameter;
use crate::engines::pace::Pace;
use crate::engines::value::Sourced;
use crate::engines::whatif::Dial;
use crate::engines::whatif::map::{self, Axis, Map};
use crate::engines::whatif::seek::{self, Answer, Side};
use crate::engines::whatif::tornado::{self, Bar, Move};

/// An input as a number that can be moved.
fn dial<M: Model>(model: &M, id: &str) -> Option<(Parameter, Dial)> {
    let parameter = model.parameter(id)?;
    let dial = Dial {
        now: model.get(id)?.value,
        low: parameter.min,
        high: parameter.max,
        whole: parameter.integer,
        step: parameter.step,
    };
    Some((parameter, dial))
}

/// A figure with one input moved.
fn figure_at<M: Model>(model: &M, headline: &str, id: &str, value: f64) -> Option<f64> {
    let mut moved = model.clone();
    moved.set(id, Sourced::typed(value)).then_some(())?;
    moved.figure(headline)
}

/// Goal seek: the smallest move of an input after which a figure is `wanted` or better (for a figure that is neither
/// better high nor low: on the other side of it). None where there is no such input.
///
/// ```
/// use loudou::engines::pace::{Pace, at_once};
/// use loudou::engines::whatif::seek::Answer;
/// use loudou::models::headline::Model;
/// use loudou::models::sales_funnel::Input;
/// use loudou::models::whatif::goal_seek;
/// let input = Input::default();
/// let hit = input.headline("probability_hit").unwrap();
/// // Which target do the open deals reach with 70 %?
/// let found = at_once(goal_seek(&input, &hit, 0.7, "target", &Pace::unpaced())).unwrap();
/// let Answer::Reached { x, y } = found else { panic!("{found:?}") };
/// assert!((x - 1_600_000.0).abs() < 1.0 && y >= 0.7);
/// ```
pub async fn goal_seek<M: Model>(
    model: &M,
    figure: &Headline,
    wanted: f64,
    input: &str,
    pace: &Pace,
) -> Option<Answer> {
    let (_, dial) = dial(model, input)?;
    let mut at = |x| figure_at(model, &figure.id, input, x);
    Some(seek::seek(&dial, wanted, side(figure.wish), &mut at, pace).await)
}

/// The side of a wanted value that is as good or better.
const fn side(wish: Wish) -> Side {
    match wish {
        Wish::High => Side::AtLeast,
        Wish::Low => Side::AtMost,
        Wish::Neither => Side::Across,
    }
}

/// For a whole number that reaches a wanted figure: the next one, on the side where it is not reached, and the figure
/// there. None where the input is no whole number, or no such number is beside it.
///
/// ```
/// use loudou::models::headline::Model;
/// use loudou::models::lead_tiering::{Tiering, sample, template::CARD_ID, weight_path};
/// use loudou::i18n::{Lang, date::Day};
/// use loudou::models::whatif::beside;
/// let day = Day::new(2026, 11, 21).unwrap();
/// let (input, rows) = sample::sample(Lang::En, day);
/// let first = rows.place(0);
/// let model = Tiering::new(input, rows, day, first);
/// let score = model.headline("score").unwrap();
/// // (67.5 + 9) ÷ (100 + 9) is 70 % and more, (67.5 + 8) ÷ (100 + 8) is less.
/// let (next, there) = beside(&model, &score, 70.0, &weight_path(CARD_ID, "form"), 24.0).unwrap();
/// assert_eq!((next, there < 70.0), (23.0, true));
/// assert_eq!(beside(&model, &score, 70.0, "hours_per_lead", 4.0), None); // hours are no whole number
/// ```
pub fn beside<M: Model>(
    model: &M,
    figure: &Headline,
    wanted: f64,
    input: &str,
    found: f64,
) -> Option<(f64, f64)> {
    let (_, dial) = dial(model, input).filter(|(parameter, _)| parameter.integer)?;
    let reached = figure_at(model, &figure.id, input, found)?;
    let towards = if found > dial.now { -1.0 } else { 1.0 };
    let next = |by: f64| {
        let x = dial.admit(found + by);
        let y = figure_at(model, &figure.id, input, x)?;
        let is_short = seek::is_across(side(figure.wish), wanted, (reached, y));
        (x != found && is_short).then_some((x, y))
    };
    // Where the number came from, it was not reached; where it was, what is beyond is not.
    next(towards).or_else(|| next(-towards))
}

/// An input's bar in a tornado.
#[derive(Debug, Clone, PartialEq)]
pub struct InputBar {
    /// The input.
    pub input: Parameter,
    /// Where it stands.
    pub now: f64,
    /// What moving it does.
    pub bar: Bar,
}

/// Which inputs move a figure most.
#[derive(Debug, Clone, PartialEq)]
pub struct Tornado {
    /// The figure as it stands.
    pub base: f64,
    /// The inputs that move it, widest first.
    pub bars: Vec<InputBar>,
    /// Inputs that do not move it.
    pub without_effect: Vec<Parameter>,
}

/// Moves inputs one by one, each over its own band or by ±10 %, whole numbers by whole steps. None where the figure
/// has no value; unknown inputs are left out.
///
/// ```
/// use loudou::engines::pace::{Pace, at_once};
/// use loudou::models::headline::Model;
/// use loudou::models::sales_funnel::Input;
/// use loudou::models::whatif::tornado;
/// let inputs = [("target", None), ("won", Some((0.0, 500_000.0))), ("reps", None)];
/// let input = Input::default();
/// let gap = input.headline("gap").unwrap();
/// let found = at_once(tornado(&input, &gap, &inputs, &Pace::unpaced())).unwrap();
/// let ids: Vec<&str> = found.bars.iter().map(|bar| bar.input.id.as_str()).collect();
/// assert_eq!(ids, ["won", "target"]);
/// assert_eq!(found.without_effect[0].id, "reps");
/// ```
pub async fn tornado<M: Model>(
    model: &M,
    figure: &Headline,
    inputs: &[(&str, Option<(f64, f64)>)],
    pace: &Pace,
) -> Option<Tornado> {
    let base = figure.value?;
    let (parameters, moves): (Vec<Parameter>, Vec<Move>) = inputs
        .iter()
        .filter_map(|(id, band)| {
            let (parameter, dial) = dial(model, id)?;
            Some((parameter, Move { dial, band: *band }))
        })
        .unzip();
    let mut at = |at: usize, x: f64| figure_at(model, &figure.id, &parameters.get(at)?.id, x);
    let bars = tornado::tornado(&moves, base, &mut at, pace).await;
    let mut found = Tornado {
        base,
        bars: Vec::new(),
        without_effect: Vec::new(),
    };
    for bar in bars {
        let (Some(input), Some(one)) = (parameters.get(bar.at).cloned(), moves.get(bar.at)) else {
            continue;
        };
        // A figure that vanishes at an end has been moved too.
        let is_moved = bar.swing > 1e-12 * base.abs() || bar.figure.0.is_none() || bar.figure.1.is_none();
        if is_moved {
            let now = one.dial.now;
            found.bars.push(InputBar { input, now, bar });
        } else {
            found.without_effect.push(input);
        }
    }
    Some(found)
}

/// An input of a map, from where to where, in at most how many values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range<'a> {
    /// The input's path.
    pub input: &'a str,
    /// Lowest value.
    pub from: f64,
    /// Highest value.
    pub to: f64,
    /// Values at most.
    pub count: usize,
}

/// A figure over two inputs, each cell an evaluation of the model. None where there is no such input, or both inputs are
/// one.
pub async fn two_way<M: Model>(
    model: &M,
    figure: &Headline,
    across: Range<'_>,
    up: Range<'_>,
    pace: &Pace,
) -> Option<Map> {
    let axis = |range: &Range<'_>| {
        Some(Axis {
            dial: dial(model, range.input)?.1,
            from: range.from,
            to: range.to,
            count: range.count,
        })
    };
    if across.input == up.input {
        return None;
    }
    let (x_axis, y_axis) = (axis(&across)?, axis(&up)?);
    let mut at = |x: f64, y: f64| {
        let mut moved = model.clone();
        moved.set(across.input, Sourced::typed(x)).then_some(())?;
        figure_at(&moved, &figure.id, up.input, y)
    };
    Some(map::map(&x_axis, &y_axis, &mut at, pace).await)
}

#[cfg(test)]
mod tests;
