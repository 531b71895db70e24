//! One factor of the scorecard: its weight in a line, its levels or bands and the rest below it when opened.

use leptos::prelude::*;

use super::card::readable_columns;
use super::distribution::rules_of;
use super::scale::FactorScale;
use super::view_state::{LeadView, use_view};
use crate::engines::scorecard::{Axis, Band, Decay, Factor, Level, Role, Scale};
use crate::engines::value::{Source, Sourced, Text};
use crate::models::lead_tiering::{decay_path, empty_path, weight_path};
use crate::models::parameter::Parameters;
use crate::ui::components::{
    Choice, Commit, Icon, IconName, Menu, MenuItem, NumberField, SampleMark, SelectField, TextField,
};
use crate::ui::state::App;
use crate::workspace::rows::ColumnKind;
use crate::workspace::{Action, CardEdit};

/// A numeric input of the scorecard as a field: value, range, unit and sample mark come from its declaration.
#[component]
pub fn InputField(
    /// Path of the input.
    #[prop(into)]
    id: Signal<String>,
    /// Name in place of the declared one.
    #[prop(into)]
    label: Signal<String>,
    /// Its unit.
    #[prop(optional, into)]
    unit: Signal<String>,
    /// The label is only read aloud.
    #[prop(optional)]
    bare: bool,
) -> impl IntoView {
    let (app, _) = use_view();
    let value = Memo::new(move |_| app.lead_input.with(|i| i.get(&id.get())));
    let declared = id.with_untracked(|id| app.lead_input.with_untracked(|i| i.parameter(id)));
    let mark = move || {
        value
            .get()
            .is_some_and(|v| v.source == Source::Sample)
            .then(|| app.texts().common().sample)
    };
    view! {
        <NumberField
            label value=Signal::derive(move || value.get().map(|v| v.value)) rules=rules_of(declared.as_ref())
            unit mark=Signal::derive(mark) bare=bare
            on_commit=Callback::new(move |commit: Commit| {
                app.act(Action::SetInput { id: id.get_untracked(), value: commit.value }, commit.gesture);
            })
        />
    }
}

/// What every part of a factor's editor needs.
#[derive(Clone, Copy)]
pub(super) struct Editing {
    pub app: App,
    view: LeadView,
    pub id: StoredValue<String>,
    pub factor: Memo<Option<Factor>>,
}

impl Editing {
    pub fn with<T: Default>(self, read: impl FnOnce(&Factor) -> T) -> T {
        self.factor.with(|f| f.as_ref().map(read).unwrap_or_default())
    }

    pub fn edit(self, edit: impl FnOnce(String) -> CardEdit) {
        self.app.act(Action::EditCard(edit(self.id.get_value())), None);
    }

    pub fn card_id(self) -> String {
        self.view.with_card(|c| c.id.clone())
    }

    pub fn words(self) -> &'static crate::i18n::texts::Leads {
        self.app.texts().leads()
    }
}

/// One factor.
#[component]
pub fn FactorEditor(
    /// Its id.
    id: String,
) -> impl IntoView {
    let (app, view) = use_view();
    let path_id = id.clone();
    let factor_id = id.clone();
    let id = StoredValue::new(id);
    let factor = Memo::new(move |_| view.with_card(|c| c.factor(&factor_id).cloned()));
    let editing = Editing {
        app,
        view,
        id,
        factor,
    };
    let is_open = Memo::new(move |_| {
        view.open_factor
            .with(|open| id.with_value(|id| open.as_ref() == Some(id)))
    });
    let is_weighted = Memo::new(move |_| {
        factor.with(|f| matches!(f.as_ref().map(|f| &f.role), Some(Role::Weighted { .. })))
    });
    let name = Signal::derive(move || editing.with(|f| app.lang.get().of(&f.name).to_owned()));
    let path = Signal::derive(move || weight_path(&editing.card_id(), &path_id));
    let items = move || {
        let words = editing.words();
        vec![
            MenuItem::new(words.move_up, move || {
                editing.edit(|id| CardEdit::MoveFactor(id, -1))
            })
            .icon(IconName::SortUp),
            MenuItem::new(words.move_down, move || {
                editing.edit(|id| CardEdit::MoveFactor(id, 1))
            })
            .icon(IconName::SortDown),
            MenuItem::new(words.remove_factor, move || editing.edit(CardEdit::RemoveFactor))
                .icon(IconName::Trash)
                .dangerous()
                .rule_above(),
        ]
    };
    let mark = move || {
        let is_sample = editing.with(|f| {
            let weight = match &f.role {
                Role::Weighted { weight } => weight.source,
                Role::PlusMinus => Source::Typed,
            };
            weight == Source::Sample || f.levels().iter().any(|l| l.points.source == Source::Sample)
        });
        if is_sample {
            app.texts().common().sample.to_owned()
        } else {
            String::new()
        }
    };
    let toggle = move |_| {
        let next = (!is_open.get_untracked()).then(|| id.get_value());
        view.open_factor.set(next);
    };
    view! {
        <div class="factor" data-open=move || is_open.get().to_string()>
            <div class="factor-line">
                <button
                    type="button" class="factor-toggle" aria-expanded=move || is_open.get().to_string() on:click=toggle
                >
                    {move || {
                        let icon = if is_open.get() { IconName::ChevronDown } else { IconName::ChevronRight };
                        view! { <Icon name=icon/> }
                    }}
                    <span>{name}</span>
                    <SampleMark text=Signal::derive(mark)/>
                </button>
                <Show
                    when=move || is_weighted.get()
                    fallback=move || view! { <span class="muted">{move || editing.words().role_plus_minus}</span> }
                >
                    <InputField
                        id=path
                        label=Signal::derive(move || format!("{} · {}", name.get(), editing.words().weight))
                        unit="%" bare=true
                    />
                </Show>
                <Menu
                    label=Signal::derive(move || format!("{} · {}", app.texts().shell().more, name.get()))
                    items=Signal::derive(items) icon=IconName::More class="btn btn-icon" align_end=true edits=true
                />
            </div>
            <Show when=move || is_open.get()>
                <div class="factor-body">
                    <FactorBasics editing/>
                    <FactorScale editing/>
                </div>
            </Show>
        </div>
    }
}

/// Name, question, column, side, role, decay.
#[component]
fn FactorBasics(editing: Editing) -> impl IntoView {
    let Editing { app, .. } = editing;
    let words = move || editing.words();
    let label = move |of: fn(&crate::i18n::texts::Leads) -> &'static str| {
        Signal::derive(move || of(editing.words()).to_owned())
    };
    let axis = move || editing.with(|f| if f.axis == Axis::Fit { "fit" } else { "engagement" }.to_owned());
    let role = move || {
        editing.with(|f| {
            if matches!(f.role, Role::PlusMinus) {
                "items"
            } else {
                "weighted"
            }
            .to_owned()
        })
    };
    let column_name = move || {
        let lang = app.lang.get();
        let column = editing.with(|f| f.column.clone());
        app.workspace.with(|w| {
            w.leads
                .columns
                .iter()
                .find(|c| c.id == column)
                .map(|c| lang.of(&c.name).to_owned())
        })
    };
    view! {
        <div class="form factor-basics">
            <TextField
                label=label(|w| w.factor_name)
                value=Signal::derive(move || editing.with(|f| app.lang.get().of(&f.name).to_owned()))
                on_commit=Callback::new(move |t: String| if !t.trim().is_empty() {
                    editing.edit(|id| CardEdit::FactorName(id, Text::own(t.trim())));
                })
            />
            <TextField
                label=label(|w| w.question)
                value=Signal::derive(move || editing.with(|f| app.lang.get().of(&f.question).to_owned()))
                on_commit=Callback::new(move |t: String| editing.edit(|id| CardEdit::Question(id, Text::own(t))))
            />
            <SelectField
                label=label(|w| w.column)
                choices=Signal::derive(move || {
                    let mut list = readable_columns(app);
                    if column_name().is_none() {
                        list.push(Choice::new(editing.with(|f| f.column.clone()), words().column_new));
                    }
                    list
                })
                value=Signal::derive(move || editing.with(|f| f.column.clone()))
                on_change=Callback::new(move |column: String| editing.edit(|id| CardEdit::Column(id, column)))
            />
            <SelectField
                label=label(|w| w.axis)
                choices=Signal::derive(move || vec![Choice::new("fit", words().fit), Choice::new("engagement", words().engagement)])
                value=Signal::derive(axis)
                on_change=Callback::new(move |key: String| {
                    let axis = if key == "fit" { Axis::Fit } else { Axis::Engagement };
                    editing.edit(|id| CardEdit::Axis(id, axis));
                })
            />
            <SelectField
                label=label(|w| w.role)
                choices=Signal::derive(move || vec![
                    Choice::new("weighted", words().role_weighted), Choice::new("items", words().role_plus_minus),
                ])
                value=Signal::derive(role)
                on_change=Callback::new(move |key: String| {
                    let role = if key == "items" { Role::PlusMinus } else { Role::Weighted { weight: Sourced::typed(10) } };
                    editing.edit(|id| CardEdit::Role(id, role));
                })
            />
            <SelectField
                label=label(|w| w.scale)
                choices=Signal::derive(move || vec![Choice::new("levels", words().scale_levels), Choice::new("bands", words().scale_bands)])
                value=Signal::derive(move || editing.with(|f| if f.levels().is_empty() { "bands" } else { "levels" }.to_owned()))
                on_change=Callback::new(move |key: String| {
                    let scale = if key == "bands" { plain_bands() } else { plain_levels(editing) };
                    editing.edit(|id| CardEdit::Scale(id, scale));
                })
            />
            <EmptyFields editing/>
            <DecayFields editing/>
        </div>
    }
}

/// Two bands, to begin with.
fn plain_bands() -> Scale {
    let band = |from, points| Band {
        from,
        points: Sourced::typed(points),
    };
    Scale::Bands {
        bands: vec![band(None, 0), band(Some(10.0), 50), band(Some(100.0), 100)],
        of_mean: false,
    }
}

/// Two levels, to begin with.
fn plain_levels(editing: Editing) -> Scale {
    let id = editing.id.get_value();
    let level = |n: i64, points| Level {
        id: format!("{id}.{n}"),
        label: Text::own(n.to_string()),
        detail: Text::default(),
        points: Sourced::typed(points),
        aliases: Vec::new(),
        disqualifies: false,
    };
    Scale::Levels {
        levels: vec![level(1, 0), level(2, 100)],
    }
}

/// What a cell that was left empty means: not known, or points of its own.
#[component]
fn EmptyFields(editing: Editing) -> impl IntoView {
    let counts = Memo::new(move |_| editing.with(|f| f.when_empty.is_some()));
    let id = editing.id.get_value();
    let path = Signal::derive(move || empty_path(&editing.card_id(), &id));
    view! {
        <SelectField
            label=Signal::derive(move || editing.words().when_empty.to_owned())
            choices=Signal::derive(move || vec![
                Choice::new("unknown", editing.words().when_empty_unknown),
                Choice::new("points", editing.words().when_empty_points),
            ])
            value=Signal::derive(move || if counts.get() { "points" } else { "unknown" }.to_owned())
            on_change=Callback::new(move |key: String| {
                let points = (key == "points").then(|| Sourced::typed(0));
                editing.edit(|id| CardEdit::WhenEmpty(id, points));
            })
        />
        <Show when=move || counts.get()>
            <InputField id=path label=Signal::derive(move || editing.words().when_empty_value.to_owned())/>
        </Show>
    }
}

/// Whether and how the factor fades with time.
#[component]
fn DecayFields(editing: Editing) -> impl IntoView {
    let Editing { app, .. } = editing;
    let day_columns = move || {
        let lang = app.lang.get();
        app.workspace.with(|w| {
            let days = w.leads.columns.iter().filter(|c| c.kind == ColumnKind::Day);
            days.map(|c| Choice::new(c.id.clone(), lang.of(&c.name)))
                .collect::<Vec<_>>()
        })
    };
    let choices = move || {
        std::iter::once(Choice::new("", editing.words().decay_none))
            .chain(day_columns())
            .collect::<Vec<_>>()
    };
    let column = move || {
        editing.with(|f| {
            f.decay
                .as_ref()
                .map(|d| d.date_column.clone())
                .unwrap_or_default()
        })
    };
    let has_decay = Memo::new(move |_| editing.with(|f| f.decay.is_some()));
    let id = editing.id.get_value();
    let path = Signal::derive(move || decay_path(&editing.card_id(), &id));
    view! {
        <SelectField
            label=Signal::derive(move || editing.words().decay.to_owned())
            note=Signal::derive(move || editing.words().decay_day.to_owned())
            choices=Signal::derive(choices) value=Signal::derive(column)
            on_change=Callback::new(move |date_column: String| {
                let rate = editing.factor.with_untracked(|f| f.as_ref().and_then(|f| f.decay.as_ref()).map(|d| d.percent_per_month));
                let decay = (!date_column.is_empty()).then(|| Decay {
                    percent_per_month: rate.unwrap_or(Sourced::typed(10)),
                    date_column,
                });
                editing.edit(|id| CardEdit::Decay(id, decay));
            })
        />
        <Show when=move || has_decay.get()>
            <InputField id=path label=Signal::derive(move || editing.words().decay_rate.to_owned()) unit="%"/>
        </Show>
    }
}
