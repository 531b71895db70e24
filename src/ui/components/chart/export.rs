//! A chart as a file that stands alone: its finding above the drawing, colours resolved, light.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use crate::charts::ink::Ink;
use crate::charts::measure::text_width;
use crate::charts::palette::Theme;
use crate::charts::scene::{Anchor, Mark, Scene, Shape, Weight};
use crate::charts::svg::to_svg;
use crate::charts::table::DataTable;
use crate::ui::platform::download::{download, download_blob};

/// Size of the title in the file, and the height of one of its lines.
const TITLE: f64 = 15.0;
const LINE: f64 = 22.0;
/// Room around the drawing.
const MARGIN: f64 = 16.0;
/// Pixels of the picture for one of the page, so that it stays sharp on a slide.
const DENSITY: f64 = 2.0;

/// The drawing with its title and subtitle over it.
pub(super) fn with_titles(scene: &Scene, title: &str, subtitle: &str) -> Scene {
    let lines = wrapped(title, scene.width);
    let mut top = MARGIN;
    let mut heads = Vec::new();
    for line in lines {
        top += LINE;
        let head = Mark::text(MARGIN, top - 6.0, Anchor::Start, line);
        heads.push(head.sized(TITLE).strong().fill(Ink::Ink));
    }
    if !subtitle.is_empty() {
        top += 18.0;
        heads.push(Mark::text(MARGIN, top - 4.0, Anchor::Start, subtitle));
    }
    top += 8.0;
    let mut file = Scene {
        width: scene.width + 2.0 * MARGIN,
        height: scene.height + top + MARGIN,
        marks: heads,
    };
    file.marks
        .extend(scene.marks.iter().map(|mark| moved(mark, MARGIN, top)));
    file
}

/// Breaks a title where it would leave the drawing: between words, or between any two Chinese characters.
fn wrapped(title: &str, width: f64) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(title) {
        let is_full = text_width(&format!("{line}{piece}"), TITLE, Weight::Strong) > width;
        // A stop never begins a line.
        if is_full
            && !line.is_empty()
            && !piece.starts_with(['，', '。', '、', '；', '：', '）', '”', ',', '.'])
        {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
        }
        line.push_str(&piece);
    }
    lines.push(line);
    lines
}

/// Words with the space that follows them; each Chinese character alone.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut is_open = false;
    for letter in text.chars() {
        let is_latin = letter.is_ascii() && letter != ' ';
        match pieces.last_mut() {
            Some(last) if is_open && (is_latin || letter == ' ') => last.push(letter),
            _ => pieces.push(letter.to_string()),
        }
        is_open = is_latin;
    }
    pieces
}

fn moved(mark: &Mark, right: f64, down: f64) -> Mark {
    let mut mark = mark.clone();
    match &mut mark.shape {
        Shape::Rect { x, y, .. } | Shape::Text { x, y, .. } => {
            *x += right;
            *y += down;
        }
        Shape::Line { x1, y1, x2, y2 } => {
            *x1 += right;
            *x2 += right;
            *y1 += down;
            *y2 += down;
        }
        Shape::Circle { cx, cy, .. } => {
            *cx += right;
            *cy += down;
        }
        Shape::Path { points, .. } => {
            for (x, y) in points {
                *x += right;
                *y += down;
            }
        }
    }
    mark
}

/// Everything a file needs.
pub(super) struct Picture {
    pub scene: Scene,
    pub title: String,
    pub subtitle: String,
    pub file_name: String,
}

impl Picture {
    fn svg(&self) -> (Scene, String) {
        let scene = with_titles(&self.scene, &self.title, &self.subtitle);
        let file = to_svg(&scene, &self.title, Theme::Light);
        (scene, file)
    }

    /// Saves the drawing as SVG; says whether it could.
    pub fn save_svg(&self) -> bool {
        let (_, file) = self.svg();
        download(
            &format!("{}.svg", self.file_name),
            "image/svg+xml",
            file.as_bytes(),
        )
        .is_ok()
    }

    /// Saves the drawing as PNG; `on_failure` is told when the browser would not draw it.
    pub fn save_png(&self, on_failure: Callback<()>) {
        let (scene, file) = self.svg();
        let name = format!("{}.png", self.file_name);
        if paint_png(&scene, &file, name, on_failure).is_none() {
            on_failure.run(());
        }
    }
}

/// Saves the numbers as CSV; says whether it could.
pub(super) fn save_csv(table: &DataTable, file_name: &str) -> bool {
    download(
        &format!("{file_name}.csv"),
        "text/csv;charset=utf-8",
        table.to_csv().as_bytes(),
    )
    .is_ok()
}

/// Draws the SVG file on a canvas once the browser has read it, then hands the picture over.
fn paint_png(scene: &Scene, file: &str, name: String, on_failure: Callback<()>) -> Option<()> {
    let image = web_sys::HtmlImageElement::new().ok()?;
    let (width, height) = (scene.width * DENSITY, scene.height * DENSITY);
    let source = image.clone();
    let loaded = Closure::once_into_js(move || {
        if draw_and_save(&source, width, height, name, on_failure).is_none() {
            on_failure.run(());
        }
    });
    let failed = Closure::once_into_js(move || on_failure.run(()));
    image.set_onload(Some(loaded.unchecked_ref()));
    image.set_onerror(Some(failed.unchecked_ref()));
    let encoded = js_sys::encode_uri_component(file);
    image.set_src(&format!(
        "data:image/svg+xml;charset=utf-8,{}",
        String::from(encoded)
    ));
    Some(())
}

fn draw_and_save(
    image: &web_sys::HtmlImageElement,
    width: f64,
    height: f64,
    name: String,
    on_failure: Callback<()>,
) -> Option<()> {
    let canvas = document()
        .create_element("canvas")
        .ok()?
        .dyn_into::<web_sys::HtmlCanvasElement>()
        .ok()?;
    canvas.set_width(whole_pixels(width));
    canvas.set_height(whole_pixels(height));
    let context = canvas
        .get_context("2d")
        .ok()??
        .dyn_into::<web_sys::CanvasRenderingContext2d>()
        .ok()?;
    context
        .draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height)
        .ok()?;
    let save = Closure::once_into_js(move |blob: Option<web_sys::Blob>| {
        let saved = blob.is_some_and(|blob| download_blob(&name, &blob).is_ok());
        if !saved {
            on_failure.run(());
        }
    });
    canvas.to_blob(save.unchecked_ref()).ok()
}

/// Pixels of a canvas; browsers refuse more than 16 384 a side.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "held to the range first"
)]
fn whole_pixels(length: f64) -> u32 {
    if length.is_finite() {
        length.clamp(1.0, 16_384.0) as u32
    } else {
        1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_wraps_and_the_drawing_moves_below_it() {
        let mut scene = Scene::new(240.0, 50.0);
        scene.push(Mark::rect(0.0, 0.0, 10.0, 10.0).fill(Ink::Accent));
        let short = with_titles(&scene, "短", "");
        let long = with_titles(
            &scene,
            "匹配度和形态撑起了得分，清晰度拖了后腿，所以先问清流程",
            "各因素贡献，分",
        );
        assert!(long.height > short.height + LINE);
        let Some(Mark {
            shape: Shape::Rect { x, y, .. },
            ..
        }) = long.marks.last()
        else {
            panic!("the drawing is last")
        };
        assert!(*x == MARGIN && *y > 2.0 * LINE);
    }

    #[test]
    fn words_stay_whole_and_stops_never_begin_a_line() {
        let lines = wrapped(
            "Fit and form carry the score; clarity holds it back, so ask about the process",
            200.0,
        );
        assert!(lines.len() > 2 && lines.iter().all(|line| !line.starts_with(' ')));
        assert_eq!(
            lines.join(" "),
            "Fit and form carry the score; clarity holds it back, so ask about the process"
        );
        for line in wrapped(&"得分，".repeat(20), 100.0) {
            assert!(!line.starts_with('，'));
        }
    }
}
