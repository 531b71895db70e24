//! Marks on a plane: what a drawing yields, what the page and the file draw.
//!
//! Units are CSS pixels, the origin is the upper left corner, y runs downwards; the `y` of a text is its
//! baseline.
pub use super::mark::{Anchor, Mark, Shape, Style, Weight};
use super::measure::{fit, text_width};
use super::scale::{Linear, finite};

/// Size of every label unless a mark says otherwise, in px.
pub const TEXT_SIZE: f64 = 12.0;

/// Narrowest and widest scene; widths outside are held to it.
pub const WIDTH_LIMITS: (f64, f64) = (240.0, 2400.0);

/// A finished drawing.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Scene {
    /// Width in px.
    pub width: f64,
    /// Height in px.
    pub height: f64,
    /// Marks, the later over the earlier.
    pub marks: Vec<Mark>,
}

impl Scene {
    /// An empty scene; the width is held to [`WIDTH_LIMITS`], a width that is no number counts as 640.
    pub fn new(width: f64, height: f64) -> Self {
        Self {
            width: sane_width(width),
            height: finite(height).max(1.0),
            marks: Vec::new(),
        }
    }

    /// Adds a mark on top.
    ///
    /// Upright edges and level lines are moved to the pixel grid, by less than a pixel, so that hairlines are
    /// crisp; a level text is shortened and moved so that it stays between the sides.
    pub fn push(&mut self, mut mark: Mark) {
        mark.snap();
        if let Shape::Text {
            x,
            text,
            anchor,
            size,
            weight,
            rotate,
            ..
        } = &mut mark.shape
            && *rotate == 0.0
        {
            *text = fit(text, *size, *weight, self.width);
            let room = self.width - text_width(text, *size, *weight);
            let before = (self.width - room) * anchor.share();
            *x = (*x - before).min(room).max(0.0) + before;
        }
        self.marks.push(mark);
    }

    /// Marks that can be read with pointer, keyboard or touch, in reading order.
    pub fn readings(&self) -> impl Iterator<Item = &Reading> {
        self.marks.iter().filter_map(|mark| mark.reading.as_ref())
    }
}

/// A width a scene can have: see [`Scene::new`].
pub fn sane_width(width: f64) -> f64 {
    if width.is_finite() {
        width.clamp(WIDTH_LIMITS.0, WIDTH_LIMITS.1)
    } else {
        640.0
    }
}

/// What hover, keyboard and touch read from a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Stable name of the datum, so that picture and table can point at each other.
    pub key: String,
    /// What it is.
    pub label: String,
    /// How much it is, with its unit.
    pub value: String,
}

/// Direction in which a mark can be dragged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// Left and right.
    X,
    /// Up and down.
    Y,
}

/// A mark the hand can move; values are whole numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DragId {
    /// Which of the drawing's movable things, in the order of the input.
    pub index: usize,
    /// Direction of the movement.
    pub axis: Axis,
    /// Present value.
    pub value: f64,
    /// Lowest value it may take.
    pub min: f64,
    /// Highest value it may take.
    pub max: f64,
    /// Data ↔ pixels along the axis.
    pub scale: Linear,
}

impl DragId {
    /// Whole value under `pixel`, held between `min` and `max`.
    ///
    /// ```
    /// use loudou::charts::{scale::Linear, scene::{Axis, DragId}};
    /// let scale = Linear::new((0.0, 100.0), (0.0, 500.0));
    /// let cut = DragId { index: 0, axis: Axis::X, value: 75.0, min: 51.0, max: 100.0, scale };
    /// assert_eq!(cut.value_at(362.0), 72.0);
    /// assert_eq!(cut.value_at(10.0), 51.0);
    /// ```
    pub fn value_at(&self, pixel: f64) -> f64 {
        self.hold(self.scale.value(pixel))
    }

    /// Value after `steps` presses of an arrow key, held between `min` and `max`.
    pub fn stepped(&self, steps: f64) -> f64 {
        self.hold(self.value + finite(steps))
    }

    fn hold(&self, value: f64) -> f64 {
        let (low, high) = (self.min.min(self.max), self.min.max(self.max));
        finite(libm::round(finite(value)).max(low).min(high))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::ink::Ink;

    #[test]
    fn marks_come_to_lie_on_the_pixel_grid() {
        let mut scene = Scene::new(300.0, 60.0);
        scene.push(Mark::rect(1.4, 2.0, 9.7, 2.2).fill(Ink::Accent));
        scene.push(Mark::line(20.9, 1.3, 20.9, 50.0).stroke(Ink::Rule, 1.0));
        assert_eq!(
            scene.marks[0].shape,
            Shape::Rect {
                x: 1.0,
                y: 2.0,
                width: 9.0,
                height: 1.0
            }
        );
        assert_eq!(
            scene.marks[1].shape,
            Shape::Line {
                x1: 20.5,
                y1: 1.3,
                x2: 20.5,
                y2: 50.0
            }
        );
    }

    #[test]
    fn a_text_stays_between_the_sides() {
        let mut scene = Scene::new(240.0, 20.0);
        scene.push(Mark::text(238.0, 12.0, Anchor::Start, "需求"));
        scene.push(Mark::text(2.0, 12.0, Anchor::Middle, "需求"));
        let places = scene.marks.iter().map(|mark| match mark.shape {
            Shape::Text { x, .. } => x,
            _ => f64::NAN,
        });
        assert_eq!(places.collect::<Vec<f64>>(), [216.0, 12.0]);
    }
}
