//! A hundred thousand rows: what they take and what an edit writes.
#![allow(clippy::print_stderr, reason = "the figures are for a person to read")]

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::space::Small;
use super::*;
use crate::workspace::file;
use crate::workspace::rows::{Column, ColumnKind, ColumnRole};

/// The sample with so many leads, each with a name of its own and levels at random.
fn leads(count: usize) -> Workspace {
    let mut workspace = with_sample();
    let sample = workspace.leads.clone();
    let mut draw = ChaCha8Rng::seed_from_u64(1);
    for at in sample.len()..count {
        let place = sample.place(at % sample.len()).unwrap();
        let mut row: Vec<Cell> = (0..sample.columns.len())
            .map(|column| sample.cell(place, column))
            .collect();
        row[0] = Cell::text(format!("Company {}", draw.random_range(0..100_000)));
        for (factor, cell) in row[5..].iter_mut().enumerate() {
            let level = draw.random_range(0..6);
            let column = &sample.columns[5 + factor].id;
            *cell = Cell::text(if level == 0 {
                String::new()
            } else {
                format!("{column}.{level}")
            });
        }
        workspace.leads.push(row);
    }
    workspace
}

/// So many rows of 12 columns as a CRM exports them: key, company, contact, city, channel, two codes, three numbers,
/// two days.
fn crm(count: usize) -> Workspace {
    let kinds = |n: usize| match n {
        7..=9 => ColumnKind::Number,
        10 | 11 => ColumnKind::Day,
        _ => ColumnKind::Text,
    };
    let columns = (0..12).map(|n| Column {
        id: format!("c{n}"),
        name: crate::engines::value::Text::own(format!("Column {n}")),
        kind: kinds(n),
        role: if n == 1 {
            ColumnRole::Name
        } else {
            ColumnRole::Other
        },
    });
    let mut workspace = with_sample();
    workspace.leads = Rows::new(columns.collect(), Source::Imported);
    let mut draw = ChaCha8Rng::seed_from_u64(2);
    let cities = ["上海", "北京", "深圳", "杭州", "成都", "武汉", "西安", "苏州"];
    let channels = ["官网", "展会", "转介绍", "电话", "广告"];
    for n in 0..count {
        let mut pick = |most: u32| draw.random_range(0..most);
        let mut row = vec![
            Cell::text(format!("L{:06}", n + 1)),
            Cell::text(format!(
                "{}第{}科技有限公司",
                cities[pick(8) as usize],
                pick(20_000)
            )),
            Cell::text(format!("联系人{}", pick(5_000))),
            Cell::text(cities[pick(8) as usize]),
            Cell::text(channels[pick(5) as usize]),
            Cell::text(format!("S{}", pick(6))),
            Cell::text(format!("1{:010}", u64::from(pick(u32::MAX)))),
            Cell::Number(f64::from(pick(1_000)) * 100.0),
            Cell::Number(f64::from(pick(500))),
            Cell::Number(f64::from(pick(10_000)) / 100.0),
        ];
        row.extend([0, 1].map(|_| Cell::Day(day().add_days(-i64::from(pick(700))).unwrap())));
        workspace.leads.push(row);
    }
    workspace
}

fn figures(what: &str, workspace: &Workspace) -> f64 {
    let keeper = Shelfkeeper::new(Small::new(usize::MAX));
    keeper.save(workspace, None).unwrap();
    let rows = workspace.leads.len();
    let per_row = keeper.store().used() as f64 / rows as f64;
    let in_file = file::write(workspace).len() as f64 / rows as f64;
    eprintln!(
        "{rows} {what}: {per_row:.2} UTF-16 units a row stored ({:.0} rows in 5 242 880), {in_file:.0} bytes a row in \
         a file",
        5_242_880.0 / per_row
    );
    assert_eq!(keeper.load("w1", day()).unwrap().workspace, *workspace);
    per_row
}

#[test]
fn rows_are_small() {
    assert!(figures("leads × 7 factors", &leads(20_000)) <= 20.0);
    assert!(figures("rows × 12 columns", &crm(20_000)) <= 30.0);
}

#[test]
#[ignore = "a minute; for the figures"]
fn rows_are_small_at_a_hundred_thousand() {
    figures("leads × 7 factors", &leads(100_000));
    figures("rows × 12 columns", &crm(100_000));
}

/// Bounds the work, not the time: how much is written, and how much is read of blocks that did not change.
#[test]
fn an_edit_among_a_hundred_thousand_rows_writes_one_block_and_the_head() {
    let keeper = Shelfkeeper::new(Counting::default());
    let mut workspace = with_sample();
    let sample = workspace.leads.clone();
    let row = |at: usize| (0..sample.columns.len()).map(move |column| (at, column));
    for at in sample.len()..100_000 {
        let place = sample.place(at % sample.len()).unwrap();
        workspace
            .leads
            .push(row(at).map(|(_, column)| sample.cell(place, column)));
    }
    keeper.save(&workspace, None).unwrap();
    // The app starts anew: names are known from the load.
    let store = keeper.store();
    let keeper = Shelfkeeper::new(store);
    let mut workspace = keeper.load("w1", day()).unwrap().workspace;
    for (edit, at) in [0, 50_000, 99_999].into_iter().enumerate() {
        let place = workspace.leads.place(at).unwrap();
        workspace.leads.set(place, 0, Cell::text(format!("edit {edit}")));
        store.reset();
        keeper.save(&workspace, Some(1 + edit as u64)).unwrap();
        eprintln!(
            "edit of 1 of 100 000 rows: {} values, {} units written; {} units read",
            store.writes.get(),
            store.written.get(),
            store.read.get()
        );
        assert_eq!(store.writes.get(), 2);
        assert!(store.written.get() < 60_000, "{}", store.written.get());
        // The old head, for its revision, and the heads of all for the blocks they name.
        assert!(store.read.get() < 80_000, "{}", store.read.get());
    }
    assert_eq!(keeper.load("w1", day()).unwrap().workspace, workspace);
}

/// A store in memory that counts what is written and read.
#[derive(Default)]
struct Counting {
    inside: MemoryStore,
    writes: Counter<usize>,
    written: Counter<usize>,
    read: Counter<usize>,
}

impl Counting {
    fn reset(&self) {
        for count in [&self.writes, &self.written, &self.read] {
            count.set(0);
        }
    }
}

impl Store for Counting {
    fn get(&self, key: &str) -> Result<Option<String>, StoreProblem> {
        let value = self.inside.get(key)?;
        let read = value.as_deref().map_or(0, units);
        self.read.set(self.read.get() + read);
        Ok(value)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreProblem> {
        self.writes.set(self.writes.get() + 1);
        self.written.set(self.written.get() + units(value));
        self.inside.set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StoreProblem> {
        self.inside.remove(key)
    }

    fn size(&self, key: &str) -> Result<Option<usize>, StoreProblem> {
        self.inside.size(key)
    }

    fn keys(&self) -> Result<Vec<String>, StoreProblem> {
        self.inside.keys()
    }
}

/// `LOUDOU_LARGE_STORE=out.json cargo test … write_a_large_store -- --ignored`: a store with 100 000 rows of 12 columns
/// behind a scorecard of seven factors, for measurements in a browser.
#[test]
#[ignore = "writes a store for measurements"]
fn write_a_large_store() {
    let Ok(path) = std::env::var("LOUDOU_LARGE_STORE") else {
        return;
    };
    let keeper = Shelfkeeper::new(MemoryStore::default());
    keeper.save(&leads(100_000), None).unwrap();
    std::fs::write(path, serde_json::to_string(&keeper.raw()).unwrap()).unwrap();
}
