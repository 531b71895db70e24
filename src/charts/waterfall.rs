//! How contributions add up to a total: one row per part, each bar starting where the last one ended.
use super::axes::{AxisSpec, Plane, PlotBox, TICK_ROOM, TickFormat, draw_axes};
use super::ink::Ink;
use super::measure::{fit, text_width, widest};
use super::scale::{as_number, finite};
use super::scene::{Anchor, Mark, Scene, TEXT_SIZE, Weight, sane_width};
use super::table::{Cell, DataTable};

/// One contribution.
#[derive(Clone, Debug, PartialEq)]
pub struct WaterfallRow {
    /// Stable name.
    pub key: String,
    /// Name on the page.
    pub name: String,
    /// What it adds, or takes when negative; none where that is not known: it moves the sum by nothing.
    pub value: Option<f64>,
    /// The value as written at the bar.
    pub label: String,
    /// The most it could add; drawn as an outline past the bar.
    pub possible: Option<f64>,
    /// What it could add in words, for the reading: `最多 15`.
    pub possible_label: String,
    /// Whether this is the row the title speaks of: bold, and in the ink of what holds back.
    pub emphasised: bool,
}

impl WaterfallRow {
    fn adds(&self) -> f64 {
        finite(self.value.unwrap_or(0.0))
    }
}

/// The sum.
#[derive(Clone, Debug, PartialEq)]
pub struct WaterfallTotal {
    /// Name on the page.
    pub name: String,
    /// The sum as the model states it (it may have been held to a range).
    pub value: f64,
    /// The sum as written.
    pub label: String,
}

/// A value to reach, such as the cut of the next tier.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// Where it lies.
    pub value: f64,
    /// What it is: `A 75`.
    pub label: String,
}

/// Contributions in the order they are given: that of a story (opening, hires, …), or [`largest_first`].
///
/// ```
/// use loudou::charts::waterfall::{Waterfall, WaterfallRow, WaterfallTotal, largest_first};
/// let row = |name: &str, value: f64| WaterfallRow {
///     key: name.into(), name: name.into(), value: Some(value), label: value.to_string(),
///     possible: None, possible_label: String::new(), emphasised: false,
/// };
/// let drawing = Waterfall {
///     width: 640.0,
///     rows: largest_first(vec![row("clarity", 3.75), row("arrears", -2.0), row("form", 15.0)]),
///     total: WaterfallTotal { name: "Total".into(), value: 16.75, label: "16.75".into() },
///     reference: None,
///     gap: Some(WaterfallTotal { name: "Missing".into(), value: 3.25, label: "3.25".into() }),
/// };
/// let keys: Vec<String> = drawing.scene().readings().map(|reading| reading.key.clone()).collect();
/// assert_eq!(keys, ["form", "clarity", "arrears", "total", "gap"]);
/// let table = drawing.table("Contributions", ["Factor", "Points", "So far", "At most"]);
/// assert_eq!(table.rows[2][2].shown(), "16.75");
/// // From the sum to what is to be reached.
/// assert_eq!((table.rows[4][1].shown(), table.rows[4][2].shown()), ("3.25", "20"));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Waterfall {
    /// Width of the scene in px.
    pub width: f64,
    /// The parts, from the top down.
    pub rows: Vec<WaterfallRow>,
    /// The sum.
    pub total: WaterfallTotal,
    /// A line to compare the sum with.
    pub reference: Option<Reference>,
    /// What lies between the sum and what is to be reached, as a bar of its own after the sum: missing where its value is
    /// above 0, beyond it where below.
    pub gap: Option<WaterfallTotal>,
}

/// A row with its place on the axis.
struct Step<'a> {
    row: &'a WaterfallRow,
    from: f64,
    to: f64,
    /// Where it would end at its best.
    best: f64,
}

/// Sizes that depend on the width and on the longest name.
struct Layout {
    width: f64,
    left: f64,
    right: f64,
    top: f64,
    row: f64,
    bar: f64,
    /// Names stand over their bars, not beside them.
    stacked: bool,
}

const BAR: f64 = 16.0;
const GAP: f64 = 6.0;

/// The parts that add most first, those that subtract last; equal ones stay in their order.
pub fn largest_first(mut rows: Vec<WaterfallRow>) -> Vec<WaterfallRow> {
    rows.sort_by(|one, other| other.adds().total_cmp(&one.adds()));
    rows
}

impl Waterfall {
    /// Draws it.
    pub fn scene(&self) -> Scene {
        let steps = self.steps();
        let layout = self.layout();
        let rows = steps.len() + 1 + usize::from(self.gap.is_some());
        let bottom = layout.top + layout.row * as_number(rows);
        let mut scene = Scene::new(layout.width, bottom + TICK_ROOM + 4.0);
        let plot = PlotBox::new(layout.left, layout.top, layout.right, bottom);
        let ticks = if layout.right - layout.left < 260.0 { 4 } else { 6 };
        let x = AxisSpec {
            domain: self.domain(&steps),
            format: TickFormat::Number,
            ticks,
            grid: true,
        };
        let plane = draw_axes(&mut scene, plot, x, AxisSpec::hidden((0.0, 1.0)));
        let zero = plane.x.position(0.0);
        scene.push(Mark::line(zero, layout.top, zero, bottom).stroke(Ink::Rule, 1.0));
        self.draw_reference(&mut scene, &layout, &plane, bottom);
        for (place, step) in steps.iter().enumerate() {
            layout.draw_step(&mut scene, &plane, place, step);
        }
        self.draw_total(&mut scene, &layout, &plane, steps.len());
        self.draw_gap(&mut scene, &layout, &plane, steps.len() + 1);
        scene
    }

    /// The parts as rows under headings for name, contribution, running total and the most possible.
    pub fn table(&self, caption: &str, columns: [&str; 4]) -> DataTable {
        let mut rows: Vec<[Cell; 4]> = self
            .steps()
            .iter()
            .map(|step| {
                let possible = step.row.possible.map_or(Cell::Empty, Cell::plain);
                let label = step.row.label.as_str();
                let value = match step.row.value {
                    Some(value) => Cell::number(value, label),
                    None => Cell::text(label),
                };
                [
                    Cell::text(step.row.name.as_str()),
                    value,
                    Cell::plain(step.to),
                    possible,
                ]
            })
            .collect();
        let total = Cell::number(self.total.value, self.total.label.as_str());
        rows.push([
            Cell::text(self.total.name.as_str()),
            total.clone(),
            total,
            Cell::Empty,
        ]);
        rows.extend(self.gap.iter().map(|gap| {
            [
                Cell::text(gap.name.as_str()),
                Cell::number(gap.value, gap.label.as_str()),
                Cell::plain(self.gap_end()),
                Cell::Empty,
            ]
        }));
        DataTable::new(caption, columns, rows)
    }

    fn steps(&self) -> Vec<Step<'_>> {
        let mut from = 0.0;
        self.rows
            .iter()
            .map(|row| {
                let to = finite(from + row.adds());
                let best = row
                    .possible
                    .map_or(to, |most| finite(from + finite(most)).max(to));
                let step = Step { row, from, to, best };
                from = to;
                step
            })
            .collect()
    }

    /// Where the bar of the gap ends: at what is to be reached.
    fn gap_end(&self) -> f64 {
        let gap = self.gap.as_ref().map_or(0.0, |gap| finite(gap.value));
        finite(finite(self.total.value) + gap)
    }

    fn domain(&self, steps: &[Step<'_>]) -> (f64, f64) {
        let ends = steps.iter().flat_map(|step| [step.from, step.to, step.best]);
        let rest =
            self.reference
                .iter()
                .map(|line| line.value)
                .chain([self.total.value, self.gap_end(), 0.0]);
        let (low, high) = ends
            .chain(rest.map(finite))
            .fold((0.0_f64, 0.0_f64), |(low, high), value| {
                (low.min(value), high.max(value))
            });
        if high - low > 0.0 { (low, high) } else { (0.0, 1.0) }
    }

    fn layout(&self) -> Layout {
        let width = sane_width(self.width);
        let names = self
            .rows
            .iter()
            .map(|row| row.name.as_str())
            .chain([self.total.name.as_str()])
            .chain(self.gap.iter().map(|gap| gap.name.as_str()));
        let name_width = widest(names, TEXT_SIZE, Weight::Strong);
        let labels = self
            .rows
            .iter()
            .map(|row| row.label.as_str())
            .chain([self.total.label.as_str()])
            .chain(self.gap.iter().map(|gap| gap.label.as_str()));
        let label_width = widest(labels, TEXT_SIZE, Weight::Strong).min(width * 0.3);
        let stacked = name_width > width * 0.34 && width < 560.0;
        let left = if stacked {
            2.0
        } else {
            name_width.min(width * 0.4) + 14.0
        };
        Layout {
            width,
            left,
            right: (width - label_width - GAP - 4.0).max(left + 40.0),
            top: if self.reference.is_some() { 22.0 } else { 6.0 },
            row: if stacked { 44.0 } else { 28.0 },
            bar: BAR,
            stacked,
        }
    }

    fn draw_reference(&self, scene: &mut Scene, layout: &Layout, plane: &Plane, bottom: f64) {
        let Some(line) = &self.reference else { return };
        let x = plane.x.position(line.value);
        scene.push(Mark::line(x, 18.0, x, bottom).stroke(Ink::Tertiary, 1.0).dashed());
        let label = fit(&line.label, TEXT_SIZE, Weight::Regular, layout.width - 8.0);
        let half = text_width(&label, TEXT_SIZE, Weight::Regular) / 2.0;
        let middle = x.min(layout.width - half - 2.0).max(half + 2.0);
        scene.push(Mark::text(middle, 12.0, Anchor::Middle, label));
    }

    fn draw_total(&self, scene: &mut Scene, layout: &Layout, plane: &Plane, place: usize) {
        let middle = layout.draw_name(scene, place, &self.total.name, true);
        let (zero, end) = (plane.x.position(0.0), plane.x.position(self.total.value));
        scene.push(Mark::line(zero, middle, end, middle).stroke(Ink::Ink, 2.0));
        let label = Mark::text(
            zero.max(end) + GAP,
            middle + 4.0,
            Anchor::Start,
            self.total.label.as_str(),
        );
        scene.push(label.strong().fill(Ink::Ink).halo());
        let hit = layout
            .hit(place)
            .reading("total", self.total.name.as_str(), self.total.label.as_str());
        scene.push(hit);
    }

    /// The bar between the sum and what is to be reached: filled where it is missing, outlined where it is beyond.
    fn draw_gap(&self, scene: &mut Scene, layout: &Layout, plane: &Plane, place: usize) {
        let Some(gap) = &self.gap else { return };
        let middle = layout.draw_name(scene, place, &gap.name, true);
        let (from, to) = (
            plane.x.position(self.total.value),
            plane.x.position(self.gap_end()),
        );
        let (left, right) = (from.min(to), from.max(to).max(from.min(to) + 1.0));
        let bar = Mark::rect(left, middle - layout.bar / 2.0, right, middle + layout.bar / 2.0);
        scene.push(if gap.value > 0.0 {
            bar.fill(Ink::Negative)
        } else {
            bar.stroke(Ink::Accent, 1.0)
        });
        let label = Mark::text(right + GAP, middle + 4.0, Anchor::Start, gap.label.as_str());
        scene.push(label.strong().fill(Ink::Ink).halo());
        let hit = layout
            .hit(place)
            .reading("gap", gap.name.as_str(), gap.label.as_str());
        scene.push(hit);
    }
}

impl Layout {
    /// Top edge of the row at `place`.
    fn row_top(&self, place: usize) -> f64 {
        self.top + self.row * as_number(place)
    }

    fn hit(&self, place: usize) -> Mark {
        let top = self.row_top(place);
        Mark::rect(0.0, top, self.width, top + self.row).fill(Ink::Hit)
    }

    /// Writes the name of a row and tells the middle line of its bar.
    fn draw_name(&self, scene: &mut Scene, place: usize, name: &str, strong: bool) -> f64 {
        let top = self.row_top(place);
        let weight = if strong { Weight::Strong } else { Weight::Regular };
        let room = if self.stacked {
            self.width - 4.0
        } else {
            self.width * 0.4
        };
        let middle = top + self.row - self.bar / 2.0 - 6.0;
        let baseline = if self.stacked { top + 16.0 } else { middle + 4.0 };
        let text = Mark::text(0.0, baseline, Anchor::Start, fit(name, TEXT_SIZE, weight, room))
            .fill(Ink::Ink)
            .halo();
        scene.push(if strong { text.strong() } else { text });
        middle
    }

    fn draw_step(&self, scene: &mut Scene, plane: &Plane, place: usize, step: &Step<'_>) {
        let row = step.row;
        let middle = self.draw_name(scene, place, &row.name, row.emphasised);
        let (from, to) = (plane.x.position(step.from), plane.x.position(step.to));
        let best = plane.x.position(step.best);
        let (top, base) = (middle - self.bar / 2.0, middle + self.bar / 2.0);
        if best - to > 1.0 {
            scene.push(
                Mark::rect(to, top + 0.5, best, base - 0.5)
                    .stroke(Ink::Ghost, 1.0)
                    .dashed(),
            );
        }
        // The thread from this bar's end to the next row's start.
        scene.push(Mark::line(to, base, to, top + self.row).stroke(Ink::Ghost, 1.0));
        let ink = if row.emphasised || to < from {
            Ink::Negative
        } else {
            Ink::Accent
        };
        let (left, right) = (from.min(to), from.max(to).max(from.min(to) + 1.0));
        scene.push(Mark::rect(left, top, right, base).fill(ink));
        self.draw_label(scene, row, middle, (from, to, best));
        let value = match row.possible_label.as_str() {
            "" => row.label.clone(),
            most => format!("{} · {most}", row.label),
        };
        scene.push(
            self.hit(place)
                .reading(row.key.as_str(), row.name.as_str(), value),
        );
    }

    /// The value right of the bar: inside the outline where it fits, else past the outline.
    fn draw_label(
        &self,
        scene: &mut Scene,
        row: &WaterfallRow,
        middle: f64,
        (from, to, best): (f64, f64, f64),
    ) {
        let width = text_width(&row.label, TEXT_SIZE, Weight::Strong);
        let end = from.max(to);
        let fits = best - end >= width + 2.0 * GAP || best - end <= 1.0;
        let x = if fits { end } else { best };
        let text = Mark::text(x + GAP, middle + 4.0, Anchor::Start, row.label.as_str()).halo();
        scene.push(if row.emphasised {
            text.strong().fill(Ink::Ink)
        } else {
            text
        });
    }
}
