//! What was found wrong at the start, said once.

use leptos::prelude::*;

use crate::i18n::{Texts, fill};
use crate::ui::components::{Banner, Tone};
use crate::ui::format;
use crate::ui::platform::dom;
use crate::ui::platform::download::download;
use crate::ui::platform::worker::{Standing, WhyNone};
use crate::ui::saving::{Notices, use_keeper};
use crate::ui::state::use_app;
use crate::workspace::Repair;

/// The list of repairs, in words.
#[must_use]
pub fn repairs_in_words(texts: &Texts, repairs: &[Repair]) -> String {
    let words = texts.shell();
    let with = |template, n: &usize| fill(template, &[("n", &n.to_string())]);
    let list: Vec<String> = repairs
        .iter()
        .map(|repair| match repair {
            Repair::Profile => words.repair_profile.to_owned(),
            Repair::NoCard => words.repair_no_card.to_owned(),
            Repair::Cards(n) => with(words.repair_cards, n),
            Repair::CardParts(n) => with(words.repair_card_parts, n),
            Repair::Numbers(n) => with(words.repair_numbers, n),
            Repair::Columns(n) => with(words.repair_columns, n),
            Repair::Rows(n) => with(words.repair_rows, n),
            Repair::Fewer { came, written } => fill(
                words.repair_fewer,
                &[("n", &came.to_string()), ("of", &written.to_string())],
            ),
            Repair::Plans(n) => with(words.repair_plans, n),
            Repair::Scenarios(n) => with(words.repair_scenarios, n),
            Repair::Overrides(n) => with(words.repair_overrides, n),
        })
        .collect();
    fill(words.repaired, &[("list", &list.join(texts.common().list_comma))])
}

/// The banners for them.
#[component]
pub fn NoticeBanners(
    /// What to say.
    notices: Notices,
) -> impl IntoView {
    let app = use_app();
    let keeper = use_keeper();
    let is_shown = RwSignal::new(true);
    let Notices {
        repairs,
        quarantined,
        recovered,
    } = notices;
    let recovered = recovered.map(|at| {
        view! {
            <Banner tone=Tone::Warn text=Signal::derive(move || {
                fill(app.texts().storage().recovered, &[("time", &format::moment(at, app.lang.get()))])
            })/>
        }
    });
    let has_repairs = !repairs.is_empty();
    let repaired = move || repairs_in_words(app.texts(), &repairs);
    view! {
        {recovered}
        <Show when=move || has_repairs && is_shown.get()>
            <Banner tone=Tone::Warn text=Signal::derive(repaired.clone())>
                <button type="button" class="btn" on:click=move |_| is_shown.set(false)>
                    {move || app.texts().common().close}
                </button>
            </Banner>
        </Show>
        {quarantined.into_iter().map(|aside| view! {
            <Banner tone=Tone::Warn text=Signal::derive(move || app.texts().shell().quarantined.to_owned())>
                <button type="button" class="btn" on:click=move |_| {
                    let raw = keeper.raw(&aside.now_under).unwrap_or_default();
                    // A browser that refuses the file has said so itself.
                    let _ = download("loudou-unreadable.txt", "text/plain", raw.as_bytes());
                }>
                    {move || app.texts().shell().download_it}
                </button>
            </Banner>
        }).collect_view()}
        <NoWorker/>
    }
}

/// Why there is no background work, until the reader has taken note.
#[component]
fn NoWorker() -> impl IntoView {
    let app = use_app();
    let is_shown = RwSignal::new(true);
    let why = Memo::new(move |_| match app.jobs.standing.get() {
        Standing::None(why) if is_shown.get() => Some(why),
        _ => None,
    });
    let sentence = move || {
        let words = app.texts().working();
        let said = why.get().map(|why| match why {
            WhyNone::Refused => words.none_refused,
            WhyNone::Missing => words.none_missing,
            WhyNone::OtherBuild => words.none_other_build,
        });
        said.unwrap_or_default().to_owned()
    };
    view! {
        <Show when=move || why.get().is_some()>
            <Banner text=Signal::derive(sentence)>
                <Show when=move || why.get().is_some_and(|why| why != WhyNone::Refused)>
                    <button type="button" class="btn" on:click=|_| dom::reload()>
                        {move || app.texts().working().reload}
                    </button>
                </Show>
                <button type="button" class="btn" on:click=move |_| is_shown.set(false)>
                    {move || app.texts().common().close}
                </button>
            </Banner>
        </Show>
    }
}
