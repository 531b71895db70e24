//! Which snapshots stay: all while there are few, then fewer the older they are.
//!
//! The rule, when there is one too many: the newest and the oldest stay. Of the others the one goes whose absence
//! leaves the smallest hole for its age: the time between its two neighbours, divided by the age of the older one.
//! One that was made because something was about to be replaced or deleted counts as twice as hard to spare as one
//! made while working. In the long run the ages of what stays grow by an even factor: minutes apart within the last
//! hour, days apart within the last weeks.

use super::{Cause, Millis};

/// Most snapshots of a workspace.
pub const MOST_SNAPSHOTS: usize = 20;

/// While there are changes, one is kept at most this often: ten minutes.
pub const ROLLING_EVERY: Millis = 10 * 60 * 1000;

/// Whether it is time for a snapshot while working: none yet, or the last one is [`ROLLING_EVERY`] old. A clock that
/// was set back makes none due until it has caught up, unless it went back by more than that.
///
/// ```
/// use loudou::workspace::storage::{ROLLING_EVERY, is_due};
/// assert!(is_due(None, 5));
/// assert!(!is_due(Some(5), 5 + ROLLING_EVERY - 1));
/// assert!(is_due(Some(5), 5 + ROLLING_EVERY));
/// ```
#[must_use]
pub fn is_due(last: Option<Millis>, now: Millis) -> bool {
    last.is_none_or(|last| last.abs_diff(now) >= ROLLING_EVERY)
}

/// Which of these snapshots, by place, to take away so that at most `most` stay, as of `now`. The times may come in
/// any order; a time in the future counts as now.
#[must_use]
pub fn to_thin(kept: &[(Millis, Cause)], now: Millis, most: usize) -> Vec<usize> {
    let mut order: Vec<(usize, Millis, Cause)> = kept
        .iter()
        .enumerate()
        .map(|(at, (made, cause))| (at, now.saturating_sub(*made), *cause))
        .collect();
    // Youngest first; of equals the one listed last is the younger.
    order.sort_by_key(|(at, ..)| std::cmp::Reverse((kept.get(*at).map(|k| k.0), *at)));
    let mut gone = Vec::new();
    while order.len() > most.max(1) {
        let at = easiest_to_spare(&order).unwrap_or(order.len() - 1);
        gone.push(order.remove(at).0);
    }
    gone
}

/// Place of the one whose absence leaves the smallest hole; none where there are no inner ones.
fn easiest_to_spare(order: &[(usize, Millis, Cause)]) -> Option<usize> {
    let hole = |window: &[(usize, Millis, Cause)]| match window {
        [younger, middle, older] => {
            let weight = if middle.2 == Cause::Rolling { 1.0 } else { 2.0 };
            weight * (older.1 - younger.1) as f64 / older.1.max(1) as f64
        }
        _ => f64::INFINITY,
    };
    let holes = order.windows(3).map(hole).enumerate();
    holes.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(at, _)| at + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MINUTE: Millis = 60_000;
    const DAY: Millis = 24 * 60 * MINUTE;

    /// Keeps one every ten minutes, from minute 0 to `last`, thinning as it goes.
    fn worked(last: Millis) -> Vec<(Millis, Cause)> {
        let mut kept = Vec::new();
        for now in (0..=last).step_by(usize::try_from(ROLLING_EVERY).unwrap()) {
            kept.push((now, Cause::Rolling));
            let gone = to_thin(&kept, now, MOST_SNAPSHOTS);
            let mut at = 0;
            kept.retain(|_| {
                at += 1;
                !gone.contains(&(at - 1))
            });
        }
        kept
    }

    #[test]
    fn after_two_months_of_work_every_age_has_one_near_it() {
        let now = 60 * DAY;
        let kept = worked(now);
        assert_eq!(kept.len(), MOST_SNAPSHOTS);
        assert_eq!((kept[0].0, kept[MOST_SNAPSHOTS - 1].0), (0, now));
        let ages: Vec<Millis> = kept.iter().rev().map(|(at, _)| now - at).collect();
        // The newest are ten minutes apart, and each is at most 2.5 times as old as the one before it.
        assert_eq!(&ages[..3], &[0, 10 * MINUTE, 20 * MINUTE]);
        for pair in ages.windows(2).skip(1) {
            assert!(pair[1] as f64 <= 2.5 * pair[0] as f64, "{ages:?}");
        }
    }

    #[test]
    fn one_before_an_import_outlives_those_made_while_working() {
        let mut kept: Vec<_> = (0..=20).map(|n| (n * 10 * MINUTE, Cause::Rolling)).collect();
        kept[10].1 = Cause::Import;
        for most in (4..=20).rev() {
            let gone = to_thin(&kept, 200 * MINUTE, most);
            assert!(!gone.contains(&10), "{most}: {gone:?}");
        }
    }

    proptest! {
        #[test]
        fn as_many_stay_as_may_and_both_ends_are_among_them(
            times in proptest::collection::vec((0..100 * DAY, any::<bool>()), 0..60), now in 0..120 * DAY,
            most in 2_usize..25,
        ) {
            let cause = |rolling| if rolling { Cause::Rolling } else { Cause::Delete };
            let kept: Vec<_> = times.iter().map(|(at, rolling)| (*at, cause(*rolling))).collect();
            let gone = to_thin(&kept, now, most);
            prop_assert_eq!(kept.len() - gone.len(), kept.len().min(most));
            let stays: Vec<Millis> = (0..kept.len()).filter(|at| !gone.contains(at)).map(|at| kept[at].0).collect();
            prop_assert_eq!(stays.iter().min(), kept.iter().map(|k| &k.0).min());
            prop_assert_eq!(stays.iter().max(), kept.iter().map(|k| &k.0).max());
            let mut apart = gone.clone();
            apart.sort_unstable();
            apart.dedup();
            prop_assert_eq!(apart.len(), gone.len());
        }
    }
}
