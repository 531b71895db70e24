//! Scenarios: what-ifs that hold only the numbers that differ.

use leptos::prelude::*;

use super::use_dialogs;
use crate::i18n::fill;
use crate::ui::components::{Dialog, DialogSize, IconName, Menu, MenuItem, TextField};
use crate::ui::state::{App, use_app};
use crate::workspace::{Action, Workspace};

/// The switcher in the top bar.
#[component]
pub fn ScenarioMenu() -> impl IntoView {
    let app = use_app();
    let dialogs = use_dialogs();
    let label = move || {
        let words = app.texts().shell();
        let name = app.workspace.with(|w| w.scenario().map(|s| s.name.clone()));
        fill(
            words.scenario_short,
            &[("name", &name.unwrap_or_else(|| words.base.to_owned()))],
        )
    };
    let ask = move |is_new: bool| {
        dialogs.scenario_is_new.set(is_new);
        dialogs.scenario.set(true);
    };
    let items = move || {
        let words = app.texts().shell();
        let (scenarios, active) = app
            .workspace
            .with(|w| (w.scenarios.clone(), w.active_scenario.clone()));
        let use_it = move |id: Option<String>| {
            app.act(Action::UseScenario(id), None);
        };
        let mut items = vec![MenuItem::new(words.base, move || use_it(None)).chosen(active.is_none())];
        for scenario in scenarios {
            let (id, differs) = (
                scenario.id.clone(),
                scenario
                    .differs
                    .values()
                    .map(std::collections::BTreeMap::len)
                    .sum::<usize>(),
            );
            let is_active = active.as_ref() == Some(&scenario.id);
            let item = MenuItem::new(scenario.name, move || use_it(Some(id.clone())));
            items.push(item.note(differs.to_string()).chosen(is_active));
        }
        items.push(
            MenuItem::new(words.new_scenario, move || ask(true))
                .icon(IconName::Plus)
                .rule_above(),
        );
        if let Some(id) = active {
            let adopt = id.clone();
            items.push(MenuItem::new(words.rename, move || ask(false)).icon(IconName::Edit));
            items.push(
                MenuItem::new(words.adopt, move || {
                    app.act(Action::AdoptScenario(adopt.clone()), None);
                })
                .icon(IconName::Check),
            );
            items.push(
                MenuItem::new(words.remove_scenario, move || {
                    app.act(Action::RemoveScenario(id.clone()), None);
                })
                .icon(IconName::Trash)
                .dangerous(),
            );
        }
        items
    };
    view! { <Menu label=Signal::derive(label) items=Signal::derive(items) class="btn btn-quiet topbar-scenario"/> }
}

/// A scenario id that is not taken.
pub fn free_scenario_id(workspace: &Workspace) -> String {
    (1_u32..)
        .map(|n| format!("s{n}"))
        .find(|id| workspace.scenarios.iter().all(|s| s.id != *id))
        .unwrap_or_default()
}

/// Names a new scenario, or renames the present one.
#[component]
pub fn ScenarioDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    let dialogs = use_dialogs();
    let words = move || app.texts().shell();
    let title = move || {
        if dialogs.scenario_is_new.get() {
            words().new_scenario
        } else {
            words().rename
        }
    };
    let name = RwSignal::new(String::new());
    Effect::new(move |_| {
        if open.get() {
            let present = app
                .workspace
                .with_untracked(|w| w.scenario().map(|s| s.name.clone()));
            name.set(if dialogs.scenario_is_new.get_untracked() {
                String::new()
            } else {
                present.unwrap_or_default()
            });
        }
    });
    let submit = move || {
        if confirm(app, dialogs.scenario_is_new.get_untracked(), name.get_untracked()) {
            open.set(false);
        }
    };
    let footer = move || {
        view! {
            <button type="button" class="btn" on:click=move |_| open.set(false)>{move || app.texts().common().cancel}</button>
            <button
                type="button"
                class="btn btn-primary"
                disabled=move || name.get().trim().is_empty()
                on:click=move |_| submit()
            >
                {move || if dialogs.scenario_is_new.get() { words().create } else { words().save }}
            </button>
        }
    };
    view! {
        <Dialog open title=Signal::derive(move || title().trim_end_matches('…').to_owned()) size=DialogSize::Small footer>
            <div class="form" on:keydown=move |event| {
                if event.key() == "Enter" && !event.is_composing() {
                    event.prevent_default();
                    submit();
                }
            }>
                <TextField
                    label=Signal::derive(move || words().scenario_name.to_owned())
                    value=name
                    on_commit=Callback::new(move |text| name.set(text))
                    on_input=Callback::new(move |text| name.set(text))
                    stacked=true
                />
                <p class="muted">{move || words().new_scenario_note}</p>
            </div>
        </Dialog>
    }
}

fn confirm(app: App, is_new: bool, name: String) -> bool {
    let name = name.trim().to_owned();
    if name.is_empty() {
        return false;
    }
    let (free, active) = app
        .workspace
        .with_untracked(|w| (free_scenario_id(w), w.active_scenario.clone()));
    let action = match active {
        Some(id) if !is_new => Action::RenameScenario(id, name),
        _ => Action::AddScenario { id: free, name },
    };
    app.act(action, None);
    true
}
