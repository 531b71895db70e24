//! The models along the chain: acquire, convert, succeed. On phones a bar at the bottom.

use leptos::prelude::*;

use super::backup::BackupAge;
use super::current;
use crate::i18n::{Texts, texts};
use crate::ui::components::{Icon, IconName};
use crate::ui::format;
use crate::ui::route::Page;
use crate::ui::state::use_app;

/// A name in the language of some texts.
type Name = fn(&Texts) -> &'static str;

/// A model in the list.
pub struct Listed {
    /// Its page.
    pub page: Page,
    /// Its name.
    pub name: Name,
    icon: IconName,
    /// The link of the chain it belongs to.
    link: Name,
}

/// The models, along the chain.
pub static MODELS: [Listed; 5] = [
    Listed {
        page: Page::Leads,
        name: |t| t.shell().lead_tiering,
        icon: IconName::LeadTiers,
        link: |t| t.shell().acquire,
    },
    Listed {
        page: Page::SalesYear,
        name: |t| t.shell().target_year,
        icon: IconName::TargetYear,
        link: |t| t.shell().convert,
    },
    Listed {
        page: Page::SalesFunnel,
        name: |t| t.shell().target_month,
        icon: IconName::TargetMonth,
        link: |t| t.shell().convert,
    },
    Listed {
        page: Page::SalesOrg,
        name: |t| t.shell().sales_org,
        icon: IconName::SalesTeam,
        link: |t| t.shell().convert,
    },
    Listed {
        page: Page::CsOrg,
        name: |t| t.shell().cs_org,
        icon: IconName::SuccessTeam,
        link: |t| t.shell().succeed,
    },
];

/// Models that are not built yet: names in the list, no links.
const COMING: [(Name, IconName); 5] = [
    (|t| t.shell().opportunity_alert, IconName::Opportunity),
    (|t| t.shell().customer_tiering, IconName::CustomerTiers),
    (|t| t.shell().churn_alert, IconName::Churn),
    (|t| t.shell().grading, IconName::Benefits),
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
    let mut links: Vec<AnyView> = Vec::new();
    let mut group = "";
    for Listed {
        page,
        name,
        icon,
        link,
    } in &MODELS
    {
        // The models stand along the chain: each link of it begins with its heading.
        if group != link(&texts::EN) {
            group = link(&texts::EN);
            links.push(view! { <p class="rail-group">{move || link(app.texts())}</p> }.into_any());
        }
        links.push(
            view! {
                <a
                    class="rail-link"
                    href=move || app.address(*page)
                    aria-current=move || current(app, *page)
                    title=move || name(app.texts())
                >
                    <Icon name=*icon/>
                    <span class="rail-label">{move || name(app.texts())}</span>
                    {(*page == Page::Leads).then(|| view! { <span class="rail-note">{leads}</span> })}
                </a>
            }
            .into_any(),
        );
    }
    view! {
        <nav class="rail" id="rail" data-open=move || is_list_open.get().to_string() aria-label=move || app.texts().shell().chain>
            <a class="rail-brand" href=move || app.address(Page::Leads)>
                <b lang="zh-CN">"漏斗"</b>
                <small lang="en">"Loudou"</small>
            </a>
            {links}
            <div class="rail-coming">
                <p class="rail-group">{move || app.texts().shell().coming}</p>
                <ul>
                    {COMING.into_iter().map(|(name, icon)| view! {
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
    // The model looked at; the others are in the list.
    let here = move || {
        let page = app.route.get().page().unwrap_or_default();
        MODELS
            .iter()
            .find(|model| model.page == page)
            .unwrap_or(&MODELS[0])
    };
    view! {
        <nav class="bottombar" aria-label=move || app.texts().shell().models>
            <a
                class="bottombar-link"
                href=move || app.address(here().page)
                aria-current=move || current(app, here().page)
            >
                {move || view! { <Icon name=here().icon/> }}
                <span>{move || (here().name)(app.texts())}</span>
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
