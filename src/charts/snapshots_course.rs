//! Courses along months as the models have them, drawn and compared with the files under `tests/snapshots/charts`.
use super::axes::TickFormat;
use super::course::{Course, CourseBand, CourseColumns, CourseForm, CourseLine, CourseMonth};
use super::palette::Theme;
use super::snapshots::check_scene;

fn columns(name: &str, unit: &str, values: &[f64]) -> CourseColumns {
    let last = values.last().unwrap();
    CourseColumns {
        name: name.to_owned(),
        end_label: format!("{name} {last:.0}{unit}"),
        values: values.iter().copied().map(Some).collect(),
    }
}

fn line(name: &str, unit: &str, form: CourseForm, values: &[f64]) -> CourseLine {
    let columns = columns(name, unit, values);
    CourseLine {
        name: columns.name,
        end_label: columns.end_label,
        values: columns.values,
        form,
        is_dashed: false,
    }
}

/// A loss that shrinks, then a gain: each month, and all months so far.
fn margin(width: f64, count: usize) -> Course {
    let monthly: Vec<f64> = (0..count)
        .map(|at| {
            let at = f64::from(u16::try_from(at).unwrap());
            (at - 5.5) * 7.0 - if at % 4.0 == 3.0 { 9.0 } else { 0.0 }
        })
        .map(|margin| margin.min(60.0))
        .collect();
    let mut sum = 0.0;
    let so_far: Vec<f64> = monthly
        .iter()
        .map(|margin| {
            sum += margin;
            sum
        })
        .collect();
    let months = monthly.iter().zip(&so_far).enumerate();
    let months = months.map(|(at, (margin, sum))| CourseMonth {
        key: format!("m{at}"),
        name: format!("{}月", at % 12 + 1),
        reading: format!("毛利 {margin:.0} 万 · 累计 {sum:.0} 万"),
        event: (at == 6).then(|| "第 7 月起为正".to_owned()),
    });
    Course {
        width,
        format: TickFormat::Number,
        months: months.collect(),
        columns: Some(columns("当月毛利", " 万", &monthly)),
        lines: vec![line("累计", " 万", CourseForm::Joined, &so_far)],
        band: None,
    }
}

fn months(count: usize) -> Vec<CourseMonth> {
    let names = (0..count).map(|at| format!("{}月", at % 12 + 1));
    let months = names.enumerate().map(|(at, name)| CourseMonth {
        key: format!("m{at}"),
        reading: name.clone(),
        name,
        event: None,
    });
    months.collect()
}

const REVENUE: [f64; 12] = [
    210.0, 150.0, 260.0, 240.0, 265.0, 330.0, 290.0, 300.0, 372.0, 310.0, 360.0, 455.0,
];

fn revenue(width: f64) -> Course {
    let target: Vec<f64> = (0..12).map(|at| 240.0 + f64::from(at / 3) * 50.0).collect();
    let base: Vec<f64> = (0..12).map(|at| 190.0 + f64::from(at) * 3.0).collect();
    let mut base = line("基线", " 万", CourseForm::Joined, &base);
    base.is_dashed = true;
    Course {
        width,
        format: TickFormat::Number,
        months: months(12),
        columns: Some(columns("业绩", " 万", &REVENUE)),
        lines: vec![line("目标", " 万", CourseForm::Steps, &target), base],
        band: None,
    }
}

fn shares(width: f64) -> Course {
    let total: f64 = REVENUE.iter().sum();
    let share = |amount: f64| amount / total;
    let history = [
        0.07, 0.045, 0.075, 0.073, 0.08, 0.09, 0.078, 0.08, 0.1, 0.089, 0.1, 0.12,
    ];
    let mut columns = columns("当月占比", "", &REVENUE.map(share));
    columns.end_label = "当月占比 12.8%".to_owned();
    let mut history_line = line("历史占比", "", CourseForm::Ticks, &history);
    history_line.end_label = "历史占比 12%".to_owned();
    let band = CourseBand {
        name: "容差 ±15%".to_owned(),
        ends: ["下限", "上限"].map(str::to_owned),
        ranges: history
            .iter()
            .map(|share| Some((share * 0.85, share * 1.15)))
            .collect(),
    };
    Course {
        width,
        format: TickFormat::Percent,
        months: months(12),
        columns: Some(columns),
        lines: vec![history_line],
        band: Some(band),
    }
}

fn heads(width: f64) -> Course {
    let board = [8.0, 8.0, 9.0, 9.0, 10.0, 10.0, 10.0, 11.0, 11.0, 12.0, 12.0, 12.0];
    let needed = [7.4, 7.9, 8.6, 9.2, 9.9, 10.6, 11.2, 11.9, 12.3, 12.8, 13.1, 13.6];
    let mut course = revenue(width);
    course.columns = Some(columns("在岗", " 人", &board));
    course.lines = vec![line("需要", " 人", CourseForm::Steps, &needed)];
    course
}

#[test]
fn margin_below_and_above_zero() {
    let title = "毛利，万元";
    for (name, width, count) in [("course-margin", 640.0, 12), ("course-margin-320", 320.0, 36)] {
        check_scene(name, &margin(width, count).scene(), title, Theme::Light);
    }
    check_scene(
        "course-margin-dark",
        &margin(640.0, 12).scene(),
        title,
        Theme::Dark,
    );
    let table = margin(640.0, 12).table("毛利", "月");
    assert_eq!(table.columns, ["月", "当月毛利", "累计"]);
    assert_eq!(table.rows[0][2].shown(), "-38.5");
}

#[test]
fn revenue_against_target_and_base() {
    for (name, width) in [("course-revenue", 640.0), ("course-revenue-320", 320.0)] {
        check_scene(name, &revenue(width).scene(), "业绩，万元", Theme::Light);
    }
}

#[test]
fn shares_within_their_tolerance() {
    for (name, width) in [("course-shares", 640.0), ("course-shares-320", 320.0)] {
        check_scene(name, &shares(width).scene(), "各月占全年", Theme::Light);
    }
    let table = shares(640.0).table("占比", "月");
    assert_eq!(table.columns, ["月", "当月占比", "历史占比", "下限", "上限"]);
    assert_eq!(table.rows[1][2].shown(), "4.5%");
}

#[test]
fn heads_on_board_against_heads_needed() {
    check_scene(
        "course-heads",
        &heads(640.0).scene(),
        "在岗与需要，人",
        Theme::Light,
    );
}

#[test]
fn a_line_breaks_where_it_is_not_known() {
    let mut course = revenue(640.0);
    course.columns = None;
    for (at, value) in course.lines[0].values.iter_mut().enumerate() {
        *value = value.filter(|_| at != 4 && at != 6);
    }
    course.lines[1].values.truncate(8);
    course.lines[1].end_label = "基线 211 万".to_owned();
    check_scene("course-gaps", &course.scene(), "目标与基线，万元", Theme::Light);
    assert_eq!(course.table("", "月").rows[4][1].shown(), "");
}

#[test]
fn few_months_with_much_to_say() {
    let events = ["春节", "第 2 月起回到容差之内", "新渠道"];
    let few = |width: f64, count: usize| {
        let mut course = shares(width);
        course.months.truncate(count);
        for (month, event) in course.months.iter_mut().zip(events) {
            month.event = Some(event.to_owned());
        }
        course
    };
    check_scene("course-one", &few(320.0, 1).scene(), "占比", Theme::Light);
    check_scene("course-few", &few(640.0, 3).scene(), "占比", Theme::Light);
    check_scene("course-events-320", &few(320.0, 12).scene(), "占比", Theme::Light);
}
