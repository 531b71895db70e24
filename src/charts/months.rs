//! What drawings along months share: their slots across, the names below them, the names of what is drawn.
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
    /// Draws the axis up, from the least to the largest of `values` and zero, with its grid.
    pub fn draw(
        scene: &mut Scene,
        plot: PlotBox,
        count: usize,
        values: impl Iterator<Item = f64>,
        format: TickFormat,
    ) -> Self {
        let (low, high) = values.map(finite).fold((0.0_f64, 0.0_f64), |(low, high), value| {
            (low.min(value), high.max(value))
        });
        let y = AxisSpec {
            domain: if high > low { (low, high) } else { (0.0, 1.0) },
            format,
            ticks: 5,
            grid: true,
        };
        let across = (0.0, as_number(count.max(1)));
        let plane = draw_axes(scene, plot, AxisSpec::hidden(across), y);
        Self { plane, count }
    }

    /// Rules the line of zero, over what stands on it.
    pub fn rule(&self, scene: &mut Scene) {
        let (left, right) = self.plane.x.range;
        let zero = self.up(0.0);
        scene.push(Mark::line(left, zero, right, zero).stroke(Ink::Secondary, 1.0));
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

    /// Where a value lies; what is no number lies on the line of zero.
    pub fn up(&self, value: f64) -> f64 {
        let (base, top) = self.plane.y.range;
        self.plane
            .y
            .position(finite(value))
            .clamp(top.min(base), base.max(top))
    }

    /// Names below the slots: all where there is room, else every second, third, …, so that each year has the same.
    pub fn name<'a>(&self, scene: &mut Scene, names: impl Iterator<Item = &'a str> + Clone) {
        let (left, right) = self.ends(0);
        let wide = widest(names.clone(), TEXT_SIZE, Weight::Regular) + 6.0;
        let years = (1..=self.count.div_ceil(12)).map(|years| 12 * years);
        let step = [1, 2, 3, 4, 6]
            .into_iter()
            .chain(years)
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

/// How an entry of a legend is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Swatch {
    Patch,
    Line,
    Dashes,
    /// The outline of a field.
    Frame,
    /// A point.
    Dot,
}

/// An entry of a legend: what is drawn, and its name.
#[derive(Clone, Copy)]
pub(super) struct Entry<'a> {
    pub ink: Ink,
    pub swatch: Swatch,
    pub name: &'a str,
}

impl Entry<'_> {
    /// Draws it from `left`, cut to `room`; `y` is the baseline of its name.
    fn draw(&self, scene: &mut Scene, left: f64, y: f64, room: f64) {
        let middle = y - 4.0;
        let line = Mark::line(left, middle, left + PATCH, middle).stroke(self.ink, 2.0);
        scene.push(match self.swatch {
            Swatch::Patch => {
                let (top, bottom) = (middle - PATCH / 2.0, middle + PATCH / 2.0);
                Mark::rect(left, top, left + PATCH, bottom).fill(self.ink)
            }
            Swatch::Line => line,
            Swatch::Dashes => line.dashed(),
            Swatch::Frame => {
                let half = PATCH / 2.0 - 1.0;
                Mark::rect(left + 1.0, middle - half, left + PATCH - 1.0, middle + half).stroke(self.ink, 2.0)
            }
            Swatch::Dot => Mark::circle(left + PATCH / 2.0, middle, PATCH / 2.0).fill(self.ink),
        });
        let name = fit(self.name, TEXT_SIZE, Weight::Regular, room - SWATCH_ROOM);
        scene.push(Mark::text(left + SWATCH_ROOM, y, Anchor::Start, name));
    }

    /// Width it takes uncut.
    pub fn width(&self) -> f64 {
        SWATCH_ROOM + text_width(self.name, TEXT_SIZE, Weight::Regular)
    }
}

const PATCH: f64 = 10.0;
const SWATCH_ROOM: f64 = PATCH + 6.0;
const LINE: f64 = 18.0;

/// Draws entries from left to right, in as many lines as they need, and gives the height they take.
pub(super) fn legend(scene: Option<&mut Scene>, entries: &[Entry<'_>], left: f64, right: f64) -> f64 {
    let mut scene = scene;
    let (mut x, mut y) = (left, LINE - 4.0);
    for entry in entries {
        let width = entry.width().min(right - left);
        if x > left && x + width > right {
            (x, y) = (left, y + LINE);
        }
        if let Some(scene) = scene.as_deref_mut() {
            entry.draw(scene, x, y, right - left);
        }
        x += width + 16.0;
    }
    if entries.is_empty() { 0.0 } else { y + 10.0 }
}

/// Draws entries from `left` to the side of the scene, each near the height it wants, none below `lowest`.
pub(super) fn name_ends(scene: &mut Scene, entries: &[(Entry<'_>, f64)], left: f64, lowest: f64) {
    let wanted: Vec<f64> = entries.iter().map(|(_, y)| y + 4.0).collect();
    let room = scene.width - left;
    for ((entry, _), y) in entries.iter().zip(apart(&wanted, lowest)) {
        entry.draw(scene, left, y, room);
    }
}

/// Least distance of the baselines of two names.
pub(super) const APART: f64 = 15.0;

/// Baselines near the wanted ones, [`APART`] from each other and none below `lowest`; of two that would meet the
/// upper one gives way, of two that want the same the later one.
pub(super) fn apart(wanted: &[f64], lowest: f64) -> Vec<f64> {
    let count = wanted.len();
    let mut upwards: Vec<(usize, f64)> = wanted.iter().copied().enumerate().collect();
    upwards.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    let mut lowest = lowest;
    for (rank, (_, y)) in upwards.iter_mut().enumerate() {
        // So that the last of them still finds room at the top.
        let highest = TEXT_SIZE + APART * as_number(count - 1 - rank);
        *y = y.min(lowest).max(highest);
        lowest = *y - APART;
    }
    upwards.sort_by_key(|(place, _)| *place);
    upwards.into_iter().map(|(_, y)| y).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_would_meet_move_up_and_stay_in_their_order() {
        assert_eq!(apart(&[50.0, 100.0, 104.0], 200.0), [50.0, 89.0, 104.0]);
        assert_eq!(apart(&[100.0, 100.0], 200.0), [100.0, 85.0]);
        assert_eq!(apart(&[14.0, 13.0, 300.0], 200.0), [27.0, 12.0, 200.0]);
        assert!(apart(&[], 200.0).is_empty());
    }

    #[test]
    fn zero_lies_between_values_of_both_signs() {
        let up = |values: &[f64]| {
            let mut scene = Scene::new(400.0, 200.0);
            let plot = PlotBox::new(40.0, 10.0, 390.0, 170.0);
            let values = values.iter().copied();
            let slots = Slots::draw(&mut scene, plot, 12, values, TickFormat::Number);
            let (base, top) = slots.plane.y.range;
            (base - slots.up(0.0)) / (base - top)
        };
        assert_eq!(up(&[]), 0.0);
        assert_eq!(up(&[8.0, f64::NAN]), 0.0);
        assert_eq!(up(&[-8.0, -2.0]), 1.0);
        assert!((up(&[-10.0, 30.0]) - 0.25).abs() < 1e-12);
    }
}
