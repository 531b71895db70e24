//! What-ifs of the leads: the same as on the planning pages, over the scorecard's numbers and what people can carry.

use std::sync::Arc;

use leptos::prelude::*;

use super::view_state::{LeadView, use_view};
use crate::engines::scorecard::Scorecard;
use crate::i18n::fill;
use crate::models::any::AnyModel;
use crate::models::lead_tiering::{Group, Tiering, cut_path, weight_path};
use crate::ui::components::{Choice, EmptyState, SelectField};
use crate::ui::figure::Style;
use crate::ui::pages::whatif::{Compare, ModelView, Moved, WhatIf};
use crate::ui::state::App;
use crate::workspace::{Action, Workspace};

/// The figure asked about at first.
const FIGURE: &str = "mid_high_share";

/// Keys of the groups that are no factor's.
const WEIGHTS: &str = "";
const CAPACITY: &str = "capacity";

/// The leads under the numbers as they are looked at.
fn tiering(app: App, view: LeadView) -> Memo<Arc<Tiering>> {
    let rows = Memo::new(move |_| app.workspace.with(|w| w.leads.clone()));
    let as_of = Memo::new(move |_| app.workspace.with(|w| w.profile.as_of));
    Memo::new_with_compare(
        move |_| {
            let (input, rows) = (app.lead_input.get(), rows.get());
            Arc::new(Tiering::new(input, rows, as_of.get(), view.place.get()))
        },
        |_, _| true,
    )
}

/// Puts them where the what-ifs look for their model.
fn provide(app: App, view: LeadView) -> Memo<Arc<Tiering>> {
    let leads = tiering(app, view);
    let under = move |w: &Workspace, id: &str| {
        let input = w.lead_tiering_under(w.scenarios.iter().find(|s| s.id == id));
        AnyModel::of(Tiering::new(
            input,
            w.leads.clone(),
            w.profile.as_of,
            view.place.get(),
        ))
    };
    provide_context(ModelView {
        app,
        now: Memo::new_with_compare(
            move |_| Arc::new(AnyModel::of(leads.with(|leads| leads.as_ref().clone()))),
            |_, _| true,
        ),
        // Of the report that stands already.
        figures: Memo::new(move |_| app.lead_report.with(|r| leads.with(|leads| leads.figures(r)))),
        inputs: Memo::new(move |_| leads.with(|leads| leads.moving())),
        style: Memo::new(move |_| app.workspace.with(|w| Style::of(&w.profile, app.lang.get()))),
        under: Callback::new(move |id: String| app.workspace.with(|w| under(w, &id))),
    });
    leads
}

/// The inputs that move at first: the line of mid/high, and the weight that counts most.
fn first_inputs(card: &Scorecard) -> [String; 2] {
    let line = card.tiers.iter().rfind(|tier| tier.mid_high);
    let heaviest = card.factors.iter().rev().max_by_key(|factor| factor.weight());
    [
        line.map(|tier| cut_path(&card.id, &tier.id)).unwrap_or_default(),
        heaviest
            .map(|factor| weight_path(&card.id, &factor.id))
            .unwrap_or_default(),
    ]
}

/// What if.
#[component]
pub fn WhatIfTab() -> impl IntoView {
    let (app, view) = use_view();
    let leads = provide(app, view);
    let inputs = view.card.with_untracked(|card| card.as_deref().map(first_inputs));
    let group = RwSignal::new(WEIGHTS.to_owned());
    let moved = move || -> Moved {
        group.with(|key| {
            let group = match key.as_str() {
                WEIGHTS => Group::WeightsAndCuts,
                CAPACITY => Group::Capacity,
                factor => Group::Factor(factor.trim_start_matches("factor/")),
            };
            leads.with(|leads| leads.group(group))
        })
    };
    let on_set = Callback::new(move |(id, value): (String, f64)| {
        app.act(Action::SetInput { id, value }, None);
    });
    view! {
        <NeedsLeads>
            <WhatIf
                figure=FIGURE inputs=inputs.clone().unwrap_or_default() moved=Signal::derive(moved) on_set
                choice=view! { <GroupSelect group/> }.into_any()
            />
        </NeedsLeads>
    }
}

/// Which inputs the tornado moves: a scorecard has more than can be looked at together.
#[component]
fn GroupSelect(group: RwSignal<String>) -> impl IntoView {
    let (app, view) = use_view();
    let choices = move || {
        let words = app.texts().plan();
        let lang = app.lang.get();
        let general = [
            Choice::new(WEIGHTS, words.moved_weights),
            Choice::new(CAPACITY, words.moved_capacity),
        ];
        let of_factors = view.with_card(|card| {
            let factors = card.factors.iter();
            factors
                .map(|f| {
                    Choice::new(
                        format!("factor/{}", f.id),
                        fill(words.moved_points, &[("factor", lang.of(&f.name))]),
                    )
                })
                .collect::<Vec<_>>()
        });
        general.into_iter().chain(of_factors).collect::<Vec<_>>()
    };
    view! {
        <div class="whatif-fields">
            <SelectField
                asks=true
                label=Signal::derive(move || app.texts().plan().moved.to_owned()) value=group stacked=true
                choices=Signal::derive(choices) on_change=Callback::new(move |key| group.set(key))
            />
        </div>
    }
}

/// Two scenarios side by side.
#[component]
pub fn CompareTab() -> impl IntoView {
    let (app, view) = use_view();
    provide(app, view);
    view! {
        <NeedsLeads>
            <Compare figure=FIGURE/>
        </NeedsLeads>
    }
}

/// Figures are counted over leads.
#[component]
fn NeedsLeads(children: ChildrenFn) -> impl IntoView {
    let (app, _) = use_view();
    let has_leads = Memo::new(move |_| app.workspace.with(|w| !w.leads.is_empty()));
    view! {
        <Show
            when=move || has_leads.get()
            fallback=move || view! {
                <EmptyState
                    title=Signal::derive(move || app.texts().leads().empty_title.to_owned())
                    text=Signal::derive(move || app.texts().plan().needs_leads.to_owned())
                />
            }
        >
            {children()}
        </Show>
    }
}
