//! The worked example of the method.

use crate::models::sales_org::{Input, evaluate};

#[test]
fn the_worked_example_comes_out() {
    let report = evaluate(&Input::default());
    let organisation = &report.organisation;
    assert!(report.problems.is_empty());
    assert_eq!((organisation.customers, organisation.reps), (600.0, 25.0));
    let heads: Vec<f64> = organisation.layers.iter().map(|layer| layer.heads).collect();
    assert_eq!(heads, [4.0, 1.0]);
    assert_eq!(organisation.revenue, 18_000_000.0);
    assert_eq!(organisation.cost, 8_450_000.0);
    assert_eq!(organisation.surplus, 9_550_000.0);
    assert!(organisation.is_healthy);
    assert_eq!(libm::round(organisation.cost_of_sale.unwrap() * 1000.0), 469.0);
}
