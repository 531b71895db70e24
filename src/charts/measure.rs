//! How wide a text will be, without asking a browser.
//!
//! A proportional face differs from system to system, so widths are estimates, chosen on the wide side of
//! what `system-ui` resolves to: a label may end with a little air, never under its neighbour. Wide
//! characters (Chinese, Japanese, Korean, full-width forms) count as a full em.
use super::scene::Weight;
use unicode_width::UnicodeWidthChar;

/// Advance of one character as a share of the em.
fn advance_em(character: char) -> f64 {
    match character {
        'i' | 'j' | 'l' | 'I' | '|' | '\'' | '.' | ',' | ':' | ';' | '!' | '·' => 0.31,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '{' | '}' | ' ' | '-' | '/' | '\\' | '"' | '*' => 0.39,
        '\u{2018}' | '\u{2019}' => 0.31,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 0.92,
        '…' | '—' => 1.0,
        '0'..='9' | '+' | '=' | '<' | '>' | '−' | '±' | '≥' | '≤' => 0.62,
        'A'..='Z' | '&' => 0.69,
        'a'..='z' => 0.59,
        other => match UnicodeWidthChar::width(other) {
            Some(0) | None => 0.0,
            Some(1) => 0.64,
            Some(_) => 1.0,
        },
    }
}

/// Estimated width of `text` in px at `size` px; strong letters are 6 % wider.
///
/// ```
/// use loudou::charts::{measure::text_width, scene::Weight};
/// assert_eq!(text_width("需求匹配度", 12.0, Weight::Regular), 60.0);
/// let latin = text_width("Need fit", 12.0, Weight::Regular);
/// assert!(latin > 45.0 && latin < 55.0);
/// ```
pub fn text_width(text: &str, size: f64, weight: Weight) -> f64 {
    let em: f64 = text.chars().map(advance_em).sum();
    em * size.max(0.0) * if weight == Weight::Strong { 1.06 } else { 1.0 }
}

/// `text`, or as much of it as fits `width` px with an ellipsis; empty when not even that fits.
///
/// ```
/// use loudou::charts::{measure::fit, scene::Weight};
/// assert_eq!(fit("业务规模", 12.0, Weight::Regular, 48.0), "业务规模");
/// assert_eq!(fit("业务规模", 12.0, Weight::Regular, 36.0), "业务…");
/// assert_eq!(fit("业务规模", 12.0, Weight::Regular, 4.0), "");
/// ```
pub fn fit(text: &str, size: f64, weight: Weight, width: f64) -> String {
    if text_width(text, size, weight) <= width {
        return text.to_owned();
    }
    let room = width - text_width("…", size, weight);
    if room < 0.0 {
        return String::new();
    }
    let mut kept = String::new();
    let mut used = 0.0;
    for character in text.chars() {
        used += text_width(character.encode_utf8(&mut [0; 4]), size, weight);
        if used > room {
            break;
        }
        kept.push(character);
    }
    format!("{}…", kept.trim_end())
}

/// Width of the widest of `texts`, 0 without any.
pub fn widest<'a>(texts: impl IntoIterator<Item = &'a str>, size: f64, weight: Weight) -> f64 {
    texts
        .into_iter()
        .map(|text| text_width(text, size, weight))
        .fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ellipsis_never_makes_a_text_wider_than_its_room() {
        for width in 0..200 {
            let width = f64::from(width);
            let short = fit("Customer success 客户成功部门", 12.0, Weight::Strong, width);
            assert!(
                text_width(&short, 12.0, Weight::Strong) <= width.max(0.0) + 1e-9,
                "{short} {width}"
            );
        }
    }

    #[test]
    fn combining_marks_take_no_room() {
        assert_eq!(
            text_width("e\u{301}", 10.0, Weight::Regular),
            text_width("e", 10.0, Weight::Regular)
        );
    }
}
