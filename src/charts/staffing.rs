//! Who is there in each month, stacked by kind: qualified from the start, matured since, hired since, still ramping.
use super::axes::{PlotBox, TickFormat};
use super::ink::Ink;
use super::measure::{fit, text_width, widest};
use super::months::{Entry, NAME_ROOM, Slots, Swatch, apart, legend};
use super::scale::finite;
use super::scene::{Anchor, Mark, Scene, TEXT_SIZE, Weight, sane_width};
use super::table::{Cell, DataTable};

/// A kind of people, drawn as a layer of every column.
#[derive(Clone, Debug, PartialEq)]
pub struct StaffingLayer {
    /// Name on the page.
    pub name: String,
    /// Name with the last month's heads: `成长中 5.5`.
    pub end_label: String,
    /// Whether they are still maturing: drawn lighter than all others.
    pub is_maturing: bool,
}

/// A month.
#[derive(Clone, Debug, PartialEq)]
pub struct StaffingMonth {
    /// Stable name.
    pub key: String,
    /// Name on the page.
    pub name: String,
    /// Heads of each layer.
    pub heads: Vec<f64>,
    /// All heads as written over the column.
    pub label: String,
    /// The heads of each layer in words, for the reading.
    pub reading: String,
}

/// Heads by month and kind; the first layer lies at the bottom.
///
/// ```
/// use loudou::charts::staffing::{Staffing, StaffingLayer, StaffingMonth};
/// let layer = |name: &str, is_maturing| StaffingLayer {
///     name: name.into(), end_label: name.into(), is_maturing,
/// };
/// let month = |name: &str, qualified: f64, ramping: f64| StaffingMonth {
///     key: name.into(), name: name.into(), heads: vec![qualified, ramping],
///     label: (qualified + ramping).to_string(), reading: format!("{qualified} + {ramping}"),
/// };
/// let staffing = Staffing {
///     width: 640.0,
///     layers: vec![layer("Qualified", false), layer("Ramping", true)],
///     months: vec![month("Jan", 10.0, 6.0), month("Feb", 9.8, 7.5)],
/// };
/// assert_eq!(staffing.scene().readings().count(), 2);
/// assert_eq!(staffing.table("Heads", "Month", "All").rows[0][3].shown(), "16");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Staffing {
    /// Width of the scene in px.
    pub width: f64,
    /// Kinds of people, from the bottom.
    pub layers: Vec<StaffingLayer>,
    /// The months.
    pub months: Vec<StaffingMonth>,
}

const LEFT: f64 = 48.0;
const HEIGHT: f64 = 190.0;
/// Room for the labels over the columns.
const OVER: f64 = 18.0;
/// From this width on the layers are named at the last column.
const WIDE: f64 = 560.0;

impl Staffing {
    /// Draws it.
    pub fn scene(&self) -> Scene {
        let width = sane_width(self.width);
        let is_wide = width >= WIDE;
        let names = self.layers.iter().map(|layer| layer.end_label.as_str());
        let room = if is_wide {
            (widest(names, TEXT_SIZE, Weight::Regular) + 12.0).min(width * 0.3)
        } else {
            8.0
        };
        let entries: Vec<Entry<'_>> = self
            .layers
            .iter()
            .enumerate()
            .map(|(at, layer)| self.entry(at, layer))
            .collect();
        let entries = if is_wide { &[] } else { entries.as_slice() };
        let right = width - room;
        let top = legend(None, entries, LEFT, right) + OVER;
        let mut scene = Scene::new(width, top + HEIGHT + NAME_ROOM);
        legend(Some(&mut scene), entries, LEFT, right);
        let plot = PlotBox::new(LEFT, top, right, top + HEIGHT);
        let totals = self.months.iter().map(total);
        let slots = Slots::draw(&mut scene, plot, self.months.len(), totals, TickFormat::Number);
        for place in 0..self.months.len() {
            self.draw_month(&mut scene, &slots, place);
        }
        slots.rule(&mut scene);
        slots.name(&mut scene, self.months.iter().map(|month| month.name.as_str()));
        if is_wide {
            self.name_layers(&mut scene, &slots, right, width);
        }
        scene
    }

    /// A row per month: its name, each layer, all.
    pub fn table(&self, caption: &str, month: &str, all: &str) -> DataTable {
        let columns = std::iter::once(month)
            .chain(self.layers.iter().map(|layer| layer.name.as_str()))
            .chain([all]);
        let rows = self.months.iter().map(|row| {
            let heads = (0..self.layers.len()).map(|at| Cell::plain(head(row, at)));
            std::iter::once(Cell::text(row.name.as_str()))
                .chain(heads)
                .chain([Cell::number(total(row), row.label.as_str())])
                .collect::<Vec<Cell>>()
        });
        DataTable::of(caption, columns, rows)
    }

    fn entry<'a>(&self, at: usize, layer: &'a StaffingLayer) -> Entry<'a> {
        Entry {
            ink: self.ink(at),
            swatch: Swatch::Patch,
            name: &layer.name,
        }
    }

    /// Those who are qualified from strong to faint, those who are not in an ink of their own.
    fn ink(&self, at: usize) -> Ink {
        let is_maturing = |at: usize| self.layers.get(at).is_some_and(|layer| layer.is_maturing);
        if is_maturing(at) {
            return Ink::Series(3);
        }
        let ready = (0..self.layers.len()).filter(|at| !is_maturing(*at)).count();
        let before = (0..at).filter(|at| !is_maturing(*at)).count();
        Ink::ranked(before, ready)
    }

    fn draw_month(&self, scene: &mut Scene, slots: &Slots, place: usize) {
        let Some(month) = self.months.get(place) else {
            return;
        };
        let (left, right) = slots.ends(place);
        let gap = ((right - left) * 0.16).clamp(0.5, 12.0);
        let mut below = 0.0;
        for at in 0..self.layers.len() {
            let above = below + head(month, at);
            if above > below {
                let column = Mark::rect(left + gap, slots.up(above), right - gap, slots.up(below));
                scene.push(column.fill(self.ink(at)));
            }
            below = above;
        }
        let room = (right - left) * if place + 1 == self.months.len() { 2.0 } else { 1.0 };
        if text_width(&month.label, TEXT_SIZE, Weight::Regular) <= room {
            let (x, y) = (f64::midpoint(left, right), slots.up(below) - 5.0);
            scene.push(Mark::text(x, y, Anchor::Middle, month.label.as_str()));
        }
        slots.read(scene, place, [&month.key, &month.name, &month.reading]);
    }

    /// Names beside the layers of the last column, moved apart where they would meet.
    fn name_layers(&self, scene: &mut Scene, slots: &Slots, right: f64, width: f64) {
        let Some(last) = self.months.last() else { return };
        let mut below = 0.0;
        let wanted: Vec<f64> = (0..self.layers.len())
            .map(|at| {
                let above = below + head(last, at);
                let middle = f64::midpoint(slots.up(below), slots.up(above));
                below = above;
                middle + 4.0
            })
            .collect();
        let lowest = slots.plane.y.range.0 + 4.0;
        for (layer, y) in self.layers.iter().zip(apart(&wanted, lowest)) {
            let name = fit(&layer.end_label, TEXT_SIZE, Weight::Regular, width - right - 8.0);
            scene.push(Mark::text(right + 6.0, y, Anchor::Start, name));
        }
    }
}

fn head(month: &StaffingMonth, at: usize) -> f64 {
    // Sums of heads stay finite whatever comes in.
    month
        .heads
        .get(at)
        .map_or(0.0, |heads| finite(*heads).clamp(0.0, 1e12))
}

fn total(month: &StaffingMonth) -> f64 {
    (0..month.heads.len()).map(|at| head(month, at)).sum()
}
