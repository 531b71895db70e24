//! Benchmarks from outside for the yearly forecast, shown beside its inputs and never taken for a value.

use crate::models::hint::{Grade, Hint};

/// All of them.
#[must_use]
pub fn hints() -> Vec<Hint> {
    vec![
        Hint::new(
            &["ramp_months"],
            "客户经理（AE）的成才周期略低于 5 个月，销售开发（SDR）略高于 3 个月。",
            "Ramp of an account executive just under 5 months, of sales development just over 3.",
            "Bridge Group (elevate.so)",
            Grade::B,
        ),
        Hint::new(
            &["attrition_qualified", "retention_qualified"],
            "销售年流失率约 30% 及以上。",
            "Annual turnover of sales reps about 30% and over.",
            "Harvard Business Review, Xactly",
            Grade::B,
        ),
        Hint::no_chinese(&["ramp_months", "attrition_qualified", "retention_qualified"]),
    ]
}
