//! The map: a figure over two inputs.

use leptos::prelude::*;

use super::fields::InputSelect;
use super::{ModelView, Working, in_slices, use_model};
use crate::charts::heat_map::{HeatCell, HeatMap, HeatPoint, HeatStop};
use crate::charts::table::DataTable;
use crate::engines::whatif::Dial;
use crate::engines::whatif::map::Map;
use crate::i18n::fill;
use crate::models::headline::{Headline, Wish};
use crate::models::parameter::{Parameter, Unit};
use crate::models::whatif::{self, Range};
use crate::ui::components::ChartFrame;
use crate::ui::platform::turns::use_long;

/// Values along each side of a map.
const MAP_STEPS: usize = 9;

/// A map, and what it is of.
#[derive(Debug, Clone, PartialEq)]
struct Found {
    figure: Headline,
    across: Parameter,
    up: Parameter,
    map: Map,
}

/// A figure over two inputs.
#[component]
pub fn TwoWay(figure: RwSignal<String>, inputs: [String; 2]) -> impl IntoView {
    let view = use_model();
    let [across, up] = inputs.map(RwSignal::new);
    let headline = Memo::new(move |_| figure.with(|id| view.figure(id)));
    let (found, is_mapping) = use_long(move || {
        let axis = |id: RwSignal<String>| id.with(|id| Some((view.parameter(id)?, band(view, id)?)));
        let (across, up) = (axis(across), axis(up));
        let (model, figure) = (view.now.get(), headline.get());
        in_slices(async move |pace| -> Option<Found> {
            let (figure, (across, columns), (up, rows)) = (figure?, across?, up?);
            let (x, y) = (range(&across, columns), range(&up, rows));
            let map = whatif::two_way(model.as_ref(), &figure, x, y, &pace).await?;
            Some(Found {
                figure,
                across,
                up,
                map,
            })
        })
    });
    let chart = move |width: f64| found.with(|found| Some(heat_map(view, width, found.as_ref().as_ref()?)));
    let with_found = move |say: fn(ModelView, &Found) -> String| {
        found.with(|found| {
            found
                .as_ref()
                .as_ref()
                .map_or_else(String::new, |found| say(view, found))
        })
    };
    let title = move || {
        with_found(|view, found| {
            let [figure, across, up] =
                [&found.figure.name, &found.across.name, &found.up.name].map(|name| view.say(name));
            let words = view.words();
            let one = |one, other| {
                let parts = [("figure", &*figure), ("one", one), ("other", other)];
                fill(words.map_found_one, &parts)
            };
            let both = |words| fill(words, &[("figure", &*figure), ("across", &across), ("up", &up)]);
            match found.map.moves() {
                (true, true) => both(words.map_found),
                (true, false) => one(&*across, &*up),
                (false, true) => one(&*up, &*across),
                (false, false) => both(words.map_found_none),
            }
        })
    };
    let unit = move || with_found(|view, found| view.style.get().unit(found.figure.unit));
    let table = move || chart(600.0).map_or_else(DataTable::default, |c| c.table(&title()));
    let is_there = Memo::new(move |_| found.with(|found| found.is_some()));
    view! {
        <div class="whatif-fields">
            <InputSelect label=Signal::derive(move || view.words().map_across.to_owned()) picked=across/>
            <InputSelect label=Signal::derive(move || view.words().map_up.to_owned()) picked=up/>
        </div>
        <Show
            when=move || across.get() != up.get()
            fallback=move || view! { <p class="muted" role="status">{move || view.words().map_same}</p> }
        >
            <Show when=move || is_there.get()>
                <ChartFrame
                    title=Signal::derive(title)
                    subtitle=Signal::derive(move || fill(view.words().map_sub, &[("unit", &unit())]))
                    scene=Callback::new(move |width| chart(width).map(|c| c.scene()).unwrap_or_default())
                    table=Signal::derive(table)
                />
            </Show>
            <Working is_working=is_mapping/>
        </Show>
    }
}

/// An input from where to where.
fn range(input: &Parameter, (from, to): (f64, f64)) -> Range<'_> {
    Range {
        input: &input.id,
        from,
        to,
        count: MAP_STEPS,
    }
}

/// From two thirds of where an input stands to four thirds, within what is allowed; a few steps where it is 0.
fn band(view: ModelView, id: &str) -> Option<(f64, f64)> {
    let parameter = view.parameter(id)?;
    let now = view.value(id)?.value;
    let dial = Dial {
        now,
        low: parameter.min,
        high: parameter.max,
        whole: parameter.integer,
        step: parameter.step,
    };
    let (low, high) = dial.around(1.0 / 3.0);
    let least = parameter.step * 4.0;
    Some(if high - low < least {
        (dial.admit(now - least), dial.admit(now + least))
    } else {
        (low, high)
    })
}
fn heat_map(view: ModelView, width: f64, found: &Found) -> HeatMap {
    let Found {
        figure,
        across: columns,
        up: rows,
        map,
    } = found;
    let style = view.style.get();
    let stop = |unit: Unit| {
        move |value: &f64| HeatStop {
            value: *value,
            label: style.number(*value, unit),
        }
    };
    let cell = |value: &Option<f64>| HeatCell {
        value: value.unwrap_or(f64::NAN),
        label: value.map_or_else(|| "—".to_owned(), |value| style.number(value, figure.unit)),
        note: String::new(),
    };
    let named = |parameter: &Parameter| {
        let unit = style.unit(parameter.unit);
        let name = view.say(&parameter.name);
        if unit.is_empty() {
            name
        } else {
            format!("{name} · {unit}")
        }
    };
    let place = |id: &str| view.value(id).map(|v| v.value);
    let here = place(&columns.id).zip(place(&rows.id));
    HeatMap {
        width,
        across: named(columns),
        up: named(rows),
        columns: map.across.iter().map(stop(columns.unit)).collect(),
        rows: map.up.iter().map(stop(rows.unit)).collect(),
        cells: map
            .cells
            .iter()
            .map(|row| row.iter().map(cell).collect())
            .collect(),
        // Where less than nothing is bad news, it stays grey.
        base: (figure.wish == Wish::High).then_some(0.0),
        line: Vec::new(),
        line_label: String::new(),
        here: here.map(|(x, y)| HeatPoint {
            x,
            y,
            label: view.words().here.to_owned(),
        }),
    }
}
