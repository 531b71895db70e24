//! Marks on a plane: what a drawing yields, what the page and the file draw.
//!
//! Units are CSS pixels, the origin is the upper left corner, y runs downwards; the `y` of a text is its
//! baseline.
use super::ink::Ink;
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

    /// Adds a mark on top; a level text is shortened and moved so that it stays between the sides.
    pub fn push(&mut self, mut mark: Mark) {
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
