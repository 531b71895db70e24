//! Benchmarks of conversion: bands beside the inputs, never their value.

use crate::models::hint::{Grade, Hint};

/// What is known from outside, and that nothing is known of China.
#[must_use]
pub fn hints() -> [Hint; 3] {
    [
        Hint::new(
            &["connect", "conversation", "interest"],
            "17.5 万次外呼（2025）：接通 9.9%，其中形成沟通 58%，沟通后约到会面 4.6%。非中国数据。",
            "175 thousand dials (2025): 9.9% connect, 58% of those are conversations, 4.6% of these lead to a meeting. \
             Not China.",
            "Belkins",
            Grade::A,
        ),
        Hint::new(
            &["conversion"],
            "网上流传的“线索 → MQL → SQL → 成交”转化率中位数来源不明，只宜当作区间参考。",
            "Medians found on the web for lead → MQL → SQL → won have no traceable source: bands only.",
            "",
            Grade::C,
        ),
        Hint::no_chinese(&["conversion", "connect", "conversation", "interest"]),
    ]
}
