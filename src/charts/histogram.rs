//! Distribution of scores with the tier cuts as lines the hand can move.
use super::attributes::number;
use super::axes::{AxisSpec, Plane, PlotBox, TICK_ROOM, TickFormat, draw_axes};
use super::ink::Ink;
use super::measure::{fit, text_width};
use super::scale::{Linear, as_number, finite};
use super::scene::{Anchor, Axis, DragId, Mark, Scene, TEXT_SIZE, Weight, sane_width};
use super::table::{Cell, DataTable};

/// A tier: the scores from its cut up to the cut of the tier before it.
#[derive(Clone, Debug, PartialEq)]
pub struct HistogramTier {
    /// Stable name.
    pub key: String,
    /// Name on the page.
    pub name: String,
    /// Lowest score of the tier, a whole number 0–100; that of the last tier is not drawn.
    pub cut: f64,
    /// Label of the cut line: `≥ 75`.
    pub cut_label: String,
    /// Share of all rows in the tier: `28%`.
    pub share_label: String,
}

/// Scores 0–100 in bins of whole width, coloured by tier.
///
/// A bin that a cut divides is drawn in two colours at one height, so a cut may stand at any whole score.
#[derive(Clone, Debug, PartialEq)]
pub struct Histogram {
    /// Width of the scene in px.
    pub width: f64,
    /// Scores; what is no finite number is left out, the rest is held to 0–100.
    pub scores: Vec<f64>,
    /// Width of a bin in points, 1–50.
    pub bin_width: u32,
    /// Tiers, best first, by falling cut.
    pub tiers: Vec<HistogramTier>,
    /// Whether the cuts can be dragged.
    pub draggable: bool,
    /// Unit of the counts for readings, with its blank where the language has one: `条`, ` leads`.
    pub unit: String,
}

/// One bin: scores from `low` (included) to `high` (excluded, but for 100).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bin {
    /// Lower bound.
    pub low: f64,
    /// Upper bound.
    pub high: f64,
    /// Scores in it.
    pub count: u32,
}

const HEADER: f64 = 56.0;
const PLOT_HEIGHT: f64 = 190.0;
const LEFT: f64 = 56.0;
const RIGHT: f64 = 14.0;

impl Histogram {
    /// The bins, from 0 to 100; the last takes the 100s.
    ///
    /// ```
    /// use loudou::charts::histogram::Histogram;
    /// let scores = vec![0.0, 19.9, 20.0, 100.0, f64::NAN];
    /// let drawing = Histogram {
    ///     width: 600.0, scores, bin_width: 20, tiers: vec![], draggable: false, unit: "条".into(),
    /// };
    /// let counts: Vec<u32> = drawing.bins().iter().map(|bin| bin.count).collect();
    /// assert_eq!(counts, [2, 1, 0, 0, 1]);
    /// ```
    pub fn bins(&self) -> Vec<Bin> {
        let width = self.bin_width.clamp(1, 50);
        let mut bins: Vec<Bin> = (0..100u32.div_ceil(width))
            .map(|place| {
                let low = f64::from(place * width);
                Bin {
                    low,
                    high: (low + f64::from(width)).min(100.0),
                    count: 0,
                }
            })
            .collect();
        let last = bins.len().saturating_sub(1);
        for score in self.scores.iter().filter(|score| score.is_finite()) {
            let score = score.clamp(0.0, 100.0);
            let place = bins.partition_point(|bin| bin.high <= score).min(last);
            if let Some(bin) = bins.get_mut(place) {
                bin.count = bin.count.saturating_add(1);
            }
        }
        bins
    }

    /// Draws it.
    pub fn scene(&self) -> Scene {
        let width = sane_width(self.width);
        let bottom = HEADER + PLOT_HEIGHT;
        let mut scene = Scene::new(width, bottom + TICK_ROOM + 4.0);
        let bins = self.bins();
        let most = bins.iter().map(|bin| bin.count).max().unwrap_or(0).max(1);
        let ticks = usize::try_from(most).unwrap_or(5).min(4) + 1;
        let x = AxisSpec {
            domain: (0.0, 100.0),
            format: TickFormat::Count,
            ticks: 6,
            grid: false,
        };
        let y = AxisSpec {
            domain: (0.0, f64::from(most) * 1.04),
            format: TickFormat::Count,
            ticks,
            grid: true,
        };
        let plane = draw_axes(
            &mut scene,
            PlotBox::new(LEFT, HEADER, width - RIGHT, bottom),
            x,
            y,
        );
        let spans = self.spans();
        for bin in &bins {
            self.draw_bin(&mut scene, &plane, bin, &spans);
        }
        let (left, right) = plane.x.range;
        scene.push(Mark::line(left, plane.y.range.0, right, plane.y.range.0).stroke(Ink::Secondary, 1.0));
        self.draw_tiers(&mut scene, &plane, &spans);
        self.draw_cuts(&mut scene, &plane, &spans);
        scene
    }

    /// Range of scores of each tier, best first, without gap or overlap whatever the input.
    fn spans(&self) -> Vec<(f64, f64)> {
        let mut top = 100.0;
        let last = self.tiers.len().saturating_sub(1);
        let mut spans = Vec::with_capacity(self.tiers.len());
        for (place, tier) in self.tiers.iter().enumerate() {
            let low = if place == last {
                0.0
            } else {
                finite(tier.cut).clamp(0.0, top)
            };
            spans.push((low, top));
            top = low;
        }
        spans
    }

    fn draw_bin(&self, scene: &mut Scene, plane: &Plane, bin: &Bin, spans: &[(f64, f64)]) {
        let top = plane.y.position(f64::from(bin.count));
        let base = plane.y.range.0;
        let gap = if plane.x.position(bin.high) - plane.x.position(bin.low) > 6.0 {
            1.0
        } else {
            0.0
        };
        let mut piece = |low: f64, high: f64, ink: Ink| {
            let right = plane.x.position(high) - if high >= bin.high { gap } else { 0.0 };
            scene.push(Mark::rect(plane.x.position(low), top, right, base).fill(ink));
        };
        if bin.count > 0 && spans.is_empty() {
            piece(bin.low, bin.high, Ink::Accent);
        }
        for (place, (from, to)) in spans.iter().enumerate() {
            let (low, high) = (bin.low.max(*from), bin.high.min(*to));
            if bin.count > 0 && high > low {
                piece(low, high, Ink::ranked(place, spans.len()));
            }
        }
        let hit = Mark::rect(
            plane.x.position(bin.low),
            plane.y.range.1,
            plane.x.position(bin.high),
            base,
        );
        let label = format!("{}–{}", number(bin.low), number(bin.high));
        let value = format!("{}{}", bin.count, self.unit);
        scene.push(
            hit.fill(Ink::Hit)
                .reading(format!("bin-{}", number(bin.low)), label, value),
        );
    }

    fn draw_tiers(&self, scene: &mut Scene, plane: &Plane, spans: &[(f64, f64)]) {
        for (tier, (low, high)) in self.tiers.iter().zip(spans) {
            let (left, right) = (plane.x.position(*low), plane.x.position(*high));
            let (middle, room) = ((left + right) / 2.0, right - left - 4.0);
            let name = fit(&tier.name, 14.0, Weight::Strong, room);
            scene.push(
                Mark::text(middle, 14.0, Anchor::Middle, name)
                    .sized(14.0)
                    .strong()
                    .fill(Ink::Ink),
            );
            let is_known = !tier.share_label.is_empty();
            if is_known && text_width(&tier.share_label, TEXT_SIZE, Weight::Regular) <= room {
                scene.push(Mark::text(
                    middle,
                    31.0,
                    Anchor::Middle,
                    tier.share_label.as_str(),
                ));
            }
        }
    }

    fn draw_cuts(&self, scene: &mut Scene, plane: &Plane, spans: &[(f64, f64)]) {
        let inner = self.tiers.len().saturating_sub(1);
        for (place, tier) in self.tiers.iter().enumerate().take(inner) {
            let Some((cut, above)) = spans.get(place).copied() else {
                continue;
            };
            let below = spans.get(place + 1).map_or(0.0, |span| span.0);
            let x = plane.x.position(cut);
            let base = plane.y.range.0;
            scene.push(Mark::line(x, 4.0, x, base).stroke(Ink::Ink, 1.0));
            let room = plane.x.position(above) - x - 8.0;
            let label = fit(&tier.cut_label, TEXT_SIZE, Weight::Regular, room);
            scene.push(
                Mark::text(x + 5.0, HEADER - 5.0, Anchor::Start, label)
                    .fill(Ink::Tertiary)
                    .halo(),
            );
            let reading = (
                format!("cut-{}", tier.key),
                tier.name.clone(),
                tier.cut_label.clone(),
            );
            let target = Mark::rect(x - 12.0, 0.0, x + 12.0, base + 12.0).fill(Ink::Hit);
            let target = target.reading(reading.0, reading.1, reading.2);
            if self.draggable {
                scene.push(Mark::circle(x, base, 5.0).fill(Ink::Paper).stroke(Ink::Ink, 1.5));
                let ceiling = if place == 0 { 100.0 } else { above - 1.0 };
                let floor = if place + 1 == inner { 1.0 } else { below + 1.0 };
                scene.push(target.drag(drag(place, cut, (floor, ceiling), plane.x)));
            } else {
                scene.push(target);
            }
        }
    }

    /// The bins as rows under the headings for scores and for counts.
    pub fn table(&self, caption: &str, columns: [&str; 2]) -> DataTable {
        let rows = self.bins().into_iter().map(|bin| {
            let range = format!("{}–{}", number(bin.low), number(bin.high));
            [Cell::text(range), Cell::plain(f64::from(bin.count))]
        });
        DataTable::new(caption, columns, rows)
    }
}

fn drag(index: usize, value: f64, (min, max): (f64, f64), scale: Linear) -> DragId {
    DragId {
        index,
        axis: Axis::X,
        value,
        min: min.min(value),
        max: max.max(value),
        scale,
    }
}

/// Width of a bin in points that keeps bars legible for `count` scores on `width` px: 2, 5 or 10.
///
/// ```
/// use loudou::charts::histogram::suited_bin_width;
/// assert_eq!(suited_bin_width(200, 640.0), 5);
/// assert_eq!(suited_bin_width(5000, 900.0), 2);
/// assert_eq!(suited_bin_width(20, 320.0), 10);
/// ```
pub fn suited_bin_width(count: usize, width: f64) -> u32 {
    match as_number(count) {
        few if few < 60.0 => 10,
        many if many >= 1000.0 && width >= 600.0 => 2,
        _ => 5,
    }
}
