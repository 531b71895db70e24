//! One folder per model; each page knows its model only. `plan` and `whatif` are what they share.

mod cs_org;
pub mod lead_tiering;
mod plan;
mod sales_funnel;
mod sales_org;
mod sales_year;
mod whatif;

use leptos::prelude::*;

use super::route::Page;
use super::state::use_app;

/// The page of the planning model that the address names.
#[component]
pub fn PlanPage() -> impl IntoView {
    match use_app().route.get_untracked().page() {
        Some(Page::SalesYear) => view! { <sales_year::SalesYearPage/> }.into_any(),
        Some(Page::SalesFunnel) => view! { <sales_funnel::SalesFunnelPage/> }.into_any(),
        Some(Page::CsOrg) => view! { <cs_org::CsOrgPage/> }.into_any(),
        _ => view! { <sales_org::SalesOrgPage/> }.into_any(),
    }
}
