//! One thing on the plane: its geometry, its ink, what can be read there, how it can be moved.
use super::ink::Ink;
use super::scale::finite;
use super::scene::{DragId, Reading, TEXT_SIZE};

/// Which end of a text its `x` names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// `x` is the left end.
    Start,
    /// `x` is the middle.
    Middle,
    /// `x` is the right end.
    End,
}

impl Anchor {
    /// Share of the text that lies before its `x`.
    pub fn share(self) -> f64 {
        match self {
            Self::Start => 0.0,
            Self::Middle => 0.5,
            Self::End => 1.0,
        }
    }
}

/// Weight of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// 400.
    Regular,
    /// 600.
    Strong,
}

/// Geometry of a mark, in px.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A rectangle from its upper left corner.
    Rect {
        /// Left edge.
        x: f64,
        /// Upper edge.
        y: f64,
        /// Width, at least 0.
        width: f64,
        /// Height, at least 0.
        height: f64,
    },
    /// A straight line.
    Line {
        /// Start, across.
        x1: f64,
        /// Start, down.
        y1: f64,
        /// End, across.
        x2: f64,
        /// End, down.
        y2: f64,
    },
    /// A polyline, or a polygon when closed.
    Path {
        /// Corners in order.
        points: Vec<(f64, f64)>,
        /// Whether the last corner joins the first.
        closed: bool,
    },
    /// A circle.
    Circle {
        /// Centre, across.
        cx: f64,
        /// Centre, down.
        cy: f64,
        /// Radius.
        r: f64,
    },
    /// A single line of text.
    Text {
        /// Anchor, across.
        x: f64,
        /// Baseline.
        y: f64,
        /// The words.
        text: String,
        /// Which end `x` names.
        anchor: Anchor,
        /// Font size.
        size: f64,
        /// Font weight.
        weight: Weight,
        /// Clockwise turn about (`x`, `y`) in degrees.
        rotate: f64,
    },
}

/// How a mark is inked: a meaning for its fill, one for its stroke.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Style {
    /// Ink of the area, or of the letters.
    pub fill: Option<Ink>,
    /// Ink of the outline; on a text a halo under the letters.
    pub stroke: Option<Ink>,
    /// Width of the stroke in px.
    pub stroke_width: f64,
    /// Whether the stroke is dashed.
    pub dashed: bool,
}

impl Style {
    /// CSS classes of the style: `fill-accent stroke-rule`.
    pub fn class(&self) -> String {
        let fill = self.fill.map_or_else(|| "fill-none".to_owned(), Ink::fill_class);
        match self.stroke {
            Some(ink) => format!("{fill} {}", ink.stroke_class()),
            None => fill,
        }
    }
}

/// Centre of the pixel that holds `coordinate`.
fn pixel_centre(coordinate: f64) -> f64 {
    libm::floor(coordinate) + 0.5
}

/// One thing on the plane.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Where.
    pub shape: Shape,
    /// In what ink.
    pub style: Style,
    /// What can be read there.
    pub reading: Option<Reading>,
    /// How it can be moved.
    pub drag: Option<DragId>,
}

impl Mark {
    fn of(shape: Shape) -> Self {
        Self {
            shape,
            style: Style::default(),
            reading: None,
            drag: None,
        }
    }

    /// A rectangle between two corners, in any order.
    pub fn rect(x1: f64, y1: f64, x2: f64, y2: f64) -> Self {
        let (x1, y1, x2, y2) = (finite(x1), finite(y1), finite(x2), finite(y2));
        let (x, y) = (x1.min(x2), y1.min(y2));
        Self::of(Shape::Rect {
            x,
            y,
            width: (x2 - x1).abs(),
            height: (y2 - y1).abs(),
        })
    }

    /// A line.
    pub fn line(x1: f64, y1: f64, x2: f64, y2: f64) -> Self {
        Self::of(Shape::Line {
            x1: finite(x1),
            y1: finite(y1),
            x2: finite(x2),
            y2: finite(y2),
        })
    }

    /// A polyline.
    pub fn polyline(points: impl IntoIterator<Item = (f64, f64)>) -> Self {
        Self::path(points, false)
    }

    /// A polygon.
    pub fn polygon(points: impl IntoIterator<Item = (f64, f64)>) -> Self {
        Self::path(points, true)
    }

    fn path(points: impl IntoIterator<Item = (f64, f64)>, closed: bool) -> Self {
        let points = points.into_iter().map(|(x, y)| (finite(x), finite(y))).collect();
        Self::of(Shape::Path { points, closed })
    }

    /// A circle.
    pub fn circle(cx: f64, cy: f64, r: f64) -> Self {
        Self::of(Shape::Circle {
            cx: finite(cx),
            cy: finite(cy),
            r: finite(r).max(0.0),
        })
    }

    /// A text of [`TEXT_SIZE`], regular, in secondary ink; `y` is the baseline.
    pub fn text(x: f64, y: f64, anchor: Anchor, text: impl Into<String>) -> Self {
        let (x, y, text) = (finite(x), finite(y), text.into());
        let shape = Shape::Text {
            x,
            y,
            text,
            anchor,
            size: TEXT_SIZE,
            weight: Weight::Regular,
            rotate: 0.0,
        };
        Self::of(shape).fill(Ink::Secondary)
    }

    /// Moves upright edges and level lines to the pixel grid: fills to its lines, strokes to its centres.
    pub(super) fn snap(&mut self) {
        let outlined = self.style.stroke.is_some();
        // A stroke of even width is crisp on the line between two pixels, one of odd width on a centre.
        let even = outlined && self.style.stroke_width % 2.0 == 0.0;
        let track = if even { libm::round } else { pixel_centre };
        match &mut self.shape {
            Shape::Rect { x, y, width, height } if outlined => {
                let (right, base) = (pixel_centre(*x + *width), pixel_centre(*y + *height));
                (*x, *y) = (pixel_centre(*x), pixel_centre(*y));
                (*width, *height) = (right - *x, base - *y);
            }
            Shape::Rect { x, y, width, height } => {
                let (right, base) = (libm::round(*x + *width), libm::round(*y + *height));
                // Something small is still something.
                let least = |length: f64| if length > 0.0 { 1.0 } else { 0.0 };
                let (least_width, least_height) = (least(*width), least(*height));
                (*x, *y) = (libm::round(*x), libm::round(*y));
                (*width, *height) = ((right - *x).max(least_width), (base - *y).max(least_height));
            }
            Shape::Line { x1, x2, .. } if x1 == x2 => (*x1, *x2) = (track(*x1), track(*x2)),
            Shape::Line { y1, y2, .. } if y1 == y2 => (*y1, *y2) = (track(*y1), track(*y2)),
            Shape::Circle { cx, cy, .. } => (*cx, *cy) = (pixel_centre(*cx), pixel_centre(*cy)),
            _ => {}
        }
    }

    /// Fills it.
    pub fn fill(mut self, ink: Ink) -> Self {
        self.style.fill = Some(ink);
        self
    }

    /// Outlines it.
    pub fn stroke(mut self, ink: Ink, width: f64) -> Self {
        self.style.stroke = Some(ink);
        self.style.stroke_width = finite(width).max(0.0);
        self
    }

    /// Dashes its outline.
    pub fn dashed(mut self) -> Self {
        self.style.dashed = true;
        self
    }

    /// Puts a halo of paper under a text, so that lines may pass behind it.
    pub fn halo(self) -> Self {
        self.stroke(Ink::Paper, 4.0)
    }

    /// Sets a text in weight 600.
    pub fn strong(mut self) -> Self {
        if let Shape::Text { weight, .. } = &mut self.shape {
            *weight = Weight::Strong;
        }
        self
    }

    /// Sets the size of a text, at least 12 px.
    pub fn sized(mut self, px: f64) -> Self {
        if let Shape::Text { size, .. } = &mut self.shape {
            *size = finite(px).max(TEXT_SIZE);
        }
        self
    }

    /// Turns a text clockwise about its anchor, in degrees.
    pub fn rotated(mut self, degrees: f64) -> Self {
        if let Shape::Text { rotate, .. } = &mut self.shape {
            *rotate = finite(degrees);
        }
        self
    }

    /// Lets hover, keyboard and touch read it.
    pub fn reading(
        mut self,
        key: impl Into<String>,
        label: impl Into<String>,
        value: impl Into<String>,
    ) -> Self {
        self.reading = Some(Reading {
            key: key.into(),
            label: label.into(),
            value: value.into(),
        });
        self
    }

    /// Lets the hand move it.
    pub fn drag(mut self, drag: DragId) -> Self {
        self.drag = Some(drag);
        self
    }
}
