//! The frame of every chart: the finding as its title, the drawing, its readings, its table, its files.
//!
//! | file | what it holds |
//! |---|---|
//! | `marks` | marks as SVG elements |
//! | `geometry`, `hand` | which mark the hand means; reading and moving by pointer, touch, keyboard |
//! | `table` | the numbers as a table |
//! | `export` | PNG, SVG and CSV files |

mod export;
mod geometry;
mod hand;
mod marks;
mod table;

use leptos::prelude::*;
use leptos::{html, svg};

use export::{Picture, save_csv};
use geometry::{Bounds, readable};
pub use hand::ChartDrag;
use hand::Hand;
use table::ChartTable;

use super::{
    IconName, Menu, MenuItem, Toast, Toasts, Tone, use_in_sight, use_leisurely, use_plain, use_printing,
    use_resize,
};
use crate::charts::attributes::number;
use crate::charts::scene::{Reading, Scene};
use crate::charts::table::DataTable;
use crate::ui::locale::use_texts;

/// Width of a chart that is drawn for the print alone, in px: about that of a page's text.
const PRINTED_WIDTH: f64 = 640.0;

/// A chart in its frame.
///
/// `scene` draws at a width in px; it is asked again when the width or a signal it read changes. Hover, touch and
/// arrow keys read the same values; Shift with an arrow key moves a movable mark.
#[component]
pub fn ChartFrame(
    /// What the chart shows, as a finding.
    #[prop(into)]
    title: Signal<String>,
    /// What is drawn, with its unit.
    #[prop(optional, into)]
    subtitle: Signal<String>,
    /// Draws at a width in px.
    #[prop(into)]
    scene: Callback<f64, Scene>,
    /// The numbers drawn.
    #[prop(into)]
    table: Signal<DataTable>,
    /// Name of the files, without its ending; the title where it is empty.
    #[prop(optional, into)]
    file_name: Signal<String>,
    /// Told each movement of a movable mark.
    #[prop(optional, into)]
    on_drag: Option<Callback<ChartDrag>>,
) -> impl IntoView {
    let canvas = NodeRef::<html::Div>::new();
    let width = RwSignal::new(0.0_f64);
    use_resize(canvas, move |now| width.set(now));
    let printing = use_printing();
    let draw = move || match width.get() {
        width if width > 0.0 => scene.run(width),
        // Made for the print, and printed before it could be measured.
        _ if printing.get() => scene.run(PRINTED_WIDTH),
        _ => Scene::default(),
    };
    let figure = NodeRef::<html::Figure>::new();
    let in_sight = use_in_sight(figure);
    let is_seen = move || in_sight.get_untracked() || printing.get_untracked();
    let shown = use_leisurely(
        // The first drawing makes room for itself: what is below it shall not move later.
        move |shown: &Shown| is_seen() || shown.scene.width == 0.0,
        move || Shown {
            title: title.get(),
            subtitle: subtitle.get(),
            scene: draw(),
        },
    );
    let is_table_open = RwSignal::new(false);
    let numbers = use_leisurely(
        move |_: &DataTable| is_seen() && (is_table_open.get_untracked() || printing.get_untracked()),
        move || table.get(),
    );
    Effect::new(move |_| {
        if in_sight.get() {
            shown.catch_up();
        }
        if is_table_open.get() {
            numbers.catch_up();
        }
    });
    let part = shown.shown;
    let title = Memo::new(move |_| part.with(|shown| shown.title.clone()));
    let subtitle = Memo::new(move |_| part.with(|shown| shown.subtitle.clone()));
    let drawn = Memo::new(move |_| part.with(|shown| shown.scene.clone()));
    let table = numbers.shown;
    let hand = Hand {
        scene: drawn,
        shown,
        canvas,
        active: RwSignal::new(None),
        on_drag,
        held: StoredValue::new(None),
    };
    forget_lost_marks(hand);
    let table_id = super::unique_id("chart-table");
    let picture = move || {
        shown.catch_up();
        Picture {
            scene: drawn.get_untracked(),
            title: title.get_untracked(),
            subtitle: subtitle.get_untracked(),
            file_name: Some(file_name.get_untracked())
                .filter(|n| !n.is_empty())
                .unwrap_or_else(|| title.get_untracked()),
        }
    };
    let current_table = Callback::new(move |()| {
        numbers.catch_up();
        table.get_untracked()
    });
    let items = menu_items(is_table_open, current_table, Callback::new(move |()| picture()));
    let texts = use_texts();
    view! {
        <figure class="chart" node_ref=figure>
            <div class="chart-head">
                <figcaption class="chart-titles">
                    <p class="chart-title">{title}</p>
                    <p class="chart-subtitle">{subtitle}</p>
                </figcaption>
                <Menu
                    label=move || texts.get().parts().chart.menu
                    items
                    icon=IconName::More
                    class="btn btn-icon btn-small"
                    align_end=true
                />
            </div>
            <Canvas hand title=title.into() />
            <ChartTable id=table_id table is_open=is_table_open />
        </figure>
    }
}

/// What a chart draws, made together.
#[derive(Clone, PartialEq, Default)]
struct Shown {
    title: String,
    subtitle: String,
    scene: Scene,
}

/// What the chart's menu offers.
fn menu_items(
    is_table_open: RwSignal<bool>,
    table: Callback<(), DataTable>,
    picture: Callback<(), Picture>,
) -> Signal<Vec<MenuItem>> {
    let texts = use_texts();
    let toasts = use_context::<Toasts>();
    let warn = Callback::new(move |()| {
        if let Some(toasts) = toasts {
            toasts.show(Toast::new(texts.get_untracked().parts().chart.failed).tone(Tone::Warn));
        }
    });
    let report = move |is_done: bool| {
        if !is_done {
            warn.run(());
        }
    };
    Signal::derive(move || {
        let words = &texts.get().parts().chart;
        let toggle = if is_table_open.get() {
            words.hide_table
        } else {
            words.show_table
        };
        vec![
            MenuItem::new(toggle, move || is_table_open.update(|open| *open = !*open)).icon(IconName::Table),
            MenuItem::new(words.png, move || picture.run(()).save_png(warn))
                .icon(IconName::Export)
                .rule_above(),
            MenuItem::new(words.svg, move || report(picture.run(()).save_svg())).icon(IconName::Export),
            MenuItem::new(words.csv, move || {
                report(save_csv(&table.run(()), &picture.run(()).file_name));
            })
            .icon(IconName::Export),
        ]
    })
}

/// A drawing made again may have fewer marks: a reading of one that is gone is dropped.
fn forget_lost_marks(hand: Hand) {
    Effect::new(move |_| {
        let is_lost = hand.scene.with(|scene| {
            hand.active
                .get_untracked()
                .is_some_and(|place| scene.marks.get(place).is_none_or(|mark| mark.reading.is_none()))
        });
        if is_lost {
            hand.active.set(None);
        }
    });
}

#[component]
fn Canvas(hand: Hand, title: Signal<String>) -> impl IntoView {
    let texts = use_texts();
    let scene = hand.scene;
    let can_read = Memo::new(move |_| scene.with(|scene| !readable(scene).is_empty()));
    let keys_id = super::unique_id("chart-keys");
    let described = keys_id.clone();
    let size = move |pick: fn(&Scene) -> f64| scene.with(|scene| number(pick(scene)));
    let view_box = move || format!("0 0 {} {}", size(|scene| scene.width), size(|scene| scene.height));
    let marks = NodeRef::<svg::G>::new();
    use_plain(marks, None, move || scene.with(marks::draw));
    view! {
        <div
            class="chart-canvas"
            node_ref=hand.canvas
            role="group"
            tabindex=move || can_read.get().then_some("0")
            aria-label=title
            aria-roledescription=move || texts.get().parts().chart.role
            aria-describedby=described
            style:height=move || format!("{}px", size(|scene| scene.height))
            on:pointerdown=move |event| hand.press(&event)
            on:pointermove=move |event| hand.hover(&event)
            on:pointerup=move |_| hand.release()
            on:pointercancel=move |_| hand.release()
            on:pointerleave=move |event| hand.leave(&event)
            on:keydown=move |event| hand.on_key(&event)
            on:blur=move |_| hand.active.set(None)
        >
            <svg
                class="chart-svg"
                aria-hidden="true"
                focusable="false"
                width=move || size(|scene| scene.width)
                height=move || size(|scene| scene.height)
                viewBox=view_box
            >
                <g node_ref=marks></g>
                <Ring hand />
            </svg>
            <Tip hand />
            <p class="sr-only" id=keys_id>{move || texts.get().parts().chart.keys}</p>
            <Spoken hand />
        </div>
    }
}

/// The mark being read, its box, and the width of the scene.
fn reading_now(hand: Hand) -> Option<(Reading, Bounds, f64)> {
    let place = hand.active.get()?;
    hand.scene.with(|scene| {
        let mark = scene.marks.get(place)?;
        Some((mark.reading.clone()?, Bounds::of(mark), scene.width))
    })
}

/// A ring round the mark being read.
#[component]
fn Ring(hand: Hand) -> impl IntoView {
    move || {
        reading_now(hand).map(|(_, bounds, _)| {
            view! {
                <rect
                    class="chart-ring"
                    x=number(bounds.left - 2.0)
                    y=number(bounds.top - 2.0)
                    width=number(bounds.right - bounds.left + 4.0)
                    height=number(bounds.bottom - bounds.top + 4.0)
                    rx="3"
                />
            }
        })
    }
}

/// The reading beside its mark, kept inside the drawing.
#[component]
fn Tip(hand: Hand) -> impl IntoView {
    move || {
        reading_now(hand).map(|(reading, bounds, width)| {
            let centre = f64::midpoint(bounds.left, bounds.right).clamp(0.0, width);
            let side = match centre {
                x if x < 80.0 => "start",
                x if x > width - 80.0 => "end",
                _ => "middle",
            };
            view! {
                <div
                    class="chart-tip"
                    aria-hidden="true"
                    data-side=side
                    style:left=format!("{}px", number(centre))
                    style:top=format!("{}px", number(bounds.top))
                >
                    {reading.label}
                    " "
                    <b>{reading.value}</b>
                </div>
            }
        })
    }
}

/// The reading for those who listen; only while the keyboard is on the chart, so that a mouse stays silent.
#[component]
fn Spoken(hand: Hand) -> impl IntoView {
    let texts = use_texts();
    let words = move || {
        let (reading, _, _) = reading_now(hand)?;
        let (place, all) = hand.scene.with(|scene| {
            let all = readable(scene);
            (
                all.iter().position(|place| Some(*place) == hand.active.get()),
                all.len(),
            )
        });
        let order = place
            .map(|place| (texts.get().parts().chart.place)(place + 1, all))
            .unwrap_or_default();
        Some(format!("{} {} ({order})", reading.label, reading.value))
    };
    view! { <p class="sr-only" role="status">{words}</p> }
}

#[cfg(test)]
mod tests {
    use crate::charts::palette::stylesheet;

    #[test]
    fn the_style_sheet_of_inks_is_the_one_the_palette_writes() {
        assert_eq!(
            include_str!("../../../../style/inks.css"),
            stylesheet(),
            "write style/inks.css anew"
        );
    }
}
