//! Courses along shares of a team: what the drawings of its split and of its promise have in common.

use super::Cs;
use crate::charts::axes::TickFormat;
use crate::charts::course::Course;
use crate::models::cs_org::TeamReport;

/// A course of the team shown; an empty one while there is none.
pub fn team_course(cs: Cs, width: f64, draw: fn(Cs, &TeamReport, f64) -> Course) -> Course {
    let drawn = cs.of_team(|team| draw(cs, team, width));
    drawn.unwrap_or(Course {
        width,
        format: TickFormat::Number,
        months: Vec::new(),
        columns: None,
        lines: Vec::new(),
        band: None,
    })
}

/// Place of the stop nearest to a share, the first of two as near; none where there are no stops.
pub fn nearest(stops: impl Iterator<Item = f64>, share: f64) -> Option<usize> {
    let far = stops.map(|stop| (stop - share).abs()).enumerate();
    far.min_by(|(_, one), (_, other)| one.total_cmp(other))
        .map(|(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_stop_carries_the_mark() {
        let stops = [0.1, 0.2, 0.4];
        let at = |share: f64| nearest(stops.into_iter(), share);
        assert_eq!(
            (at(0.0), at(0.21), at(0.31), at(9.0)),
            (Some(0), Some(1), Some(2), Some(2))
        );
        assert_eq!(nearest(std::iter::empty(), 0.3), None);
    }
}
