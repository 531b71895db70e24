//! What the numbers of each role mean.

use super::input::Input;
use super::report::RoleFigures;
use super::team::{Crew, Team};
use crate::engines::cohort::Month;

/// The figures of each role.
pub(super) fn role_figures(
    input: &Input,
    team: &Team,
    courses: &[Vec<Month>],
    hires: &[Vec<u32>],
) -> Vec<RoleFigures> {
    let each = input.roles.iter().zip(&team.crews).zip(courses.iter().zip(hires));
    each.map(|((role, crew), (course, hires))| figures(&role.id, crew, course, hires, &team.season))
        .collect()
}

fn figures(id: &str, crew: &Crew, course: &[Month], hires: &[u32], season: &[f64]) -> RoleFigures {
    let ramp = crew.group.months_to_ready;
    let maturing_yield = crew.group.survival(ramp);
    let brought = |(month, season): (&Month, &f64)| {
        (crew.output.of_ready(month) + crew.output.of_maturing(month)) * season
    };
    RoleFigures {
        id: id.to_owned(),
        ramp,
        maturing: (0..=ramp).map(|age| crew.group.survival(age)).collect(),
        maturing_yield,
        hires_for_one: Some(1.0 / maturing_yield).filter(|hires| hires.is_finite()),
        last_month: course.len().min(12).checked_sub(ramp).filter(|month| *month > 0),
        hires: hires.iter().sum(),
        heads_at_end: course.last().map_or((0.0, 0.0), |month| {
            (month.ready.total(), month.maturing_total().total())
        }),
        revenue: course.iter().zip(season).map(brought).collect(),
    }
}
