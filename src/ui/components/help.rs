//! The sheet of keyboard shortcuts.

use leptos::prelude::*;

use super::{Dialog, DialogSize};
use crate::ui::locale::use_texts;

/// Shortcuts that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShortcutGroup {
    /// What they are for.
    pub title: String,
    /// Keys as shown, and what they do.
    pub rows: Vec<(String, String)>,
}

/// The sheet of shortcuts.
#[component]
pub fn Help(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What it lists.
    #[prop(into)]
    groups: Signal<Vec<ShortcutGroup>>,
) -> impl IntoView {
    let texts = use_texts();
    let sheet = move || {
        groups
            .get()
            .into_iter()
            .map(|ShortcutGroup { title, rows }| {
                let rows = rows
                    .into_iter()
                    .map(|(keys, does)| {
                        view! {
                            <div class="shortcuts-row">
                                <dt>{does}</dt>
                                <dd><kbd>{keys}</kbd></dd>
                            </div>
                        }
                    })
                    .collect_view();
                view! {
                    <section>
                        <h3>{title}</h3>
                        <dl>{rows}</dl>
                    </section>
                }
            })
            .collect_view()
    };
    view! {
        <Dialog open title=move || texts.get().parts().shortcuts size=DialogSize::Wide>
            <div class="shortcuts">{sheet}</div>
        </Dialog>
    }
}
