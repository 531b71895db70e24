//! The tornado: which inputs move a figure most.

use leptos::prelude::*;

use super::{ModelView, Moved, Working, in_slices, use_model};
use crate::charts::table::DataTable;
use crate::charts::tornado::{Tornado, TornadoEnd, TornadoRow};
use crate::i18n::fill;
use crate::models::headline::Headline;
use crate::models::parameter::Unit;
use crate::models::whatif::{self, InputBar};
use crate::ui::components::ChartFrame;
use crate::ui::figure::Style;
use crate::ui::platform::turns::use_long;

/// Most bars of a tornado.
const MOST_BARS: usize = 12;

/// The bars, and the figure they are of.
type Found = Option<(Headline, whatif::Tornado)>;

#[component]
pub fn TornadoChart(figure: RwSignal<String>, moved: Signal<Moved>) -> impl IntoView {
    let view = use_model();
    let headline = Memo::new(move |_| figure.with(|id| view.figure(id)));
    let (found, is_moving) = use_long(move || {
        let (model, figure, inputs) = (view.now.get(), headline.get(), moved.get());
        in_slices(async move |pace| -> Found {
            let figure = figure?;
            let inputs: Vec<(&str, Option<(f64, f64)>)> =
                inputs.iter().map(|(id, band)| (id.as_str(), *band)).collect();
            let found = whatif::tornado(model.as_ref(), &figure, &inputs, &pace).await?;
            Some((figure, found))
        })
    });
    let chart = move |width: f64| {
        let style = view.style.get();
        found.with(|found| {
            let (figure, found) = found.as_ref().as_ref()?;
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
    // Of the figure that the bars are of; while they are not there yet, of the one that is asked about.
    let shown = move || {
        let of_bars = found.with(|found| found.as_ref().as_ref().map(|(figure, _)| figure.clone()));
        of_bars.or_else(|| headline.get())
    };
    let name = move || shown().map_or_else(String::new, |f| view.say(&f.name));
    let title = move || {
        let widest = found.with(|found| {
            let (_, found) = found.as_ref().as_ref()?;
            found.bars.first().map(|bar| bar.input.name.clone())
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
    let unit = move || shown().map_or_else(String::new, |f| view.style.get().unit(f.unit));
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
        let names = found.with(|found| {
            let found = found.as_ref().as_ref();
            let inputs = found.map(|(_, found)| found.without_effect.as_slice());
            let inputs = inputs.unwrap_or_default().iter();
            inputs.map(|p| view.say(&p.name)).collect::<Vec<_>>()
        });
        let first: Vec<&str> = names.iter().take(MOST_BARS).map(String::as_str).collect();
        let more = if names.len() > MOST_BARS { "…" } else { "" };
        let list = format!("{}{more}", first.join(view.app.texts().common().list_comma));
        (!names.is_empty()).then(|| fill(view.words().tornado_still, &[("list", &list)]))
    };
    // Nothing moves it only once that has been seen.
    let is_there = Memo::new(move |_| found.with(|found| found.is_some()) || !is_moving.get());
    view! {
        <Show when=move || is_there.get()>
            <ChartFrame
                title=Signal::derive(title)
                subtitle=Signal::derive(move || fill(view.words().tornado_sub, &[("unit", &unit())]))
                scene=Callback::new(move |width| chart(width).map(|c| c.scene()).unwrap_or_default())
                table=Signal::derive(table)
            />
            {move || still().map(|text| view! { <p class="caption">{text}</p> })}
        </Show>
        <Working is_working=is_moving/>
    }
}

fn tornado_row(view: ModelView, style: Style, bar: &InputBar, unit: Unit) -> TornadoRow {
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
