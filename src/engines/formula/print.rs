//! Prints an expression as tokens with no more parentheses than its meaning needs.
//!
//! Parentheses follow precedence and algebra: `a + (b − c)` prints as `a + b − c`, `a − (b + c)` keeps its own. A sign
//! that does not lead its group is wrapped: `a × (−b)`.

use serde::{Deserialize, Serialize};

use super::{Expr, Test, VarId};

/// A piece of a printed formula. The page gives names their text and numbers their format.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Token {
    /// A variable by name.
    Name(VarId),
    /// A number.
    Number {
        /// The number; finite, and never negative zero.
        value: f64,
        /// The variable it stands for, whose unit formats it; `None` for a constant of the formula.
        of: Option<VarId>,
    },
    /// An operator; a minus with nothing before it in its group is a sign.
    Op(Op),
    /// `(`
    Open,
    /// `)`
    Close,
    /// A function; its arguments follow between `Open` and `Close`.
    Function(Function),
    /// Between two arguments of a function.
    Separator,
}

/// An operator between two values, or the sign before one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Op {
    /// `+`
    Plus,
    /// `−`
    Minus,
    /// `×`
    Times,
    /// `÷`
    Over,
    /// `≥`, in a test only.
    AtLeast,
    /// `>`, in a test only.
    Above,
}

impl Op {
    /// The operator as it is set in text.
    ///
    /// ```
    /// use loudou::engines::formula::Op;
    /// assert_eq!([Op::Plus, Op::Minus, Op::Times, Op::Over].map(Op::symbol), ['+', '−', '×', '÷']);
    /// ```
    #[must_use]
    pub const fn symbol(self) -> char {
        match self {
            Self::Plus => '+',
            Self::Minus => '−',
            Self::Times => '×',
            Self::Over => '÷',
            Self::AtLeast => '≥',
            Self::Above => '>',
        }
    }
}

/// A function of a formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Function {
    /// The least of its arguments.
    Min,
    /// The greatest of its arguments.
    Max,
    /// Its first argument held between the second and the third.
    Clamp,
    /// The whole things that its argument needs.
    Ceil,
    /// The whole part of its argument.
    Floor,
    /// Its first argument to the power of the second.
    Power,
    /// Its second argument where the test that comes first holds, else its third.
    If,
    /// The one of its arguments at the place that the last of them says, counted from 1.
    Pick,
    /// No value; it has no arguments.
    Missing,
}

impl Function {
    /// The function as it is set in text.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Min => "min",
            Self::Max => "max",
            Self::Clamp => "clamp",
            Self::Ceil => "ceil",
            Self::Floor => "floor",
            Self::Power => "power",
            Self::If => "if",
            Self::Pick => "pick",
            Self::Missing => "none",
        }
    }
}

/// Tokens as text; `shown` gives a name or a number its form, and is asked for nothing else.
///
/// ```
/// use loudou::engines::formula::{Token, num, text, var};
/// let shown = |token: &Token| match token {
///     Token::Number { value, .. } => value.to_string(),
///     _ => "reps".to_owned(),
/// };
/// let heads = (var("reps") / num(8.0)).ceil();
/// assert_eq!(text(&heads.symbolic(), shown), "ceil(reps ÷ 8)");
/// ```
pub fn text(tokens: &[Token], shown: impl Fn(&Token) -> String) -> String {
    let mut text = String::new();
    for token in tokens {
        match token {
            Token::Name(_) | Token::Number { .. } => text.push_str(&shown(token)),
            Token::Op(op) => text.extend([' ', op.symbol(), ' ']),
            Token::Open => text.push('('),
            Token::Close => text.push(')'),
            Token::Function(function) => text.push_str(function.name()),
            Token::Separator => text.push_str(", "),
        }
    }
    text
}

impl Expr {
    /// The formula in names.
    ///
    /// ```
    /// use loudou::engines::formula::{Op, Token, var};
    /// assert_eq!(
    ///     ((var("a") + var("b")) / var("c")).symbolic(),
    ///     [
    ///         Token::Open,
    ///         Token::Name("a".into()),
    ///         Token::Op(Op::Plus),
    ///         Token::Name("b".into()),
    ///         Token::Close,
    ///         Token::Op(Op::Over),
    ///         Token::Name("c".into()),
    ///     ]
    /// );
    /// ```
    #[must_use]
    pub fn symbolic(&self) -> Vec<Token> {
        self.with_numbers(&|_| None)
    }

    /// The formula with the numbers in it; a variable whose value is unknown or not finite keeps its name.
    #[must_use]
    pub fn with_numbers(&self, lookup: &impl Fn(&VarId) -> Option<f64>) -> Vec<Token> {
        let mut printer = Printer {
            lookup,
            tokens: Vec::new(),
        };
        printer.write(self, Place::GROUP);
        printer.tokens
    }
}

/// How tightly a printed expression holds together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    /// `a + b`, `a − b`
    Additive,
    /// `a × b`, `a ÷ b`, `−a`
    Product,
    /// A name, a number, a function.
    Atom,
}

/// Where an expression is printed: what it must hold against, and whether it comes first in its group.
#[derive(Clone, Copy)]
struct Place {
    strength: Strength,
    leading: bool,
}

impl Place {
    /// The whole formula, inside parentheses, or an argument.
    const GROUP: Self = Self {
        strength: Strength::Additive,
        leading: true,
    };

    const fn after_operator(strength: Strength) -> Self {
        Self {
            strength,
            leading: false,
        }
    }

    const fn first(self, strength: Strength) -> Self {
        Self {
            strength,
            leading: self.leading,
        }
    }
}

/// What matters about an expression for its parentheses.
struct Shape {
    strength: Strength,
    /// Prints a sign in front.
    signed: bool,
}

struct Printer<'a, Lookup> {
    lookup: &'a Lookup,
    tokens: Vec<Token>,
}

impl<Lookup: Fn(&VarId) -> Option<f64>> Printer<'_, Lookup> {
    fn value(&self, id: &VarId) -> Option<f64> {
        (self.lookup)(id).filter(|value| value.is_finite())
    }

    fn shape(&self, expr: &Expr) -> Shape {
        let number = |value: f64| match value < 0.0 {
            true => Shape {
                strength: Strength::Product,
                signed: true,
            },
            false => Shape {
                strength: Strength::Atom,
                signed: false,
            },
        };
        let unsigned = |strength| Shape {
            strength,
            signed: false,
        };
        match expr {
            Expr::Num(value) => number(*value),
            Expr::Var(id) => number(self.value(id).unwrap_or(0.0)),
            Expr::Neg(_) => Shape {
                strength: Strength::Product,
                signed: true,
            },
            Expr::Add(..) | Expr::Sub(..) => unsigned(Strength::Additive),
            Expr::Mul(..) | Expr::Div(..) => unsigned(Strength::Product),
            Expr::Sum(parts) => match parts.as_slice() {
                [] => unsigned(Strength::Atom),
                [only] => self.shape(only),
                _ => unsigned(Strength::Additive),
            },
            Expr::Min(_)
            | Expr::Max(_)
            | Expr::Clamp { .. }
            | Expr::Ceil(_)
            | Expr::Floor(_)
            | Expr::Pow(..)
            | Expr::If { .. }
            | Expr::Pick { .. }
            | Expr::Missing => unsigned(Strength::Atom),
        }
    }

    fn write(&mut self, expr: &Expr, place: Place) {
        let shape = self.shape(expr);
        if shape.strength < place.strength || (shape.signed && !place.leading) {
            self.tokens.push(Token::Open);
            self.write_bare(expr, Place::GROUP);
            self.tokens.push(Token::Close);
        } else {
            self.write_bare(expr, place);
        }
    }

    /// Prints without parentheses around the whole.
    fn write_bare(&mut self, expr: &Expr, place: Place) {
        use Strength::{Additive, Atom, Product};
        match expr {
            Expr::Num(value) => self.number(*value, None),
            Expr::Var(id) => match self.value(id) {
                Some(value) => self.number(value, Some(id.clone())),
                None => self.tokens.push(Token::Name(id.clone())),
            },
            Expr::Add(a, b) => self.infix(a, place.first(Additive), Op::Plus, b, Additive),
            Expr::Sub(a, b) => self.infix(a, place.first(Additive), Op::Minus, b, Product),
            Expr::Mul(a, b) => self.infix(a, place.first(Product), Op::Times, b, Product),
            Expr::Div(a, b) => self.infix(a, place.first(Product), Op::Over, b, Atom),
            Expr::Neg(a) => {
                self.tokens.push(Token::Op(Op::Minus));
                self.write(a, Place::after_operator(Product));
            }
            Expr::Sum(parts) => self.sum(parts, place),
            Expr::Min(parts) => self.call(Function::Min, parts),
            Expr::Max(parts) => self.call(Function::Max, parts),
            Expr::Clamp { value, low, high } => {
                self.call(Function::Clamp, [value, low, high].map(AsRef::as_ref));
            }
            Expr::Ceil(a) => self.call(Function::Ceil, [a.as_ref()]),
            Expr::Floor(a) => self.call(Function::Floor, [a.as_ref()]),
            Expr::Pow(a, b) => self.call(Function::Power, [a.as_ref(), b.as_ref()]),
            Expr::If {
                test,
                then,
                otherwise,
            } => self.branch(test, then, otherwise),
            Expr::Pick { of, place } => {
                let of: Vec<Expr> = of.iter().cloned().map(Expr::Var).collect();
                self.call(Function::Pick, of.iter().chain([place.as_ref()]));
            }
            Expr::Missing => self.call(Function::Missing, []),
        }
    }

    /// A number that is no number has no place in a formula; 0 stands for it, and the formula has no value anyway.
    fn number(&mut self, value: f64, of: Option<VarId>) {
        let value = if value.is_finite() { value + 0.0 } else { 0.0 };
        self.tokens.push(Token::Number { value, of });
    }

    fn infix(&mut self, a: &Expr, first: Place, op: Op, b: &Expr, second: Strength) {
        self.write(a, first);
        self.tokens.push(Token::Op(op));
        self.write(b, Place::after_operator(second));
    }

    fn sum(&mut self, parts: &[Expr], place: Place) {
        match parts {
            [] => self.number(0.0, None),
            [only] => self.write_bare(only, place),
            [first, rest @ ..] => {
                self.write(first, place.first(Strength::Additive));
                for part in rest {
                    self.tokens.push(Token::Op(Op::Plus));
                    self.write(part, Place::after_operator(Strength::Additive));
                }
            }
        }
    }

    fn branch(&mut self, test: &Test, then: &Expr, otherwise: &Expr) {
        let (a, b) = test.sides();
        let op = match test {
            Test::AtLeast(..) => Op::AtLeast,
            Test::Above(..) => Op::Above,
        };
        self.tokens.extend([Token::Function(Function::If), Token::Open]);
        self.write(a, Place::GROUP);
        self.tokens.push(Token::Op(op));
        // A comparison binds less than anything: what comes after it begins a group of its own.
        self.write(b, Place::GROUP);
        for value in [then, otherwise] {
            self.tokens.push(Token::Separator);
            self.write(value, Place::GROUP);
        }
        self.tokens.push(Token::Close);
    }

    fn call<'e>(&mut self, function: Function, parts: impl IntoIterator<Item = &'e Expr>) {
        self.tokens.extend([Token::Function(function), Token::Open]);
        for (at, part) in parts.into_iter().enumerate() {
            if at > 0 {
                self.tokens.push(Token::Separator);
            }
            self.write(part, Place::GROUP);
        }
        self.tokens.push(Token::Close);
    }
}
