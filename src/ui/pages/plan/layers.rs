//! Management layers: their rows as inputs, and the organisation drawn from them.

use leptos::prelude::*;

use super::field::{Hints, PlanField};
use super::view::use_plan;
use crate::charts::org_chart::{OrgChart, OrgLayer};
use crate::engines::value::Text;
use crate::i18n::fill;
use crate::models::layer::{Layer, LayerEdit};
use crate::models::parameter::Unit;
use crate::ui::components::{Icon, IconName, TextField};
use crate::ui::figure::Style;

/// The layers as rows, bottom-up; changes go to `on_edit`.
#[component]
pub fn LayerRows(
    /// The layers.
    #[prop(into)]
    layers: Signal<Vec<Layer>>,
    /// Path of a layer's numbers, by its id.
    #[prop(into)]
    path: Callback<String, String>,
    /// Told a change.
    on_edit: Callback<LayerEdit>,
) -> impl IntoView {
    let view = use_plan();
    let ids = Memo::new(move |_| layers.with(|all| all.iter().map(|l| l.id.clone()).collect::<Vec<_>>()));
    view! {
        <For each=move || ids.get() key=Clone::clone let:id>
            <LayerRow id layers path on_edit/>
        </For>
        <button type="button" data-edit="" class="btn btn-quiet" on:click=move |_| on_edit.run(LayerEdit::Add)>
            <Icon name=IconName::Plus/>{move || view.words().add_layer}
        </button>
        <Hints about=&["span"]/>
    }
}

#[component]
fn LayerRow(
    id: String,
    layers: Signal<Vec<Layer>>,
    path: Callback<String, String>,
    on_edit: Callback<LayerEdit>,
) -> impl IntoView {
    let view = use_plan();
    let (span, cost) = (
        format!("{}/span", path.run(id.clone())),
        format!("{}/cost", path.run(id.clone())),
    );
    let id = StoredValue::new(id);
    let name = Memo::new(move |_| {
        let name =
            layers.with(|all| id.with_value(|id| all.iter().find(|l| l.id == *id).map(|l| l.name.clone())));
        view.say(&name.unwrap_or_default())
    });
    let rename = Callback::new(move |text: String| {
        if !text.trim().is_empty() {
            let (layer, name) = (id.get_value(), Text::own(text.trim()));
            on_edit.run(LayerEdit::Rename { layer, name });
        }
    });
    let spoken = move || fill(view.words().remove_row, &[("name", &name.get())]);
    view! {
        <div class="plan-row" role="group" aria-label=name>
            <div class="plan-row-head">
                <TextField
                    label=Signal::derive(move || view.words().name.to_owned()) bare=true value=name on_commit=rename
                />
                <button
                    type="button" data-edit="" class="btn btn-icon" aria-label=spoken title=spoken
                    on:click=move |_| on_edit.run(LayerEdit::Remove { layer: id.get_value() })
                >
                    <Icon name=IconName::Trash/>
                </button>
            </div>
            <PlanField id=span label=Signal::derive(move || view.words().span.to_owned())/>
            <PlanField id=cost label=Signal::derive(move || view.words().layer_cost.to_owned())/>
        </div>
    }
}

/// A row of an organisation chart: id, name, heads, those below per head (none for the base), cost a year.
pub type Row<'a> = (&'a str, String, f64, Option<f64>, f64);

/// An organisation, the top first.
pub fn organisation(style: Style, width: f64, rows: &[Row<'_>]) -> OrgChart {
    let words = style.lang.texts().plan();
    let layer = |(id, name, heads, load, cost): &Row<'_>| OrgLayer {
        key: (*id).to_owned(),
        name: name.clone(),
        heads: *heads,
        heads_label: style.number(*heads, Unit::Persons),
        load: *load,
        load_label: load.map_or_else(String::new, |load| {
            fill(words.each, &[("n", &style.number(load, Unit::Persons))])
        }),
        cost: *cost,
        cost_label: style.amount(*cost, Unit::MoneyPerYear),
    };
    OrgChart {
        width,
        layers: rows.iter().map(layer).collect(),
    }
}
