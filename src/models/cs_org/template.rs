//! The worked example, as the marked sample: 1 000 customers, 80 to a CSM. How T and T1 are read is ours: the method's
//! own picture of them is lost.

use super::input::{HoursBasis, Input, Team};
use crate::engines::value::{Sourced, Text};
use crate::models::layer::Layer;

impl Default for Input {
    fn default() -> Self {
        Self {
            teams: vec![Team::default()],
            months: Sourced::sample(12.0),
        }
    }
}

impl Default for Team {
    fn default() -> Self {
        let layer =
            |id: &str, zh: &str, en: &str, span, cost| Layer::sample(id, Text::new(zh, en), span, cost);
        Self {
            id: "all".to_owned(),
            name: Text::new("全部客户", "All customers"),
            customers: Sourced::sample(1_000.0),
            growth: Sourced::sample(0.03),
            milestones: Vec::new(),
            period_months: Sourced::sample(3.0),
            hours_basis: HoursBasis::Stated,
            hours: Sourced::sample(480.0),
            hours_per_week: Sourced::sample(40.0),
            away: Sourced::sample(0.3),
            deep_hours: Sourced::sample(12.0),
            deep_split: Sourced::sample(0.6),
            deep_share: Sourced::sample(0.3),
            light_hours: None,
            promised_share: Sourced::sample(0.35),
            layers: vec![
                layer("lead", "客户成功组长", "CS team leads", 8.0, 350_000.0),
                layer("head", "客户成功负责人", "Heads of CS", 5.0, 500_000.0),
                layer("area", "区域负责人", "Area heads", 4.0, 700_000.0),
            ],
            cost_per_csm: Sourced::sample(250_000.0),
            arr: Sourced::sample(60_000_000.0),
            csms_today: None,
            ramp_months: Sourced::sample(3.0),
            ramping_share: Sourced::sample(0.5),
            retention_ramping: Sourced::sample(0.98),
            retention_qualified: Sourced::sample(0.99),
        }
    }
}
