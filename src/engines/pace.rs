//! Long work in slices: whoever runs it says how much may be done at a time, and can stop in between.
//!
//! Long work is an `async fn` that is given a [`Pace`] and calls [`Pace::step`] after each bit of work. Once the steps
//! of the slice are used up the call gives the turn back; the next [`Pace::allow`] lets it go on where it was. To stop
//! the work is to drop its future. There is no clock in it: steps are counted, and whoever has a clock decides how
//! often to allow more of them.

use std::cell::Cell;
use std::future::Future;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// Parts the whole of a work is told in.
pub const WHOLE: u32 = 1000;

/// Counts the steps of one work. A copy counts for the same work.
///
/// ```
/// use loudou::engines::pace::{Pace, Sliced};
/// async fn sum(numbers: Vec<u32>, pace: Pace) -> u32 {
///     let mut sum = 0;
///     for n in numbers {
///         sum += n;
///         pace.step(1).await;
///     }
///     sum
/// }
/// let pace = Pace::in_slices();
/// let mut work = Sliced::new(sum(vec![1, 2, 3], pace.clone()), pace);
/// assert_eq!(work.go_on(2), None); // two of the three steps
/// assert_eq!(work.go_on(2), Some(6));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Pace(Option<Rc<Meter>>);

#[derive(Debug, Default)]
struct Meter {
    /// Steps left of the slice.
    left: Cell<usize>,
    /// How much of the whole is done, in thousandths.
    done: Cell<u32>,
    /// The part of the whole that the present stage is, in thousandths: where it begins and where it ends.
    stage: Cell<(u32, u32)>,
}

impl Pace {
    /// For work that is done in one go.
    #[must_use]
    pub const fn unpaced() -> Self {
        Self(None)
    }

    /// For work in slices; the first one begins with [`Pace::allow`].
    #[must_use]
    pub fn in_slices() -> Self {
        let meter = Meter::default();
        meter.stage.set((0, WHOLE));
        Self(Some(Rc::new(meter)))
    }

    /// Begins a slice of so many steps.
    pub fn allow(&self, steps: usize) {
        if let Some(meter) = &self.0 {
            meter.left.set(steps);
        }
    }

    /// Counts steps, and gives the turn back where the slice has no more.
    pub fn step(&self, steps: usize) -> impl Future<Output = ()> + use<'_> {
        std::future::poll_fn(move |_| match &self.0 {
            None => Poll::Ready(()),
            Some(meter) if meter.left.get() == 0 => Poll::Pending,
            Some(meter) => {
                meter.left.set(meter.left.get().saturating_sub(steps));
                Poll::Ready(())
            }
        })
    }

    /// What follows is this part of the whole, in thousandths.
    pub fn stage(&self, from: u32, to: u32) {
        if let Some(meter) = &self.0 {
            meter
                .stage
                .set((from.min(WHOLE), to.min(WHOLE).max(from.min(WHOLE))));
            self.tell(0, 1);
        }
    }

    /// So much of the present stage is done. What is done never grows less.
    pub fn tell(&self, done: usize, of: usize) {
        if let Some(meter) = &self.0 {
            let (from, to) = meter.stage.get();
            let width = u64::from(to - from);
            let part = (done.min(of) as u64 * width)
                .checked_div(of as u64)
                .unwrap_or(width);
            let now = from.saturating_add(u32::try_from(part).unwrap_or(0));
            meter.done.set(now.max(meter.done.get()));
        }
    }

    /// How much of the whole is done, in thousandths.
    #[must_use]
    pub fn done(&self) -> u32 {
        self.0.as_ref().map_or(0, |meter| meter.done.get())
    }
}

/// Work under way, and its pace.
pub struct Sliced<T> {
    work: Pin<Box<dyn Future<Output = T>>>,
    pace: Pace,
}

impl<T> Sliced<T> {
    /// Work that goes on at this pace; nothing of it is done yet.
    pub fn new(work: impl Future<Output = T> + 'static, pace: Pace) -> Self {
        Self {
            work: Box::pin(work),
            pace,
        }
    }

    /// Does at least one and about so many steps; gives the result when there is one. Must not be called after that.
    pub fn go_on(&mut self, steps: usize) -> Option<T> {
        self.pace.allow(steps.max(1));
        match self.work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(result) => Some(result),
            Poll::Pending => None,
        }
    }

    /// How much of the whole is done, in thousandths.
    #[must_use]
    pub fn done(&self) -> u32 {
        self.pace.done()
    }
}

/// Carries unpaced work out in one go.
pub fn at_once<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    let mut context = Context::from_waker(Waker::noop());
    // Unpaced work is ready at the first poll.
    loop {
        if let Poll::Ready(result) = work.as_mut().poll(&mut context) {
            return result;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn count_to(most: usize, pace: Pace) -> usize {
        let mut at = 0;
        while at < most {
            at += 1;
            pace.tell(at, most);
            pace.step(1).await;
        }
        at
    }

    #[test]
    fn every_slice_does_some_and_no_more_than_its_steps() {
        let pace = Pace::in_slices();
        let mut work = Sliced::new(count_to(10, pace.clone()), pace);
        let mut before = 0;
        let mut slices = 1;
        while work.go_on(3).is_none() {
            assert!(work.done() > before && work.done() <= before + 400);
            before = work.done();
            slices += 1;
        }
        assert_eq!(slices, 4);
        assert_eq!(work.done(), WHOLE);
    }

    #[test]
    fn a_slice_of_no_steps_still_goes_on() {
        let pace = Pace::in_slices();
        let mut work = Sliced::new(count_to(5, pace.clone()), pace);
        assert!((0..20).any(|_| work.go_on(0) == Some(5)));
    }

    #[test]
    fn unpaced_work_is_done_in_one_go() {
        assert_eq!(at_once(count_to(1000, Pace::unpaced())), 1000);
    }

    #[test]
    fn stages_add_up_and_never_go_back() {
        let pace = Pace::in_slices();
        pace.stage(0, 400);
        pace.tell(1, 2);
        assert_eq!(pace.done(), 200);
        pace.stage(400, 1000);
        assert_eq!(pace.done(), 400);
        pace.tell(0, 0);
        assert_eq!(pace.done(), 1000);
        pace.tell(1, 4);
        assert_eq!(pace.done(), 1000);
    }
}
