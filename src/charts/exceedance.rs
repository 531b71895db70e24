//! The probability of landing at or above each amount, with the target on it.
use super::axes::{AxisSpec, Plane, PlotBox, TICK_ROOM, TickFormat, draw_axes};
use super::ink::Ink;
use super::measure::{fit, text_width};
use super::scale::{as_number, finite};
use super::scene::{Anchor, Mark, Scene, TEXT_SIZE, Weight, sane_width};
use super::table::{Cell, DataTable};

/// A place of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct ExceedancePoint {
    /// Amount.
    pub amount: f64,
    /// The amount as written.
    pub label: String,
    /// Probability of at least that much, 0 to 1.
    pub probability: f64,
    /// The probability as written.
    pub probability_label: String,
}

/// One answer to how likely each amount is.
#[derive(Clone, Debug, PartialEq)]
pub struct ExceedanceLine {
    /// Stable name.
    pub key: String,
    /// What it assumes.
    pub name: String,
    /// Its points, ascending amounts.
    pub points: Vec<ExceedancePoint>,
}

/// The amount to be reached, and how likely that is.
#[derive(Clone, Debug, PartialEq)]
pub struct ExceedanceTarget {
    /// The amount.
    pub amount: f64,
    /// Probability of reaching it by the first line.
    pub probability: f64,
    /// Both as written: `目标 250 万 · 37.6%`.
    pub label: String,
}

/// Falling steps over amounts; the first line in the accent, others dashed.
///
/// ```
/// use loudou::charts::exceedance::{Exceedance, ExceedanceLine, ExceedancePoint};
/// let point = |amount: f64, probability: f64| ExceedancePoint {
///     amount, label: format!("{amount}"), probability, probability_label: format!("{:.0}%", probability * 100.0),
/// };
/// let line = ExceedanceLine {
///     key: "exact".into(), name: "Independent deals".into(), points: vec![point(0.0, 1.0), point(50.0, 0.4)],
/// };
/// let drawing = Exceedance { width: 480.0, lines: vec![line], target: None, across: "Amount".into(), up: "Chance".into() };
/// assert_eq!(drawing.scene().readings().last().unwrap().value, "40%");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Exceedance {
    /// Width of the scene in px.
    pub width: f64,
    /// The answers, most important first.
    pub lines: Vec<ExceedanceLine>,
    /// What is to be reached.
    pub target: Option<ExceedanceTarget>,
    /// What runs across.
    pub across: String,
    /// What runs up.
    pub up: String,
}

const TOP: f64 = 40.0;
const LEFT: f64 = 44.0;
const HEIGHT: f64 = 220.0;
const NAMES: f64 = 20.0;
const LEGEND: f64 = 18.0;

impl Exceedance {
    /// Draws it.
    pub fn scene(&self) -> Scene {
        let width = sane_width(self.width);
        let (right, bottom) = (width - 12.0, TOP + HEIGHT);
        let legend = self.legend_rows();
        let mut scene = Scene::new(
            width,
            bottom + TICK_ROOM + NAMES + LEGEND * as_number(legend.len()),
        );
        let x = AxisSpec {
            domain: self.domain(),
            format: TickFormat::Count,
            ticks: if width < 420.0 { 4 } else { 7 },
            grid: false,
        };
        let y = AxisSpec {
            domain: (0.0, 1.0),
            format: TickFormat::Percent,
            ticks: 5,
            grid: true,
        };
        let plane = draw_axes(&mut scene, PlotBox::new(LEFT, TOP, right, bottom), x, y);
        for (place, line) in self.lines.iter().enumerate().rev() {
            draw_line(&mut scene, &plane, place, line);
        }
        self.draw_target(&mut scene, &plane, bottom);
        self.draw_names(&mut scene, right, bottom);
        for (row, line) in legend.iter().enumerate() {
            let y = bottom + TICK_ROOM + NAMES + LEGEND * (as_number(row) + 0.5);
            scene.push(styled(Mark::line(LEFT, y, LEFT + 22.0, y), row));
            let name = fit(&line.name, TEXT_SIZE, Weight::Regular, right - LEFT - 30.0);
            scene.push(Mark::text(LEFT + 30.0, y + 4.0, Anchor::Start, name));
        }
        if let Some(first) = self.lines.first() {
            draw_readings(&mut scene, &plane, first, bottom);
        }
        scene
    }

    /// Every point as a row under headings for line, amount and probability.
    pub fn table(&self, caption: &str, columns: [&str; 3]) -> DataTable {
        let rows = self.lines.iter().flat_map(|line| {
            line.points.iter().map(|point| {
                [
                    Cell::text(line.name.as_str()),
                    Cell::number(point.amount, point.label.as_str()),
                    Cell::number(point.probability, point.probability_label.as_str()),
                ]
            })
        });
        DataTable::new(caption, columns, rows)
    }

    /// What each line assumes, where there are several.
    fn legend_rows(&self) -> &[ExceedanceLine] {
        if self.lines.len() > 1 { &self.lines } else { &[] }
    }

    /// From the least to the greatest amount, the target among them.
    fn domain(&self) -> (f64, f64) {
        let points = self.lines.iter().flat_map(|line| &line.points);
        let amounts = points
            .map(|point| point.amount)
            .chain(self.target.iter().map(|t| t.amount));
        let ends = amounts
            .map(finite)
            .fold(None, |ends: Option<(f64, f64)>, amount| {
                Some(ends.map_or((amount, amount), |(low, high)| {
                    (low.min(amount), high.max(amount))
                }))
            });
        let (low, high) = ends.unwrap_or((0.0, 1.0));
        (low, high + (high - low) * 0.04)
    }

    fn draw_target(&self, scene: &mut Scene, plane: &Plane, bottom: f64) {
        let Some(target) = &self.target else { return };
        let (x, y) = (
            plane.x.position(target.amount),
            plane.y.position(target.probability),
        );
        scene.push(
            Mark::line(x, TOP - 6.0, x, bottom)
                .stroke(Ink::Tertiary, 1.0)
                .dashed(),
        );
        scene.push(Mark::circle(x, y, 4.0).fill(Ink::Accent));
        let room = plane.x.range.1 - LEFT;
        let label = fit(&target.label, TEXT_SIZE, Weight::Strong, room);
        let half = text_width(&label, TEXT_SIZE, Weight::Strong) / 2.0;
        let middle = x.min(plane.x.range.1 - half).max(LEFT + half);
        scene.push(
            Mark::text(middle, TOP - 10.0, Anchor::Middle, label)
                .strong()
                .fill(Ink::Ink),
        );
    }

    fn draw_names(&self, scene: &mut Scene, right: f64, bottom: f64) {
        let room = (right - LEFT).max(0.0);
        let up = fit(&self.up, TEXT_SIZE, Weight::Regular, room);
        scene.push(Mark::text(LEFT, 12.0, Anchor::Start, up));
        let across = fit(&self.across, TEXT_SIZE, Weight::Regular, room);
        scene.push(Mark::text(right, bottom + TICK_ROOM + 14.0, Anchor::End, across));
    }
}

/// The probability of at least an amount stays up to each point and falls right of it.
fn draw_line(scene: &mut Scene, plane: &Plane, place: usize, line: &ExceedanceLine) {
    let mut corners: Vec<(f64, f64)> = Vec::new();
    for point in &line.points {
        let (x, y) = (
            plane.x.position(point.amount),
            plane.y.position(point.probability),
        );
        if let Some((before, _)) = corners.last().copied() {
            corners.push((before, y));
        }
        corners.push((x, y));
    }
    let Some((last, _)) = corners.last().copied() else {
        return;
    };
    let floor = plane.y.position(0.0);
    corners.extend([(last, floor), (plane.x.range.1, floor)]);
    let (first_x, first_y) = corners.first().copied().unwrap_or((LEFT, floor));
    let left = plane.x.range.0;
    if first_x > left + 0.5 {
        corners.insert(0, (left, first_y));
    }
    scene.push(styled(Mark::polyline(corners), place));
}

/// The line of the first answer, or of another.
fn styled(mark: Mark, place: usize) -> Mark {
    if place == 0 {
        mark.stroke(Ink::Accent, 2.0)
    } else {
        mark.stroke(Ink::Series(u8::try_from(place).unwrap_or(1)), 1.5)
            .dashed()
    }
}

/// One place to read for every point, each as wide as half the way to its neighbours.
fn draw_readings(scene: &mut Scene, plane: &Plane, line: &ExceedanceLine, bottom: f64) {
    let across: Vec<f64> = line
        .points
        .iter()
        .map(|point| plane.x.position(point.amount))
        .collect();
    for (place, point) in line.points.iter().enumerate() {
        let here = across.get(place).copied().unwrap_or(0.0);
        let half_way = |other: Option<&f64>, edge: f64| other.map_or(edge, |other| (here + other) / 2.0);
        let left = half_way(
            place.checked_sub(1).and_then(|at| across.get(at)),
            plane.x.range.0,
        );
        let right = half_way(across.get(place + 1), plane.x.range.1);
        let hit = Mark::rect(left, TOP, right, bottom).fill(Ink::Hit);
        let key = format!("{}/{place}", line.key);
        scene.push(hit.reading(
            key,
            format!("≥ {}", point.label),
            point.probability_label.as_str(),
        ));
    }
}
