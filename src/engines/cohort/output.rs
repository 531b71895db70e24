//! What the people of a group bring in a month.

use super::{Group, Month};

/// What one person brings a month.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Output {
    /// When ready.
    pub ready: f64,
    /// When maturing, by whole months since joining; who is beyond the list brings nothing.
    pub maturing: Vec<f64>,
}

impl Output {
    /// What one brings `age` months after joining, being there.
    #[must_use]
    pub fn at(&self, age: usize, months_to_ready: usize) -> f64 {
        if age >= months_to_ready {
            self.ready
        } else {
            self.maturing.get(age).copied().unwrap_or(0.0)
        }
    }

    /// What the ready of a month bring.
    #[must_use]
    pub fn of_ready(&self, month: &Month) -> f64 {
        month.ready.total() * self.ready
    }

    /// What the maturing of a month bring.
    #[must_use]
    pub fn of_maturing(&self, month: &Month) -> f64 {
        let each = month.maturing.iter().zip(&self.maturing);
        each.map(|(heads, output)| heads.total() * output).sum()
    }

    /// What one who joins is expected to bring in each month from then on, leavers counted.
    ///
    /// ```
    /// use loudou::engines::cohort::{Group, Output};
    /// let group = Group { months_to_ready: 1, maturing_stay: 0.5, ready_stay: 0.9, ..Group::default() };
    /// let output = Output { ready: 100.0, maturing: vec![20.0] };
    /// assert_eq!(output.of_joiner(&group, 3), [20.0, 50.0, 45.0]);
    /// ```
    #[must_use]
    pub fn of_joiner(&self, group: &Group, months: usize) -> Vec<f64> {
        (0..months)
            .map(|age| group.survival(age) * self.at(age, group.months_to_ready))
            .collect()
    }

    /// What changes from a month to the next without anyone joining: what leavers take away (negative), and what those
    /// who stay bring more for being further on.
    #[must_use]
    pub fn change(&self, group: &Group, month: &Month) -> (f64, f64) {
        let mut left = -month.ready_left * self.ready;
        let mut matured = 0.0;
        for (age, heads) in month.maturing.iter().enumerate() {
            let (now, next) = (
                self.at(age, group.months_to_ready),
                self.at(age + 1, group.months_to_ready),
            );
            left -= heads.total() * (1.0 - group.maturing_stay) * now;
            matured += heads.total() * group.maturing_stay * (next - now);
        }
        (left, matured)
    }
}
