//! Benchmarks of spans of control and rep cost, as published.

use crate::models::hint::{Grade, Hint};

/// The benchmarks, in the order of the page.
#[must_use]
pub fn hints() -> Vec<Hint> {
    const SPAN: &[&str] = &["span"];
    const COST: &[&str] = &["goal_revenue", "cost_per_rep"];
    vec![
        Hint::new(
            SPAN,
            "一线管理宽幅平均 8½ 人，范围 2–38 人（2013 财年）。",
            "First-line span: mean 8½, range 2–38 (fiscal 2013).",
            "Alexander Group",
            Grade::A,
        ),
        Hint::new(
            SPAN,
            "一线管理宽幅 6–8 人最佳，至多 10 人（约一万支销售团队）。",
            "First-line span: best 6–8, at most 10 (about 10 000 sales forces).",
            "Kurlan",
            Grade::B,
        ),
        Hint::new(
            SPAN,
            "电销（内部销售）12–16 人，外勤约为其一半。",
            "Inside sales 12–16 per manager, field about half.",
            "Kahle",
            Grade::B,
        ),
        Hint::new(
            SPAN,
            "二线管理宽幅 6–8 人。",
            "Second-line span 6–8.",
            "Kurlan",
            Grade::B,
        ),
        Hint {
            source: crate::engines::value::Text::new("从业者通行说法", "Practitioners' rule of thumb"),
            ..Hint::new(
                COST,
                "销售任务额为目标年薪的 4–6 倍。",
                "Quota is 4–6× on-target earnings.",
                "",
                Grade::B,
            )
        },
        Hint::no_chinese(SPAN),
    ]
}
