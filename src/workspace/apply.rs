//! Carrying an action out.

use std::sync::Arc;

use super::action::{Action, Last, Refusal, StepLabel};
use super::document::{LEADS, Scenario, Workspace};
use super::naming::free_name;
use super::rows::{Cell, Column, ColumnKind, ColumnRole, RowId, Rows};
use super::sound::{Mended, can_stand, mend};
use crate::engines::scorecard::{Scale, Scorecard};
use crate::engines::value::Sourced;
use crate::i18n::date::{DateOrder, parse_date};
use crate::i18n::number::{DecimalMark, parse_number};
use crate::models::lead_tiering::{cut_path, weight_path};
use crate::models::parameter::Parameters;

impl Workspace {
    /// Carries an action out and says what was done, or leaves everything as it is and says why.
    ///
    /// # Errors
    /// [`Refusal`] where nothing could or needed to be done.
    pub fn apply(&mut self, action: Action) -> Result<StepLabel, Refusal> {
        let before = self.clone();
        let done = self.carry_out(action);
        self.give_columns();
        match done {
            Ok(_) if *self == before => Err(Refusal::NoChange),
            Err(_) => {
                *self = before;
                done
            }
            Ok(_) => done,
        }
    }

    fn carry_out(&mut self, action: Action) -> Result<StepLabel, Refusal> {
        match action {
            Action::Rename(_)
            | Action::Currency(_)
            | Action::MoneyUnit(_)
            | Action::FiscalYearStart(_)
            | Action::WorkingDays(_)
            | Action::AsOf(_)
            | Action::Lang(_) => self.set_profile(action),
            Action::SetInput { id, value } => self.set_input(&id, value),
            Action::ConfirmInputs(ids) => self.confirm(&ids),
            Action::Plan { model, change, what } => {
                self.change_plan(model, change);
                Ok(StepLabel::Input(what))
            }
            Action::NormaliseWeights => self.normalise_weights(),
            Action::Basis(basis) => {
                self.lead_tiering.basis = basis;
                Ok(StepLabel::Basis)
            }
            Action::EditCard(edit) => {
                let card = self.lead_tiering.card_mut().ok_or(Refusal::NotThere)?;
                edit.apply(card)?;
                into_range(card)?;
                Ok(StepLabel::Card)
            }
            Action::AddCard(card) => self.add_card(*card),
            Action::UseCard(id) => {
                if !self.lead_tiering.cards.iter().any(|c| c.id == id) {
                    return Err(Refusal::NotThere);
                }
                self.lead_tiering.active_card = id;
                Ok(StepLabel::Card)
            }
            Action::RemoveCard(id) => self.remove_card(&id),
            Action::SetCells(_)
            | Action::AddLeads(_)
            | Action::RemoveLeads(_)
            | Action::ReplaceLeads { .. }
            | Action::Override(..) => self.change_leads(action),
            Action::AddScenario { .. }
            | Action::UseScenario(_)
            | Action::RenameScenario(..)
            | Action::RemoveScenario(_)
            | Action::AdoptScenario(_) => self.change_scenarios(action),
            Action::Restore(earlier) => {
                let id = std::mem::take(&mut self.id);
                *self = Self { id, ..*earlier };
                Ok(StepLabel::Restore)
            }
        }
    }

    /// Gives every factor of every scorecard the column it reads, where the leads have none of that id.
    fn give_columns(&mut self) {
        for card in &self.lead_tiering.cards {
            for factor in &card.factors {
                if self.leads.column_at(&factor.column).is_none() {
                    let kind = match factor.scale {
                        Scale::Levels { .. } => ColumnKind::Text,
                        Scale::Bands { .. } => ColumnKind::Number,
                    };
                    let (id, name) = (factor.column.clone(), factor.name.clone());
                    self.leads.add_column(Column {
                        id,
                        name,
                        kind,
                        role: ColumnRole::Other,
                    });
                }
            }
        }
    }

    fn set_profile(&mut self, action: Action) -> Result<StepLabel, Refusal> {
        let profile = &mut self.profile;
        match action {
            Action::Rename(name) if !name.trim().is_empty() => profile.name = name.trim().to_owned(),
            Action::Currency(currency) => profile.currency = currency,
            Action::MoneyUnit(unit) => profile.money_unit = unit,
            Action::FiscalYearStart(month @ 1..=12) => profile.fiscal_year_start = month,
            Action::WorkingDays(days) if (1.0..=31.0).contains(&days) => {
                profile.working_days_per_month = Sourced::typed(days);
            }
            Action::AsOf(day) => profile.as_of = day,
            Action::Lang(lang) => profile.lang = lang,
            _ => return Err(Refusal::BadValue),
        }
        Ok(StepLabel::Profile)
    }

    /// Sets a numeric input in the scenario looked at, or in the base. A scenario keeps only what differs.
    fn set_input(&mut self, id: &str, value: f64) -> Result<StepLabel, Refusal> {
        let parameter = self.lead_tiering.parameter(id).ok_or(Refusal::NotThere)?;
        let value = parameter.admit(value).ok_or(Refusal::BadValue)?;
        let base = self.lead_tiering.get(id).ok_or(Refusal::NotThere)?;
        if let Some(scenario) = self.active_scenario_mut() {
            let differs = scenario.differs.entry(LEADS.to_owned()).or_default();
            if base.value == value {
                differs.remove(id);
            } else {
                differs.insert(id.to_owned(), Sourced::typed(value));
            }
            scenario.differs.retain(|_, inputs| !inputs.is_empty());
        } else {
            self.lead_tiering.set(id, Sourced::typed(value));
            for card in &mut self.lead_tiering.cards {
                if card.tiers.iter().any(|t| cut_path(&card.id, &t.id) == id) {
                    Arc::make_mut(card).sort_tiers();
                }
            }
        }
        Ok(StepLabel::Input(parameter.name))
    }

    pub(super) fn active_scenario_mut(&mut self) -> Option<&mut Scenario> {
        let id = self.active_scenario.clone()?;
        self.scenarios.iter_mut().find(|s| s.id == id)
    }

    fn confirm(&mut self, ids: &[String]) -> Result<StepLabel, Refusal> {
        for id in ids {
            let value = self.lead_tiering.get(id).ok_or(Refusal::NotThere)?;
            self.lead_tiering.set(id, value.confirmed());
        }
        Ok(StepLabel::Confirm)
    }

    fn normalise_weights(&mut self) -> Result<StepLabel, Refusal> {
        let mut input = self.lead_tiering_now();
        let card = input.card_mut().ok_or(Refusal::NotThere)?;
        if !card.normalise_weights() {
            return Err(Refusal::NoWeights);
        }
        let weights: Vec<(String, i64)> = card
            .factors
            .iter()
            .map(|f| (weight_path(&card.id, &f.id), f.weight()))
            .collect();
        for (id, weight) in weights {
            let now = self.lead_tiering_now().get(&id).map(|v| v.value);
            if now.is_some_and(|now| now != weight as f64) {
                self.set_input(&id, weight as f64)?;
            }
        }
        Ok(StepLabel::Normalise)
    }

    fn add_card(&mut self, mut card: Scorecard) -> Result<StepLabel, Refusal> {
        into_range(&mut card)?;
        if self.lead_tiering.cards.iter().any(|c| c.id == card.id) {
            return Err(Refusal::BadValue);
        }
        self.lead_tiering.active_card.clone_from(&card.id);
        self.lead_tiering.cards.push(Arc::new(card));
        Ok(StepLabel::Card)
    }

    fn remove_card(&mut self, id: &str) -> Result<StepLabel, Refusal> {
        let input = &mut self.lead_tiering;
        let at = input
            .cards
            .iter()
            .position(|c| c.id == id)
            .ok_or(Refusal::NotThere)?;
        if input.cards.len() == 1 {
            return Err(Refusal::LastOne(Last::Card));
        }
        input.cards.remove(at);
        if input.active_card == id
            && let Some(first) = input.cards.first()
        {
            input.active_card = first.id.clone();
        }
        Ok(StepLabel::Card)
    }

    fn change_leads(&mut self, action: Action) -> Result<StepLabel, Refusal> {
        let label = match action {
            Action::SetCells(edits) => {
                for edit in &edits {
                    let place = self.leads.find(edit.row).ok_or(Refusal::NotThere)?;
                    let column = self.leads.column_at(&edit.column).ok_or(Refusal::NotThere)?;
                    let cell = self.read_as(column, edit.cell.clone());
                    self.leads.set(place, column, cell);
                }
                StepLabel::Cells(edits.len())
            }
            Action::AddLeads(leads) => {
                for lead in &leads {
                    let cells: Vec<Cell> = (0..self.leads.columns.len())
                        .map(|at| {
                            let id = self.leads.columns.get(at).map(|c| c.id.as_str());
                            let cell = lead.iter().find(|(column, _)| Some(column.as_str()) == id);
                            self.read_as(at, cell.map(|(_, cell)| cell.clone()).unwrap_or_default())
                        })
                        .collect();
                    self.leads.push(cells);
                }
                StepLabel::AddLeads(leads.len())
            }
            Action::RemoveLeads(ids) => {
                self.leads.remove(&ids);
                self.lead_tiering.overrides.retain(|id, _| !ids.contains(id));
                StepLabel::RemoveLeads(ids.len())
            }
            Action::ReplaceLeads { rows, card } => {
                self.replace_leads(*rows)?;
                if let Some(mut card) = card {
                    let present = self.lead_tiering.card_mut().ok_or(Refusal::NotThere)?;
                    card.id.clone_from(&present.id);
                    into_range(&mut card)?;
                    *present = *card;
                }
                StepLabel::Import(self.leads.len())
            }
            Action::Override(row, set) => {
                self.leads.find(row).ok_or(Refusal::NotThere)?;
                match set {
                    Some(set) => self.lead_tiering.overrides.insert(row, set),
                    None => self.lead_tiering.overrides.remove(&row),
                };
                StepLabel::Override
            }
            _ => return Err(Refusal::NotThere),
        };
        Ok(label)
    }

    /// Puts other rows in. A tier set by hand stays with a lead that is still the same one; identities that were
    /// used are not used again.
    fn replace_leads(&mut self, mut rows: Rows) -> Result<(), Refusal> {
        if !rows.is_sound() {
            return Err(Refusal::BadValue);
        }
        rows.next_id = rows.next_id.max(self.leads.next_id);
        let before = &self.leads;
        self.lead_tiering
            .overrides
            .retain(|id, _| is_same_lead(before, &rows, *id));
        self.leads = rows;
        Ok(())
    }

    /// A cell as the column wants it: words in a number or day column are read; what cannot be read is kept.
    fn read_as(&self, column: usize, cell: Cell) -> Cell {
        let kind = self.leads.columns.get(column).map(|c| c.kind);
        match (kind, cell) {
            (Some(ColumnKind::Number), Cell::Text(text) | Cell::Unread(text)) => {
                parse_number(&text, DecimalMark::Point)
                    .map_or(Cell::Unread(text), |parsed| Cell::Number(parsed.value))
            }
            (Some(ColumnKind::Day), Cell::Text(text) | Cell::Unread(text)) => {
                parse_date(&text, DateOrder::Unknown).map_or(Cell::Unread(text), Cell::Day)
            }
            (_, cell) => cell,
        }
    }

    fn change_scenarios(&mut self, action: Action) -> Result<StepLabel, Refusal> {
        match action {
            Action::AddScenario { id, name } => {
                if self.scenarios.iter().any(|s| s.id == id) {
                    return Err(Refusal::BadValue);
                }
                let differs = self.scenario().map(|s| s.differs.clone()).unwrap_or_default();
                self.scenarios.push(Scenario {
                    id: id.clone(),
                    name: free_name(&name, self.scenarios.iter().map(|s| s.name.as_str())),
                    differs,
                });
                self.active_scenario = Some(id);
            }
            Action::UseScenario(id) => {
                if let Some(id) = &id {
                    self.find_scenario(id)?;
                }
                self.active_scenario = id;
            }
            Action::RenameScenario(id, name) => {
                let at = self.find_scenario(&id)?;
                let others = self.scenarios.iter().filter(|s| s.id != id);
                let name = free_name(&name, others.map(|s| s.name.as_str()));
                if let Some(scenario) = self.scenarios.get_mut(at) {
                    scenario.name = name;
                }
            }
            Action::RemoveScenario(id) => {
                let at = self.find_scenario(&id)?;
                self.scenarios.remove(at);
                self.active_scenario.take_if(|active| *active == id);
            }
            Action::AdoptScenario(id) => {
                let at = self.find_scenario(&id)?;
                let mut scenario = self.scenarios.remove(at);
                for (path, value) in scenario.differs.remove(LEADS).unwrap_or_default() {
                    self.lead_tiering.set(&path, value.confirmed());
                }
                for (model, inputs) in scenario.differs {
                    if let Some(plan) = self.plan_of(&model) {
                        for (path, value) in inputs {
                            plan.numbers.insert(path, value.confirmed());
                        }
                    }
                }
                for card in &mut self.lead_tiering.cards {
                    Arc::make_mut(card).sort_tiers();
                }
                self.active_scenario.take_if(|active| *active == id);
            }
            _ => return Err(Refusal::NotThere),
        }
        Ok(StepLabel::Scenario)
    }

    fn find_scenario(&self, id: &str) -> Result<usize, Refusal> {
        self.scenarios
            .iter()
            .position(|s| s.id == id)
            .ok_or(Refusal::NotThere)
    }
}

/// Brings the numbers of a scorecard into their ranges.
fn into_range(card: &mut Scorecard) -> Result<(), Refusal> {
    let Mended { parts, .. } = mend(card);
    if parts > 0 || !can_stand(card) {
        return Err(Refusal::BadValue);
    }
    Ok(())
}

/// Whether the row of an identity is the same lead in both: its key is equal, or its name where one of them has no key.
/// Rows from a fresh file start at identity 1 too, without being the same leads.
fn is_same_lead(before: &Rows, after: &Rows, id: RowId) -> bool {
    let called = |rows: &Rows, role| {
        let cell = rows.cell(rows.find(id)?, rows.role_at(role)?);
        Some(cell).filter(|cell| *cell != Cell::Empty)
    };
    let known = [ColumnRole::Key, ColumnRole::Name]
        .into_iter()
        .find_map(|role| Some((called(before, role)?, called(after, role)?)));
    known.is_some_and(|(before, after)| before == after)
}
