//! What a mark means, in place of what colour it has.

/// Steps of the sequential ramp, from faint (0) to strong (`RAMP_STEPS - 1`).
pub const RAMP_STEPS: u8 = 6;

/// Number of distinct series inks; [`Ink::Series`] wraps round after it.
pub const SERIES_STEPS: u8 = 6;

/// The meaning of a fill or a stroke. The page turns it into a CSS class, a file into a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ink {
    /// Text and lines that carry the finding.
    Ink,
    /// Text that supports it.
    Secondary,
    /// Tick labels and other text one looks up only when needed; still AA at 12 px.
    Tertiary,
    /// Hairlines that bound something.
    Rule,
    /// Hairlines of a grid.
    FaintRule,
    /// The one accent.
    Accent,
    /// The accent as a ground.
    AccentSoft,
    /// The nth series of several; 0 is the accent, the others mostly greys.
    Series(u8),
    /// Step of the sequential ramp, 0 faint to 5 strong.
    Ramp(u8),
    /// Text that stays readable on the same step of the ramp.
    OnRamp(u8),
    /// What subtracts or holds back.
    Negative,
    /// Status: attention.
    Amber,
    /// Status: act now.
    Red,
    /// The page.
    Paper,
    /// A surface on the page.
    Panel,
    /// Outline of what would be possible.
    Ghost,
    /// Invisible, but catches the pointer; left out of files.
    Hit,
}

impl Ink {
    /// Every ink once, numbered ones with all their steps; for style sheets and tests.
    pub fn all() -> Vec<Self> {
        let mut inks = vec![
            Self::Ink,
            Self::Secondary,
            Self::Tertiary,
            Self::Rule,
            Self::FaintRule,
            Self::Accent,
            Self::AccentSoft,
            Self::Negative,
            Self::Amber,
            Self::Red,
            Self::Paper,
            Self::Panel,
            Self::Ghost,
            Self::Hit,
        ];
        inks.extend((0..SERIES_STEPS).map(Self::Series));
        inks.extend((0..RAMP_STEPS).map(Self::Ramp));
        inks.extend((0..RAMP_STEPS).map(Self::OnRamp));
        inks
    }

    /// The step of the ramp for place `index` of `count` ordered groups, the first being the strongest.
    ///
    /// ```
    /// use loudou::charts::ink::Ink;
    /// assert_eq!(Ink::ranked(0, 4), Ink::Ramp(4));
    /// assert_eq!(Ink::ranked(3, 4), Ink::Ramp(1));
    /// assert_eq!(Ink::ranked(0, 1), Ink::Ramp(4));
    /// ```
    pub fn ranked(index: usize, count: usize) -> Self {
        let last = count.saturating_sub(1).max(1);
        let down = index.min(last) * 3 / last;
        Self::Ramp(4 - u8::try_from(down).unwrap_or(3))
    }

    /// Name without prefix: `accent`, `series-2`, `on-ramp-4`.
    pub fn name(self) -> String {
        let word = match self {
            Self::Ink => "ink",
            Self::Secondary => "secondary",
            Self::Tertiary => "tertiary",
            Self::Rule => "rule",
            Self::FaintRule => "faint-rule",
            Self::Accent => "accent",
            Self::AccentSoft => "accent-soft",
            Self::Negative => "negative",
            Self::Amber => "amber",
            Self::Red => "red",
            Self::Paper => "paper",
            Self::Panel => "panel",
            Self::Ghost => "ghost",
            Self::Hit => "hit",
            Self::Series(n) => return format!("series-{}", n % SERIES_STEPS),
            Self::Ramp(n) => return format!("ramp-{}", n.min(RAMP_STEPS - 1)),
            Self::OnRamp(n) => return format!("on-ramp-{}", n.min(RAMP_STEPS - 1)),
        };
        word.to_owned()
    }

    /// CSS class of the meaning as such: `ink-accent`.
    pub fn class(self) -> String {
        format!("ink-{}", self.name())
    }

    /// CSS class that fills with it: `fill-accent`.
    pub fn fill_class(self) -> String {
        format!("fill-{}", self.name())
    }

    /// CSS class that strokes with it: `stroke-accent`.
    pub fn stroke_class(self) -> String {
        format!("stroke-{}", self.name())
    }

    /// Two bytes that stand for the ink inside plotters, whose colours are RGB only.
    pub(super) fn code(self) -> (u8, u8) {
        match self {
            Self::Ink => (0, 0),
            Self::Secondary => (1, 0),
            Self::Tertiary => (2, 0),
            Self::Rule => (3, 0),
            Self::FaintRule => (4, 0),
            Self::Accent => (5, 0),
            Self::AccentSoft => (6, 0),
            Self::Series(n) => (7, n),
            Self::Ramp(n) => (8, n),
            Self::OnRamp(n) => (9, n),
            Self::Negative => (10, 0),
            Self::Amber => (11, 0),
            Self::Red => (12, 0),
            Self::Paper => (13, 0),
            Self::Panel => (14, 0),
            Self::Ghost => (15, 0),
            Self::Hit => (16, 0),
        }
    }

    /// The inverse of [`Ink::code`]; what no ink has is plain ink.
    pub(super) fn from_code(kind: u8, step: u8) -> Self {
        match kind {
            1 => Self::Secondary,
            2 => Self::Tertiary,
            3 => Self::Rule,
            4 => Self::FaintRule,
            5 => Self::Accent,
            6 => Self::AccentSoft,
            7 => Self::Series(step),
            8 => Self::Ramp(step),
            9 => Self::OnRamp(step),
            10 => Self::Negative,
            11 => Self::Amber,
            12 => Self::Red,
            13 => Self::Paper,
            14 => Self::Panel,
            15 => Self::Ghost,
            16 => Self::Hit,
            _ => Self::Ink,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ink_survives_its_code_and_has_a_name_of_its_own() {
        let mut names = std::collections::BTreeSet::new();
        for ink in Ink::all() {
            let (kind, step) = ink.code();
            assert_eq!(Ink::from_code(kind, step), ink);
            assert!(names.insert(ink.name()), "{ink:?}");
        }
    }
}
