//! Inks resolved to colours, for files that must look the same alone and for the page's style sheet.
//!
//! The tokens are those of the design. Tertiary text is a little darker (light) and lighter (dark) than the
//! hand-drawn direction, because that misses AA at 12 px.
use super::ink::{Ink, RAMP_STEPS, SERIES_STEPS};
use std::fmt::Write as _;

/// Which set of colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Screen by day, files, print.
    Light,
    /// Screen by night.
    Dark,
}

/// A colour as red, green, blue.
pub type Rgb = [u8; 3];

const LIGHT_SERIES: [u32; 6] = [0x0d6b66, 0x5b6168, 0x6aa6a2, 0xa0a5aa, 0x8a6d1f, 0x35566b];
const DARK_SERIES: [u32; 6] = [0x5cc0b6, 0xa9aeb3, 0x3b8079, 0x6b7177, 0xd5b763, 0x8fb2c8];
const LIGHT_RAMP: [u32; 6] = [0xe1efed, 0xb7d5d2, 0x8cbab7, 0x4d938f, 0x0d6b66, 0x084f4b];
const DARK_RAMP: [u32; 6] = [0x1d3634, 0x29514d, 0x366d68, 0x499790, 0x5cc0b6, 0x93ddd5];

/// Colour of an ink; `None` for the invisible [`Ink::Hit`].
///
/// ```
/// use loudou::charts::{ink::Ink, palette::{Theme, colour, hex}};
/// assert_eq!(colour(Ink::Accent, Theme::Light).map(hex).as_deref(), Some("#0d6b66"));
/// assert_eq!(colour(Ink::Hit, Theme::Dark), None);
/// ```
pub fn colour(ink: Ink, theme: Theme) -> Option<Rgb> {
    let (light, dark) = match ink {
        Ink::Ink => (0x1c2024, 0xe9e7e2),
        Ink::Secondary => (0x5b6168, 0xa9aeb3),
        Ink::Tertiary => (0x6b7178, 0x8b9197),
        Ink::Rule => (0xe4e1db, 0x2d3237),
        Ink::FaintRule => (0xefede8, 0x24292d),
        Ink::Accent => (0x0d6b66, 0x5cc0b6),
        Ink::AccentSoft => (0xe1efed, 0x1d3634),
        Ink::Negative => (0xb5482a, 0xe58a6c),
        Ink::Amber => (0xa3600a, 0xe0a54a),
        Ink::Red => (0xb3261e, 0xf08076),
        Ink::Paper => (0xfbfaf8, 0x15181b),
        Ink::Panel => (0xffffff, 0x1b1f23),
        Ink::Ghost => (0xb4b1aa, 0x565c62),
        Ink::Series(step) => (
            step_of(&LIGHT_SERIES, step % SERIES_STEPS),
            step_of(&DARK_SERIES, step % SERIES_STEPS),
        ),
        Ink::Ramp(step) => (step_of(&LIGHT_RAMP, step), step_of(&DARK_RAMP, step)),
        Ink::OnRamp(step) => match (step, theme) {
            (0..=3, Theme::Light) | (0..=2, Theme::Dark) => return colour(Ink::Ink, theme),
            _ => return colour(Ink::Paper, theme),
        },
        Ink::Hit => return None,
    };
    Some(rgb(if theme == Theme::Light { light } else { dark }))
}

fn step_of(steps: &[u32; 6], step: u8) -> u32 {
    steps
        .get(usize::from(step.min(RAMP_STEPS - 1)))
        .copied()
        .unwrap_or_default()
}

fn rgb(code: u32) -> Rgb {
    let [_, red, green, blue] = code.to_be_bytes();
    [red, green, blue]
}

/// A colour as CSS and SVG write it.
pub fn hex([red, green, blue]: Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Colour as an attribute value: hexadecimal, or `none`.
pub fn paint(ink: Option<Ink>, theme: Theme) -> String {
    ink.and_then(|ink| colour(ink, theme))
        .map_or_else(|| "none".to_owned(), hex)
}

/// Contrast ratio of two colours, 1 (none) to 21, by the formula of WCAG 2.2: `(L₁ + 0.05)/(L₂ + 0.05)`.
///
/// ```
/// use loudou::charts::palette::contrast;
/// assert_eq!(contrast([255, 255, 255], [0, 0, 0]), 21.0);
/// ```
pub fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: Rgb) -> f64 {
    let [red, green, blue] = colour.map(|byte| {
        let share = f64::from(byte) / 255.0;
        if share <= 0.04045 {
            share / 12.92
        } else {
            libm::pow((share + 0.055) / 1.055, 2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// The style sheet of the charts: custom properties per theme, one `fill-` and one `stroke-` class per ink.
pub fn stylesheet() -> String {
    let mut css = String::from("/* Written from src/charts/palette.rs; a test keeps it in step. */\n");
    css.push_str(&properties(":root", Theme::Light));
    css.push_str(&properties(":root[data-theme=\"dark\"]", Theme::Dark));
    css.push_str("@media print {\n");
    css.push_str(&properties(":root:root", Theme::Light));
    css.push_str("}\n.fill-none { fill: none; }\n.fill-hit { fill: transparent; pointer-events: all; }\n");
    for ink in Ink::all().into_iter().filter(|ink| *ink != Ink::Hit) {
        let name = ink.name();
        let _ = writeln!(css, ".fill-{name} {{ fill: var(--chart-{name}); }}");
        let _ = writeln!(css, ".stroke-{name} {{ stroke: var(--chart-{name}); }}");
    }
    css
}

fn properties(selector: &str, theme: Theme) -> String {
    let mut block = format!("{selector} {{\n");
    for ink in Ink::all() {
        if let Some(colour) = colour(ink, theme) {
            let _ = writeln!(block, "  --chart-{}: {};", ink.name(), hex(colour));
        }
    }
    block.push_str("}\n");
    block
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(front: Ink, ground: Ink, theme: Theme) -> f64 {
        contrast(colour(front, theme).unwrap(), colour(ground, theme).unwrap())
    }

    #[test]
    fn text_reaches_aa_on_paper_and_panel() {
        for theme in [Theme::Light, Theme::Dark] {
            for ground in [Ink::Paper, Ink::Panel] {
                for front in [
                    Ink::Ink,
                    Ink::Secondary,
                    Ink::Tertiary,
                    Ink::Accent,
                    Ink::Negative,
                    Ink::Amber,
                    Ink::Red,
                ] {
                    assert!(
                        ratio(front, ground, theme) >= 4.5,
                        "{front:?} on {ground:?}, {theme:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn text_on_the_ramp_reaches_aa_on_every_step() {
        for theme in [Theme::Light, Theme::Dark] {
            for step in 0..RAMP_STEPS {
                let reached = ratio(Ink::OnRamp(step), Ink::Ramp(step), theme);
                assert!(reached >= 4.5, "step {step}, {theme:?}: {reached}");
            }
        }
    }

    #[test]
    fn the_ramp_gets_stronger_step_by_step() {
        for theme in [Theme::Light, Theme::Dark] {
            for step in 1..RAMP_STEPS {
                assert!(
                    ratio(Ink::Ramp(step), Ink::Paper, theme) > ratio(Ink::Ramp(step - 1), Ink::Paper, theme)
                );
            }
        }
    }
}
