//! How the template treats each tier: who follows the lead, how soon, how often, to what end, at what cost.
//!
//! The aim of the method is unequal effort: A and B get people, C gets a standard programme, D a machine.

use crate::i18n::Lang;

/// The treatment of one tier in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TreatmentText {
    /// What the tier means, in a word or two.
    pub summary: &'static str,
    /// Who follows the lead (谁来跟).
    pub who: &'static str,
    /// First response within (首次响应).
    pub first_response: &'static str,
    /// By which channel (方式).
    pub channel: &'static str,
    /// How often (节奏).
    pub cadence: &'static str,
    /// What is to be reached, and what happens if it is not (目标).
    pub goal: &'static str,
    /// Most effort spent on one lead (投入).
    pub budget: &'static str,
}

/// A tier of the template: its name, lower cut, and treatment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TierText {
    /// Name shown on the badge.
    pub name: &'static str,
    /// Lowest score of the tier, 0–100, inclusive.
    pub cut: i64,
    /// True for the tiers the method calls mid/high value (中高价值).
    pub mid_high: bool,
    /// First response due within this many working minutes; 0 is at once, by machine.
    pub first_response_minutes: u32,
    /// Most working minutes to spend on one lead before it moves tier; 0 is none by hand.
    pub effort_minutes: u32,
    /// The treatment in Chinese.
    pub zh: TreatmentText,
    /// The treatment in English.
    pub en: TreatmentText,
}

impl TierText {
    /// The treatment in a language.
    ///
    /// ```
    /// use loudou::{i18n::Lang, models::lead_tiering::treatment_text::TIERS};
    /// assert_eq!(TIERS[1].treatment(Lang::Zh).first_response, "4 个工作小时内");
    /// ```
    #[must_use]
    pub const fn treatment(&self, lang: Lang) -> &TreatmentText {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// The four tiers, best first, with their default cuts.
pub const TIERS: [TierText; 4] = [TIER_A, TIER_B, TIER_C, TIER_D];

const TIER_A: TierText = TierText {
    name: "A",
    cut: 75,
    mid_high: true,
    first_response_minutes: 30,
    effort_minutes: 480,
    zh: TreatmentText {
        summary: "优先攻坚",
        who: "资深销售负责，售前顾问配合",
        first_response: "30 分钟内",
        channel: "先打电话，当天加企业微信，3 天内演示或上门",
        cadence: "每周至少 2 次，每次都约好下一步",
        goal: "一周内见到决策人，两周内转为商机；推不动则降为 B",
        budget: "每条最多 8 小时",
    },
    en: TreatmentText {
        summary: "Pursue first",
        who: "A senior rep, with a pre-sales consultant",
        first_response: "Within 30 minutes",
        channel: "Phone first, messaging the same day, demo or visit within 3 days",
        cadence: "At least twice a week, each time with the next step agreed",
        goal: "Meet the decision maker in a week, an opportunity in two; if stuck, move to B",
        budget: "At most 8 hours a lead",
    },
};

const TIER_B: TierText = TierText {
    name: "B",
    cut: 50,
    mid_high: true,
    first_response_minutes: 240,
    effort_minutes: 180,
    zh: TreatmentText {
        summary: "深度跟进",
        who: "销售一对一跟进",
        first_response: "4 个工作小时内",
        channel: "电话为主，企业微信跟进，按行业发案例",
        cadence: "每周 1 次，前 3 次必须通电话",
        goal: "两周内弄清流程、预算和决策人，升 A 或转培育",
        budget: "每条最多 3 小时",
    },
    en: TreatmentText {
        summary: "Develop",
        who: "One rep, one to one",
        first_response: "Within 4 working hours",
        channel: "Mainly phone, then messaging, with cases from the same industry",
        cadence: "Once a week; the first three by phone",
        goal: "Learn process, budget and decision maker in two weeks; raise to A or hand to nurturing",
        budget: "At most 3 hours a lead",
    },
};

const TIER_C: TierText = TierText {
    name: "C",
    cut: 25,
    mid_high: false,
    first_response_minutes: 480,
    effort_minutes: 30,
    zh: TreatmentText {
        summary: "标准培育",
        who: "SDR（线索专员）按统一话术跟进",
        first_response: "1 个工作日内",
        channel: "一次核实电话，之后用企业微信和邮件推送内容",
        cadence: "每两周推送一次，每季度回访一次",
        goal: "补齐未知因素；一个季度内升 B，否则转 D",
        budget: "每条最多 30 分钟",
    },
    en: TreatmentText {
        summary: "Nurture",
        who: "Sales development rep, from a standard script",
        first_response: "Within 1 working day",
        channel: "One call to verify, then content by messaging and email",
        cadence: "Content every two weeks, a call every quarter",
        goal: "Fill in what is unknown; reach B within a quarter, else move to D",
        budget: "At most 30 minutes a lead",
    },
};

const TIER_D: TierText = TierText {
    name: "D",
    cut: 0,
    mid_high: false,
    first_response_minutes: 0,
    effort_minutes: 0,
    zh: TreatmentText {
        summary: "低成本激活",
        who: "市场部自动化培育，不占用销售",
        first_response: "系统自动回复",
        channel: "公众号、邮件和直播邀请",
        cadence: "每月一次，统一内容",
        goal: "保持触达；再次咨询、注册或参加活动时重新打分",
        budget: "不投入人工",
    },
    en: TreatmentText {
        summary: "Keep warm",
        who: "Marketing automation; no sales time",
        first_response: "Automatic reply",
        channel: "Official account, email and webinar invitations",
        cadence: "Once a month, the same for all",
        goal: "Stay in touch; score again on a new enquiry, registration or event",
        budget: "None by hand",
    },
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiers_run_from_best_to_worst_and_cover_zero() {
        assert!(TIERS.windows(2).all(|pair| pair[0].cut > pair[1].cut));
        assert_eq!(TIERS[3].cut, 0);
    }

    #[test]
    fn effort_leans_towards_the_better_tiers() {
        assert!(
            TIERS
                .windows(2)
                .all(|pair| pair[0].effort_minutes > pair[1].effort_minutes)
        );
        assert_eq!(TIERS.iter().filter(|tier| tier.mid_high).count(), 2);
    }

    #[test]
    fn chinese_uses_chinese_punctuation() {
        for tier in &TIERS {
            let zh = tier.zh;
            for text in [
                zh.summary,
                zh.who,
                zh.first_response,
                zh.channel,
                zh.cadence,
                zh.goal,
                zh.budget,
            ] {
                assert!(!text.contains([',', ';', ':', '(', ')']), "{text}");
            }
        }
    }
}
