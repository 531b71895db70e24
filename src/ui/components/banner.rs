//! A sentence across the page about the whole of it: a visit, a failed save, an old backup.

use leptos::prelude::*;

use super::{Icon, IconName, Tone};

/// A sentence across the page, with the actions that answer it.
#[component]
pub fn Banner(
    /// How grave it is; `Bad` is spoken at once, the others when the reader is free.
    #[prop(optional, into)]
    tone: Signal<Tone>,
    /// The sentence.
    #[prop(into)]
    text: Signal<String>,
    /// Buttons and links that answer it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let icon = move || match tone.get() {
        Tone::Warn | Tone::Bad => IconName::Alert,
        _ => IconName::Info,
    };
    let role = move || {
        if tone.get() == Tone::Bad {
            "alert"
        } else {
            "status"
        }
    };
    view! {
        <div class="banner" data-tone=move || tone.get().attribute()>
            {move || view! { <Icon name=icon() /> }}
            <p class="banner-text" role=role>{text}</p>
            {children.map(|children| view! { <div class="banner-actions">{children()}</div> })}
        </div>
    }
}
