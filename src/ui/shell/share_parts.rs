//! What the dialog of a link and a visit are built of. Each is one function for all of its places, whose result has
//! one type: an element of its own in each place is code of its own in the page.

use leptos::prelude::*;

use crate::i18n::texts::Sharing;
use crate::ui::state::use_app;

/// One of the texts of sharing.
pub type Words = fn(&Sharing) -> &'static str;

/// A button. `key` tells tests which.
pub fn button(class: &'static str, key: &'static str, words: Words, act: impl Fn() + 'static) -> AnyView {
    let app = use_app();
    let act: Box<dyn Fn()> = Box::new(act);
    view! {
        <button type="button" class=class data-action=key on:click=move |_| act()>
            {move || words(app.texts().sharing())}
        </button>
    }
    .into_any()
}

/// A heading within the dialog.
pub fn heading(words: Words, id: Option<String>) -> AnyView {
    let app = use_app();
    view! { <h3 class="shelf-heading" id=id>{move || words(app.texts().sharing())}</h3> }.into_any()
}

/// A sentence in the second voice.
pub fn note(class: &'static str, words: Words) -> AnyView {
    let app = use_app();
    view! { <p class=class>{move || words(app.texts().sharing())}</p> }.into_any()
}

/// One of two answers, with what it means.
pub fn answer(
    group: &str,
    key: &'static str,
    words: [Words; 2],
    is_chosen: Signal<bool>,
    choose: Callback<()>,
) -> AnyView {
    let app = use_app();
    let [name, meaning] = words;
    view! {
        <label class="check">
            <input
                type="radio" name=group.to_owned() data-parts=key prop:checked=is_chosen
                on:change=move |_| choose.run(())
            />
            <span>{move || name(app.texts().sharing())}</span>
        </label>
        {note("muted share-note", meaning)}
    }
    .into_any()
}
