//! Stages that follow each other: how many are left at each, and what share passes each step.
use super::ink::Ink;
use super::measure::{fit, text_width, widest};
use super::scale::{as_number, finite};
use super::scene::{Anchor, Mark, Scene, TEXT_SIZE, Weight, sane_width};
use super::table::{Cell, DataTable};

/// One stage.
#[derive(Clone, Debug, PartialEq)]
pub struct FunnelStage {
    /// Stable name.
    pub key: String,
    /// Name on the page.
    pub name: String,
    /// How many are in it or went through it; below 0 counts as 0.
    pub count: f64,
    /// The count as written.
    pub label: String,
    /// Share of the stage before as written, empty for the first.
    pub rate_label: String,
    /// Interval of that share as written, empty when there is none.
    pub interval_label: String,
}

/// A funnel of centred bars joined by the slope of what is lost.
///
/// ```
/// use loudou::charts::funnel::{Funnel, FunnelStage};
/// let stage = |name: &str, count: f64, rate: &str, interval: &str| FunnelStage {
///     key: name.into(), name: name.into(), count, label: count.to_string(),
///     rate_label: rate.into(), interval_label: interval.into(),
/// };
/// let stages = vec![stage("leads", 200.0, "", ""), stage("won", 31.0, "15.5%", "11–21%")];
/// let drawing = Funnel { width: 640.0, stages };
/// let values: Vec<String> = drawing.scene().readings().map(|reading| reading.value.clone()).collect();
/// assert_eq!(values, ["200", "31 · 15.5% 11–21%"]);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Funnel {
    /// Width of the scene in px.
    pub width: f64,
    /// Stages from first to last.
    pub stages: Vec<FunnelStage>,
}

const BAR: f64 = 34.0;
const SLOPE: f64 = 42.0;
/// Room for name and count over a bar, where the count does not fit beside it.
const HEAD: f64 = 20.0;
const COUNT_SIZE: f64 = 14.0;

struct Layout {
    width: f64,
    name_room: f64,
    /// Height of what stands over each bar; 0 where names and counts stand beside it.
    head: f64,
    middle: f64,
    /// Half of the room for bars.
    half: f64,
    rate_x: f64,
    most: f64,
}

impl Funnel {
    /// Draws it.
    pub fn scene(&self) -> Scene {
        let layout = self.layout();
        let count = as_number(self.stages.len());
        let mut scene = Scene::new(
            layout.width,
            4.0 + count * (BAR + layout.head) + (count - 1.0).max(0.0) * SLOPE + 4.0,
        );
        let mut top = 4.0;
        let mut before: Option<f64> = None;
        for stage in &self.stages {
            if let Some(wide) = before {
                layout.draw_slope(&mut scene, top, wide, stage);
                top += SLOPE;
            }
            layout.draw_stage(&mut scene, top, stage);
            before = Some(layout.half_width(stage));
            top += layout.head + BAR;
        }
        scene
    }

    /// The stages as rows under headings for name, count, step rate and its interval.
    pub fn table(&self, caption: &str, columns: [&str; 4]) -> DataTable {
        let mut before: Option<f64> = None;
        let mut rows = Vec::with_capacity(self.stages.len());
        for stage in &self.stages {
            let rate = before.map_or(f64::NAN, |previous| stage.count / previous);
            let interval = if stage.interval_label.is_empty() {
                Cell::Empty
            } else {
                Cell::text(stage.interval_label.as_str())
            };
            rows.push([
                Cell::text(stage.name.as_str()),
                Cell::number(stage.count, stage.label.as_str()),
                Cell::number(rate, stage.rate_label.as_str()),
                interval,
            ]);
            before = Some(stage.count);
        }
        DataTable::new(caption, columns, rows)
    }

    fn layout(&self) -> Layout {
        let beside = self.layout_with(0.0);
        let fits = |stage: &FunnelStage| {
            let width = text_width(&stage.label, COUNT_SIZE, Weight::Strong);
            let half = beside.half_width(stage);
            width + 12.0 <= 2.0 * half || beside.middle + half + 6.0 + width <= beside.width
        };
        if self.stages.iter().all(fits) {
            beside
        } else {
            self.layout_with(HEAD)
        }
    }

    fn layout_with(&self, head: f64) -> Layout {
        let width = sane_width(self.width);
        let names = widest(
            self.stages.iter().map(|stage| stage.name.as_str()),
            TEXT_SIZE,
            Weight::Strong,
        );
        let rates = widest(
            self.stages.iter().map(|stage| stage.rate_label.as_str()),
            14.0,
            Weight::Strong,
        );
        let intervals = widest(
            self.stages.iter().map(|stage| stage.interval_label.as_str()),
            TEXT_SIZE,
            Weight::Regular,
        );
        let name_room = names.min(width * 0.28);
        let rate_room = rates.max(intervals).min(width * 0.42);
        let left = if head > 0.0 { 0.0 } else { name_room + 14.0 };
        let right = width - rate_room - 16.0;
        let most = self
            .stages
            .iter()
            .map(|stage| finite(stage.count))
            .fold(0.0, f64::max);
        Layout {
            width,
            name_room,
            head,
            middle: (left + right) / 2.0,
            half: ((right - left) / 2.0).max(20.0),
            rate_x: right + 12.0,
            most: if most > 0.0 { most } else { 1.0 },
        }
    }
}

impl Layout {
    fn half_width(&self, stage: &FunnelStage) -> f64 {
        (finite(stage.count).max(0.0) / self.most * self.half).max(1.0)
    }

    /// A bar with its name and its count, from `top` down.
    fn draw_stage(&self, scene: &mut Scene, top: f64, stage: &FunnelStage) {
        let half = self.half_width(stage);
        let bar = top + self.head;
        let area = Mark::rect(self.middle - half, bar, self.middle + half, bar + BAR).fill(Ink::Ramp(4));
        if self.head > 0.0 {
            scene.push(area);
            self.draw_head(scene, top, stage);
        } else {
            let baseline = bar + BAR / 2.0 + 4.5;
            self.draw_name(scene, baseline, stage);
            scene.push(area);
            self.draw_count(scene, half, baseline, stage);
        }
        let value = match stage.rate_label.as_str() {
            "" => stage.label.clone(),
            rate => format!("{} · {rate} {}", stage.label, stage.interval_label)
                .trim_end()
                .to_owned(),
        };
        let hit = Mark::rect(0.0, top, self.width, bar + BAR).fill(Ink::Hit);
        scene.push(hit.reading(stage.key.as_str(), stage.name.as_str(), value));
    }

    /// Name and count over the bar: the name gives way.
    fn draw_head(&self, scene: &mut Scene, top: f64, stage: &FunnelStage) {
        let count = fit(&stage.label, TEXT_SIZE, Weight::Strong, self.width);
        let room = self.width - text_width(&count, TEXT_SIZE, Weight::Strong) - 12.0;
        let name = fit(&stage.name, TEXT_SIZE, Weight::Strong, room);
        for (x, anchor, words) in [(0.0, Anchor::Start, name), (self.width, Anchor::End, count)] {
            let text = Mark::text(x, top + HEAD - 6.0, anchor, words);
            scene.push(text.strong().fill(Ink::Ink).halo());
        }
    }

    /// The name left of the bar.
    fn draw_name(&self, scene: &mut Scene, baseline: f64, stage: &FunnelStage) {
        let name = fit(&stage.name, TEXT_SIZE, Weight::Strong, self.name_room + 2.0);
        scene.push(
            Mark::text(0.0, baseline, Anchor::Start, name)
                .strong()
                .fill(Ink::Ink),
        );
    }

    /// The count in the bar or right of it.
    fn draw_count(&self, scene: &mut Scene, half: f64, baseline: f64, stage: &FunnelStage) {
        let width = text_width(&stage.label, COUNT_SIZE, Weight::Strong);
        let count = if width + 12.0 <= 2.0 * half {
            Mark::text(self.middle, baseline, Anchor::Middle, stage.label.as_str()).fill(Ink::OnRamp(4))
        } else {
            Mark::text(
                self.middle + half + 6.0,
                baseline,
                Anchor::Start,
                stage.label.as_str(),
            )
            .fill(Ink::Ink)
        };
        scene.push(count.sized(COUNT_SIZE).strong());
    }

    /// The slope from the stage before, `wide` half as wide as it, down to `stage`, with the step rate.
    fn draw_slope(&self, scene: &mut Scene, top: f64, wide: f64, stage: &FunnelStage) {
        let (narrow, base) = (self.half_width(stage), top + SLOPE + self.head);
        let corners = [(-wide, top), (wide, top), (narrow, base), (-narrow, base)];
        scene.push(Mark::polygon(corners.map(|(dx, y)| (self.middle + dx, y))).fill(Ink::AccentSoft));
        if stage.rate_label.is_empty() {
            return;
        }
        let room = self.width - self.rate_x;
        let middle = top + SLOPE / 2.0;
        let edge = self.middle + (wide + narrow) / 2.0 + 4.0;
        scene.push(Mark::line(edge, middle, self.rate_x - 6.0, middle).stroke(Ink::Rule, 1.0));
        let lone = stage.interval_label.is_empty();
        let rate = fit(&stage.rate_label, 14.0, Weight::Strong, room);
        let baseline = if lone { middle + 5.0 } else { middle - 2.0 };
        scene.push(
            Mark::text(self.rate_x, baseline, Anchor::Start, rate)
                .sized(14.0)
                .strong()
                .fill(Ink::Ink),
        );
        let interval = fit(&stage.interval_label, TEXT_SIZE, Weight::Regular, room);
        scene.push(Mark::text(self.rate_x, middle + 14.0, Anchor::Start, interval).fill(Ink::Tertiary));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::scene::Shape;

    fn drawn(width: f64, label: &str) -> Scene {
        let stage = |name: &str, count: f64, rate: &str| FunnelStage {
            key: name.to_owned(),
            name: name.to_owned(),
            count,
            label: label.to_owned(),
            rate_label: rate.to_owned(),
            interval_label: String::new(),
        };
        let stages = vec![stage("Lead", 120.0, ""), stage("Negotiation", 3.0, "2.5%")];
        Funnel { width, stages }.scene()
    }

    #[test]
    fn a_count_that_does_not_fit_beside_its_bar_stands_over_it() {
        let long = "120 customers (next period)";
        let counts = |scene: &Scene| -> Vec<Anchor> {
            let found = scene.marks.iter().filter_map(|mark| match &mark.shape {
                Shape::Text { text, anchor, .. } if text == long => Some(*anchor),
                _ => None,
            });
            found.collect()
        };
        // In the first bar and right of the second; on a phone at the right end over either.
        assert_eq!(counts(&drawn(640.0, long)), [Anchor::Middle, Anchor::Start]);
        assert_eq!(counts(&drawn(288.0, long)), [Anchor::End, Anchor::End]);
        assert_eq!(drawn(288.0, long).height - drawn(288.0, "3").height, 2.0 * HEAD);
    }
}
