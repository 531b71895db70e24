//! Benchmarks of accounts per CSM, working time and the layers above, as published.

use crate::engines::value::Text;
use crate::models::hint::{Grade, Hint};

/// The benchmarks, in the order of the page.
#[must_use]
pub fn hints() -> Vec<Hint> {
    const ACCOUNTS: &[&str] = &["customers", "deep_hours"];
    vec![
        Hint::new(
            &["arr"],
            "每名 CSM 负责 100–200 万美元 ARR。",
            "1–2 million USD of ARR per CSM.",
            "SaaStr",
            Grade::B,
        ),
        Hint {
            source: Text::new("从业者说法，差异很大", "Practitioners, varying widely"),
            ..Hint::new(
                ACCOUNTS,
                "人均待户量：大客户 8–15 家，中型 30–50 家，池化服务 100–200 家。",
                "Accounts per CSM: enterprise 8–15, mid 30–50, pooled 100–200.",
                "",
                Grade::B,
            )
        },
        Hint::new(
            &["away"],
            "CSM 有 30–40% 的时间不在客户身上。",
            "30–40% of a CSM's time is not customer work.",
            "CS in 15",
            Grade::B,
        ),
        Hint {
            source: Text::new("从业者说法", "Practitioners"),
            ..Hint::new(
                &["span"],
                "有 4–5 名 CSM 时设第一位主管，直接下属约 7 人。",
                "First manager at 4–5 CSMs; about 7 direct reports.",
                "",
                Grade::B,
            )
        },
        Hint::no_chinese(&["customers", "span"]),
    ]
}
