//! Numeric axes, ticks and grid, drawn by plotters into a scene.
use super::attributes::number;
use super::backend::{SceneBackend, key_colour};
use super::ink::Ink;
use super::measure::widest;
use super::scale::{Linear, as_number, sane_domain, whole_px};
use super::scene::{Scene, TEXT_SIZE, Weight};
use crate::i18n::Lang;
use crate::i18n::number::{NumberStyle, format_number};
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::*;

/// How the numbers at the ticks are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TickFormat {
    /// No numbers and no grid: the axis of names.
    Hidden,
    /// Whole counts in groups of three digits; from a million on as 3M.
    Count,
    /// Up to two decimals.
    Number,
    /// Shares 0–1 as whole percent.
    Percent,
}

impl TickFormat {
    pub(super) fn write(self, value: f64) -> String {
        match self {
            Self::Hidden => String::new(),
            Self::Percent => format!("{}%", number(value * 100.0)),
            Self::Count | Self::Number if value.abs() >= 1e6 => format!("{}M", read(value / 1e6)),
            Self::Count | Self::Number => read(value),
        }
    }
}

/// A number as it is read, with two decimals at most: alike in both languages.
fn read(value: f64) -> String {
    format_number(value, Lang::En, NumberStyle::decimals(0, 2))
}

/// Air between two numbers below a plot, in px.
const APART: f64 = 14.0;

/// The most ticks across, at most those asked for, whose numbers do not touch: any number between the ends of the domain
/// is taken for as wide as the widest of them and of the middle.
fn ticks_across(spec: AxisSpec, width: f64) -> usize {
    let (low, high) = spec.domain;
    let words = [low, f64::midpoint(low, high), high].map(|value| spec.format.write(value));
    let each = widest(words.iter().map(String::as_str), TEXT_SIZE, Weight::Regular) + APART;
    (1..=spec.ticks)
        .rev()
        .find(|ticks| as_number(*ticks) * each <= width)
        .unwrap_or(1)
}

/// One numeric axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AxisSpec {
    /// Data at its two ends.
    pub domain: (f64, f64),
    /// How its ticks are written.
    pub format: TickFormat,
    /// Most ticks it may have.
    pub ticks: usize,
    /// Whether faint lines cross the plot at its ticks.
    pub grid: bool,
}

impl AxisSpec {
    /// An axis of names: its numbers only place things.
    pub fn hidden(domain: (f64, f64)) -> Self {
        Self {
            domain,
            format: TickFormat::Hidden,
            ticks: 0,
            grid: false,
        }
    }
}

/// The plot inside the labels, in px from the upper left corner of the scene.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlotBox {
    /// Left edge.
    pub left: u32,
    /// Upper edge.
    pub top: u32,
    /// Right edge.
    pub right: u32,
    /// Lower edge; tick labels hang below it.
    pub bottom: u32,
}

impl PlotBox {
    /// A plot whose edges are rounded up to whole pixels.
    pub fn new(left: f64, top: f64, right: f64, bottom: f64) -> Self {
        Self {
            left: whole_px(left),
            top: whole_px(top),
            right: whole_px(right),
            bottom: whole_px(bottom),
        }
    }
}

/// Room below a plot for the tick labels, in px.
pub const TICK_ROOM: f64 = 22.0;

/// The two scales of a plot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plane {
    /// Across.
    pub x: Linear,
    /// Up; its range runs from the bottom to the top.
    pub y: Linear,
}

/// Draws both axes with their grid and tells where data go.
pub fn draw_axes(scene: &mut Scene, plot: PlotBox, x: AxisSpec, y: AxisSpec) -> Plane {
    let x = AxisSpec {
        domain: sane_domain(x.domain.0, x.domain.1),
        ..x
    };
    let x = AxisSpec {
        ticks: ticks_across(x, f64::from(plot.right.saturating_sub(plot.left))),
        ..x
    };
    let y = AxisSpec {
        domain: sane_domain(y.domain.0, y.domain.1),
        ..y
    };
    // The backend cannot fail; a plot too small for its axes is a plot without them.
    let edge = |from: u32, to: u32| (f64::from(from), f64::from(to));
    let bare = (edge(plot.left, plot.right), edge(plot.bottom, plot.top));
    let (across, up) = mesh(scene, plot, x, y).ok().flatten().unwrap_or(bare);
    Plane {
        x: Linear::new(x.domain, across),
        y: Linear::new(y.domain, up),
    }
}

/// Ranges across and up, in px, through the centres of plotters' first and last pixels.
type Ranges = ((f64, f64), (f64, f64));
type Fault<'a> = DrawingAreaErrorKind<<SceneBackend<'a> as DrawingBackend>::ErrorType>;

fn mesh<'a>(
    scene: &'a mut Scene,
    plot: PlotBox,
    x: AxisSpec,
    y: AxisSpec,
) -> Result<Option<Ranges>, Fault<'a>> {
    if plot.right <= plot.left + 1 || plot.bottom <= plot.top + 1 {
        return Ok(None);
    }
    let backend = SceneBackend::new(scene);
    let (width, height) = backend.get_size();
    let root = backend.into_drawing_area();
    let below = height.saturating_sub(plot.bottom);
    let labels = below.min(whole_px(TICK_ROOM));
    let mut chart = ChartBuilder::on(&root)
        .margin_top(plot.top)
        .margin_right(width.saturating_sub(plot.right))
        .margin_bottom(below - labels)
        .x_label_area_size(labels)
        .y_label_area_size(plot.left)
        .build_cartesian_2d(x.domain.0..x.domain.1, y.domain.0..y.domain.1)?;
    draw_mesh(&mut chart, x, y)?;
    let area = chart.plotting_area();
    let (across, up) = (area.get_x_axis_pixel_range(), area.get_y_axis_pixel_range());
    let centre = |pixel: i32| f64::from(pixel) + 0.5;
    Ok(Some((
        (centre(across.start), centre(across.end)),
        (centre(up.start.max(up.end)), centre(up.start.min(up.end))),
    )))
}

type Chart<'a, 'b> = ChartContext<'a, SceneBackend<'b>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

/// Grid and tick labels; an axis of names has neither.
fn draw_mesh<'b>(chart: &mut Chart<'_, 'b>, x: AxisSpec, y: AxisSpec) -> Result<(), Fault<'b>> {
    let write_x = |value: &f64| x.format.write(*value);
    let write_y = |value: &f64| y.format.write(*value);
    let mut mesh = chart.configure_mesh();
    mesh.light_line_style(TRANSPARENT)
        .bold_line_style(key_colour(Ink::FaintRule))
        // No axis lines: the labels and the baseline each drawing rules for itself are enough.
        .axis_style(TRANSPARENT)
        .label_style(
            ("sans-serif", TEXT_SIZE)
                .into_font()
                .color(&key_colour(Ink::Tertiary)),
        )
        .x_labels(x.ticks)
        .y_labels(y.ticks)
        .x_label_formatter(&write_x)
        .y_label_formatter(&write_y)
        .set_all_tick_mark_size(3);
    if !x.grid {
        mesh.disable_x_mesh();
    }
    if !y.grid {
        mesh.disable_y_mesh();
    }
    if x.format == TickFormat::Hidden {
        mesh.disable_x_axis();
    }
    if y.format == TickFormat::Hidden {
        mesh.disable_y_axis();
    }
    mesh.draw()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::scene::{Mark, Shape};

    fn words(domain: (f64, f64), format: TickFormat, ticks: usize) -> Vec<String> {
        let mut scene = Scene::new(400.0, 200.0);
        let plot = PlotBox {
            left: 40,
            top: 10,
            right: 390,
            bottom: 170,
        };
        let y = AxisSpec {
            domain,
            format,
            ticks,
            grid: true,
        };
        draw_axes(&mut scene, plot, AxisSpec::hidden((0.0, 1.0)), y);
        scene
            .marks
            .iter()
            .filter_map(Mark::words)
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn ticks_are_round_numbers() {
        assert_eq!(
            words((0.0, 100.0), TickFormat::Count, 6),
            ["0", "20", "40", "60", "80", "100"]
        );
        assert_eq!(
            words((0.0, 0.4), TickFormat::Percent, 5),
            ["0%", "10%", "20%", "30%", "40%"]
        );
        assert_eq!(
            words((0.0, 3e4), TickFormat::Count, 4),
            ["0", "10,000", "20,000", "30,000"]
        );
    }

    #[test]
    fn numbers_are_grouped_and_their_sign_is_a_minus() {
        let write = |value| TickFormat::Number.write(value);
        assert_eq!(write(-1_234.5), "−1,234.5");
        assert_eq!(write(999.0), "999");
        assert_eq!(write(100_000.0), "100,000");
        assert_eq!(write(-2.5e6), "−2.5M");
    }

    #[test]
    fn numbers_across_do_not_touch() {
        let spec = AxisSpec {
            domain: (7_600.0, 11_900.0),
            format: TickFormat::Number,
            ticks: 6,
            grid: true,
        };
        assert_eq!(ticks_across(spec, 110.0), 2);
        assert_eq!(ticks_across(spec, 1_000.0), 6);
        assert_eq!(ticks_across(spec, 0.0), 1);
        assert_eq!(ticks_across(AxisSpec::hidden((0.0, 1.0)), 100.0), 1);
    }

    #[test]
    fn data_and_grid_meet() {
        let mut scene = Scene::new(400.0, 200.0);
        let plot = PlotBox {
            left: 40,
            top: 10,
            right: 390,
            bottom: 170,
        };
        let y = AxisSpec {
            domain: (0.0, 8.0),
            format: TickFormat::Count,
            ticks: 9,
            grid: true,
        };
        let plane = draw_axes(&mut scene, plot, AxisSpec::hidden((0.0, 1.0)), y);
        let rules = scene.marks.iter().filter_map(|mark| match mark.shape {
            Shape::Line { y1, .. } => Some(y1),
            _ => None,
        });
        let rules: Vec<f64> = rules.collect();
        assert_eq!(rules.len(), 9);
        for (value, rule) in (0..9).map(f64::from).zip(rules) {
            assert!((plane.y.position(value) - rule).abs() < 1.0, "{value} at {rule}");
        }
    }
}
