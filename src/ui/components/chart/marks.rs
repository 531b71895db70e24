//! The marks of a scene as SVG nodes with the classes of their inks.

use leptos::prelude::*;

use crate::charts::scene::{Axis, Mark, Scene, Shape};

/// The value of a mark's attribute, if it has it.
fn attribute(list: &[(&'static str, String)], name: &str) -> Option<String> {
    list.iter()
        .find(|(own, _)| *own == name)
        .map(|(_, value)| value.clone())
}

/// Every mark of a scene, the later over the earlier.
pub(super) fn draw(scene: &Scene) -> Vec<AnyView> {
    scene.marks.iter().map(draw_mark).collect()
}

fn draw_mark(mark: &Mark) -> AnyView {
    let list = mark.attributes();
    let get = |name: &str| attribute(&list, name);
    let axis = mark.drag.map(|drag| if drag.axis == Axis::X { "x" } else { "y" });
    let mut class = mark.style.class();
    if axis.is_some() {
        class.push_str(" chart-draggable");
    }
    let (stroke, dashes) = (get("stroke-width"), get("stroke-dasharray"));
    match &mark.shape {
        Shape::Rect { .. } => view! {
            <rect
                class=class
                data-axis=axis
                x=get("x")
                y=get("y")
                width=get("width")
                height=get("height")
                stroke-width=stroke
                stroke-dasharray=dashes
            />
        }
        .into_any(),
        Shape::Line { .. } => view! {
            <line
                class=class
                data-axis=axis
                x1=get("x1")
                y1=get("y1")
                x2=get("x2")
                y2=get("y2")
                stroke-width=stroke
                stroke-dasharray=dashes
            />
        }
        .into_any(),
        Shape::Path { .. } => view! {
            <path class=class data-axis=axis d=get("d") stroke-width=stroke stroke-dasharray=dashes />
        }
        .into_any(),
        Shape::Circle { .. } => view! {
            <circle
                class=class
                data-axis=axis
                cx=get("cx")
                cy=get("cy")
                r=get("r")
                stroke-width=stroke
                stroke-dasharray=dashes
            />
        }
        .into_any(),
        Shape::Text { text, .. } => view! {
            <text
                class=class
                x=get("x")
                y=get("y")
                font-size=get("font-size")
                font-weight=get("font-weight")
                text-anchor=get("text-anchor")
                transform=get("transform")
                stroke-width=stroke
                paint-order=get("paint-order")
                stroke-linejoin=get("stroke-linejoin")
            >
                {text.clone()}
            </text>
        }
        .into_any(),
    }
}
