//! A curve over a square of shares, from 0 to 1 both ways: the capture curve, and stated against observed rates.
use super::axes::{AxisSpec, Plane, PlotBox, TICK_ROOM, TickFormat, draw_axes};
use super::ink::Ink;
use super::measure::{fit, text_width};
use super::scene::{Anchor, Mark, Scene, TEXT_SIZE, Weight, sane_width};
use super::table::{Cell, DataTable};

/// A point that is marked and can be read.
#[derive(Clone, Debug, PartialEq)]
pub struct CurveMark {
    /// Stable name.
    pub key: String,
    /// Name on the page.
    pub name: String,
    /// Across, 0 to 1.
    pub x: f64,
    /// Up, 0 to 1.
    pub y: f64,
    /// Lower and upper end of the interval of `y`.
    pub interval: Option<(f64, f64)>,
    /// Both values as written.
    pub label: String,
    /// Written beside the point as well.
    pub is_labelled: bool,
}

/// A line, the diagonal, and marked points.
///
/// ```
/// use loudou::charts::curve::{Curve, CurveMark};
/// let mark = CurveMark {
///     key: "aim".into(), name: "Best 30%".into(), x: 0.3, y: 0.6, interval: None,
///     label: "60% of the wins".into(), is_labelled: true,
/// };
/// let curve = Curve {
///     width: 480.0, line: vec![(0.0, 0.0), (0.3, 0.6), (1.0, 1.0)], marks: vec![mark],
///     across: "Share of leads".into(), up: "Share of wins".into(), diagonal: "by chance".into(),
/// };
/// assert_eq!(curve.scene().readings().next().unwrap().value, "60% of the wins");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// Width of the scene in px.
    pub width: f64,
    /// Corners of the line, from left to right; empty for none.
    pub line: Vec<(f64, f64)>,
    /// Marked points.
    pub marks: Vec<CurveMark>,
    /// What runs across.
    pub across: String,
    /// What runs up.
    pub up: String,
    /// What the diagonal stands for.
    pub diagonal: String,
}

const TOP: f64 = 24.0;
const LEFT: f64 = 44.0;
const MOST_HEIGHT: f64 = 260.0;
const NAMES: f64 = 20.0;
const DOT: f64 = 4.0;

impl Curve {
    /// Draws it.
    pub fn scene(&self) -> Scene {
        let width = sane_width(self.width);
        let right = width - 12.0;
        let bottom = TOP + (right - LEFT).clamp(60.0, MOST_HEIGHT);
        let mut scene = Scene::new(width, bottom + TICK_ROOM + NAMES);
        let axis = AxisSpec {
            domain: (0.0, 1.0),
            format: TickFormat::Percent,
            ticks: 5,
            grid: true,
        };
        let plane = draw_axes(&mut scene, PlotBox::new(LEFT, TOP, right, bottom), axis, axis);
        let at = |x: f64, y: f64| (plane.x.position(unit(x)), plane.y.position(unit(y)));
        let ((x1, y1), (x2, y2)) = (at(0.0, 0.0), at(1.0, 1.0));
        scene.push(Mark::line(x1, y1, x2, y2).stroke(Ink::Tertiary, 1.0).dashed());
        // Under the diagonal and low: neither a curve nor points that lie along it come there, nor what is written at them.
        let (x, y) = at(0.3, 0.3);
        let diagonal = fit(&self.diagonal, TEXT_SIZE, Weight::Regular, right - x - 10.0);
        scene.push(
            Mark::text(x + 10.0, y + 6.0, Anchor::Start, diagonal)
                .fill(Ink::Tertiary)
                .halo(),
        );
        if self.line.len() > 1 {
            let corners = self.line.iter().map(|(x, y)| at(*x, *y));
            scene.push(Mark::polyline(corners).stroke(Ink::Accent, 2.0));
        }
        for mark in &self.marks {
            draw_mark(&mut scene, &plane, mark, right);
        }
        scene.push(Mark::text(
            LEFT,
            12.0,
            Anchor::Start,
            fit(&self.up, TEXT_SIZE, Weight::Regular, right - LEFT),
        ));
        let across = fit(&self.across, TEXT_SIZE, Weight::Regular, right - LEFT);
        scene.push(Mark::text(right, bottom + TICK_ROOM + 14.0, Anchor::End, across));
        scene
    }

    /// The marked points as rows under headings for name, across, up, lower and upper end.
    pub fn table(&self, caption: &str, columns: [&str; 5]) -> DataTable {
        let rows = self.marks.iter().map(|mark| {
            let (low, high) = mark.interval.unwrap_or((f64::NAN, f64::NAN));
            let share = |x: f64| Cell::number(x, TickFormat::Percent.write(x));
            [
                Cell::text(mark.name.as_str()),
                share(mark.x),
                share(mark.y),
                share(low),
                share(high),
            ]
        });
        DataTable::new(caption, columns, rows)
    }
}

/// Within the square; what is no number lies at its corner.
fn unit(x: f64) -> f64 {
    if x.is_nan() { 0.0 } else { x.clamp(0.0, 1.0) }
}

fn draw_mark(scene: &mut Scene, plane: &Plane, mark: &CurveMark, right: f64) {
    let (x, y) = (plane.x.position(unit(mark.x)), plane.y.position(unit(mark.y)));
    if let Some((low, high)) = mark.interval {
        let (low, high) = (plane.y.position(unit(low)), plane.y.position(unit(high)));
        scene.push(Mark::line(x, low, x, high).stroke(Ink::Ink, 1.0));
        for end in [low, high] {
            scene.push(Mark::line(x - 4.0, end, x + 4.0, end).stroke(Ink::Ink, 1.0));
        }
    }
    scene.push(Mark::circle(x, y, DOT).fill(Ink::Accent));
    if mark.is_labelled {
        let room = text_width(&mark.label, TEXT_SIZE, Weight::Strong);
        let (at, anchor) = if x + 10.0 + room <= right {
            (x + 10.0, Anchor::Start)
        } else {
            (x - 10.0, Anchor::End)
        };
        let label = Mark::text(at, y + 14.0, anchor, mark.label.as_str());
        scene.push(label.strong().fill(Ink::Ink).halo());
    }
    let hit = Mark::rect(x - 10.0, TOP, x + 10.0, plane.y.range.0).fill(Ink::Hit);
    scene.push(hit.reading(mark.key.as_str(), mark.name.as_str(), mark.label.as_str()));
}
