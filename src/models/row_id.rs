//! Ids of rows that users add: deals, people, stages, channels, roles, teams, layers.
//!
//! Numbers of a row are found by its id, also those that scenarios set over a plan. A row that comes later must not find
//! the numbers of one that is gone, so an id is given out only where neither a row nor a number has it.

/// Parts of the paths under which numbers are set over a plan: ids there may be of rows that are gone.
///
/// ```
/// use loudou::models::row_id::Taken;
/// let taken = Taken::of(["deal/6/amount", "target"].into_iter());
/// // The sixth deal went, its number in a scenario did not.
/// assert_eq!(taken.free("", |_| false), "1");
/// assert_eq!(taken.free("", |id| id != "6" && id != "7"), "7");
/// ```
#[derive(Debug, Default)]
pub struct Taken<'a>(Vec<&'a str>);

impl<'a> Taken<'a> {
    /// Nothing is set over the plan.
    pub const NONE: Taken<'static> = Taken(Vec::new());

    /// Those of paths.
    #[must_use]
    pub fn of(paths: impl Iterator<Item = &'a str>) -> Self {
        Self(paths.flat_map(|path| path.split('/')).collect())
    }

    /// The first of `stem1`, `stem2`, … that neither a row of the list nor a number has.
    #[must_use]
    pub fn free(&self, stem: &str, is_row: impl Fn(&str) -> bool) -> String {
        let mut number = 1_usize;
        loop {
            let id = format!("{stem}{number}");
            if !is_row(&id) && !self.0.contains(&id.as_str()) {
                return id;
            }
            number += 1;
        }
    }
}
