//! Where a mark lies, and which mark the hand means.

use crate::charts::measure::text_width;
use crate::charts::scene::{Anchor, Mark, Scene, Shape};

/// A hand this close to a mark means it, in px.
const REACH: f64 = 24.0;
/// A hand this close to a movable mark can take it; half of the least target.
const GRIP: f64 = 12.0;

/// A box, in px of the scene.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bounds {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Bounds {
    fn around(points: impl IntoIterator<Item = (f64, f64)>) -> Self {
        let nothing = Self {
            left: f64::MAX,
            top: f64::MAX,
            right: f64::MIN,
            bottom: f64::MIN,
        };
        let grown = points.into_iter().fold(nothing, |b, (x, y)| Self {
            left: b.left.min(x),
            top: b.top.min(y),
            right: b.right.max(x),
            bottom: b.bottom.max(y),
        });
        if grown.left > grown.right {
            Self {
                left: 0.0,
                top: 0.0,
                right: 0.0,
                bottom: 0.0,
            }
        } else {
            grown
        }
    }

    /// The box of a mark.
    pub fn of(mark: &Mark) -> Self {
        match &mark.shape {
            Shape::Rect { x, y, width, height } => Self::around([(*x, *y), (x + width, y + height)]),
            Shape::Line { x1, y1, x2, y2 } => Self::around([(*x1, *y1), (*x2, *y2)]),
            Shape::Path { points, .. } => Self::around(points.iter().copied()),
            Shape::Circle { cx, cy, r } => Self::around([(cx - r, cy - r), (cx + r, cy + r)]),
            Shape::Text {
                x,
                y,
                text,
                anchor,
                size,
                weight,
                ..
            } => {
                let width = text_width(text, *size, *weight);
                let left = match anchor {
                    Anchor::Start => *x,
                    Anchor::Middle => x - width / 2.0,
                    Anchor::End => x - width,
                };
                Self::around([(left, y - size), (left + width, y + size / 4.0)])
            }
        }
    }

    /// How far a point is from the box; 0 inside.
    fn distance(self, x: f64, y: f64) -> f64 {
        let across = (self.left - x).max(x - self.right).max(0.0);
        let down = (self.top - y).max(y - self.bottom).max(0.0);
        across.hypot(down)
    }

    fn area(self) -> f64 {
        (self.right - self.left) * (self.bottom - self.top)
    }
}

/// The places, among the marks, of those that can be read, in reading order.
pub(super) fn readable(scene: &Scene) -> Vec<usize> {
    (0..)
        .zip(&scene.marks)
        .filter(|(_, mark)| mark.reading.is_some())
        .map(|(place, _)| place)
        .collect()
}

/// The readable mark a point means: the smallest it lies in, else the nearest within reach.
pub(super) fn mark_at(scene: &Scene, x: f64, y: f64) -> Option<usize> {
    let mut best: Option<(f64, f64, usize)> = None;
    for place in readable(scene) {
        let Some(mark) = scene.marks.get(place) else {
            continue;
        };
        let bounds = Bounds::of(mark);
        let rank = (bounds.distance(x, y), bounds.area(), place);
        if rank.0 <= REACH && best.is_none_or(|best| (rank.0, rank.1) < (best.0, best.1)) {
            best = Some(rank);
        }
    }
    best.map(|(_, _, place)| place)
}

/// The movable mark a point takes hold of.
pub(super) fn grip_at(scene: &Scene, x: f64, y: f64) -> Option<usize> {
    (0..)
        .zip(&scene.marks)
        .filter(|(_, mark)| mark.drag.is_some())
        .map(|(place, mark)| (Bounds::of(mark).distance(x, y), place))
        .filter(|(distance, _)| *distance <= GRIP)
        .min_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, place)| place)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scene() -> Scene {
        let mut scene = Scene::new(300.0, 100.0);
        scene.push(Mark::rect(0.0, 0.0, 100.0, 100.0).reading("column", "c", "1"));
        scene.push(Mark::circle(50.0, 50.0, 4.0).reading("dot", "d", "2"));
        scene.push(Mark::line(200.0, 0.0, 200.0, 100.0));
        scene
    }

    #[test]
    fn the_smallest_mark_under_the_hand_wins() {
        assert_eq!(mark_at(&scene(), 51.0, 49.0), Some(1));
        assert_eq!(mark_at(&scene(), 10.0, 10.0), Some(0));
    }

    #[test]
    fn a_near_miss_still_reads_and_a_far_one_does_not() {
        assert_eq!(mark_at(&scene(), 110.0, 50.0), Some(0));
        assert_eq!(mark_at(&scene(), 200.0, 50.0), None);
    }

    #[test]
    fn an_empty_path_has_a_box() {
        assert_eq!(Bounds::of(&Mark::polyline([])).area(), 0.0);
    }
}
