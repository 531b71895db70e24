//! Where the middle of many drawn courses lies, month by month, beside the plan and the target.
use super::axes::{PlotBox, TickFormat};
use super::ink::Ink;
use super::months::{Entry, NAME_ROOM, Slots, Swatch, legend};
use super::scene::{Mark, Scene, sane_width};
use super::table::{Cell, DataTable};

/// A month of the fan.
#[derive(Clone, Debug, PartialEq)]
pub struct FanMonth {
    /// Stable name.
    pub key: String,
    /// Name on the page.
    pub name: String,
    /// Exceeded by 95, 75, 50, 25 and 5 % of the courses.
    pub quantiles: [f64; 5],
    /// What the plan has.
    pub plan: f64,
    /// What is aimed at.
    pub target: Option<f64>,
    /// The middle and its range in words, for the reading.
    pub reading: String,
}

/// Names of what is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct FanNames {
    /// Of the range from 5 to 95 %.
    pub wide: String,
    /// Of the range from 25 to 75 %.
    pub narrow: String,
    /// Of the middle.
    pub middle: String,
    /// Of the plan.
    pub plan: String,
    /// Of the target.
    pub target: String,
}

/// Ranges of many courses by month.
///
/// ```
/// use loudou::charts::fan::{Fan, FanMonth, FanNames};
/// let month = |name: &str, middle: f64| FanMonth {
///     key: name.into(), name: name.into(), plan: middle, target: Some(110.0), reading: middle.to_string(),
///     quantiles: [middle - 20.0, middle - 8.0, middle, middle + 8.0, middle + 20.0],
/// };
/// let names = FanNames {
///     wide: "5–95 %".into(), narrow: "25–75 %".into(), middle: "median".into(),
///     plan: "plan".into(), target: "target".into(),
/// };
/// let fan = Fan { width: 640.0, months: vec![month("Jan", 100.0), month("Feb", 105.0)], names };
/// assert_eq!(fan.scene().readings().count(), 2);
/// assert_eq!(fan.table("Revenue", "Month").rows[1][3].shown(), "105");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Fan {
    /// Width of the scene in px.
    pub width: f64,
    /// The months.
    pub months: Vec<FanMonth>,
    /// Names of what is drawn.
    pub names: FanNames,
}

const LEFT: f64 = 58.0;
const RIGHT: f64 = 12.0;
const HEIGHT: f64 = 200.0;
const WIDE: Ink = Ink::Ramp(1);
const NARROW: Ink = Ink::Ramp(2);

impl Fan {
    /// Draws it.
    pub fn scene(&self) -> Scene {
        let width = sane_width(self.width);
        let right = width - RIGHT;
        let entries = self.entries();
        let top = legend(None, &entries, LEFT, right) + 8.0;
        let mut scene = Scene::new(width, top + HEIGHT + NAME_ROOM);
        legend(Some(&mut scene), &entries, LEFT, right);
        let values = self.months.iter().flat_map(|month| {
            let ends = month.quantiles.into_iter().chain([month.plan]);
            ends.chain(month.target)
        });
        let plot = PlotBox::new(LEFT, top, right, top + HEIGHT);
        let slots = Slots::draw(&mut scene, plot, self.months.len(), values, TickFormat::Number);
        self.draw(&mut scene, &slots);
        slots.rule(&mut scene);
        slots.name(&mut scene, self.months.iter().map(|month| month.name.as_str()));
        for (place, month) in self.months.iter().enumerate() {
            slots.read(&mut scene, place, [&month.key, &month.name, &month.reading]);
        }
        scene
    }

    /// A row per month: its name, the five quantiles, plan, target.
    pub fn table(&self, caption: &str, month: &str) -> DataTable {
        let columns = [
            month,
            "5 %",
            "25 %",
            &self.names.middle,
            "75 %",
            "95 %",
            &self.names.plan,
            &self.names.target,
        ];
        let rows = self.months.iter().map(|row| {
            let quantiles = row.quantiles.into_iter().map(Cell::plain);
            let target = row.target.map_or(Cell::Empty, Cell::plain);
            std::iter::once(Cell::text(row.name.as_str()))
                .chain(quantiles)
                .chain([Cell::plain(row.plan), target])
                .collect::<Vec<Cell>>()
        });
        DataTable::of(caption, columns, rows)
    }

    fn entries(&self) -> Vec<Entry<'_>> {
        let entry = |ink, swatch, name| Entry { ink, swatch, name };
        let mut entries = vec![
            entry(WIDE, Swatch::Patch, self.names.wide.as_str()),
            entry(NARROW, Swatch::Patch, &self.names.narrow),
            entry(Ink::Accent, Swatch::Line, &self.names.middle),
            entry(Ink::Ink, Swatch::Dashes, &self.names.plan),
        ];
        if self.months.iter().any(|month| month.target.is_some()) {
            entries.push(entry(Ink::Negative, Swatch::Line, &self.names.target));
        }
        entries
    }

    fn draw(&self, scene: &mut Scene, slots: &Slots) {
        let line = |value: &dyn Fn(&FanMonth) -> f64| -> Vec<(f64, f64)> {
            let months = self.months.iter().enumerate();
            months
                .map(|(place, month)| (slots.middle(place), slots.up(value(month))))
                .collect()
        };
        let band = |low: &dyn Fn(&FanMonth) -> f64, high: &dyn Fn(&FanMonth) -> f64| {
            let mut corners = line(low);
            corners.extend(line(high).into_iter().rev());
            corners
        };
        let [p05, p25, p50, p75, p95]: [&dyn Fn(&FanMonth) -> f64; 5] = [
            &|month| month.quantiles[0],
            &|month| month.quantiles[1],
            &|month| month.quantiles[2],
            &|month| month.quantiles[3],
            &|month| month.quantiles[4],
        ];
        if self.months.is_empty() {
            return;
        }
        scene.push(Mark::polygon(band(p05, p95)).fill(WIDE));
        scene.push(Mark::polygon(band(p25, p75)).fill(NARROW));
        scene.push(Mark::polyline(line(p50)).stroke(Ink::Accent, 2.0));
        scene.push(
            Mark::polyline(line(&|month| month.plan))
                .stroke(Ink::Ink, 1.0)
                .dashed(),
        );
        let target: Vec<(f64, f64)> = self
            .months
            .iter()
            .enumerate()
            .filter_map(|(place, month)| Some((slots.middle(place), slots.up(month.target?))))
            .collect();
        if !target.is_empty() {
            scene.push(Mark::polyline(target).stroke(Ink::Negative, 1.0));
        }
    }
}
