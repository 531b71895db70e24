//! Draws against what is known of them exactly.

use proptest::prelude::*;
use rand::SeedableRng;

use super::*;
use crate::engines::cohort::{Group, Output, project};
use crate::engines::pace::{Sliced, at_once};

fn crew() -> Crew {
    Crew {
        ready: 10,
        maturing: vec![4, 0, 0],
        maturing_stay: Range::sure(0.92),
        ready_stay: Range::sure(0.98),
        ready_output: Range::sure(100.0),
        maturing_output: vec![Range::sure(30.0); 3],
        joins: vec![2; 12],
    }
}

fn run(crew: &Crew, runs: usize, seed: u64) -> Draws {
    at_once(simulate(
        std::slice::from_ref(crew),
        &[1.0; 12],
        runs,
        seed,
        &Pace::unpaced(),
    ))
}

/// Mean and its standard error.
fn mean(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / (n - 1.0);
    (mean, libm::sqrt(variance / n))
}

#[test]
fn the_mean_of_a_year_is_the_expected_one_within_its_error() {
    let (found, error) = mean(&run(&crew(), 20_000, 7).sums(0, 12));
    assert!((found - 22_167.539).abs() < 4.0 * error, "{found} ± {error}");
    assert!(error > 0.0);
}

#[test]
fn who_stays_is_binomial() {
    let mut random = ChaCha8Rng::seed_from_u64(3);
    for (heads, stay) in [(7, 0.9), (40, 0.3), (1500, 0.97), (2000, 0.5)] {
        let drawn: Vec<f64> = (0..20_000)
            .map(|_| f64::from(stayed(heads, stay, &mut random)))
            .collect();
        let (found, error) = mean(&drawn);
        let n = f64::from(heads);
        assert!((found - n * stay).abs() < 4.0 * error, "{heads} {stay}: {found}");
        let spread = error * error * 20_000.0;
        let expected = n * stay * (1.0 - stay);
        assert!((spread / expected - 1.0).abs() < 0.05, "{heads} {stay}: {spread}");
    }
}

#[test]
fn where_all_stay_every_run_is_the_expected_course() {
    let sure = Crew {
        maturing_stay: Range::sure(1.0),
        ready_stay: Range::sure(1.0),
        ..crew()
    };
    let group = Group {
        months_to_ready: 3,
        maturing_stay: 1.0,
        ready_stay: 1.0,
        ready: 10.0,
        maturing: vec![4.0, 0.0, 0.0],
    };
    let output = Output {
        ready: 100.0,
        maturing: vec![30.0; 3],
    };
    let draws = run(&sure, 3, 1);
    for (at, month) in project(&group, &[2.0; 12]).iter().enumerate() {
        let expected = output.of_ready(month) + output.of_maturing(month);
        assert!(
            draws
                .sums(at, 1)
                .iter()
                .all(|found| (found - expected).abs() < 1e-9)
        );
    }
}

#[test]
fn ranges_are_drawn_once_a_run_for_all() {
    let wide = Crew {
        ready_output: Range::new(80.0, 100.0, 120.0),
        maturing_output: vec![Range::new(20.0, 30.0, 40.0); 3],
        ..crew()
    };
    let (_, narrow_error) = mean(&run(&crew(), 4000, 5).sums(0, 12));
    let (_, wide_error) = mean(&run(&wide, 4000, 5).sums(0, 12));
    // Were the range drawn anew for each rep it would all but cancel out.
    assert!(wide_error > 1.5 * narrow_error, "{wide_error} {narrow_error}");
}

#[test]
fn slices_and_plans_meet_the_same_luck() {
    let whole = run(&crew(), 50, 9);
    let pace = Pace::in_slices();
    let inner = pace.clone();
    let mut work = Sliced::new(
        async move { simulate(&[crew()], &[1.0; 12], 50, 9, &inner).await },
        pace,
    );
    assert_eq!(
        std::iter::repeat_with(|| work.go_on(30)).flatten().next(),
        Some(whole.clone())
    );
    let more = Crew {
        joins: vec![3; 12],
        ..crew()
    };
    let first = run(&more, 50, 9).sums(0, 1);
    assert!(
        whole
            .sums(0, 1)
            .iter()
            .zip(first)
            .all(|(few, many)| many == few + 30.0)
    );
}

proptest! {
    #[test]
    fn whole_people_sum_to_the_rounded_sum(heads in prop::collection::vec(0.0_f64..30.0, 0..9)) {
        let whole = whole_people(&heads);
        let sum: f64 = heads.iter().sum();
        prop_assert!((f64::from(whole.iter().sum::<u32>()) - sum).abs() <= 0.5 + 1e-6);
        prop_assert!(heads.iter().zip(&whole).all(|(part, one)| (f64::from(*one) - part).abs() < 1.0));
    }

    #[test]
    fn a_range_keeps_to_its_ends(a in -9.0_f64..9.0, b in -9.0_f64..9.0, c in -9.0_f64..9.0, share in 0.0_f64..=1.0) {
        let range = Range::new(a, b, c);
        let value = range.at(share);
        prop_assert!(value >= a.min(b) - 1e-9 && value <= b.max(c) + 1e-9);
        prop_assert!(range.at(share) <= range.at(1.0) + 1e-12);
    }
}
