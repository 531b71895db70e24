//! One lead as a form: its name, and a level for each factor.

use leptos::prelude::*;

use super::view_state::{LeadView, use_view};
use super::words;
use crate::engines::scorecard::{Answer, Factor, Scale};
use crate::i18n::fill;
use crate::i18n::number::{DecimalMark, parse_number};
use crate::models::lead_tiering::{CellCode, NAME, Outcome, Reader};
use crate::ui::components::{
    Choice, Commit, Icon, IconName, LevelMeter, NumberField, SampleMark, SelectField, TextField, Toast,
};
use crate::ui::format;
use crate::ui::state::App;
use crate::workspace::rows::{Cell, ColumnRole, Place, RowId};
use crate::workspace::{Action, CellEdit};

/// The form of the lead shown closely.
#[component]
pub fn LeadForm() -> impl IntoView {
    let (app, view) = use_view();
    let words = move || app.texts().leads();
    let is_sample = move || app.workspace.with(|w| w.shows_sample());
    let mark = move || {
        if is_sample() {
            app.texts().common().sample.to_owned()
        } else {
            String::new()
        }
    };
    // One row per factor, made anew only when factors come or go.
    let factors = Memo::new(move |_| {
        view.with_card(|card| card.factors.iter().map(|f| f.id.clone()).collect::<Vec<_>>())
    });
    view! {
        <div class="section-head">
            <h2>{move || words().this_lead}</h2>
            <SampleMark text=Signal::derive(mark)/>
            <LeadSteps/>
        </div>
        <div class="ledger">
            <TextField
                label=Signal::derive(move || words().lead_name.to_owned())
                value=Signal::derive(move || lead_text(app, view, NAME))
                on_commit=Callback::new(move |text| set_cell(app, view, NAME.to_owned(), Cell::text(text), None))
            />
            <For each=move || factors.get() key=Clone::clone let:id>
                <FactorRow id/>
            </For>
            <OutcomeRow/>
        </div>
        <div class="form-actions">
            <button type="button" data-edit="" class="btn" on:click=move |_| add_lead_and_show(app, view)>
                <Icon name=IconName::Plus/>{move || words().add_lead}
            </button>
            <button type="button" data-edit="" class="btn btn-quiet" on:click=move |_| {
                if let Some(id) = view.lead_id() {
                    remove_leads(app, vec![id]);
                }
            }>
                {move || words().remove_lead}
            </button>
        </div>
    }
}

/// Which lead of how many, and the way to its neighbours.
#[component]
fn LeadSteps() -> impl IntoView {
    let (app, view) = use_view();
    let index = move || {
        view.place
            .get()
            .map_or(0, |place| app.workspace.with(|w| w.leads.index_of(place)))
    };
    let count = move || app.workspace.with(|w| w.leads.len());
    let nth = move || {
        let lang = app.lang.get();
        let (n, of) = (format::count(index() + 1, lang), format::count(count(), lang));
        fill(lang.texts().leads().nth_of, &[("n", &n), ("of", &of)])
    };
    let go = move |by: isize| {
        let to = index().checked_add_signed(by);
        let id = to.and_then(|to| {
            app.workspace
                .with(|w| w.leads.place(to).and_then(|p| w.leads.id_at(p)))
        });
        if id.is_some() {
            view.selected.set(id);
        }
    };
    view! {
        <span class="caption lead-steps">
            <button
                type="button" class="btn btn-icon" aria-label=move || app.texts().leads().previous
                disabled=move || index() == 0 on:click=move |_| go(-1)
            >
                <Icon name=IconName::ChevronLeft/>
            </button>
            <span>{nth}</span>
            <button
                type="button" class="btn btn-icon" aria-label=move || app.texts().leads().next
                disabled=move || { index() + 1 >= count() } on:click=move |_| go(1)
            >
                <Icon name=IconName::ChevronRight/>
            </button>
        </span>
    }
}

/// One factor of the lead.
#[component]
fn FactorRow(
    /// Id of the factor.
    id: String,
) -> impl IntoView {
    let (app, view) = use_view();
    let id = StoredValue::new(id);
    let factor = Memo::new(move |_| view.with_card(|card| id.with_value(|id| card.factor(id).cloned())));
    let at = Memo::new(move |_| {
        view.with_card(|card| id.with_value(|id| card.factors.iter().position(|f| f.id == *id)))
    });
    let reading = Memo::new(move |_| {
        at.get()
            .and_then(|at| view.detail.with(|d| d.readings.get(at).copied()))
            .unwrap_or_default()
    });
    let name = Signal::derive(move || {
        factor.with(|f| {
            f.as_ref()
                .map_or_else(String::new, |f| app.lang.get().of(&f.name).to_owned())
        })
    });
    let weight = Signal::derive(move || factor.with(|f| f.as_ref().map_or_else(String::new, weight_word)));
    let is_bands = Memo::new(move |_| {
        factor.with(|f| matches!(f.as_ref().map(|f| &f.scale), Some(Scale::Bands { .. })))
    });
    let unmatched = Memo::new(move |_| unmatched_text(app, view, at.get()));
    let column = move || factor.with(|f| f.as_ref().map(|f| f.column.clone()));
    let choose = Callback::new(move |level: Option<usize>| {
        let picked = level.and_then(|n| factor.with_untracked(|f| level_id(f.as_ref()?, n.checked_sub(1)?)));
        if let Some(column) = column() {
            set_cell(app, view, column, picked.map_or(Cell::Empty, Cell::Text), None);
        }
    });
    let levels = Signal::derive(move || {
        let lang = app.lang.get();
        let list = |f: &Factor| f.levels().iter().map(|l| lang.of(&l.label).to_owned()).collect();
        factor.with(|f| f.as_ref().map_or_else(Vec::new, list))
    });
    let details = Signal::derive(move || {
        let lang = app.lang.get();
        let list = |f: &Factor| f.levels().iter().map(|l| lang.of(&l.detail).to_owned()).collect();
        factor.with(|f| f.as_ref().map_or_else(Vec::new, list))
    });
    let value = Signal::derive(move || match reading.get().answer {
        Answer::Level(level) => Some(level + 1),
        _ => None,
    });
    let shown_number = Signal::derive(
        move || match lead_cell(app, view, &column().unwrap_or_default()) {
            Cell::Number(x) => Some(x),
            Cell::Text(text) => parse_number(&text, DecimalMark::Point).ok().map(|p| p.value),
            _ => None,
        },
    );
    let set_number = Callback::new(move |commit: Commit| {
        if let Some(column) = column() {
            set_cell(app, view, column, Cell::Number(commit.value), commit.gesture);
        }
    });
    let clear = Callback::new(move |()| {
        if let Some(column) = column() {
            set_cell(app, view, column, Cell::Empty, None);
        }
    });
    let note = Signal::derive(move || {
        let text = unmatched.get();
        if text.is_empty() {
            text
        } else {
            fill(app.texts().leads().unmatched_cell, &[("text", &text)])
        }
    });
    view! {
        <div class="lead-factor">
            <Show
                when=move || is_bands.get()
                fallback=move || view! { <LevelField name levels details value choose weight/> }
            >
                <NumberField label=name value=shown_number on_commit=set_number on_clear=clear note=weight/>
            </Show>
            <Show when=move || !note.get().is_empty()>
                <p class="field-problem">{note}</p>
            </Show>
        </div>
    }
}

/// Levels beyond which a bar's segments would be too small to hit.
const MOST_SEGMENTS: usize = 8;

/// The levels of a factor: a bar, or a list where they are many.
#[component]
fn LevelField(
    name: Signal<String>,
    levels: Signal<Vec<String>>,
    details: Signal<Vec<String>>,
    value: Signal<Option<usize>>,
    choose: Callback<Option<usize>>,
    weight: Signal<String>,
) -> impl IntoView {
    let (app, _) = use_view();
    let is_list = Memo::new(move |_| levels.with(Vec::len) > MOST_SEGMENTS);
    let choices = Signal::derive(move || {
        let unknown = Choice::new("", app.texts().parts().level_unknown);
        let all = levels.get().into_iter().enumerate();
        let named = all.map(|(at, level)| Choice::new((at + 1).to_string(), level));
        std::iter::once(unknown).chain(named).collect::<Vec<_>>()
    });
    let key = Signal::derive(move || value.get().map_or_else(String::new, |level| level.to_string()));
    let pick = Callback::new(move |key: String| choose.run(key.parse().ok()));
    view! {
        <Show
            when=move || is_list.get()
            fallback=move || view! { <LevelMeter name levels details value on_change=choose weight/> }
        >
            <SelectField label=name choices value=key on_change=pick note=weight/>
        </Show>
    }
}

fn weight_word(factor: &Factor) -> String {
    match &factor.role {
        crate::engines::scorecard::Role::Weighted { weight } => format!("{}%", weight.value),
        crate::engines::scorecard::Role::PlusMinus => "±".to_owned(),
    }
}

fn level_id(factor: &Factor, at: usize) -> Option<String> {
    factor.levels().get(at).map(|l| l.id.clone())
}

/// The words of the lead's cell where they are no level of the factor; else nothing.
fn unmatched_text(app: App, view: LeadView, at: Option<usize>) -> String {
    let (Some(at), Some(place)) = (at, view.place.get()) else {
        return String::new();
    };
    app.workspace.with(|w| {
        view.with_card(|card| {
            let spellings = view.spellings.get();
            let reader = Reader::with_spellings(card, &w.leads, w.profile.as_of, &spellings);
            let column = card.factors.get(at).and_then(|f| w.leads.column_at(&f.column));
            let cell = column.map_or(Cell::Empty, |c| w.leads.cell(place, c));
            match (reader.code(at, &cell), cell) {
                (CellCode::Unmatched, Cell::Text(text) | Cell::Unread(text)) => text,
                (CellCode::Unmatched, Cell::Number(x)) => x.to_string(),
                _ => String::new(),
            }
        })
    })
}

/// How the lead ended.
#[component]
fn OutcomeRow() -> impl IntoView {
    let (app, view) = use_view();
    let column = move || {
        app.workspace.with(|w| {
            w.leads
                .role_at(ColumnRole::Outcome)
                .and_then(|at| w.leads.columns.get(at))
                .map(|c| c.id.clone())
        })
    };
    let choices = move || {
        let lang = app.lang.get();
        [Outcome::Open, Outcome::Won, Outcome::Lost]
            .map(|o| Choice::new(o.word(), words::outcome(o, lang)))
            .to_vec()
    };
    let value = move || {
        view.lead.with(|l| {
            l.as_ref()
                .map(|l| l.outcome)
                .unwrap_or_default()
                .word()
                .to_owned()
        })
    };
    let label = move || {
        let lang = app.lang.get();
        app.workspace.with(|w| {
            let at = w.leads.role_at(ColumnRole::Outcome);
            at.and_then(|at| w.leads.columns.get(at))
                .map_or_else(String::new, |c| lang.of(&c.name).to_owned())
        })
    };
    view! {
        <Show when=move || column().is_some()>
            <SelectField
                label=Signal::derive(label)
                choices=Signal::derive(choices)
                value=Signal::derive(value)
                on_change=Callback::new(move |word: String| if let Some(column) = column() {
                    set_cell(app, view, column, Cell::Text(word), None);
                })
            />
        </Show>
    }
}

/// A cell of the lead shown closely.
fn lead_cell(app: App, view: LeadView, column: &str) -> Cell {
    let place = view.place.get();
    app.workspace.with(|w| match (place, w.leads.column_at(column)) {
        (Some(place), Some(at)) => w.leads.cell(place, at),
        _ => Cell::Empty,
    })
}

fn lead_text(app: App, view: LeadView, column: &str) -> String {
    lead_cell(app, view, column)
        .as_text()
        .unwrap_or_default()
        .to_owned()
}

fn set_cell(app: App, view: LeadView, column: String, cell: Cell, gesture: Option<u32>) {
    let row = view
        .place
        .get_untracked()
        .and_then(|place: Place| app.workspace.with_untracked(|w| w.leads.id_at(place)));
    if let Some(row) = row {
        app.act(Action::SetCells(vec![CellEdit { row, column, cell }]), gesture);
    }
}

/// Adds a lead that came on the as-of day.
pub fn add_lead(app: App) {
    let words = app.lang.get_untracked().texts().leads();
    let cells = app.workspace.with_untracked(|w| {
        let mut cells = vec![(NAME.to_owned(), Cell::text(words.new_lead_name))];
        let created = w
            .leads
            .role_at(ColumnRole::Created)
            .and_then(|at| w.leads.columns.get(at));
        cells.extend(created.map(|c| (c.id.clone(), Cell::Day(w.profile.as_of))));
        cells
    });
    app.act(Action::AddLeads(vec![cells]), None);
}

fn add_lead_and_show(app: App, view: LeadView) {
    add_lead(app);
    let last = app
        .workspace
        .with_untracked(|w| w.leads.blocks.last().and_then(|b| b.ids.last().copied()));
    view.selected.set(last);
}

/// Takes leads away, with a notice that brings them back.
pub fn remove_leads(app: App, ids: Vec<RowId>) {
    let lang = app.lang.get_untracked();
    let n = format::count(ids.len(), lang);
    if app.act(Action::RemoveLeads(ids), None) {
        let said = fill(lang.texts().leads().removed, &[("n", &n)]);
        app.say(Toast::new(said).undo(lang.texts().common().undo, move || app.undo()));
    }
}
