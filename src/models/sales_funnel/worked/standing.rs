//! What may still come in, from stages, deals or people.

use super::high_intent;
use super::stages::{Lines, products};
use crate::engines::formula::{Expr, num};
use crate::engines::value::Text;
use crate::models::parameter::Unit;
use crate::models::sales_funnel::input::{Basis, Input, Person};
use crate::models::worked::{Rows, Working};

/// What the forecast stands on.
pub(super) struct Standing {
    pub target: Expr,
    pub won: Expr,
    /// Wins to expect.
    pub wins: Expr,
    /// Money to expect; of deals only.
    pub amount: Expr,
    /// Customers that can be won in time; not of deals.
    pub open: Expr,
    /// Amounts of all that can be won in time; of deals only.
    pub amounts: Expr,
    /// Win rate of a customer with high intent, where it is not the stage's.
    pub win: Option<Expr>,
    /// High-intent customers needed, where they are a sum.
    pub high_intent: Option<Expr>,
}

/// Works it out.
pub(super) fn standing(working: &mut Working<'_>, input: &Input, lines: &Lines) -> Standing {
    match input.basis {
        Basis::Stages => of_stages(working, input, lines),
        Basis::Deals => of_deals(working, input),
        Basis::People => of_people(working, input, lines),
    }
}

fn of_stages(working: &mut Working<'_>, input: &Input, lines: &Lines) -> Standing {
    let (mut wins, mut open) = (Vec::new(), Vec::new());
    let column = Text::new("在手客户", "Open customers");
    let expected = Text::new("预计成交数", "Wins to expect");
    for (at, stage) in input.stages.iter().enumerate() {
        let number = working.input(&format!("stage/{}/open", stage.id));
        lines.rows.put(working, at, &column, &number);
        let (Some(win), Some(timely)) = (lines.wins.get(at), lines.timely.get(at)) else {
            continue;
        };
        open.push(number.clone() * timely.clone());
        let each = number * win.clone() * timely.clone();
        let cell = ("wins", &expected, Unit::Customers);
        wins.push(lines.rows.figure(working, at, cell, each));
    }
    let open = open_in_time(working, Expr::Sum(open));
    Standing {
        open,
        ..alone(working, Expr::Sum(wins))
    }
}

fn open_in_time(working: &mut Working<'_>, open: Expr) -> Expr {
    let name = Text::new("可在本期成交的在手客户", "Open customers that can close in time");
    working.figure("open", name, Unit::Customers, open)
}

/// Of the team as a whole.
fn alone(working: &mut Working<'_>, wins: Expr) -> Standing {
    Standing {
        target: working.input("target"),
        won: working.input("won"),
        wins,
        amount: Expr::Missing,
        open: Expr::Missing,
        amounts: Expr::Missing,
        win: None,
        high_intent: None,
    }
}

fn of_deals(working: &mut Working<'_>, input: &Input) -> Standing {
    let names = input.timely_deals().map(|deal| deal.name.clone());
    let rows = working.table(
        Text::new("商机", "Deals"),
        Text::new("商机（本期可成交）", "Deal (can close in time)"),
        names.collect(),
    );
    let columns = [
        Text::new("金额", "Amount"),
        Text::new("赢单概率", "Probability"),
        Text::new("预计成交额", "Money to expect"),
    ];
    let (mut amounts, mut chances, mut likely) = (Vec::new(), Vec::new(), Vec::new());
    let ids: Vec<String> = input.timely_deals().map(|deal| deal.id.clone()).collect();
    for (row, id) in ids.iter().enumerate() {
        let [amount, chance] =
            ["amount", "probability"].map(|key| working.input(&format!("deal/{id}/{key}")));
        rows.put(working, row, &columns[0], &amount);
        rows.put(working, row, &columns[1], &chance);
        let worth = amount.clone() * chance.clone();
        likely.push(rows.figure(working, row, ("worth", &columns[2], Unit::Money), worth));
        amounts.push(amount);
        chances.push(chance);
    }
    Standing {
        amount: Expr::Sum(likely),
        amounts: Expr::Sum(amounts),
        ..alone(working, Expr::Sum(chances))
    }
}

/// Sums over the people under way.
#[derive(Default)]
struct Sums {
    target: Vec<Expr>,
    won: Vec<Expr>,
    wins: Vec<Expr>,
    open: Vec<Expr>,
    win: Vec<Expr>,
    high_intent: Vec<Expr>,
}

fn of_people(working: &mut Working<'_>, input: &Input, lines: &Lines) -> Standing {
    let names = input.people.iter().map(|person| person.name.clone());
    let rows = working.table(
        Text::new("人员", "People"),
        Text::new("姓名", "Person"),
        names.collect(),
    );
    let mut sums = Sums::default();
    for (row, person) in input.people.iter().enumerate() {
        one(working, input, lines, (rows, row, person), &mut sums);
    }
    let has_own = input.people.iter().any(|person| person.has_own_rates);
    let win = has_own.then(|| Expr::Sum(sums.win) / num(input.people.len() as f64));
    Standing {
        target: Expr::Sum(sums.target),
        won: Expr::Sum(sums.won),
        wins: Expr::Sum(sums.wins),
        amount: Expr::Missing,
        open: open_in_time(working, Expr::Sum(sums.open)),
        amounts: Expr::Missing,
        win,
        high_intent: Some(Expr::Sum(sums.high_intent)),
    }
}

fn one(
    working: &mut Working<'_>,
    input: &Input,
    lines: &Lines,
    (rows, row, person): (Rows, usize, &Person),
    sums: &mut Sums,
) {
    let of_person = |working: &mut Working<'_>, key: &str, zh: &str, en: &str| {
        let line = working.input(&format!("person/{}/{key}", person.id));
        rows.put(working, row, &Text::new(zh, en), &line);
        line
    };
    let target = of_person(working, "target", "目标", "Target");
    let won = of_person(working, "won", "已成交", "Won so far");
    let wins = chances(working, input, lines, (rows, row, person));
    let (mut expected, mut open) = (Vec::new(), Vec::new());
    for ((stage, win), timely) in input.stages.iter().zip(&wins).zip(&lines.timely) {
        let number = working.input(&format!("person/{}/open/{}", person.id, stage.id));
        let column = Text::new(
            format!("{} · 在手", stage.name.zh),
            format!("{} · open", stage.name.en),
        );
        rows.put(working, row, &column, &number);
        expected.push(number.clone() * win.clone() * timely.clone());
        open.push(number * timely.clone());
    }
    let mut cell = |key: &str, zh: &str, en: &str, unit: Unit, expr: Expr| {
        rows.figure(working, row, (key, &Text::new(zh, en), unit), expr)
    };
    let expected = cell(
        "wins",
        "预计成交数",
        "Wins to expect",
        Unit::Customers,
        Expr::Sum(expected),
    );
    let open = cell(
        "open",
        "本期可成交的在手客户",
        "Open, in time",
        Unit::Customers,
        Expr::Sum(open),
    );
    let win = input.high_intent_at().and_then(|at| wins.get(at)).cloned();
    let win = win.unwrap_or(num(0.0));
    let value = working.input("contract_value");
    let gap = target.clone() - won.clone() - expected.clone() * value.clone();
    let column = Text::new("业绩缺口", "Gap");
    let gap = rows.figure(working, row, ("gap", &column, Unit::Money), gap);
    let needed = high_intent(&gap, &value, &win);
    let column = Text::new("需新增高意向客户", "High-intent customers needed");
    let needed = rows.figure(working, row, ("needed", &column, Unit::Customers), needed);
    sums.target.push(target);
    sums.won.push(won);
    sums.wins.push(expected);
    sums.open.push(open);
    sums.win.push(win);
    sums.high_intent.push(needed);
}

/// The probability of winning from each stage on, at a person's own rates or the team's.
fn chances(
    working: &mut Working<'_>,
    input: &Input,
    lines: &Lines,
    (rows, row, person): (Rows, usize, &Person),
) -> Vec<Expr> {
    if !person.has_own_rates {
        return lines.wins.clone();
    }
    let rates = input.stages.iter().map(|stage| {
        // A rate of their own that is not there is the stage's reference, and moves with it.
        if !person.rates.contains_key(&stage.id) {
            return working.input(&format!("stage/{}/conversion", stage.id));
        }
        let rate = working.input(&format!("person/{}/rate/{}", person.id, stage.id));
        let column = Text::new(
            format!("{} · 自有转化率", stage.name.zh),
            format!("{} · own conversion", stage.name.en),
        );
        rows.put(working, row, &column, &rate);
        rate
    });
    let rates: Vec<Expr> = rates.collect();
    products(&rates, |at, product| {
        let name = input.stages.get(at).map(|stage| stage.name.clone());
        let name = name.unwrap_or_default();
        let column = Text::new(
            format!("{} · 成交概率", name.zh),
            format!("{} · probability of winning", name.en),
        );
        rows.figure(working, row, (&format!("win{at}"), &column, Unit::Share), product)
    })
}
