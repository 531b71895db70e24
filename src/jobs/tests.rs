//! Jobs from order to news, through a channel that is only a list.

use std::rc::Rc;
use std::sync::Arc;

use super::*;
use crate::engines::pace::{Pace, at_once};
use crate::engines::value::Sourced;
use crate::exchange::csv::{ReadOptions, read_sheet};
use crate::exchange::import::{Mode, Plan, apply, propose};
use crate::exchange::leads::LeadTable;
use crate::exchange::sql::{Dialect, Model};
use crate::exchange::text::Library;
use crate::exchange::xlsx::WorkbookFault;
use crate::i18n::Lang;
use crate::i18n::date::Day;
use crate::models::lead_tiering::{Ahead, Case, Kept, evaluate, evaluate_again, weight_path};
use crate::models::parameter::Parameters;
use crate::models::sales_year::{self, hiring};
use crate::workspace::rows::{Cell, Rows};
use crate::workspace::schema::Head;
use crate::workspace::{Action, Workspace};

/// A page with its worker, and nothing in between.
struct Channel {
    runner: Runner,
    jobs: JobId,
    desks: u32,
}

type Result1 = Result<(Answer, Vec<Vec<u8>>), Failure>;

impl Channel {
    fn new() -> Self {
        Self {
            runner: Runner::new(Rc::new(Library)),
            jobs: 0,
            desks: 0,
        }
    }

    /// An order goes through JSON as it does in the browser.
    fn order(&mut self, order: &Order, parts: Vec<Vec<u8>>) {
        let text = serde_json::to_string(order).unwrap();
        let head = serde_json::from_str(&text).unwrap();
        self.runner.take(Mail { head, parts });
    }

    fn start(&mut self, request: Request, parts: Vec<Vec<u8>>) -> JobId {
        self.jobs += 1;
        let (job, request) = (self.jobs, Box::new(request));
        self.order(&Order::Start { job, request }, parts);
        job
    }

    /// Runs until nothing is left and gives what became of the job.
    fn end(&mut self, job: JobId) -> Result1 {
        while self.runner.turn(500) {}
        let mut news = self.runner.news().into_iter();
        news.find_map(|mail| match mail.head {
            News::Done { job: of, answer } if of == job => {
                Some(answer.open().map(|answer| (answer, mail.parts)))
            }
            News::Failed { job: of, reason } if of == job => Some(Err(reason)),
            _ => None,
        })
        .unwrap()
    }

    fn ask(&mut self, request: Request, parts: Vec<Vec<u8>>) -> Result1 {
        let job = self.start(request, parts);
        self.end(job)
    }

    fn show(&mut self, workspace: &Workspace) {
        self.show_after(workspace, None);
    }

    /// Shows what has become of a workspace that is on the desk.
    fn show_after(&mut self, workspace: &Workspace, on_desk: Option<&Workspace>) {
        let (head, blocks) = head_and_blocks(workspace, on_desk);
        let blocks = blocks.into_iter().map(|b| encode_block(b)).collect();
        let request = self.putting(head);
        assert_eq!(self.ask(request, blocks), Ok((Answer::Noted, Vec::new())));
    }

    /// The order that puts a workspace on the desk, after the one before.
    fn putting(&mut self, head: Box<Head>) -> Request {
        let (after, number) = (Some(self.desks), self.desks + 1);
        self.desks = number;
        Request::Workspace { head, number, after }
    }
}

fn workspace() -> Workspace {
    let day = Day::new(2026, 11, 21).unwrap();
    Workspace::with_sample("w".into(), "W".into(), Lang::Zh, day)
}

fn table(rows: usize) -> String {
    let mut text = String::from("公司名称,渠道,金额,结果,进入日期\r\n");
    for row in 0..rows {
        let channel = ["展会", "官网", "转介绍"][row % 3];
        let end = ["赢单", "输单", ""][row % 3];
        text.push_str(&format!(
            "\"公司{row}, 有限\",{channel},{}万,{end},2026-0{}-11\r\n",
            row % 90,
            1 + row % 9
        ));
    }
    text
}

fn read(bytes_given: bool) -> Request {
    Request::Read {
        how: How {
            header: if bytes_given {
                Default::default()
            } else {
                crate::exchange::csv::HeaderChoice::Absent
            },
            ..How::default()
        },
        markers: Default::default(),
    }
}

fn opened(result: Result1) -> Box<Opened> {
    match result {
        Ok((Answer::Opened(opened), _)) => opened,
        other => panic!("{other:?}"),
    }
}

/// The rows an import gave, put together as the page does it.
fn rows_of(new: &NewLeads, parts: &[Vec<u8>], old: &Rows) -> Rows {
    let mut parts = parts.iter();
    let blocks = new.rows.blocks.iter().enumerate().map(|(at, name)| {
        if name == STILL_THERE {
            Arc::clone(&old.blocks[at])
        } else {
            Arc::new(decode_block(parts.next().unwrap()).unwrap())
        }
    });
    Rows {
        columns: Arc::new(new.rows.columns.clone()),
        blocks: blocks.collect(),
        next_id: new.rows.next_id,
        source: new.rows.source,
    }
}

fn import(channel: &mut Channel, plan: &Plan, workspace: &Workspace) -> Workspace {
    let answer = channel.ask(Request::Import(Box::new(plan.clone())), Vec::new());
    let Ok((Answer::Imported(new), parts)) = answer else {
        panic!("{answer:?}")
    };
    let mut after = workspace.clone();
    let rows = Box::new(rows_of(&new, &parts, &workspace.leads));
    let card = new.card.map(Box::new);
    after.apply(Action::ReplaceLeads { rows, card }).unwrap();
    after
}

#[test]
fn a_table_is_read_looked_at_and_imported_as_on_the_page_itself() {
    let (workspace, text) = (workspace(), table(4_321));
    let (gbk, _, _) = encoding_rs::GBK.encode(&text);
    let mut channel = Channel::new();
    channel.show(&workspace);
    let opened = opened(channel.ask(read(true), vec![gbk.into_owned()]));

    let sheet = read_sheet(&text, &ReadOptions::default()).sheet;
    let plan = propose(&sheet, &Default::default(), &workspace);
    assert_eq!(opened.plan, plan);
    assert_eq!(opened.reading.sheet.row_count(), 4_321);
    assert_eq!(opened.reading.sheet.cell(1, 0), sheet.cell(1, 0));
    assert_eq!(opened.encoding, crate::exchange::text::Encoding::Gb18030);

    let (plan, choose) = (Box::new(plan), Vec::new());
    let look = channel.ask(
        Request::Look {
            plan: plan.clone(),
            choose,
        },
        Vec::new(),
    );
    assert!(matches!(look, Ok((Answer::Look(look), _)) if look.checks.len() == 5 && look.plan == *plan));

    let there = import(&mut channel, &plan, &workspace);
    let mut here = workspace.clone();
    let imported = apply(&sheet, &plan, &workspace);
    let card = imported.card.map(Box::new);
    let rows = Box::new(imported.rows);
    here.apply(Action::ReplaceLeads { rows, card }).unwrap();
    assert_eq!(there, here);
}

#[test]
fn rows_behind_others_send_only_what_is_new() {
    let mut workspace = workspace();
    let mut channel = Channel::new();
    channel.show(&workspace);
    let plan = opened(channel.ask(read(true), vec![table(5_000).into_bytes()])).plan;
    workspace = import(&mut channel, &plan, &workspace);
    channel.show(&workspace);
    let mut plan = opened(channel.ask(read(true), vec![table(10).into_bytes()])).plan;
    assert_eq!(plan.mode, Mode::Append);
    plan.mode = Mode::Append;
    let Ok((Answer::Imported(new), parts)) = channel.ask(Request::Import(Box::new(plan)), Vec::new()) else {
        panic!("no import")
    };
    assert_eq!(new.rows.blocks, [STILL_THERE, STILL_THERE, ""]);
    assert_eq!(parts.len(), 1);
    assert_eq!(rows_of(&new, &parts, &workspace.leads).len(), 5_010);
}

#[test]
fn the_table_on_the_desk_is_read_again_in_another_way() {
    let mut channel = Channel::new();
    channel.show(&workspace());
    opened(channel.ask(read(true), vec![table(20).into_bytes()]));
    let again = opened(channel.ask(read(false), Vec::new()));
    assert_eq!(
        (again.reading.has_header, again.reading.sheet.row_count()),
        (false, 21)
    );
}

#[test]
fn a_cancelled_job_leaves_the_desk_as_it_was_and_the_next_one_runs() {
    let mut channel = Channel::new();
    channel.show(&workspace());
    let before = opened(channel.ask(read(true), vec![table(30).into_bytes()]));
    let job = channel.start(read(true), vec![table(3_000).into_bytes()]);
    let next = channel.start(read(false), Vec::new());
    for _ in 0..5 {
        assert!(channel.runner.turn(500));
    }
    channel.order(&Order::Cancel { job }, Vec::new());
    let told: Vec<News> = channel.runner.news().into_iter().map(|mail| mail.head).collect();
    assert!(
        told.iter()
            .any(|n| matches!(n, News::Progress { job: of, .. } if *of == job))
    );
    let cancelled = News::Failed {
        job,
        reason: Failure::Cancelled,
    };
    assert_eq!(told.last(), Some(&cancelled));
    let after = opened(channel.end(next));
    assert_eq!(
        after.reading.sheet.row_count(),
        before.reading.sheet.row_count() + 1
    );
}

#[test]
fn what_waits_is_cancelled_too_and_what_is_over_stays_over() {
    let mut channel = Channel::new();
    let waits = channel.start(read(false), Vec::new());
    channel.order(&Order::Cancel { job: waits }, Vec::new());
    assert_eq!(channel.end(waits), Err(Failure::Cancelled));
    channel.order(&Order::Cancel { job: waits }, Vec::new());
    assert!(!channel.runner.turn(1) && channel.runner.news().is_empty());
}

#[test]
fn progress_grows_and_every_slice_is_short() {
    let mut channel = Channel::new();
    channel.show(&workspace());
    channel.start(read(true), vec![table(2_000).into_bytes()]);
    let (mut slices, mut last) = (0, 0);
    while channel.runner.turn(500) {
        slices += 1;
        for mail in channel.runner.news() {
            if let News::Progress { done, .. } = mail.head {
                assert!(done > last && done <= 1000);
                last = done;
            }
        }
    }
    // 10 000 cells are scanned and 10 000 are profiled.
    assert!(slices >= 40, "{slices} slices");
    assert!(last > 800, "{last}");
}

#[test]
fn what_cannot_be_done_says_why() {
    let mut channel = Channel::new();
    assert_eq!(channel.ask(read(false), Vec::new()), Err(Failure::NothingOnDesk));
    channel.show(&workspace());
    assert_eq!(
        channel.ask(read(true), vec![Vec::new()]),
        Err(Failure::NothingRead)
    );
    let workbook = vec![b"PK\x03\x04...".to_vec()];
    assert_eq!(
        channel.ask(read(true), workbook),
        Err(Failure::Workbook(WorkbookFault::Damaged))
    );
    let given = workspace();
    let damaged = vec![vec![1, 2, 3]];
    // Bytes that are no block, a block that is not named, and one that is not on the desk.
    let (named, none) = (
        head_and_blocks(&given, None).0,
        Box::new(Head::of(&given, Vec::new())),
    );
    let there = head_and_blocks(&given, Some(&given)).0;
    for (head, parts) in [(named, damaged.clone()), (none, damaged), (there, Vec::new())] {
        let request = channel.putting(head);
        assert_eq!(channel.ask(request, parts), Err(Failure::NotUnderstood));
    }
    // The desk still has the workspace.
    opened(channel.ask(read(true), vec![table(3).into_bytes()]));
}

#[test]
fn a_query_of_the_scorecard() {
    let workspace = workspace();
    let mut channel = Channel::new();
    channel.show(&workspace);
    let model = Model::of(&workspace, &workspace.lead_tiering).unwrap();
    for dialect in Dialect::ALL {
        let answer = channel.ask(Request::Sql(dialect), Vec::new());
        assert_eq!(answer, Ok((Answer::File, vec![model.sql(dialect).into_bytes()])));
    }
}

#[test]
fn a_file_of_all_leads_or_some() {
    let workspace = workspace();
    let mut channel = Channel::new();
    channel.show(&workspace);
    let (input, rows) = (&workspace.lead_tiering, &workspace.leads);
    let as_of = workspace.profile.as_of;
    let report = evaluate(Case { input, rows, as_of });
    let expected = LeadTable::new(&workspace, input, &report).csv();
    let all = channel.ask(Request::Csv { only: None }, Vec::new());
    assert_eq!(all, Ok((Answer::File, vec![expected.clone().into_bytes()])));
    let ids = vec![
        report.leads.get(5).unwrap().id,
        report.leads.get(2).unwrap().id,
        999_999,
    ];
    let Ok((_, parts)) = channel.ask(Request::Csv { only: Some(ids) }, Vec::new()) else {
        panic!("no file")
    };
    let some = String::from_utf8(parts[0].clone()).unwrap();
    let lines: Vec<&str> = expected.lines().collect();
    assert_eq!(some.lines().collect::<Vec<_>>(), [lines[0], lines[6], lines[3]]);
}

/// A workspace of so many leads.
fn many(leads: usize) -> Workspace {
    let mut workspace = workspace();
    for n in workspace.leads.len()..leads {
        workspace.leads.push([Cell::text(format!("公司{n}"))]);
    }
    workspace
}

#[test]
fn a_workspace_is_taken_in_block_by_block() {
    let (mut channel, workspace) = (Channel::new(), many(9_000));
    let (head, blocks) = head_and_blocks(&workspace, None);
    let blocks = blocks.into_iter().map(|b| encode_block(b)).collect();
    let request = channel.putting(head);
    let job = channel.start(request, blocks);
    let mut turns = 1;
    while channel.runner.turn(1) {
        turns += 1;
    }
    assert_eq!(turns, 5);
    assert_eq!(channel.end(job), Ok((Answer::Noted, Vec::new())));
}

#[test]
fn of_a_workspace_that_is_on_the_desk_only_what_is_new_is_sent() {
    let (mut channel, before) = (Channel::new(), many(9_000));
    channel.show(&before);
    let mut after = before.clone();
    after.leads.set_many([(5_000, 0, Cell::text("改过".to_owned()))]);
    assert!(
        after
            .lead_tiering
            .set(&weight_path("template", "channel"), Sourced::typed(30.0))
    );
    let (head, blocks) = head_and_blocks(&after, Some(&before));
    assert_eq!(
        head.leads
            .blocks
            .iter()
            .filter(|name| *name == STILL_THERE)
            .count(),
        4
    );
    assert_eq!(blocks.len(), 1);
    channel.show_after(&after, Some(&before));
    // Blocks are those of one workspace and of no other.
    let (head, number) = (head_and_blocks(&after, Some(&after)).0, channel.desks + 1);
    for other in [None, Some(channel.desks - 1), Some(number)] {
        let request = Request::Workspace {
            head: head.clone(),
            number,
            after: other,
        };
        assert_eq!(channel.ask(request, Vec::new()), Err(Failure::NotUnderstood));
    }
    let csv = |channel: &mut Channel| channel.ask(Request::Csv { only: None }, Vec::new());
    let sent = csv(&mut channel);
    let mut other = Channel::new();
    other.show(&after);
    assert!(sent.is_ok() && sent == csv(&mut other));
}

#[test]
fn the_worker_scores_as_the_page_does_the_base_and_the_scenario() {
    let (mut channel, mut workspace) = (Channel::new(), many(9_000));
    workspace
        .apply(Action::AddScenario {
            id: "s".into(),
            name: "试".into(),
        })
        .unwrap();
    let id = weight_path("template", "channel");
    workspace.apply(Action::SetInput { id, value: 30.0 }).unwrap();
    let (base, shown) = (workspace.lead_tiering.clone(), workspace.lead_tiering_now());
    assert_ne!(base, shown);
    channel.show(&workspace);
    for (of_base, input) in [(true, base), (false, shown)] {
        let case = Case {
            input: &input,
            rows: &workspace.leads,
            as_of: workspace.profile.as_of,
        };
        let Ok((Answer::Scores, parts)) = channel.ask(Request::Scores { of_base }, Vec::new()) else {
            panic!("no scores")
        };
        let mut ahead = Ahead::of(case, &Kept::default());
        assert!(parts.iter().all(|bytes| ahead.take(bytes)) && !ahead.score());
        let mut kept = ahead.kept();
        assert!(evaluate_again(case, &mut kept) == evaluate(case));
    }
    assert_eq!(
        Channel::new().ask(Request::Scores { of_base: false }, Vec::new()),
        Err(Failure::NothingOnDesk)
    );
}

#[test]
fn a_file_is_written_in_slices_tells_its_progress_and_is_stopped_between_two() {
    let (mut channel, workspace) = (Channel::new(), many(9_000));
    channel.show(&workspace);
    let requests = || [Request::Csv { only: None }, Request::Workbook { only: None }];
    for request in requests() {
        let whole = channel.ask(request.clone(), Vec::new()).unwrap();
        let job = channel.start(request.clone(), Vec::new());
        let (mut slices, mut last) = (0, 0);
        while last < 500 {
            slices += 1;
            assert!(channel.runner.turn(500), "{request:?} is done at {last}");
            for mail in channel.runner.news() {
                if let News::Progress { done, .. } = mail.head {
                    assert!(done > last);
                    last = done;
                }
            }
        }
        // The leads are scored block by block, then written some at a time.
        assert!(slices > 100, "{slices}");
        channel.order(&Order::Cancel { job }, Vec::new());
        assert_eq!(channel.end(job), Err(Failure::Cancelled));
        assert_eq!(channel.ask(request, Vec::new()), Ok(whole));
    }
}

#[test]
fn hires_are_planned_and_their_outcome_drawn_without_a_workspace() {
    let mut channel = Channel::new();
    let input = sales_year::Input::default();
    let sealed = Sealed::seal(&input).unwrap();
    let (answer, _) = channel.ask(Request::Hiring(sealed.clone()), Vec::new()).unwrap();
    let Answer::Hiring(answer) = answer else { panic!() };
    let hiring::Answer::Plan(plan) = *answer else {
        panic!()
    };
    assert!(plan.is_proved && hiring::Question::of(&input).meets(&plan.hires));

    let (answer, _) = channel.ask(Request::Fan(sealed.clone()), Vec::new()).unwrap();
    let whole = at_once(sales_year::fan(&input, &Pace::unpaced()));
    assert_eq!(answer, Answer::Fan(Box::new(whole)));

    for request in [Request::Hiring(sealed.clone()), Request::Fan(sealed)] {
        let job = channel.start(request, Vec::new());
        assert!(channel.runner.turn(1));
        channel.order(&Order::Cancel { job }, Vec::new());
        assert_eq!(channel.end(job), Err(Failure::Cancelled));
    }
}
