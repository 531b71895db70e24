//! The language in force, for every component.

use leptos::prelude::*;

use crate::i18n::{Lang, Texts};

/// The language in force; provided once by the app, read by every component.
#[derive(Clone, Copy)]
pub struct Locale(pub RwSignal<Lang>);

/// The language in force.
#[must_use]
pub fn use_lang() -> Signal<Lang> {
    use_context::<Locale>().map_or_else(|| Signal::derive(Lang::default), |l| l.0.into())
}

/// The texts of the language in force; reactive.
#[must_use]
pub fn use_texts() -> Signal<&'static Texts> {
    let lang = use_lang();
    Signal::derive(move || lang.get().texts())
}
