//! The sample leads: the worked example in two forms, and names for a list of two hundred.
//!
//! Names are an industry and a number, so nobody takes a sample for a company.

use crate::i18n::Lang;

/// A sample lead: its name and its level of each factor of the template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SampleLead {
    /// Chinese name, marked as a sample.
    pub name_zh: &'static str,
    /// English name, marked as a sample.
    pub name_en: &'static str,
    /// What this form of the example shows, in Chinese.
    pub note_zh: &'static str,
    /// The same in English.
    pub note_en: &'static str,
    /// Level of each factor in template order, 0 (worst) to 4 (best); `None` where unknown.
    pub levels: [Option<usize>; 7],
}

impl SampleLead {
    /// The name in a language.
    #[must_use]
    pub const fn name(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.name_zh,
            Lang::En => self.name_en,
        }
    }

    /// The note in a language.
    #[must_use]
    pub const fn note(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.note_zh,
            Lang::En => self.note_en,
        }
    }
}

/// The worked example with every factor rated: 67.5, tier B.
pub const RATED_LEAD: SampleLead = SampleLead {
    name_zh: "示例：中型 SaaS 公司采购 CRM",
    name_en: "Sample: mid-size SaaS firm buying a CRM",
    note_zh: "七个因素全部打分，结果是一个数。",
    note_en: "All seven factors are rated, so the result is one number.",
    levels: [Some(3), Some(4), Some(3), Some(2), Some(1), Some(3), Some(3)],
};

/// The same lead with what the case does not say left open (decision power, the rest of fit and interest):
/// the result is a range.
pub const PARTLY_KNOWN_LEAD: SampleLead = SampleLead {
    name_zh: "示例：中型 SaaS 公司采购 CRM（部分未知）",
    name_en: "Sample: mid-size SaaS firm buying a CRM (partly unknown)",
    note_zh: "决策权、匹配度和兴趣度还没问清，留作未知，结果是一个区间。",
    note_en: "Decision power, fit and interest are not settled yet and stay unknown, so the result is a range.",
    levels: [Some(3), Some(4), Some(3), None, Some(1), None, None],
};

/// How many sample leads the template list holds.
pub const SAMPLE_LEADS: usize = 200;

/// Name of sample lead `number` (1, 2, …): an industry and the number in three digits.
///
/// Neighbouring numbers fall into different industries; the number alone keeps names distinct.
///
/// ```
/// use loudou::{i18n::Lang, models::lead_tiering::sample_text::sample_lead_name};
/// assert_eq!(sample_lead_name(1, Lang::Zh), "装备制造 · 001");
/// assert_eq!(sample_lead_name(1, Lang::En), "Equipment maker · 001");
/// ```
#[must_use]
pub fn sample_lead_name(number: usize, lang: Lang) -> String {
    let index = number.saturating_sub(1) % INDUSTRIES.len();
    let (zh, en) = INDUSTRIES.get(index).copied().unwrap_or(("示例", "Sample"));
    let industry = match lang {
        Lang::Zh => zh,
        Lang::En => en,
    };
    format!("{industry} · {number:03}")
}

/// Industries of the sample leads, Chinese and English.
const INDUSTRIES: [(&str, &str); 40] = [
    ("装备制造", "Equipment maker"),
    ("企业软件", "Business software"),
    ("连锁零售", "Retail chain"),
    ("跨境电商", "Cross-border seller"),
    ("医疗器械", "Medical devices"),
    ("物流仓储", "Logistics"),
    ("职业教育", "Vocational training"),
    ("汽车零部件", "Car parts"),
    ("食品加工", "Food processing"),
    ("人力资源服务", "Staffing services"),
    ("新能源", "Clean energy"),
    ("建筑工程", "Construction"),
    ("连锁餐饮", "Restaurant chain"),
    ("化工材料", "Chemicals"),
    ("金融科技", "Financial technology"),
    ("电子元器件", "Electronic parts"),
    ("物业管理", "Property management"),
    ("纺织服装", "Textiles"),
    ("生物医药", "Biotech"),
    ("广告营销", "Advertising agency"),
    ("仪器仪表", "Instruments"),
    ("家居建材", "Home furnishing"),
    ("网络安全", "Cyber security"),
    ("农业科技", "Farm technology"),
    ("酒店旅游", "Hotels and travel"),
    ("包装印刷", "Packaging"),
    ("半导体", "Semiconductors"),
    ("快速消费品", "Consumer goods"),
    ("环保工程", "Environmental works"),
    ("检测认证", "Testing and certification"),
    ("云服务", "Cloud services"),
    ("工业自动化", "Factory automation"),
    ("保险代理", "Insurance broker"),
    ("文化传媒", "Media"),
    ("钢铁贸易", "Steel trading"),
    ("口腔连锁", "Dental chain"),
    ("智能硬件", "Smart devices"),
    ("会展服务", "Exhibition services"),
    ("管理咨询", "Management consulting"),
    ("通信设备", "Telecom equipment"),
];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::template_text::{FACTORS, LEVEL_POINTS};
    use super::*;

    #[test]
    fn worked_example_scores_67_5() {
        let total: i64 = FACTORS
            .iter()
            .zip(RATED_LEAD.levels)
            .map(|(factor, level)| factor.weight * LEVEL_POINTS[level.unwrap()])
            .sum();
        assert_eq!(total, 6750);
    }

    #[test]
    fn second_form_only_forgets() {
        for (rated, partly) in RATED_LEAD.levels.iter().zip(PARTLY_KNOWN_LEAD.levels) {
            assert!(partly.is_none() || partly == *rated);
        }
    }

    #[test]
    fn names_are_distinct_in_both_languages() {
        for lang in [Lang::Zh, Lang::En] {
            let names: HashSet<_> = (1..=SAMPLE_LEADS)
                .map(|number| sample_lead_name(number, lang))
                .collect();
            assert_eq!(names.len(), SAMPLE_LEADS);
        }
        let zh: HashSet<_> = INDUSTRIES.iter().map(|(zh, _)| zh).collect();
        let en: HashSet<_> = INDUSTRIES.iter().map(|(_, en)| en).collect();
        assert_eq!((zh.len(), en.len()), (40, 40));
    }
}
