//! An organisation as boxes: each layer a row, each head a box under the one who leads it; a layer too dense for boxes is
//! one block with its number.
use super::ink::Ink;
use super::measure::{fit, widest};
use super::scale::{as_number, finite, whole_px};
use super::scene::{Anchor, Mark, Scene, TEXT_SIZE, Weight, sane_width};
use super::table::{Cell, DataTable};

/// One layer.
#[derive(Clone, Debug, PartialEq)]
pub struct OrgLayer {
    /// Stable name.
    pub key: String,
    /// Name on the page.
    pub name: String,
    /// Its heads; a part of one counts as one, below 0 as none.
    pub heads: f64,
    /// The heads as written: `4`.
    pub heads_label: String,
    /// Those below per head; none for the base.
    pub load: Option<f64>,
    /// The same as written: `6.3 each`; empty for the base.
    pub load_label: String,
    /// What its heads cost.
    pub cost: f64,
    /// The cost as written.
    pub cost_label: String,
}

/// An organisation.
///
/// ```
/// use loudou::charts::org_chart::{OrgChart, OrgLayer};
/// let layer = |name: &str, heads: f64| OrgLayer {
///     key: name.into(), name: name.into(), heads, heads_label: heads.to_string(),
///     load: None, load_label: String::new(), cost: 0.0, cost_label: String::new(),
/// };
/// let drawing = OrgChart { width: 480.0, layers: vec![layer("head", 1.0), layer("lead", 4.0), layer("rep", 900.0)] };
/// let words: Vec<String> = drawing.scene().marks.iter().filter_map(|mark| mark.words().map(str::to_owned)).collect();
/// assert!(words.contains(&"× 900".to_owned()) && !words.contains(&"× 4".to_owned()));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct OrgChart {
    /// Width of the scene in px.
    pub width: f64,
    /// Layers, the top first, the base last.
    pub layers: Vec<OrgLayer>,
}

const BOX: f64 = 24.0;
const WIDEST_BOX: f64 = 44.0;
/// Narrowest box that is still one; where even these do not fit, the layer is one block.
const NARROWEST_BOX: f64 = 7.0;
const GAP: f64 = 3.0;
const ROW: f64 = 58.0;
/// More of a row where its words stand over it.
const WORDS: f64 = 20.0;

/// Where a layer's boxes stand.
struct Boxes {
    top: f64,
    /// Left and right edge of each; one for a block.
    edges: Vec<(f64, f64)>,
    /// So many heads in one block.
    is_block: bool,
}

struct Layout {
    width: f64,
    left: f64,
    row: f64,
    /// Words stand over their row, not beside it.
    stacked: bool,
}

impl OrgChart {
    /// Draws it.
    pub fn scene(&self) -> Scene {
        let layout = self.layout();
        let count = as_number(self.layers.len());
        let mut scene = Scene::new(
            layout.width,
            (count * layout.row).max(layout.row) - ROW + BOX + 8.0,
        );
        let mut above: Option<Boxes> = None;
        let mut top = 4.0;
        for layer in &self.layers {
            let words = if layout.stacked { WORDS } else { 0.0 };
            let boxes = layout.boxes(top + words, layer);
            if let Some(above) = &above {
                draw_lines(&mut scene, above, &boxes, words);
            }
            layout.draw_layer(&mut scene, top, &boxes, layer);
            above = Some(boxes);
            top += layout.row;
        }
        scene
    }

    /// The layers as rows under headings for name, heads, those below per head, and cost.
    pub fn table(&self, caption: &str, columns: [&str; 4]) -> DataTable {
        let rows = self.layers.iter().map(|layer| {
            [
                Cell::text(layer.name.as_str()),
                Cell::number(layer.heads, layer.heads_label.as_str()),
                Cell::number(layer.load.unwrap_or(f64::NAN), layer.load_label.as_str()),
                Cell::number(layer.cost, layer.cost_label.as_str()),
            ]
        });
        DataTable::new(caption, columns, rows)
    }

    fn layout(&self) -> Layout {
        let width = sane_width(self.width);
        let names = self.layers.iter().map(|layer| layer.name.as_str());
        let costs: Vec<String> = self.layers.iter().map(OrgLayer::second_line).collect();
        let room = widest(names, TEXT_SIZE, Weight::Strong).max(widest(
            costs.iter().map(String::as_str),
            TEXT_SIZE,
            Weight::Regular,
        ));
        let stacked = width < 480.0;
        Layout {
            width,
            left: if stacked {
                0.0
            } else {
                room.min(width * 0.4) + 16.0
            },
            row: if stacked { ROW + WORDS } else { ROW },
            stacked,
        }
    }
}

impl OrgLayer {
    fn second_line(&self) -> String {
        let parts = [&self.heads_label, &self.cost_label];
        let parts: Vec<&str> = parts
            .into_iter()
            .map(String::as_str)
            .filter(|part| !part.is_empty())
            .collect();
        parts.join(" · ")
    }

    fn value(&self) -> String {
        let parts = [&self.heads_label, &self.load_label, &self.cost_label];
        let parts: Vec<&str> = parts
            .into_iter()
            .map(String::as_str)
            .filter(|part| !part.is_empty())
            .collect();
        parts.join(" · ")
    }
}

impl Layout {
    /// As many boxes as there are heads, around the middle; a block where they are too many.
    fn boxes(&self, top: f64, layer: &OrgLayer) -> Boxes {
        let room = self.width - self.left;
        let middle = self.left + room / 2.0;
        let heads = whole_px(finite(layer.heads));
        let count = f64::from(heads);
        let step = (room / count.max(1.0)).min(WIDEST_BOX + GAP);
        let is_block = step < NARROWEST_BOX + GAP;
        let edges = if is_block {
            vec![(self.left, self.width)]
        } else {
            let first = middle - step * count / 2.0;
            let left = |at: u32| first + step * f64::from(at) + GAP / 2.0;
            (0..heads).map(|at| (left(at), left(at) + step - GAP)).collect()
        };
        Boxes { top, edges, is_block }
    }

    fn draw_layer(&self, scene: &mut Scene, top: f64, boxes: &Boxes, layer: &OrgLayer) {
        for (left, right) in &boxes.edges {
            let ink = if boxes.is_block {
                Ink::AccentSoft
            } else {
                Ink::Accent
            };
            scene.push(Mark::rect(*left, boxes.top, *right, boxes.top + BOX).fill(ink));
        }
        if boxes.is_block {
            let middle = (self.left + self.width) / 2.0;
            let label = format!("× {}", layer.heads_label);
            let label = fit(&label, 14.0, Weight::Strong, self.width - self.left - 8.0);
            let label = Mark::text(middle, boxes.top + BOX / 2.0 + 5.0, Anchor::Middle, label);
            scene.push(label.sized(14.0).strong().fill(Ink::Ink));
        }
        let second = layer.second_line();
        if self.stacked {
            let words = format!("{} · {second}", layer.name);
            let words = fit(
                words.trim_end_matches(" · "),
                TEXT_SIZE,
                Weight::Strong,
                self.width,
            );
            scene.push(
                Mark::text(0.0, top + 12.0, Anchor::Start, words)
                    .strong()
                    .fill(Ink::Ink)
                    .halo(),
            );
        } else {
            let room = self.left - 12.0;
            let name = fit(&layer.name, TEXT_SIZE, Weight::Strong, room);
            scene.push(
                Mark::text(0.0, top + 10.0, Anchor::Start, name)
                    .strong()
                    .fill(Ink::Ink),
            );
            let second = fit(&second, TEXT_SIZE, Weight::Regular, room);
            scene.push(Mark::text(0.0, top + 26.0, Anchor::Start, second));
        }
        let hit = Mark::rect(0.0, top, self.width, boxes.top + BOX).fill(Ink::Hit);
        scene.push(hit.reading(layer.key.as_str(), layer.name.as_str(), layer.value()));
    }
}

/// Joins each box with the one that leads it: those below are shared out evenly. Into a block goes one line per leader,
/// and between two blocks one in all.
fn draw_lines(scene: &mut Scene, above: &Boxes, below: &Boxes, words: f64) {
    let (from, to) = (above.top + BOX, below.top);
    let turn = (from + to - words) / 2.0;
    let centre = |(left, right): &(f64, f64)| (left + right) / 2.0;
    let line = |scene: &mut Scene, from_x: f64, to_x: f64| {
        let corners = [(from_x, from), (from_x, turn), (to_x, turn), (to_x, to)];
        scene.push(Mark::polyline(corners).stroke(Ink::Ghost, 1.0));
    };
    if below.is_block {
        for leader in &above.edges {
            line(scene, centre(leader), centre(leader));
        }
        return;
    }
    let (leaders, led) = (above.edges.len(), below.edges.len());
    for (at, edges) in below.edges.iter().enumerate() {
        if let Some(leader) = above.edges.get(at * leaders / led.max(1)) {
            line(scene, centre(leader), centre(edges));
        }
    }
}
