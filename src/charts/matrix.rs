//! Counts over two ordered properties as a heat matrix, such as fit × engagement.
use super::ink::Ink;
use super::measure::{fit, text_width, widest};
use super::scale::{as_number, finite};
use super::scene::{Anchor, Mark, Scene, TEXT_SIZE, Weight, sane_width};
use super::table::{Cell, DataTable};

/// One field of the matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixCell {
    /// How many; below 0 counts as 0.
    pub count: f64,
    /// The count as written.
    pub label: String,
    /// Its share of the whole as written.
    pub share_label: String,
}

/// A matrix; the stronger the ink of a field the more it holds.
///
/// ```
/// use loudou::charts::matrix::{Matrix, MatrixCell};
/// let cell = |count: f64, share: &str| MatrixCell {
///     count, label: count.to_string(), share_label: share.into(),
/// };
/// let drawing = Matrix {
///     width: 320.0, row_title: "fit".into(), column_title: "engagement".into(),
///     row_captions: vec!["high".into()], column_captions: vec!["low".into(), "high".into()],
///     cells: vec![vec![cell(12.0, "60%"), cell(8.0, "40%")]],
/// };
/// let labels: Vec<String> = drawing.scene().readings().map(|reading| reading.label.clone()).collect();
/// assert_eq!(labels, ["fit high · engagement low", "fit high · engagement high"]);
/// assert_eq!(drawing.table("").columns, ["fit / engagement", "low", "high"]);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    /// Width of the scene in px.
    pub width: f64,
    /// What the rows are: `契合度`.
    pub row_title: String,
    /// What the columns are: `互动度`.
    pub column_title: String,
    /// Captions of the rows, the upper first.
    pub row_captions: Vec<String>,
    /// Captions of the columns, the left first.
    pub column_captions: Vec<String>,
    /// Fields by row; those that are missing are drawn empty, those too many are not drawn.
    pub cells: Vec<Vec<MatrixCell>>,
}

struct Layout {
    width: f64,
    left: f64,
    top: f64,
    column: f64,
    row: f64,
    caption_room: f64,
}

const GAP: f64 = 2.0;

impl Matrix {
    /// Draws it.
    pub fn scene(&self) -> Scene {
        let layout = self.layout();
        let height = layout.top + layout.row * as_number(self.row_captions.len());
        let mut scene = Scene::new(layout.width, height + 4.0);
        self.draw_captions(&mut scene, &layout);
        let most = self
            .cells
            .iter()
            .flatten()
            .map(|cell| finite(cell.count))
            .fold(0.0, f64::max);
        for (row, row_caption) in self.row_captions.iter().enumerate() {
            for (column, column_caption) in self.column_captions.iter().enumerate() {
                let Some(cell) = self.cells.get(row).and_then(|cells| cells.get(column)) else {
                    continue;
                };
                let caption = format!(
                    "{} {row_caption} · {} {column_caption}",
                    self.row_title, self.column_title
                );
                layout.draw_cell(
                    &mut scene,
                    (row, column),
                    cell,
                    shade(cell.count, most),
                    caption.trim(),
                );
            }
        }
        scene
    }

    /// The matrix as rows: the row's caption, then one count per column.
    pub fn table(&self, caption: &str) -> DataTable {
        let corner = format!("{} / {}", self.row_title, self.column_title);
        let columns = [corner]
            .into_iter()
            .chain(self.column_captions.iter().cloned())
            .collect();
        let rows = self.row_captions.iter().enumerate().map(|(row, name)| {
            let counts = (0..self.column_captions.len()).map(|column| {
                let cell = self.cells.get(row).and_then(|cells| cells.get(column));
                cell.map_or(Cell::Empty, |cell| Cell::number(cell.count, cell.label.as_str()))
            });
            [Cell::text(name.as_str())].into_iter().chain(counts).collect()
        });
        DataTable {
            caption: caption.to_owned(),
            columns,
            rows: rows.collect(),
        }
    }

    fn layout(&self) -> Layout {
        let width = sane_width(self.width);
        let captions = self.row_captions.iter().map(String::as_str);
        let titles = text_width(&self.row_title, TEXT_SIZE, Weight::Strong);
        let caption_room = widest(captions, TEXT_SIZE, Weight::Regular)
            .max(titles)
            .min(width * 0.3);
        let left = caption_room + 12.0;
        let column = (width - left) / as_number(self.column_captions.len()).max(1.0);
        Layout {
            width,
            left,
            top: 44.0,
            column,
            row: (column * 0.62).clamp(48.0, 84.0),
            caption_room,
        }
    }

    fn draw_captions(&self, scene: &mut Scene, layout: &Layout) {
        let room = layout.width - layout.left;
        let title = fit(&self.column_title, TEXT_SIZE, Weight::Strong, room);
        scene.push(
            Mark::text(layout.left, 13.0, Anchor::Start, title)
                .strong()
                .fill(Ink::Ink),
        );
        let title = fit(
            &self.row_title,
            TEXT_SIZE,
            Weight::Strong,
            layout.caption_room + 1.0,
        );
        scene.push(
            Mark::text(0.0, layout.top - 9.0, Anchor::Start, title)
                .strong()
                .fill(Ink::Ink),
        );
        for (place, caption) in self.column_captions.iter().enumerate() {
            let middle = layout.left + layout.column * (as_number(place) + 0.5);
            let caption = fit(caption, TEXT_SIZE, Weight::Regular, layout.column - 4.0);
            scene.push(Mark::text(middle, layout.top - 9.0, Anchor::Middle, caption));
        }
        for (place, caption) in self.row_captions.iter().enumerate() {
            let baseline = layout.top + layout.row * (as_number(place) + 0.5) + 4.0;
            let caption = fit(caption, TEXT_SIZE, Weight::Regular, layout.caption_room + 1.0);
            scene.push(Mark::text(0.0, baseline, Anchor::Start, caption));
        }
    }
}

/// Step of the ramp for `count` where `most` is the largest: a linear scale cut into six, 0 only for nothing.
fn shade(count: f64, most: f64) -> u8 {
    let share = if most > 0.0 {
        finite(count).max(0.0) / most
    } else {
        0.0
    };
    [0.0, 0.2, 0.4, 0.6, 0.8]
        .into_iter()
        .map(|bound| u8::from(share > bound))
        .sum()
}

impl Layout {
    fn draw_cell(
        &self,
        scene: &mut Scene,
        (row, column): (usize, usize),
        cell: &MatrixCell,
        step: u8,
        caption: &str,
    ) {
        let left = self.left + self.column * as_number(column);
        let top = self.top + self.row * as_number(row);
        let (middle, centre) = (left + self.column / 2.0, top + self.row / 2.0 - GAP / 2.0);
        let area =
            Mark::rect(left, top, left + self.column - GAP, top + self.row - GAP).fill(Ink::Ramp(step));
        let value = format!("{} · {}", cell.label, cell.share_label);
        let value = value.trim_end_matches(" · ");
        let room = self.column - GAP - 8.0;
        let both = text_width(&cell.share_label, TEXT_SIZE, Weight::Regular) <= room;
        let baseline = if both && !cell.share_label.is_empty() {
            centre
        } else {
            centre + 6.0
        };
        let label = fit(&cell.label, 16.0, Weight::Strong, room);
        scene.push(area.reading(format!("cell-{row}-{column}"), caption, value));
        let label = Mark::text(middle, baseline, Anchor::Middle, label)
            .sized(16.0)
            .strong();
        scene.push(label.fill(Ink::OnRamp(step)));
        if both {
            let share = Mark::text(middle, centre + 17.0, Anchor::Middle, cell.share_label.as_str());
            scene.push(share.fill(Ink::OnRamp(step)));
        }
    }
}
