//! Printed formulas mean what their trees mean, with no parenthesis to spare.

use proptest::prelude::*;

use super::{Expr, Function, Op, Test, Token, VarId, above, at_least, num, var};

/// A formula as text, for reading in a test only.
fn text(tokens: &[Token]) -> String {
    tokens
        .iter()
        .map(|token| match token {
            Token::Name(id) => id.0.to_string(),
            Token::Number { value, .. } => value.to_string(),
            Token::Op(op) => op.symbol().to_string(),
            Token::Open => "(".into(),
            Token::Close => ")".into(),
            Token::Function(function) => format!("{function:?}").to_lowercase(),
            Token::Separator => ",".into(),
        })
        .collect()
}

#[test]
fn parentheses_are_those_the_meaning_needs() {
    let (a, b, c) = (|| var("a"), || var("b"), || var("c"));
    for (expr, expected) in [
        (a() + b() * c(), "a+b×c"),
        ((a() + b()) * c(), "(a+b)×c"),
        (a() - (b() + c()), "a−(b+c)"),
        (a() - (b() - c()), "a−(b−c)"),
        (a() - b() - c(), "a−b−c"),
        (a() + (b() - c()), "a+b−c"),
        (a() * (b() / c()), "a×b÷c"),
        (a() / (b() * c()), "a÷(b×c)"),
        (a() / (b() / c()), "a÷(b÷c)"),
        (a() / b() / c(), "a÷b÷c"),
        (-a() + b(), "−a+b"),
        (b() + -a(), "b+(−a)"),
        (-(a() + b()), "−(a+b)"),
        (-(a() * b()), "−a×b"),
        (-(-a()), "−(−a)"),
        (a() / -b(), "a÷(−b)"),
        (a() * num(-3.0), "a×(-3)"),
        (num(-3.0) * a(), "-3×a"),
        (-num(-3.0), "−(-3)"),
        (c() * Expr::Sum(vec![a(), b() - c(), -a()]), "c×(a+b−c+(−a))"),
        (c() - Expr::Sum(vec![a() + b()]), "c−(a+b)"),
        (c() - Expr::Sum(vec![]), "c−0"),
        (a() * Expr::Min(vec![-b(), a() + c()]), "a×min(−b,a+c)"),
        ((a() - b()).clamp(num(0.0), num(1.0)) / c(), "clamp(a−b,0,1)÷c"),
        (a() * (-(a() + b()) / c()).ceil(), "a×ceil(−(a+b)÷c)"),
        (a() * (a() + b()).pow(-c()).floor(), "a×floor(power(a+b,−c))"),
        (
            a() + above(a() + b(), -c()).then(at_least(a(), b()).or_missing(c()), -a()),
            "a+if(a+b>−c,if(a≥b,c,missing()),−a)",
        ),
        (
            c() - Expr::pick(["a".into(), "b".into()], a() - b()),
            "c−pick(a,b,a−b)",
        ),
    ] {
        assert_eq!(text(&expr.symbolic()), expected);
    }
}

#[test]
fn numbers_stand_in_for_names() {
    let expr = num(100.0) * var("won") / (var("leads") - var("spam"));
    let lookup = |id: &VarId| match &*id.0 {
        "won" => Some(3.0),
        "leads" => Some(-12.0),
        "spam" => Some(f64::NAN),
        _ => None,
    };
    let tokens = expr.with_numbers(&lookup);
    assert_eq!(text(&tokens), "100×3÷(-12−spam)");
    assert!(tokens.contains(&Token::Number {
        value: 3.0,
        of: Some("won".into())
    }));
}

#[test]
fn what_has_no_value_is_none() {
    let none = |_: &VarId| None;
    for expr in [
        num(1.0) / num(0.0),
        num(0.0) / num(0.0),
        num(1.0) / (num(2.0) - num(2.0)),
        num(f64::NAN) + num(1.0),
        num(f64::MAX) * num(10.0),
        num(1.0) / num(f64::INFINITY),
        Expr::Min(vec![]),
        Expr::Max(vec![num(1.0), var("unknown")]),
        num(1.0).clamp(num(3.0), num(2.0)),
        num(-8.0).pow(num(0.5)),
        above(num(1.0), num(1.0)).or_missing(num(1.0)),
        above(var("unknown"), num(1.0)).then(num(1.0), num(2.0)),
        Expr::pick(["a".into()], num(2.0)),
        Expr::pick(["a".into()], num(1.5)),
    ] {
        assert_eq!(expr.eval(&none), None, "{expr:?}");
    }
    for zero in [-num(0.0), num(-0.4).ceil()] {
        let zero = zero.eval(&none).unwrap();
        assert!(zero == 0.0 && zero.is_sign_positive());
    }
}

#[test]
fn a_formula_travels_as_json() {
    let expr = (var("a") + num(1.5)).clamp(num(0.0), var("b")).ceil();
    let json = serde_json::to_string(&expr).unwrap();
    assert_eq!(serde_json::from_str::<Expr>(&json).unwrap(), expr);
}

/// Arithmetic in which formulas are compared.
trait Arithmetic: Copy {
    /// The value of the `place`-th leaf from the left.
    fn leaf(place: usize, number: f64) -> Self;
    fn join(self, op: Op, other: Self) -> Option<Self>;
    fn negate(self) -> Self;
    fn call(function: Function, parts: &[Self]) -> Option<Self>;
}

impl Arithmetic for f64 {
    fn leaf(_: usize, number: f64) -> Self {
        number
    }

    fn join(self, op: Op, other: Self) -> Option<Self> {
        Some(match op {
            Op::Plus => self + other,
            Op::Minus => self - other,
            Op::Times => self * other,
            Op::Over if other == 0.0 => return None,
            Op::Over => self / other,
            Op::AtLeast => f64::from(u8::from(self >= other)),
            Op::Above => f64::from(u8::from(self > other)),
        })
    }

    fn negate(self) -> Self {
        -self
    }

    fn call(function: Function, parts: &[Self]) -> Option<Self> {
        match function {
            Function::Min => parts.iter().copied().reduce(Self::min),
            Function::Max => parts.iter().copied().reduce(Self::max),
            Function::Clamp => (parts[1] <= parts[2]).then(|| {
                if parts[0] < parts[1] {
                    parts[1]
                } else {
                    parts[0].min(parts[2])
                }
            }),
            // The trees that are compared in this arithmetic hold whole numbers.
            Function::Ceil | Function::Floor => parts.first().copied(),
            Function::Power => Some(libm::pow(parts[0], parts[1])),
            Function::If => Some(if parts[0] > 0.0 { parts[1] } else { parts[2] }),
            Function::Pick | Function::Missing => None,
        }
    }
}

/// The integers modulo the prime 2⁶¹ − 1, with every leaf a number of its own: arithmetic is exact, so two formulas
/// agree here only if they are the same by algebra (but for one chance in 10¹⁷). A function is a mix of its arguments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Residue(u128);

const PRIME: u128 = (1 << 61) - 1;

impl Arithmetic for Residue {
    fn leaf(place: usize, _: f64) -> Self {
        let mut mixed = (place as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        Self(u128::from(mixed ^ (mixed >> 32)) % PRIME)
    }

    fn join(self, op: Op, other: Self) -> Option<Self> {
        Some(Self(match op {
            Op::Plus => (self.0 + other.0) % PRIME,
            Op::Minus => (self.0 + PRIME - other.0) % PRIME,
            Op::Times => self.0 * other.0 % PRIME,
            Op::Over if other.0 == 0 => return None,
            Op::Over => {
                let (mut inverse, mut base, mut power) = (1, other.0, PRIME - 2);
                while power > 0 {
                    inverse = if power % 2 == 1 {
                        inverse * base % PRIME
                    } else {
                        inverse
                    };
                    base = base * base % PRIME;
                    power /= 2;
                }
                self.0 * inverse % PRIME
            }
            Op::AtLeast | Op::Above => (self.0 * 31 + other.0 * 37 + op as u128) % PRIME,
        }))
    }

    fn negate(self) -> Self {
        Self((PRIME - self.0) % PRIME)
    }

    fn call(function: Function, parts: &[Self]) -> Option<Self> {
        let seed = 1_000_003 + function as u128;
        Some(Self(
            parts
                .iter()
                .fold(seed, |mix, part| (mix * mix + part.0 * 7_919 + 17) % PRIME),
        ))
    }
}

/// Evaluates a tree with its leaves counted from the left, as they are printed.
fn walk<T: Arithmetic>(expr: &Expr, leaves: &mut usize) -> Option<T> {
    let mut leaf = |number| {
        *leaves += 1;
        Some(T::leaf(*leaves, number))
    };
    let (op, a, b) = match expr {
        Expr::Num(number) => return leaf(*number),
        Expr::Var(id) => return leaf(value_of(id)),
        Expr::Sum(parts) if parts.is_empty() => return leaf(0.0),
        Expr::Neg(a) => return walk::<T>(a, leaves).map(T::negate),
        Expr::Sum(parts) => {
            let parts: Option<Vec<T>> = parts.iter().map(|part| walk(part, leaves)).collect();
            return parts?
                .into_iter()
                .map(Some)
                .reduce(|a, b| a?.join(Op::Plus, b?))?;
        }
        Expr::Min(parts) => return call(Function::Min, parts, leaves),
        Expr::Max(parts) => return call(Function::Max, parts, leaves),
        Expr::Clamp { value, low, high } => {
            return call(Function::Clamp, [value, low, high].map(AsRef::as_ref), leaves);
        }
        Expr::Ceil(a) => return call(Function::Ceil, [a.as_ref()], leaves),
        Expr::Floor(a) => return call(Function::Floor, [a.as_ref()], leaves),
        Expr::Pow(a, b) => return call(Function::Power, [a.as_ref(), b.as_ref()], leaves),
        Expr::If {
            test,
            then,
            otherwise,
        } => {
            let op = match **test {
                Test::AtLeast(..) => Op::AtLeast,
                Test::Above(..) => Op::Above,
            };
            let (a, b) = test.sides();
            let test = walk::<T>(a, leaves)?.join(op, walk(b, leaves)?)?;
            return T::call(
                Function::If,
                &[test, walk(then, leaves)?, walk(otherwise, leaves)?],
            );
        }
        Expr::Pick { .. } | Expr::Missing => return None,
        Expr::Add(a, b) => (Op::Plus, a, b),
        Expr::Sub(a, b) => (Op::Minus, a, b),
        Expr::Mul(a, b) => (Op::Times, a, b),
        Expr::Div(a, b) => (Op::Over, a, b),
    };
    let (a, b) = (walk::<T>(a, leaves)?, walk::<T>(b, leaves)?);
    a.join(op, b)
}

fn call<'e, T: Arithmetic>(
    function: Function,
    parts: impl IntoIterator<Item = &'e Expr>,
    leaves: &mut usize,
) -> Option<T> {
    let parts: Option<Vec<T>> = parts.into_iter().map(|part| walk(part, leaves)).collect();
    T::call(function, &parts?)
}

/// Evaluates printed tokens by the usual precedence: the reader of a formula.
struct Parser<'a> {
    tokens: &'a [Token],
    leaves: usize,
}

impl Parser<'_> {
    fn next_is(&mut self, wanted: &Token) -> bool {
        let found = self.tokens.first() == Some(wanted);
        if found {
            self.tokens = &self.tokens[1..];
        }
        found
    }

    /// `term (('+' | '−') term)*`
    fn sum<T: Arithmetic>(&mut self) -> Option<T> {
        let mut total: T = self.term()?;
        while let Some(Token::Op(op @ (Op::Plus | Op::Minus))) = self.tokens.first() {
            self.tokens = &self.tokens[1..];
            total = total.join(*op, self.term()?)?;
        }
        Some(total)
    }

    /// `factor (('×' | '÷') factor)*`
    fn term<T: Arithmetic>(&mut self) -> Option<T> {
        let mut product: T = self.factor()?;
        while let Some(Token::Op(op @ (Op::Times | Op::Over))) = self.tokens.first() {
            self.tokens = &self.tokens[1..];
            product = product.join(*op, self.factor()?)?;
        }
        Some(product)
    }

    /// `'−' factor | '(' sum ')' | function '(' sum (('≥' | '>') sum)? (',' sum)* ')' | name | number`
    fn factor<T: Arithmetic>(&mut self) -> Option<T> {
        let (token, rest) = self.tokens.split_first().expect("a value");
        self.tokens = rest;
        match token {
            Token::Op(Op::Minus) => self.factor::<T>().map(T::negate),
            Token::Open => {
                let inner = self.sum()?;
                assert!(self.next_is(&Token::Close));
                Some(inner)
            }
            Token::Function(function) => {
                assert!(self.next_is(&Token::Open));
                let mut parts = vec![self.sum::<T>()?];
                if let Some(Token::Op(op @ (Op::AtLeast | Op::Above))) = self.tokens.first() {
                    self.tokens = &self.tokens[1..];
                    parts[0] = parts[0].join(*op, self.sum()?)?;
                }
                while self.next_is(&Token::Separator) {
                    parts.push(self.sum()?);
                }
                assert!(self.next_is(&Token::Close));
                T::call(*function, &parts)
            }
            Token::Name(id) => Some(self.leaf(value_of(id))),
            Token::Number { value, .. } => Some(self.leaf(*value)),
            other => panic!("{other:?} is no value"),
        }
    }

    fn leaf<T: Arithmetic>(&mut self, number: f64) -> T {
        self.leaves += 1;
        T::leaf(self.leaves, number)
    }
}

fn parse<T: Arithmetic>(tokens: &[Token]) -> Option<T> {
    let mut parser = Parser { tokens, leaves: 0 };
    let value = parser.sum()?;
    assert!(parser.tokens.is_empty(), "left over: {}", text(parser.tokens));
    Some(value)
}

/// Values of the variables of the random trees.
fn value_of(id: &VarId) -> f64 {
    match &*id.0 {
        "a" => 2.0,
        "b" => -3.0,
        "c" => 0.0,
        _ => 5.0,
    }
}

fn exprs(with_division: bool) -> impl Strategy<Value = Expr> {
    let leaf = prop_oneof![
        (-3i8..5).prop_map(|n| num(f64::from(n))),
        prop_oneof![Just("a"), Just("b"), Just("c"), Just("d")].prop_map(var),
    ];
    leaf.prop_recursive(4, 24, 3, move |inner| {
        let list = proptest::collection::vec(inner.clone(), 1..4);
        let pair = (inner.clone(), inner.clone());
        let divide = move |(a, b)| if with_division { a / b } else { a * b };
        let test = (inner.clone(), inner.clone(), any::<bool>());
        let test = test.prop_map(|(a, b, equal)| if equal { at_least(a, b) } else { above(a, b) });
        // Of a branch that is not taken the printed formula is not asked for a value, but the reader here works it out.
        let branch = (test, inner.clone(), inner.clone()).prop_map(move |(test, then, otherwise)| {
            if with_division {
                test.then(then, otherwise)
            } else {
                then
            }
        });
        prop_oneof![
            pair.clone().prop_map(|(a, b)| a + b),
            pair.clone().prop_map(|(a, b)| a - b),
            pair.clone().prop_map(|(a, b)| a * b),
            pair.prop_map(divide),
            inner.clone().prop_map(|a| -a),
            inner.clone().prop_map(Expr::ceil),
            inner.clone().prop_map(Expr::floor),
            branch,
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Expr::Sum),
            list.clone().prop_map(Expr::Min),
            list.prop_map(Expr::Max),
            (inner.clone(), inner.clone(), inner).prop_map(|(value, low, high)| value.clamp(low, high)),
        ]
    })
}

/// Each pair of parentheses that is not a function's: places of `(` and `)`.
fn groups(tokens: &[Token]) -> Vec<(usize, usize)> {
    let (mut open, mut pairs) = (Vec::new(), Vec::new());
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Open => open.push(at),
            Token::Close => {
                let start = open.pop().unwrap();
                if start == 0 || !matches!(tokens[start - 1], Token::Function(_)) {
                    pairs.push((start, at));
                }
            }
            _ => {}
        }
    }
    pairs
}

/// A sign that follows an operator is wrapped for the reader's sake, not for its value.
fn wraps_a_sign(tokens: &[Token], start: usize) -> bool {
    let signed = match &tokens[start + 1] {
        Token::Op(Op::Minus) => true,
        Token::Number { value, .. } => *value < 0.0,
        _ => false,
    };
    signed && start > 0 && matches!(tokens[start - 1], Token::Op(_))
}

proptest! {
    #[test]
    fn printed_means_the_same_by_algebra(expr in exprs(true), numbers in any::<bool>()) {
        let tokens = expr.with_numbers(&|id| numbers.then(|| value_of(id)));
        let tree: Option<Residue> = walk(&expr, &mut 0);
        prop_assert_eq!(parse::<Residue>(&tokens), tree, "{}", text(&tokens));
    }

    #[test]
    fn printed_has_the_same_value(expr in exprs(false)) {
        // Whole numbers without division are exact in f64, whatever the order.
        let value = expr.eval(&|id| Some(value_of(id)));
        prop_assume!(value.is_none_or(|v| v.abs() < 1e15));
        let tokens = expr.with_numbers(&|id| Some(value_of(id)));
        prop_assert_eq!(parse::<f64>(&tokens).map(|v| v + 0.0), value, "{}", text(&tokens));
    }

    #[test]
    fn no_parenthesis_can_be_spared(expr in exprs(true), numbers in any::<bool>()) {
        let tokens = expr.with_numbers(&|id| numbers.then(|| value_of(id)));
        let meaning: Option<Residue> = parse(&tokens);
        for (start, end) in groups(&tokens).into_iter().filter(|&(start, _)| !wraps_a_sign(&tokens, start)) {
            let mut spared = tokens.clone();
            spared.remove(end);
            spared.remove(start);
            prop_assert_ne!(parse::<Residue>(&spared), meaning, "{} for {}", text(&spared), text(&tokens));
        }
    }

    #[test]
    fn a_value_is_finite_and_never_negative_zero(expr in exprs(true), a in any::<f64>(), b in any::<f64>()) {
        let lookup = |id: &VarId| if &*id.0 == "a" { Some(a) } else { Some(b) };
        if let Some(value) = expr.eval(&lookup) {
            prop_assert!(value.is_finite() && !(value == 0.0 && value.is_sign_negative()));
        }
        for token in expr.with_numbers(&lookup) {
            if let Token::Number { value, .. } = token {
                prop_assert!(value.is_finite() && !(value == 0.0 && value.is_sign_negative()));
            }
        }
    }
}
