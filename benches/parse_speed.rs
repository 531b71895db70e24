//! Speed of reading a table, natively: 100 000 rows of 12 columns with quotes and Chinese in them.
//!
//! `cargo run --release --no-default-features --example parse_speed` prints megabytes a second for each step; the same
//! table in a browser is a row of `make bench`.

#![allow(
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::indexing_slicing,
    reason = "a report of measured times"
)]

use std::time::Instant;

use loudou::exchange::csv::{ReadOptions, read_sheet};
use loudou::exchange::detect::{EmptyMarkers, profile_sheet};
use loudou::exchange::import::{apply, propose};
use loudou::i18n::{Lang, date::Day};
use loudou::workspace::Workspace;

/// Rows of the table.
const ROWS: u32 = 100_000;
/// Runs, of which the median counts.
const RUNS: usize = 9;

fn table() -> String {
    let cities = ["北京", "上海", "深圳", "杭州", "成都", "广州"];
    let channels = ["官网", "展会", "转介绍", "Google Ads", "电话", "直播"];
    let owners = ["张三", "李四", "Wang Wei", "陈晨", "Smith, J."];
    let pick = |list: &[&'static str], seed: u32| list[usize::try_from(seed).unwrap_or(0) % list.len()];
    let mut text =
        String::from("编号,公司名称,城市,渠道,负责人,金额,概率,创建日期,结束日期,结果,邮箱,备注\r\n");
    let mut seed = 20_261_122_u32;
    for row in 0..ROWS {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let s = seed >> 8;
        let quoted = |word: &str| {
            if word.contains(',') {
                format!("\"{word}\"")
            } else {
                word.to_owned()
            }
        };
        text.push_str(&format!(
            "L{row:06},{}第{}软件有限公司,{},{},{},\"￥{},{:03}.{:02}\",{}%,2026-{:02}-{:02},2026/{}/{},{},user{}@example.com,{}\r\n",
            pick(&cities, s),
            s % 9_973,
            pick(&cities, s / 7),
            pick(&channels, s / 11),
            quoted(pick(&owners, s / 13)),
            1 + s % 900,
            s % 1_000,
            s % 100,
            s % 101,
            1 + s % 12,
            1 + s % 28,
            1 + s % 11,
            1 + s % 27,
            ["赢单", "输单", "跟进中"][usize::try_from(s / 17 % 3).unwrap_or(0)],
            s % 65_536,
            if s.is_multiple_of(5) { "\"客户说：\"\"再等等\"\"，\n下周联系\"" } else { "已发资料" },
        ));
    }
    text
}

fn median(mut step: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            step();
            start.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[RUNS / 2]
}

fn main() {
    let text = table();
    let size = text.len() as f64 / 1e6;
    let say = |what: &str, seconds: f64| {
        println!(
            "{what:<10} {:>8.1} ms  {:>8.1} MB/s",
            seconds * 1e3,
            size / seconds
        );
    };
    println!("{size:.1} MB");
    let read = || read_sheet(&text, &ReadOptions::default()).sheet;
    say(
        "parse",
        median(|| assert_eq!(std::hint::black_box(read()).row_count(), 100_000)),
    );
    let markers = EmptyMarkers::default();
    say("profile", {
        let sheets: Vec<_> = (0..RUNS).map(|_| read()).collect();
        let mut sheets = sheets.iter();
        median(|| {
            assert_eq!(
                profile_sheet(sheets.next().unwrap_or(&read()), &markers).len(),
                12
            )
        })
    });
    let Some(day) = Day::new(2026, 11, 22) else { return };
    let workspace = Workspace::empty("w".into(), "W".into(), Lang::Zh, day);
    let sheet = read();
    let plan = propose(&sheet, &markers, &workspace);
    say(
        "propose",
        median(|| assert_eq!(propose(&sheet, &markers, &workspace).columns.len(), 12)),
    );
    say(
        "apply",
        median(|| assert_eq!(apply(&sheet, &plan, &workspace).counts.leads, 100_000)),
    );
}
