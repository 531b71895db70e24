//! Where each line of a plan stands.

use std::collections::HashMap;

use super::PlanBook;
use crate::engines::formula::{Expr, VarId};
use crate::exchange::xlsx::book::address;
use crate::exchange::xlsx::formula_text;
use crate::models::worked::{Is, Line};

/// Rows above the first line of each sheet: title, how to read it, header.
pub(super) const TOP_ROWS: u32 = 3;
/// The column of the values, counted from 0, on the sheets of inputs and figures.
const VALUES: usize = 1;

/// The lines by sheet, and the cell of each.
pub(super) struct Layout<'a> {
    /// Inputs that stand in no table.
    pub inputs: Vec<&'a Line>,
    /// Figures that come first.
    pub headlines: Vec<&'a Line>,
    /// The other figures that stand in no table.
    pub steps: Vec<&'a Line>,
    /// Names of the sheets, in their order.
    pub names: Vec<&'a str>,
    lines: HashMap<&'a VarId, &'a Line>,
    cells: HashMap<&'a VarId, (usize, String)>,
}

impl<'a> Layout<'a> {
    pub fn of(book: &PlanBook<'a>) -> Self {
        let worked = book.worked;
        let words = book.lang.texts().plan();
        let mut layout = Self {
            inputs: Vec::new(),
            headlines: Vec::new(),
            steps: Vec::new(),
            names: vec![words.inputs, words.book_figures],
            lines: worked.lines.iter().map(|line| (&line.id, line)).collect(),
            cells: HashMap::new(),
        };
        for (at, table) in worked.tables.iter().enumerate() {
            layout.names.push(book.lang.of(&table.name));
            for (column, place) in table.columns.iter().zip(1..) {
                for (id, row) in column.cells.iter().zip(TOP_ROWS + 1..) {
                    if let Some(id) = id {
                        layout.cells.insert(id, (2 + at, address(place, row)));
                    }
                }
            }
        }
        let is_headline = |line: &Line| book.headlines.iter().any(|id| *line.id.0 == **id);
        for line in &worked.lines {
            if layout.cells.contains_key(&line.id) {
                continue;
            }
            match line.is {
                Is::Input(..) => layout.inputs.push(line),
                _ if is_headline(line) => layout.headlines.push(line),
                _ => layout.steps.push(line),
            }
        }
        let place = |line: &&Line| book.headlines.iter().position(|id| *line.id.0 == **id);
        layout.headlines.sort_by_key(place);
        let values = |sheet: usize, lines: &[&'a Line], first: u32| {
            let rows = lines.iter().zip(first..);
            rows.map(|(line, row)| (&line.id, (sheet, address(VALUES, row))))
                .collect::<Vec<_>>()
        };
        let steps = layout.first_step();
        let mut cells = values(0, &layout.inputs, TOP_ROWS + 1);
        cells.extend(values(1, &layout.headlines, TOP_ROWS + 1));
        cells.extend(values(1, &layout.steps, steps));
        layout.cells.extend(cells);
        layout
    }

    /// The row of the first step: an empty one and their title stand between them and the headlines.
    fn first_step(&self) -> u32 {
        let headlines = u32::try_from(self.headlines.len()).unwrap_or(0);
        TOP_ROWS + headlines + 3
    }

    /// The line of this id.
    pub fn line(&self, id: &VarId) -> Option<&'a Line> {
        self.lines.get(id).copied()
    }

    /// The formula of a line as a cell of a sheet holds it; none for what has none.
    pub fn formula(&self, line: &Line, sheet: usize) -> Option<String> {
        let Is::Formula(expr) = &line.is else { return None };
        self.written(expr, sheet)
    }

    fn written(&self, expr: &Expr, sheet: usize) -> Option<String> {
        formula_text(expr, &|id| {
            let (at, cell) = self.cells.get(id)?;
            if *at == sheet {
                return Some(cell.clone());
            }
            // What stands on another sheet stays the same where a row is copied down.
            let name = self.names.get(*at)?.replace('\'', "''");
            let digits = cell.find(|c: char| c.is_ascii_digit())?;
            let (column, row) = cell.split_at(digits);
            Some(format!("'{name}'!${column}${row}"))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engines::value::Sourced;
    use crate::i18n::Lang;
    use crate::i18n::date::Day;
    use crate::models::row_id::Taken;
    use crate::models::worked::Worked;
    use crate::models::{cs_org, sales_funnel, sales_org, sales_year};

    /// Characters of a formula, as Excel allows.
    const MOST_CHARACTERS: usize = 8_192;

    fn largest() -> Vec<Worked> {
        let mut year = sales_year::Input {
            horizon: Sourced::typed(36.0),
            is_seasonal: true,
            ..sales_year::Input::default()
        };
        for _ in 0..2 {
            sales_year::Edit::AddRole.apply(&mut year, &Taken::NONE).unwrap();
        }
        for role in &mut year.roles {
            role.has_curve = true;
        }
        let mut org = sales_org::Input::default();
        org.path.months = Sourced::typed(120.0);
        let people = sales_funnel::Input {
            basis: sales_funnel::input::Basis::People,
            ..sales_funnel::Input::default()
        };
        vec![
            org.worked(),
            cs_org::Input::default().worked(),
            year.worked(),
            sales_funnel::Input::default().worked(),
            people.worked(),
        ]
    }

    #[test]
    fn every_figure_has_a_formula_that_fits_a_cell_or_stands() {
        for worked in largest() {
            let book = PlanBook {
                worked: &worked,
                headlines: &[],
                model: "",
                workspace: "",
                as_of: Day::new(2026, 11, 21).unwrap(),
                lang: Lang::En,
                unit: &|_| String::new(),
            };
            let layout = Layout::of(&book);
            assert_eq!(layout.cells.len(), worked.lines.len());
            for line in &worked.lines {
                let formula = layout.formula(line, 9);
                let fits = formula.as_ref().is_some_and(|text| text.len() <= MOST_CHARACTERS);
                assert!(
                    fits || !matches!(line.is, Is::Formula(_)),
                    "{:?} {formula:?}",
                    line.id
                );
            }
        }
    }
}
