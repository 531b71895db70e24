//! What if: goal seek, which inputs move a figure most, and a figure over two inputs at once.

use leptos::prelude::*;

use super::field::input_choices;
use super::view::{PlanView, use_plan};
use crate::charts::heat_map::{HeatCell, HeatMap, HeatPoint, HeatStop};
use crate::charts::table::DataTable;
use crate::charts::tornado::{Tornado, TornadoEnd, TornadoRow};
use crate::engines::whatif::Dial;
use crate::engines::whatif::map::Map;
use crate::engines::whatif::seek::Answer;
use crate::i18n::fill;
use crate::models::headline::{Headline, Wish};
use crate::models::parameter::{Parameter, Parameters, Unit};
use crate::models::whatif::{self, InputBar, Range};
use crate::ui::components::{ChartFrame, Choice, Commit, NumberField, SelectField};
use crate::ui::figure::Style;

/// Inputs that a tornado moves, each with its own band or none.
pub type Moved = fn(&PlanView) -> Vec<(String, Option<(f64, f64)>)>;

/// Most bars of a tornado.
const MOST_BARS: usize = 12;
/// Values along each side of a map.
const MAP_STEPS: usize = 9;

/// What is asked about: a figure.
#[component]
fn FigureSelect(picked: RwSignal<String>) -> impl IntoView {
    let view = use_plan();
    let choices = move || {
        let all = view.figures.get();
        all.iter()
            .map(|f| Choice::new(f.id.as_ref(), view.say(&f.name)))
            .collect::<Vec<_>>()
    };
    view! {
        <SelectField
            label=Signal::derive(move || view.words().figure.to_owned()) value=picked stacked=true
            choices=Signal::derive(choices) on_change=Callback::new(move |id| picked.set(id))
        />
    }
}

/// An input out of all.
#[component]
fn InputSelect(#[prop(into)] label: Signal<String>, picked: RwSignal<String>) -> impl IntoView {
    let view = use_plan();
    let all = Memo::new(move |_| view.now.with(|now| now.parameters()));
    let choices = move || all.with(|all| input_choices(all, |p| view.say(&p.name)));
    view! {
        <SelectField
            label value=picked stacked=true choices=Signal::derive(choices)
            on_change=Callback::new(move |id| picked.set(id))
        />
    }
}

/// The tab.
#[component]
pub fn WhatIf(
    /// The figure asked about at first.
    figure: &'static str,
    /// The inputs that move at first: of goal seek and across the map, and up the map.
    inputs: (&'static str, &'static str),
    /// What the tornado moves.
    moved: Moved,
) -> impl IntoView {
    let figure = RwSignal::new(figure.to_owned());
    let view = use_plan();
    let inputs = (there(view, inputs.0), there(view, inputs.1));
    view! {
        <div class="whatif">
            <GoalSeek figure input=inputs.0.clone()/>
            <TornadoChart figure moved/>
            <section class="whatif-map">
                <h2>{move || view.words().map_title}</h2>
                <TwoWay figure inputs/>
            </section>
        </div>
    }
}

/// An input, or where its row is gone the same number of another row.
fn there(view: PlanView, id: &str) -> String {
    let all = view.now.with_untracked(|now| now.parameters());
    let number = id.rsplit_once('/').map_or(id, |(_, number)| number);
    let same = |p: &&Parameter| p.id.rsplit_once('/').is_some_and(|(_, last)| last == number);
    let found = all.iter().find(|p| p.id == id).or_else(|| all.iter().find(same));
    found.map_or_else(|| id.to_owned(), |p| p.id.clone())
}

#[component]
fn GoalSeek(figure: RwSignal<String>, input: String) -> impl IntoView {
    let view = use_plan();
    let input = RwSignal::new(input);
    let wanted = RwSignal::new(None::<f64>);
    let headline = Memo::new(move |_| figure.with(|id| view.figure(id)));
    // Another figure is asked of anew.
    Effect::new(move |_| {
        figure.track();
        wanted.set(None);
    });
    let answer = Memo::new(move |_| {
        let (wanted, figure, input) = (wanted.get()?, headline.get()?, input.get());
        let parameter = view.parameter(&input)?;
        let found = view
            .now
            .with(|now| whatif::goal_seek(now.as_ref(), &figure, wanted, &input))?;
        Some((found, parameter, figure))
    });
    let said = move || {
        answer
            .get()
            .map(|(found, parameter, figure)| answer_text(view, found, &parameter, &figure))
    };
    let apply = move || match answer.get() {
        Some((Answer::Reached { x, .. }, parameter, _)) => {
            let shown = view.style.get().amount(x, parameter.unit);
            let words = fill(view.words().seek_apply, &[("x", &shown)]);
            let id = parameter.id;
            Some(view! {
                <button type="button" class="btn" on:click=move |_| view.set(&id, x, None)>{words}</button>
            })
        }
        _ => None,
    };
    let rules = Memo::new(move |_| headline.with(|f| f.as_ref().map(|f| view.style.get().rules(&free(f)))));
    let unit = move || {
        headline.with(|f| {
            f.as_ref()
                .map_or_else(String::new, |f| view.style.get().unit(f.unit))
        })
    };
    view! {
        <section class="seek" aria-label=move || view.words().seek_title>
            <h2>{move || view.words().seek_title}</h2>
            <p class="muted">{move || view.words().seek_text}</p>
            <div class="whatif-fields">
                <FigureSelect picked=figure/>
                {move || rules.get().map(|rules| view! {
                    <NumberField
                        label=Signal::derive(move || view.words().seek_wanted.to_owned()) value=wanted rules stacked=true
                        unit=Signal::derive(unit)
                        on_commit=Callback::new(move |commit: Commit| wanted.set(Some(commit.value)))
                        on_clear=Callback::new(move |()| wanted.set(None))
                    />
                })}
                <InputSelect label=Signal::derive(move || view.words().seek_moves.to_owned()) picked=input/>
            </div>
            <div class="seek-answer" role="status" data-seek="answer">
                {move || said().map(|text| view! { <p class="band">{text}</p> })}
                {apply}
            </div>
        </section>
    }
}

/// A wanted figure has no bounds of its own.
fn free(figure: &Headline) -> Parameter {
    Parameter {
        id: figure.id.to_string(),
        name: figure.name.clone(),
        unit: figure.unit,
        min: -1e15,
        max: 1e15,
        default: 0.0,
        integer: false,
        step: match figure.unit {
            Unit::Share | Unit::SharePoints => 0.01,
            Unit::Money | Unit::MoneyPerMonth | Unit::MoneyPerYear => 10_000.0,
            _ => 1.0,
        },
    }
}

fn answer_text(view: PlanView, found: Answer, parameter: &Parameter, figure: &Headline) -> String {
    let (words, style) = (view.words(), view.style.get());
    let now = view.value(&parameter.id).map_or(f64::NAN, |v| v.value);
    let (input, name) = (view.say(&parameter.name), view.say(&figure.name));
    let told = |template, x: f64, y: f64| {
        let values = [
            ("input", input.as_str()),
            ("figure", &name),
            ("from", &style.amount(now, parameter.unit)),
            ("x", &style.amount(x, parameter.unit)),
            ("y", &style.amount(y, figure.unit)),
        ];
        fill(template, &values)
    };
    match found {
        Answer::Reached { x, y } => told(words.seek_reached, x, y),
        Answer::Always { x, y } => told(words.seek_always, x, y),
        Answer::OutOfReach { x, y } => told(words.seek_out, x, y),
        Answer::NoEffect { y: Some(y) } => told(words.seek_no_effect, now, y),
        Answer::NoEffect { y: None } => told(words.seek_none, now, now),
    }
}

/// The tornado.
#[component]
fn TornadoChart(figure: RwSignal<String>, moved: Moved) -> impl IntoView {
    let view = use_plan();
    let headline = Memo::new(move |_| figure.with(|id| view.figure(id)));
    let found = Memo::new(move |_| {
        let figure = headline.get()?;
        let inputs = moved(&view);
        let inputs: Vec<(&str, Option<(f64, f64)>)> =
            inputs.iter().map(|(id, band)| (id.as_str(), *band)).collect();
        view.now
            .with(|now| whatif::tornado(now.as_ref(), &figure, &inputs))
    });
    let chart = move |width: f64| {
        let style = view.style.get();
        let figure = headline.get()?;
        found.with(|found| {
            let found = found.as_ref()?;
            let rows = found
                .bars
                .iter()
                .take(MOST_BARS)
                .map(|bar| tornado_row(view, style, bar, figure.unit));
            Some(Tornado {
                width,
                base: style.scaled(found.base, figure.unit),
                base_label: style.amount(found.base, figure.unit),
                rows: rows.collect(),
            })
        })
    };
    let name = move || headline.with(|f| f.as_ref().map_or_else(String::new, |f| view.say(&f.name)));
    let title = move || {
        let widest = found.with(|f| {
            f.as_ref()
                .and_then(|f| f.bars.first().map(|b| b.input.name.clone()))
        });
        let words = view.words();
        match widest {
            Some(input) => fill(
                words.tornado_found,
                &[("input", &view.say(&input)), ("figure", &name())],
            ),
            None => fill(words.tornado_none, &[("figure", &name())]),
        }
    };
    let unit = move || {
        headline.with(|f| {
            f.as_ref()
                .map_or_else(String::new, |f| view.style.get().unit(f.unit))
        })
    };
    let table = move || {
        let words = view.words();
        let columns = [
            words.input,
            words.col_low,
            words.col_at_low,
            words.col_high,
            words.col_at_high,
        ];
        chart(600.0).map_or_else(DataTable::default, |c| c.table(&title(), columns))
    };
    let still = move || {
        let names = found.with(|f| {
            let inputs = f
                .as_ref()
                .map(|f| f.without_effect.as_slice())
                .unwrap_or_default();
            inputs.iter().map(|p| view.say(&p.name)).collect::<Vec<_>>()
        });
        let first: Vec<&str> = names.iter().take(MOST_BARS).map(String::as_str).collect();
        let more = if names.len() > MOST_BARS { "…" } else { "" };
        let list = format!("{}{more}", first.join(view.app.texts().common().list_comma));
        (!names.is_empty()).then(|| fill(view.words().tornado_still, &[("list", &list)]))
    };
    view! {
        <section class="whatif-tornado" data-chart="tornado">
            <ChartFrame
                title=Signal::derive(title)
                subtitle=Signal::derive(move || fill(view.words().tornado_sub, &[("unit", &unit())]))
                scene=Callback::new(move |width| chart(width).map(|c| c.scene()).unwrap_or_default())
                table=Signal::derive(table)
            />
            {move || still().map(|text| view! { <p class="caption">{text}</p> })}
        </section>
    }
}

fn tornado_row(view: PlanView, style: Style, bar: &InputBar, unit: Unit) -> TornadoRow {
    let end = |input: f64, figure: Option<f64>| TornadoEnd {
        input_label: style.amount(input, bar.input.unit),
        figure: figure.map(|figure| style.scaled(figure, unit)),
        // Its unit stands over the drawing.
        label: figure.map_or_else(|| style.maybe(None, unit), |figure| style.number(figure, unit)),
    };
    TornadoRow {
        key: bar.input.id.clone(),
        name: view.say(&bar.input.name),
        low: end(bar.bar.band.0, bar.bar.figure.0),
        high: end(bar.bar.band.1, bar.bar.figure.1),
    }
}

/// Last parts of the paths of inputs that are no quantity of the business: when it is looked at, how it is drawn.
const NOT_MOVED: [&str; 9] = [
    "start_year",
    "start_month",
    "horizon",
    "months",
    "seed",
    "runs",
    "confidence",
    "month_tolerance",
    "quarter_tolerance",
];

/// The inputs of a tornado where a model has no bands of its own: all that are a quantity of the business.
pub fn all_inputs(view: &PlanView) -> Vec<(String, Option<(f64, f64)>)> {
    let is_moved = |id: &str| !NOT_MOVED.contains(&id.rsplit_once('/').map_or(id, |(_, last)| last));
    view.now.with(|now| {
        let all = now.parameters().into_iter().filter(|p| is_moved(&p.id));
        all.map(|p| (p.id, None)).collect()
    })
}

/// A figure over two inputs.
#[component]
fn TwoWay(figure: RwSignal<String>, inputs: (String, String)) -> impl IntoView {
    let view = use_plan();
    let across = RwSignal::new(inputs.0);
    let up = RwSignal::new(inputs.1);
    let headline = Memo::new(move |_| figure.with(|id| view.figure(id)));
    let map = Memo::new(move |_| {
        let (across, up) = (across.get(), up.get());
        let (low, high) = band(view, &across)?;
        let (bottom, top) = band(view, &up)?;
        let figure = headline.get()?;
        let axis = |input, (from, to)| Range {
            input,
            from,
            to,
            count: MAP_STEPS,
        };
        let axes = (axis(&across, (low, high)), axis(&up, (bottom, top)));
        view.now
            .with(|now| whatif::two_way(now.as_ref(), &figure, axes.0, axes.1))
    });
    let chart = move |width: f64| {
        let (columns, rows) = (view.parameter(&across.get())?, view.parameter(&up.get())?);
        let figure = headline.get()?;
        map.with(|map| Some(heat_map(view, width, map.as_ref()?, (&columns, &rows), &figure)))
    };
    let title = move || {
        let names = [across, up].map(|id| {
            view.parameter(&id.get())
                .map_or_else(String::new, |p| view.say(&p.name))
        });
        let [across, up] = &names;
        let figure = headline.with(|f| f.as_ref().map_or_else(String::new, |f| view.say(&f.name)));
        fill(
            view.words().map_found,
            &[("figure", &figure), ("across", across), ("up", up)],
        )
    };
    let unit = move || {
        headline.with(|f| {
            f.as_ref()
                .map_or_else(String::new, |f| view.style.get().unit(f.unit))
        })
    };
    let table = move || chart(600.0).map_or_else(DataTable::default, |c| c.table(&title()));
    view! {
        <div class="whatif-fields">
            <InputSelect label=Signal::derive(move || view.words().map_across.to_owned()) picked=across/>
            <InputSelect label=Signal::derive(move || view.words().map_up.to_owned()) picked=up/>
        </div>
        <Show
            when=move || across.get() != up.get()
            fallback=move || view! { <p class="muted" role="status">{move || view.words().map_same}</p> }
        >
            <ChartFrame
                title=Signal::derive(title)
                subtitle=Signal::derive(move || fill(view.words().map_sub, &[("unit", &unit())]))
                scene=Callback::new(move |width| chart(width).map(|c| c.scene()).unwrap_or_default())
                table=Signal::derive(table)
            />
        </Show>
    }
}

/// From two thirds of where an input stands to four thirds, within what is allowed; a few steps where it is 0.
fn band(view: PlanView, id: &str) -> Option<(f64, f64)> {
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

fn heat_map(
    view: PlanView,
    width: f64,
    map: &Map,
    (columns, rows): (&Parameter, &Parameter),
    figure: &Headline,
) -> HeatMap {
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
