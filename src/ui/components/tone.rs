//! How loud a badge, banner or notice is. A tone is never told by colour alone: each has its own shape.

/// How loud a badge, banner or notice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// The best: a filled badge.
    Strong,
    /// Good: a badge outlined in the accent.
    Good,
    /// Neither good nor bad.
    #[default]
    Plain,
    /// Of little weight: a dashed outline.
    Faint,
    /// Worth a look.
    Warn,
    /// Wrong: a double outline, red.
    Bad,
}

impl Tone {
    /// The value of the `data-tone` attribute the style sheet reads.
    #[must_use]
    pub const fn attribute(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Good => "good",
            Self::Plain => "plain",
            Self::Faint => "faint",
            Self::Warn => "warn",
            Self::Bad => "bad",
        }
    }

    /// The tone of a tier by its place in the colour scale; all places from the fourth on are faint.
    ///
    /// ```
    /// use loudou::ui::components::Tone;
    /// assert_eq!(Tone::of_tier(0), Tone::Strong);
    /// assert_eq!(Tone::of_tier(7), Tone::Faint);
    /// ```
    #[must_use]
    pub const fn of_tier(colour: u8) -> Self {
        match colour {
            0 => Self::Strong,
            1 => Self::Good,
            2 => Self::Plain,
            _ => Self::Faint,
        }
    }
}
