//! A tier or a status in a small shape: the letter is the message, the shape repeats it.

use leptos::prelude::*;

use super::Tone;

/// A tier or a status in a small shape.
///
/// A tier that is not settled is a range: `text="A–C"`, with the tone of the more likely end.
#[component]
pub fn Badge(
    /// What it says: one or two letters, a range such as `A–C`, or a short word.
    #[prop(into)]
    text: Signal<String>,
    /// How loud it is.
    #[prop(optional, into)]
    tone: Signal<Tone>,
    /// The size of a headline figure.
    #[prop(optional)]
    large: bool,
    /// What is read aloud in place of the letters, for example "tier A to C".
    #[prop(optional, into)]
    spoken: Signal<String>,
) -> impl IntoView {
    let hidden = move || spoken.with(|words| !words.is_empty()).then_some("true");
    view! {
        <span class="badge" data-tone=move || tone.get().attribute() data-size=large.then_some("large")>
            <span aria-hidden=hidden>{text}</span>
            <Show when=move || spoken.with(|words| !words.is_empty())>
                <span class="sr-only">{spoken}</span>
            </Show>
        </span>
    }
}

/// The text of a tier badge: one letter where the tier is settled, else the range from best to worst.
///
/// ```
/// use loudou::ui::components::tier_text;
/// assert_eq!(tier_text("B", "B"), "B");
/// assert_eq!(tier_text("A", "C"), "A–C");
/// ```
#[must_use]
pub fn tier_text(best: &str, worst: &str) -> String {
    if best == worst {
        best.to_owned()
    } else {
        format!("{best}–{worst}")
    }
}

/// The mark of a value that came with the app.
#[component]
pub fn SampleMark(
    /// The word, in the language in force; nothing is drawn while it is empty.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    view! {
        <Show when=move || text.with(|word| !word.is_empty())>
            <span class="mark">{text}</span>
        </Show>
    }
}
