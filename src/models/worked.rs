//! A model worked out from its inputs on, figure by figure: every figure a formula over inputs and earlier figures that
//! holds whatever the inputs become, so that a program that computes formulas goes on where the page ends.
//!
//! [`Model::explain`](super::headline::Model::explain) says how a figure comes about as things stand, in the fewest
//! words. Here each formula holds all its cases: a layer that is not needed now may be with other numbers.

use std::collections::HashMap;

use super::parameter::{Parameter, Parameters, Unit};
use crate::engines::formula::{Expr, VarId, above, at_least, num, var};
use crate::engines::value::{Source, Text};

/// What a line is.
#[derive(Debug, Clone, PartialEq)]
pub enum Is {
    /// An input: what is allowed, and where its value came from.
    Input(Box<Parameter>, Source),
    /// A figure with its formula over lines before it.
    Formula(Expr),
    /// A figure that no formula gives: found by a search, an exact distribution or a solver. It stands as it was found.
    AsComputed,
}

/// An input or a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Unique: an input's path, a headline's id, or an id of its own.
    pub id: VarId,
    /// Shown name.
    pub name: Text,
    /// What it counts.
    pub unit: Unit,
    /// How it comes about.
    pub is: Is,
    /// Its value now; none where it does not exist.
    pub value: Option<f64>,
}

/// A column of a table, one line a row; none where a row has no such line.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Shown name.
    pub name: Text,
    /// The lines, from the first row on.
    pub cells: Vec<Option<VarId>>,
}

/// Lines that are read side by side: a month or a deal a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Shown name, short.
    pub name: Text,
    /// What a row is.
    pub row: Text,
    /// The names of the rows.
    pub rows: Vec<Text>,
    /// The columns.
    pub columns: Vec<Column>,
}

/// Something the formulas were made for and do not follow: a number of months, a choice.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// The input's path, where it is one.
    pub id: Option<String>,
    /// Shown name.
    pub name: Text,
    /// Its value in words.
    pub value: Text,
}

/// A model worked out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Worked {
    /// All lines, each after those its formula mentions.
    pub lines: Vec<Line>,
    /// Those of them that are read side by side.
    pub tables: Vec<Table>,
    /// What all of it was made for.
    pub held: Vec<Held>,
}

impl Worked {
    /// The line of this id.
    #[must_use]
    pub fn line(&self, id: &str) -> Option<&Line> {
        self.lines.iter().find(|line| *line.id.0 == *id)
    }

    /// The values of all lines where inputs have other values: those for which `input` gives one.
    #[must_use]
    pub fn values(&self, input: impl Fn(&str) -> Option<f64>) -> HashMap<VarId, Option<f64>> {
        let mut values = HashMap::new();
        for line in &self.lines {
            let value = match &line.is {
                Is::Input(..) => input(&line.id.0).or(line.value),
                Is::Formula(expr) => expr.eval(&|id| values.get(id).copied().flatten()),
                Is::AsComputed => line.value,
            };
            values.insert(line.id.clone(), value);
        }
        values
    }

    /// For each line the lines it rests on, itself among them, that stand as they were computed: with other inputs it
    /// is right only as far as these are.
    #[must_use]
    pub fn rests_on(&self) -> HashMap<VarId, Vec<VarId>> {
        let mut all: HashMap<VarId, Vec<VarId>> = HashMap::new();
        for line in &self.lines {
            let mut found: Vec<VarId> = Vec::new();
            match &line.is {
                Is::Input(..) => {}
                Is::AsComputed => found.push(line.id.clone()),
                Is::Formula(expr) => {
                    for one in expr.variables().iter().filter_map(|id| all.get(id)).flatten() {
                        if !found.contains(one) {
                            found.push(one.clone());
                        }
                    }
                }
            }
            all.insert(line.id.clone(), found);
        }
        all
    }
}

/// A [`Worked`] under way.
pub struct Working<'a> {
    model: &'a dyn Parameters,
    worked: Worked,
    values: HashMap<VarId, Option<f64>>,
}

impl<'a> Working<'a> {
    /// Nothing worked out yet.
    pub fn of(model: &'a dyn Parameters) -> Self {
        Self {
            model,
            worked: Worked::default(),
            values: HashMap::new(),
        }
    }

    /// An input, as it counts: held to what is allowed. No value where there is no such input.
    pub fn input(&mut self, id: &str) -> Expr {
        let (Some(parameter), Some(number)) = (self.model.parameter(id), self.model.get(id)) else {
            return Expr::Missing;
        };
        let value = parameter.admit(number.value).unwrap_or(parameter.default);
        let line = Line {
            id: id.to_owned().into(),
            name: parameter.name.clone(),
            unit: parameter.unit,
            is: Is::Input(Box::new(parameter), number.source),
            value: Some(value),
        };
        self.add(line)
    }

    /// A figure with its formula over what was added before.
    pub fn figure(&mut self, id: impl Into<String>, name: Text, unit: Unit, expr: Expr) -> Expr {
        let value = expr.eval(&|id| self.values.get(id).copied().flatten());
        let is = Is::Formula(expr);
        let id: VarId = id.into().into();
        self.add(Line {
            id,
            name,
            unit,
            is,
            value,
        })
    }

    /// A figure that no formula gives.
    pub fn as_computed(&mut self, id: impl Into<String>, name: Text, unit: Unit, value: Option<f64>) -> Expr {
        let id: VarId = id.into().into();
        self.add(Line {
            id,
            name,
            unit,
            is: Is::AsComputed,
            value,
        })
    }

    fn add(&mut self, line: Line) -> Expr {
        let id = line.id.clone();
        if !self.values.contains_key(&id) {
            self.values.insert(id.clone(), line.value);
            self.worked.lines.push(line);
        }
        var(id)
    }

    /// Says what the formulas were made for and do not follow. With a path, that input is it.
    pub fn hold(&mut self, id: Option<&str>, name: Text, value: Text) {
        let id = id.map(str::to_owned);
        self.worked.held.push(Held { id, name, value });
    }

    /// Says so of an input that counts something whole.
    pub fn hold_input(&mut self, id: &str) {
        if let (Some(parameter), Some(number)) = (self.model.parameter(id), self.model.get(id)) {
            let value = parameter.admit(number.value).unwrap_or(parameter.default);
            self.hold(Some(id), parameter.name, Text::own(value.to_string()));
        }
    }

    /// One more table.
    pub fn table(&mut self, name: Text, row: Text, rows: Vec<Text>) -> Rows {
        let at = self.worked.tables.len();
        self.worked.tables.push(Table {
            name,
            row,
            rows,
            columns: Vec::new(),
        });
        Rows { table: at }
    }

    /// All of it, the inputs first and in the model's order.
    #[must_use]
    pub fn finish(mut self) -> Worked {
        let order: HashMap<String, usize> = self
            .model
            .parameters()
            .into_iter()
            .zip(0..)
            .map(|(parameter, at)| (parameter.id, at))
            .collect();
        self.worked.lines.sort_by_key(|line| match line.is {
            Is::Input(..) => (0, order.get(&*line.id.0).copied()),
            _ => (1, None),
        });
        self.worked
    }
}

/// A table under way: lines find their column by its name.
#[derive(Debug, Clone, Copy)]
pub struct Rows {
    table: usize,
}

impl Rows {
    /// Puts a line into a row, counted from 0, of the column of this name; a column that is not there yet becomes the
    /// last one.
    pub fn put(self, working: &mut Working<'_>, row: usize, column: &Text, line: &Expr) {
        let (Some(table), Expr::Var(id)) = (working.worked.tables.get_mut(self.table), line) else {
            return;
        };
        let rows = table.rows.len();
        let at = table.columns.iter().position(|one| one.name == *column);
        let at = at.unwrap_or_else(|| {
            table.columns.push(Column {
                name: column.clone(),
                cells: vec![None; rows],
            });
            table.columns.len() - 1
        });
        let cell = table.columns.get_mut(at).and_then(|one| one.cells.get_mut(row));
        if let Some(cell) = cell {
            *cell = Some(id.clone());
        }
    }

    /// A figure of a row: its id is `<table>/<column>/<row>`, its name the column's with the row's before it.
    pub fn figure(
        self,
        working: &mut Working<'_>,
        row: usize,
        (key, column, unit): (&str, &Text, Unit),
        expr: Expr,
    ) -> Expr {
        let owner = working.worked.tables.get(self.table);
        let owner = owner
            .and_then(|table| table.rows.get(row))
            .cloned()
            .unwrap_or_default();
        let name = Text::new(
            format!("{} · {}", owner.zh, column.zh),
            format!("{} · {}", owner.en, column.en),
        );
        let line = working.figure(format!("table{}/{key}/{row}", self.table), name, unit, expr);
        self.put(working, row, column, &line);
        line
    }
}

/// The names of the months of a plan, from the first on.
#[must_use]
pub fn month_names(months: usize) -> Vec<Text> {
    (1..=months)
        .map(|month| Text::new(format!("第 {month} 月"), format!("Month {month}")))
        .collect()
}

/// `a` to the power of `b`, a whole number of 0 or more: 1 for 0, where programs differ about 0⁰.
#[must_use]
pub fn to_the(a: Expr, b: &Expr) -> Expr {
    above(b.clone(), num(0.0)).then(a.pow(b.clone()), num(1.0))
}

/// Heads of a layer, `⌈below ÷ span⌉`: nobody over a single head.
#[must_use]
pub fn layer_heads(below: &Expr, span: &Expr) -> Expr {
    above(below.clone(), num(1.0)).then((below.clone() / span.clone()).ceil(), num(0.0))
}

/// Who becomes qualified in a month: those who joined so many months ago as the ramp takes, the share `grown` of them.
/// `hires` are the lines of those who joined, from the first month to this one.
#[must_use]
pub fn newly_qualified(hires: &[VarId], month: Expr, ramp: Expr, grown: &Expr) -> Expr {
    let place = month - ramp;
    let joined = Expr::pick(hires.iter().cloned(), place.clone());
    at_least(place, num(1.0)).then(joined * grown.clone(), num(0.0))
}

/// The variable of a line as it was added; none for what is no line.
#[must_use]
pub fn id_of(line: &Expr) -> Option<VarId> {
    match line {
        Expr::Var(id) => Some(id.clone()),
        _ => None,
    }
}
