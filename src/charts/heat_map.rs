//! A figure over two numbers: a field of shades, a line that parts it, and the point where one stands.
use super::ink::{Ink, RAMP_STEPS};
use super::measure::{fit, widest};
use super::months::{Entry, Swatch, legend};
use super::scale::{as_number, finite};
use super::scene::{Anchor, Mark, Scene, TEXT_SIZE, Weight, sane_width};
use super::table::{Cell, DataTable};

/// A value along one side, in the middle of its fields.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatStop {
    /// The value.
    pub value: f64,
    /// The value as written.
    pub label: String,
}

/// One field.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatCell {
    /// The figure; what is no number has no shade.
    pub value: f64,
    /// The figure as written.
    pub label: String,
    /// What else is to be read there, such as what binds; may be empty.
    pub note: String,
}

/// A point that is marked.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatPoint {
    /// Across.
    pub x: f64,
    /// Up.
    pub y: f64,
    /// What it is, written above the fields.
    pub label: String,
}

/// Shades over two numbers. Fields below `base` are left grey; from there on the ink grows with the figure.
///
/// ```
/// use loudou::charts::heat_map::{HeatCell, HeatMap, HeatPoint, HeatStop};
/// let stops = |values: [f64; 2]| values.map(|value| HeatStop { value, label: value.to_string() }).to_vec();
/// let cell = |value: f64| HeatCell { value, label: value.to_string(), note: String::new() };
/// let drawing = HeatMap {
///     width: 480.0, across: "PCU".into(), up: "P".into(), columns: stops([20.0, 24.0]), rows: stops([2.0, 3.0]),
///     cells: vec![vec![cell(-80.0), cell(20.0)], vec![cell(30.0), cell(90.0)]], base: Some(0.0),
///     line: vec![(20.0, 2.7), (24.0, 1.8)], line_label: "healthy".into(),
///     here: Some(HeatPoint { x: 24.0, y: 3.0, label: "now".into() }),
/// };
/// let scene = drawing.scene();
/// let first = scene.readings().next().unwrap();
/// assert_eq!((first.label.as_str(), first.value.as_str()), ("PCU 20 · P 3", "30"));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct HeatMap {
    /// Width of the scene in px.
    pub width: f64,
    /// What runs across.
    pub across: String,
    /// What runs up.
    pub up: String,
    /// Values across, rising.
    pub columns: Vec<HeatStop>,
    /// Values up, rising.
    pub rows: Vec<HeatStop>,
    /// Fields by row and column; those that are missing are left out.
    pub cells: Vec<Vec<HeatCell>>,
    /// The figure from which on fields are shaded; none for the least of all.
    pub base: Option<f64>,
    /// Corners of the line, across and up; what lies outside the field is cut off.
    pub line: Vec<(f64, f64)>,
    /// What the line is, written above the fields.
    pub line_label: String,
    /// Where one stands: the outline of the field in whose middle that is, else a point, held at the edge where it lies
    /// outside.
    pub here: Option<HeatPoint>,
}

const TOP: f64 = 22.0;
const FOOT: f64 = 40.0;
const TALLEST_ROW: f64 = 34.0;
const LOWEST_ROW: f64 = 16.0;
const DOT: f64 = 5.0;
/// A point as near to the middle of a field, as a share of it, is that field.
const NEAR: f64 = 0.01;

/// Places of values along one side: even steps, the first and last half a step from the ends.
struct Side<'a> {
    stops: &'a [HeatStop],
    /// Pixels at the two ends; may run upwards.
    from: f64,
    step: f64,
}

impl Side<'_> {
    fn middle(&self, place: usize) -> f64 {
        self.from + self.step * (as_number(place) + 0.5)
    }

    /// The stop a value is.
    fn place_of(&self, value: f64) -> Option<usize> {
        let at = self.position(value);
        (0..self.stops.len()).find(|place| (self.middle(*place) - at).abs() <= NEAR * self.step.abs())
    }

    /// Pixel of a value: even between two stops, and on at the ends as between the last two. Not held inside.
    fn position(&self, value: f64) -> f64 {
        let value = finite(value);
        let pairs = self.stops.windows(2).enumerate();
        let mut place = 0.0;
        for (at, pair) in pairs {
            let [low, high] = pair else { continue };
            let (low, high) = (finite(low.value), finite(high.value));
            if high - low <= 0.0 {
                continue;
            }
            place = as_number(at) + (value - low) / (high - low);
            if value <= high {
                break;
            }
        }
        finite(self.from + self.step * (place + 0.5))
    }
}

/// The field in px.
struct Field<'a> {
    x: Side<'a>,
    y: Side<'a>,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl HeatMap {
    /// Draws it.
    pub fn scene(&self) -> Scene {
        let width = sane_width(self.width);
        let labels = self.rows.iter().map(|stop| stop.label.as_str());
        let left = widest(labels, TEXT_SIZE, Weight::Regular).min(width * 0.3) + 8.0;
        let column = (width - left) / as_number(self.columns.len()).max(1.0);
        let row = (column * 0.7).clamp(LOWEST_ROW, TALLEST_ROW);
        let mut field = Field {
            x: Side {
                stops: &self.columns,
                from: left,
                step: column,
            },
            y: Side {
                stops: &self.rows,
                from: 0.0,
                step: -row,
            },
            left,
            right: width,
            top: 0.0,
            bottom: 0.0,
        };
        let framed = self.here.as_ref().and_then(|here| field.in_the_middle(here));
        let entries = self.entries(framed.is_some());
        let above = legend(None, &entries, 0.0, width);
        field.top = TOP + above;
        field.bottom = field.top + row * as_number(self.rows.len());
        field.y.from = field.bottom;
        let mut scene = Scene::new(width, field.bottom + FOOT);
        legend(Some(&mut scene), &entries, 0.0, width);
        self.draw_names(&mut scene, &field);
        self.draw_cells(&mut scene, &field);
        self.draw_line(&mut scene, &field);
        match (framed, &self.here) {
            (Some(place), _) => frame(&mut scene, &field, place),
            (None, Some(here)) => draw_here(&mut scene, &field, here),
            (None, None) => {}
        }
        scene
    }

    /// What the line and the mark are.
    fn entries(&self, is_framed: bool) -> Vec<Entry<'_>> {
        let here = self.here.as_ref().map(|here| Entry {
            ink: Ink::Ink,
            swatch: if is_framed { Swatch::Frame } else { Swatch::Dot },
            name: &here.label,
        });
        let line = (!self.line.is_empty()).then_some(Entry {
            ink: Ink::Ink,
            swatch: Swatch::Line,
            name: &self.line_label,
        });
        here.into_iter().chain(line).collect()
    }

    /// The fields as rows: the value up, highest first, then one figure per column.
    pub fn table(&self, caption: &str) -> DataTable {
        let corner = format!("{} / {}", self.up, self.across);
        let columns = [corner]
            .into_iter()
            .chain(self.columns.iter().map(|stop| stop.label.clone()));
        let rows = self.rows.iter().enumerate().rev().map(|(row, stop)| {
            let cells = (0..self.columns.len()).map(|column| {
                self.cell(row, column)
                    .map_or(Cell::Empty, |cell| Cell::number(cell.value, cell.label.as_str()))
            });
            [Cell::text(stop.label.as_str())]
                .into_iter()
                .chain(cells)
                .collect()
        });
        DataTable {
            caption: caption.to_owned(),
            columns: columns.collect(),
            rows: rows.collect(),
        }
    }

    fn cell(&self, row: usize, column: usize) -> Option<&HeatCell> {
        self.cells.get(row).and_then(|cells| cells.get(column))
    }

    fn draw_names(&self, scene: &mut Scene, field: &Field<'_>) {
        let room = field.right;
        let up = fit(&self.up, TEXT_SIZE, Weight::Strong, room);
        let above = field.top - TOP + 12.0;
        scene.push(Mark::text(0.0, above, Anchor::Start, up).strong().fill(Ink::Ink));
        let across = fit(&self.across, TEXT_SIZE, Weight::Strong, room);
        let below = field.bottom + FOOT - 6.0;
        scene.push(
            Mark::text(field.right, below, Anchor::End, across)
                .strong()
                .fill(Ink::Ink),
        );
        for (place, stop) in self.rows.iter().enumerate() {
            let label = fit(&stop.label, TEXT_SIZE, Weight::Regular, field.left - 6.0);
            let baseline = field.y.middle(place) + 4.0;
            scene.push(Mark::text(field.left - 6.0, baseline, Anchor::End, label).fill(Ink::Tertiary));
        }
        let labels = self.columns.iter().map(|stop| stop.label.as_str());
        let each = (widest(labels, TEXT_SIZE, Weight::Regular) + 6.0) / field.x.step.max(1.0);
        let every = (1..=self.columns.len())
            .find(|every| as_number(*every) >= each)
            .unwrap_or(1);
        for (place, stop) in self.columns.iter().enumerate().step_by(every) {
            let label = fit(
                &stop.label,
                TEXT_SIZE,
                Weight::Regular,
                field.x.step * as_number(every),
            );
            let mark = Mark::text(field.x.middle(place), field.bottom + 15.0, Anchor::Middle, label);
            scene.push(mark.fill(Ink::Tertiary));
        }
    }

    fn draw_cells(&self, scene: &mut Scene, field: &Field<'_>) {
        let values = || {
            self.cells
                .iter()
                .flatten()
                .map(|cell| cell.value)
                .filter(|value| value.is_finite())
        };
        let least = self.base.unwrap_or_else(|| values().fold(f64::MAX, f64::min));
        let most = values().fold(f64::MIN, f64::max);
        let labels = self.cells.iter().flatten().map(|cell| cell.label.as_str());
        let is_labelled = widest(labels, TEXT_SIZE, Weight::Regular) + 4.0 <= field.x.step;
        for row in (0..self.rows.len()).rev() {
            for column in 0..self.columns.len() {
                let Some(cell) = self.cell(row, column) else {
                    continue;
                };
                let step = shade(cell.value, least, most);
                let (x, y) = (field.x.middle(column), field.y.middle(row));
                let (across, up) = (field.x.step / 2.0, -field.y.step / 2.0);
                let ink = step.map_or(Ink::FaintRule, Ink::Ramp);
                let area = Mark::rect(x - across, y - up, x + across - 1.0, y + up - 1.0).fill(ink);
                scene.push(area.reading(
                    format!("cell-{row}-{column}"),
                    self.caption(row, column),
                    cell.words(),
                ));
                if is_labelled {
                    let ink = step.map_or(Ink::Secondary, Ink::OnRamp);
                    scene.push(Mark::text(x, y + 4.0, Anchor::Middle, cell.label.as_str()).fill(ink));
                }
            }
        }
    }

    fn caption(&self, row: usize, column: usize) -> String {
        let label =
            |stops: &[HeatStop], at: usize| stops.get(at).map_or(String::new(), |stop| stop.label.clone());
        let (across, up) = (label(&self.columns, column), label(&self.rows, row));
        format!("{} {across} · {} {up}", self.across, self.up)
            .trim()
            .to_owned()
    }

    fn draw_line(&self, scene: &mut Scene, field: &Field<'_>) {
        let corners: Vec<(f64, f64)> = self
            .line
            .iter()
            .map(|(x, y)| (field.x.position(*x), field.y.position(*y)))
            .collect();
        for pair in corners.windows(2) {
            let [from, to] = pair else { continue };
            if let Some((from, to)) = field.clip(*from, *to) {
                scene.push(Mark::polyline([from, to]).stroke(Ink::Paper, 5.0));
            }
        }
        // The line over all of its halo.
        for pair in corners.windows(2) {
            let [from, to] = pair else { continue };
            if let Some((from, to)) = field.clip(*from, *to) {
                scene.push(Mark::polyline([from, to]).stroke(Ink::Ink, 2.0));
            }
        }
    }
}

impl HeatCell {
    fn words(&self) -> String {
        let words = format!("{} · {}", self.label, self.note);
        words.trim_end_matches(" · ").to_owned()
    }
}

/// Step of the ramp of a value from `least` to `most`; none below, and for what is no number.
fn shade(value: f64, least: f64, most: f64) -> Option<u8> {
    if !value.is_finite() || value < least {
        return None;
    }
    let width = finite(most) - finite(least);
    let share = if width > 0.0 {
        (finite(value) - finite(least)) / width
    } else {
        1.0
    };
    let bounds = (1..RAMP_STEPS).map(|step| f64::from(step) / f64::from(RAMP_STEPS));
    Some(bounds.map(|bound| u8::from(share > bound)).sum())
}

impl Field<'_> {
    /// Row and column of the field in whose middle a point lies.
    fn in_the_middle(&self, point: &HeatPoint) -> Option<(usize, usize)> {
        Some((self.y.place_of(point.y)?, self.x.place_of(point.x)?))
    }

    /// The part of a straight line that lies in the field.
    fn clip(&self, from: (f64, f64), to: (f64, f64)) -> Option<((f64, f64), (f64, f64))> {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let (mut start, mut end) = (0.0_f64, 1.0_f64);
        let sides = [
            (-dx, from.0 - self.left),
            (dx, self.right - from.0),
            (-dy, from.1 - self.top),
            (dy, self.bottom - from.1),
        ];
        for (towards, room) in sides {
            if towards == 0.0 {
                if room < 0.0 {
                    return None;
                }
            } else if towards < 0.0 {
                start = start.max(room / towards);
            } else {
                end = end.min(room / towards);
            }
        }
        let at = |share: f64| (from.0 + dx * share, from.1 + dy * share);
        (start <= end).then(|| (at(start), at(end)))
    }
}

/// Outlines the field at a row and a column.
fn frame(scene: &mut Scene, field: &Field<'_>, (row, column): (usize, usize)) {
    let (x, y) = (field.x.middle(column), field.y.middle(row));
    let (across, up) = (field.x.step / 2.0 - 1.5, -field.y.step / 2.0 - 1.5);
    let around =
        |ink, width| Mark::rect(x - across, y - up, x + across - 1.0, y + up - 1.0).stroke(ink, width);
    scene.push(around(Ink::Paper, 5.0));
    scene.push(around(Ink::Ink, 2.5));
}

fn draw_here(scene: &mut Scene, field: &Field<'_>, here: &HeatPoint) {
    // A field without columns or rows has no inside.
    let hold = |value: f64, low: f64, high: f64| value.max(low).min(high.max(low));
    let x = hold(field.x.position(here.x), field.left + DOT, field.right - DOT);
    let y = hold(field.y.position(here.y), field.top + DOT, field.bottom - DOT);
    scene.push(Mark::circle(x, y, DOT).fill(Ink::Ink).stroke(Ink::Paper, 2.0));
}
