//! Says that many leads are being scored, while the report is the one before.

use std::time::Duration;

use leptos::prelude::*;

use crate::i18n::fill;
use crate::ui::components::{Banner, Tone};
use crate::ui::format;
use crate::ui::state::use_app;

/// How long figures may be late without a word.
const WITHOUT_A_WORD: Duration = Duration::from_millis(300);

/// Says what is going on, where it takes long enough to be read.
#[component]
pub fn ScoringNote() -> impl IntoView {
    let app = use_app();
    let is_said = RwSignal::new(false);
    Effect::new(move |_| {
        is_said.set(false);
        if app.report_waits.get() {
            let say = set_timeout_with_handle(move || is_said.set(true), WITHOUT_A_WORD);
            on_cleanup(move || {
                if let Ok(say) = say {
                    say.clear();
                }
            });
        }
    });
    let text = Signal::derive(move || {
        let n = format::count(app.workspace.with(|w| w.leads.len()), app.lang.get());
        fill(app.texts().leads().scoring, &[("n", &n)])
    });
    view! {
        <Show when=move || is_said.get()>
            <div class="unread screen-only" data-part="scoring"><Banner tone=Tone::Plain text/></div>
        </Show>
    }
}
