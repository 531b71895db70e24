//! Placeholder while the page is being written.
use leptos::prelude::*;
/// The page.
#[component]
pub fn SalesFunnelPage() -> impl IntoView {}
