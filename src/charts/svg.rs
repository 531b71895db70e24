//! A scene as an SVG file that stands alone: every class resolved to a colour, nothing fetched.
use super::attributes::number;
use super::ink::Ink;
use super::palette::{Theme, paint};
use super::scene::{Mark, Scene};
use std::fmt::Write as _;

/// Fonts of every system the product meets; none is downloaded.
pub const FONT_STACK: &str = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

/// Paper left free around the scene in px, since a file has no page about it.
pub const MARGIN: f64 = 16.0;

/// The scene as a stand-alone SVG document on its own paper, with `title` for those who cannot see it.
///
/// ```
/// use loudou::charts::{ink::Ink, palette::Theme, scene::{Mark, Scene}, svg::to_svg};
/// let mut scene = Scene::new(320.0, 40.0);
/// scene.push(Mark::rect(0.0, 8.0, 120.0, 24.0).fill(Ink::Accent));
/// let file = to_svg(&scene, "A & B", Theme::Light);
/// assert!(file.contains("<title>A &amp; B</title>"));
/// assert!(file.contains("fill=\"#0d6b66\""));
/// ```
pub fn to_svg(scene: &Scene, title: &str, theme: Theme) -> String {
    let (width, height) = (
        number(scene.width + 2.0 * MARGIN),
        number(scene.height + 2.0 * MARGIN),
    );
    let edge = number(-MARGIN);
    let paper = paint(Some(Ink::Paper), theme);
    let mut file = String::new();
    let _ = write!(
        file,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"{edge} {edge} {width} {height}\" role=\"img\" font-family=\"{FONT_STACK}\" \
         style=\"font-variant-numeric:tabular-nums\">\n<title>{}</title>\n\
         <rect x=\"{edge}\" y=\"{edge}\" width=\"{width}\" height=\"{height}\" fill=\"{paper}\"/>\n",
        escape(title)
    );
    for mark in scene.marks.iter().filter(|mark| is_visible(mark)) {
        file.push_str(&element(mark, theme));
        file.push('\n');
    }
    file.push_str("</svg>\n");
    file
}

fn is_visible(mark: &Mark) -> bool {
    let fill = mark.style.fill.filter(|ink| *ink != Ink::Hit);
    let stroke = mark.style.stroke.filter(|ink| *ink != Ink::Hit);
    fill.is_some() || stroke.is_some()
}

fn element(mark: &Mark, theme: Theme) -> String {
    let name = mark.shape.element();
    let mut text = format!("<{name}");
    for (attribute, value) in mark.attributes() {
        let _ = write!(text, " {attribute}=\"{}\"", escape(&value));
    }
    let _ = write!(text, " fill=\"{}\"", paint(mark.style.fill, theme));
    if mark.style.stroke.is_some() {
        let _ = write!(text, " stroke=\"{}\"", paint(mark.style.stroke, theme));
    }
    match mark.words() {
        Some(words) => {
            let _ = write!(text, ">{}</{name}>", escape(words));
        }
        None => text.push_str("/>"),
    }
    text
}

/// `text` safe as XML content and attribute value; characters XML 1.0 forbids are left out.
///
/// ```
/// use loudou::charts::svg::escape;
/// assert_eq!(escape("<\"A\" & 'B'>\u{0}"), "&lt;&quot;A&quot; &amp; &#39;B&#39;&gt;");
/// ```
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            other if other < ' ' => {}
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::scene::Anchor;

    #[test]
    fn hostile_words_stay_words() {
        let mut scene = Scene::new(300.0, 20.0);
        scene.push(Mark::text(
            0.0,
            12.0,
            Anchor::Start,
            "</text><script>alert(1)</script>",
        ));
        let file = to_svg(&scene, "]]>", Theme::Light);
        assert!(!file.contains("<script"));
        assert!(file.contains("&lt;script&gt;"));
    }

    #[test]
    fn what_only_catches_the_pointer_is_left_out() {
        let mut scene = Scene::new(300.0, 20.0);
        scene.push(
            Mark::rect(0.0, 0.0, 20.0, 20.0)
                .fill(Ink::Hit)
                .reading("a", "A", "1"),
        );
        assert_eq!(to_svg(&scene, "", Theme::Dark).matches("<rect").count(), 1);
    }
}
