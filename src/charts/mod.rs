//! Pure drawing: data → marks (a [`scene::Scene`]) and data → rows (a [`table::DataTable`]).
//!
//! Nothing here knows a browser or a colour. A drawing is a plain struct of numbers and labels that the
//! caller has already formatted; its `scene()` places marks that carry semantic [`ink::Ink`]s, and its
//! `table()` gives the same figures to readers who do not see the picture. The page draws the marks as SVG
//! nodes with classes; [`svg::to_svg`] resolves the classes to colours for a file that stands alone.
//!
//! | file | what it holds |
//! |---|---|
//! | `scene`, `mark`, `ink`, `palette`, `attributes` | marks, their meaning, their colours, their SVG attributes |
//! | `measure`, `scale` | widths of text, data ↔ pixels |
//! | `backend`, `axes` | plotters draws axes and grid into a scene |
//! | `histogram`, `waterfall`, `funnel`, `intervals`, `curve`, `matrix`, `heat_map`, `org_chart`, `exceedance`, `tornado`, `staffing`, `fan`, `course`, `coverage` | one drawing each |
//! | `svg`, `table` | ways out: a stand-alone picture, an accessible table, CSV |
//!
//! Every drawing is total: empty, zero, infinite or not-a-number data gives a sane scene whose coordinates
//! are finite and lie within it.
pub mod attributes;
pub mod axes;
pub mod backend;
pub mod course;
pub mod coverage;
pub mod curve;
pub mod exceedance;
pub mod fan;
pub mod funnel;
pub mod heat_map;
pub mod histogram;
pub mod ink;
pub mod intervals;
pub mod mark;
pub mod matrix;
pub mod measure;
mod months;
pub mod org_chart;
pub mod palette;
pub mod scale;
pub mod scene;
pub mod staffing;
pub mod svg;
pub mod table;
pub mod tornado;
pub mod waterfall;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod properties_months;
#[cfg(test)]
mod snapshots;
#[cfg(test)]
mod snapshots_course;
#[cfg(test)]
mod snapshots_organisation;
#[cfg(test)]
mod snapshots_year;
#[cfg(test)]
mod whatif_tests;
