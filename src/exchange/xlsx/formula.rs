//! A formula as a spreadsheet writes it.
//!
//! Only what Excel 2007 and LibreOffice read alike: `INT` rounds down in both, also below zero, where `ROUNDUP` would go
//! away from zero and `CEILING` differs between versions.

use crate::engines::formula::{Expr, Function, Op, Token, VarId};
use crate::engines::whole::SLACK;

/// The formula without its leading `=`; `cell` gives the cell of each variable. None where a variable has no cell.
///
/// A divisor of 0 gives `#DIV/0!` where [`Expr::eval`] gives none.
///
/// ```
/// use loudou::engines::formula::{VarId, var};
/// use loudou::exchange::xlsx::formula_text;
/// let cell = |id: &VarId| match &*id.0 {
///     "customers" => Some("B2".to_owned()),
///     "per_rep" => Some("B3".to_owned()),
///     _ => None,
/// };
/// let reps = (var("customers") / var("per_rep")).ceil();
/// assert_eq!(formula_text(&reps, &cell).unwrap(), "(-INT(1E-12*MAX(1,ABS(B2/B3))-(B2/B3)))");
/// assert_eq!(formula_text(&var("unknown"), &cell), None);
/// ```
pub fn formula_text(expr: &Expr, cell: &impl Fn(&VarId) -> Option<String>) -> Option<String> {
    text(&expr.symbolic(), cell)
}

fn text(tokens: &[Token], cell: &impl Fn(&VarId) -> Option<String>) -> Option<String> {
    let mut out = String::new();
    let mut rest = tokens;
    let mut begins = true;
    while let Some((token, after)) = rest.split_first() {
        if begins && let Some((range, behind)) = summed(rest, cell)? {
            out.push_str(&format!("SUM({range})"));
            rest = behind;
            begins = false;
            continue;
        }
        begins = matches!(token, Token::Open | Token::Separator);
        rest = after;
        match token {
            Token::Name(id) => out.push_str(&cell(id)?),
            Token::Number { value, .. } => out.push_str(&literal(*value)),
            Token::Op(op) => out.push_str(match op {
                Op::Plus => "+",
                Op::Minus => "-",
                Op::Times => "*",
                Op::Over => "/",
                Op::AtLeast => ">=",
                Op::Above => ">",
            }),
            Token::Open => out.push('('),
            Token::Close => out.push(')'),
            Token::Separator => out.push(','),
            Token::Function(function) => match function {
                Function::Min => out.push_str("MIN"),
                Function::Max => out.push_str("MAX"),
                // Of three values the one in the middle: whichever is held, between the other two.
                Function::Clamp => out.push_str("MEDIAN"),
                Function::Floor => out.push_str("INT"),
                Function::Power => out.push_str("POWER"),
                Function::If => out.push_str("IF"),
                Function::Missing => out.push_str("NA"),
                Function::Ceil | Function::Pick => {
                    let (inner, behind) = argument(rest)?;
                    out.push_str(&match function {
                        Function::Pick => picked(inner, cell)?,
                        _ => rounded_up(&text(inner, cell)?),
                    });
                    rest = behind;
                }
            },
        }
    }
    Some(out)
}

/// A group that is nothing but a sum of three cells or more, one below the other, as their range, and what follows. None
/// inside where it is anything else, none at all where a variable has no cell.
#[allow(
    clippy::type_complexity,
    reason = "what was found, whether it was, and whether that could be told"
)]
fn summed<'t>(
    tokens: &'t [Token],
    cell: &impl Fn(&VarId) -> Option<String>,
) -> Option<Option<(String, &'t [Token])>> {
    let mut cells = Vec::new();
    let mut rest = tokens;
    while let [Token::Name(id), after @ ..] = rest {
        cells.push(cell(id)?);
        rest = after;
        match rest {
            [Token::Op(Op::Plus), after @ ..] => rest = after,
            [] | [Token::Close | Token::Separator, ..] => {
                let range = range(&cells).filter(|_| cells.len() > 2);
                return Some(range.map(|range| (range, rest)));
            }
            _ => break,
        }
    }
    Some(None)
}

/// The cell at a place: of a range by `INDEX`, of single cells by `CHOOSE`.
fn picked(inner: &[Token], cell: &impl Fn(&VarId) -> Option<String>) -> Option<String> {
    let mut cells = Vec::new();
    let mut rest = inner;
    // The names of the list, each with its separator; what is left is the place.
    let last = top_separators(inner).last().copied()?;
    let place = text(inner.get(last + 1..)?, cell)?;
    while let [Token::Name(id), after @ ..] = rest {
        cells.push(cell(id)?);
        rest = match after {
            [Token::Separator, after @ ..] if inner.len() - after.len() <= last => after,
            _ => break,
        };
    }
    Some(match range(&cells) {
        Some(range) => format!("INDEX({range},{place})"),
        None => format!("CHOOSE({place},{})", cells.join(",")),
    })
}

/// Places of the separators that are in no parentheses.
fn top_separators(tokens: &[Token]) -> Vec<usize> {
    let mut depth = 0_usize;
    let mut places = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Open => depth += 1,
            Token::Close => depth = depth.saturating_sub(1),
            Token::Separator if depth == 0 => places.push(at),
            _ => {}
        }
    }
    places
}

/// `B3:B7`, where the cells are those, one below the other.
fn range(cells: &[String]) -> Option<String> {
    let parts = |cell: &'_ String| {
        let column = cell.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let (column, row) = cell.split_at(column);
        Some((column.to_owned(), row.parse::<u32>().ok()?))
    };
    let first = cells.first()?;
    let (column, row) = parts(first)?;
    for (below, cell) in (row..).zip(cells) {
        parts(cell).filter(|(other, at)| *other == column && *at == below)?;
    }
    // The last one's sheet is the first one's.
    let last = cells.last()?;
    let last = last.rsplit_once('!').map_or(last.as_str(), |(_, cell)| cell);
    Some(format!("{first}:{last}"))
}

/// As [`ceiling`](crate::engines::whole::ceiling), sign and all in parentheses.
fn rounded_up(value: &str) -> String {
    format!("(-INT({SLACK:E}*MAX(1,ABS({value}))-({value})))")
}

/// What stands between the parenthesis that opens `tokens` and the one that closes it, and what follows.
fn argument(tokens: &[Token]) -> Option<(&[Token], &[Token])> {
    let mut depth = 0usize;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Open => depth += 1,
            Token::Close => depth = depth.checked_sub(1)?,
            _ => {}
        }
        if depth == 0 {
            return Some((tokens.get(1..at)?, tokens.get(at + 1..)?));
        }
    }
    None
}

/// A number as every spreadsheet reads it, whatever its language.
fn literal(value: f64) -> String {
    if value == 0.0 || (1e-9..1e15).contains(&value.abs()) {
        format!("{value}")
    } else {
        format!("{value:E}")
    }
}

#[cfg(test)]
mod tests {
    use super::formula_text;
    use crate::engines::formula::{Expr, VarId, above, at_least, num, var};

    fn printed(expr: &Expr) -> String {
        formula_text(expr, &|id: &VarId| Some(id.0.to_uppercase())).unwrap()
    }

    #[test]
    fn every_kind_of_node_has_its_spelling() {
        let (a, b) = (|| var("a1"), || var("b1"));
        for (expr, expected) in [
            ((a() + b()) * num(2.5) / -b(), "(A1+B1)*2.5/(-B1)"),
            (Expr::Sum(vec![a(), b(), num(-1.0)]), "A1+B1+(-1)"),
            (Expr::Min(vec![a(), b() - num(1.0)]), "MIN(A1,B1-1)"),
            (Expr::Max(vec![a(), num(0.0)]), "MAX(A1,0)"),
            (a().clamp(num(0.0), num(1.0)), "MEDIAN(A1,0,1)"),
            (num(1e-12) * num(3e20) + num(0.1), "1E-12*3E20+0.1"),
            (
                b() - (a() / num(8.0)).ceil(),
                "B1-(-INT(1E-12*MAX(1,ABS(A1/8))-(A1/8)))",
            ),
            (
                Expr::Max(vec![(a() - b()).ceil(), num(0.0)]),
                "MAX((-INT(1E-12*MAX(1,ABS(A1-B1))-(A1-B1))),0)",
            ),
            (a().pow(b()).floor() + num(1.0), "INT(POWER(A1,B1))+1"),
            (
                above(a(), b() - num(1.0)).then(a(), at_least(b(), a()).or_missing(b())),
                "IF(A1>B1-1,A1,IF(B1>=A1,B1,NA()))",
            ),
            (
                Expr::Sum(vec![a(), var("a2"), var("a3")]) * b(),
                "(SUM(A1:A3))*B1",
            ),
            (Expr::Sum(vec![a(), var("a2"), var("a4")]), "A1+A2+A4"),
            (Expr::Sum(vec![a(), var("a2"), var("a3") * b()]), "A1+A2+A3*B1"),
            (
                Expr::pick(["a1", "a2"].map(VarId::from), b() - num(1.0)),
                "INDEX(A1:A2,B1-1)",
            ),
            (
                Expr::pick(["a1", "b2"].map(VarId::from), Expr::Max(vec![b(), a()])),
                "CHOOSE(MAX(B1,A1),A1,B2)",
            ),
        ] {
            assert_eq!(printed(&expr), expected);
        }
    }

    #[test]
    fn a_ceiling_within_a_ceiling_is_closed_where_it_ends() {
        let text = printed(&((var("a1") / num(8.0)).ceil() / num(5.0)).ceil());
        let depth = text.chars().try_fold(0i32, |depth, c| match c {
            '(' => Some(depth + 1),
            ')' => Some(depth - 1).filter(|depth| *depth >= 0),
            _ => Some(depth),
        });
        assert_eq!(depth, Some(0), "{text}");
        assert_eq!(text.matches("INT").count(), 3);
    }

    #[test]
    fn without_a_cell_there_is_no_formula() {
        let expr = (var("a") / num(2.0)).ceil();
        assert_eq!(formula_text(&expr, &|_: &VarId| None), None);
    }
}
