//! What pages ask of the worker, in the page's terms. Whatever is large is packed and unpacked here in turns, so that
//! no task on the page's own thread is long.

use std::sync::Arc;

use leptos::prelude::*;

use super::platform::turns::Turns;
use super::platform::worker::{Job, Jobs, Letter, Part};
use super::state::App;
use crate::engines::learn::NoOutcomes;
use crate::i18n::Lang;
use crate::jobs::{
    Answer, Failure, NewLeads, Request, STILL_THERE, decode_block, encode_block, head_and_blocks,
};
use crate::workspace::Workspace;
use crate::workspace::rows::Rows;

/// An answer, and the bytes beside it.
#[derive(Debug)]
pub struct Reply {
    /// What came of the request.
    pub answer: Answer,
    /// Large things, as the answer's documentation names them.
    pub parts: Vec<Part>,
}

/// Asks for something that needs the open workspace, which goes before it where the worker does not have it.
/// `on_start` is told the job, `on_progress` thousandths of it.
///
/// # Errors
/// Why there is no answer.
pub async fn ask_of(
    app: App,
    request: Request,
    parts: Vec<Part>,
    on_start: impl FnOnce(&Job),
    on_progress: impl Fn(u32) + 'static,
) -> Result<Reply, Failure> {
    let jobs = app.jobs;
    // The worker takes orders in turn: nothing may come between the workspace and the request that needs it.
    let shown = show(jobs, app.workspace.get_untracked()).await;
    let job = jobs.ask(request, parts, on_progress);
    on_start(&job);
    if let Some(shown) = shown
        && let Err(failure) = shown.await
    {
        jobs.clear_desk();
        return Err(failure);
    }
    let Letter { answer, parts } = job.await?;
    let answer = answer.open()?;
    Ok(Reply { answer, parts })
}

/// Sends a workspace to the worker, which may have it, or most of its blocks, already; the answer is still to come. What is
/// sent is packed in turns.
async fn show(jobs: Jobs, workspace: Workspace) -> Option<Job> {
    let mut turns = Turns::begin();
    loop {
        let on_desk = jobs.on_desk();
        let (after, there) = on_desk.as_ref().map(|(number, there)| (*number, there)).unzip();
        if there == Some(&workspace) {
            return None;
        }
        let (head, blocks) = head_and_blocks(&workspace, there);
        let mut parts = Vec::with_capacity(blocks.len());
        for block in blocks {
            parts.push(Part::Bytes(encode_block(block)));
            turns.step().await;
        }
        // While it was packed something else may have come there.
        if jobs.on_desk().map(|(number, _)| number) == after {
            let number = jobs.put_on_desk(workspace);
            let request = Request::Workspace { head, number, after };
            return Some(jobs.ask(request, parts, |_| ()));
        }
    }
}

/// The rows of an import. `old` are those it was made for.
///
/// # Errors
/// [`Failure::NotUnderstood`] where blocks are missing or damaged.
pub async fn new_rows(new: &NewLeads, parts: Vec<Part>, old: &Rows) -> Result<Rows, Failure> {
    let mut turns = Turns::begin();
    let mut parts = parts.into_iter();
    let mut blocks = Vec::with_capacity(new.rows.blocks.len());
    for (at, name) in new.rows.blocks.iter().enumerate() {
        let block = if name == STILL_THERE {
            old.blocks.get(at).map(Arc::clone)
        } else {
            parts
                .next()
                .and_then(|part| decode_block(&part.into_bytes()))
                .map(Arc::new)
        };
        blocks.push(block.ok_or(Failure::NotUnderstood)?);
        turns.step().await;
    }
    Ok(Rows {
        columns: Arc::new(new.rows.columns.clone()),
        blocks,
        next_id: new.rows.next_id,
        source: new.rows.source,
    })
}

/// What to say of a failure; none of a cancellation, which was asked for.
#[must_use]
pub fn failure_in_words(lang: Lang, failure: &Failure) -> Option<&'static str> {
    let texts = lang.texts();
    let words = texts.working();
    Some(match failure {
        Failure::Cancelled => return None,
        Failure::NothingRead => texts.importing().nothing_read,
        Failure::Workbook(fault) => fault.sentence(lang),
        Failure::NothingOnDesk | Failure::NotUnderstood => words.begin_again,
        Failure::Broke => words.broke,
        Failure::NoOutcomes(NoOutcomes::NoneWon) => texts.validity().learn_no_won,
        Failure::NoOutcomes(NoOutcomes::NoneLost) => texts.validity().learn_no_lost,
        Failure::NeedsWorker => words.needs_worker,
    })
}
