//! Fields whose text could not be read: while there is one, the report goes by its last good value, which is said once for
//! the page and leads to the field.

use leptos::prelude::*;

use super::{Banner, Tone};
use crate::i18n::fill;
use crate::i18n::texts::Figures;
use crate::ui::locale::use_texts;

/// A field whose text could not be read.
#[derive(Clone)]
struct Field {
    id: String,
    name: Signal<String>,
    go: Callback<()>,
}

/// Those of a page, in the order in which they came.
#[derive(Clone, Copy)]
pub struct Unread(RwSignal<Vec<Field>>);

impl Unread {
    /// Collects them from here on down.
    pub fn provide() -> Self {
        let unread = Self(RwSignal::new(Vec::new()));
        provide_context(unread);
        unread
    }

    /// What `data-stale` of the page says: that its report rests on an earlier value.
    pub fn stale(self) -> Option<&'static str> {
        self.0.with(|fields| (!fields.is_empty()).then_some("true"))
    }

    fn drop(self, id: &str) {
        // The page may be gone before its fields.
        let is_held = self
            .0
            .try_with_untracked(|fields| fields.iter().any(|field| field.id == id));
        if is_held == Some(true) {
            self.0.try_update(|fields| fields.retain(|field| field.id != id));
        }
    }
}

/// Counts a field among those that could not be read for as long as that is so; `go` leads to it. Nothing where no page
/// collects them.
pub fn tell_unread(
    id: String,
    name: Signal<String>,
    is_bad: impl Fn() -> bool + Send + Sync + 'static,
    go: Callback<()>,
) {
    let Some(unread) = use_context::<Unread>() else {
        return;
    };
    let is_bad = Memo::new(move |_| is_bad());
    let field = Field { id, name, go };
    let gone = field.id.clone();
    Effect::new(move |_| {
        if is_bad.get() {
            unread.0.update(|fields| {
                fields.retain(|other| other.id != field.id);
                fields.push(field.clone());
            });
        } else {
            unread.drop(&field.id);
        }
    });
    on_cleanup(move || unread.drop(&gone));
}

impl Unread {
    /// Which field could not be read, and how many more.
    fn sentence(self, words: &Figures) -> String {
        let (name, more) = self.0.with(|fields| {
            let name = fields.first().map(|field| field.name.get());
            (name.unwrap_or_default(), fields.len().saturating_sub(1))
        });
        let template = if more == 0 {
            words.unread
        } else {
            words.unread_many
        };
        fill(template, &[("name", &name), ("n", &more.to_string())])
    }
}

/// Says that a field could not be read and what the report goes by, with the way to the field. It is the last of the page
/// and stays at the lower edge: where it comes and goes, nothing moves under the hand.
#[component]
pub fn UnreadNote() -> impl IntoView {
    let texts = use_texts();
    let unread = expect_context::<Unread>();
    let is_there = Memo::new(move |_| unread.stale().is_some());
    let text = Signal::derive(move || unread.sentence(texts.get().figures()));
    let go = move |_| {
        let first = unread
            .0
            .with_untracked(|fields| fields.first().map(|field| field.go));
        if let Some(go) = first {
            go.run(());
        }
    };
    view! {
        <Show when=move || is_there.get()>
            <div class="unread screen-only">
                <Banner tone=Tone::Warn text>
                    <button type="button" class="btn" on:click=go>{move || texts.get().figures().unread_go}</button>
                </Banner>
            </div>
        </Show>
    }
}

/// The same on paper, before the report.
#[component]
pub fn UnreadPrinted() -> impl IntoView {
    let texts = use_texts();
    let unread = expect_context::<Unread>();
    let is_there = Memo::new(move |_| unread.stale().is_some());
    view! {
        <Show when=move || is_there.get()>
            <p class="print-only unread-printed">{move || unread.sentence(texts.get().figures())}</p>
        </Show>
    }
}
