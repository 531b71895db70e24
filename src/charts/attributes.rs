//! The SVG element and attributes of a mark, all but its colours; the page and the file share them.
use super::scene::{Anchor, Mark, Shape, Weight};

/// A coordinate as SVG writes it: two decimals at most, no trailing zeros, never `-0`.
///
/// ```
/// use loudou::charts::attributes::number;
/// assert_eq!(number(12.0), "12");
/// assert_eq!(number(1.0 / 3.0), "0.33");
/// assert_eq!(number(-0.001), "0");
/// ```
pub fn number(value: f64) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    let rounded = libm::round(value * 100.0) / 100.0;
    if rounded == 0.0 {
        "0".to_owned()
    } else {
        format!("{rounded}")
    }
}

impl Shape {
    /// Name of the SVG element that draws it.
    pub fn element(&self) -> &'static str {
        match self {
            Self::Rect { .. } => "rect",
            Self::Line { .. } => "line",
            Self::Path { .. } => "path",
            Self::Circle { .. } => "circle",
            Self::Text { .. } => "text",
        }
    }
}

impl Mark {
    /// The words of a text mark.
    pub fn words(&self) -> Option<&str> {
        match &self.shape {
            Shape::Text { text, .. } => Some(text),
            _ => None,
        }
    }

    /// Geometry, stroke and font as presentation attributes (allowed under a strict content policy).
    ///
    /// ```
    /// use loudou::charts::{ink::Ink, scene::Mark};
    /// let rule = Mark::line(0.0, 5.0, 80.0, 5.0).stroke(Ink::Ghost, 1.0).dashed();
    /// assert!(rule.attributes().contains(&("stroke-dasharray", "3 3".to_owned())));
    /// assert_eq!(rule.style.class(), "fill-none stroke-ghost");
    /// ```
    pub fn attributes(&self) -> Vec<(&'static str, String)> {
        let mut list = geometry(&self.shape);
        if self.style.stroke.is_some() {
            list.push(("stroke-width", number(self.style.stroke_width)));
            if self.style.dashed {
                list.push(("stroke-dasharray", "3 3".to_owned()));
            }
            if self.words().is_some() {
                list.push(("paint-order", "stroke".to_owned()));
                list.push(("stroke-linejoin", "round".to_owned()));
            }
        }
        list
    }
}

fn geometry(shape: &Shape) -> Vec<(&'static str, String)> {
    match shape {
        Shape::Rect { x, y, width, height } => {
            vec![
                ("x", number(*x)),
                ("y", number(*y)),
                ("width", number(*width)),
                ("height", number(*height)),
            ]
        }
        Shape::Line { x1, y1, x2, y2 } => {
            vec![
                ("x1", number(*x1)),
                ("y1", number(*y1)),
                ("x2", number(*x2)),
                ("y2", number(*y2)),
            ]
        }
        Shape::Path { points, closed } => vec![("d", path_data(points, *closed))],
        Shape::Circle { cx, cy, r } => vec![("cx", number(*cx)), ("cy", number(*cy)), ("r", number(*r))],
        Shape::Text {
            x,
            y,
            anchor,
            size,
            weight,
            rotate,
            ..
        } => {
            let mut list = vec![("x", number(*x)), ("y", number(*y)), ("font-size", number(*size))];
            match anchor {
                Anchor::Start => {}
                Anchor::Middle => list.push(("text-anchor", "middle".to_owned())),
                Anchor::End => list.push(("text-anchor", "end".to_owned())),
            }
            if *weight == Weight::Strong {
                list.push(("font-weight", "600".to_owned()));
            }
            if *rotate != 0.0 {
                list.push((
                    "transform",
                    format!("rotate({} {} {})", number(*rotate), number(*x), number(*y)),
                ));
            }
            list
        }
    }
}

fn path_data(points: &[(f64, f64)], closed: bool) -> String {
    let mut data = String::new();
    for (place, (x, y)) in points.iter().enumerate() {
        data.push(if place == 0 { 'M' } else { 'L' });
        data.push_str(&format!("{} {}", number(*x), number(*y)));
    }
    if closed && !points.is_empty() {
        data.push('Z');
    }
    data
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_polygon_closes_and_an_empty_path_stays_empty() {
        assert_eq!(
            path_data(&[(0.0, 0.0), (4.0, 0.5), (4.0, 3.0)], true),
            "M0 0L4 0.5L4 3Z"
        );
        assert_eq!(path_data(&[], true), "");
    }

    #[test]
    fn a_turned_text_turns_about_its_anchor() {
        let mark = Mark::text(8.0, 90.0, Anchor::Middle, "契合度").rotated(-90.0);
        assert!(
            mark.attributes()
                .contains(&("transform", "rotate(-90 8 90)".to_owned()))
        );
    }
}
