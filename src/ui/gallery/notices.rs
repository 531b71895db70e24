//! Bands, banners, empty states, and what lies over the page.

use leptos::prelude::*;

use super::words;
use crate::ui::components::{
    Banner, Command, Confirm, Dialog, EmptyState, Explain, ExplainInput, ExplainPanel, Help, Icon, IconName,
    Menu, MenuItem, Palette, ProgressBar, ShortcutGroup, Toast, ToastRegion, Toasts, Tone,
};
use crate::ui::locale::use_texts;
use crate::ui::shell::use_dialogs;

#[component]
pub(super) fn Notices() -> impl IntoView {
    let words = words();
    // The page has a place for notices of its own; the gallery stands without one too.
    let own = use_context::<Toasts>().is_none().then(Toasts::provide);
    view! {
        <p class="band">{move || words.get().sentence}</p>
        <p class="band band-plain">{move || words.get().sentence}</p>
        <Banner text=move || words.get().sentence />
        <Banner text=move || words.get().alarm tone=Tone::Bad>
            <button type="button" class="btn btn-small">{move || words.get().buttons[1]}</button>
        </Banner>
        <EmptyState title=move || words.get().long text=move || words.get().sentence>
            <button type="button" class="btn btn-primary">{move || words.get().buttons[0]}</button>
            <button type="button" class="btn">{move || words.get().buttons[1]}</button>
        </EmptyState>
        <span class="skeleton"></span>
        <Progress />
        <Overlays />
        {own.map(|_| view! { <ToastRegion /> })}
    }
}

/// A piece of work that stands still until it is stopped.
#[component]
fn Progress() -> impl IntoView {
    let words = words();
    let done = RwSignal::new(370);
    view! {
        <ProgressBar label=move || words.get().buttons[0] done on_cancel=Callback::new(move |()| done.set(0)) />
    }
}

#[component]
fn Overlays() -> impl IntoView {
    let (words, texts) = (words(), use_texts());
    let toasts = use_context::<Toasts>();
    // The page's own, since it reads into the workspace.
    let import = use_dialogs().import;
    let [dialog, question, palette, help, explain] = [(); 5].map(|()| RwSignal::new(false));
    let opener = move |index: usize, open: RwSignal<bool>| {
        view! {
            <button type="button" class="btn" data-open=index on:click=move |_| open.set(true)>
                {move || words.get().overlays.get(index).copied().unwrap_or_default()}
            </button>
        }
    };
    let notify = move || {
        if let Some(toasts) = toasts {
            let words = words.get_untracked();
            let undo = texts.get_untracked().common().undo;
            toasts.show(Toast::new(words.sentence).action(undo, move || toasts.show(Toast::new(undo))));
        }
    };
    let items = move || {
        let [_, import, more, delete, off] = words.get().buttons;
        vec![
            MenuItem::new(import, notify)
                .icon(IconName::Import)
                .note("Ctrl O"),
            MenuItem::new(more, notify).chosen(true),
            MenuItem::new(off, notify).disabled(true),
            MenuItem::new(delete, notify)
                .dangerous()
                .icon(IconName::Trash)
                .rule_above(),
        ]
    };
    view! {
        <div class="row">
            {opener(0, dialog)} {opener(1, question)} {opener(3, palette)} {opener(4, help)} {opener(5, explain)}
            <button type="button" class="btn" data-open="2" on:click=move |_| notify()>
                <Icon name=IconName::Info />
                {move || words.get().overlays[2]}
            </button>
            <button type="button" class="btn" data-open="import" on:click=move |_| import.set(true)>
                {move || texts.get().shell().import_rows}
            </button>
            <Menu label=move || words.get().overlays[6] items />
        </div>
        <Dialog open=dialog title=move || words.get().overlays[0]>
            <p>{move || words.get().purpose}</p>
        </Dialog>
        <Confirm
            open=question
            title=move || words.get().overlays[1]
            text=move || words.get().sentence
            action=move || words.get().buttons[3]
            dangerous=true
            on_confirm=Callback::new(move |()| notify())
        />
        <Palette open=palette commands=move || commands(words.get().overlays, dialog, help, explain) />
        <Help open=help groups=move || shortcuts(words.get().sections[6], words.get().buttons) />
        <ExplainPanel open=explain explain=move || example(words.get(), texts.get().common().sample) />
    }
}

fn commands(
    names: [&'static str; 7],
    dialog: RwSignal<bool>,
    help: RwSignal<bool>,
    explain: RwSignal<bool>,
) -> Vec<Command> {
    let [first, _, _, _, fifth, sixth, _] = names;
    [(first, "", dialog), (fifth, "?", help), (sixth, "E", explain)]
        .into_iter()
        .map(|(title, shortcut, open)| Command {
            key: title.into(),
            title: title.into(),
            keywords: String::new(),
            shortcut: shortcut.into(),
            run: Callback::new(move |()| open.set(true)),
        })
        .collect()
}

fn shortcuts(title: &str, names: [&str; 5]) -> Vec<ShortcutGroup> {
    let keys = ["Ctrl K", "Ctrl Z", "F2", "Delete", "?"];
    let rows = keys
        .into_iter()
        .zip(names)
        .map(|(keys, does)| (keys.to_owned(), does.to_owned()))
        .collect();
    vec![ShortcutGroup {
        title: title.to_owned(),
        rows,
    }]
}

fn example(words: &crate::i18n::texts::Gallery, sample: &str) -> Explain {
    let input = |name: &str, value: &str, is_sample: bool| ExplainInput {
        name: name.into(),
        value: value.into(),
        source: if is_sample {
            sample.into()
        } else {
            words.buttons[1].into()
        },
        is_sample,
    };
    Explain {
        title: words.figure.0.into(),
        result: "66.7".into(),
        formula: words.formula.0.into(),
        with_numbers: words.formula.1.into(),
        inputs: vec![
            input(words.factors[0], "20%", true),
            input(words.factors[1], "10%", false),
        ],
        notes: vec![words.sentence.into(), words.hint.into()],
    }
}
