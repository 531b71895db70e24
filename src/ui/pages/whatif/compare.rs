//! Two scenarios side by side: what differs, what became of each figure, and what each difference did.

use std::sync::Arc;

use leptos::prelude::*;

use super::{ModelView, Working, in_slices, use_model};
use crate::charts::table::DataTable;
use crate::charts::waterfall::{Waterfall, WaterfallRow, WaterfallTotal, largest_first};
use crate::engines::whatif::attribute::Method;
use crate::i18n::fill;
use crate::models::whatif::{Comparison, Effect, compare};
use crate::ui::components::{ChartFrame, Choice, Heading, PlainTable, SelectField};
use crate::ui::platform::turns::use_long;
use crate::ui::shell::use_dialogs;

/// Stands for the base in the lists.
const BASE: &str = "";

/// The tab.
#[component]
pub fn Compare(
    /// The figure whose difference is explained at first.
    figure: &'static str,
) -> impl IntoView {
    let view = use_model();
    let dialogs = use_dialogs();
    let app = view.app;
    let has_any = Memo::new(move |_| app.workspace.with(|w| !w.scenarios.is_empty()));
    let add = move |_| {
        dialogs.scenario_is_new.set(true);
        dialogs.scenario.set(true);
    };
    view! {
        <Show
            when=move || has_any.get()
            fallback=move || view! {
                <p class="muted">{move || view.words().compare_none}</p>
                <button type="button" data-edit="" class="btn" on:click=add>{move || view.words().compare_new}</button>
            }
        >
            <TwoScenarios figure/>
        </Show>
    }
}

#[component]
fn TwoScenarios(figure: &'static str) -> impl IntoView {
    let view = use_model();
    let app = view.app;
    let first = app.workspace.with_untracked(|w| {
        let active = w.active_scenario.clone();
        active
            .or_else(|| w.scenarios.first().map(|s| s.id.clone()))
            .unwrap_or_default()
    });
    let (from, to) = (RwSignal::new(BASE.to_owned()), RwSignal::new(first));
    let figure = RwSignal::new(figure.to_owned());
    let (found, is_comparing) = use_long(move || {
        let (before, after) = (view.under.run(from.get()), view.under.run(to.get()));
        in_slices(async move |pace| Some(compare(&before, &after, &pace).await))
    });
    let choices = move || {
        let base = Choice::new(BASE, app.texts().shell().base);
        app.workspace.with(|w| {
            let scenarios = w
                .scenarios
                .iter()
                .map(|s| Choice::new(s.id.clone(), s.name.clone()));
            std::iter::once(base).chain(scenarios).collect::<Vec<_>>()
        })
    };
    let pick = move |label: fn(&crate::i18n::texts::Plan) -> &'static str, picked: RwSignal<String>| {
        view! {
            <SelectField
                asks=true
                label=Signal::derive(move || label(view.words()).to_owned()) value=picked stacked=true
                choices=Signal::derive(choices) on_change=Callback::new(move |id| picked.set(id))
            />
        }
    };
    let is = move |holds: fn(&Comparison) -> bool| found.with(|f| f.as_ref().as_ref().is_some_and(holds));
    let is_same = Memo::new(move |_| is(|found| found.changes.is_empty() && !found.has_rest));
    let differs = Memo::new(move |_| is(|found| !found.changes.is_empty() || found.has_rest));
    let rows = move |of: fn(ModelView, &Comparison) -> Vec<Vec<String>>| {
        found.with(|f| f.as_ref().as_ref().map_or_else(Vec::new, |f| of(view, f)))
    };
    let figures = move || {
        let all = view.figures.get();
        all.iter()
            .map(|f| Choice::new(f.id.as_ref(), view.say(&f.name)))
            .collect::<Vec<_>>()
    };
    view! {
        <div class="whatif-fields">
            {pick(|w| w.compare_from, from)}
            {pick(|w| w.compare_to, to)}
            <SelectField
                asks=true
                label=Signal::derive(move || view.words().figure.to_owned()) value=figure stacked=true
                choices=Signal::derive(figures) on_change=Callback::new(move |id| figure.set(id))
            />
        </div>
        <Working is_working=is_comparing/>
        <Show when=move || is_same.get()>
            <p class="muted" role="status">{move || view.words().compare_same}</p>
        </Show>
        <Show when=move || differs.get()>
            <PartsChart found figure/>
            <h2>{move || view.words().compare_changes}</h2>
            <PlainTable
                caption=Signal::derive(move || view.words().compare_changes.to_owned())
                columns=Signal::derive(move || headings(view, view.words().input))
                rows=Signal::derive(move || rows(change_rows))
            />
            <h2>{move || view.words().compare_effects}</h2>
            <PlainTable
                caption=Signal::derive(move || view.words().compare_effects.to_owned())
                columns=Signal::derive(move || headings(view, view.words().figure))
                rows=Signal::derive(move || rows(effect_rows))
            />
        </Show>
    }
}

fn headings(view: ModelView, first: &str) -> Vec<Heading> {
    let words = view.words();
    vec![
        Heading::words(first),
        Heading::number(words.before),
        Heading::number(words.after),
        Heading::number(words.change),
    ]
}

fn change_rows(view: ModelView, found: &Comparison) -> Vec<Vec<String>> {
    let style = view.style.get();
    let rows = found.changes.iter().map(|change| {
        vec![
            view.say(&change.name),
            style.amount(change.before, change.unit),
            style.amount(change.after, change.unit),
            style.change(change.after - change.before, change.unit),
        ]
    });
    let rest = found.has_rest.then(|| {
        vec![
            view.words().compare_rest.to_owned(),
            String::new(),
            String::new(),
            String::new(),
        ]
    });
    rows.chain(rest).collect()
}

fn effect_rows(view: ModelView, found: &Comparison) -> Vec<Vec<String>> {
    found.effects.iter().map(|e| effect_row(view, e)).collect()
}

fn effect_row(view: ModelView, effect: &Effect) -> Vec<String> {
    let style = view.style.get();
    let unit = effect.after.unit;
    let change = effect.before.value.zip(effect.after.value);
    vec![
        view.say(&effect.after.name),
        style.maybe(effect.before.value, unit),
        style.maybe(effect.after.value, unit),
        change.map_or_else(
            || "—".to_owned(),
            |(before, after)| style.change(after - before, unit),
        ),
    ]
}

/// What each change did to a figure, as a waterfall from nothing to the whole difference.
#[component]
fn PartsChart(found: Memo<Arc<Option<Comparison>>>, figure: RwSignal<String>) -> impl IntoView {
    let view = use_model();
    let chart = move |width: f64| {
        found.with(|found| figure.with(|id| waterfall(view, found.as_ref().as_ref()?, id, width)))
    };
    let name = move || figure.with(|id| view.figure(id).map_or_else(String::new, |f| view.say(&f.name)));
    let title = move || fill(view.words().compare_parts, &[("figure", &name())]);
    let subtitle = move || {
        let words = view.words();
        found.with(|found| match found.as_ref().as_ref().map(|found| found.method) {
            Some(Method::OneAtATime) => words.compare_alone,
            _ => words.compare_shapley,
        })
    };
    let table = move || {
        let words = view.words();
        let columns = [words.input, words.change, words.after, ""];
        chart(600.0).map_or_else(DataTable::default, |c| c.table(&title(), columns))
    };
    let has_parts = Memo::new(move |_| chart(600.0).is_some());
    view! {
        <Show when=move || has_parts.get()>
            <ChartFrame
                title=Signal::derive(title) subtitle=Signal::derive(move || subtitle().to_owned())
                scene=Callback::new(move |width| chart(width).map(|c| c.scene()).unwrap_or_default())
                table=Signal::derive(table)
            />
        </Show>
    }
}

fn waterfall(view: ModelView, found: &Comparison, figure: &str, width: f64) -> Option<Waterfall> {
    let (words, style) = (view.words(), view.style.get());
    let effect = found.effects.iter().find(|e| e.after.id == figure)?;
    let parts = effect.parts.as_ref()?;
    let unit = effect.after.unit;
    let total = effect.after.value? - effect.before.value?;
    let row = |key: String, name: String, value: f64| WaterfallRow {
        key,
        name,
        value: Some(style.scaled(value, unit)),
        label: style.change(value, unit),
        possible: None,
        possible_label: String::new(),
        emphasised: false,
    };
    let mut each = parts.each.iter().copied();
    let mut rows: Vec<WaterfallRow> = found
        .changes
        .iter()
        .zip(each.by_ref())
        .map(|(change, value)| row(change.id.clone(), view.say(&change.name), value))
        .collect();
    rows.extend(each.map(|value| row("rest".to_owned(), words.compare_rest.to_owned(), value)));
    if parts.together != 0.0 {
        rows.push(row(
            "together".to_owned(),
            words.compare_together.to_owned(),
            parts.together,
        ));
    }
    Some(Waterfall {
        width,
        rows: largest_first(rows),
        total: WaterfallTotal {
            name: words.change.to_owned(),
            value: style.scaled(total, unit),
            label: style.change(total, unit),
        },
        reference: None,
        gap: None,
    })
}
