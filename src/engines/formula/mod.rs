//! A formula, once: the same tree is evaluated by tests, printed by the explain panel, and written as a workbook
//! formula.
//!
//! A tree holds no text and no number format. Names, units and sources come from the bindings beside it.

mod print;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops;

use serde::{Deserialize, Serialize};

use super::whole::ceiling;

pub use print::{Function, Op, Token, text};

/// The identifier of a variable of a formula: an input's id, or another figure's.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VarId(pub Cow<'static, str>);

impl From<&'static str> for VarId {
    fn from(id: &'static str) -> Self {
        Self(Cow::Borrowed(id))
    }
}

impl From<String> for VarId {
    fn from(id: String) -> Self {
        Self(Cow::Owned(id))
    }
}

/// An expression over variables.
///
/// Depth is what recursion costs: join many terms in one [`Expr::Sum`] rather than in a chain of `Add`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Expr {
    /// A constant of the formula itself, such as the 100 of a percentage.
    Num(f64),
    /// A variable, looked up when evaluated.
    Var(VarId),
    /// `a + b`
    Add(Box<Expr>, Box<Expr>),
    /// `a − b`
    Sub(Box<Expr>, Box<Expr>),
    /// `a × b`
    Mul(Box<Expr>, Box<Expr>),
    /// `a ÷ b`; no value where b is 0.
    Div(Box<Expr>, Box<Expr>),
    /// `−a`
    Neg(Box<Expr>),
    /// `a + b + c + …`, added from the left; 0 where empty.
    Sum(Vec<Expr>),
    /// The least of its parts; no value where empty.
    Min(Vec<Expr>),
    /// The greatest of its parts; no value where empty.
    Max(Vec<Expr>),
    /// `value` held between `low` and `high`; no value where `low > high`.
    Clamp {
        /// What is held.
        value: Box<Expr>,
        /// Least result.
        low: Box<Expr>,
        /// Greatest result.
        high: Box<Expr>,
    },
    /// The whole things that `a` needs: `⌈a⌉` with the slack of [`ceiling`].
    Ceil(Box<Expr>),
    /// The whole part of `a`, `⌊a⌋`, without any slack.
    Floor(Box<Expr>),
    /// `a` to the power of `b`; no value where that is none.
    Pow(Box<Expr>, Box<Expr>),
    /// `then` where the test holds, else `otherwise`; the other one need not have a value.
    If {
        /// What is asked.
        test: Box<Test>,
        /// The value where it holds.
        then: Box<Expr>,
        /// The value where it does not.
        otherwise: Box<Expr>,
    },
    /// The variable at a place of a list, counted from 1; no value for a place that is none.
    Pick {
        /// The list.
        of: Vec<VarId>,
        /// The place, a whole number.
        place: Box<Expr>,
    },
    /// No value: what a figure is where it does not exist.
    Missing,
}

/// What an [`Expr::If`] asks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Test {
    /// `a ≥ b`
    AtLeast(Expr, Expr),
    /// `a > b`
    Above(Expr, Expr),
}

impl Test {
    /// `then` where this holds, else `otherwise`.
    ///
    /// ```
    /// use loudou::engines::formula::{Expr, above, num, var};
    /// let cover = above(var("cost"), num(0.0)).then(var("profit") / var("cost"), Expr::Missing);
    /// let value = |cost: f64| cover.eval(&|id| Some(if &*id.0 == "cost" { cost } else { 3.0 }));
    /// assert_eq!((value(2.0), value(0.0)), (Some(1.5), None));
    /// ```
    #[must_use]
    pub fn then(self, then: Expr, otherwise: Expr) -> Expr {
        Expr::If {
            test: Box::new(self),
            then: Box::new(then),
            otherwise: Box::new(otherwise),
        }
    }

    /// `then` where this holds, else no value.
    #[must_use]
    pub fn or_missing(self, then: Expr) -> Expr {
        self.then(then, Expr::Missing)
    }

    const fn sides(&self) -> (&Expr, &Expr) {
        match self {
            Self::AtLeast(a, b) | Self::Above(a, b) => (a, b),
        }
    }

    fn holds(&self, value: impl Fn(&Expr) -> Option<f64>) -> Option<bool> {
        let (a, b) = self.sides();
        let (a, b) = (value(a)?, value(b)?);
        Some(match self {
            Self::AtLeast(..) => a >= b,
            Self::Above(..) => a > b,
        })
    }
}

/// Asks for `a ≥ b`.
#[must_use]
pub const fn at_least(a: Expr, b: Expr) -> Test {
    Test::AtLeast(a, b)
}

/// Asks for `a > b`.
#[must_use]
pub const fn above(a: Expr, b: Expr) -> Test {
    Test::Above(a, b)
}

/// A constant.
#[must_use]
pub const fn num(value: f64) -> Expr {
    Expr::Num(value)
}

/// A variable.
pub fn var(id: impl Into<VarId>) -> Expr {
    Expr::Var(id.into())
}

impl Expr {
    /// This value held between `low` and `high`.
    #[must_use]
    pub fn clamp(self, low: Self, high: Self) -> Self {
        Self::Clamp {
            value: Box::new(self),
            low: Box::new(low),
            high: Box::new(high),
        }
    }

    /// The whole things that this value needs.
    ///
    /// ```
    /// use loudou::engines::formula::{num, var};
    /// let people = (var("customers") / num(48.0)).ceil();
    /// assert_eq!(people.eval(&|_| Some(1_200.0)), Some(25.0));
    /// assert_eq!(people.eval(&|_| Some(1_201.0)), Some(26.0));
    /// ```
    #[must_use]
    pub fn ceil(self) -> Self {
        Self::Ceil(Box::new(self))
    }

    /// The whole part of this value.
    #[must_use]
    pub fn floor(self) -> Self {
        Self::Floor(Box::new(self))
    }

    /// This value to the power of another.
    #[must_use]
    pub fn pow(self, exponent: Self) -> Self {
        Self::Pow(Box::new(self), Box::new(exponent))
    }

    /// The variable at a place of a list, counted from 1.
    ///
    /// ```
    /// use loudou::engines::formula::{Expr, num, var};
    /// let second = Expr::pick(["a".into(), "b".into()], num(2.0));
    /// assert_eq!(second.eval(&|id| (&*id.0 == "b").then_some(7.0)), Some(7.0));
    /// ```
    #[must_use]
    pub fn pick(of: impl IntoIterator<Item = VarId>, place: Self) -> Self {
        Self::Pick {
            of: of.into_iter().collect(),
            place: Box::new(place),
        }
    }

    /// The value of the expression, with `lookup` giving each variable's.
    ///
    /// `None` where a variable is unknown, a divisor is 0, or a step overflows. A result is always finite and never
    /// negative zero.
    ///
    /// ```
    /// use loudou::engines::formula::{num, var};
    /// let share = num(100.0) * var("won") / var("leads");
    /// let known = |leads: f64| move |id: &loudou::engines::formula::VarId| match &*id.0 {
    ///     "won" => Some(3.0),
    ///     "leads" => Some(leads),
    ///     _ => None,
    /// };
    /// assert_eq!(share.eval(&known(12.0)), Some(25.0));
    /// assert_eq!(share.eval(&known(0.0)), None);
    /// ```
    pub fn eval(&self, lookup: &impl Fn(&VarId) -> Option<f64>) -> Option<f64> {
        let value = |part: &Self| part.eval(lookup);
        let result = match self {
            Self::Num(number) => *number,
            Self::Var(id) => lookup(id)?,
            Self::Add(a, b) => value(a)? + value(b)?,
            Self::Sub(a, b) => value(a)? - value(b)?,
            Self::Mul(a, b) => value(a)? * value(b)?,
            // A divisor of zero gives an infinity or NaN, refused below.
            Self::Div(a, b) => value(a)? / value(b)?,
            Self::Neg(a) => -value(a)?,
            Self::Sum(parts) => parts.iter().map(value).sum::<Option<f64>>()?,
            Self::Min(parts) => fold(parts, value, f64::min)?,
            Self::Max(parts) => fold(parts, value, f64::max)?,
            Self::Clamp {
                value: held,
                low,
                high,
            } => {
                let (held, low, high) = (value(held)?, value(low)?, value(high)?);
                (low <= high).then(|| held.max(low).min(high))?
            }
            Self::Ceil(a) => ceiling(value(a)?),
            Self::Floor(a) => libm::floor(value(a)?),
            Self::Pow(a, b) => libm::pow(value(a)?, value(b)?),
            Self::If {
                test,
                then,
                otherwise,
            } => value(if test.holds(value)? { then } else { otherwise })?,
            Self::Pick { of, place } => {
                let place = value(place)?;
                let at = (1_u32..).zip(of).find(|(at, _)| f64::from(*at) == place);
                lookup(at?.1)?
            }
            Self::Missing => return None,
        };
        // Adding zero turns a negative zero into zero.
        result.is_finite().then_some(result + 0.0)
    }

    /// The variables in the order in which they are first printed, each once.
    ///
    /// ```
    /// use loudou::engines::formula::{num, var};
    /// let ids = (var("b") + var("a") * var("b") - num(1.0)).variables();
    /// assert_eq!(ids, ["b".into(), "a".into()]);
    /// ```
    #[must_use]
    pub fn variables(&self) -> Vec<VarId> {
        let mut seen = Vec::new();
        for token in self.symbolic() {
            if let Token::Name(id) = token
                && !seen.contains(&id)
            {
                seen.push(id);
            }
        }
        seen
    }
}

/// Joins the values of the parts; `None` where there are none or one has no value.
fn fold(parts: &[Expr], value: impl Fn(&Expr) -> Option<f64>, join: impl Fn(f64, f64) -> f64) -> Option<f64> {
    let (first, rest) = parts.split_first()?;
    rest.iter()
        .try_fold(value(first)?, |best, part| Some(join(best, value(part)?)))
}

impl ops::Add for Expr {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::Add(Box::new(self), Box::new(other))
    }
}

impl ops::Sub for Expr {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::Sub(Box::new(self), Box::new(other))
    }
}

impl ops::Mul for Expr {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        Self::Mul(Box::new(self), Box::new(other))
    }
}

impl ops::Div for Expr {
    type Output = Self;
    fn div(self, other: Self) -> Self {
        Self::Div(Box::new(self), Box::new(other))
    }
}

impl ops::Neg for Expr {
    type Output = Self;
    fn neg(self) -> Self {
        Self::Neg(Box::new(self))
    }
}

/// What a variable of a formula stands for.
///
/// `About` is the model's own description of it: label key, unit, source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Binding<About> {
    /// The variable.
    pub var: VarId,
    /// Its value; `None` where it is unknown.
    pub value: Option<f64>,
    /// Its label, unit and source.
    pub about: About,
}

/// A formula with what its variables stand for: all that the explain panel needs of one figure.
///
/// ```
/// use loudou::engines::formula::{Binding, Formula, num, var};
/// let formula = Formula {
///     expr: num(100.0) * var("won") / var("leads"),
///     bindings: vec![
///         Binding { var: "won".into(), value: Some(3.0), about: "label of won" },
///         Binding { var: "leads".into(), value: Some(12.0), about: "label of leads" },
///     ],
/// };
/// assert_eq!(formula.value(), Some(25.0));
/// assert!(formula.unbound().is_empty());
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Formula<About> {
    /// The expression.
    pub expr: Expr,
    /// Its variables; the first of a name counts.
    pub bindings: Vec<Binding<About>>,
}

impl<About> Formula<About> {
    /// The binding of a variable.
    #[must_use]
    pub fn binding(&self, id: &VarId) -> Option<&Binding<About>> {
        self.bindings.iter().find(|binding| binding.var == *id)
    }

    /// The value of the formula; `None` where it has none (see [`Expr::eval`]).
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        self.expr.eval(&|id| self.bound(id))
    }

    /// The formula in names.
    #[must_use]
    pub fn symbolic(&self) -> Vec<Token> {
        self.expr.symbolic()
    }

    /// The formula with the numbers in it; a variable without a value keeps its name.
    #[must_use]
    pub fn with_numbers(&self) -> Vec<Token> {
        self.expr.with_numbers(&|id| self.bound(id))
    }

    /// Variables that no binding describes. A test of each model asks that there be none.
    #[must_use]
    pub fn unbound(&self) -> Vec<VarId> {
        self.expr
            .variables()
            .into_iter()
            .filter(|id| self.binding(id).is_none())
            .collect()
    }

    fn bound(&self, id: &VarId) -> Option<f64> {
        self.binding(id).and_then(|binding| binding.value)
    }
}
