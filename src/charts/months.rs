//! What drawings along months share: their slots across and the names below them.
use super::axes::{AxisSpec, Plane, PlotBox, TickFormat, draw_axes};
use super::ink::Ink;
use super::measure::{fit, text_width, widest};
use super::scale::{as_number, finite};
use super::scene::{Anchor, Mark, Scene, TEXT_SIZE, Weight};

/// Room below the plot for the names of months, in px.
pub(super) const NAME_ROOM: f64 = 22.0;

/// The plot with a slot for each month.
pub(super) struct Slots {
    pub plane: Plane,
    pub count: usize,
}

impl Slots {
    /// Draws the axis up, its grid and the baseline; `most` is the largest value.
    pub fn draw(scene: &mut Scene, plot: PlotBox, count: usize, most: f64) -> Self {
        let y = AxisSpec {
            domain: (0.0, if most > 0.0 { most } else { 1.0 }),
            format: TickFormat::Number,
            ticks: 5,
            grid: true,
        };
        let across = (0.0, as_number(count.max(1)));
        let plane = draw_axes(scene, plot, AxisSpec::hidden(across), y);
        let (left, right) = plane.x.range;
        let base = plane.y.range.0;
        scene.push(Mark::line(left, base, right, base).stroke(Ink::Secondary, 1.0));
        Self { plane, count }
    }

    /// Left and right end of a month's slot.
    pub fn ends(&self, place: usize) -> (f64, f64) {
        let at = |place: usize| self.plane.x.position(as_number(place));
        (at(place), at(place + 1))
    }

    /// Middle of a month's slot.
    pub fn middle(&self, place: usize) -> f64 {
        let (left, right) = self.ends(place);
        f64::midpoint(left, right)
    }

    /// Where a value lies; what is no number lies on the baseline.
    pub fn up(&self, value: f64) -> f64 {
        let (base, top) = self.plane.y.range;
        self.plane
            .y
            .position(finite(value))
            .clamp(top.min(base), base.max(top))
    }

    /// Names below the slots: all where there is room, else every second, third, …
    pub fn name<'a>(&self, scene: &mut Scene, names: impl Iterator<Item = &'a str> + Clone) {
        let (left, right) = self.ends(0);
        let wide = widest(names.clone(), TEXT_SIZE, Weight::Regular) + 6.0;
        let step = (1..=self.count.max(1))
            .find(|step| as_number(*step) * (right - left) >= wide)
            .unwrap_or(self.count.max(1));
        let y = self.plane.y.range.0 + 16.0;
        for (place, name) in names.enumerate().step_by(step) {
            let room = as_number(step) * (right - left);
            let name = fit(name, TEXT_SIZE, Weight::Regular, room.max(wide));
            scene.push(Mark::text(self.middle(place), y, Anchor::Middle, name).fill(Ink::Tertiary));
        }
    }

    /// A column over a month's whole slot that can be read.
    pub fn read(&self, scene: &mut Scene, place: usize, [key, label, value]: [&str; 3]) {
        let (left, right) = self.ends(place);
        let (base, top) = self.plane.y.range;
        let hit = Mark::rect(left, top, right, base).fill(Ink::Hit);
        scene.push(hit.reading(key, label, value));
    }
}

/// An entry of a legend: what is drawn, and its name.
pub(super) struct Entry<'a> {
    pub ink: Ink,
    /// A line, else a patch.
    pub is_line: bool,
    pub name: &'a str,
}

const PATCH: f64 = 10.0;
const LINE: f64 = 18.0;

/// Draws entries from left to right, in as many lines as they need, and gives the height they take.
pub(super) fn legend(scene: Option<&mut Scene>, entries: &[Entry<'_>], left: f64, right: f64) -> f64 {
    let mut scene = scene;
    let (mut x, mut y) = (left, LINE - 4.0);
    for entry in entries {
        let name = fit(entry.name, TEXT_SIZE, Weight::Regular, right - left - PATCH - 6.0);
        let width = PATCH + 6.0 + text_width(&name, TEXT_SIZE, Weight::Regular);
        if x > left && x + width > right {
            (x, y) = (left, y + LINE);
        }
        if let Some(scene) = scene.as_deref_mut() {
            let middle = y - 4.0;
            scene.push(if entry.is_line {
                Mark::line(x, middle, x + PATCH, middle).stroke(entry.ink, 2.0)
            } else {
                Mark::rect(x, middle - PATCH / 2.0, x + PATCH, middle + PATCH / 2.0).fill(entry.ink)
            });
            scene.push(Mark::text(x + PATCH + 6.0, y, Anchor::Start, name));
        }
        x += width + 16.0;
    }
    if entries.is_empty() { 0.0 } else { y + 10.0 }
}
