//! The icons, drawn on a grid of 20 with a line of 1.5. They repeat a word and never replace it:
//! each is hidden from screen readers, the control that holds it has the name.

use leptos::prelude::*;

/// Which icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each name says what is drawn")]
pub enum IconName {
    Panorama,
    LeadTiers,
    Opportunity,
    TargetYear,
    TargetMonth,
    SalesTeam,
    CustomerTiers,
    Churn,
    Benefits,
    SuccessTeam,
    Health,
    Check,
    Cross,
    ChevronDown,
    ChevronRight,
    ChevronLeft,
    More,
    Undo,
    Redo,
    Search,
    Theme,
    Language,
    Share,
    Import,
    Export,
    Alert,
    Info,
    SortUp,
    SortDown,
    Plus,
    Trash,
    Copy,
    Table,
    Chart,
    Help,
    Menu,
    Settings,
    Print,
    Edit,
    Filter,
    History,
    Lock,
    Compare,
    Link,
}

impl IconName {
    /// The path, in a box of 20 × 20.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Panorama => "M2.5 10h3m9 0h3M5.5 7h4v6h-4zM14.5 7v6h-3V7zM9.5 10h2",
            Self::LeadTiers => "M3 4h14M5.5 8.5h9M8 13h4M9.5 17h1",
            Self::Opportunity => "M10 3.5 17 16H3zM10 8.5v3.5M10 14v.1",
            Self::TargetYear => "M3 16.5h14M5 13v3M8.5 10.5V16M12 8v8M15.5 4.5V16",
            Self::TargetMonth => "M4 5h12v11.5H4zM4 8.5h12M7.5 3v3M12.5 3v3M7.5 12.5l2 1.5 3-3",
            Self::SalesTeam => "M8 3h4v4H8zM3 13h4v4H3zM13 13h4v4h-4zM10 7v3M5 13v-3h10v3",
            Self::CustomerTiers => {
                "M10 3 16.5 6.5 10 10 3.5 6.5zM3.5 10 10 13.5 16.5 10M3.5 13.5 10 17l6.5-3.5"
            }
            Self::Churn => "M3 4.5v12h14M6 7l3.5 3.5 2-2L16 13M16 9.5V13h-3.5",
            Self::Benefits => {
                "M3.5 8h13v3h-13zM5 11v6h10v-6M10 8v9M10 8C8 8 6 7 6.5 5S10 5 10 8c0-3 3-5 3.5-3S12 8 10 8"
            }
            Self::SuccessTeam => {
                "M7.5 4.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5M3 16.5c0-3 2-4.5 4.5-4.5s4.5 1.5 4.5 4.5M13 5.5a2 2 0 1 1 0 4M14 12c2 .3 3 1.8 3 4"
            }
            Self::Health => {
                "M10 16.5S3.5 12.5 3.5 8A3.3 3.3 0 0 1 10 6.5 3.3 3.3 0 0 1 16.5 8c0 4.5-6.5 8.5-6.5 8.5M3 10.5h4l1.5-2 2 4 1.5-2h5"
            }
            Self::Check => "m4 10.5 4 4 8-9",
            Self::Cross => "m5 5 10 10M15 5 5 15",
            Self::ChevronDown => "m5.5 8 4.5 4.5L14.5 8",
            Self::ChevronRight => "m8 5.5 4.5 4.5L8 14.5",
            Self::ChevronLeft => "M12 5.5 7.5 10l4.5 4.5",
            Self::More => {
                "M4.5 9.5a.5.5 0 1 1 0 1 .5.5 0 0 1 0-1M10 9.5a.5.5 0 1 1 0 1 .5.5 0 0 1 0-1M15.5 9.5a.5.5 0 1 1 0 1 .5.5 0 0 1 0-1"
            }
            Self::Undo => "M7 4 3.5 7.5 7 11M3.5 7.5h8a4.5 4.5 0 0 1 0 9H8",
            Self::Redo => "m13 4 3.5 3.5L13 11M16.5 7.5h-8a4.5 4.5 0 0 0 0 9H12",
            Self::Search => "M9 3.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11M13 13l4 4",
            Self::Theme => "M10 3.5a6.5 6.5 0 1 1 0 13zM10 3.5a6.5 6.5 0 1 0 0 13M12.5 5v10M15 6.5v7",
            Self::Language => {
                "M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14M3 10h14M10 3c-5 5-5 9 0 14M10 3c5 5 5 9 0 14"
            }
            Self::Share => "M10 12.5V3M6.5 6.5 10 3l3.5 3.5M4 10.5V17h12v-6.5",
            Self::Import => "M10 3v9.5M6.5 9 10 12.5 13.5 9M4 13v4h12v-4",
            Self::Export => "M10 12.5V3M6.5 6.5 10 3l3.5 3.5M4 13v4h12v-4",
            Self::Alert => "M10 3.5 17 16H3zM10 8.5v3.5M10 14v.1",
            Self::Info => "M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14M10 9.5V14M10 6.5v.1",
            Self::SortUp => "M10 16V4.5M5.5 9 10 4.5 14.5 9",
            Self::SortDown => "M10 4v11.5M5.5 11l4.5 4.5 4.5-4.5",
            Self::Plus => "M10 4v12M4 10h12",
            Self::Trash => "M3.5 5.5h13M8 5.5V3.5h4v2M5 5.5 6 17h8l1-11.5M8.5 9v5M11.5 9v5",
            Self::Copy => "M7 7h9.5v9.5H7zM4.5 13h-1V3.5H13v1",
            Self::Table => "M3 4.5h14v11.5H3zM3 8.5h14M8 8.5v7.5M3 12.5h14",
            Self::Chart => "M3 3.5V17h14M7 14v-4M11 14V6M15 14V9",
            Self::Help => {
                "M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14M8 8c0-1.5 1-2.2 2-2.2s2 .8 2 2c0 1.7-2 1.7-2 3.7M10 14v.1"
            }
            Self::Menu => "M3 5.5h14M3 10h14M3 14.5h14",
            Self::Settings => {
                "M3 6h7M14 6h3M3 14h3M10 14h7M12 4a2 2 0 1 1 0 4 2 2 0 0 1 0-4M8 12a2 2 0 1 1 0 4 2 2 0 0 1 0-4"
            }
            Self::Print => "M6 7V3.5h8V7M6 14H3.5V7h13v7H14M6 11.5h8V17H6z",
            Self::Edit => "M4 16l.5-3L13 4.5l2.5 2.5L7 15.5zM11.5 6 14 8.5",
            Self::Filter => "M3 4.5h14l-5.5 6.5v5l-3-1.5V11z",
            Self::History => "M4 4v3.5h3.5M4 7.5A6.5 6.5 0 1 1 3.5 11M10 6.5V10l2.5 1.5",
            Self::Lock => "M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9",
            Self::Compare => "M10 3v14M3.5 6H7v8H3.5zM13 8.5h3.5V14H13z",
            Self::Link => {
                "M8.5 11.5a3 3 0 0 0 4.2 0l3-3a3 3 0 0 0-4.2-4.2l-1 1M11.5 8.5a3 3 0 0 0-4.2 0l-3 3a3 3 0 0 0 4.2 4.2l1-1"
            }
        }
    }
}

/// One icon, as large as the text beside it and of its colour.
#[component]
pub fn Icon(
    /// Which.
    name: IconName,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path d=name.path() />
        </svg>
    }
}
