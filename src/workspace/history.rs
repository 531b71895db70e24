//! Undo and redo, per workspace, in memory.
//!
//! A step keeps the whole workspace as it was before. That is exact by construction, and cheap: scorecards and
//! blocks of rows are shared with the present one, so a step holds only what it changed.

use super::action::{Action, Refusal, StepLabel};
use super::document::Workspace;

/// Steps kept at most.
pub const MAX_STEPS: usize = 200;

/// One step back or forward.
#[derive(Debug, Clone)]
pub struct Step {
    /// What it did.
    pub label: StepLabel,
    /// Address of the page it was done on, to go back there.
    pub page: String,
    /// Actions with the same number, one after the other, are one step: a drag, a field being typed into.
    gesture: Option<u32>,
    other: Workspace,
}

/// The steps behind and ahead of a workspace.
///
/// ```
/// use loudou::i18n::{Lang, date::Day};
/// use loudou::workspace::{Action, History, Workspace};
/// let day = Day::new(2026, 11, 21).unwrap();
/// let mut workspace = Workspace::with_sample("w1".into(), "Sample".into(), Lang::En, day);
/// let before = workspace.clone();
/// let mut history = History::default();
/// history.apply(&mut workspace, Action::Rename("Acme".into()), "leads", None).unwrap();
/// assert_eq!(workspace.profile.name, "Acme");
/// history.undo(&mut workspace);
/// assert_eq!(workspace, before);
/// ```
#[derive(Debug, Clone, Default)]
pub struct History {
    past: Vec<Step>,
    future: Vec<Step>,
}

impl History {
    /// Applies an action and remembers it as a step done on `page`; with the gesture of the step before it joins
    /// that one.
    ///
    /// # Errors
    /// The action's [`Refusal`]; then nothing is remembered.
    pub fn apply(
        &mut self,
        workspace: &mut Workspace,
        action: Action,
        page: &str,
        gesture: Option<u32>,
    ) -> Result<StepLabel, Refusal> {
        let before = workspace.clone();
        let label = workspace.apply(action)?;
        self.future.clear();
        let joins = gesture.is_some() && self.past.last().is_some_and(|s| s.gesture == gesture);
        if !joins {
            self.past.push(Step {
                label: label.clone(),
                page: page.to_owned(),
                gesture,
                other: before,
            });
            if self.past.len() > MAX_STEPS {
                self.past.remove(0);
            }
        }
        Ok(label)
    }

    /// Takes the last step back and returns it.
    pub fn undo(&mut self, workspace: &mut Workspace) -> Option<Step> {
        let step = self.past.pop()?;
        Some(Self::swap(step, workspace, &mut self.future))
    }

    /// Does the last step taken back again and returns it.
    pub fn redo(&mut self, workspace: &mut Workspace) -> Option<Step> {
        let step = self.future.pop()?;
        Some(Self::swap(step, workspace, &mut self.past))
    }

    fn swap(step: Step, workspace: &mut Workspace, to: &mut Vec<Step>) -> Step {
        let present = std::mem::replace(workspace, step.other.clone());
        // A gesture ends with the undo: what follows is a step of its own.
        to.push(Step {
            other: present,
            gesture: None,
            ..step.clone()
        });
        step
    }

    /// Carries the steps over to a workspace of another id, which goes on from the same state.
    pub fn move_to(&mut self, id: &str) {
        for step in self.past.iter_mut().chain(&mut self.future) {
            id.clone_into(&mut step.other.id);
        }
    }

    /// What undo would take back.
    #[must_use]
    pub fn next_undo(&self) -> Option<&Step> {
        self.past.last()
    }

    /// What redo would do again.
    #[must_use]
    pub fn next_redo(&self) -> Option<&Step> {
        self.future.last()
    }
}
