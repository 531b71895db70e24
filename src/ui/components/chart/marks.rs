//! The marks of a scene as SVG elements with the classes of their inks.

use crate::charts::scene::{Axis, Mark, Scene};
use crate::ui::components::Plain;

/// Every mark of a scene, the later over the earlier.
pub(super) fn draw(scene: &Scene) -> Vec<Plain> {
    scene.marks.iter().map(draw_mark).collect()
}

fn draw_mark(mark: &Mark) -> Plain {
    let axis = mark.drag.map(|drag| if drag.axis == Axis::X { "x" } else { "y" });
    let mut class = mark.style.class();
    if axis.is_some() {
        class.push_str(" chart-draggable");
    }
    let plain = Plain::new(mark.shape.element())
        .with("class", class)
        .maybe("data-axis", axis)
        .text(mark.words().unwrap_or_default().to_owned());
    mark.attributes()
        .into_iter()
        .fold(plain, |plain, (name, value)| plain.with(name, value))
}
