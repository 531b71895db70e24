//! A plotters backend that records marks in place of painting pixels.
//!
//! plotters knows colours, a scene knows meanings; each [`Ink`] therefore travels through plotters as a
//! colour of a private palette ([`key_colour`]) and is recognised on the other side. Text is measured by
//! [`measure`](super::measure), not by a font library and not by a page.
use super::ink::Ink;
use super::measure::text_width;
use super::scale::whole_px;
use super::scene::{Anchor, Mark, Scene, Weight};
use plotters::style::RGBColor;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
    FontTransform,
};
use std::convert::Infallible;

/// First byte of every colour of the private palette; the other two are the code of the ink.
const KEY: u8 = 0xa5;

/// The colour that stands for `ink` while plotters handles it.
pub fn key_colour(ink: Ink) -> RGBColor {
    let (kind, step) = ink.code();
    RGBColor(KEY, kind, step)
}

fn ink_of(colour: BackendColor) -> Option<Ink> {
    if colour.alpha <= 0.0 {
        return None;
    }
    let (key, kind, step) = colour.rgb;
    Some(if key == KEY {
        Ink::from_code(kind, step)
    } else {
        Ink::Ink
    })
}

/// Records what plotters draws into a scene.
pub struct SceneBackend<'a> {
    scene: &'a mut Scene,
}

impl<'a> SceneBackend<'a> {
    /// A backend of the size of `scene`, adding marks on top of those it holds.
    pub fn new(scene: &'a mut Scene) -> Self {
        Self { scene }
    }
}

type Outcome = Result<(), DrawingErrorKind<Infallible>>;

fn place((x, y): BackendCoord) -> (f64, f64) {
    (f64::from(x), f64::from(y))
}

/// Centre of the pixel, so that a line one pixel wide is crisp.
fn centre(coordinate: BackendCoord) -> (f64, f64) {
    let (x, y) = place(coordinate);
    (x + 0.5, y + 0.5)
}

impl DrawingBackend for SceneBackend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (whole_px(self.scene.width), whole_px(self.scene.height))
    }

    fn ensure_prepared(&mut self) -> Outcome {
        Ok(())
    }

    fn present(&mut self) -> Outcome {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Outcome {
        if let Some(ink) = ink_of(color) {
            let (x, y) = place(point);
            self.scene.push(Mark::rect(x, y, x + 1.0, y + 1.0).fill(ink));
        }
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Outcome {
        if let Some(ink) = ink_of(style.color()) {
            let ((x1, y1), (x2, y2)) = (centre(from), centre(to));
            self.scene
                .push(Mark::line(x1, y1, x2, y2).stroke(ink, f64::from(style.stroke_width())));
        }
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Outcome {
        if let Some(ink) = ink_of(style.color()) {
            let ((x1, y1), (x2, y2)) = (place(upper_left), place(bottom_right));
            let mark = Mark::rect(x1, y1, x2, y2);
            let width = f64::from(style.stroke_width());
            self.scene.push(if fill {
                mark.fill(ink)
            } else {
                mark.stroke(ink, width)
            });
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Outcome {
        let points: Vec<BackendCoord> = path.into_iter().collect();
        match (points.as_slice(), ink_of(style.color())) {
            ([], _) | (_, None) => Ok(()),
            ([from, to], _) => self.draw_line(*from, *to, style),
            (_, Some(ink)) => {
                let mark = Mark::polyline(points.into_iter().map(centre));
                self.scene.push(mark.stroke(ink, f64::from(style.stroke_width())));
                Ok(())
            }
        }
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Outcome {
        if let Some(ink) = ink_of(style.color()) {
            let (x, y) = centre(center);
            let mark = Mark::circle(x, y, f64::from(radius));
            let width = f64::from(style.stroke_width());
            self.scene.push(if fill {
                mark.fill(ink)
            } else {
                mark.stroke(ink, width)
            });
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &S,
    ) -> Outcome {
        if let Some(ink) = ink_of(style.color()) {
            self.scene
                .push(Mark::polygon(vert.into_iter().map(place)).fill(ink));
        }
        Ok(())
    }

    fn draw_text<TStyle: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &TStyle,
        pos: BackendCoord,
    ) -> Outcome {
        let Some(ink) = ink_of(style.color()) else {
            return Ok(());
        };
        if text.is_empty() {
            return Ok(());
        }
        let ((x, y), size) = (place(pos), style.size());
        let anchor = match style.anchor().h_pos {
            HPos::Left => Anchor::Start,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::End,
        };
        // The distance from the named edge of the box to the baseline, for faces with an ascent near 0.8 em.
        let drop = size
            * match style.anchor().v_pos {
                VPos::Top => 0.8,
                VPos::Center => 0.35,
                VPos::Bottom => -0.2,
            };
        let (x, y, degrees) = match style.transform() {
            FontTransform::None => (x, y + drop, 0.0),
            FontTransform::Rotate90 => (x - drop, y, 90.0),
            FontTransform::Rotate180 => (x, y - drop, 180.0),
            FontTransform::Rotate270 => (x + drop, y, -90.0),
        };
        let mark = Mark::text(x, y, anchor, text)
            .sized(size)
            .fill(ink)
            .rotated(degrees);
        self.scene.push(if matches!(style.style(), FontStyle::Bold) {
            mark.strong()
        } else {
            mark
        });
        Ok(())
    }

    fn estimate_text_size<TStyle: BackendTextStyle>(
        &self,
        text: &str,
        style: &TStyle,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let weight = if matches!(style.style(), FontStyle::Bold) {
            Weight::Strong
        } else {
            Weight::Regular
        };
        Ok((
            whole_px(text_width(text, style.size(), weight)),
            whole_px(style.size()),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plotters::prelude::*;

    #[test]
    fn inks_come_through_plotters_unchanged() {
        for ink in Ink::all() {
            let mut scene = Scene::new(300.0, 100.0);
            {
                let root = SceneBackend::new(&mut scene).into_drawing_area();
                let line = PathElement::new(vec![(0, 0), (9, 0)], ShapeStyle::from(&key_colour(ink)));
                root.draw(&line).unwrap();
            }
            assert_eq!(scene.marks[0].style.stroke, Some(ink));
        }
    }

    #[test]
    fn transparent_things_leave_no_mark_and_foreign_colours_are_ink() {
        let mut scene = Scene::new(300.0, 100.0);
        {
            let root = SceneBackend::new(&mut scene).into_drawing_area();
            root.draw(&PathElement::new(vec![(0, 0), (9, 0)], TRANSPARENT))
                .unwrap();
            root.draw(&Circle::new((5, 5), 3, BLUE.filled())).unwrap();
        }
        assert_eq!(scene.marks.len(), 1);
        assert_eq!(scene.marks[0].style.fill, Some(Ink::Ink));
    }
}
