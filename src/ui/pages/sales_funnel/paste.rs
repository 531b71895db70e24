//! What a hand does to a grid of the page, as one step of undo: names and rows go into the base, numbers into the
//! scenario looked at.

use super::Funnel;
use super::columns::{Column, Held, Kind, OWN_RATES};
use super::sheet::{free_month, name_of};
use crate::engines::value::{Sourced, Text, fold};
use crate::i18n::date::{DateOrder, Day, parse_date};
use crate::i18n::fill;
use crate::i18n::number::NumberProblem;
use crate::models::parameter::{Parameter, Parameters};
use crate::models::row_id::Taken;
use crate::models::sales_funnel::input::Input;
use crate::models::sales_funnel::{Edit, EditRefusal};
use crate::ui::components::{EditKind, EntryProblem, GridEdit, next_gesture};
use crate::ui::pages::plan::keep_refused;
use leptos::prelude::*;

/// Texts of a row by what their columns hold.
type Texts<'a> = Vec<(&'a Held, &'a str)>;

/// What an edit comes to.
struct Edited {
    funnel: Funnel,
    kind: Kind,
    /// Changes of rows that are there.
    edits: Vec<Edit>,
    /// Their numbers.
    numbers: Vec<(String, f64)>,
    /// By cell: what could not be read, or none where it could.
    refused: Vec<(String, Option<(String, String)>)>,
}

/// Carries an edit of a grid out.
pub fn apply(funnel: Funnel, kind: Kind, columns: &[Column], edit: &GridEdit) {
    let now = funnel.input.get_untracked();
    let ids = kind.ids(&now);
    let rows: Vec<Texts<'_>> = edit
        .values
        .iter()
        .map(|row| {
            let held = columns.iter().skip(edit.column).map(|column| &column.held);
            held.zip(row.iter().map(|text| text.trim())).collect()
        })
        .collect();
    let pasted: Vec<String> = rows
        .iter()
        .filter_map(|row| month_of(row))
        .map(month_id)
        .collect();
    let mut edited = Edited {
        funnel,
        kind,
        edits: Vec::new(),
        numbers: Vec::new(),
        refused: Vec::new(),
    };
    let mut added: Vec<&Texts<'_>> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let here = ids.get(edit.row + at);
        // A month that is there already is meant wherever it is pasted; else the row here becomes that month, unless the
        // block speaks of the one that it is.
        let named = month_of(row).map(month_id);
        let target = match &named {
            Some(month) if ids.contains(month) => Some(month),
            Some(_) => here.filter(|id| !pasted.contains(id)),
            None => here,
        };
        match target {
            Some(id) => edited.write(&now, id, row),
            None if edit.kind == EditKind::Paste && row.iter().any(|(_, text)| !text.is_empty()) => {
                added.push(row);
            }
            None => {}
        }
    }
    edited.act(&added);
}

/// Takes rows away, in one step.
pub fn remove(funnel: Funnel, kind: Kind, ids: &[String]) {
    let one = |id: &String| match kind.list() {
        Some(list) => Edit::Remove(list, id.clone()),
        None => Edit::RemoveMonth(id.clone()),
    };
    let edits: Vec<Edit> = ids.iter().map(one).collect();
    funnel.change(what(kind), None, |input, taken| {
        edits.iter().try_for_each(|edit| edit.apply(input, taken))
    });
}

/// What a change of rows is called where it is taken back.
fn what(kind: Kind) -> Text {
    crate::ui::pages::plan::both(match kind {
        Kind::Deals => |t| t.sales_funnel().deals,
        Kind::People => |t| t.sales_funnel().people,
        Kind::History => |t| t.sales_funnel().history,
    })
}

/// The month that a row of texts names.
fn month_of(row: &Texts<'_>) -> Option<Day> {
    let (_, text) = row.iter().find(|(held, _)| **held == Held::Month)?;
    month(text)
}

/// `2026-11`, `2026/11`, `2026年11月`, `Nov 2026`, or a day of it.
fn month(text: &str) -> Option<Day> {
    let stem = text.trim_end_matches(['-', '/', '.']);
    let forms = [
        stem.to_owned(),
        format!("{stem}-01"),
        format!("{stem}/01"),
        format!("{stem}.01"),
        format!("{stem}1日"),
        format!("1 {stem}"),
    ];
    forms
        .iter()
        .find_map(|form| parse_date(form, DateOrder::YearFirst).ok())
}

fn month_id(day: Day) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

impl Edited {
    /// Texts into a row that is there.
    fn write(&mut self, now: &Input, id: &str, row: &Texts<'_>) {
        // The row may be another month once its name is written.
        let renamed = month_of(row).map(month_id);
        let is_other = self.is_another(now, id, row);
        let id_then = renamed.as_deref().unwrap_or(id);
        for (held, text) in row {
            let cell = self.kind.cell(id, held);
            if let Held::Number(key) = held {
                let Some(parameter) = now.parameter(&cell) else {
                    continue;
                };
                let path = format!("{}/{key}", self.kind.path(id_then));
                if text.is_empty() && key.starts_with("rate/") {
                    // Nothing stands there while a person goes by the team's rates.
                    self.refused.push((path, None));
                    continue;
                }
                if let Some(value) = self.read(&parameter, &path, text, is_other) {
                    self.numbers.push((path, value));
                    // A rate of one's own is gone by.
                    if key.starts_with("rate/") {
                        self.edits.push(Edit::OwnRates(id.to_owned(), true));
                    }
                }
                continue;
            }
            match self.other(id, held, text) {
                Ok(edit) => {
                    self.edits.extend(edit);
                    self.refused.push((cell, None));
                }
                Err(why) => self.refused.push((cell, Some(((*text).to_owned(), why)))),
            }
        }
    }

    /// Whether the texts make the row another deal, person or month than the one that stands there.
    fn is_another(&self, now: &Input, id: &str, row: &Texts<'_>) -> bool {
        let name = row.iter().find(|(held, _)| **held == Held::Name);
        let renamed = name.is_some_and(|(_, text)| {
            let view = self.funnel.view;
            !text.is_empty() && untrack(|| view.say(&name_of(now, self.kind, id))) != *text
        });
        renamed || month_of(row).is_some_and(|day| month_id(day) != id)
    }

    /// A number, or none where there is none; what is no number stays as typed. In a row that is new or now another one
    /// (`is_other`) it counts as 0 or the least there can be: the number of the row that stood there is not its own.
    fn read(&mut self, parameter: &Parameter, path: &str, text: &str, is_other: bool) -> Option<f64> {
        let view = self.funnel.view;
        let style = view.style.get_untracked();
        let rules = style.rules(parameter);
        let found = match text {
            // Nobody in a stage is 0; no amount and no probability is nothing known.
            "" if parameter.default == 0.0 => Ok(0.0),
            "" => Err(EntryProblem::Number(NumberProblem::Empty)),
            text => rules.read(text),
        };
        let lang = view.app.lang.get_untracked();
        // A rate that is not one's own is the team's.
        let instead = (is_other && !path.contains("/rate/")).then_some(parameter.min.max(0.0));
        let why = |problem| {
            let sentence = rules.sentence(problem, &style.unit(parameter.unit), lang);
            let counts = lang.texts().plan().refused_in_new;
            match instead {
                Some(least) => fill(
                    counts,
                    &[("problem", &sentence), ("least", &rules.show(least, lang))],
                ),
                None => sentence,
            }
        };
        let refused = found.err().map(|problem| (text.to_owned(), why(problem)));
        self.refused.push((path.to_owned(), refused));
        found.ok().or(instead)
    }

    /// The change that a text means in a cell that holds no number; none where it means none.
    fn other(&self, id: &str, held: &Held, text: &str) -> Result<Option<Edit>, String> {
        let lang = self.funnel.view.app.lang.get_untracked();
        let words = lang.texts().sales_funnel();
        let id = id.to_owned();
        Ok(match held {
            Held::Name if text.is_empty() => None,
            Held::Name => {
                let list = self.kind.list();
                list.map(|list| Edit::Rename(list, id, Text::own(text)))
            }
            Held::Closes if text.is_empty() => Some(Edit::Closes(id, None)),
            Held::Closes => {
                let day = parse_date(text, DateOrder::YearFirst).map_err(|problem| problem.sentence(lang))?;
                Some(Edit::Closes(id, Some(day)))
            }
            Held::Month => match month(text) {
                Some(day) if month_id(day) == id => None,
                Some(day) => Some(Edit::Redate(id, day)),
                None => return Err(words.bad_month.to_owned()),
            },
            Held::Rates => match whose(text) {
                Some(is_own) => Some(Edit::OwnRates(id, is_own)),
                None if text.is_empty() => Some(Edit::OwnRates(id, false)),
                None => return Err(words.bad_rates.to_owned()),
            },
            Held::Number(_) => None,
        })
    }

    /// All of it as one step of undo.
    fn act(mut self, added: &[&Texts<'_>]) {
        let (funnel, kind) = (self.funnel, self.kind);
        let gesture = Some(next_gesture());
        let edits = std::mem::take(&mut self.edits);
        let mut is_full = false;
        if !edits.is_empty() || !added.is_empty() {
            let is_done = funnel.change(what(kind), gesture, |input, taken| {
                edits.iter().try_for_each(|edit| edit.apply(input, taken))?;
                for row in added {
                    match self.add(input, taken, row) {
                        Err(EditRefusal::Full) => {
                            is_full = true;
                            break;
                        }
                        other => other?,
                    }
                }
                Ok(())
            });
            if !is_done {
                return;
            }
        }
        let numbers: Vec<(&str, f64)> = self.numbers.iter().map(|(id, x)| (id.as_str(), *x)).collect();
        if !numbers.is_empty() {
            funnel.view.set_all(&numbers, gesture);
        }
        keep_refused(funnel.refused, self.refused);
        if is_full {
            funnel.warn(EditRefusal::Full);
        }
    }

    /// A row that was not there, with its texts: all of it in the base.
    fn add(&mut self, input: &mut Input, taken: &Taken<'_>, row: &Texts<'_>) -> Result<(), EditRefusal> {
        match self.kind.list() {
            Some(list) => Edit::Add(list).apply(input, taken)?,
            None => {
                let day = month_of(row).or_else(|| free_month(input));
                Edit::AddMonth(day.ok_or(EditRefusal::NoSuchRow)?).apply(input, taken)?;
            }
        }
        let id = match self.kind {
            Kind::History => month_of(row).map(month_id),
            _ => self.kind.ids(input).last().cloned(),
        };
        let Some(id) = id.or_else(|| self.kind.ids(input).last().cloned()) else {
            return Ok(());
        };
        for (held, text) in row {
            let cell = self.kind.cell(&id, held);
            if let Held::Number(key) = held {
                let Some(parameter) = input.parameter(&cell) else {
                    continue;
                };
                if text.is_empty() {
                    continue; // what is not given stays as a new row has it
                }
                if let Some(value) = self.read(&parameter, &cell, text, true) {
                    input.set(&cell, Sourced::typed(value));
                    if key.starts_with("rate/") {
                        Edit::OwnRates(id.clone(), true).apply(input, taken)?;
                    }
                }
                continue;
            }
            match self.other(&id, held, text) {
                Ok(edit) => edit.iter().try_for_each(|edit| edit.apply(input, taken))?,
                Err(why) => self.refused.push((cell, Some(((*text).to_owned(), why)))),
            }
        }
        Ok(())
    }
}

/// Whether a text says own rates (true) or the team's, by its key or in either language.
fn whose(text: &str) -> Option<bool> {
    let said = fold(text);
    let [team, own] = OWN_RATES;
    let words = [&crate::i18n::texts::ZH, &crate::i18n::texts::EN].map(|t| t.sales_funnel());
    let is = |key: &str, names: [&str; 2]| said == key || names.iter().any(|name| fold(name) == said);
    if is(own, words.map(|w| w.rates_own)) {
        Some(true)
    } else if is(team, words.map(|w| w.rates_team)) {
        Some(false)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_as_they_are_written() {
        let october = Day::new(2026, 10, 1);
        for text in [
            "2026-10",
            "2026/10",
            "2026.10",
            "2026年10月",
            "Oct 2026",
            "2026-10-01",
        ] {
            assert_eq!(month(text), october, "{text}");
        }
        assert_eq!(month("Q4"), None);
        assert_eq!(month(""), None);
    }

    #[test]
    fn whose_rates_is_read_in_both_languages() {
        assert_eq!(
            (whose("own"), whose("team"), whose("x")),
            (Some(true), Some(false), None)
        );
        let words = crate::i18n::texts::ZH.sales_funnel();
        assert_eq!(
            (whose(words.rates_own), whose(words.rates_team)),
            (Some(true), Some(false))
        );
    }
}
