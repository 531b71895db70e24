//! A rate per category as bars from 0, each with the interval in which the true rate may lie.
use super::axes::{AxisSpec, Plane, PlotBox, TickFormat, draw_axes};
use super::ink::Ink;
use super::measure::{fit, text_width};
use super::scale::{as_number, finite};
use super::scene::{Anchor, Mark, Scene, TEXT_SIZE, Weight, sane_width};
use super::table::{Cell, DataTable};
pub use super::waterfall::Reference;

/// One category.
#[derive(Clone, Debug, PartialEq)]
pub struct IntervalBar {
    /// Stable name.
    pub key: String,
    /// Name on the page.
    pub name: String,
    /// The estimate; `None` where nothing is known yet.
    pub value: Option<f64>,
    /// The estimate as written.
    pub label: String,
    /// Lower and upper end of the interval.
    pub interval: Option<(f64, f64)>,
    /// The interval as written.
    pub interval_label: String,
    /// How many it rests on, as written: `n = 42`.
    pub count_label: String,
}

/// Bars with whiskers and a line for the whole.
///
/// ```
/// use loudou::charts::{axes::TickFormat, intervals::{IntervalBar, Intervals, Reference}};
/// let bar = IntervalBar {
///     key: "A".into(), name: "A".into(), value: Some(0.375), label: "37.5%".into(),
///     interval: Some((0.185, 0.614)), interval_label: "18–61%".into(), count_label: "n = 16".into(),
/// };
/// let reference = Some(Reference { value: 0.155, label: "15.5%".into() });
/// let drawing = Intervals { width: 640.0, bars: vec![bar], reference, format: TickFormat::Percent };
/// let values: Vec<String> = drawing.scene().readings().map(|reading| reading.value.clone()).collect();
/// assert_eq!(values, ["37.5% · 18–61% · n = 16"]);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Intervals {
    /// Width of the scene in px.
    pub width: f64,
    /// Categories in their order.
    pub bars: Vec<IntervalBar>,
    /// The value of all categories together.
    pub reference: Option<Reference>,
    /// How ticks are written; with [`TickFormat::Percent`] values are shares 0–1.
    pub format: TickFormat,
}

const TOP: f64 = 24.0;
const PLOT_HEIGHT: f64 = 200.0;
const NAMES: f64 = 40.0;
const LEFT: f64 = 44.0;
/// Between the labels of neighbours.
const GAP: f64 = 4.0;

impl Intervals {
    /// Draws it.
    pub fn scene(&self) -> Scene {
        let width = sane_width(self.width);
        let margin = self.reference_margin(width);
        let right = width - margin.max(4.0);
        let bottom = TOP + PLOT_HEIGHT;
        let mut scene = Scene::new(width, bottom + NAMES);
        let y = AxisSpec {
            domain: self.domain(),
            format: self.format,
            ticks: 5,
            grid: true,
        };
        let plot = PlotBox::new(LEFT, TOP, right, bottom);
        let plane = draw_axes(&mut scene, plot, AxisSpec::hidden((0.0, 1.0)), y);
        let slot = (plane.x.range.1 - LEFT) / as_number(self.bars.len()).max(1.0);
        for (place, bar) in self.bars.iter().enumerate() {
            draw_bar(&mut scene, &plane, LEFT + slot * as_number(place), slot, bar);
        }
        let base = plane.y.position(0.0);
        scene.push(Mark::line(LEFT, base, right, base).stroke(Ink::Secondary, 1.0));
        self.draw_reference(&mut scene, &plane, margin);
        // A number that is cut is no number, and counts under some bars alone would look like a difference.
        let fits = |bar: &IntervalBar| text_width(&bar.count_label, TEXT_SIZE, Weight::Regular) <= slot - GAP;
        let has_counts = self.bars.iter().all(fits);
        for (place, bar) in self.bars.iter().enumerate() {
            draw_labels(
                &mut scene,
                &plane,
                (LEFT + slot * as_number(place), slot),
                bar,
                has_counts,
            );
        }
        scene
    }

    /// The bars as rows under headings for name, count, estimate, lower and upper end.
    pub fn table(&self, caption: &str, columns: [&str; 5]) -> DataTable {
        let rows = self.bars.iter().map(|bar| {
            let value = bar.value.unwrap_or(f64::NAN);
            let (low, high) = bar.interval.unwrap_or((f64::NAN, f64::NAN));
            [
                Cell::text(bar.name.as_str()),
                Cell::text(bar.count_label.as_str()),
                Cell::number(value, bar.label.as_str()),
                Cell::number(low, self.format.write(low)),
                Cell::number(high, self.format.write(high)),
            ]
        });
        DataTable::new(caption, columns, rows)
    }

    fn domain(&self) -> (f64, f64) {
        let bars = self
            .bars
            .iter()
            .flat_map(|bar| [bar.value, bar.interval.map(|ends| ends.0), high_end(bar)]);
        let all = bars
            .flatten()
            .chain(self.reference.iter().map(|line| line.value))
            .map(finite);
        let (low, high) = all.fold((0.0_f64, 0.0_f64), |(low, high), value| {
            (low.min(value), high.max(value))
        });
        if high - low > 0.0 {
            (low * 1.05, high * 1.05)
        } else {
            (0.0, 1.0)
        }
    }

    /// Room right of the plot for the label of the reference line; 0 when it has to stand over the line.
    fn reference_margin(&self, width: f64) -> f64 {
        let label = self
            .reference
            .iter()
            .map(|line| text_width(&line.label, TEXT_SIZE, Weight::Regular) + 8.0);
        label.filter(|room| *room <= width * 0.3).fold(0.0, f64::max)
    }

    fn draw_reference(&self, scene: &mut Scene, plane: &Plane, margin: f64) {
        let Some(line) = &self.reference else { return };
        let y = plane.y.position(line.value);
        let right = plane.x.range.1;
        scene.push(Mark::line(LEFT, y, right, y).stroke(Ink::Tertiary, 1.0).dashed());
        if margin > 0.0 {
            scene.push(Mark::text(
                right + 6.0,
                y + 4.0,
                Anchor::Start,
                line.label.as_str(),
            ));
        } else {
            let label = fit(&line.label, TEXT_SIZE, Weight::Regular, right - LEFT);
            scene.push(Mark::text(right, y - 5.0, Anchor::End, label).halo());
        }
    }
}

fn high_end(bar: &IntervalBar) -> Option<f64> {
    bar.interval.map(|ends| ends.1)
}

fn draw_bar(scene: &mut Scene, plane: &Plane, left: f64, slot: f64, bar: &IntervalBar) {
    let middle = left + slot / 2.0;
    let half = (slot * 0.3).min(36.0);
    if let Some(value) = bar.value {
        let (top, base) = (plane.y.position(value), plane.y.position(0.0));
        scene.push(Mark::rect(middle - half, top, middle + half, base).fill(Ink::Ramp(1)));
        scene.push(Mark::line(middle - half, top, middle + half, top).stroke(Ink::Accent, 2.0));
    }
    if let Some((low, high)) = bar.interval {
        let (low, high) = (plane.y.position(low), plane.y.position(high));
        let cap = half.min(5.0);
        scene.push(Mark::line(middle, low, middle, high).stroke(Ink::Ink, 1.0));
        for end in [low, high] {
            scene.push(Mark::line(middle - cap, end, middle + cap, end).stroke(Ink::Ink, 1.0));
        }
    }
}

fn draw_labels(
    scene: &mut Scene,
    plane: &Plane,
    (left, slot): (f64, f64),
    bar: &IntervalBar,
    has_counts: bool,
) {
    let middle = left + slot / 2.0;
    let base = plane.y.range.0;
    let highest = bar.value.into_iter().chain(high_end(bar)).fold(0.0, f64::max);
    let above = plane.y.position(highest) - 7.0;
    let room = slot - GAP;
    if text_width(&bar.label, TEXT_SIZE, Weight::Strong) <= room {
        let label = Mark::text(middle, above, Anchor::Middle, bar.label.as_str());
        scene.push(label.strong().fill(Ink::Ink).halo());
    }
    let name = fit(&bar.name, TEXT_SIZE, Weight::Regular, room);
    scene.push(Mark::text(middle, base + 17.0, Anchor::Middle, name).fill(Ink::Ink));
    if has_counts {
        let count = Mark::text(middle, base + 33.0, Anchor::Middle, bar.count_label.as_str());
        scene.push(count.fill(Ink::Tertiary));
    }
    let words = [
        bar.label.as_str(),
        bar.interval_label.as_str(),
        bar.count_label.as_str(),
    ];
    let value: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let hit = Mark::rect(left, 0.0, left + slot, base + NAMES).fill(Ink::Hit);
    scene.push(hit.reading(bar.key.as_str(), bar.name.as_str(), value.join(" · ")));
}
