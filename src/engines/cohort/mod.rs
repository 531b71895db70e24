//! Groups that people join, in which they mature, and which they leave, month by month.
//!
//! People join at the start of a month and are counted; those who leave do so at its end. Who joined `M` months ago is
//! *ready*; before that *maturing*. Heads may be fractions: this is the expected course, for planning. Whole people
//! are drawn by [`simulate`](crate::engines::simulate).

mod output;
mod pursue;
#[cfg(test)]
mod tests;

pub use output::Output;
pub use pursue::{joins_ahead, joins_to_seats};

/// A group as it stands before the first month, and how it goes on.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Group {
    /// Months from joining to being ready, `M`; 0 for ready at once.
    pub months_to_ready: usize,
    /// Share of the maturing that is still there a month later, 0 to 1.
    pub maturing_stay: f64,
    /// Share of the ready that is still there a month later, 0 to 1.
    pub ready_stay: f64,
    /// Ready at the start.
    pub ready: f64,
    /// Maturing at the start, by whole months since joining. Who is there as long as it takes is ready.
    pub maturing: Vec<f64>,
}

/// Heads, parted by whether they were there before the first month.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Heads {
    /// There before the first month.
    pub opening: f64,
    /// Joined since.
    pub joined: f64,
}

impl Heads {
    /// All of them.
    #[must_use]
    pub fn total(self) -> f64 {
        self.opening + self.joined
    }

    fn times(self, share: f64) -> Self {
        Self {
            opening: self.opening * share,
            joined: self.joined * share,
        }
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            opening: self.opening + other.opening,
            joined: self.joined + other.joined,
        }
    }
}

/// One month of a group. Heads are counted before any of the month leave.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Month {
    /// Who joined at its start.
    pub joined: f64,
    /// Who became ready at its start: matured in the group, or joined one where nobody matures.
    pub became_ready: f64,
    /// The ready.
    pub ready: Heads,
    /// Those of them who were ready before the first month.
    pub ready_from_start: f64,
    /// The maturing, by whole months since joining.
    pub maturing: Vec<Heads>,
    /// Ready who leave at its end.
    pub ready_left: f64,
    /// Maturing who leave at its end.
    pub maturing_left: f64,
}

impl Month {
    /// All the maturing.
    #[must_use]
    pub fn maturing_total(&self) -> Heads {
        self.maturing
            .iter()
            .fold(Heads::default(), |sum, age| sum.and(*age))
    }
}

/// The months of a group, one for each entry of `joins`.
///
/// `N(age + 1, t + 1) = N(age, t) · stay`, with the stay of the maturing up to age `M − 1`, of the ready after.
///
/// ```
/// use loudou::engines::cohort::{Group, project};
/// let group = Group {
///     months_to_ready: 3, maturing_stay: 0.92, ready_stay: 0.98, ready: 10.0, maturing: vec![4.0, 0.0, 0.0],
/// };
/// let months = project(&group, &[2.0; 12]);
/// assert!((months[3].ready.total() - 14.084048).abs() < 1e-6);
/// assert!((months[3].maturing_total().total() - 5.5328).abs() < 1e-9);
/// ```
#[must_use]
pub fn project(group: &Group, joins: &[f64]) -> Vec<Month> {
    let span = group.months_to_ready;
    let grown = |age: usize| age >= span;
    let early = group.maturing.iter().enumerate();
    let mut ready = Heads {
        opening: group.ready + early.filter(|(age, _)| grown(*age)).map(|(_, n)| n).sum::<f64>(),
        joined: 0.0,
    };
    let opening = |age| group.maturing.get(age).copied().unwrap_or(0.0);
    let mut maturing: Vec<Heads> = (0..span)
        .map(|age| Heads {
            opening: opening(age),
            joined: 0.0,
        })
        .collect();
    let mut ready_from_start = ready.opening;
    let mut matured = 0.0;
    let mut months = Vec::with_capacity(joins.len());
    for &joined in joins {
        let arrived = maturing.first_mut().unwrap_or(&mut ready);
        arrived.joined += joined;
        let month = Month {
            joined,
            became_ready: if span == 0 { joined } else { matured },
            ready,
            ready_from_start,
            ready_left: ready.total() * (1.0 - group.ready_stay),
            maturing_left: maturing.iter().map(|age| age.total()).sum::<f64>() * (1.0 - group.maturing_stay),
            maturing: maturing.clone(),
        };
        months.push(month);
        let last = maturing.pop().unwrap_or_default().times(group.maturing_stay);
        matured = last.total();
        ready_from_start *= group.ready_stay;
        ready = ready.times(group.ready_stay).and(last);
        for age in &mut maturing {
            *age = age.times(group.maturing_stay);
        }
        if span > 0 {
            maturing.insert(0, Heads::default());
        }
    }
    months
}

impl Group {
    /// The share of those who joined together that is still there `age` months later, 0 to 1.
    ///
    /// ```
    /// use loudou::engines::cohort::Group;
    /// let group = Group { months_to_ready: 3, maturing_stay: 0.92, ready_stay: 0.98, ..Group::default() };
    /// assert!((group.survival(3) - 0.778688).abs() < 1e-12); // who is ever ready
    /// assert!((group.survival(4) - 0.778688 * 0.98).abs() < 1e-12);
    /// ```
    #[must_use]
    pub fn survival(&self, age: usize) -> f64 {
        (0..age).fold(1.0, |there, past| {
            there
                * if past < self.months_to_ready {
                    self.maturing_stay
                } else {
                    self.ready_stay
                }
        })
    }
}
