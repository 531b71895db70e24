//! People by the months since they joined: who is still learning, who carries their full share, who has left.

/// What share of people is still there a month later, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Retention {
    /// Of those still learning.
    pub ramping: f64,
    /// Of the others.
    pub qualified: f64,
}

/// The people on board. Expected numbers, so they may be fractions.
///
/// People join at the start of a month and are counted; at its end some leave, and those who stay are a month older.
/// Who joined in month k is qualified from month k + M on, M being the months it takes.
///
/// ```
/// use loudou::engines::staff::{Retention, Staff};
/// let mut staff = Staff::opening(10.0, 3);
/// let stay = Retention { ramping: 0.92, qualified: 0.98 };
/// for _ in 0..3 {
///     staff.join(2.0);
///     staff.end_month(stay);
/// }
/// staff.join(2.0);
/// let expected = 10.0 * 0.98f64.powi(3) + 2.0 * 0.92f64.powi(3);
/// assert!((staff.qualified() - expected).abs() < 1e-12);
/// assert!((staff.ramping() - (2.0 + 2.0 * 0.92 + 2.0 * 0.92 * 0.92)).abs() < 1e-12);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Staff {
    /// Those still learning, by whole months on board; as many entries as it takes months.
    ramping: Vec<f64>,
    qualified: f64,
}

impl Staff {
    /// People who are all qualified, where a new one takes `ramp_months`.
    #[must_use]
    pub fn opening(qualified: f64, ramp_months: usize) -> Self {
        Self {
            ramping: vec![0.0; ramp_months],
            qualified,
        }
    }

    /// Lets people join at the start of a month.
    pub fn join(&mut self, people: f64) {
        match self.ramping.first_mut() {
            Some(newest) => *newest += people,
            None => self.qualified += people,
        }
    }

    /// Ends a month: some leave, the others are a month older.
    pub fn end_month(&mut self, stay: Retention) {
        self.qualified *= stay.qualified;
        for people in &mut self.ramping {
            *people *= stay.ramping;
        }
        if let Some(oldest) = self.ramping.pop() {
            self.qualified += oldest;
            self.ramping.insert(0, 0.0);
        }
    }

    /// Those who carry their full share.
    #[must_use]
    pub const fn qualified(&self) -> f64 {
        self.qualified
    }

    /// Those still learning.
    #[must_use]
    pub fn ramping(&self) -> f64 {
        self.ramping.iter().sum::<f64>() + 0.0
    }

    /// All of them.
    #[must_use]
    pub fn heads(&self) -> f64 {
        self.qualified + self.ramping()
    }

    /// What they carry, in shares of a qualified person, where one who learns carries `share`.
    #[must_use]
    pub fn capacity(&self, share: f64) -> f64 {
        self.qualified + self.ramping() * share
    }

    /// Those of today's people who will be qualified so many months from now, nobody joining.
    #[must_use]
    pub fn qualified_after(&self, months: usize, stay: Retention) -> f64 {
        let mut later = self.clone();
        (0..months).for_each(|_| later.end_month(stay));
        later.qualified()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STAY: Retention = Retention {
        ramping: 0.9,
        qualified: 0.95,
    };

    #[test]
    fn who_needs_no_time_carries_at_once() {
        let mut staff = Staff::opening(4.0, 0);
        staff.join(2.0);
        assert_eq!(
            (staff.qualified(), staff.ramping(), staff.heads()),
            (6.0, 0.0, 6.0)
        );
    }

    #[test]
    fn a_look_ahead_is_what_comes() {
        let mut staff = Staff::opening(4.0, 2);
        staff.join(3.0);
        staff.end_month(STAY);
        staff.join(1.0);
        let seen = staff.qualified_after(2, STAY);
        staff.end_month(STAY);
        staff.end_month(STAY);
        assert_eq!(staff.qualified(), seen);
    }

    #[test]
    fn people_with_time_to_learn_carry_their_share() {
        let mut staff = Staff::opening(4.0, 2);
        staff.join(2.0);
        assert_eq!(staff.capacity(0.3), 4.6);
    }
}
