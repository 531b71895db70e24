//! Parts used by every page, one to a file.
//!
//! Props are `Signal<T>`, `Callback<T>` or plain values; a word may be given as a closure over the texts, such
//! as `label=move || texts.get().common().close`, so that a change of language is seen at once.

mod badge;
mod banner;
mod chart;
mod check;
mod choice;
mod dialog;
mod empty;
mod explain_panel;
mod field_parts;
mod following;
mod fuzzy;
mod grid;
mod help;
mod icon;
mod leisure;
mod menu;
mod meter;
mod number_entry;
mod number_field;
mod number_scrub;
mod observe;
mod palette;
mod plain;
mod plain_table;
mod progress;
mod select;
mod steps;
mod support;
mod tabs;
mod text_field;
mod toast;
mod tone;
mod unread;

pub use badge::{Badge, SampleMark, tier_text};
pub use banner::Banner;
pub use chart::{ChartDrag, ChartFrame};
pub use check::CheckField;
pub use choice::Choice;
pub use dialog::{Confirm, Dialog, DialogSize};
pub use empty::EmptyState;
pub use explain_panel::{Explain, ExplainInput, ExplainPanel, PrintedExplain, open_while_asked};
pub use field_parts::Hint;
pub use fuzzy::match_rank;
pub use grid::{
    Align, CellKind, CellTone, CellView, DataGrid, Direction, EditKind, GridColumn, GridEdit, GridSort,
};
pub use help::{Help, ShortcutGroup};
pub use icon::{Icon, IconName};
pub use leisure::{Leisurely, use_leisurely};
pub use menu::{Menu, MenuItem};
pub use meter::LevelMeter;
pub use number_entry::{EntryProblem, NumberRules, Scale};
pub use number_field::{Commit, NumberField};
pub use observe::{use_in_sight, use_resize};
pub use palette::{Command, Palette, matching};
pub use plain::{Models, Plain, use_models, use_plain};
pub use plain_table::{Heading, PlainTable};
pub use progress::ProgressBar;
pub use select::SelectField;
pub use steps::{Step, Steps};
pub use support::{
    Document, LookOnly, from_text_entry, has_own_undo, is_inside, is_look_only, keeps_focus, next_gesture,
    provide_printing, unique_id, use_document, use_printing,
};
pub use tabs::{Tab, TabPanel, Tabs};
pub use text_field::TextField;
pub use toast::{Toast, ToastRegion, Toasts, notify};
pub use tone::Tone;
pub use unread::{Unread, UnreadNote, UnreadPrinted, tell_unread};
