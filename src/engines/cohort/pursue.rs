//! Who has to join, month by month, for a group to come to a size and keep it.

use super::Group;
use crate::engines::whole::ceiling;

/// A group without opening joiners to come, with the shares that are left of it tabulated.
struct Course<'a> {
    group: &'a Group,
    /// [`Group::survival`] by age.
    survival: Vec<f64>,
}

impl<'a> Course<'a> {
    fn new(group: &'a Group, months: usize) -> Self {
        Self {
            group,
            survival: (0..=months).map(|age| group.survival(age)).collect(),
        }
    }

    fn left(&self, age: usize) -> f64 {
        self.survival.get(age).copied().unwrap_or(0.0)
    }

    /// Those of the opening group who are there in a month, and of them the ready.
    fn opening(&self, month: usize) -> (f64, f64) {
        let stays = |from: usize| {
            (from..from + month).fold(1.0, |there, age| {
                there
                    * if age < self.group.months_to_ready {
                        self.group.maturing_stay
                    } else {
                        self.group.ready_stay
                    }
            })
        };
        let first = self.group.ready * stays(self.group.months_to_ready);
        let ages = self.group.maturing.iter().enumerate();
        ages.fold((first, first), |(all, ready), (age, people)| {
            let there = people * stays(age);
            let is_ready = age + month >= self.group.months_to_ready;
            (all + there, if is_ready { ready + there } else { ready })
        })
    }

    /// All who are there at the start of a month, before its joiners.
    fn heads(&self, joins: &[f64], month: usize) -> f64 {
        let joined = joins.iter().enumerate();
        joined.fold(self.opening(month).0, |sum, (at, people)| {
            sum + people * self.left(month.saturating_sub(at))
        })
    }

    /// The ready of a month, of those who have joined so far.
    fn ready(&self, joins: &[f64], month: usize) -> f64 {
        let joined = joins.iter().enumerate();
        let old_enough = joined.filter(|(at, _)| month.saturating_sub(*at) >= self.group.months_to_ready);
        old_enough.fold(self.opening(month).1, |sum, (at, people)| {
            sum + people * self.left(month.saturating_sub(at))
        })
    }
}

/// Who joins so that all seats are taken as soon as may be and stay so: whole people, at most `most` a month.
///
/// ```
/// use loudou::engines::cohort::{Group, joins_to_seats};
/// let group = Group { months_to_ready: 3, maturing_stay: 1.0, ready_stay: 1.0, ready: 15.0, maturing: vec![] };
/// assert_eq!(joins_to_seats(&group, 20.0, 2.0, 5), [2.0, 2.0, 1.0, 0.0, 0.0]);
/// ```
#[must_use]
pub fn joins_to_seats(group: &Group, seats: f64, most: f64, months: usize) -> Vec<f64> {
    let course = Course::new(group, months);
    let mut joins = Vec::with_capacity(months);
    for month in 0..months {
        let missing = ceiling(seats - course.heads(&joins, month));
        joins.push(missing.min(most).max(0.0));
    }
    joins
}

/// Who joins so that by the time they are ready the ready are as many as needed: whole people. `needed` says how many by
/// month, and is asked as far as those who join in the last month take.
///
/// ```
/// use loudou::engines::cohort::{Group, joins_ahead};
/// let group = Group { months_to_ready: 2, maturing_stay: 1.0, ready_stay: 1.0, ready: 5.0, maturing: vec![] };
/// let needed = |month: usize| if month < 3 { 5.0 } else { 8.0 };
/// assert_eq!(joins_ahead(&group, needed, 4), [0.0, 3.0, 0.0, 0.0]);
/// ```
pub fn joins_ahead(group: &Group, needed: impl Fn(usize) -> f64, months: usize) -> Vec<f64> {
    let ahead = group.months_to_ready;
    let course = Course::new(group, months + ahead);
    let mut joins = Vec::with_capacity(months);
    for month in 0..months {
        let missing = needed(month + ahead) - course.ready(&joins, month + ahead);
        let each = course.left(ahead);
        let people = if each > 0.0 { ceiling(missing / each) } else { 0.0 };
        joins.push(people.max(0.0));
    }
    joins
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engines::cohort::project;
    use proptest::prelude::*;

    fn groups() -> impl Strategy<Value = Group> {
        let opening = proptest::collection::vec(0.0..5.0f64, 0..5);
        (0usize..5, 0.5..=1.0f64, 0.5..=1.0f64, 0.0..40.0f64, opening).prop_map(
            |(months_to_ready, maturing_stay, ready_stay, ready, maturing)| Group {
                months_to_ready,
                maturing_stay,
                ready_stay,
                ready,
                maturing,
            },
        )
    }

    proptest! {
        #[test]
        fn seats_are_taken_as_soon_as_may_be(group in groups(), seats in 0u32..60, most in 0u32..6) {
            let (seats, most) = (f64::from(seats), f64::from(most));
            let joins = joins_to_seats(&group, seats, most, 18);
            for (month, joined) in project(&group, &joins).iter().zip(&joins) {
                let heads = month.ready.total() + month.maturing_total().total();
                prop_assert!(joined.fract() == 0.0 && (0.0..=most).contains(joined));
                prop_assert!(heads >= seats - 1e-9 || *joined == most);
                prop_assert!(*joined == 0.0 || heads < seats + 1.0 + 1e-9);
            }
        }

        #[test]
        fn the_ready_are_there_when_needed(group in groups(), needed in proptest::collection::vec(0u32..60, 24)) {
            let need = |month: usize| f64::from(needed[month.min(23)]);
            let joins = joins_ahead(&group, need, 18);
            let months = project(&group, &joins);
            for (at, month) in months.iter().enumerate().skip(group.months_to_ready) {
                prop_assert!(month.ready.total() >= need(at) - 1e-9, "month {at}");
                let spare = joins[at - group.months_to_ready] > 0.0;
                prop_assert!(!spare || month.ready.total() < need(at) + 1.0 + 1e-9);
            }
        }
    }
}
