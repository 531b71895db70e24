//! The levels of a factor, or its bands of a number.

use leptos::prelude::*;

use super::card::free_id;
use super::factor::{Editing, InputField};
use super::words;
use crate::engines::scorecard::{Factor, Level, Scale};
use crate::engines::value::{Sourced, Text};
use crate::i18n::fill;
use crate::i18n::number::{format_numbers, parse_numbers};
use crate::models::lead_tiering::{band_path, level_path};
use crate::ui::components::{CheckField, Icon, IconName, TextField, use_document};
use crate::workspace::CardEdit;

/// Levels, or bands of a number.
#[component]
pub fn FactorScale(editing: Editing) -> impl IntoView {
    let is_bands = Memo::new(move |_| {
        editing
            .factor
            .with(|f| matches!(f.as_ref().map(|f| &f.scale), Some(Scale::Bands { .. })))
    });
    view! {
        <Show when=move || is_bands.get() fallback=move || view! { <LevelList editing/> }>
            <BandList editing/>
        </Show>
    }
}

#[component]
fn LevelList(editing: Editing) -> impl IntoView {
    let ids =
        Memo::new(move |_| editing.with(|f| f.levels().iter().map(|l| l.id.clone()).collect::<Vec<_>>()));
    let add = move |_| {
        let words = editing.words();
        let factor = editing.id.get_value();
        let taken = ids.get_untracked();
        let id = free_id(&format!("{factor}."), |id| taken.iter().any(|t| t == id));
        let level = Level {
            id,
            label: Text::own(words.new_level),
            detail: Text::default(),
            points: Sourced::typed(50),
            aliases: Vec::new(),
            disqualifies: false,
        };
        editing.edit(|f| CardEdit::AddLevel(f, Box::new(level)));
    };
    view! {
        <div class="level-list">
            <For each=move || ids.get() key=Clone::clone let:id>
                <LevelEditor editing id/>
            </For>
        </div>
        <button type="button" data-edit="" class="btn" on:click=add>
            <Icon name=IconName::Plus/>{move || editing.words().add_level}
        </button>
    }
}

#[component]
fn LevelEditor(editing: Editing, id: String) -> impl IntoView {
    let Editing { app, .. } = editing;
    let level_id = StoredValue::new(id.clone());
    let find = move |f: &Factor| {
        f.levels()
            .iter()
            .find(|l| level_id.with_value(|id| l.id == *id))
            .cloned()
    };
    let level = Memo::new(move |_| editing.with(find));
    let text = move |of: fn(&Level) -> &Text| {
        Signal::derive(move || {
            level.with(|l| {
                l.as_ref()
                    .map_or_else(String::new, |l| app.lang.get().of(of(l)).to_owned())
            })
        })
    };
    let rewrite = move |label: Option<String>, detail: Option<String>| {
        if let Some(now) = level.get_untracked() {
            let factor = editing.id.get_value();
            editing.edit(|_| CardEdit::LevelText {
                factor,
                level: now.id,
                label: label.map_or(now.label, Text::own),
                detail: detail.map_or(now.detail, Text::own),
            });
        }
    };
    let path = {
        let id = id.clone();
        Signal::derive(move || level_path(&editing.card_id(), &editing.id.get_value(), &id))
    };
    let name = text(|l| &l.label);
    let words = move || editing.words();
    view! {
        <div class="level-row">
            <TextField
                label=Signal::derive(move || words().level_label.to_owned()) value=name bare=true
                on_commit=Callback::new(move |t: String| if !t.trim().is_empty() { rewrite(Some(t.trim().to_owned()), None); })
            />
            <InputField id=path label=Signal::derive(move || format!("{} · {}", name.get(), words().points)) bare=true/>
            <TextField
                label=Signal::derive(move || format!("{} · {}", name.get(), words().level_detail)) bare=true
                value=text(|l| &l.detail)
                placeholder=Signal::derive(move || words().level_detail.to_owned())
                on_commit=Callback::new(move |t: String| rewrite(None, Some(t)))
            />
            <CheckField
                label=Signal::derive(move || words().disqualifies.to_owned())
                checked=Signal::derive(move || level.with(|l| l.as_ref().is_some_and(|l| l.disqualifies)))
                on_change=Callback::new(move |yes| editing.edit(|f| CardEdit::Disqualifies(f, level_id.get_value(), yes)))
            />
            <button
                type="button" data-edit="" class="btn btn-icon"
                aria-label=move || format!("{} · {}", words().remove_level, name.get())
                on:click=move |_| editing.edit(|f| CardEdit::RemoveLevel(f, level_id.get_value()))
            >
                <Icon name=IconName::Trash/>
            </button>
            <LevelSpellings editing level name/>
        </div>
    }
}

/// Words of a table that are read as the level, each to be let go of.
#[component]
fn LevelSpellings(editing: Editing, level: Memo<Option<Level>>, name: Signal<String>) -> impl IntoView {
    let spellings =
        Memo::new(move |_| level.with(|l| l.as_ref().map(|l| l.aliases.clone()).unwrap_or_default()));
    let words = move || editing.words();
    let drop = move |text: String| {
        if let Some(level) = level.get_untracked() {
            editing.edit(|factor| CardEdit::DropAlias {
                factor,
                level: level.id,
                text,
            });
        }
    };
    let chip = move |text: String| {
        let (shown, dropped) = (text.clone(), text);
        let label = {
            let shown = shown.clone();
            move || fill(words().drop_spelling, &[("level", &name.get()), ("text", &shown)])
        };
        view! {
            <span class="level-spelling">
                {shown}
                <button type="button" data-edit="" class="btn btn-icon btn-small" aria-label=label on:click=move |_| drop(dropped.clone())>
                    <Icon name=IconName::Cross/>
                </button>
            </span>
        }
    };
    view! {
        <Show when=move || !spellings.with(Vec::is_empty)>
            <p class="level-spellings caption">
                {move || words().spellings}
                {move || spellings.get().into_iter().map(chip).collect_view()}
            </p>
        </Show>
    }
}

#[component]
fn BandList(editing: Editing) -> impl IntoView {
    let Editing { app, .. } = editing;
    let bands = Memo::new(move |_| {
        editing.with(|f| match &f.scale {
            Scale::Bands { bands, .. } => bands.clone(),
            Scale::Levels { .. } => Vec::new(),
        })
    });
    let count = Memo::new(move |_| bands.with(Vec::len));
    let of_mean = move || {
        editing.factor.with(|f| {
            matches!(
                f.as_ref().map(|f| &f.scale),
                Some(Scale::Bands { of_mean: true, .. })
            )
        })
    };
    let cuts = move || bands.with(|b| format_numbers(&b.iter().filter_map(|b| b.from).collect::<Vec<_>>()));
    let is_bad = RwSignal::new(false);
    let document = use_document();
    // Bands of another document, or changed by another hand, have nothing to do with what was refused.
    Effect::new(move |before: Option<()>| {
        bands.track();
        document.track();
        if before.is_some() {
            is_bad.set(false);
        }
    });
    let set_cuts = Callback::new(move |text: String| {
        let read = parse_numbers(&text);
        is_bad.set(read.is_err());
        if let Ok(cuts) = read {
            editing.edit(|id| CardEdit::BandCuts(id, cuts));
        }
    });
    let problem = move || {
        if is_bad.get() {
            editing.words().band_cuts_bad.to_owned()
        } else {
            String::new()
        }
    };
    view! {
        <div class="form">
            <TextField
                label=Signal::derive(move || editing.words().band_cuts.to_owned()) value=Signal::derive(cuts)
                problem=Signal::derive(problem) on_commit=set_cuts keeps_refused=true
            />
            <CheckField
                label=Signal::derive(move || editing.words().of_mean.to_owned()) checked=Signal::derive(of_mean)
                on_change=Callback::new(move |of_mean| {
                    let bands = bands.get_untracked();
                    editing.edit(|id| CardEdit::Scale(id, Scale::Bands { bands, of_mean }));
                })
            />
            <For each=move || 0..count.get() key=|at| *at let:at>
                <InputField
                    id=Signal::derive(move || band_path(&editing.card_id(), &editing.id.get_value(), at))
                    label=Signal::derive(move || bands.with(|b| words::band(b, at, app.lang.get())))
                />
            </For>
        </div>
    }
}
