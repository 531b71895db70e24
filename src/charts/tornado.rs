//! Which inputs move a figure most: one row an input, a bar from the figure as it stands to what it becomes.
use super::axes::{AxisSpec, Plane, PlotBox, TICK_ROOM, TickFormat, draw_axes};
use super::ink::Ink;
use super::measure::{fit, text_width, widest};
use super::scale::{as_number, finite};
use super::scene::{Anchor, Mark, Scene, TEXT_SIZE, Weight, sane_width};
use super::table::{Cell, DataTable};

/// One end of an input's band.
#[derive(Clone, Debug, PartialEq)]
pub struct TornadoEnd {
    /// The input there, as written.
    pub input_label: String,
    /// The figure there; none where it has no value.
    pub figure: Option<f64>,
    /// The figure as written.
    pub label: String,
}

/// One input.
#[derive(Clone, Debug, PartialEq)]
pub struct TornadoRow {
    /// Stable name.
    pub key: String,
    /// Name on the page.
    pub name: String,
    /// At the lower end of its band.
    pub low: TornadoEnd,
    /// At the upper end.
    pub high: TornadoEnd,
}

/// Inputs in the order given, widest first as the engine gives them. What the lower input makes of the figure is
/// drawn faint, what the higher makes of it in the accent.
///
/// ```
/// use loudou::charts::tornado::{Tornado, TornadoEnd, TornadoRow};
/// let end = |input: &str, figure: f64| TornadoEnd { input_label: input.into(), figure: Some(figure), label: figure.to_string() };
/// let row = TornadoRow { key: "p".into(), name: "Contract value".into(), low: end("45", 900.0), high: end("55", 1100.0) };
/// let drawing = Tornado { width: 640.0, base: 1000.0, base_label: "1000".into(), rows: vec![row] };
/// assert_eq!(drawing.scene().readings().next().unwrap().value, "45 → 900 · 55 → 1100");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Tornado {
    /// Width of the scene in px.
    pub width: f64,
    /// The figure as it stands.
    pub base: f64,
    /// The figure as written.
    pub base_label: String,
    /// The inputs.
    pub rows: Vec<TornadoRow>,
}

const TOP: f64 = 24.0;
const BAR: f64 = 16.0;
const GAP: f64 = 6.0;

/// Sizes that depend on the width and on the longest words.
struct Layout {
    width: f64,
    left: f64,
    right: f64,
    row: f64,
    /// Names stand over their bars, not beside them.
    stacked: bool,
}

impl Tornado {
    /// Draws it.
    pub fn scene(&self) -> Scene {
        let layout = self.layout();
        let bottom = TOP + layout.row * as_number(self.rows.len().max(1));
        let mut scene = Scene::new(layout.width, bottom + TICK_ROOM + 4.0);
        let x = AxisSpec {
            domain: self.domain(),
            format: TickFormat::Number,
            ticks: if layout.right - layout.left < 260.0 { 4 } else { 6 },
            grid: true,
        };
        let plot = PlotBox::new(layout.left, TOP, layout.right, bottom);
        let plane = draw_axes(&mut scene, plot, x, AxisSpec::hidden((0.0, 1.0)));
        for (place, row) in self.rows.iter().enumerate() {
            self.draw_row(&mut scene, &layout, &plane, place, row);
        }
        let base = plane.x.position(self.base);
        scene.push(Mark::line(base, TOP - 4.0, base, bottom).stroke(Ink::Ink, 1.0));
        let label = fit(&self.base_label, TEXT_SIZE, Weight::Strong, layout.width - 8.0);
        let half = text_width(&label, TEXT_SIZE, Weight::Strong) / 2.0;
        let middle = base.min(layout.width - half - 2.0).max(half + 2.0);
        scene.push(
            Mark::text(middle, 14.0, Anchor::Middle, label)
                .strong()
                .fill(Ink::Ink),
        );
        scene
    }

    /// The inputs as rows under headings for name, lower input, figure there, higher input, figure there.
    pub fn table(&self, caption: &str, columns: [&str; 5]) -> DataTable {
        let figure = |end: &TornadoEnd| {
            end.figure
                .map_or(Cell::Empty, |x| Cell::number(x, end.label.as_str()))
        };
        let rows = self.rows.iter().map(|row| {
            [
                Cell::text(row.name.as_str()),
                Cell::text(row.low.input_label.as_str()),
                figure(&row.low),
                Cell::text(row.high.input_label.as_str()),
                figure(&row.high),
            ]
        });
        DataTable::new(caption, columns, rows)
    }

    fn domain(&self) -> (f64, f64) {
        let ends = self.rows.iter().flat_map(|row| [row.low.figure, row.high.figure]);
        let base = finite(self.base);
        let (low, high) = ends
            .flatten()
            .map(finite)
            .fold((base, base), |(low, high), x| (low.min(x), high.max(x)));
        let margin = (high - low) * 0.02;
        if high > low {
            (low - margin, high + margin)
        } else {
            (base - 1.0, base + 1.0)
        }
    }

    fn layout(&self) -> Layout {
        let width = sane_width(self.width);
        let names = widest(
            self.rows.iter().map(|row| row.name.as_str()),
            TEXT_SIZE,
            Weight::Regular,
        );
        let labels = self
            .rows
            .iter()
            .flat_map(|row| [row.low.label.as_str(), row.high.label.as_str()]);
        let label = widest(labels, TEXT_SIZE, Weight::Regular).min(width * 0.18) + GAP + 2.0;
        let stacked = names > width * 0.34 && width < 560.0;
        let left = if stacked {
            2.0
        } else {
            names.min(width * 0.4) + 14.0
        };
        Layout {
            width,
            left: left + label,
            right: (width - label).max(left + label + 40.0),
            row: if stacked { 44.0 } else { 28.0 },
            stacked,
        }
    }

    fn draw_row(&self, scene: &mut Scene, layout: &Layout, plane: &Plane, place: usize, row: &TornadoRow) {
        let top = TOP + layout.row * as_number(place);
        let middle = top + layout.row - BAR / 2.0 - 6.0;
        let (room, baseline) = if layout.stacked {
            (layout.width - 4.0, top + 16.0)
        } else {
            (layout.width * 0.4, middle + 4.0)
        };
        let name = fit(&row.name, TEXT_SIZE, Weight::Regular, room);
        scene.push(Mark::text(0.0, baseline, Anchor::Start, name).fill(Ink::Ink));
        let base = plane.x.position(self.base);
        for (end, ink) in [(&row.low, Ink::Ramp(2)), (&row.high, Ink::Accent)] {
            let Some(x) = end.figure.map(|figure| plane.x.position(figure)) else {
                continue;
            };
            let (from, to) = (base.min(x), base.max(x));
            scene.push(Mark::rect(from, middle - BAR / 2.0, to, middle + BAR / 2.0).fill(ink));
        }
        draw_labels(scene, layout, plane, middle, row);
        let hit = Mark::rect(0.0, top, layout.width, top + layout.row).fill(Ink::Hit);
        let read = |end: &TornadoEnd| format!("{} → {}", end.input_label, end.label);
        let value = format!("{} · {}", read(&row.low), read(&row.high));
        scene.push(hit.reading(row.key.as_str(), row.name.as_str(), value));
    }
}

/// The figure at both ends of the row: the smaller left of the bars, the greater right of them.
fn draw_labels(scene: &mut Scene, layout: &Layout, plane: &Plane, middle: f64, row: &TornadoRow) {
    let (low, high) = (row.low.figure, row.high.figure);
    let turned = matches!((low, high), (Some(low), Some(high)) if high < low);
    let (left, right) = if turned {
        (&row.high, &row.low)
    } else {
        (&row.low, &row.high)
    };
    let write = |end: &TornadoEnd, room: f64| fit(&end.label, TEXT_SIZE, Weight::Regular, room);
    if let Some(figure) = left.figure {
        let x = plane.x.position(figure) - GAP;
        let label = write(left, x.min(layout.width * 0.18));
        scene.push(Mark::text(x, middle + 4.0, Anchor::End, label).halo());
    }
    if let Some(figure) = right.figure {
        let x = plane.x.position(figure) + GAP;
        let label = write(right, layout.width - x);
        scene.push(Mark::text(x, middle + 4.0, Anchor::Start, label).halo());
    }
}
