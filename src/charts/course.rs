//! Amounts by month: columns, and lines over them; above zero and below.
use super::axes::{PlotBox, TickFormat};
use super::ink::Ink;
use super::measure::{fit, text_width};
use super::months::{APART, Entry, NAME_ROOM, Slots, Swatch, legend, name_ends};
use super::scale::{as_number, finite};
use super::scene::{Anchor, Mark, Scene, TEXT_SIZE, Weight, sane_width};
use super::table::{Cell, DataTable};

/// Amounts as columns; those below zero are in the ink of what subtracts.
#[derive(Clone, Debug, PartialEq)]
pub struct CourseColumns {
    /// Name on the page.
    pub name: String,
    /// Name with the last month's amount: `毛利 8 万`.
    pub end_label: String,
    /// Amount of each month; `None`, and what is no number, is not known.
    pub values: Vec<Option<f64>>,
}

/// How the amounts of a line are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CourseForm {
    /// From month to month: what grows or adds up.
    Joined,
    /// Level over each month, joined by steps: what holds until it is changed.
    Steps,
    /// Level over each month, not joined: what each month is compared with.
    Ticks,
}

/// Amounts as a line; it breaks where an amount is not known.
#[derive(Clone, Debug, PartialEq)]
pub struct CourseLine {
    /// Name on the page.
    pub name: String,
    /// Name with the last known amount.
    pub end_label: String,
    /// Amount of each month.
    pub values: Vec<Option<f64>>,
    /// How they are joined.
    pub form: CourseForm,
    /// Dashed, to tell it from another line in grey print.
    pub is_dashed: bool,
}

/// A range for each month, faint behind the columns.
#[derive(Clone, Debug, PartialEq)]
pub struct CourseBand {
    /// Name on the page.
    pub name: String,
    /// Names of its lower and its upper end, for the table.
    pub ends: [String; 2],
    /// The two ends in each month.
    pub ranges: Vec<Option<(f64, f64)>>,
}

/// A month.
#[derive(Clone, Debug, PartialEq)]
pub struct CourseMonth {
    /// Stable name.
    pub key: String,
    /// Name on the page.
    pub name: String,
    /// All its amounts in words, for the reading.
    pub reading: String,
    /// What happens in it, written over it: `第 7 月起为正`.
    pub event: Option<String>,
}

/// Columns and lines along months.
///
/// The columns have the accent, the lines are dark and grey; without columns the first line has it.
///
/// ```
/// use loudou::charts::{axes::TickFormat, course::{Course, CourseColumns, CourseForm, CourseLine, CourseMonth}};
/// let month = |name: &str, event: Option<&str>| CourseMonth {
///     key: name.into(), name: name.into(), reading: name.into(), event: event.map(str::to_owned),
/// };
/// let course = Course {
///     width: 640.0,
///     format: TickFormat::Number,
///     months: vec![month("Jan", None), month("Feb", Some("healthy from here"))],
///     columns: Some(CourseColumns {
///         name: "Margin".into(), end_label: "Margin 30".into(), values: vec![Some(-20.0), Some(30.0)],
///     }),
///     lines: vec![CourseLine {
///         name: "So far".into(), end_label: "So far 10".into(), values: vec![Some(-20.0), Some(10.0)],
///         form: CourseForm::Joined, is_dashed: false,
///     }],
///     band: None,
/// };
/// assert_eq!(course.scene().readings().count(), 2);
/// assert_eq!(course.table("Margin by month", "Month").rows[1][2].shown(), "10");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// Width of the scene in px.
    pub width: f64,
    /// How amounts are written at the axis; [`TickFormat::Percent`] for shares 0–1.
    pub format: TickFormat,
    /// The months.
    pub months: Vec<CourseMonth>,
    /// Amounts as columns.
    pub columns: Option<CourseColumns>,
    /// Amounts as lines, the most important first; it lies on top.
    pub lines: Vec<CourseLine>,
    /// A range behind them.
    pub band: Option<CourseBand>,
}

const LEFT: f64 = 58.0;
const RIGHT: f64 = 12.0;
const HEIGHT: f64 = 200.0;
/// Room over the plot.
const OVER: f64 = 8.0;
/// From this width on names stand at the last month.
const WIDE: f64 = 560.0;
/// Between the plot and the names at the last month.
const END_GAP: f64 = 10.0;
/// Widest column.
const COLUMN: f64 = 48.0;
/// Height of a row of events.
const EVENT: f64 = 17.0;
const COLUMNS: Ink = Ink::Ramp(3);
const BAND: Ink = Ink::Rule;

/// Something drawn, with its names and the amount it ends at.
struct Named<'a> {
    entry: Entry<'a>,
    end_label: &'a str,
    end: f64,
}

/// An event with the middle of its words and its row, counted from the plot upwards.
struct Event {
    place: usize,
    words: String,
    middle: f64,
    row: usize,
}

impl Course {
    /// Draws it.
    pub fn scene(&self) -> Scene {
        let width = sane_width(self.width);
        let named = self.named();
        let end_room = end_room(&named, width);
        let right = width - end_room.unwrap_or(RIGHT);
        let entries: Vec<Entry<'_>> = named.iter().map(|one| one.entry).collect();
        let entries = if end_room.is_some() {
            &[]
        } else {
            entries.as_slice()
        };
        let events = self.events(width, right);
        let rows = events.iter().map(|event| event.row + 1).max().unwrap_or(0);
        let top = legend(None, entries, LEFT, right) + OVER + EVENT * as_number(rows);
        let mut scene = Scene::new(width, top + HEIGHT + NAME_ROOM);
        legend(Some(&mut scene), entries, LEFT, right);
        let plot = PlotBox::new(LEFT, top, right, top + HEIGHT);
        let slots = Slots::draw(&mut scene, plot, self.months.len(), self.amounts(), self.format);
        rule_events(&mut scene, &slots, &events);
        self.draw(&mut scene, &slots);
        write_events(&mut scene, &slots, &events);
        slots.name(&mut scene, self.months.iter().map(|month| month.name.as_str()));
        if end_room.is_some() {
            let ends: Vec<(Entry<'_>, f64)> = named.iter().map(|one| one.at_end(&slots)).collect();
            name_ends(&mut scene, &ends, right + END_GAP, slots.plane.y.range.0 + 4.0);
        }
        for (place, month) in self.months.iter().enumerate() {
            slots.read(&mut scene, place, [&month.key, &month.name, &month.reading]);
        }
        scene
    }

    /// A row per month: its name, the column, each line, the ends of the band.
    pub fn table(&self, caption: &str, month: &str) -> DataTable {
        let columns = self.columns.iter().map(|columns| columns.name.as_str());
        let lines = self.lines.iter().map(|line| line.name.as_str());
        let ends = self
            .band
            .iter()
            .flat_map(|band| band.ends.iter().map(String::as_str));
        let headings = std::iter::once(month).chain(columns).chain(lines).chain(ends);
        let rows = self.months.iter().enumerate().map(|(place, month)| {
            let columns = self.columns.iter().map(|columns| known(&columns.values, place));
            let lines = self.lines.iter().map(|line| known(&line.values, place));
            let ends = self.band.iter().flat_map(|band| {
                let range = range(band, place);
                [range.map(|(low, _)| low), range.map(|(_, high)| high)]
            });
            let amounts = columns.chain(lines).chain(ends);
            std::iter::once(Cell::text(month.name.as_str()))
                .chain(amounts.map(|amount| self.cell(amount)))
                .collect::<Vec<Cell>>()
        });
        DataTable::of(caption, headings, rows)
    }

    fn cell(&self, amount: Option<f64>) -> Cell {
        match amount {
            None => Cell::Empty,
            Some(share) if self.format == TickFormat::Percent => {
                Cell::number(share, self.format.write(share))
            }
            Some(amount) => Cell::plain(amount),
        }
    }

    /// Every amount that is drawn.
    fn amounts(&self) -> impl Iterator<Item = f64> {
        (0..self.months.len()).flat_map(|place| {
            let columns = self.columns.iter().map(|columns| &columns.values);
            let values = columns.chain(self.lines.iter().map(|line| &line.values));
            let ranges = self.band.iter().filter_map(move |band| range(band, place));
            values
                .filter_map(move |values| known(values, place))
                .chain(ranges.flat_map(|(low, high)| [low, high]))
        })
    }

    /// What has an amount, in the order of the legend.
    fn named(&self) -> Vec<Named<'_>> {
        let last = |values: &[Option<f64>]| {
            (0..self.months.len())
                .rev()
                .find_map(|place| known(values, place))
        };
        let columns = self.columns.iter().filter_map(|columns| {
            Some(Named {
                entry: Entry {
                    ink: COLUMNS,
                    swatch: Swatch::Patch,
                    name: &columns.name,
                },
                end_label: &columns.end_label,
                end: last(&columns.values)? / 2.0,
            })
        });
        let lines = self.lines.iter().enumerate().filter_map(|(at, line)| {
            let swatch = if line.is_dashed {
                Swatch::Dashes
            } else {
                Swatch::Line
            };
            Some(Named {
                entry: Entry {
                    ink: self.line_ink(at),
                    swatch,
                    name: &line.name,
                },
                end_label: &line.end_label,
                end: last(&line.values)?,
            })
        });
        let band = self.band.iter().filter_map(|band| {
            let (low, high) = (0..self.months.len())
                .rev()
                .find_map(|place| range(band, place))?;
            Some(Named {
                entry: Entry {
                    ink: BAND,
                    swatch: Swatch::Patch,
                    name: &band.name,
                },
                end_label: &band.name,
                end: f64::midpoint(low, high),
            })
        });
        columns.chain(lines).chain(band).collect()
    }

    fn line_ink(&self, at: usize) -> Ink {
        match at {
            0 if self.columns.is_none() => Ink::Accent,
            0 => Ink::Ink,
            _ => Ink::Secondary,
        }
    }

    /// Events with their words where there is room, in as many rows as that needs.
    fn events(&self, width: f64, right: f64) -> Vec<Event> {
        let slot = (right - LEFT) / as_number(self.months.len().max(1));
        let mut ends: Vec<f64> = Vec::new();
        let months = self.months.iter().enumerate();
        let events = months.filter_map(|(place, month)| Some((place, month.event.as_deref()?)));
        events
            .map(|(place, event)| {
                let words = fit(event, TEXT_SIZE, Weight::Strong, width);
                let half = text_width(&words, TEXT_SIZE, Weight::Strong) / 2.0;
                let middle = LEFT + slot * (as_number(place) + 0.5);
                let middle = middle.min(width - half).max(half);
                let is_free = |end: &f64| *end + 8.0 <= middle - half;
                let row = ends.iter().position(is_free).unwrap_or(ends.len());
                match ends.get_mut(row) {
                    Some(end) => *end = middle + half,
                    None => ends.push(middle + half),
                }
                Event {
                    place,
                    words,
                    middle,
                    row,
                }
            })
            .collect()
    }

    fn draw(&self, scene: &mut Scene, slots: &Slots) {
        let width = self.column_width(slots);
        self.draw_band(scene, slots, width);
        self.draw_columns(scene, slots, width);
        slots.rule(scene);
        for (at, line) in self.lines.iter().enumerate().rev() {
            for mark in self.strokes(slots, line, width) {
                if self.columns.is_some() {
                    // A rim of paper keeps the line apart from the columns it crosses.
                    scene.push(mark.clone().stroke(Ink::Paper, 4.0));
                }
                let mark = mark.stroke(self.line_ink(at), 2.0);
                scene.push(if line.is_dashed { mark.dashed() } else { mark });
            }
        }
    }

    fn draw_band(&self, scene: &mut Scene, slots: &Slots, column: f64) {
        let Some(band) = &self.band else { return };
        let half = band_half(slots, column);
        for place in 0..self.months.len() {
            if let Some((low, high)) = range(band, place) {
                let middle = slots.middle(place);
                let range = Mark::rect(middle - half, slots.up(high), middle + half, slots.up(low));
                scene.push(range.fill(BAND));
            }
        }
    }

    fn draw_columns(&self, scene: &mut Scene, slots: &Slots, width: f64) {
        let Some(columns) = &self.columns else { return };
        for place in 0..self.months.len() {
            let Some(amount) = known(&columns.values, place).filter(|amount| *amount != 0.0) else {
                continue;
            };
            let left = libm::round(slots.middle(place) - width / 2.0);
            let (top, base) = (slots.up(amount.max(0.0)), slots.up(amount.min(0.0)));
            let ink = if amount < 0.0 { Ink::Negative } else { COLUMNS };
            scene.push(Mark::rect(left, top, left + width, base).fill(ink));
        }
    }

    /// The same for all months, so that they look the same; narrower where a band shows between them.
    fn column_width(&self, slots: &Slots) -> f64 {
        let (left, right) = slots.ends(0);
        let share = if self.band.is_some() { 0.5 } else { 0.68 };
        libm::round(((right - left) * share).min(COLUMN)).max(1.0)
    }

    /// The line without its ink: one stroke for each run of months, or one for each month.
    fn strokes(&self, slots: &Slots, line: &CourseLine, column: f64) -> Vec<Mark> {
        let level = |(place, amount): (usize, f64)| {
            let ((left, right), y) = (slots.ends(place), slots.up(amount));
            let half = (column / 2.0 + 3.0).min((right - left) / 2.0);
            Mark::line(slots.middle(place) - half, y, slots.middle(place) + half, y)
        };
        let stroke = |run: Vec<(usize, f64)>| match line.form {
            CourseForm::Joined if run.len() > 1 => {
                let corners = run.into_iter();
                vec![Mark::polyline(
                    corners.map(|(place, amount)| (slots.middle(place), slots.up(amount))),
                )]
            }
            CourseForm::Steps => {
                let corners = run.into_iter().flat_map(|(place, amount)| {
                    let ((left, right), y) = (slots.ends(place), libm::round(slots.up(amount)));
                    [(left, y), (right, y)]
                });
                vec![Mark::polyline(corners)]
            }
            CourseForm::Joined | CourseForm::Ticks => run.into_iter().map(level).collect(),
        };
        self.runs(&line.values).into_iter().flat_map(stroke).collect()
    }

    /// Months in a row whose amounts are known.
    fn runs(&self, values: &[Option<f64>]) -> Vec<Vec<(usize, f64)>> {
        let mut runs = vec![Vec::new()];
        for place in 0..self.months.len() {
            match (known(values, place), runs.last_mut()) {
                (Some(amount), Some(run)) => run.push((place, amount)),
                _ => runs.push(Vec::new()),
            }
        }
        runs.retain(|run| !run.is_empty());
        runs
    }
}

impl<'a> Named<'a> {
    fn end_entry(&self) -> Entry<'a> {
        Entry {
            name: self.end_label,
            ..self.entry
        }
    }

    fn at_end(&self, slots: &Slots) -> (Entry<'a>, f64) {
        (self.end_entry(), slots.up(self.end))
    }
}

/// Room right of the plot for the names at the last month, where there is enough.
fn end_room(named: &[Named<'_>], width: f64) -> Option<f64> {
    let widest = named
        .iter()
        .map(|one| one.end_entry().width())
        .fold(0.0, f64::max);
    let room = END_GAP + widest + 8.0;
    let fits = width >= WIDE && room <= width * 0.3 && APART * as_number(named.len()) <= HEIGHT;
    (fits && !named.is_empty()).then_some(room)
}

/// Half the width of a range: past its column and the tick on that, short of the next month.
fn band_half(slots: &Slots, column: f64) -> f64 {
    let (left, right) = slots.ends(0);
    (column * 0.8).min((right - left) / 2.0)
}

/// Baseline of an event's words.
fn baseline(slots: &Slots, event: &Event) -> f64 {
    slots.plane.y.range.1 - 7.0 - EVENT * as_number(event.row)
}

fn rule_events(scene: &mut Scene, slots: &Slots, events: &[Event]) {
    for event in events {
        let x = slots.middle(event.place);
        let line = Mark::line(x, baseline(slots, event) + 4.0, x, slots.plane.y.range.0);
        scene.push(line.stroke(Ink::Tertiary, 1.0).dashed());
    }
}

fn write_events(scene: &mut Scene, slots: &Slots, events: &[Event]) {
    for event in events {
        let y = baseline(slots, event);
        let words = Mark::text(event.middle, y, Anchor::Middle, event.words.as_str());
        scene.push(words.strong().fill(Ink::Ink).halo());
    }
}

/// The amount of a month, if there is one.
fn known(values: &[Option<f64>], place: usize) -> Option<f64> {
    let amount = values.get(place).copied().flatten();
    amount.filter(|amount| amount.is_finite()).map(finite)
}

/// The range of a month, its lower end first.
fn range(band: &CourseBand, place: usize) -> Option<(f64, f64)> {
    let (one, other) = band.ranges.get(place).copied().flatten()?;
    let is_known = one.is_finite() && other.is_finite();
    is_known.then(|| (finite(one.min(other)), finite(one.max(other))))
}
