//! What pages ask of the worker, in the page's terms. Whatever is large is packed and unpacked here in turns, so that
//! no task on the page's own thread is long.

use std::sync::Arc;

use leptos::prelude::*;

use super::platform::turns::Turns;
use super::platform::worker::{Job, Jobs, Letter, Part};
use super::state::App;
use crate::engines::learn::NoOutcomes;
use crate::i18n::Lang;
use crate::jobs::{Answer, Failure, NewLeads, Request, STILL_THERE, decode_block, encode_block};
use crate::workspace::Workspace;
use crate::workspace::rows::Rows;
use crate::workspace::schema::Head;

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
    let (jobs, workspace) = (app.jobs, app.workspace.get_untracked());
    // The worker takes orders in turn: nothing may come between the workspace and the request that needs it.
    let shown = if jobs.on_desk().as_ref() == Some(&workspace) {
        None
    } else {
        let shown = show(jobs, &workspace).await;
        jobs.note_desk(Some(workspace));
        Some(shown)
    };
    let job = jobs.ask(request, parts, on_progress);
    on_start(&job);
    if let Some(shown) = shown
        && let Err(failure) = shown.await
    {
        jobs.note_desk(None);
        return Err(failure);
    }
    let Letter { answer, parts } = job.await?;
    let answer = answer.open()?;
    Ok(Reply { answer, parts })
}

/// Packs the workspace in turns and sends it; the answer is still to come.
async fn show(jobs: Jobs, workspace: &Workspace) -> Job {
    let mut turns = Turns::begin();
    let mut parts = Vec::with_capacity(workspace.leads.blocks.len());
    for block in &workspace.leads.blocks {
        parts.push(Part::Bytes(encode_block(block)));
        turns.step().await;
    }
    let head = Head::of(workspace, Vec::new());
    jobs.ask(Request::Workspace(Box::new(head)), parts, |_| ())
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
