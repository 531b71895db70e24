//! What is open as a multiple of what is left to be reached, against the multiple that is needed.
use super::axes::{AxisSpec, PlotBox, TICK_ROOM, TickFormat, draw_axes};
use super::ink::Ink;
use super::measure::{fit, text_width};
use super::scale::finite;
use super::scene::{Anchor, Mark, Scene, TEXT_SIZE, Weight, sane_width};
use super::table::{Cell, DataTable};

/// A multiple of what is left.
#[derive(Clone, Debug, PartialEq)]
pub struct Multiple {
    /// The multiple; below 0 counts as 0.
    pub value: f64,
    /// What it is: `在手商机`.
    pub name: String,
    /// The multiple as written: `2.32 倍`.
    pub label: String,
}

/// One bar, and a line where it has to end; what is missing is outlined.
///
/// ```
/// use loudou::charts::coverage::{Coverage, Multiple};
/// let multiple = |value: f64, name: &str| Multiple { value, name: name.into(), label: format!("{value}×") };
/// let drawing = Coverage { width: 480.0, open: multiple(2.5, "Open"), needed: Some(multiple(3.0, "Needed")) };
/// let values: Vec<String> = drawing.scene().readings().map(|reading| reading.value.clone()).collect();
/// assert_eq!(values, ["2.5×", "3×"]);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    /// Width of the scene in px.
    pub width: f64,
    /// What is open.
    pub open: Multiple,
    /// What is needed; none where it is not known.
    pub needed: Option<Multiple>,
}

const TOP: f64 = 22.0;
const BAR: f64 = 26.0;
const GAP: f64 = 6.0;

impl Coverage {
    /// Draws it.
    pub fn scene(&self) -> Scene {
        let width = sane_width(self.width);
        let (left, right, bottom) = (4.0, width - 8.0, TOP + BAR + 4.0);
        let mut scene = Scene::new(width, bottom + TICK_ROOM + 2.0);
        let x = AxisSpec {
            // Room for half of what is written over the line at its end.
            domain: (0.0, self.most() * 1.16),
            format: TickFormat::Number,
            ticks: if width < 420.0 { 4 } else { 7 },
            grid: true,
        };
        let plot = PlotBox::new(left, TOP - 4.0, right, bottom);
        let plane = draw_axes(&mut scene, plot, x, AxisSpec::hidden((0.0, 1.0)));
        let place = |multiple: &Multiple| plane.x.position(finite(multiple.value).max(0.0));
        let (zero, end) = (plane.x.position(0.0), place(&self.open));
        scene.push(Mark::rect(zero, TOP, end.max(zero + 1.0), TOP + BAR).fill(Ink::Ramp(4)));
        if let Some(needed) = &self.needed {
            let line = place(needed);
            if line - end > 1.0 {
                scene.push(
                    Mark::rect(end, TOP + 0.5, line, TOP + BAR - 0.5)
                        .stroke(Ink::Ghost, 1.0)
                        .dashed(),
                );
            }
            scene.push(Mark::line(line, TOP - 6.0, line, bottom).stroke(Ink::Ink, 1.5));
            let label = fit(&said(needed), TEXT_SIZE, Weight::Strong, width - 8.0);
            let half = text_width(&label, TEXT_SIZE, Weight::Strong) / 2.0;
            let middle = line.min(width - half - 2.0).max(half + 2.0);
            let text = Mark::text(middle, TOP - 10.0, Anchor::Middle, label);
            scene.push(text.strong().fill(Ink::Ink));
        }
        let label = said(&self.open);
        let is_inside = text_width(&label, TEXT_SIZE, Weight::Strong) + 2.0 * GAP <= end - zero;
        let (x, ink) = if is_inside {
            (zero + GAP, Ink::OnRamp(4))
        } else {
            (end + GAP, Ink::Ink)
        };
        let text = Mark::text(x, TOP + BAR / 2.0 + 4.0, Anchor::Start, label).strong();
        scene.push(if is_inside { text } else { text.halo() }.fill(ink));
        let hit = Mark::rect(zero, TOP, right, TOP + BAR).fill(Ink::Hit);
        scene.push(hit.reading("open", self.open.name.as_str(), self.open.label.as_str()));
        if let Some(needed) = &self.needed {
            let line = place(needed);
            let hit = Mark::rect(line - 6.0, 0.0, line + 6.0, bottom).fill(Ink::Hit);
            scene.push(hit.reading("needed", needed.name.as_str(), needed.label.as_str()));
        }
        scene
    }

    /// Both as rows under headings for what it is and the multiple.
    pub fn table(&self, caption: &str, columns: [&str; 2]) -> DataTable {
        let all = std::iter::once(&self.open).chain(&self.needed);
        let rows = all.map(|one| {
            [
                Cell::text(one.name.as_str()),
                Cell::number(one.value, one.label.as_str()),
            ]
        });
        DataTable::new(caption, columns, rows)
    }

    fn most(&self) -> f64 {
        let all = std::iter::once(&self.open).chain(&self.needed);
        all.map(|one| finite(one.value)).fold(1.0, f64::max)
    }
}

fn said(multiple: &Multiple) -> String {
    format!("{} {}", multiple.name, multiple.label)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::properties::assert_sane;
    use super::*;

    proptest! {
        #[test]
        fn any_multiples_give_a_drawing_within_its_sides(
            width in 100.0_f64..1500.0,
            open in prop_oneof![-1e9_f64..1e9, Just(f64::NAN), Just(f64::INFINITY), Just(0.0)],
            needed in prop::option::of(prop_oneof![-1.0_f64..20.0, Just(f64::NAN), Just(1e300)]),
        ) {
            let one = |value: f64| Multiple { value, name: "在手商机".into(), label: "2.35 倍".into() };
            let scene = Coverage { width, open: one(open), needed: needed.map(one) }.scene();
            assert_sane(&scene);
        }
    }
}
