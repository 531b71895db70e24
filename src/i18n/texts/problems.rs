//! Sentences for what is wrong with something typed, pasted or imported.

/// Sentences for what is wrong with something typed, pasted or imported.
#[derive(Debug)]
pub struct Problems {
    /// Written numbers.
    pub number: NumberProblems,
    /// Written dates.
    pub date: DateProblems,
}

/// Sentences for written numbers.
#[derive(Debug)]
pub struct NumberProblems {
    /// Nothing was written.
    pub empty: &'static str,
    /// No known form of a number.
    pub not_a_number: &'static str,
    /// Fraction over zero.
    pub division_by_zero: &'static str,
    /// Beyond a 64-bit float.
    pub too_large: &'static str,
    /// Digits in groups that fit no rule.
    pub grouping: &'static str,
    /// `{first}` and `{second}` are the two readings.
    pub ambiguous: &'static str,
}

/// Sentences for written dates.
#[derive(Debug)]
pub struct DateProblems {
    /// Nothing was written.
    pub empty: &'static str,
    /// No known form of a date.
    pub not_a_date: &'static str,
    /// The calendar has no such day.
    pub no_such_day: &'static str,
    /// `{first}` and `{second}` are the two readings.
    pub ambiguous: &'static str,
}

pub(super) const ZH: Problems = Problems {
    number: NumberProblems {
        empty: "请填写一个数字。",
        not_a_number: "这不是数字。可以写成 1234、1.2万、45% 或 1/3。",
        division_by_zero: "分母不能为 0。",
        too_large: "这个数太大，无法计算。",
        grouping: "逗号的位置不对：千位分隔应为每三位一组（如 1,234），小数点请用“.”。",
        ambiguous: "有两种读法：{first} 或 {second}。请说明小数点是“.”还是“,”。",
    },
    date: DateProblems {
        empty: "请填写日期。",
        not_a_date: "这不是日期。可以写成 2026-11-21 或 2026年11月21日。",
        no_such_day: "日历上没有这一天。",
        ambiguous: "有两种读法：{first} 或 {second}。请说明日和月哪个在前。",
    },
};

pub(super) const EN: Problems = Problems {
    number: NumberProblems {
        empty: "Enter a number.",
        not_a_number: "This is not a number. Write it as 1234, 1.2k, 45% or 1/3.",
        division_by_zero: "The lower part of a fraction cannot be 0.",
        too_large: "This number is too large to calculate with.",
        grouping: "The commas are out of place: they separate groups of three digits, as in 1,234; decimals follow a point.",
        ambiguous: "This can be read as {first} or as {second}. Say whether the point or the comma marks the decimals.",
    },
    date: DateProblems {
        empty: "Enter a date.",
        not_a_date: "This is not a date. Write it as 2026-11-21 or 21 Nov 2026.",
        no_such_day: "The calendar has no such day.",
        ambiguous: "This can be read as {first} or as {second}. Say whether the day or the month comes first.",
    },
};
