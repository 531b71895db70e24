//! The models along the chain: acquire, convert, succeed. On phones a bar at the bottom.

use leptos::prelude::*;

use super::backup::BackupAge;
use super::current;
use crate::i18n::Texts;
use crate::ui::components::{Icon, IconName};
use crate::ui::format;
use crate::ui::route::Route;
use crate::ui::state::use_app;

/// A model that is not built yet: a name in the list, no link.
type Coming = (fn(&Texts) -> &'static str, IconName);

const CONVERT: [Coming; 4] = [
    (|t| t.shell().opportunity_alert, IconName::Opportunity),
    (|t| t.shell().target_year, IconName::TargetYear),
    (|t| t.shell().target_month, IconName::TargetMonth),
    (|t| t.shell().sales_org, IconName::SalesTeam),
];

const SUCCEED: [Coming; 5] = [
    (|t| t.shell().customer_tiering, IconName::CustomerTiers),
    (|t| t.shell().churn_alert, IconName::Churn),
    (|t| t.shell().grading, IconName::Benefits),
    (|t| t.shell().cs_org, IconName::SuccessTeam),
    (|t| t.shell().health, IconName::Health),
];

/// The rail.
#[component]
pub fn Rail(
    /// Only icons.
    is_narrow: RwSignal<bool>,
    /// Open over the page, on phones.
    is_list_open: RwSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    let leads = move || format::count(app.workspace.with(|w| w.leads.len()), app.lang.get());
    view! {
        <nav class="rail" id="rail" data-open=move || is_list_open.get().to_string() aria-label=move || app.texts().shell().chain>
            <a class="rail-brand" href=move || app.home()>
                <b lang="zh-CN">"漏斗"</b>
                <small lang="en">"Loudou"</small>
            </a>
            <p class="rail-group">{move || app.texts().shell().acquire}</p>
            <a
                class="rail-link"
                href=move || app.home()
                aria-current=move || current(app, Route::Leads)
                title=move || app.texts().shell().lead_tiering
            >
                <Icon name=IconName::LeadTiers/>
                <span class="rail-label">{move || app.texts().shell().lead_tiering}</span>
                <span class="rail-note">{leads}</span>
            </a>
            <div class="rail-coming">
                <p class="rail-group">{move || app.texts().shell().coming}</p>
                <ul>
                    {CONVERT.into_iter().chain(SUCCEED).map(|(name, icon)| view! {
                        <li class="rail-later" title=move || name(app.texts())>
                            <Icon name=icon/>
                            <span class="rail-label">{move || name(app.texts())}</span>
                        </li>
                    }).collect_view()}
                </ul>
            </div>
            <div class="rail-foot">
                <p class="rail-privacy">{move || app.texts().shell().privacy}</p>
                <Show when=move || !app.is_visiting()>
                    <BackupAge/>
                </Show>
                <button
                    type="button"
                    class="btn btn-quiet rail-fold"
                    aria-expanded=move || (!is_narrow.get()).to_string()
                    aria-controls="rail"
                    title=move || fold_words(app.texts(), is_narrow.get())
                    on:click=move |_| is_narrow.update(|n| *n = !*n)
                >
                    {move || {
                        let name = if is_narrow.get() { IconName::ChevronRight } else { IconName::ChevronLeft };
                        view! { <Icon name/> }
                    }}
                    <span class="rail-label">{move || fold_words(app.texts(), is_narrow.get())}</span>
                </button>
            </div>
        </nav>
    }
}

const fn fold_words(texts: &Texts, is_narrow: bool) -> &'static str {
    if is_narrow {
        texts.shell().wide_rail
    } else {
        texts.shell().narrow_rail
    }
}

/// The bar at the bottom, on phones.
#[component]
pub fn BottomBar(
    /// The full list over the page.
    is_list_open: RwSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    view! {
        <nav class="bottombar" aria-label=move || app.texts().shell().models>
            <a
                class="bottombar-link"
                href=move || app.home()
                aria-current=move || current(app, Route::Leads)
            >
                <Icon name=IconName::LeadTiers/>
                <span>{move || app.texts().shell().lead_tiering}</span>
            </a>
            <button
                type="button"
                class="bottombar-link"
                aria-expanded=move || is_list_open.get().to_string()
                aria-controls="rail"
                on:click=move |_| is_list_open.update(|open| *open = !*open)
            >
                <Icon name=IconName::More/>
                <span>{move || app.texts().shell().models}</span>
            </button>
        </nav>
    }
}
