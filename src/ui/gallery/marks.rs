//! Buttons, badges, headline figures, steps and tabs.

use std::sync::Arc;

use leptos::prelude::*;

use super::words;
use crate::ui::components::{Badge, Icon, IconName, SampleMark, Step, Steps, Tab, Tabs, Tone};
use crate::ui::locale::use_texts;

#[component]
pub(super) fn Marks() -> impl IntoView {
    let (words, texts) = (words(), use_texts());
    let word = move |index: usize| move || words.get().buttons.get(index).copied().unwrap_or_default();
    view! {
        <div class="row">
            <button type="button" class="btn btn-primary">{word(0)}</button>
            <button type="button" class="btn"><Icon name=IconName::Import />{word(1)}</button>
            <button type="button" class="btn btn-quiet">{word(2)}</button>
            <button type="button" class="btn btn-danger">{word(3)}</button>
            <button type="button" class="btn" disabled>{word(4)}</button>
            <button type="button" class="btn btn-icon" aria-label=word(2)><Icon name=IconName::More /></button>
            <button type="button" class="link">{word(1)}</button>
            <kbd>"Ctrl K"</kbd>
        </div>
        <div class="row">
            <Badge text="A" tone=Tone::Strong />
            <Badge text="B" tone=Tone::Good />
            <Badge text="C" tone=Tone::Plain />
            <Badge text="D" tone=Tone::Faint />
            <Badge text="A–C" tone=Tone::Good />
            <Badge text="!" tone=Tone::Warn />
            <Badge text="×" tone=Tone::Bad />
            <SampleMark text=move || texts.get().common().sample />
        </div>
        <Headline />
        <AllIcons />
    }
}

#[component]
fn Headline() -> impl IntoView {
    let words = words();
    view! {
        <div class="headline">
            <div class="figure figure-main">
                <span class="figure-name">{move || words.get().figure.0}</span>
                <span class="figure-value">
                    "66.7"<span class="figure-unit">{move || words.get().figure.1}</span>
                </span>
                <span class="figure-word">{move || words.get().figure.2}</span>
            </div>
            <div class="figure">
                <span class="figure-name">{move || words.get().columns[1]}</span>
                <Badge text="B" tone=Tone::Good large=true />
                <span class="figure-word">{move || words.get().figure.2}</span>
            </div>
            <div class="figure" data-stale="true">
                <span class="figure-name">{move || words.get().target.0}</span>
                <span class="figure-value">
                    "−1,832"<span class="figure-unit">{move || words.get().target.1}</span>
                </span>
                <span class="figure-word">{move || words.get().figure.2}</span>
            </div>
            <button type="button" class="btn push">{move || words.get().overlays[5]}</button>
        </div>
    }
}

#[component]
fn AllIcons() -> impl IntoView {
    use IconName::{
        Alert, Benefits, Chart, Check, ChevronDown, ChevronLeft, ChevronRight, Churn, Compare, Copy, Cross,
        CustomerTiers, Edit, Export, Filter, Health, Help, History, Import, Info, Language, LeadTiers, Link,
        Lock, Menu, More, Opportunity, Panorama, Plus, Print, Redo, SalesTeam, Search, Settings, Share,
        SortDown, SortUp, SuccessTeam, Table, TargetMonth, TargetYear, Theme, Trash, Undo,
    };
    let all = [
        Panorama,
        LeadTiers,
        Opportunity,
        TargetYear,
        TargetMonth,
        SalesTeam,
        CustomerTiers,
        Churn,
        Benefits,
        SuccessTeam,
        Health,
        Check,
        Cross,
        ChevronDown,
        ChevronRight,
        ChevronLeft,
        More,
        Undo,
        Redo,
        Search,
        Theme,
        Language,
        Share,
        Import,
        Export,
        Alert,
        Info,
        SortUp,
        SortDown,
        Plus,
        Trash,
        Copy,
        Table,
        Chart,
        Help,
        Menu,
        Settings,
        Print,
        Edit,
        Filter,
        History,
        Lock,
        Compare,
        Link,
    ];
    view! { <div class="row muted">{all.map(|name| view! { <Icon name /> }).collect_view()}</div> }
}

#[component]
pub(super) fn Navigation() -> impl IntoView {
    let words = words();
    let current = RwSignal::new(2_usize);
    let steps = move || {
        let names = words.get().steps;
        (0..)
            .zip(names)
            .map(|(place, name)| Step {
                name: name.into(),
                is_done: place < 2,
            })
            .collect::<Vec<_>>()
    };
    let tabs = move || {
        let [first, second] = words.get().tabs;
        vec![
            Tab {
                count: "200".into(),
                ..Tab::new("all", first)
            },
            Tab::new("spread", second),
        ]
    };
    let selected = RwSignal::new("all");
    let panel = Arc::new(move |key: &'static str| {
        view! { <p>{move || words.get().sentence} " (" {key} ")"</p> }.into_any()
    });
    view! {
        <Steps steps current on_go=Callback::new(move |step| current.set(step)) />
        <Tabs label=move || words.get().sections[3] tabs selected panel />
    }
}
