//! Short notices in a corner, spoken by one live region, some with an action such as undo.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::{Icon, IconName, Tone};
use crate::ui::locale::use_texts;

/// How long a notice stays; longer where there is something to press.
const STAYS: Duration = Duration::from_secs(6);
const STAYS_WITH_ACTION: Duration = Duration::from_secs(12);
/// More than this and the oldest gives way.
const AT_ONCE: usize = 3;

/// A short notice.
#[derive(Debug, Clone)]
pub struct Toast {
    text: String,
    tone: Tone,
    action: Option<(String, Action)>,
    undoes_last_step: bool,
}

/// What a notice's button does. It owns its closure, where a `Callback` would die with the menu or dialog the notice
/// came from.
#[derive(Clone)]
struct Action(Arc<dyn Fn() + Send + Sync>);

impl fmt::Debug for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Action")
    }
}

impl Toast {
    /// A notice that says something.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            tone: Tone::Plain,
            action: None,
            undoes_last_step: false,
        }
    }

    /// Sets how grave it is.
    #[must_use]
    pub fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    /// Adds a button, such as undo; it also takes the notice away.
    #[must_use]
    pub fn action(mut self, title: impl Into<String>, run: impl Fn() + Send + Sync + 'static) -> Self {
        self.action = Some((title.into(), Action(Arc::new(run))));
        self
    }

    /// Whether it says nothing the other does not.
    fn says_the_same(&self, other: &Self) -> bool {
        self.action.is_none() && other.action.is_none() && self.text == other.text && self.tone == other.tone
    }

    /// Adds a button that takes the last step back; the notice goes when another step is done.
    #[must_use]
    pub fn undo(self, title: impl Into<String>, run: impl Fn() + Send + Sync + 'static) -> Self {
        Self {
            undoes_last_step: true,
            ..self.action(title, run)
        }
    }
}

/// The notices of the page; provided once by the app, taken from context by whoever has something to say.
#[derive(Clone, Copy)]
pub struct Toasts {
    shown: RwSignal<Vec<(u32, Toast)>>,
    held: RwSignal<bool>,
}

impl Toasts {
    /// Makes the list and puts it into the context.
    pub fn provide() -> Self {
        let toasts = Self {
            shown: RwSignal::new(Vec::new()),
            held: RwSignal::new(false),
        };
        provide_context(toasts);
        toasts
    }

    /// Shows a notice; it leaves by itself, unless the pointer or the focus rests on the notices. One that says what is
    /// said already takes that one's place, unless something is to be pressed.
    pub fn show(self, toast: Toast) {
        let key = super::next_gesture();
        let stays = if toast.action.is_some() {
            STAYS_WITH_ACTION
        } else {
            STAYS
        };
        self.shown.update(|shown| {
            shown.retain(|(_, other)| !other.says_the_same(&toast));
            shown.push((key, toast));
            if shown.len() > AT_ONCE {
                shown.remove(0);
            }
        });
        self.dismiss_after(key, stays);
    }

    /// Takes away the notices that offer to take the last step back: there is another last step now.
    pub fn withdraw_undo(self) {
        if self
            .shown
            .with_untracked(|shown| shown.iter().any(|(_, t)| t.undoes_last_step))
        {
            self.shown
                .update(|shown| shown.retain(|(_, t)| !t.undoes_last_step));
        }
    }

    /// Takes a notice away.
    fn dismiss(self, key: u32) {
        self.shown
            .update(|shown| shown.retain(|(other, _)| *other != key));
    }

    fn dismiss_after(self, key: u32, wait: Duration) {
        set_timeout(
            move || {
                if self.held.get_untracked() {
                    self.dismiss_after(key, STAYS);
                } else {
                    self.dismiss(key);
                }
            },
            wait,
        );
    }
}

/// Shows a notice if the app has a place for notices.
pub fn notify(toast: Toast) {
    if let Some(toasts) = use_context::<Toasts>() {
        toasts.show(toast);
    }
}

/// The place of the notices; once per page, at its end.
#[component]
pub fn ToastRegion() -> impl IntoView {
    let texts = use_texts();
    let Some(toasts) = use_context::<Toasts>() else {
        return ().into_any();
    };
    let hold = move |is_held: bool| toasts.held.set(is_held);
    view! {
        <section class="toasts" aria-label=move || texts.get().parts().notices>
            <div
                role="status"
                aria-live="polite"
                aria-atomic="false"
                on:pointerenter=move |_| hold(true)
                on:pointerleave=move |_| hold(false)
                on:focusin=move |_| hold(true)
                on:focusout=move |_| hold(false)
            >
                <For each=move || toasts.shown.get() key=|(key, _)| *key let((key, toast))>
                    <Notice key toast />
                </For>
            </div>
        </section>
    }
    .into_any()
}

#[component]
fn Notice(key: u32, toast: Toast) -> impl IntoView {
    let texts = use_texts();
    let Toast {
        text, tone, action, ..
    } = toast;
    let dismiss = move || {
        if let Some(toasts) = use_context::<Toasts>() {
            toasts.held.set(false);
            toasts.dismiss(key);
        }
    };
    let dismiss = Callback::new(move |()| dismiss());
    view! {
        <div class="toast" data-tone=tone.attribute()>
            <p>{text}</p>
            {action
                .map(|(title, Action(run))| {
                    view! {
                        <button
                            type="button"
                            class="btn btn-small"
                            on:click=move |_| {
                                run();
                                dismiss.run(());
                            }
                        >
                            {title}
                        </button>
                    }
                })}
            <button
                type="button"
                class="btn btn-icon btn-small"
                aria-label=move || texts.get().parts().dismiss
                on:click=move |_| dismiss.run(())
            >
                <Icon name=IconName::Cross />
            </button>
        </div>
    }
}
